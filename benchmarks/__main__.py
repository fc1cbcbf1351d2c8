"""`python -m benchmarks`: how long the daily commands take, against a bare interpreter and against an empty store.

Installs nothing: it measures the `cmdaily` beside the interpreter it is run with. Peers are in peers.py.
"""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import sys
from datetime import date
from pathlib import Path

from benchmarks import peers
from benchmarks.history import make_home, write_history
from benchmarks.timing import Command, Measured, paired, scratch

DAILY = {
    "today": ("today",),
    "today --json": ("today", "--json"),
    "next": ("next",),
    "status": ("status",),
    "tick 2": ("tick", "2"),
}


def program() -> str:
    """The `cmdaily` that is installed with this interpreter."""
    found = Path(sys.executable).with_name("cmdaily")
    if not found.exists():
        sys.exit(f"there is no {found}: install cmdaily with this interpreter first")
    return str(found)


def cmdaily(home: Path, *argv: str, terminal: bool = False) -> Command:
    """cmdaily on a home."""
    environ = {"CMDAILY_HOME": str(home)}
    if terminal:
        environ |= {"TERM": "xterm-256color", "COLUMNS": "120"}
    return Command((program(), *argv), tuple(environ.items()), terminal)


def bare() -> Command:
    """The interpreter alone."""
    return Command((sys.executable, "-c", "pass"))


def smallest() -> Command:
    """The smallest Typer and Rich program, on a terminal."""
    environ = (("TERM", "xterm-256color"), ("COLUMNS", "120"))
    return Command((sys.executable, str(Path(__file__).with_name("smallest.py"))), environ, terminal=True)


def measure(full: Path, empty: Path, pairs: int) -> dict[str, tuple[Measured, str]]:
    """Every measurement with what it should be."""
    rows: dict[str, tuple[Measured, str]] = {}
    for name, argv in DAILY.items():
        rows[f"{name}, ten years | python -c pass"] = (
            paired(cmdaily(full, *argv), bare(), pairs),
            "3, aim 2.5",
        )
        say(name, rows)
    for name, argv in DAILY.items():
        both = paired(cmdaily(full, *argv), cmdaily(empty, *argv), pairs)
        rows[f"{name}, ten years | the same, empty"] = both, "1.1"
        say(name, rows)
    terminal = paired(cmdaily(full, "today", terminal=True), smallest(), pairs)
    rows["today on a terminal | smallest Typer and Rich table"] = terminal, "1.25"
    say("today on a terminal", rows)
    for name, argv in {"stats": ("stats",), "stats --days 3650": ("stats", "--days", "3650")}.items():
        both = paired(cmdaily(full, *argv), cmdaily(empty, *argv), max(5, pairs // 4))
        rows[f"{name}, ten years | the same, empty"] = both, "5"
        say(name, rows)
    return rows


def say(name: str, rows: dict[str, tuple[Measured, str]]) -> None:
    """One line as soon as it is known."""
    measured, _ = next(reversed(rows.values()))
    print(f"  {name}: {measured.ratio:.2f}", file=sys.stderr)


def table(rows: dict[str, tuple[Measured, str]]) -> str:
    """The measurements as a table in Markdown."""
    lines = ["| what | held against | ms | ms | ratio | at most |", "|---|---|--:|--:|--:|--:|"]
    for name, (found, limit) in rows.items():
        what, against = name.split(" | ")
        lines.append(
            f"| {what} | {against} | {found.one:.1f} | {found.other:.1f} | {found.ratio:.2f} | {limit} |"
        )
    return "\n".join(lines)


def machine() -> str:
    """What was measured on."""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return (
        f"{date.today().isoformat()} · Python {platform.python_version()} · SQLite {sqlite3.sqlite_version}"  # noqa: DTZ011
        f" · {platform.system()} {platform.machine()}, {os.cpu_count()} processors, load {load}"
    )


def main() -> None:
    """The program."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--pairs", type=int, default=40, help="how often each pair is run")
    parser.add_argument(
        "--peers", action="store_true", help="measure Taskwarrior, todoman, Watson and jrnl as well"
    )
    parser.add_argument("--venvs", type=Path, help="a directory with a virtual environment for each peer")
    given = parser.parse_args()
    today = date.today()  # noqa: DTZ011 - the commands that are measured read the same clock
    with scratch() as place:
        full, empty = make_home(Path(place) / "full"), make_home(Path(place) / "empty")
        rows = write_history(full, today)
        write_history(empty, today, days=0)
        print(machine())
        print(
            f"history: {rows} rows over ten years, {os.path.getsize(full / 'cmdaily.db') // 1_000_000} MB\n"
        )
        print(table(measure(full, empty, given.pairs)))
        if given.peers:
            print("\n" + peers.table(cmdaily(full, "today"), Path(place), today, given.venvs))


if __name__ == "__main__":
    main()
