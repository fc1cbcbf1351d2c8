"""Kills `data restore` at its steps: `python -m tests.crash.restorer HOME COPY MOST`.

A step is a statement sent to SQLite, or a call that names, moves or removes a file. HOME is copied for each death; what
is found afterwards is printed as JSON, and what a second restore makes of it.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import cmdaily.store.connection
from cmdaily.__main__ import main
from tests.crash.killer import NOW, Watch, connecting_with, copy_of

CALLS = ("link", "replace", "unlink", "mkdir", "rmdir", "fsync", "open")


def watched(watch: Watch, call: Any) -> Any:
    """A call of the system that is a step before and after."""

    def stepping(*args: Any, **kwargs: Any) -> Any:
        watch._step()
        answer = call(*args, **kwargs)
        watch._step()
        return answer

    return stepping


def run(home: Path, argv: list[str], deadly: int = 0) -> tuple[int, int]:
    """Run a command in a process of its own, which dies at a step; how it ended, and the steps it took."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        watch = Watch(deadly, inside=False)
        cmdaily.store.connection.sqlite3.connect = connecting_with(watch)  # type: ignore[attr-defined]
        for name in CALLS:
            setattr(os, name, watched(watch, getattr(os, name)))
        os.environ["CMDAILY_HOME"] = str(home)
        code = main(argv, now=NOW)
        os.write(writing, str(watch.count).encode())
        os._exit(code)
    os.close(writing)
    with open(reading) as answer:
        count = answer.read()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), int(count or 0)


def rows(path: Path) -> Any:
    """What a store says; None where there is none, "damaged" where it cannot be read."""
    if not path.exists():
        return None
    connection = sqlite3.connect(path)
    try:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            return "damaged"
        found = connection.execute("SELECT id FROM journal ORDER BY id").fetchall()
        return [found, connection.execute("SELECT id, state FROM delivery ORDER BY id").fetchall()]
    except sqlite3.Error:
        return "damaged"
    finally:
        connection.close()


def kept(home: Path) -> list[Any]:
    """What the stores say that were set aside."""
    paths = [path for path in home.glob("cmdaily.db.*-*") if not path.name.endswith(("-wal", "-shm"))]
    return [rows(path) for path in paths]


def deaths(home: Path, copy: Path, most: int) -> dict[str, int]:
    """What was found after each death."""
    argv = ["data", "restore", str(copy), "--yes"]
    whole = copy_of(home, "whole")
    code, steps = run(whole, argv)
    assert code == 0, code
    before, after = rows(home / "cmdaily.db"), rows(whole / "cmdaily.db")
    found: Counter[str] = Counter(steps=steps)
    for deadly in range(1, steps + 1, max(1, steps // most)):
        place = copy_of(home, "killed")
        code, _ = run(place, argv, deadly)
        if code != -signal.SIGKILL:
            continue
        found["killed"] += 1
        left = rows(place / "cmdaily.db")
        if left == after:
            found["after"] += 1
        elif left == before:
            found["before"] += 1
        elif left is None and before in kept(place) and run(place, ["today"])[0] == 1:
            found["said to be gone"] += 1
        else:
            found["anything else"] += 1
        if before is not None and before not in [left, *kept(place)]:
            found["lost"] += 1
        if run(place, argv)[0] or rows(place / "cmdaily.db") != after:
            found["not mended"] += 1
    for name in ("whole", "killed"):
        shutil.rmtree(copy_of(home, name), ignore_errors=True)
    return found


if __name__ == "__main__":
    print(json.dumps(deaths(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
