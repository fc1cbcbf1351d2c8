"""Days and numbers that somebody types, imports or writes into a file: refused in words, and never paid for in time."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cmdaily.domain.time.days import FIRST_DAY, LAST_DAY
from tests.conftest import Program

CODES = set(range(9))
OUTSIDE = ["0001-01-01", "0001-01-02", "0999-12-31", "1989-12-31", "2200-01-01", "9999-12-30", "9999-12-31"]
QUICK = settings(
    max_examples=int(os.environ.get("CMDAILY_SPANS", "25")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
TAKE_A_DAY = (
    ["today", "--date"],
    ["tick", "1", "--date"],
    ["skip", "1", "--date"],
    ["log", "--date"],
    ["log", "--days", "3660", "--date"],
    ["stats", "--date"],
    ["stats", "1", "--days", "3660", "--date"],
    ["calendar", "--date"],
    ["calendar", "--ics", "--date"],
    ["pause", "add"],
    ["pause", "add", "2026-11-25"],
    ["post", "Hello", "--to", "x", "--at"],
    ["next", "--until"],
)
TAKE_A_NUMBER = (
    ["tick"],
    ["skip"],
    ["start"],
    ["tick", "1", "--by"],
    ["tick", "1", "--took"],
    ["stop", "--by"],
    ["stop", "--took"],
    ["log", "--days"],
    ["stats", "--days"],
    ["calendar", "--weeks"],
    ["pause", "remove"],
    ["cron", "show", "--every"],
    ["outbox", "show"],
    ["inbox", "show"],
)


def held(cmdaily: Program, *words: str) -> Any:
    """What came of a command line: an exit code of the documented ones, and nothing unforeseen."""
    result = cmdaily(*words)
    assert result.code in CODES, result
    assert "unexpected error" not in result.err
    assert "Traceback" not in result.err
    assert not (cmdaily.home / "errors.txt").exists(), (cmdaily.home / "errors.txt").read_text()
    return result


@pytest.mark.parametrize("day", OUTSIDE)
def test_a_day_outside_the_calendar_is_refused_at_every_door(cmdaily: Program, day: str) -> None:
    for words in TAKE_A_DAY[:11]:
        result = held(cmdaily, *words, day)
        assert result.code == 2, (words, result)
        assert "is outside the calendar, which goes from 1990-01-01 to 2199-12-31" in result.err
    assert held(cmdaily, "post", "Hello", "--to", "x", "--at", f"{day} 10:00").code == 2
    assert not (cmdaily.home / "cmdaily.db").exists(), "nothing was written"


def test_the_first_and_the_last_day_are_days(cmdaily: Program) -> None:
    for day in (FIRST_DAY.isoformat(), LAST_DAY.isoformat()):
        cmdaily.ok("today", "--date", day)
        cmdaily.ok("calendar", "--date", day)
        cmdaily.ok("calendar", "--ics", "--date", day)
    cmdaily.ok("tick", "1", "--date", FIRST_DAY.isoformat())
    for day in (FIRST_DAY.isoformat(), LAST_DAY.isoformat()):
        cmdaily.ok("pause", "add", day)
    cmdaily.ok("stats", "--date", FIRST_DAY.isoformat())
    cmdaily.ok("log", "--days", "3660", "--date", FIRST_DAY.isoformat())
    cmdaily.ok("doctor")


@QUICK
@given(day=st.dates(), data=st.data())
def test_any_day_is_taken_or_refused_in_words(cmdaily: Program, day: date, data: st.DataObject) -> None:
    words = data.draw(st.sampled_from(TAKE_A_DAY))
    moment = f"{day} 10:00" if "--at" in words else day.isoformat()
    result = held(cmdaily, *words, moment)
    if not FIRST_DAY <= day <= LAST_DAY:
        assert result.code == 2


NUMBERS = st.one_of(
    st.integers().map(str),
    st.integers(-(10**40), 10**40).map(str),
    st.sampled_from(
        ["0", "00", "+1", "1e9", "0x10", "٣", "²", "½", "1_000", "∞", "nan", "1.5", " 1", "9" * 400]
    ),
    st.text(st.characters(categories=["Nd", "No", "Nl"]), min_size=1, max_size=5),
)


@QUICK
@given(number=NUMBERS, unit=st.sampled_from(["", "", "h", "m", "s", "h30"]), data=st.data())
def test_any_number_is_taken_or_refused_in_words(
    cmdaily: Program, number: str, unit: str, data: st.DataObject
) -> None:
    words = data.draw(st.sampled_from(TAKE_A_NUMBER))
    held(cmdaily, *words, number + (unit if "--took" in words else ""))


def routine(head: str) -> str:
    """A routine file with these lines at its head."""
    actions = "  - title: Main\n    actions:\n      - {id: one, title: One}\n"
    return f"routine: mine\ntitle: Mine\n{head}\nsections:\n{actions}"


FIELDS = [
    "from: {}",
    "until: {}",
    "except: {}",
    "except: 2026-01-01 to {}",
    "event: {}",
    "rrule: FREQ=DAILY;UNTIL={}",
]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("day", OUTSIDE)
def test_a_day_of_a_routine_file_has_its_place_named(
    cmdaily: Program, tmp_path: Path, field: str, day: str
) -> None:
    written = field.format(day.replace("-", "") if "UNTIL" in field else day)
    path = tmp_path / "mine.yaml"
    path.write_text(routine(written if "rrule" in field else f"every: day\n{written}"))
    result = held(cmdaily, "routine", "check", str(path))
    assert result.code == 3
    line = next(n for n, text in enumerate(path.read_text().splitlines(), 1) if written in text)
    assert f"{path}:{line}:" in result.err, result.err


def calls_of(cmdaily: Program, *words: str) -> int:
    """How many functions a command calls: what it costs, on any machine."""
    made = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    held(cmdaily, *words)  # imports and caches are paid for
    sys.setprofile(count)
    try:
        held(cmdaily, *words)
    finally:
        sys.setprofile(None)
    return made


READING = (["today"], ["next"], ["calendar"], ["stats"], ["stats", "1"], ["doctor"], ["data", "check"])
FAR = ["9999999 days", "999 days", "999 weeks", "99999999999 months", "0 days", "² days"]


@pytest.mark.parametrize("every", FAR)
def test_a_far_interval_costs_nothing(cmdaily: Program, every: str) -> None:
    folder = cmdaily.home / "routines"
    folder.mkdir(parents=True)
    plain = [calls_of(cmdaily, *words) for words in READING]
    (folder / "mine.yaml").write_text(routine(f"every: {every}"))
    for words, before in zip(READING, plain, strict=True):
        assert calls_of(cmdaily, *words) < before * 1.5 + 20_000, words
    held(cmdaily, "routine", "show", "mine")


def exported(cmdaily: Program) -> dict[str, Any]:
    cmdaily.ok("tick", "1")
    cmdaily.ok("pause", "add", "2026-12-24")
    found: dict[str, Any] = json.loads(cmdaily.ok("data", "export").out)
    return found


@pytest.mark.parametrize("day", OUTSIDE)
@pytest.mark.parametrize(("rows", "field"), [("journal", "day"), ("pauses", "first"), ("pauses", "last")])
def test_an_import_with_a_day_outside_the_calendar_is_refused(
    cmdaily: Program, tmp_path: Path, rows: str, field: str, day: str
) -> None:
    export = exported(cmdaily)
    export[rows][0][field] = day
    path = tmp_path / "export.json"
    path.write_text(json.dumps(export))
    result = held(cmdaily, "data", "import", str(path))
    assert result.code == 3
    assert f"row 1 of “{rows}” is wrong at “{field}”: “{day}” is not a day from 1990" in result.err


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "1066-10-14T09:00Z"]
)
@pytest.mark.parametrize(("rows", "field"), [("journal", "recorded_at"), ("routines", "changed_at")])
def test_an_import_with_a_moment_outside_the_calendar_is_refused(
    cmdaily: Program, tmp_path: Path, rows: str, field: str, moment: str
) -> None:
    cmdaily.ok("routine", "on", "daily-basics") if cmdaily(
        "routine", "on", "daily-basics"
    ).code == 0 else None
    export = exported(cmdaily)
    if not export[rows]:
        export[rows] = [{"routine": "mine", "active": True, "changed_at": ""}]
    export[rows][0][field] = moment
    path = tmp_path / "export.json"
    path.write_text(json.dumps(export))
    assert held(cmdaily, "data", "import", str(path)).code == 3


def test_an_import_with_an_endless_pause_is_refused(cmdaily: Program, tmp_path: Path) -> None:
    export = exported(cmdaily)
    path = tmp_path / "export.json"
    for first, last in (("1990-01-01", "2199-12-31"), ("2026-12-24", "2026-12-23")):
        export["pauses"][0] |= {"first": first, "last": last}
        path.write_text(json.dumps(export))
        assert held(cmdaily, "data", "import", str(path)).code == 3


def test_a_store_that_has_such_days_already_costs_nothing(cmdaily: Program, tmp_path: Path) -> None:
    """An older cmdaily took them: nothing breaks, and nothing walks through two thousand years."""
    cmdaily.ok("tick", *map(str, range(1, 19)))
    cmdaily.ok("tick", *map(str, range(1, 19)), "--date", "2025-11-18")
    export = tmp_path / "export.json"
    export.write_text(cmdaily.ok("data", "export").out)
    commands = (*READING, ["data", "import", str(export)])
    plain = [calls_of(cmdaily, *words) for words in commands]
    with sqlite3.connect(cmdaily.home / "cmdaily.db") as store:
        store.execute("UPDATE journal SET day = '0001-01-01' WHERE day = '2025-11-18'")
        store.execute("UPDATE day_progress SET day = '0001-01-01' WHERE day = '2025-11-18'")
        store.execute("DELETE FROM streak")
    for words, before in zip(commands, plain, strict=True):
        assert calls_of(cmdaily, *words) < before * 3 + 20_000, words
    assert cmdaily.ok("tick", "1", "--date", "2025-11-18").code == 0


@pytest.mark.parametrize("gap", [400, 4_000, 13_000])
def test_the_span_of_what_was_ticked_costs_nothing(cmdaily: Program, gap: int) -> None:
    last = date(2026, 11, 23)
    names = [action["id"] for action in cmdaily.ok("today", "--json").json["actions"]]
    cmdaily.ok("tick", *names)
    cmdaily.ok("tick", *names, "--date", str(last - timedelta(days=370)))
    plain = [calls_of(cmdaily, *words) for words in READING]
    cmdaily.ok("tick", *names, "--date", str(last - timedelta(days=gap)))
    for words, before in zip(READING, plain, strict=True):
        assert calls_of(cmdaily, *words) < before * 1.5 + 20_000, words
