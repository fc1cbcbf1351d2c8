"""The desk as a person uses it: keys, mouse, both languages, both sizes, and what goes wrong."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.app import App

from cmdaily.cli.context import Context
from cmdaily.desk.app import Desk
from cmdaily.desk.panes.day import DayPane
from cmdaily.services.workspace import Workspace
from tests.conftest import Network, Program
from tests.desk.conftest import SIZES, Driver

SCREENS = Path(__file__).parent / "screens"
PANES = ("day", "inbox", "outbox", "calendar", "articles", "figures", "people")
Run = Callable[..., None]
MOMENT = datetime(2026, 11, 23, 7, 40, tzinfo=UTC)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", SIZES)
def test_every_screen_is_as_it_was(
    at_the_desk: Run,
    cmdaily: Program,
    asked: Network,
    golden: Callable[[Path, str], None],
    language: str,
    size: str,
) -> None:
    del asked
    cmdaily.ok("tick", "2", "--by", "3")
    cmdaily.ok("post", "See you on Sunday", "--to", "acme", "--at", "2026-11-24 09:00")
    cmdaily.ok("metric", "log", "followers", "1204", "--account", "acme")
    queued = cmdaily.ok("outbox", "list", "--json").json["deliveries"][0]["id"][-6:]

    async def script(driver: Driver) -> None:
        for place, name in enumerate(PANES, 1):
            await driver.press(str(place))
            width, height = SIZES[size]
            lines = driver.shown.split("\n")
            assert len(lines) <= height + 1
            assert max(map(len, lines)) <= width
            golden(SCREENS / f"{name}.{language}.{size}.txt", driver.shown.replace(queued, "delive"))

    at_the_desk(script, language=language, size=SIZES[size])


def test_ticking_an_amount_time_a_note_and_undo(at_the_desk: Run, cmdaily: Program) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("space")
        await driver.press("down", "plus")
        await driver.type("4")
        await driver.press("enter")
        await driver.press("down", "m")
        await driver.type("12m")
        await driver.press("enter")
        await driver.press("down", "x")
        await driver.type("no news")
        await driver.press("enter")
        await driver.press("down", "n")
        await driver.type("about the fair")
        await driver.press("enter")

    at_the_desk(script)
    actions = cmdaily.ok("today", "--json").json["actions"]
    assert [each["done"] for each in actions[:5]] == [1, 4, 1, 0, 1]
    assert actions[3]["state"] == "skipped"
    assert cmdaily.ok("stats", "--json").json is not None
    assert "about the fair" in cmdaily.ok("log").out

    async def undone(driver: Driver) -> None:
        await driver.press("u")
        assert driver.said.startswith("Undone: ")

    at_the_desk(undone)
    assert cmdaily.ok("today", "--json").json["actions"][4]["done"] == 0


def test_a_day_that_is_not_as_planned(at_the_desk: Run, cmdaily: Program) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("a")
        await driver.type("Call the printer")
        await driver.press("enter")
        assert "Call the printer" in driver.shown
        await driver.press("N")
        await driver.type("the fair is on Sunday")
        await driver.press("enter")
        assert "Noted." in driver.said
        await driver.press("l")
        await driver.press("enter")

    at_the_desk(script)
    actions = cmdaily.ok("today", "--json").json["actions"]
    assert actions[-1]["title"] == "Call the printer"
    assert actions[0]["state"] == "skipped"
    assert "the fair is on Sunday" in cmdaily.ok("log").out
    assert "1" in [
        str(each["number"]) for each in cmdaily.ok("today", "--date", "tomorrow", "--json").json["actions"]
    ]


def test_what_makes_no_sense_is_said_and_changes_nothing(at_the_desk: Run, cmdaily: Program) -> None:
    async def script(driver: Driver) -> None:
        for key, text in (("plus", "many"), ("plus", "0"), ("m", "a while")):
            await driver.press(key)
            await driver.type(text)
            await driver.press("enter")
            assert text in driver.said
            assert not driver.said.startswith("cmdaily"), "the program is on the whole screen already"
        await driver.press("plus", "escape")

    at_the_desk(script)
    assert all(not each["done"] for each in cmdaily.ok("today", "--json").json["actions"])


def test_a_message_is_read_answered_and_ticked(at_the_desk: Run, cmdaily: Program, asked: Network) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("2")
        await driver.press("slash")
        await driver.type("sunday")
        await driver.press("enter")
        assert "Thank you" not in driver.shown
        await driver.press("enter")
        assert "When do you open on Sunday?" in driver.shown
        assert "Esc goes back" in driver.shown
        await driver.press("r")
        assert "Write a reply" in driver.shown
        await driver.type("We open at ten on Sunday.")
        assert "of 500" in driver.shown or "acme:" in driver.shown
        await driver.press("ctrl+s")

    at_the_desk(script)
    assert asked.texts[3:] == ["We open at ten on Sunday."]
    messages = {
        each["ref"]: each["state"] for each in cmdaily.ok("inbox", "--all", "--json").json["messages"]
    }
    assert messages["m1"] == "answered"


def test_setting_aside_and_correcting_a_kind(at_the_desk: Run, cmdaily: Program, asked: Network) -> None:
    del asked

    async def script(driver: Driver) -> None:
        await driver.press("2", "K")
        await driver.type("other")
        await driver.press("enter")
        await driver.press("d")

    at_the_desk(script)
    states = [each["state"] for each in cmdaily.ok("inbox", "--all", "--json").json["messages"]]
    assert sorted(states) == ["done", "open", "open"]


def test_a_refused_text_says_why_and_stays(at_the_desk: Run, cmdaily: Program, asked: Network) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("p")
        await driver.type("acme")
        await driver.press("tab", "tab")
        await driver.type("A ＂fancy＂ text [TODO] {name}")
        await driver.press("ctrl+s")
        assert "Nothing was sent" in driver.shown
        await driver.press("escape")

    at_the_desk(script)
    assert len(asked.texts) == 3
    assert "[TODO] {name}" in cmdaily.ok("outbox", "list").out, "the draft is kept"


def test_a_post_for_later_and_what_can_be_done_with_it(
    at_the_desk: Run, cmdaily: Program, asked: Network
) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("p")
        await driver.type("acme")
        await driver.press("tab")
        await driver.type("tomorrow 9:30")
        await driver.press("tab")
        await driver.type("See you tomorrow")
        await driver.press("ctrl+s")
        await driver.press("3")
        assert "See you tomorrow" in driver.shown
        await driver.press("t")
        await driver.type("tomorrow 11:00")
        await driver.press("enter")
        assert "11:00" in driver.shown
        await driver.press("enter")
        assert "See you tomorrow" in driver.shown
        await driver.press("escape")
        await driver.press("x")

    at_the_desk(script)
    (delivery,) = cmdaily.ok("outbox", "list", "--json").json["deliveries"]
    assert delivery["state"] == "cancelled"
    assert asked.texts[3:] == []


@pytest.mark.usefixtures("cmdaily")
def test_what_another_terminal_does_is_seen(at_the_desk: Run) -> None:
    async def script(driver: Driver) -> None:
        assert "0 of 20 done" in driver.shown
        tick = ["tick", "5", "--date", "2026-11-23"]
        subprocess.run([sys.executable, "-m", "cmdaily", *tick], check=True, capture_output=True)
        await driver.settle()
        await driver.settle()
        assert "1 of 20 done" in driver.shown

    at_the_desk(script)


def test_a_text_is_kept_as_it_is_typed(at_the_desk: Run, cmdaily: Program, asked: Network) -> None:
    """The desk is not left in an orderly way: the draft is there all the same."""
    del asked

    async def script(driver: Driver) -> None:
        await driver.press("p")
        await driver.press("tab", "tab")
        await driver.type("Half a sentence that nobody")

    at_the_desk(script)
    assert "Half a sentence that nobody" in cmdaily.ok("outbox", "list").out


def test_the_mouse_chooses_and_opens(at_the_desk: Run, asked: Network) -> None:
    del asked

    async def script(driver: Driver) -> None:
        await driver.press("2")
        await driver.click("#inbox", x=5, y=2)
        await driver.settle()
        assert len(driver.desk.screen_stack) == 2

    at_the_desk(script)


def test_the_keys_are_shown_and_help_names_them_all(at_the_desk: Run) -> None:
    async def script(driver: Driver) -> None:
        assert "tick" in driver.shown.splitlines()[-1] + driver.shown.splitlines()[-2]
        await driver.press("question_mark")
        for word in ("amount", "timer", "undo", "quit", "the other lists"):
            assert word in driver.shown

    at_the_desk(script)


def test_hostile_texts_take_no_effect(at_the_desk: Run, cmdaily: Program, asked: Network) -> None:
    hostile = (
        "[bold red]x[/] [@click=app.quit]quit[/] \x1b[31m\x1b]0;title\x07 \x9b2J \u202eabc " + "é" * 100_000
    )
    asked.server.say_to("acme", hostile, datetime(2026, 11, 23, 7, 0, tzinfo=UTC), name="[b]Eve[/b]\x1b[1m")
    cmdaily.ok("inbox", "--refresh")

    async def script(driver: Driver) -> None:
        await driver.press("2", "slash")
        await driver.type("[bold red]")
        await driver.press("enter", "enter")
        assert "[bold red]x[/]" in driver.shown
        assert "\x1b" not in driver.shown
        assert "\x9b" not in driver.shown

    at_the_desk(script)


def test_twenty_columns_are_enough_to_leave(at_the_desk: Run, asked: Network) -> None:
    del asked

    async def script(driver: Driver) -> None:
        for place in range(1, 8):
            await driver.press(str(place))
            assert max(map(len, driver.shown.split("\n"))) <= 20
        await driver.press("p", "escape")

    at_the_desk(script, size=(20, 6))


def test_without_a_terminal_the_commands_are_named(cmdaily: Program) -> None:
    refused = cmdaily("desk")
    assert refused.code == 2
    assert "The desk needs a terminal." in refused.err
    assert "cmdaily today" in refused.err


def test_a_store_that_goes_away_is_said(at_the_desk: Run, cmdaily: Program) -> None:
    cmdaily.ok("tick", "1")

    async def script(driver: Driver) -> None:
        (cmdaily.home / "cmdaily.db").write_bytes(b"not a database" * 1000)
        for name in ("cmdaily.db-wal", "cmdaily.db-shm"):
            (cmdaily.home / name).unlink(missing_ok=True)
        await driver.press("space")
        assert "damaged" in driver.said
        assert "Share 5 useful posts" in driver.shown

    at_the_desk(script)


def test_people_are_noted_thanked_joined_and_forgotten(
    at_the_desk: Run, cmdaily: Program, network: Network
) -> None:
    for hour in (3, 2, 1):
        when = datetime(2026, 11, 23, 8 - hour, tzinfo=UTC)
        network.server.say_to("acme", "Merci pour tout, j'adore venir chez vous", when, "marie", name="Marie")
    network.server.say_to("acme", "Hello", datetime(2026, 11, 22, 8, tzinfo=UTC), "jo")
    cmdaily.ok("inbox", "--refresh")

    async def script(driver: Driver) -> None:
        await driver.press("7")
        assert "2 people, 1 to thank" in driver.shown
        await driver.press("n")
        await driver.type("Likes the archives")
        await driver.press("enter")
        assert "Likes the archives" in driver.shown
        await driver.press("u")
        assert "Likes the archives" not in driver.shown
        await driver.press("J")
        await driver.type("jo")
        await driver.press("enter")
        assert "1 person" in driver.shown
        await driver.press("u")
        assert "2 people" in driver.shown
        await driver.press("t")
        assert "0 to thank" in driver.shown
        await driver.press("u")
        await driver.press("enter")
        assert "Merci pour tout" in driver.shown
        await driver.press("escape", "r")
        assert "Merci Marie" in driver.shown
        await driver.press("ctrl+s")
        assert "The thanks are noted." in driver.said
        assert "0 to thank" in driver.shown
        await driver.press("X")
        assert "To delete this for good, type the user name: marie" in driver.shown
        await driver.type("mary")
        await driver.press("enter")
        assert "2 people" in driver.shown
        await driver.press("X")
        await driver.type("marie")
        await driver.press("enter")
        assert "Deleted." in driver.said
        assert "1 person" in driver.shown

    at_the_desk(script)
    assert any(text.startswith("Merci Marie") for text in network.texts)
    assert [each["ref"] for each in cmdaily.ok("people", "list", "--json").json["people"]] == ["memory:jo"]


def test_a_mistake_of_ours_is_owned_up_to_without_the_values_of_variables(
    cmdaily: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_pane: DayPane, _workspace: Workspace) -> None:
        password = "hunter2"
        raise RuntimeError(f"no day {len(password)}")

    monkeypatch.setattr(DayPane, "read", broken)
    monkeypatch.setattr(Desk, "run", lambda desk: App.run(desk, headless=True))
    monkeypatch.setattr(Context, "interactive", True)
    failed = cmdaily("desk")
    assert failed.code == 1
    assert "no day 7" in failed.err
    assert "hunter2" not in failed.out + failed.err
    assert "locals" not in failed.out + failed.err


def test_a_store_that_is_gone_is_not_begun_anew_and_no_text_is_lost(
    at_the_desk: Run, cmdaily: Program
) -> None:
    cmdaily.ok("tick", "1")
    home, away = cmdaily.home, cmdaily.home.with_name("away")

    async def script(driver: Driver) -> None:
        await driver.press("p", "tab", "tab")
        home.rename(away)
        await driver.type("In the dark")
        await driver.press("escape")
        assert "The database is gone" in driver.shown
        assert "lose it with Esc once more" in driver.shown
        assert "In the dark" in driver.shown
        assert not home.exists()
        away.rename(home)
        await driver.press("escape", "1")
        await driver.press("p", "tab", "tab")
        await driver.type("In the light")
        await driver.press("escape")
        assert "is kept: In the light" in driver.said

    at_the_desk(script)
    assert "In the light" in cmdaily.ok("outbox", "list").out


def test_what_is_chosen_stays_chosen_when_others_come_or_go(
    at_the_desk: Run, cmdaily: Program, asked: Network
) -> None:
    def arrives() -> None:
        asked.server.say_to("acme", "Your guide was rude, I want my money back", MOMENT, name="Paul")
        subprocess.run(
            [sys.executable, "-m", "cmdaily", "inbox", "--refresh"], check=True, capture_output=True
        )

    async def script(driver: Driver) -> None:
        await driver.press("2", "down", "down", "enter")
        assert "Thank you!" in driver.shown
        await asyncio.to_thread(arrives)
        await driver.until(lambda: len(driver.desk.pane.things) == 4)
        await driver.press("d")
        assert len(driver.desk.pane.things) == 3

    at_the_desk(script)
    done = [
        each for each in cmdaily.ok("inbox", "--all", "--json").json["messages"] if each["state"] == "done"
    ]
    assert [each["text"] for each in done] == ["Thank you!"]
