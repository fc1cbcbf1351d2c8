"""Threads that end in another order than they began: what is newer stays, on the screen and in the draft."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from cmdaily.desk.panes.day import DayPane
from cmdaily.services.publishing import compose
from tests.desk.conftest import Driver

Run = Callable[..., None]


class Late:
    """One thread that is held up."""

    def __init__(self) -> None:
        self.wanted = False
        self.begun, self._go = threading.Event(), threading.Event()

    def hold(self) -> None:
        """Hold up the thread that comes here next."""
        if self.wanted:
            self.wanted = False
            self.begun.set()
            self._go.wait(20)

    async def end(self, driver: Driver) -> None:
        """Let it go on, and wait for what it does."""
        self._go.set()
        await driver.settle()
        await driver.settle()


class LateLock(Late):
    """A lock for which that thread comes late."""

    def __init__(self, lock: threading.Lock) -> None:
        super().__init__()
        self._lock = lock

    def __enter__(self) -> None:
        self.hold()
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def drafts(driver: Driver) -> list[str]:
    with driver.desk.session.workspace() as workspace:
        return [draft.text for draft in compose.drafts(workspace)]


@pytest.mark.usefixtures("cmdaily")
def test_a_reading_that_ends_late_hides_nothing_newer(
    at_the_desk: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    late, read = Late(), DayPane.read

    def slow(pane: DayPane, workspace: Any) -> Any:
        model = read(pane, workspace)
        late.hold()
        return model

    monkeypatch.setattr(DayPane, "read", slow)

    async def script(driver: Driver) -> None:
        late.wanted = True
        await driver.key("1")
        await driver.until(late.begun.is_set)
        await driver.key("a")
        for letter in "Print":
            await driver.key(letter)
        await driver.key("enter")
        await driver.until(lambda: "Print" in driver.shown)
        assert "Print" in driver.shown
        await late.end(driver)
        assert "Print" in driver.shown

    at_the_desk(script)


@pytest.mark.usefixtures("network")
def test_a_pause_that_ends_late_keeps_nothing_older(at_the_desk: Run) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("p")
        await driver.type("acme")
        await driver.press("tab", "tab")
        screen: Any = driver.desk.screen
        late = screen._keeping = LateLock(screen._keeping)
        late.wanted = True
        await driver.key("A")
        await driver.until(late.begun.is_set)
        for letter in "ll":
            await driver.key(letter)
        await driver.until(lambda: drafts(driver) == ["All"])
        await late.end(driver)
        assert drafts(driver) == ["All"]

    at_the_desk(script)


@pytest.mark.usefixtures("network")
def test_a_text_is_kept_whatever_is_wrong_with_its_moment(at_the_desk: Run) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("p")
        await driver.type("acme")
        await driver.press("tab")
        await driver.type("whenever")
        await driver.press("tab")
        await driver.type("We open at nine")
        assert drafts(driver) == ["We open at nine"]

    at_the_desk(script)
