"""Many processes at once: nothing is lost, nothing is counted twice, and a copy made meanwhile is whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Program

pytestmark = pytest.mark.crash

ROOT = Path(__file__).parents[2]
PROCESSES = 16
TICKS = 63  # by sixteen processes: 1,008 in all


def start(times: int, key: str, *argv: str) -> subprocess.Popen[str]:
    """One more process, at work on the same home."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.crash.crowd", str(times), key, *argv],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> None:
    """Wait for its end, which must be a good one."""
    out, err = process.communicate(timeout=240)
    assert (process.returncode, err) == (0, ""), (process.returncode, out, err)


def test_sixteen_processes_ticking_a_thousand_times_lose_nothing(cmdaily: Program) -> None:
    """On a fresh home, so that all sixteen also try to make the store."""
    for process in [start(TICKS, "-", "tick", str(number % 4 + 1)) for number in range(PROCESSES)]:
        finish(process)
    actions = cmdaily.ok("today", "--json").json["actions"]
    assert [action["done"] for action in actions[:4]] == [PROCESSES // 4 * TICKS] * 4
    assert cmdaily.ok("data", "check", "--json").json["rows"] == PROCESSES * TICKS
    ids = [row["id"] for row in cmdaily.ok("data", "export").json["journal"]]
    assert len(set(ids)) == PROCESSES * TICKS


def test_eight_processes_with_the_same_keys_count_once(cmdaily: Program) -> None:
    for process in [start(20, "hook", "tick", "2") for _ in range(8)]:
        finish(process)
    assert cmdaily.ok("today", "--json").json["actions"][1]["done"] == 20


def test_undo_skip_and_pause_get_in_nobodys_way(cmdaily: Program) -> None:
    for _ in range(10):
        cmdaily.ok("tick", "7")
    crowd = [start(30, "-", "tick", "2"), start(30, "-", "tick", "3-4", "--date", "2026-11-20")]
    crowd += [
        start(10, "-", "undo"),
        start(10, "-", "skip", "9"),
        start(10, "-", "pause", "add", "2026-12-1{n}"),
    ]
    for process in crowd:
        finish(process)
    assert cmdaily.ok("data", "check", "--json").json["wrong_days"] == 0


def test_a_backup_made_while_others_write_is_whole(cmdaily: Program, tmp_path: Path) -> None:
    cmdaily.ok("tick", "1")
    writers = [start(60, "-", "tick", "2-5", "--took", "1m") for _ in range(3)]
    copies = []
    while any(writer.poll() is None for writer in writers) or not copies:
        copy = tmp_path / f"copy-{len(copies)}.db"
        cmdaily.ok("data", "backup", str(copy))
        copies.append(copy)
    for writer in writers:
        finish(writer)
    for copy in copies[:: max(1, len(copies) // 8)]:
        second = tmp_path / copy.stem
        checked = on_another_machine(cmdaily, second, copy)
        assert (checked["damage"], checked["wrong_days"]) == ([], 0)
        bulk = checked["rows"] - 1
        assert bulk % 4 == 0, "a command of four rows is there whole or not at all"


def on_another_machine(cmdaily: Program, home: Path, copy: Path) -> dict[str, object]:
    """Restore a backup where there was nothing, and look for damage."""
    cmdaily._monkeypatch.setenv("CMDAILY_HOME", str(home))
    assert cmdaily.ok("data", "restore", str(copy), "--yes", "--json").json["rows"] >= 1
    found: dict[str, object] = cmdaily.ok("data", "check", "--json").json
    return found
