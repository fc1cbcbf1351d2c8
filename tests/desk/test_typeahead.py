"""Somebody who types faster than screens open: each key reaches what the one before it opens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.widgets import Input

from cmdaily.desk import typeahead
from cmdaily.desk.compose import Compose, JudgedText
from cmdaily.errors import RefusedError
from cmdaily.services.inbox import claims
from tests.conftest import Network, Program
from tests.desk.conftest import Driver

Run = Callable[..., None]


def at_once(driver: Driver, *keys: str) -> None:
    """Keys that come in one go, as from a terminal whose program was busy."""
    for key in keys:
        single = len(key) == 1
        driver.desk.post_message(
            events.Key(_character_to_key(key) if single else key, key if single else None)
        )


def test_an_answer_begun_at_once_is_no_row_of_commands(
    at_the_desk: Run, cmdaily: Program, asked: Network
) -> None:
    del asked

    async def script(driver: Driver) -> None:
        await driver.press("2")
        at_once(driver, "r", *"dear d! z")
        await driver.settle()
        assert isinstance(driver.desk.screen, Compose)
        assert driver.desk.screen.query_one(JudgedText).text == "dear d! z"
        assert driver.desk.screen.query_one("#to", Input).value == "acme"
        await driver.press("escape")

    at_the_desk(script)
    assert len(cmdaily.ok("inbox", "--json").json["messages"]) == 3


def test_a_post_from_its_first_key_to_its_text(at_the_desk: Run, network: Network) -> None:
    del network

    async def script(driver: Driver) -> None:
        at_once(driver, "p", *"acme", "tab", "tab", *"See you on Sunday")
        await driver.settle()
        assert driver.desk.screen.query_one("#to", Input).value == "acme"
        assert driver.desk.screen.query_one("#at", Input).value == ""
        assert driver.desk.screen.query_one(JudgedText).text == "See you on Sunday"

    at_the_desk(script)


def test_a_question_is_answered_in_one_go(at_the_desk: Run, cmdaily: Program) -> None:
    async def script(driver: Driver) -> None:
        at_once(
            driver, "+", *"4", "enter", "j", "m", *"12m", "enter", "/", *"blog", "enter", "escape", "2", "1"
        )
        await driver.settle()

    at_the_desk(script)
    actions = cmdaily.ok("today", "--json").json["actions"]
    assert [each["done"] for each in actions[:2]] == [4, 1]


def test_what_was_meant_for_a_screen_that_does_not_open_does_nothing(
    at_the_desk: Run, cmdaily: Program, asked: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    del asked

    def taken(*_: object) -> None:
        raise RefusedError("speak.refused", n=1)

    monkeypatch.setattr(claims, "while_writing", taken)

    async def script(driver: Driver) -> None:
        await driver.press("2")
        at_once(driver, "r", *"dzd")
        await driver.settle()
        assert len(driver.desk.screen_stack) == 1
        await driver.press("j", "d")

    at_the_desk(script)
    assert len(cmdaily.ok("inbox", "--json").json["messages"]) == 2


def test_what_never_opens_holds_no_key_up_for_ever(
    at_the_desk: Run, cmdaily: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeahead, "PATIENCE", 0.1)

    async def script(driver: Driver) -> None:
        driver.desk.opens()
        await driver.key("space", "space")
        await driver.key("space")
        await driver.settle()
        await driver.until(lambda: not driver.desk._in_turn)
        await driver.press("space")

    at_the_desk(script)
    assert cmdaily.ok("today", "--json").json["actions"][0]["done"] >= 2
