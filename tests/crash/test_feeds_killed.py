"""A reading of feeds that is killed anywhere leaves each article once after the next one."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Program
from tests.feed_server import FeedServer, item, rss

pytestmark = pytest.mark.crash

DEATHS = int(os.environ.get("CMDAILY_DEATHS", "6"))
ROOT = Path(__file__).parents[2]


def test_killed_anywhere_each_article_is_there_once(cmdaily: Program, feeds: FeedServer) -> None:
    cmdaily.home.mkdir()
    (cmdaily.home / "config.yaml").write_text("feeds: {allow_private: true}\n")
    outlines = []
    for number in range(30):
        items = [item(f"{number}-{n}", f"Article {n} of paper {number}", f"Text {n}") for n in range(10)]
        feeds.put(
            f"/{number}", rss(*items, item(f"same-{number}", "One for all", url="https://site.example/all"))
        )
        outlines.append(f'<outline xmlUrl="{feeds.url(f"/{number}")}"/>')
    (cmdaily.home / "list.opml").write_text(f"<opml><body>{''.join(outlines)}</body></opml>")
    cmdaily.ok("feed", "import", str(cmdaily.home / "list.opml"))
    command = [sys.executable, "-m", "cmdaily", "feed", "read", "--refresh", "--json"]
    rng = random.Random(7)
    for _ in range(DEATHS):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
        asked = len(feeds.asked)
        deadline = time.monotonic() + 20
        while (
            len(feeds.asked) < asked + rng.randrange(1, 25)
            and time.monotonic() < deadline
            and process.poll() is None
        ):
            os.sched_yield()
        process.send_signal(signal.SIGKILL)
        process.wait()
    cmdaily.ok("feed", "read", "--refresh")
    articles = cmdaily.ok("feed", "read", "--json").json["articles"]
    titles = [article["title"] for article in articles]
    assert len(titles) == len(set(titles)) == 301
    assert len(next(each for each in articles if each["title"] == "One for all")["also_in"]) == 29
