"""A whole day at the desk, a network that hangs while it is open, and the longest text."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from textual import events

from cmdaily.domain.routines.agenda import OPEN
from cmdaily.services.publishing import compose
from tests.conftest import Network, Program
from tests.desk.conftest import Driver
from tests.feed_server import FeedServer, item, rss

Run = Callable[..., None]
MOMENT = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
CONTROLS = "".join(map(chr, (*range(32), *range(0x7F, 0xA0), 0x202E, 0x2066)))
"""Every control character there is, and two that turn the direction of writing."""


def with_feed(cmdaily: Program, feeds: FeedServer) -> None:
    """A feed of three articles."""
    cmdaily.home.mkdir(exist_ok=True)
    (cmdaily.home / "config.yaml").write_text("feeds: {allow_private: true}\n")
    feeds.put("/feed", rss(*(item(f"guid-{name}", f"News of the museum {name}") for name in "abc")))
    cmdaily.ok("feed", "add", feeds.url("/feed"))


def test_a_whole_day_without_leaving_the_desk(
    at_the_desk: Run, cmdaily: Program, network: Network, feeds: FeedServer
) -> None:
    with_feed(cmdaily, feeds)
    for number, text in enumerate(("When do you open on Sunday?", "This is broken, again."), 1):
        network.server.say_to("acme", text, MOMENT, name=f"Marie {number}")

    async def replies(driver: Driver) -> None:
        await driver.press("2", "f")
        assert "2 messages" in driver.shown
        for text in ("We are sorry and mend it today.", "We open at ten on Sunday."):
            await driver.press("r")
            await driver.type(text)
            await driver.press("ctrl+s")
        assert driver.desk.pane.things == []

    async def post(driver: Driver) -> None:
        await driver.press("p")
        await driver.type("acme")
        await driver.press("tab", "tab")
        await driver.type("See you on Sunday")
        await driver.press("ctrl+s")

    async def article(driver: Driver) -> None:
        await driver.press("5", "f")
        await driver.press("space")
        assert "1 article kept, to share" in driver.shown
        await driver.press("end", "s")
        await driver.type("acme")
        await driver.press("tab", "tab")
        await driver.type("Worth a look")
        await driver.press("ctrl+s")

    async def script(driver: Driver) -> None:
        await replies(driver)
        await post(driver)
        await article(driver)
        await driver.press("6", "n")
        await driver.type("followers 1204")
        await driver.press("enter")
        await driver.press("1", "home")
        for _ in range(20):
            chosen = driver.desk.pane.chosen
            assert chosen is not None
            missing = (chosen.action.target or 1) - chosen.done
            if chosen.state == OPEN and missing > 1:
                await driver.press("plus")
                await driver.type(str(missing))
                await driver.press("enter")
            elif chosen.state == OPEN:
                await driver.press("space")
            await driver.press("down")
        assert "20 of 20 done" in driver.shown

    at_the_desk(script)
    assert [each["state"] for each in cmdaily.ok("today", "--json").json["actions"]] == ["done"] * 20
    said = network.texts[2:]
    assert said[:3] == ["We are sorry and mend it today.", "We open at ten on Sunday.", "See you on Sunday"]
    assert len(said) == 4
    assert "Worth a look" in said[3]
    states = [each["state"] for each in cmdaily.ok("inbox", "--all", "--json").json["messages"]]
    assert states == ["answered", "answered"]
    articles = cmdaily.ok("feed", "read", "--all", "--json").json["articles"]
    assert sorted(each["state"] for each in articles) == ["new", "new", "shared"]


def test_a_network_that_hangs_holds_nothing_up(at_the_desk: Run, cmdaily: Program, feeds: FeedServer) -> None:
    with_feed(cmdaily, feeds)
    answered, answer = threading.Event(), feeds.answers["/feed"]

    def hang(_: object) -> tuple[int, dict[str, str], bytes]:
        answered.wait(60)
        return answer  # type: ignore[return-value]

    feeds.answers["/feed"] = hang

    async def script(driver: Driver) -> None:
        await driver.key("5")
        await driver.key(*"fffffffff")
        await driver.until(lambda: "Refreshing" in driver.said)
        await driver.key("1")
        await driver.until(lambda: driver.desk.pane.chosen is not None)
        await driver.key("down", "space")
        await driver.until(lambda: driver.desk.pane.things[1].done == 1)
        assert driver.desk.pane.things[1].done == 1
        assert driver.desk.busy("fetch"), "it hangs still"
        await driver.key("q")
        await driver.until(lambda: not driver.desk.is_running)
        assert not driver.desk.is_running, "nobody waits for it at the end"

    try:
        at_the_desk(script)
    finally:
        answered.set()


def test_what_is_being_sent_goes_on_when_its_text_is_left(
    at_the_desk: Run, cmdaily: Program, network: Network
) -> None:
    network.server.fail("pause-before")

    async def script(driver: Driver) -> None:
        await driver.press("p")
        await driver.type("acme")
        await driver.press("tab", "tab")
        await driver.type("See you on Sunday")
        await driver.key("ctrl+s")
        let_go = await asyncio.to_thread(network.server.wait_for_pause)
        await driver.until(lambda: "Sending" in driver.shown)
        assert "Sending" in driver.shown
        await driver.key("ctrl+s", "escape", "space")
        await driver.until(lambda: driver.desk.pane.things[0].done == 1)
        await driver.key("q")
        await driver.until(lambda: "still being sent" in driver.said)
        assert "still being sent" in driver.said
        let_go()
        await driver.until(lambda: "acme" in driver.said, 20)
        assert "acme" in driver.said
        assert driver.desk.is_running

    at_the_desk(script)
    assert network.texts == ["See you on Sunday"]
    assert cmdaily.ok("today", "--json").json["actions"][0]["done"] == 1


def test_the_longest_text_with_every_control_character_is_kept_whole(
    at_the_desk: Run, cmdaily: Program, network: Network
) -> None:
    del network
    text = "\n".join([CONTROLS, *(["[bold]é🙂 " + "x" * 1000] * 100)])
    assert len(text) > 100_000

    async def script(driver: Driver) -> None:
        await driver.press("p")
        await driver.type("acme")
        await driver.press("tab", "tab")
        driver.desk.post_message(events.Paste(text))
        await driver.settle()
        assert not {"\x1b", "\x9b", "\x07", "\u202e"} & set(driver.shown)
        await driver.press("ctrl+s")
        assert "Nothing was sent" in driver.shown
        await driver.press("escape")
        with driver.desk.session.workspace() as workspace:
            (draft,) = compose.drafts(workspace)
        assert len(draft.text) >= 100_000
        assert draft.text.count("[bold]é🙂") == 100

    at_the_desk(script)
    assert "\x1b" not in cmdaily.ok("outbox", "list").out


def test_nothing_is_ticked_for_a_day_that_is_not_shown(at_the_desk: Run, cmdaily: Program) -> None:
    """Left open over midnight, or on a machine that slept: the list on the screen is yesterday's."""

    async def script(driver: Driver) -> None:
        await driver.press("m")
        cmdaily.now += timedelta(days=1)
        await driver.press(*"12m", "enter")
        assert "A new day has begun" in driver.said
        assert "Tuesday 24 November" in driver.shown
        cmdaily.now += timedelta(days=1)
        await driver.press("space")
        assert "A new day has begun" in driver.said
        await driver.press("space")
        assert not driver.said

    at_the_desk(script)
    days = [f"2026-11-{day}" for day in (23, 24, 25)]
    done = [cmdaily.ok("today", "--date", day, "--json").json["totals"]["spent_minutes"] for day in days]
    counted = [cmdaily.ok("today", "--date", day, "--json").json["actions"][0]["done"] for day in days]
    assert (done[:2], counted) == ([0, 0], [0, 0, 1])


def test_a_timer_says_what_it_recorded_and_is_asked_about_when_it_ran_overnight(
    at_the_desk: Run, cmdaily: Program
) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("s")
        cmdaily.now += timedelta(minutes=6)
        await driver.press("s")
        assert driver.said.endswith("6 min recorded.")
        await driver.press("u")
        assert driver.said.startswith("Undone: time spent on ")
        await driver.press("s")
        cmdaily.now += timedelta(days=1)
        await driver.press("1", "down", "s")
        assert "has been running since Mon 23 Nov" in driver.shown.replace("\n", " ")
        await driver.press(*"9m", "enter")
        assert driver.said.endswith("9 min recorded.")

    at_the_desk(script)
    assert cmdaily.ok("today", "--date", "2026-11-23", "--json").json["totals"]["spent_minutes"] == 9
    assert cmdaily.ok("today", "--date", "2026-11-24", "--json").json["totals"]["spent_minutes"] == 0
