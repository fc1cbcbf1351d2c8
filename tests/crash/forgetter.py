"""Forgets somebody, killed between statements, and in several processes: `python -m tests.crash.forgetter HOME`.

Prints as JSON how often the store was found as before, without anything of them, or in between.
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

from cmdaily.__main__ import main
from tests.crash.killer import NOW, copy_of, run

FORGET = ["people", "forget", "memory:zelda", "--yes"]
WORDS = ("zelda", "rhubarbe", "panais", "topinambour", "rutabaga")
MOST = int(os.environ.get("CMDAILY_DEATHS", "8"))


def found(home: Path) -> str:
    """What the tables still say of her."""
    connection = sqlite3.connect(home / "cmdaily.db")
    try:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        rows = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables}  # noqa: S608
        kept = len(rows["forgotten_person"])
    finally:
        connection.close()
    text = repr(rows).lower()
    left = [word for word in WORDS if word in text]
    if len(left) == len(WORDS) and not kept:
        return "before"
    return "after" if not left and kept else "between"


def deaths(home: Path) -> Counter[str]:
    """Killed just before each of some statements; then run again to the end."""
    counted: Counter[str] = Counter()
    code, steps = run(copy_of(home, "whole"), FORGET, 0, inside=False)
    assert code == 0, code
    for deadly in range(1, steps + 1, max(1, steps // MOST)):
        place = copy_of(home, "killed")
        code, _ = run(place, FORGET, deadly, inside=False)
        if code != -signal.SIGKILL:
            continue
        state = found(place)
        counted["killed"] += 1
        counted[state] += 1
        if state == "before":
            counted["mended"] += run(place, FORGET, 0, inside=False)[0] == 0 and found(place) == "after"
    for name in ("whole", "killed"):
        shutil.rmtree(copy_of(home, name))
    return counted


def together(home: Path) -> dict[str, object]:
    """Two forget her while a third reads the inbox."""
    place = copy_of(home, "together")
    os.environ["CMDAILY_HOME"] = str(place)
    children = []
    for argv in (FORGET, ["inbox", "--refresh"], FORGET):
        child = os.fork()
        if not child:
            os._exit(main(argv, now=NOW))
        children.append(child)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    state = found(place)
    shutil.rmtree(place)
    return {"codes": codes, "state": state}


if __name__ == "__main__":
    answer, sys.stdout = sys.stdout, open(os.devnull, "w")  # noqa: SIM115
    sys.stderr = sys.stdout
    place = Path(sys.argv[1])
    json.dump({"deaths": deaths(place), "together": together(place)}, answer)
