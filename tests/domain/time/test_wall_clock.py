"""Wall-clock times, also on the nights when the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from cmdaily.domain.time.wall_clock import Hours, moment_at

PARIS = ZoneInfo("Europe/Paris")
NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("zone", "day", "clock", "utc"),
    [
        (PARIS, "2026-10-24", "09:00", "2026-10-24T07:00"),
        (PARIS, "2026-10-26", "09:00", "2026-10-26T08:00"),  # the same time on the wall, another moment
        (PARIS, "2026-03-29", "02:30", "2026-03-29T01:30"),  # does not exist: 03:30 on the wall
        (PARIS, "2026-10-25", "02:30", "2026-10-25T00:30"),  # exists twice: the first
        (NEW_YORK, "2026-03-08", "02:30", "2026-03-08T07:30"),
        (NEW_YORK, "2026-11-01", "01:30", "2026-11-01T05:30"),
    ],
)
def test_a_time_of_the_wall_is_one_moment(zone: ZoneInfo, day: str, clock: str, utc: str) -> None:
    expected = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert moment_at(date.fromisoformat(day), clock, zone) == expected


@pytest.mark.usefixtures("home")  # the system is in Paris
def test_the_systems_own_zone_follows_the_same_rules() -> None:
    for day in ("2026-03-29", "2026-10-25", "2026-07-01"):
        for clock in ("01:59", "02:00", "02:30", "03:00", "09:00"):
            there = date.fromisoformat(day)
            assert moment_at(there, clock, None) == moment_at(there, clock, PARIS)


@pytest.mark.parametrize(
    ("hours", "clock", "covered"),
    [
        (("20:00", "07:00"), "20:00", True),
        (("20:00", "07:00"), "23:59", True),
        (("20:00", "07:00"), "06:59", True),
        (("20:00", "07:00"), "07:00", False),
        (("20:00", "07:00"), "12:00", False),
        (("12:00", "13:30"), "12:00", True),
        (("12:00", "13:30"), "13:30", False),
    ],
)
def test_quiet_hours_may_run_over_midnight(hours: tuple[str, str], clock: str, covered: bool) -> None:
    assert Hours(*hours).cover(clock) is covered


def test_the_end_of_the_quiet_hours_is_a_moment_of_the_next_morning() -> None:
    quiet = Hours("20:00", "07:00")
    evening = datetime(2026, 10, 24, 22, 0, tzinfo=PARIS)
    assert quiet.end_after(evening, PARIS) == datetime(
        2026, 10, 25, 6, 0, tzinfo=UTC
    )  # 07:00, winter by then
    assert quiet.end_after(datetime(2026, 10, 24, 12, 0, tzinfo=PARIS), PARIS) is None
