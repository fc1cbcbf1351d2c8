"""`python -m benchmarks`: how long commands take, against a bare interpreter, an empty store and other programs.

Installs nothing: it measures the `cmdaily` beside the interpreter it is run with (benchmarks/run makes one from the
wheel). Peers are in peers.py.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import sqlite3
import sys
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks import peers
from benchmarks.commands import CHECKS, DAILY, FULL, READING, STARTING, TABS
from benchmarks.history import make_home, write_history
from benchmarks.stores import ACCOUNTS, fill, write_routines
from benchmarks.timing import Command, Measured, paired, scratch

BARE, SMALLEST, EMPTY = "python -c pass", "smallest Typer and Rich table", "the same, empty"
SHELLS = ("bash", "zsh", "fish")

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"

SECRETS = {f"CMDAILY_SECRET_ACME_{number}": "none" for number in range(1, ACCOUNTS + 1)}
"""So that nothing asks the system's keyring, which waits for a bus."""

Row = tuple[str, str, Command, Command, str, int]
"""What is measured, what it is held against, both command lines, the limit, and how often."""


def program() -> str:
    """The `cmdaily` that is installed with this interpreter."""
    found = Path(sys.executable).with_name("cmdaily")
    if not found.exists():
        sys.exit(f"there is no {found}: install cmdaily with this interpreter first (benchmarks/run does)")
    return str(found)


def cmdaily(home: Path, line: str, *, terminal: bool = False, shell: str = "") -> Command:
    """cmdaily on a home; with a shell, what that shell asks when TAB is pressed after this line."""
    environ = {"CMDAILY_HOME": str(home)} | SECRETS
    if terminal:
        environ |= {"TERM": "xterm-256color", "COLUMNS": "120"}
    if shell:
        environ["_CMDAILY_COMPLETE"] = f"{shell}-2"
    words = line.split(" ") if shell else line.split()
    codes = (0, 1) if line == "doctor" else (0, 4) if line.startswith("check") else (0,)
    return Command((program(), *words), tuple(environ.items()), terminal, codes)


def bare() -> Command:
    """The interpreter alone."""
    return Command((sys.executable, "-c", "pass"))


def smallest() -> Command:
    """The smallest Typer and Rich program, on a terminal."""
    environ = (("TERM", "xterm-256color"), ("COLUMNS", "120"))
    return Command((sys.executable, str(Path(__file__).with_name("smallest.py"))), environ, terminal=True)


