"""What the daily commands answer, letter for letter: `pytest --update-golden tests/golden` writes the files anew.

Plain at no width, at 60 and at 120 columns, and as a terminal of 60 and 120 columns gets it, in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from cmdaily.render import output
from tests.conftest import Program

ANSWERS = Path(__file__).with_name("answers")

MORNING = (
    ("tick", "2", "--by", "3", "--took", "5m"),
    ("tick", "7"),
    ("skip", "9", "--why", "ill"),
    ("start", "4"),
)
FRIDAY = (("tick", "1-20", "--rest", "--took", "2m", "--date", "2026-11-19"),)

DAYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "today": (("today",),),
    "today-json": (("today", "--json"),),
    "next": (("next",), ("next", "--until", "15m")),
    "status": (("status",), ("status", "--json")),
    "tick": (
        ("tick", "1"),
        ("tick", "2", "--by", "2"),
        ("tick", "5-7", "--rest"),
        ("tick", "3", "--json"),
        ("tick", "1", "--date", "2026-11-20"),
    ),
    "skip": (("skip", "3", "4"), ("skip", "5", "--json")),
    "undo": (("undo",), ("undo",)),
    "stats": (("stats",), ("stats", "x-reply", "--days", "30")),
    "log": (("log",),),
    "pause": (("pause", "add", "2026-12-24", "2027-01-01", "--why", "Noël"), ("pause", "list")),
    "free-day": (("today", "--date", "2026-11-22"),),
    "done": (("tick", "1-20", "--rest"), ("today",), ("status",)),
    "errors": (
        ("tick", "x-"),
        ("tick", "99"),
        ("tick", "x-relpy"),
        ("tick", "2", "--by", "0"),
        ("today", "--date", "2026-02-30"),
        ("todya",),
        ("tick", "2", "--date", "tomorrow"),
    ),
}
"""What is typed, after a morning's work, into one file for each language and shape."""

SHAPES = {"plain": None, "plain-60": 60, "plain-120": 120}


@pytest.fixture
def used(cmdaily: Program) -> Program:
    """A Monday in November, a little after nine."""
    for argv in FRIDAY:
        cmdaily.ok(*argv, now="2026-11-20T17:00")
    for argv in MORNING:
        cmdaily.ok(*argv, now="2026-11-23T09:10")
    cmdaily.now = datetime.fromisoformat("2026-11-23T09:25:00+01:00")
    return cmdaily


def transcript(cmdaily: Program, language: str, commands: tuple[tuple[str, ...], ...]) -> str:
    """What was typed, and what was answered."""
    text = ""
    for argv in commands:
        result = cmdaily("--lang", language, *argv)
        code = f"\n[{result.code}]" if result.code else ""
        text += f"$ cmdaily {' '.join(argv)}\n{result.out}{result.err}{code}".rstrip() + "\n\n"
    text = re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "<id>", text)
    text = re.sub(r"(?m)(?<= )[0-9a-f]{6}$", "abcdef", text)  # the short name of an entry
    return text.replace(str(cmdaily.home), "<home>")


WIDTHLESS = {"today-json", "errors"}
CASES = [(name, shape) for name in DAYS for shape in SHAPES if shape == "plain" or name not in WIDTHLESS]


@pytest.mark.parametrize(("name", "shape"), CASES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_plain_answers(
    used: Program,
    golden: Callable[[Path, str], None],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    shape: str,
    language: str,
) -> None:
    if SHAPES[shape] is not None:
        monkeypatch.setenv("COLUMNS", str(SHAPES[shape]))
    text = transcript(used, language, DAYS[name])
    if SHAPES[shape] is not None:
        assert_fits(text, SHAPES[shape] or 0)
    golden(ANSWERS / language / f"{name}.{shape}.txt", text)


def assert_fits(text: str, width: int) -> None:
    """Nothing but JSON and errors is wider than the terminal."""
    inside_json = False
    for line in text.splitlines():
        inside_json = line == "{" or (inside_json and line != "}")
        if not line.startswith(("$", "cmdaily", "`")) and not inside_json:
            assert len(line) <= width, line


@pytest.mark.parametrize("name", ["today", "next", "stats", "done"])
@pytest.mark.parametrize("width", [60, 120])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_answers_on_a_terminal(
    used: Program,
    golden: Callable[[Path, str], None],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    width: int,
    language: str,
) -> None:
    """With colours, as Rich puts them."""
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr(output, "is_terminal", lambda _stream, _environ: True)
    text = transcript(used, language, DAYS[name])
    assert "\x1b[" in text
    bare = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert "\x1b" not in bare, "nothing but colours"
    assert_fits(bare, width)
    golden(ANSWERS / language / f"{name}.terminal-{width}.txt", text.replace("\x1b", "␛"))
