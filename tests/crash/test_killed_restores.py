"""A restore that is killed leaves the old store, the new one, or none with the old one beside it, which is said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Program

pytestmark = pytest.mark.crash

DEATHS = os.environ.get("CMDAILY_RESTORE_DEATHS", "10")
"""How many deaths a restore dies in each state of the present store, at most; 10000 for every step."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked, which this system cannot")
@pytest.mark.usefixtures("network")
@pytest.mark.parametrize("present", ["sound", "damaged", "emptied", "gone"])
def test_killed_at_its_steps_it_loses_nothing(cmdaily: Program, tmp_path: Path, present: str) -> None:
    cmdaily.ok("tick", "2-5")
    cmdaily.ok("post", "Hello", "--to", "acme", "--at", "2026-11-23 10:00")
    copy = tmp_path / "copy.db"
    cmdaily.ok("data", "backup", str(copy))
    cmdaily.ok("data", "backup")
    cmdaily.ok("tick", "6-9")
    store = cmdaily.home / "cmdaily.db"
    if present == "damaged":
        store.write_bytes(store.read_bytes()[:8192] + b"\xa5" * 4096 + store.read_bytes()[12288:])
    elif present != "sound":
        for path in cmdaily.home.glob("cmdaily.db*"):
            path.unlink()
        if present == "emptied":
            store.touch()
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash.restorer", str(cmdaily.home), str(copy), DEATHS],
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    print(present, found)
    assert found["killed"] >= 5, found
    assert not {"anything else", "lost", "not mended"} & set(found), found