def rows(homes: dict[str, Path], pairs: int) -> Iterator[Row]:
    """All that is measured."""
    few = max(5, pairs // 3)
    full, empty, used, many = homes["full"], homes["empty"], homes["used"], homes["many"]
    aims = {"today": "3, aim 2.1", "today --json": "3, aim 2.1", "tick 2": "3, aim 2.5"}
    for line in DAILY:
        yield f"{line}, ten years", BARE, cmdaily(full, line), bare(), aims.get(line, "3"), pairs
    for line in ("today", "today --json", "next", "tick 2"):
        yield f"{line}, 28 routines, 125 due", BARE, cmdaily(many, line), bare(), "3", pairs
    for line in FULL:
        limit = "1.1" if line in DAILY else ""
        yield f"{line}, full store", EMPTY, cmdaily(full, line), cmdaily(empty, line), limit, few
    for line in ("today", "inbox", "routine list"):
        there = cmdaily(used, line, terminal=True)
        yield f"{line} on a terminal", SMALLEST, there, smallest(), "1.25" if line == "today" else "", few
    for line in ("stats", "stats --days 3650"):
        yield (
            f"{line}, ten years of ticks",
            EMPTY,
            cmdaily(homes["years"], line),
            cmdaily(empty, line),
            "5",
            few,
        )
    for line in (*STARTING, *READING):
        yield line, BARE, cmdaily(used, line), bare(), "8", few
    for line in CHECKS:
        yield line, BARE, cmdaily(used, line), bare(), "10", few
    for number, line in enumerate(TABS):
        shell = SHELLS[number % len(SHELLS)]
        asked = cmdaily(used, line, shell=shell)
        yield f"TAB after `{line.strip()}`, {shell}", BARE, asked, bare(), "3.5", few


def table(wanted: Iterator[Row]) -> str:
    """The measurements as a table in Markdown."""
    lines = ["| what | held against | ms | ms | ratio | at most |", "|---|---|--:|--:|--:|--:|"]
    for what, against, one, other, limit, pairs in wanted:
        found: Measured = paired(one, other, pairs)
        print(f"  {what}: {found.ratio:.2f}", file=sys.stderr)
        ratio = f"{found.ratio:.2f}"
        if any(found.ratio > float(most) for most in re.findall(r"[\d.]+", limit)):
            ratio = f"**{ratio}**"
        figures = f"{found.one:.1f} | {found.other:.1f} | {ratio}"
        lines.append(f"| {what} | {against} | {figures} | {limit} |")
    return "\n".join(lines)


def write(part: str, text: str) -> None:
    """Put what was measured into docs/performance.md, between the marks of a part."""
    page = PAGE.read_text(encoding="utf-8")
    before, mark, rest = page.partition(f"<!-- {part} -->\n")
    _, end, after = rest.partition("<!-- / -->\n")
    if not mark or not end:
        sys.exit(f"{PAGE} has no part {part}")
    PAGE.write_text(f"{before}{mark}{text}\n{end}{after}", encoding="utf-8")


def machine() -> str:
    """What was measured on."""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    libraries = ", ".join(f"{name} {version(name)}" for name in ("cmdaily", "typer", "rich"))
    return (
        f"{date.today().isoformat()} · {libraries} · Python {platform.python_version()}"  # noqa: DTZ011
        f", SQLite {sqlite3.sqlite_version} · {platform.system()} {platform.machine()}, {os.cpu_count()} processors"
        f", load {load}"
    )


def make_homes(place: Path, today: date) -> tuple[dict[str, Path], str]:
    """The homes that are measured on, and what the full one holds."""
    homes = {name: make_home(place / name) for name in ("full", "empty", "used", "years")}
    homes["many"] = write_routines(place / "many")
    ticks = write_history(homes["full"], today)
    write_history(homes["years"], today)
    counts = fill(homes["full"], today)
    write_history(homes["used"], today, days=40)
    fill(homes["used"], today, scale=0.01, many=3, metrics=6)
    for name in ("empty", "many"):
        write_history(homes[name], today, days=0)
    size = os.path.getsize(homes["full"] / "cmdaily.db") // 1_000_000
    held = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    return homes, f"full store: {ticks:,} ticks in ten years, {held}, {size} MB"


def main() -> None:
    """The program."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--pairs", type=int, default=40, help="how often each daily pair is run; others a third"
    )
    parser.add_argument("--only", default="", help="measure rows whose name contains this")
    parser.add_argument(
        "--peers", action="store_true", help="measure Taskwarrior, todoman, Watson and jrnl as well"
    )
    parser.add_argument("--venvs", type=Path, help="a directory with a virtual environment for each peer")
    parser.add_argument("--write", action="store_true", help="write the figures into docs/performance.md")
    given = parser.parse_args()
    if given.write and given.only:
        parser.error("--write wants all the rows")
    today = date.today()  # noqa: DTZ011 - the commands that are measured read the same clock
    with scratch() as place:
        homes, held = make_homes(Path(place), today)
        about = f"{machine()}; {given.pairs} pairs of a daily command, a third for the rest\n{held}\n"
        print(about, flush=True)
        wanted = (row for row in rows(homes, given.pairs) if given.only in row[0])
        figures = table(wanted)
        print(figures, flush=True)
        if given.write:
            write("figures", f"{about}\n{figures}")
        if given.peers:
            beside = peers.table(cmdaily(homes["full"], "today"), Path(place), today, given.venvs)
            print(f"\n{beside}")
            if given.write:
                write("peers", beside)


if __name__ == "__main__":
    main()
