"""Forgetting somebody, killed anywhere: nothing half forgotten counts as done, and the next try ends it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import Network, Program
from tests.crash.killer import NOW

pytestmark = pytest.mark.crash

ROOT = Path(__file__).parents[2]


def test_killed_anywhere_all_of_it_is_gone_or_nothing(network: Network, cmdaily: Program) -> None:
    for number, text in enumerate(("rhubarbe ?", "Encore rhubarbe")):
        network.server.say_to("acme", text, NOW - timedelta(hours=3 - number), "zelda", name="Zelda")
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("reply", "m1", "panais", "--yes")
    cmdaily.ok("reply", "m2", "topinambour", "--at", "2026-11-30 09:00", "--yes")
    cmdaily.ok("people", "note", "zelda", "Aime la rutabaga")
    answer = subprocess.run(
        [sys.executable, "-m", "tests.crash.forgetter", str(cmdaily.home)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    told = json.loads(answer.stdout)
    counted = told["deaths"]
    assert counted["killed"] >= 5
    assert counted.get("between", 0) == 0, counted
    assert counted["before"] == counted["mended"], counted
    assert told["together"]["state"] == "after", told
    assert sorted(told["together"]["codes"])[:2] == [0, 0], told
    assert set(told["together"]["codes"]) <= {0, 2}, "the other found nobody of that name"
