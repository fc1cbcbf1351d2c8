"""The daily spellings are read without Typer; both ways must give the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cmdaily.cli.fast_path import shortcuts, spell
from tests.conftest import Program

SPELLINGS = [
    ("today",),
    ("today", "--json"),
    ("today", "--date", "2026-11-20"),
    ("today", "--date=yesterday", "--exit-code"),
    ("--lang", "fr", "today"),
    ("next", "--until", "15m"),
    ("next", "--json"),
    ("status",),
    ("status", "--exit-code"),
    ("tick", "2", "--by", "5"),
    ("tick", "1", "3-5", "--took=7m", "--note", "in one go", "--key", "k"),
    ("tick", "2", "--by=abc"),
    ("tick", "--json", "x-reply", "--rest"),
    ("skip", "2", "--why", "later"),
    ("skip", "4", "zzz"),
    ("undo",),
    ("undo", "--json"),
    ("tick", "99"),
]


def test_the_table_is_what_typer_says() -> None:
    for name, table in {"spellings.py": spell.daily_table(), "commands.py": spell.table()}.items():
        written = Path(shortcuts.__file__).with_name(name).read_text(encoding="utf-8")
        assert written == table, "run python -m cmdaily.cli.fast_path.spell"


@pytest.mark.parametrize("argv", SPELLINGS, ids=" ".join)
def test_both_ways_give_the_same_bytes(
    cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...]
) -> None:
    words = argv[2:] if argv[0] == "--lang" else argv
    assert shortcuts.read(words) is not None
    results = []
    for way in ("short", "typer"):
        monkeypatch.setenv("CMDAILY_HOME", str(tmp_path / way))
        cmdaily.ok("tick", "7")
        with monkeypatch.context() as patch:
            if way == "typer":
                patch.setattr(shortcuts, "read", lambda _argv: None)
            results.append(cmdaily(*argv))
    short, typer = results
    assert (short.code, _anonymous(short.out), short.err) == (typer.code, _anonymous(typer.out), typer.err)


@pytest.mark.parametrize(
    "argv",
    [
        ("today", "--nope"),
        ("today", "--help", "--json"),
        ("today", "--json", "--help"),
        ("inbox", "shwo"),
        ("inbox", "show", "m1", "m2"),
        ("metric", "log", "followers", "-3"),
        ("feed",),
        ("help",),
        ("check", "--kind"),
        ("post", "--dry-run=1", "Hello"),
        ("tick", "2", "--by"),
        ("tick", "2", "--by", "-1"),
        ("tick", "--", "2"),
        ("today", "extra"),
        ("skip",),
        ("undo", "--json=yes"),
    ],
)
def test_whatever_is_not_certain_is_left_to_typer(argv: tuple[str, ...]) -> None:
    assert shortcuts.read(argv) is None


def _anonymous(text: str) -> str:
    """Without the ids of rows, which are new each time."""
    return os.linesep.join(line for line in text.splitlines() if not line.lstrip().startswith('"id": "0'))
