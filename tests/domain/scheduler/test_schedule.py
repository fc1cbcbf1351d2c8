"""What is due: jobs, reminders, and a year of both, minute by minute, in two zones."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from cmdaily.domain.recurrence import Schedule
from cmdaily.domain.recurrence.grammar import pattern_of
from cmdaily.domain.scheduler.reminder import HOLD, LATE, QUIET, SEND, verdict
from cmdaily.domain.scheduler.schedule import (
    DONE,
    FAILED,
    RUNNING,
    Daily,
    Each,
    Every,
    LastRun,
    due_slot,
    next_turn,
    slot_of,
)
from cmdaily.domain.scheduler.timetable import MOST_BLOCKS, Recurring, Timetable, latest_of_each
from cmdaily.domain.time.wall_clock import Hours

PARIS = ZoneInfo("Europe/Paris")
NEW_YORK = ZoneInfo("America/New_York")
MINUTE = timedelta(minutes=1)
NO_HOLIDAYS: frozenset[date] = frozenset()


def at(text: str, zone: tzinfo = PARIS) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def recurring(name: str, every: str, *times: str, tolerance: int = 60) -> Recurring:
    return Recurring(name, Schedule(pattern_of(every)), times, tolerance)


def timetable(*plan: Recurring, zone: tzinfo = PARIS) -> Timetable:
    return Timetable(plan, zone, lambda _country, _year: NO_HOLIDAYS)


def test_a_daily_job_is_due_once_from_its_time_on() -> None:
    daily = Daily("03:00")
    assert slot_of(daily, at("2026-11-23T02:59"), PARIS) == "2026-11-22"
    assert slot_of(daily, at("2026-11-23T03:00"), PARIS) == "2026-11-23"
    done = LastRun("2026-11-22", DONE, at("2026-11-22T03:00"))
    assert due_slot(daily, done, at("2026-11-23T02:59"), PARIS) is None
    assert due_slot(daily, done, at("2026-11-23T11:00"), PARIS) == "2026-11-23", "after a night asleep"
    assert due_slot(daily, None, at("2026-11-23T11:00"), PARIS) == "2026-11-23"


def test_a_daily_job_comes_once_on_the_nights_of_the_change() -> None:
    assert next_turn(Daily("02:30"), at("2026-03-29T00:00"), PARIS) == at("2026-03-29T03:30")
    after_it = at("2026-03-29T03:31")
    done = LastRun("2026-03-29", DONE, at("2026-03-29T03:30"))
    assert due_slot(Daily("02:30"), done, after_it, PARIS) is None
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert slot_of(Daily("02:30"), first, PARIS) == "2026-10-25"
    done = LastRun("2026-10-25", DONE, first)
    assert due_slot(Daily("02:30"), done, first + timedelta(hours=1), PARIS) is None, "the second 02:30"


def test_a_failed_job_is_tried_again_later_and_a_running_one_is_left_alone() -> None:
    daily = Daily("03:00")
    failed = LastRun("2026-11-23", FAILED, at("2026-11-23T03:00"))
    assert due_slot(daily, failed, at("2026-11-23T03:10"), PARIS) is None
    assert due_slot(daily, failed, at("2026-11-23T03:15"), PARIS) == "2026-11-23"
    running = LastRun("2026-11-23", RUNNING, at("2026-11-23T03:00"))
    assert due_slot(daily, running, at("2026-11-24T09:00"), PARIS, lives=True) is None
    assert due_slot(daily, running, at("2026-11-23T03:20"), PARIS, lives=False) == "2026-11-23"


def test_a_clock_set_back_does_nothing_twice_but_a_wrong_year_stops_nothing() -> None:
    done = LastRun("2026-11-23", DONE, at("2026-11-23T03:00"))
    assert due_slot(Daily("03:00"), done, at("2026-11-23T02:00"), PARIS) is None
    from_the_future = LastRun("2027-11-23", DONE, at("2027-11-23T03:00"))
    assert due_slot(Daily("03:00"), from_the_future, at("2026-11-23T09:00"), PARIS) == "2026-11-23"


def test_a_job_of_every_few_minutes_has_a_slot_for_each() -> None:
    five = Every(5)
    assert slot_of(five, at("2026-11-23T09:04:59"), PARIS) == "2026-11-23T08:00"
    done = LastRun("2026-11-23T08:00", DONE, at("2026-11-23T09:00:00"))
    assert due_slot(five, done, at("2026-11-23T09:04:59"), PARIS) is None
    assert due_slot(five, done, at("2026-11-23T09:05:00"), PARIS) == "2026-11-23T08:05"
    assert next_turn(five, at("2026-11-23T09:04:59"), PARIS) == at("2026-11-23T09:05")
    assert due_slot(Each(), done, at("2026-11-23T09:00"), PARIS) == ""
    assert next_turn(Each(), at("2026-11-23T09:00"), PARIS) is None


def test_dues_lie_after_the_last_look_and_not_after_now() -> None:
    table = timetable(recurring("a", "weekday", "09:00", "16:00"))
    nine, four = at("2026-11-23T09:00"), at("2026-11-23T16:00")
    assert [due.wall for due in table.between(nine - MINUTE, nine)] == ["2026-11-23T09:00"]
    assert table.between(nine, four - MINUTE) == []
    assert [due.wall for due in table.between(nine, four)] == ["2026-11-23T16:00"]
    assert table.between(at("2026-11-20T16:00"), nine - MINUTE) == [], "a week-end"
    found = table.next_after(at("2026-11-20T16:00"), 7)
    assert found is not None
    assert found.moment == nine


def test_what_was_missed_stands_for_one() -> None:
    table = timetable(recurring("a", "day", "09:00"), recurring("b", "monday", "10:00"))
    dues = latest_of_each(table.between(at("2026-11-20T12:00"), at("2026-11-24T12:00")))
    assert {(due.name, due.wall, due.missed) for due in dues} == {
        ("a", "2026-11-24T09:00", 3),
        ("b", "2026-11-23T10:00", 0),
    }


def test_every_monday_at_ten_stays_at_ten_all_year() -> None:
    table = timetable(recurring("a", "monday", "10:00"))
    dues = table.between(at("2026-01-01T00:00"), at("2027-01-01T00:00"))
    shown = {due.moment.astimezone(PARIS).strftime("%a %H:%M") for due in dues}
    assert (len(dues), shown) == (52, {"Mon 10:00"})


def test_the_table_does_not_grow() -> None:
    table = timetable(recurring("a", "day", "09:00"))
    for month in range(240):
        moment = at("2026-01-01T00:00") + timedelta(days=30 * month)
        table.between(moment, moment + timedelta(days=1))
    assert len(table._blocks) <= MOST_BLOCKS


@pytest.mark.parametrize(
    ("due", "now", "says"),
    [
        ("2026-11-23T09:00", "2026-11-23T09:00", SEND),
        ("2026-11-23T09:00", "2026-11-23T10:00", SEND),
        ("2026-11-23T09:00", "2026-11-23T10:01", LATE),
        ("2026-11-23T06:30", "2026-11-23T06:30", HOLD),
        ("2026-11-23T06:30", "2026-11-23T07:00", SEND),
        ("2026-11-23T21:00", "2026-11-23T21:00", QUIET),
        ("2026-11-23T19:50", "2026-11-23T20:30", HOLD),  # missed by a computer asleep: said in the morning
        ("2026-11-23T19:50", "2026-11-24T07:00", LATE),
    ],
)
def test_quiet_hours_hold_back_and_swallow(due: str, now: str, says: str) -> None:
    moment = at(due)
    assert verdict(at(now), moment, moment + timedelta(hours=1), Hours("20:00", "07:00"), PARIS) == says


class Computer:
    """A year of somebody's computer: asleep now and then, and with a clock that somebody sets."""

    def __init__(self, seed: int, *, jumps: bool) -> None:
        self._random = random.Random(seed)
        self._jumps = jumps

    def minutes(self, start: datetime, end: datetime) -> list[datetime]:
        """What its clock shows at each turn of the scheduler."""
        shown, moment, seconds = [], start, 0
        while moment < end:
            moment += MINUTE
            if self._random.random() < 0.0002:
                moment += MINUTE * self._random.choice((2, 30, 480, 900, 4000))
            if self._jumps and self._random.random() < 0.0003:
                moment += MINUTE * self._random.choice((-90, -61, -5, 3, 75))
            seconds = (seconds + 7) % 60  # turns do not come at the full minute
            shown.append(moment + timedelta(seconds=seconds))
        return shown


