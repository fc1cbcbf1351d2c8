"""Kills cmdaily between any two statements of a command: `python -m tests.crash.killer HOME COMMAND…`.

The command is run once for each statement that it sends to SQLite, each time in a process of its own and on a
fresh copy of the home, and that process kills itself just before the statement. Then the steps inside the
statements: every so many instructions of SQLite's own machine. What is found in the store after each death is
printed as JSON: whether it is as before the command, as after it, or anything else.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import cmdaily.store.connection
from cmdaily.__main__ import main

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
INSTRUCTIONS = 5
MOST_DEATHS = 12
"""Inside statements there are thousands of steps: some of them, spread evenly, must do."""

TABLES = {
    "journal": "kind, day, routine, action, amount, target, seconds, note, entry_key, voids IS NOT NULL",
    "day_progress": "*",
    "streak": "*",
    "timer": "*",
    "pause": "first_day, last_day, reason, removed_at",
    "routine_state": "*",
}
"""What is compared: everything but the ids, which are new each time."""


class Watch:
    """Counts what a connection does, and kills this process when the count is reached."""

    def __init__(self, deadly: int, *, inside: bool) -> None:
        self.count = 0
        self._deadly = deadly
        self._inside = inside

    def on(self, connection: sqlite3.Connection) -> None:
        """Watch a connection."""
        if self._inside:
            connection.set_progress_handler(self._step, INSTRUCTIONS)
        else:
            connection.set_trace_callback(lambda _sql: self._step())

    def _step(self) -> int:
        self.count += 1
        if self.count == self._deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0


def connecting_with(watch: Watch) -> Callable[..., Any]:
    """`sqlite3.connect`, with every connection watched."""
    connect = sqlite3.connect

    def watched(*args: Any, **kwargs: Any) -> Any:
        connection = connect(*args, **kwargs)
        watch.on(connection)
        return connection

    return watched


def run(home: Path, argv: list[str], deadly: int, *, inside: bool) -> tuple[int, int]:
    """Run the command in a process of its own; how that ended (a signal is negative), and what was counted."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        watch = Watch(deadly, inside=inside)
        cmdaily.store.connection.sqlite3.connect = connecting_with(watch)  # type: ignore[attr-defined]
        os.environ["CMDAILY_HOME"] = str(home)
        code = main(argv, now=NOW)
        os.write(writing, str(watch.count).encode())
        os._exit(code)
    os.close(writing)
    with open(reading) as answer:
        count = answer.read()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), int(count or 0)


def state(home: Path) -> Any:
    """What the store says, without ids; None where nothing was recorded."""
    path = home / "cmdaily.db"
    if not path.exists() or not path.stat().st_size:
        return None
    connection = sqlite3.connect(path)
    try:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            return "damaged"
        names = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        if not names:
            return None
        rows = {
            table: sorted(map(repr, connection.execute(f"SELECT {columns} FROM {table}")))  # noqa: S608
            for table, columns in TABLES.items()
        }
        return rows if any(rows.values()) else None
    finally:
        connection.close()


def copy_of(home: Path, name: str) -> Path:
    """A fresh copy of the home, in memory where there is such a place: nothing here tests the disk."""
    fast = Path("/dev/shm")
    place = (fast if os.access(fast, os.W_OK) else home.parent) / f"cmdaily-{os.getpid()}-{name}"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(home, place)
    return place


def deaths(home: Path, argv: list[str], *, inside: bool) -> dict[str, int]:
    """How often the store was found as before the command, as after it, or otherwise."""
    whole = copy_of(home, "whole")
    code, steps = run(whole, argv, 0, inside=inside)
    assert code == 0, code
    before, after = state(home), state(whole)
    assert before != after, "a command that changes nothing proves nothing"
    found = {"killed": 0, "before": 0, "after": 0, "neither": 0, "not mended": 0}
    for deadly in range(1, steps + 1, max(1, steps // MOST_DEATHS) if inside else 1):
        place = copy_of(home, "killed")
        code, _ = run(place, argv, deadly, inside=inside)
        if code != -signal.SIGKILL:
            continue
        found["killed"] += 1
        left = state(place)
        found["before" if left == before else "after" if left == after else "neither"] += 1
        if left == before and found["killed"] % 5 == 1:
            code, _ = run(place, argv, 0, inside=inside)
            found["not mended"] += code != 0 or state(place) != after
    return found


def load(home: Path, argv: list[str]) -> None:
    """Run the command once in this process: those that die are forked from it, and have its modules."""
    os.environ["CMDAILY_HOME"] = str(copy_of(home, "whole"))
    assert main(argv, now=NOW) == 0


def kill() -> None:
    """The program."""
    home, *argv = sys.argv[1:]
    answer, sys.stdout = sys.stdout, open(os.devnull, "w")  # noqa: SIM115
    load(Path(home), argv)
    found = [deaths(Path(home), argv, inside=inside) for inside in (False, True)]
    for name in ("whole", "killed"):
        shutil.rmtree(copy_of(Path(home), name))
    json.dump({"between": found[0], "inside": found[1]}, answer)


if __name__ == "__main__":
    kill()
