"""The floors of the house, and what the daily commands may import, each seen in a fresh interpreter."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.hygiene.source import PACKAGE, ROOT, calls, modules, place, texts, tree

NEVER = frozenset(
    """
    typing re enum json pathlib dataclasses contextlib gettext inspect yaml typer click rich questionary requests
    zoneinfo logging argparse locale shutil tempfile threading subprocess urllib asyncio holidays dateutil
    platformdirs importlib.metadata string textwrap decimal random hashlib copy
    """.split()  # noqa: SIM905 - a list of words
)


def imported_by(code: str, home: Path, *argv: str) -> set[str]:
    """The modules that a fresh interpreter has after some code, beyond its own."""
    script = f"import sys\n{code}\nprint(chr(10).join(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script, *argv],
        env={"CMDAILY_HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.split())


def after_command(home: Path, *argv: str) -> set[str]:
    """The modules after a command line, without those that a bare interpreter of this environment has."""
    code = "from cmdaily.__main__ import main\nassert main(sys.argv[1:]) == 0"
    return imported_by(code, home, *argv) - imported_by("", home)


def of_sqlite(home: Path) -> set[str]:
    """What SQLite and dates bring, and cannot be left out."""
    return imported_by("import sqlite3, datetime", home)


DAILY = [
    ("today", "--date", "2024-11-22"),
    ("today", "--date", "2024-11-22", "--json"),
    ("--lang", "fr", "today", "--date", "2024-11-22"),
    ("next",),
    ("next", "--until", "20m"),
    ("status",),
    ("tick", "2", "--date", "2024-11-22"),
    ("tick", "x-reply", "--by", "3", "--took", "5m", "--note", "done", "--date", "2024-11-22", "--json"),
    ("skip", "3", "--date", "2024-11-22"),
]


@pytest.mark.parametrize("argv", DAILY, ids=" ".join)
def test_what_a_daily_command_imports(tmp_path: Path, argv: tuple[str, ...]) -> None:
    after_command(tmp_path, "tick", "2", "--date", "2024-11-22")  # the first run parses the files
    imported = after_command(tmp_path, *argv)
    assert not imported & NEVER
    ours = {name for name in imported if name.startswith("cmdaily")}
    assert not {name for name in ours if "kinds" in name or "kind_model" in name}, (
        "the classifier of messages"
    )
    assert len(ours) <= 71, sorted(ours)  # packages of the nouns among them
    assert imported - ours - of_sqlite(tmp_path) <= {
        "__future__",
        "binascii",
        "gc",
        "bisect",
        "_bisect",
        "unicodedata",
    }


FLOORS = {
    "errors": (),
    "domain": ("errors",),
    "locale": ("errors", "domain"),
    "files": ("errors", "domain", "locale"),
    "store": ("errors", "domain", "locale", "files"),
    "platforms": ("errors", "domain", "locale", "files"),
    "render": ("errors", "domain", "locale", "files"),
    "services": ("errors", "domain", "locale", "files", "store", "platforms", "render"),
}


@cache
def parts(floor: str) -> tuple[str, ...]:
    """The modules of a floor."""
    place_ = PACKAGE / floor
    if not place_.is_dir():
        return (f"cmdaily.{floor}",)
    files = [path for path in modules() if place_ in path.parents and not is_a_suite(path)]
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files]
    return tuple(name.removesuffix(".__init__") for name in names if ".migrations." not in name)


@pytest.mark.parametrize("floor", FLOORS)
def test_a_floor_stands_on_those_below_it(tmp_path: Path, floor: str) -> None:
    code = "import importlib\nfor name in sys.argv[1:]:\n    importlib.import_module(name)"
    imported = imported_by(code, tmp_path, *parts(floor))
    ours = {name.split(".")[1] for name in imported if name.startswith("cmdaily.")}
    assert ours <= {floor, *FLOORS[floor]}
    if floor != "render":
        assert not {"typer", "rich"} & imported


@pytest.mark.parametrize("floor", ["domain", "errors", "locale"])
def test_the_ground_floor_needs_the_standard_library_only(tmp_path: Path, floor: str) -> None:
    code = "import importlib\nfor name in sys.argv[1:]:\n    importlib.import_module(name)"
    imported = imported_by(code, tmp_path, *parts(floor)) - imported_by("", tmp_path)
    roots = {name.partition(".")[0] for name in imported} - {"cmdaily"}
    assert roots <= set(sys.stdlib_module_names) | ALLOWED_IN_DOMAIN


ALLOWED_IN_DOMAIN = {"regex", "_regex", "_regex_core"}
"""Graphemes as networks count them; imported by the modules of lengths alone."""


def test_sql_stands_in_the_store_only() -> None:
    words = ("SELECT ", "INSERT INTO", "DELETE FROM", "UPDATE ", "CREATE TABLE", "PRAGMA ")
    found = [
        place(path, node)
        for path in modules()
        if PACKAGE / "store" not in path.parents
        for node in texts(path)
        if any(node.value.lstrip().startswith(word) for word in words)
    ]
    found += [
        place(path, node)
        for path in modules()
        if PACKAGE / "store" not in path.parents
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import) and any(alias.name == "sqlite3" for alias in node.names)
    ]
    assert not found


CLOCKS = (
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "time.time_ns",
    "localtime",
)


def test_the_clock_is_read_where_the_design_says() -> None:
    """By `__main__`, and by the loop of the scheduler."""
    found = [
        place(path, call)
        for path in modules()
        if path.name != "__main__.py" and not is_a_suite(path) and not is_the_loop(path)
        for name, call in calls(path)
        if name.endswith(CLOCKS)
    ]
    assert not found


def is_a_suite(path: Path) -> bool:
    """What is shipped for the tests of others."""
    return "testing" in (path.stem, path.parent.name)


def is_the_loop(path: Path) -> bool:
    """Where a program that runs for days has to look at the clock."""
    return path.relative_to(PACKAGE).as_posix() in ("cli/scheduler/loop.py", "cli/desk.py")
