"""A month lived through day by day, and the figures a person can check by hand: docs/a-month.md tells the story."""

from __future__ import annotations

import math
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PARIS, Program

PAGE = Path(__file__).parents[2] / "docs" / "a-month.md"
ROUTINE = (
    PAGE.read_text(encoding="utf-8").partition("```yaml\nroutine: acme\ntitle: acme\n")[2].partition("```")[0]
)

FIRST, LAST = date(2026, 10, 12), date(2026, 11, 11)

WITHOUT_REPLY = {"2026-10-19", "2026-10-20", "2026-11-03"}
WITHOUT_WATCH = {"2026-10-25", "2026-11-03"}
POSTS = {"2026-10-13", "2026-10-15", "2026-10-24", "2026-10-29", "2026-11-02", "2026-11-06", "2026-11-09"}
REPORTS = {"2026-10-16", "2026-10-23", "2026-11-02"}
OFF = {"2026-10-26", "2026-10-27", "2026-10-28", "2026-11-01", "2026-11-11"}

Told = tuple[datetime, tuple[str, ...]]
"""A moment and the command typed at it."""


def at(day: date | str, hour: int, minute: int = 0) -> datetime:
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=PARIS)


EXCEPTIONS: dict[str, list[Told]] = {
    "2026-10-19": [(at("2026-10-19", 9), ("tick", "reply", "--by", "3", "--took", "5m"))],
    "2026-10-21": [
        (at("2026-10-21", 9), ("tick", "reply", "--by", "5", "--took", "8m", "--date", "yesterday"))
    ],
    "2026-10-22": [
        (at("2026-10-22", 8), ("tick", "1-3", "--rest", "--took", "1h")),
        (at("2026-10-22", 8), ("undo",)),
    ],
    "2026-10-23": [
        (at("2026-10-23", 17), ("pause", "add", "2026-10-26", "2026-10-28", "--why", "autumn holidays"))
    ],
    # The night in which the clocks go back has two half past twos, both of Sunday.
    "2026-10-25": [
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), ("tick", "watch", "--took", "4m")),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), ("tick", "watch", "--took", "4m")),
    ],
    "2026-11-03": [(at("2026-11-03", 9), ("skip", "reply", "--why", "ill"))],
}


def the_month() -> Iterator[Told]:
    """Everything that was typed, in order."""
    day = FIRST
    while day <= LAST:
        name = day.isoformat()
        yield from EXCEPTIONS.get(name, [])
        if day.weekday() < 5 and name not in WITHOUT_REPLY | OFF:
            yield at(day, 9), ("tick", "reply", "--by", "5", "--took", "8m")
        if name not in WITHOUT_WATCH | OFF:
            yield at(day, 10), ("tick", "watch", "--took", "4m")
        if name in POSTS:
            yield at(day, 11), ("tick", "post", "--took", "15m")
        if name in REPORTS:
            yield at(day, 16), ("tick", "report", "--took", "12m")
        day += timedelta(days=1)


EXPECTED: dict[str, dict[str, Any]] = {
    "reply": {
        "due": 18,
        "completed": 17,
        "excused": 4,
        "streak": 12,
        "best": 12,
        "planned_minutes": 180,
        "spent_minutes": 141,
        "due_by_weekday": [4, 3, 3, 4, 4, 0, 0],
        "missed_by_weekday": [1, 0, 0, 0, 0, 0, 0],
    },
    "watch": {
        "due": 26,
        "completed": 25,
        "excused": 3,
        "streak": 7,
        "best": 18,
        "planned_minutes": 130,
        "spent_minutes": 104,
        "due_by_weekday": [4, 4, 3, 4, 4, 4, 3],
        "missed_by_weekday": [0, 1, 0, 0, 0, 0, 0],
    },
    "post": {
        "due": 3,
        "completed": 2,
        "excused": 1,
        "streak": 1,
        "best": 1,
        "planned_minutes": 60,
        "spent_minutes": 105,
        "due_by_weekday": [3, 0, 0, 0, 0, 0, 0],
        "missed_by_weekday": [1, 0, 0, 0, 0, 0, 0],
    },
    "report": {
        "due": 3,
        "completed": 3,
        "excused": 0,
        "streak": 3,
        "best": 3,
        "planned_minutes": 45,
        "spent_minutes": 36,
        "due_by_weekday": [0, 0, 0, 0, 3, 0, 0],
        "missed_by_weekday": [0, 0, 0, 0, 0, 0, 0],
    },
}


