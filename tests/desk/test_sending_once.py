"""What is said at the desk is said once: after a failure, in a second window, and beside cron."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

import pytest

from tests.conftest import Network, Program
from tests.desk.conftest import Driver

Run = Callable[..., None]


def elsewhere(cmdaily: Program, *words: str) -> None:
    """A command in another terminal: the desk keeps this one's output for itself."""
    with (
        redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8")),
        redirect_stderr(io.TextIOWrapper(io.BytesIO(), "utf-8")),
    ):
        cmdaily.ok(*words)


async def write(driver: Driver, text: str) -> None:
    """A post for `acme`, as far as the key that sends it."""
    await driver.press("p")
    await driver.type("acme")
    await driver.press("tab", "tab")
    await driver.type(text)


def states(cmdaily: Program) -> list[str]:
    found: list[dict[str, Any]] = cmdaily.ok("outbox", "list", "--json").json["deliveries"]
    return [each["state"] for each in found]


def test_what_failed_is_not_sent_after_its_equal(
    at_the_desk: Run, cmdaily: Program, network: Network
) -> None:
    network.server.fail("401")

    async def script(driver: Driver) -> None:
        for _ in range(2):
            await write(driver, "We open at nine")
            await driver.press("ctrl+s")
        await driver.press("3", "down", "s")
        assert "posted the same text since" in driver.shown

    at_the_desk(script)
    assert (network.texts, states(cmdaily)) == (["We open at nine"], ["failed", "sent"])


def test_a_text_that_another_window_said_meanwhile_stays_a_draft(
    at_the_desk: Run, cmdaily: Program, network: Network
) -> None:
    async def script(driver: Driver) -> None:
        await write(driver, "We open at nine")
        elsewhere(cmdaily, "post", "We open at  nine", "--to", "acme", "--yes")
        await driver.press("ctrl+s")
        assert "Nothing was sent" in driver.shown
        await driver.press("escape")

    at_the_desk(script)
    assert network.texts == ["We open at  nine"]
    assert "We open at nine" in cmdaily.ok("outbox", "list").out.partition("Drafts")[2]


@pytest.mark.parametrize("where", ["elsewhere", "another window"])
def test_a_reply_that_is_written_while_the_message_is_answered(
    at_the_desk: Run, cmdaily: Program, asked: Network, where: str
) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("2")
        await driver.press("slash")
        await driver.type("sunday")
        await driver.press("enter", "enter", "r")
        await driver.type("At ten on Sunday")
        if where == "elsewhere":
            asked.server.answer_elsewhere("acme", "000001", "At ten")
            elsewhere(cmdaily, "inbox", "--refresh")
        else:
            elsewhere(cmdaily, "reply", "m1", "At ten", "--yes")
        await driver.press("ctrl+s")
        assert "m1" in driver.shown
        await driver.press("escape")

    at_the_desk(script)
    assert asked.texts[3:] == ["At ten"]
    assert "At ten on Sunday" in cmdaily.ok("outbox", "list").out.partition("Drafts")[2]


def test_a_draft_that_is_open_here_and_sent_there_is_another_from_then_on(
    at_the_desk: Run, cmdaily: Program, network: Network
) -> None:
    async def script(driver: Driver) -> None:
        await write(driver, "We open at nine")
        elsewhere(cmdaily, "post", "--draft", "last", "--yes")
        await driver.press("ctrl+s")
        assert "has been sent already" in driver.shown
        await driver.type(" and on Sunday")
        await driver.press("ctrl+s")

    at_the_desk(script)
    assert network.texts == ["We open at nine", "We open at nine and on Sunday"]
    assert "Drafts" not in cmdaily.ok("outbox", "list").out
