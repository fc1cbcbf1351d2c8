"""Moments as people write them, and the nights on which the clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain.time.when import moment_of, parse_when
from cmdaily.errors import UsageError

PARIS = "Europe/Paris"
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo(PARIS))


def shown(text: str, now: datetime = MONDAY) -> str:
    return parse_when(text, now, PARIS).shown.strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-24 09:30", "2026-11-24 09:30"),
        ("2026-11-24T09:30", "2026-11-24 09:30"),
        ("2026-11-24 9h30", "2026-11-24 09:30"),
        ("tomorrow 9:30", "2026-11-24 09:30"),
        ("Tomorrow at 9:30", "2026-11-24 09:30"),
        ("demain 9h30", "2026-11-24 09:30"),
        ("demain à 9h30", "2026-11-24 09:30"),
        ("demain 9 h 30", "2026-11-24 09:30"),
        ("demain 9h", "2026-11-24 09:00"),
        ("tomorrow 9am", "2026-11-24 09:00"),
        ("tomorrow 9:30 pm", "2026-11-24 21:30"),
        ("tomorrow 12am", "2026-11-24 00:00"),
        ("tomorrow noon", "2026-11-24 12:00"),
        ("demain midi", "2026-11-24 12:00"),
        ("today 17:00", "2026-11-23 17:00"),
        ("9h30", "2026-11-23 09:30"),
        ("monday 10:00", "2026-11-23 10:00"),
        ("monday 8:00", "2026-11-30 08:00"),
        ("lundi 10h", "2026-11-23 10:00"),
        ("vendredi 18h", "2026-11-27 18:00"),
        ("next friday 18:00", "2026-11-27 18:00"),
        ("in 2h", "2026-11-23 11:00"),
        ("dans 2h", "2026-11-23 11:00"),
        ("in 90m", "2026-11-23 10:30"),
        ("dans 3 jours", "2026-11-26 09:00"),
        ("in 2 weeks", "2026-12-07 09:00"),
        ("2026-11-24T08:30+00:00", "2026-11-24 09:30"),
        ("2026-11-24T08:30Z", "2026-11-24 09:30"),
    ],
)
def test_what_people_write(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "9", "24:00", "tomorrow 25h", "tomorrow 9:75", "tomorrow 13pm", "2026-02-30 10:00"),
        *("tomorrow", "demain", "monday", "2026-11-24", "yesterday 9:00", "hier 9h", "8:00", "today 9:00"),
        *("in", "in a while", "dans 0h", "9999-12-31 23:59:59 and more", "x" * 200, "tomorrow ٩:٣٠", "9:3"),
    ],
)
def test_what_is_no_moment_to_come(text: str) -> None:
    with pytest.raises(UsageError):
        shown(text)


def test_a_time_that_does_not_exist_is_later_by_the_change() -> None:
    """On 29 March 2026 Paris goes from 02:00 to 03:00."""
    night = parse_when("2026-03-29 02:30", datetime(2026, 3, 28, tzinfo=UTC), PARIS)
    assert not night.exists
    assert night.shown == datetime(2026, 3, 29, 3, 30)  # noqa: DTZ001
    assert night.moment == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_time_that_exists_twice_is_the_first() -> None:
    """On 25 October 2026 Paris shows 02:30 twice."""
    night = parse_when("2026-10-25 02:30", datetime(2026, 10, 24, tzinfo=UTC), PARIS)
    assert night.exists
    assert night.moment == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_duration_crosses_the_change_as_time_passes() -> None:
    before = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)  # 02:45, the first
    after = parse_when("in 1h", before, PARIS)
    assert after.moment == before + timedelta(hours=1)
    assert moment_of(after.wall, after.zone, after.fold) == after.moment, "the second 02:45 is remembered"


def test_days_cross_the_change_on_the_wall_clock() -> None:
    saturday = datetime(2026, 10, 24, 9, 30, tzinfo=ZoneInfo(PARIS))
    assert shown("in 1 day", saturday) == "2026-10-25 09:30"


def test_never_sooner_than_asked() -> None:
    now = MONDAY + timedelta(seconds=42)
    assert parse_when("in 1h", now, PARIS).moment >= now + timedelta(hours=1)


@given(
    wall=st.datetimes(datetime(2026, 1, 1), datetime(2035, 1, 1)),  # noqa: DTZ001
    zone=st.sampled_from([PARIS, "UTC", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]),
)
def test_a_written_moment_is_read_as_it_was_meant(wall: datetime, zone: str) -> None:
    wall = wall.replace(second=0, microsecond=0)
    found = parse_when(f"{wall:%Y-%m-%d %H:%M}", datetime(2025, 1, 1, tzinfo=UTC), zone)
    assert found.wall == wall
    assert found.moment == moment_of(wall, zone)
    assert timedelta(0) <= found.shown - wall <= timedelta(hours=1), (
        "only a change of the clocks moves it, and forward"
    )
    assert found.exists == (found.shown == wall)


@given(st.text(max_size=30))
def test_any_text_is_a_moment_or_a_usage_error(text: str) -> None:
    try:
        found = parse_when(text, MONDAY, PARIS)
    except UsageError:
        return
    assert found.moment > MONDAY
