"""How long a message may wait: working hours, nights, weekends, holidays, and the nights on which the clocks change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain.inbox.response_clock import ResponseClock
from cmdaily.domain.time.wall_clock import Hours

PARIS = ZoneInfo("Europe/Paris")
HOLIDAYS = {date(2026, 12, 25)}


def working(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def every_day(_day: date) -> bool:
    return True


def clock(
    start: str = "09:00", end: str = "18:00", works: Callable[[date], bool] = working, zone: ZoneInfo = PARIS
) -> ResponseClock:
    return ResponseClock(Hours(start, end), works, zone)


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    ("received", "minutes", "due"),
    [
        ("2026-11-23T09:30", 60, "2026-11-23T10:30"),
        ("2026-11-23T17:30", 60, "2026-11-24T09:30"),
        ("2026-11-23T17:00", 60, "2026-11-23T18:00"),  # to the last minute of the day
        ("2026-11-20T17:30", 240, "2026-11-23T12:30"),  # over a weekend
        ("2026-11-21T12:00", 60, "2026-11-23T10:00"),  # on a Saturday
        ("2026-11-23T03:00", 60, "2026-11-23T10:00"),  # at night
        ("2026-11-23T18:00", 1, "2026-11-24T09:01"),
        ("2026-12-24T17:30", 60, "2026-12-28T09:30"),  # Christmas, then a weekend
        ("2026-11-23T09:00", 24 * 60, "2026-11-25T15:00"),  # 24 hours of nine a day
    ],
)
def test_a_message_is_due_after_its_working_hours(received: str, minutes: int, due: str) -> None:
    assert clock().due(at(received), minutes) == at(due)


def test_hours_may_run_over_midnight() -> None:
    night = clock("22:00", "06:00", every_day)
    assert night.due(at("2026-11-23T05:30"), 60) == at("2026-11-23T22:30")
    assert night.due(at("2026-11-23T23:30"), 60) == at("2026-11-24T00:30")
    assert night.minutes_between(at("2026-11-23T12:00"), at("2026-11-24T12:00")) == 8 * 60


def test_a_night_on_which_the_clocks_change_is_longer_or_shorter() -> None:
    night = clock("22:00", "06:00", every_day)
    assert night.minutes_between(at("2026-10-24T12:00"), at("2026-10-25T12:00")) == 9 * 60
    assert night.minutes_between(at("2027-03-27T12:00"), at("2027-03-28T12:00")) == 7 * 60


def test_where_nobody_works_the_clock_stands_still() -> None:
    never = clock(works=lambda _day: False)
    assert never.due(at("2026-11-23T09:30"), 60) is None
    assert never.minutes_between(at("2026-11-23T09:30"), at("2027-11-23T09:30")) == 0


moments = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda n: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
)
hours = st.tuples(st.integers(0, 23), st.integers(0, 23)).filter(lambda pair: pair[0] != pair[1])


@given(
    moments,
    st.integers(1, 5000),
    hours,
    st.sampled_from(["Europe/Paris", "America/New_York", "Asia/Kolkata"]),
)
def test_what_is_due_after_minutes_of_work_has_waited_so_many(
    received: datetime, minutes: int, span: tuple[int, int], zone: str
) -> None:
    found = clock(f"{span[0]:02}:00", f"{span[1]:02}:00", working, ZoneInfo(zone))
    due = found.due(received, minutes)
    assert due is not None
    assert due > received
    assert found.minutes_between(received, due) == minutes
    assert found.minutes_between(received, due - timedelta(minutes=1)) == minutes - 1
    assert found.minutes_between(due, received) == 0


@given(moments, st.integers(1, 3000), st.integers(0, 3000))
def test_who_may_wait_longer_is_due_later(received: datetime, minutes: int, more: int) -> None:
    first, second = clock().due(received, minutes), clock().due(received, minutes + more)
    assert first is not None
    assert second is not None
    assert first <= second