PLAN = (
    recurring("night", "day", "02:30"),
    recurring("morning", "weekday", "09:00"),
    recurring("week", "monday", "10:00", "00:00"),
    recurring("month", "month on last working day", "23:59"),
)


def fired(zone: tzinfo, moments: list[datetime]) -> tuple[list[tuple[str, str, datetime]], list[str]]:
    """What a scheduler would do at these moments: reminders with their time, and the days of a daily job."""
    table = timetable(*PLAN, zone=zone)
    known: set[tuple[str, str]] = set()
    said: list[tuple[str, str, datetime]] = []
    days: list[str] = []
    seen, last, job = moments[0], None, Daily("03:00")
    for now in moments[1:]:
        if now > seen:
            for due in latest_of_each(table.between(seen, now)):
                if (due.name, due.wall) not in known:  # the store's primary key
                    known.add((due.name, due.wall))
                    said.append((due.name, due.wall, now))
        seen = now
        slot = due_slot(job, last, now, zone)
        if slot is not None:
            last = LastRun(slot, DONE, now)
            days.append(slot)
    return said, days


def expected(zone: tzinfo, start: datetime, end: datetime) -> dict[tuple[str, str], datetime]:
    """Every time of the plan, found by looking at each day by itself, with the moment it is."""
    found = {}
    day = start.astimezone(zone).date() - timedelta(days=1)
    while day <= end.astimezone(zone).date():
        for each in PLAN:
            if each.schedule.pattern.falls_on(day, date(2024, 1, 1), NO_HOLIDAYS):
                for clock in each.times:
                    moment = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=zone).astimezone(UTC)
                    if start < moment <= end:
                        found[each.name, f"{day}T{clock}"] = moment
        day += timedelta(days=1)
    return found


