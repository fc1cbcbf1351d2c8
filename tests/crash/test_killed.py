"""A process that is killed leaves all of its command in the store, or nothing of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Program

pytestmark = pytest.mark.crash

COMMANDS = {
    "the first tick of all": ((("today",),), ("tick", "2")),  # the routine is parsed, and nothing recorded
    "a bulk tick": ((("tick", "2-5"),), ("tick", "2-4", "--took", "3m", "--key", "morning")),
    "a back-filled tick": ((("tick", "2"),), ("tick", "2", "--by", "5", "--date", "2026-11-20")),
    "a skip": ((("tick", "2"),), ("skip", "3-4", "--why", "ill")),
    "an undo": ((("tick", "2-5"), ("tick", "7")), ("undo",)),
    "a pause": ((("tick", "2", "--by", "5"),), ("pause", "add", "2026-11-24", "2026-11-27")),
    "a timer stopped": ((("start", "2"),), ("stop", "--took", "10m", "--by", "2")),
    "a routine switched on": ((("tick", "2"),), ("routine", "on", "weekly-review")),
}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked, which this system cannot")
@pytest.mark.parametrize("name", COMMANDS)
def test_killed_anywhere_it_is_all_or_nothing(cmdaily: Program, name: str) -> None:
    before, command = COMMANDS[name]
    cmdaily.home.mkdir()
    for argv in before:
        cmdaily.ok(*argv)
    assert_all_or_nothing(cmdaily.home, command)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked, which this system cannot")
def test_an_import_killed_anywhere_is_all_or_nothing(cmdaily: Program, tmp_path: Path) -> None:
    cmdaily.ok("tick", "2-5", "--date", "2026-11-20")
    cmdaily.ok("pause", "add", "2026-11-24")
    cmdaily.ok("data", "export", str(tmp_path / "export.json"))
    cmdaily.ok("undo")
    cmdaily.ok("tick", "2")
    cmdaily.ok("data", "export", str(tmp_path / "second.json"))
    for leftover in cmdaily.home.glob("cmdaily.db*"):
        leftover.unlink()
    cmdaily.ok("data", "import", str(tmp_path / "export.json"))
    assert_all_or_nothing(cmdaily.home, ("data", "import", str(tmp_path / "second.json")))


def assert_all_or_nothing(home: Path, command: tuple[str, ...]) -> None:
    """Kill the command everywhere; what it leaves is the state before it or the state after it."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash.killer", str(home), *command],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    for where, found in json.loads(done.stdout).items():
        assert found["killed"] >= 5, (where, found)
        assert found["neither"] == 0, (where, found)
        assert found["not mended"] == 0, (where, found)
        assert found["before"] > 0, (where, found)
