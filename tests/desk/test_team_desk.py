"""The desk in a team: what a colleague does is seen at once, and without the server the day goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from cmdaily.desk import app
from tests.cli.team.conftest import Team, team
from tests.desk.conftest import Driver
from tests.people import database, person

__all__ = ["database", "person", "team"]


def test_a_claim_of_a_colleague_is_seen_at_once(
    team: Team, at_the_desk: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    team.network.server.say_to(
        "acme", "When do you open?", datetime(2026, 11, 23, 7, 30, tzinfo=UTC), name="Marie"
    )
    team["anna"].ok("inbox", "--refresh")
    ben, cleo = team["ben"].home, team["cleo"].home
    monkeypatch.setenv("CMDAILY_HOME", str(ben))
    monkeypatch.setenv("CMDAILY_USER", "ben")
    monkeypatch.setattr(app, "TURN", 3600.0)

    async def script(driver: Driver) -> None:
        await driver.press("2")
        assert "When do you open?" in driver.shown
        subprocess.run(
            [sys.executable, "-m", "cmdaily", "inbox", "claim", "m1"], check=True, capture_output=True,
            env=os.environ | {"CMDAILY_HOME": str(cleo), "CMDAILY_USER": "cleo"},
        )  # fmt: skip
        await driver.until(lambda: "cleo" in driver.shown)
        assert "cleo is answering" in driver.shown
        await driver.press("r")
        assert "cleo is answering m1, until" in driver.said
        assert "Write a reply" not in driver.shown
        await driver.press("c")
        assert "cleo is answering m1. To take it over, say why" in driver.shown
        await driver.type("Cleo is ill")
        await driver.press("enter")
        await driver.until(lambda: "ben is answering" in driver.shown)
        assert "ben is answering" in driver.shown
        await driver.press("c")
        assert "is answering" not in driver.shown
        await driver.press("r")
        await driver.type("We open at ten")
        refused = subprocess.run(
            [sys.executable, "-m", "cmdaily", "reply", "m1", "At nine", "--yes"], check=False, capture_output=True,
            text=True,
            env=os.environ | {"CMDAILY_HOME": str(cleo), "CMDAILY_USER": "cleo"},
        )  # fmt: skip
        assert "ben is answering m1" in refused.stderr
        await driver.press("ctrl+s")

    at_the_desk(script)
    assert team.network.texts[1:] == ["We open at ten"]


CHARTER = "language: en\napproval:\n  - {who: [elsa, anna], accounts: [acme]}\n"


def test_a_text_is_approved_or_returned_by_one_who_may(
    team: Team, at_the_desk: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ben", "elsa"):
        (team[name].home / "charter.yaml").write_text(CHARTER)
    for text in ("Lions in the park", "Open on Sunday"):
        team["ben"].ok("post", text, "--to", "acme", "--yes")

    def sit(name: str, script: Callable[[Driver], Awaitable[None]]) -> None:
        monkeypatch.setenv("CMDAILY_HOME", str(team[name].home))
        monkeypatch.setenv("CMDAILY_USER", name)
        at_the_desk(script)

    async def author(driver: Driver) -> None:
        await driver.press("3")
        assert "by ben; to approve: elsa / anna" in driver.shown
        await driver.press("a")
        assert "You cannot approve your own text" in driver.said

    async def editor(driver: Driver) -> None:
        await driver.press("3")
        assert "2 for you to approve" in driver.shown
        assert "by ben; for you to approve (a) or to return (b)" in driver.shown
        await driver.press("a")
        assert "sent" in driver.said
        assert "1 for you to approve" in driver.shown
        await driver.press("down", "b")
        assert "Why does it go back" in driver.shown
        await driver.press("enter")
        assert "Why does it go back" in driver.shown
        await driver.type("no lions here")
        await driver.press("enter")
        assert "It is a draft of its author again." in driver.said

    async def corrected(driver: Driver) -> None:
        await driver.press("3")
        assert "draft" in driver.shown
        assert "sent back by elsa: no lions here" in driver.shown
        await driver.press("home", "e")
        assert "Lions in the park" in driver.shown

    sit("ben", author)
    sit("elsa", editor)
    assert team.network.texts == ["Open on Sunday"]
    sit("ben", corrected)