@pytest.fixture(scope="module")
def kept_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the home at the end of the month is kept for the next test."""
    return tmp_path_factory.mktemp("month") / "home"


@pytest.fixture
def lived(cmdaily: Program, routine: Callable[..., Path], kept_home: Path) -> Program:
    """The program after the month."""
    if kept_home.exists():
        shutil.copytree(kept_home, cmdaily.home)
    else:
        routine("acme", ROUTINE)
        (cmdaily.home / "config.yaml").write_text("holidays: FR\ntimezone: Europe/Paris\n", encoding="utf-8")
        cmdaily.ok("routine", "off", "twenty-actions", now=at(FIRST, 8))
        for moment, argv in the_month():
            cmdaily.ok(*argv, now=moment)
        shutil.copytree(cmdaily.home, kept_home)
    cmdaily.now = at(LAST, 18)
    return cmdaily


def test_the_figures_are_those_counted_by_hand(lived: Program) -> None:
    shape = lived.ok("stats", "--json").json
    assert (shape["first"], shape["last"]) == ("2026-10-12", "2026-11-11")
    for action in shape["actions"]:
        expected = EXPECTED[action["id"]]
        assert {name: action[name] for name in expected} == expected, action["id"]
    assert [(s["planned_minutes"], s["spent_minutes"]) for s in shape["sections"]] == [(310, 245), (105, 141)]
    assert not {day["date"] for day in shape["days"]} & OFF
    by_day = {day["date"]: (day["done"], day["due"]) for day in shape["days"]}
    assert by_day["2026-10-12"] == (3, 3), "reply, watch, and the week of posts that began"
    assert by_day["2026-10-19"] == (1, 3)
    assert by_day["2026-10-25"] == (1, 1)
    assert by_day["2026-11-03"] == (0, 1)


def test_the_page_tells_the_same_figures() -> None:
    page = PAGE.read_text(encoding="utf-8")
    names = ("due", "completed", "excused", "streak", "best", "planned_minutes", "spent_minutes")
    for ident, expected in EXPECTED.items():
        row = " | ".join(str(expected[name]) for name in names)
        assert f"| `{ident}` | {row} |" in page, ident


def test_the_scores_are_the_formula(lived: Program) -> None:
    """`report`: done on four Fridays of which three are settled, a week apart."""
    scores = {action["id"]: action["score"] for action in lived.ok("stats", "--json").json["actions"]}
    m = 0.5 ** (math.sqrt(3 / 15) / 13)  # three times in fifteen days
    s = 0.0
    for days in (1, 7, 7):
        s = s * m**days + (1 - m**days)
    assert scores["report"] == round(s, 4)
    assert scores["watch"] > scores["reply"] > 0.5


def test_other_ways_of_counting_agree(lived: Program) -> None:
    """A recount, an import on a second machine, and what was true on an earlier day."""
    assert lived.ok("data", "check", "--json").json["sound"] is True
    now = lived.ok("stats", "--json").out
    export = lived.home.parent / "export.json"
    lived.ok("data", "export", str(export))
    for leftover in lived.home.glob("cmdaily.db*"):
        leftover.unlink()
    lived.ok("data", "import", str(export))
    assert lived.ok("stats", "--json").out == now
    earlier = {a["id"]: a for a in lived.ok("stats", "--json", "--date", "2026-10-18").json["actions"]}
    assert (earlier["reply"]["streak"], earlier["reply"]["best"], earlier["reply"]["due"]) == (5, 5, 5)
    assert (earlier["watch"]["streak"], earlier["watch"]["completed"]) == (7, 7)
    assert (earlier["post"]["streak"], earlier["report"]["streak"]) == (1, 1)
    missed = {a["id"]: a for a in lived.ok("stats", "--json", "--date", "2026-10-19").json["actions"]}
    assert (missed["reply"]["streak"], missed["reply"]["due"]) == (0, 6), "a day that is over is judged"