@pytest.mark.parametrize("zone", [PARIS, NEW_YORK], ids=str)
def test_a_year_of_minutes_with_sleeps_reminds_each_time_once(zone: ZoneInfo) -> None:
    start, end = at("2026-01-01T12:00:07", zone), at("2027-01-01T12:00:00", zone)
    moments = [start, *Computer(1, jumps=False).minutes(start, end)]
    said, days = fired(zone, moments)
    assert len({(name, wall) for name, wall, _ in said}) == len(said)
    turns = {(name, wall): now for name, wall, now in said}
    due = expected(zone, start, moments[-1])
    merged = 0
    for (name, wall), moment in due.items():
        if (name, wall) in turns:
            assert moment <= turns[name, wall]
            continue
        merged += 1  # slept through, and a later time of the same reminder stands for it
        assert any(
            other == name and moment < due[other, later] <= now
            for other, later, now in said
            if moment <= now < moment + timedelta(days=4)
        )
    assert len(said) + merged == len(due)
    awake = {now.replace(second=0) for now in moments}
    on_time = [now for name, wall, now in said if due[name, wall] in awake]
    assert len(on_time) > 500
    assert all(now - due[name, wall] < MINUTE for name, wall, now in said if due[name, wall] in awake)
    assert len(days) == len(set(days)) > 300


@pytest.mark.parametrize("zone", [PARIS, NEW_YORK], ids=str)
def test_a_year_with_a_clock_that_jumps_does_nothing_twice(zone: ZoneInfo) -> None:
    start, end = at("2026-01-01T12:00:07", zone), at("2027-01-01T12:00:00", zone)
    moments = [start, *Computer(2, jumps=True).minutes(start, end)]
    assert any(later < sooner for sooner, later in pairwise(moments))
    said, days = fired(zone, moments)
    assert len({(name, wall) for name, wall, _ in said}) == len(said) > 500
    assert len(days) == len(set(days)) > 300
    due = expected(zone, start, max(moments))
    assert all((name, wall) in due for name, wall, _ in said)
