"""The desk speaks of its keys, and shows what is around a message; what is doubtful is checked from there."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from string import Formatter

import pytest
from textual import events
from textual.geometry import Size

from cmdaily.desk.panes.inbox import InboxPane
from cmdaily.desk.panes.outbox import OutboxPane
from cmdaily.desk.words import DeskTranslator
from cmdaily.locale import LANGUAGES, Translator
from tests.conftest import Network, Program
from tests.desk.conftest import Driver
from tests.desk.test_desk_inbox import template

Run = Callable[..., None]
MOMENT = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)


def fields(text: str) -> set[str]:
    """The placeholders of a message."""
    return {name for _text, name, _format, _conversion in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_desk_says_in_keys_stands_for_a_message_that_names_a_command(language: str) -> None:
    plain, desk = Translator(language), DeskTranslator(language)
    catalogue = __import__(f"cmdaily.locale.{language}.at_desk", fromlist=["MESSAGES"]).MESSAGES
    for key, said in catalogue.items():
        name = key.partition(".")[2]
        before = plain._message(name)
        assert before is not None, f"{key} stands for nothing"
        assert desk._message(name) == said
        assert fields(said) <= {each for form in [before] if isinstance(form, str) for each in fields(form)}
        assert "cmdaily" in str(before) or "--" in str(before), f"{key}: what it stands for names no command"


def test_a_message_names_its_keys_and_what_stood_before(
    at_the_desk: Run, cmdaily: Program, network: Network
) -> None:
    network.server.say_to("acme", "Is the café open today?", MOMENT, name="Marie", author="marie")
    network.server.say_to("acme", "Hello?", MOMENT + timedelta(minutes=2), name="Marie", author="marie")
    cmdaily.ok("inbox", "--refresh")

    async def script(driver: Driver) -> None:
        await driver.press("2", "/", *"hello", "enter")
        await driver.press("enter")
        shown = driver.shown
        assert "cmdaily" not in shown
        assert "Before, Mon 23 Nov, Marie: Is the café open today?" in shown
        told = re.search(r"Answer: (\w), with a template (\w) +Done: (\w) +Put off: (\w)", shown)
        correct = re.search(r"Correct it: (\w)", shown)
        assert told is not None
        assert correct is not None
        assert {*told.groups(), *correct.groups()} <= {key.key for key in InboxPane.KEYS}
        await driver.press("d")

    at_the_desk(script)
    assert [each["text"] for each in cmdaily.ok("inbox", "--json").json["messages"]] == [
        "Is the café open today?"
    ]


def test_a_value_is_offered_again_for_the_next_message(
    at_the_desk: Run, cmdaily: Program, network: Network
) -> None:
    for number, name in enumerate(("Marie", "Paul")):
        network.server.say_to("acme", "When do you open?", MOMENT + timedelta(minutes=number), name=name)
    cmdaily.ok("inbox", "--refresh")
    template(
        cmdaily,
        "hours",
        "text:\n  - 'Hello {name}, we open at {opens}.'\n  - '{name}, come at {opens}.'\nkind: question\n",
    )

    async def script(driver: Driver) -> None:
        await driver.press("2", "t")
        assert "Template hours: " in driver.shown
        assert "{opens}" in driver.shown
        await driver.press(*"ten", "enter", "ctrl+s")
        await driver.press("t", "enter", "ctrl+s")

    at_the_desk(script)
    assert sorted(text for text in network.texts if "ten" in text) == [
        "Hello Marie, we open at ten.",
        "Paul, come at ten.",
    ]


def test_what_is_doubtful_is_checked_with_a_key(at_the_desk: Run, cmdaily: Program, network: Network) -> None:
    network.server.fail("silence-after")
    cmdaily("post", "See you on Sunday", "--to", "acme")
    assert cmdaily.ok("outbox", "list", "--json").json["deliveries"][0]["state"] == "unknown"
    cmdaily.now += timedelta(minutes=5)

    async def script(driver: Driver) -> None:
        await driver.press("3", "s")
        assert "Check it first: c" in driver.said
        await driver.press("c")
        assert "sent" in driver.said

    at_the_desk(script)
    assert "c" in {key.key for key in OutboxPane.KEYS}
    assert cmdaily.ok("outbox", "list", "--json").json["deliveries"][0]["state"] == "sent"
    assert network.texts == ["See you on Sunday"]


def test_drafts_are_counted_above_the_outbox(at_the_desk: Run, network: Network) -> None:
    del network

    async def script(driver: Driver) -> None:
        await driver.press("p", *"acme", "tab", "tab", *"Soon", "escape", "3")
        assert driver.shown.split("\n")[1] == "1 draft"

    at_the_desk(script)


def test_no_hour_is_torn_from_its_unit_in_what_is_read(
    at_the_desk: Run, cmdaily: Program, network: Network
) -> None:
    network.server.say_to("acme", "Merci !", MOMENT, name="Marie")
    cmdaily.ok("inbox", "--refresh")

    async def script(driver: Driver) -> None:
        for width in range(60, 66, 3):
            await driver.press("2", "enter")
            driver.desk.post_message(events.Resize(Size(width, 24), Size(width, 24)))
            await driver.settle()
            shown = [line.strip(" │╮╯▁▂▃▄▅▆▇█") for line in driver.shown.split("\n")]
            assert any("Réponse attendue" in line for line in shown)
            assert not [line for line in shown if re.match(r"h\b|[:!;»]", line)]
            await driver.press("escape")

    at_the_desk(script, language="fr", size=(60, 24))


def test_a_text_stays_whole_on_the_screen_when_the_window_changes(at_the_desk: Run, network: Network) -> None:
    del network
    text = "Paul, we are sorry. Please write to help@x.org with the date and what happened: we are looking."

    async def script(driver: Driver) -> None:
        await driver.press("p", *"acme", "tab", "tab")
        driver.desk.post_message(events.Paste(text))
        await driver.settle()
        for width in (60, 80, 60, 50):
            driver.desk.post_message(events.Resize(Size(width, 20), Size(width, 20)))
            await driver.settle()
            shown = [line.strip() for line in driver.shown.split("\n")]
            begun = next(place for place, line in enumerate(shown) if line.startswith("Paul"))
            assert " ".join(shown[begun : begun + 3]).strip() == text, width

    at_the_desk(script, size=(80, 24))
