"""The desk in a team: what a colleague does is seen at once, and without the server the day goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
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
        await driver.press("c")
        assert "cleo is answering m1" in driver.said

    at_the_desk(script)
