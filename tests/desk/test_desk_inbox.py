"""The inbox, the outbox and the search of the desk: templates, putting off, blocking, drafts, editing, finding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.conftest import Network, Program
from tests.desk.conftest import SIZES, Driver

Run = Callable[..., None]


def template(cmdaily: Program, name: str, source: str) -> None:
    """A template as somebody wrote it."""
    folder = Path(cmdaily.home) / "templates"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.yaml").write_text(source, encoding="utf-8")


def states(cmdaily: Program) -> dict[str, str]:
    """What became of each message."""
    listed = cmdaily.ok("inbox", "--all", "--json").json["messages"]
    return {each["ref"]: each["state"] for each in listed}


def test_a_template_that_fits_takes_two_keys(at_the_desk: Run, cmdaily: Program, asked: Network) -> None:
    template(cmdaily, "thanks", "text:\n  - Glad you liked it, {name}!\nkind: thanks\n")

    async def script(driver: Driver) -> None:
        await driver.press("2", "down", "down")
        await driver.press("t")
        await driver.press("ctrl+s")

    at_the_desk(script)
    assert asked.texts[3:] == ["Glad you liked it, Marie 2!"]
    assert states(cmdaily)["m2"] == "answered"


def test_values_that_a_template_misses_are_asked_for(
    at_the_desk: Run, cmdaily: Program, asked: Network
) -> None:
    template(cmdaily, "hours", "text:\n  - We open at {opens} and close at {closes}.\nkind: question\n")

    async def script(driver: Driver) -> None:
        await driver.press("2", "down", "t")
        assert "opens:" in driver.shown
        await driver.type("ten")
        await driver.press("enter")
        assert "closes:" in driver.shown
        await driver.type("six")
        await driver.press("enter")
        assert "We open at ten and close at six." in driver.shown
        await driver.press("ctrl+s")

    at_the_desk(script)
    assert asked.texts[3:] == ["We open at ten and close at six."]


def test_where_no_template_fits_one_is_named(at_the_desk: Run, cmdaily: Program, asked: Network) -> None:
    template(cmdaily, "press", "text:\n  - Please write to our press office.\nkind: thanks\n")

    async def script(driver: Driver) -> None:
        await driver.press("2", "t")
        assert "press" in driver.shown
        await driver.type("pres")
        await driver.press("enter")
        assert "press" in driver.said, "the nearest one is named"
        await driver.press("w")
        await driver.type("press")
        await driver.press("enter")
        await driver.press("ctrl+s")

    at_the_desk(script)
    assert asked.texts[3:] == ["Please write to our press office."]


def test_putting_off_blocking_and_taking_it_back(at_the_desk: Run, cmdaily: Program, asked: Network) -> None:
    del asked

    async def script(driver: Driver) -> None:
        await driver.press("2", "z", "enter")
        assert "2 messages" in driver.shown
        await driver.press("u")
        assert "3 messages" in driver.shown
        await driver.press("exclamation_mark")
        await driver.press("escape")
        assert "3 messages" in driver.shown
        await driver.press("exclamation_mark")
        await driver.press("enter")
        assert "3 messages" not in driver.shown
        await driver.press("u")
        assert "3 messages" in driver.shown
        await driver.press("d")
        assert "2 messages" in driver.shown
        await driver.press("u", "u")
        assert "Nothing to undo." in driver.said

    at_the_desk(script)
    assert set(states(cmdaily).values()) == {"open"}


def test_a_draft_is_taken_up_again_and_sent_once(at_the_desk: Run, cmdaily: Program, asked: Network) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("p")
        await driver.type("acme")
        await driver.press("tab", "tab")
        await driver.type("Half a")
        await driver.press("escape")
        await driver.press("3")
        assert "draft" in driver.shown
        await driver.press("enter")
        await driver.type(" sentence")
        await driver.press("ctrl+s")
        assert "draft" not in driver.shown

    at_the_desk(script)
    assert asked.texts[3:] == ["Half a sentence"]
    assert "draft" not in cmdaily.ok("outbox", "list").out


def test_a_draft_is_deleted_only_when_that_is_meant(
    at_the_desk: Run, cmdaily: Program, asked: Network
) -> None:
    del asked

    async def script(driver: Driver) -> None:
        await driver.press("p")
        await driver.press("tab", "tab")
        await driver.type("Nonsense")
        await driver.press("escape", "3")
        await driver.press("x", "escape")
        assert "Nonsense" in driver.shown
        await driver.press("x", "enter")
        assert "draft" not in driver.shown

    at_the_desk(script)
    assert "Nonsense" not in cmdaily.ok("outbox", "list").out


def test_what_waits_is_edited_and_goes_once_at_its_time(
    at_the_desk: Run, cmdaily: Program, asked: Network
) -> None:
    cmdaily.ok("post", "See you on Sunday", "--to", "acme", "--at", "2026-11-24 09:00")

    async def script(driver: Driver) -> None:
        await driver.press("3", "e")
        assert "2026-11-24 09:00" in driver.shown
        await driver.type(" at ten")
        await driver.press("ctrl+s")
        assert "See you on Sunday at ten" in driver.shown

    at_the_desk(script)
    listed = cmdaily.ok("outbox", "list", "--json").json["deliveries"]
    waiting = [each for each in listed if each["state"] == "queued"]
    assert [each["text"] for each in waiting] == ["See you on Sunday at ten"]
    assert all(each["state"] in ("queued", "cancelled") for each in listed)
    assert asked.texts[3:] == []


def test_finding_everywhere_opens_what_was_found(at_the_desk: Run, cmdaily: Program, asked: Network) -> None:
    del asked
    cmdaily.ok("tick", "1", "--note", "Sunday hours on the door")

    async def script(driver: Driver) -> None:
        await driver.press("F")
        await driver.type("sunday")
        await driver.press("enter")
        assert "on the door" in driver.shown
        assert "When do you open on Sunday?" in driver.shown
        await driver.press("end", "enter")
        assert "Marie 1" in driver.shown
        await driver.press("escape", "escape")
        assert "of 20 done" in driver.shown
        await driver.press("F")
        await driver.type("zeppelin")
        await driver.press("enter")
        assert "Nothing holds all these words." in driver.shown

    at_the_desk(script)


def test_a_click_on_a_key_or_a_list_does_the_same(at_the_desk: Run, cmdaily: Program) -> None:
    async def script(driver: Driver) -> None:
        await driver.click("#keys", x=driver.shown.splitlines()[-2].index("tick"))
        await driver.click("#tabs", x=driver.shown.splitlines()[0].index("Outbox"))
        assert "The outbox is empty" in driver.shown or "outbox" in driver.shown.lower()
        assert driver.desk.pane.NAME == "outbox"

    at_the_desk(script, size=SIZES["small"])
    assert cmdaily.ok("today", "--json").json["actions"][0]["done"] == 1


def test_a_tick_is_corrected(at_the_desk: Run, cmdaily: Program) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("down", "e")
        await driver.type("3")
        await driver.press("enter")
        assert "othing was recorded today" in driver.said
        await driver.press("space", "e")
        await driver.type("3")
        await driver.press("enter")
        await driver.press("e")
        await driver.type("12m")
        await driver.press("enter")

    at_the_desk(script)
    action = cmdaily.ok("today", "--json").json["actions"][1]
    assert (action["done"], action["spent_minutes"]) == (3, 12)


def test_a_reply_that_is_taken_up_again_shows_what_it_answers(
    at_the_desk: Run, cmdaily: Program, asked: Network
) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("2", "down", "r", *"From ten", "escape")
        await driver.press("3", "enter")
        assert "m1 · Marie 1" in driver.shown
        assert "When do you open on Sunday?" in driver.shown
        await driver.press("ctrl+s")

    at_the_desk(script)
    assert asked.texts[3:] == ["From ten"]
    assert states(cmdaily)["m1"] == "answered"
