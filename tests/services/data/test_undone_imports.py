"""One undo takes back one import, whole; and importing it again brings it again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Program


def exported(cmdaily: Program) -> Any:
    """All that laptops exchange."""
    return cmdaily.ok("data", "export").json


@pytest.fixture
def other(cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The export of another laptop, where a few things were done today."""
    here = monkeypatch
    here.setenv("CMDAILY_HOME", str(tmp_path / "other"))
    cmdaily.ok("tick", "2-5", now="2026-11-23T08:00")
    cmdaily.ok("tick", "7", "--key", "both", now="2026-11-23T07:00")
    cmdaily.ok("skip", "8", now="2026-11-23T08:01")
    cmdaily.ok("tick", "9", now="2026-11-23T08:02")
    cmdaily.ok("undo", now="2026-11-23T08:03")
    cmdaily.ok("pause", "add", "2026-12-24", "2026-12-26", now="2026-11-23T08:04")
    cmdaily.ok("routine", "on", "weekly-review", now="2026-11-23T08:05")
    path = tmp_path / "export.json"
    cmdaily.ok("data", "export", str(path))
    here.setenv("CMDAILY_HOME", str(cmdaily.home))
    return str(path)


def test_one_undo_takes_it_back_whole(cmdaily: Program, other: str) -> None:
    cmdaily.ok("tick", "1", now="2026-11-23T08:30")
    cmdaily.ok("tick", "7", "--key", "both", now="2026-11-23T08:31")
    before = exported(cmdaily)
    today = cmdaily.ok("today", "--json").json
    cmdaily.ok("data", "import", other)
    assert exported(cmdaily) != before
    undone = cmdaily.ok("undo", now="2026-11-23T09:01")
    assert "the import of 8 entries" in undone.out
    assert exported(cmdaily) == before
    assert cmdaily.ok("today", "--json").json == today
    assert cmdaily.ok("data", "check", "--json").json["wrong_days"] == 0


def test_what_was_typed_since_goes_first_and_what_was_typed_before_afterwards(
    cmdaily: Program, other: str
) -> None:
    cmdaily.ok("tick", "1", now="2026-11-23T08:30")
    cmdaily.ok("data", "import", other)
    cmdaily.ok("tick", "3", now="2026-11-23T09:30")
    for expected in ("Undone", "import", "Undone"):
        assert expected in cmdaily.ok("undo", now="2026-11-23T09:40").out
    assert cmdaily("undo", now="2026-11-23T09:41").code == 1
    assert cmdaily.ok("today", "--json").json["totals"]["done"] == 0


def test_imported_again_it_is_there_again(cmdaily: Program, other: str) -> None:
    cmdaily.ok("data", "import", other)
    there = exported(cmdaily)
    cmdaily.ok("undo", now="2026-11-23T09:01")
    cmdaily.ok("data", "import", other)
    assert exported(cmdaily) == there
    assert "0 new entries" in cmdaily.ok("data", "import", other).out
    cmdaily.ok("undo", now="2026-11-23T09:02")
    assert exported(cmdaily)["journal"] == [], "an import that brought nothing is not undone instead"
