"""The shipped routine's day, done whole without the desk, in at most twenty commands."""

from __future__ import annotations

from tests.conftest import Program
from tests.feed_server import FeedServer, item, rss

SAID = "The doors open at ten on Saturday, and the workshop is free for everybody."


def test_the_twenty_actions_are_done_in_at_most_twenty_commands(cmdaily: Program, feeds: FeedServer) -> None:
    cmdaily.home.mkdir(exist_ok=True)
    (cmdaily.home / "config.yaml").write_text("feeds: {allow_private: true}\n")
    feeds.put("/feed", rss(*(item(f"guid-{name}", f"News of the museum {name}") for name in "abc")))
    day = [
        ["today"],
        ["open", "--section", "X"],
        ["tick", "1-4", "--rest", "--took", "15m"],
        ["post", SAID, "--to", "x"],
        ["tick", "5"],
        ["open", "--section", "Facebook"],
        ["tick", "6-10", "--rest", "--took", "13m"],
        ["open", "--section", "LinkedIn"],
        ["tick", "11-14", "--rest", "--took", "10m"],
        ["feed", "add", feeds.url("/feed")],
        ["feed", "read"],
        ["feed", "keep", "f1-f3"],
        ["tick", "16-18", "--rest", "--took", "9m"],
        ["tick", "19", "followers=1204", "reach=310", "engagement=41", "clicks=12"],
        ["metric", "list"],
        ["tick", "20", "--took", "2m", "--note", "More clicks than last week: the film"],
        ["today", "--exit-code"],
    ]
    assert len(day) <= 20
    for command in day:
        cmdaily.ok(*command)
    done = cmdaily.ok("today", "--json").json
    assert [action["id"] for action in done["actions"] if action["state"] != "done"] == []
    assert done["totals"]["spent_minutes"] <= 60
