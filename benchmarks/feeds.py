"""1,000 feeds of 50 entries on loopback: CPU over all processes and memory of a first and of an unchanged reading.

`python -m benchmarks.feeds [FEEDS]` prints them; the aims are 40 s, then 3 s, and 200 MB.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

FEEDS, ENTRIES = 1000, 50
WORDS = [
    "town",
    "library",
    "harbour",
    "market",
    "choir",
    "repair",
    "garden",
    "bridge",
    "school",
    "theatre",
    "river",
    "museum",
    "winter",
    "festival",
]


def document(number: int, now: datetime) -> bytes:
    """A feed whose entries are its own."""
    items = []
    for entry in range(ENTRIES):
        words = " ".join(WORDS[(number * 7 + entry * step) % len(WORDS)] for step in range(1, 9))
        date = format_datetime(now - timedelta(hours=entry * 3 + number % 24))
        items.append(
            f"<item><guid>feed-{number}-{entry}</guid><title>{words} {number}-{entry}</title>"
            f"<link>https://site-{number}.example/{entry}</link><pubDate>{date}</pubDate>"
            f"<description>{words} number {number * ENTRIES + entry}. {words[::-1]}</description></item>"
        )
    text = f'<rss version="2.0"><channel><title>Site {number}</title>{"".join(items)}</channel></rss>'
    return text.encode()


def serve(pipe: Connection, feeds: int) -> None:
    """Serve them from a process of its own, whose time is not counted; an ETag that is known gets a 304."""
    now = datetime.now(UTC)
    documents = [document(number, now) for number in range(feeds)]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            number = int(self.path.strip("/"))
            same = self.headers.get("If-None-Match") == f'"{number}"'
            body = b"" if same else documents[number]
            self.send_response(304 if same else 200)
            self.send_header("ETag", f'"{number}"')
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    pipe.send(server.server_address[1])
    server.serve_forever()


def measured(*words: str, home: Path) -> tuple[float, int]:
    """Seconds of CPU of a command with all its processes, and the kB that the largest of them held."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "CMDAILY_HOME": str(home)}
    subprocess.run(
        [sys.executable, "-m", "cmdaily", *words], env=environment, stdout=subprocess.DEVNULL, check=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss


def main() -> None:
    """Print a line for each reading."""
    feeds = int(sys.argv[1]) if len(sys.argv) > 1 else FEEDS
    context = get_context("spawn")
    here, there = context.Pipe()
    server = context.Process(target=serve, args=(there, feeds), daemon=True)
    server.start()
    port = here.recv()
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        (home / "config.yaml").write_text("feeds: {allow_private: true}\n")
        outlines = "".join(
            f'<outline type="rss" text="Site {n}" xmlUrl="http://127.0.0.1:{port}/{n}"/>'
            for n in range(feeds)
        )
        (home / "list.opml").write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
        measured("feed", "import", str(home / "list.opml"), home=home)
        for name in ("first", "unchanged"):
            seconds, largest = measured("feed", "read", "--refresh", "--json", home=home)
            print(f"{name}: {seconds:.1f} s of CPU, largest process {largest // 1024} MB")
    server.terminate()


if __name__ == "__main__":
    main()
