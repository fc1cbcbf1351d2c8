"""The desk, driven by Textual's own pilot, on a network in a directory."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from textual.pilot import Pilot
from textual.widgets import Static
from textual.worker import WorkerCancelled

from cmdaily.cli.context import translator
from cmdaily.desk import app, compose
from cmdaily.desk.app import Desk
from cmdaily.desk.session import DeskSession
from tests.conftest import Network, Program

Script = Callable[["Driver"], Awaitable[None]]
QUICK = 0.05
"""Seconds of the pauses that a person would not notice; the desk's own are as short in these tests."""
SIZES = {"small": (60, 20), "large": (120, 36)}


class Driver:
    """Keys for the desk, and what its screen shows."""

    def __init__(self, desk: Desk, pilot: Pilot[None]) -> None:
        self.desk = desk
        self._pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, and wait for what they started."""
        await self._pilot.press(*keys)
        await self.settle()

    async def key(self, *keys: str) -> None:
        """Press keys without waiting for what they started: it may hang."""
        await self._pilot.press(*keys)
        await self._pilot.pause(QUICK)

    async def type(self, text: str) -> None:
        """Type a text."""
        for letter in text:
            await self._pilot.press("space" if letter == " " else letter)
        await self.settle()

    async def click(self, where: str, **more: int) -> None:
        """Click on a widget."""
        await self._pilot.click(where, offset=(more.get("x", 0), more.get("y", 0)))
        await self.settle()

    async def settle(self) -> None:
        """Wait until all threads of the desk are done, and the timers that a pause in typing starts."""
        idle = 0
        while idle < 3:  # a key starts a deed, which starts a reading
            await self._pilot.pause(QUICK)
            busy = [worker for worker in self.desk.workers if worker.group != "listen"]
            idle = 0 if busy else idle + 1
            if busy:
                with suppress(WorkerCancelled):  # a later one took its place
                    await self.desk.workers.wait_for_complete(busy)
        await self._pilot.pause()

    async def until(self, seen: Callable[[], bool], seconds: float = 5) -> None:
        """Wait until something is seen, or far too long."""
        for _ in range(int(seconds / QUICK)):
            if seen():
                return
            await self._pilot.pause(QUICK)

    @property
    def shown(self) -> str:
        """The screen as text, without the spaces at the ends of its lines, and with plain ones for no-break spaces."""
        strips = self.desk.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips).rstrip().replace("\u00a0", " ") + "\n"

    @property
    def said(self) -> str:
        """The line that tells what happened."""
        return str(self.desk.query_one("#said", Static).render())


@pytest.fixture
def at_the_desk(cmdaily: Program, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Runs a script of keys at the desk. `size` is (columns, lines)."""

    monkeypatch.setattr(compose, "PAUSE", QUICK / 2)
    monkeypatch.setattr(app, "LOOK_AGAIN", QUICK)

    def run(script: Script, *, language: str = "en", size: tuple[int, int] = SIZES["large"]) -> None:
        async def drive() -> None:
            session = DeskSession(os.environ, lambda: cmdaily.now.astimezone(UTC), translator(language))
            desk = Desk(session)
            async with desk.run_test(size=size) as pilot:
                driver = Driver(desk, pilot)
                await driver.settle()
                await script(driver)

        asyncio.run(drive())

    return run


@pytest.fixture
def asked(network: Network, cmdaily: Program) -> Network:
    """A network with an account of ours, and three messages to it."""
    moment = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
    for number, text in enumerate(("When do you open on Sunday?", "Thank you!", "This is broken, again."), 1):
        network.server.say_to("acme", text, moment, name=f"Marie {number}")
    cmdaily.ok("inbox", "--refresh")
    return network
