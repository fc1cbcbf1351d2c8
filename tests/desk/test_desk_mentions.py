"""Mentions that watches found stand below the articles at the desk: read, done with, shared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from tests.conftest import Network, Program
from tests.desk.conftest import Driver
from tests.feed_server import FeedServer, item, rss

Run = Callable[..., None]
MOMENT = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)


def test_mentions_are_read_shared_and_done_with(at_the_desk: Run, cmdaily: Program, network: Network) -> None:
    for number in range(3):
        network.server.say(f"The library \x1b[31m[b]number {number}", MOMENT, f"marie{number}")
    cmdaily.ok("watch", "add", "library", "--on", "acme")
    cmdaily.ok("watch", "read", "--refresh")

    async def script(driver: Driver) -> None:
        await driver.press("5")
        assert "3 mentions found" in driver.shown
        assert "[b]number" in driver.shown, "text of strangers has no effect"
        await driver.press("home", "space")
        assert "Only articles are kept" in driver.said
        await driver.press("enter")
        assert "number" in driver.shown
        await driver.press("escape", "d")
        await driver.until(lambda: "2 mentions found" in driver.shown)
        await driver.press("s")
        await driver.type("acme")
        await driver.press("tab", "tab")
        await driver.type("Worth a look")
        await driver.press("ctrl+s")

    at_the_desk(script)
    assert len(cmdaily.ok("watch", "read", "--json").json["mentions"]) == 2
    assert any("Worth a look" in text for text in network.texts)


def test_refreshing_reads_the_feeds_and_asks_the_watches(
    at_the_desk: Run, cmdaily: Program, network: Network, feeds: FeedServer
) -> None:
    (cmdaily.home / "config.yaml").write_text("feeds: {allow_private: true}\n")
    feeds.put("/feed", rss(item("one", "Old news")))
    cmdaily.ok("feed", "add", feeds.url("/feed"))
    cmdaily.ok("feed", "read", "--refresh")
    feeds.put("/feed", rss(item("one", "Old news"), item("two", "The town hall moves")))
    cmdaily.ok("watch", "add", "library", "--on", "acme")
    cmdaily.ok("watch", "add", "moves", "--on", "feeds")
    network.server.say("The library is open", MOMENT, "marie")

    async def script(driver: Driver) -> None:
        await driver.press("5", "f")
        assert "1 new article. 2 new mentions." in driver.said
        assert "2 mentions found" in driver.shown
        assert "The library is open" in driver.shown

    at_the_desk(script)
