"""Days: the date on the user's wall, which may change later than at midnight."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain.time.days import day_of, monday_of, parse_day, parse_span, past_day
from cmdaily.errors import UsageError

PARIS = ZoneInfo("Europe/Paris")
NEW_YORK = ZoneInfo("America/New_York")
TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(
    ("zone", "utc", "starts_at", "expected"),
    [
        # Paris leaves summer time on 25 October 2026 at 03:00, New York on 1 November at 02:00.
        (PARIS, "2026-10-24T21:59", "00:00", "2026-10-24"),
        (PARIS, "2026-10-24T22:00", "00:00", "2026-10-25"),
        (PARIS, "2026-10-25T00:30", "03:00", "2026-10-24"),  # 02:30, the first time
        (PARIS, "2026-10-25T01:30", "03:00", "2026-10-24"),  # 02:30, the second time
        (PARIS, "2026-10-25T02:00", "03:00", "2026-10-25"),
        (PARIS, "2026-10-25T02:59", "04:00", "2026-10-24"),  # 03:59
        (PARIS, "2026-10-25T03:00", "04:00", "2026-10-25"),
        (PARIS, "2026-10-25T22:59", "00:00", "2026-10-25"),  # the day has 25 hours
        (PARIS, "2026-10-25T23:00", "00:00", "2026-10-26"),
        # and goes to summer time on 28 March 2027 at 02:00: there is no 02:30.
        (PARIS, "2027-03-28T00:59", "02:30", "2027-03-27"),  # 01:59
        (PARIS, "2027-03-28T01:00", "02:30", "2027-03-28"),  # 03:00
        (NEW_YORK, "2026-11-01T05:30", "04:00", "2026-10-31"),  # 01:30, the first time
        (NEW_YORK, "2026-11-01T06:30", "04:00", "2026-10-31"),  # 01:30, the second time
        (NEW_YORK, "2026-11-01T09:00", "04:00", "2026-11-01"),
        (NEW_YORK, "2027-03-14T06:59", "02:30", "2027-03-13"),  # 01:59
        (NEW_YORK, "2027-03-14T07:00", "02:30", "2027-03-14"),  # 03:00
    ],
)
def test_the_night_of_a_clock_change(zone: ZoneInfo, utc: str, starts_at: str, expected: str) -> None:
    moment = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert day_of(moment, zone, starts_at) == date.fromisoformat(expected)


@given(
    moment=st.datetimes(datetime(2000, 1, 2), datetime(2099, 12, 30)),  # noqa: DTZ001 - made aware below
    zone=st.sampled_from([PARIS, NEW_YORK, ZoneInfo("Asia/Kathmandu"), ZoneInfo("Pacific/Apia"), UTC]),
    hour=st.integers(0, 12),
)
def test_the_day_is_the_date_on_the_wall_or_the_one_before(
    moment: datetime, zone: ZoneInfo, hour: int
) -> None:
    aware = moment.replace(tzinfo=UTC)
    wall = aware.astimezone(zone)
    found = day_of(aware, zone, f"{hour:02d}:00")
    assert found == (wall.date() if wall.hour >= hour else wall.date() - timedelta(days=1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-20", "2026-11-20"),
        ("today", "2026-11-25"),
        ("Aujourd'hui", "2026-11-25"),
        ("aujourd’hui", "2026-11-25"),
        (" yesterday ", "2026-11-24"),
        ("hier", "2026-11-24"),
        ("avant-hier", "2026-11-23"),
        ("demain", "2026-11-26"),
        ("wednesday", "2026-11-25"),
        ("mercredi", "2026-11-25"),
        ("thursday", "2026-11-19"),
        ("dimanche", "2026-11-22"),
    ],
)
def test_a_day_as_people_name_it(text: str, expected: str) -> None:
    assert parse_day(text, TODAY) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    "text", ["", "20261120", "2026-W47-5", "2026-2-3", "2026-02-30", "31/11/2026", "٢٠٢٦-١١-٢٠"]
)
def test_what_is_not_a_day_is_an_error(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_day(text, TODAY)
    assert caught.value.key == "error.date"


def test_nothing_is_written_to_the_future() -> None:
    assert past_day(None, TODAY) == TODAY
    assert past_day("hier", TODAY) == TODAY - timedelta(days=1)
    with pytest.raises(UsageError) as caught:
        past_day("2026-11-26", TODAY)
    assert caught.value.key == "error.future"


@given(st.dates())
def test_the_monday_of_a_week(day: date) -> None:
    monday = monday_of(day)
    assert monday.isocalendar()[:2] == day.isocalendar()[:2]
    assert monday.isoweekday() == 1


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("lundi", "vendredi", "2026-11-30 2026-12-04"),
        ("friday", "monday", "2026-11-27 2026-11-30"),
        ("wednesday", None, "2026-11-25 2026-11-25"),
        ("demain", "le 3", "2026-11-26 2026-12-03"),
        ("le 20 décembre", "fin décembre", "2026-12-20 2026-12-31"),
        ("hier", "today", "2026-11-24 2026-11-25"),
        ("24/12", "2/1", "2026-12-24 2027-01-02"),
        ("lundi en huit", "dimanche", "2026-12-07 2026-12-13"),
        (
            "monday",
            "tomorrow",
            "2026-11-30 2026-11-26",
        ),  # told from today: refused by whoever asks for a span
        ("monday", "in 2 days", "2026-11-30 2026-11-27"),
    ],
)
def test_the_last_day_of_a_span_is_looked_for_behind_the_first(
    first: str, last: str | None, expected: str
) -> None:
    begin, end = parse_span(first, last, TODAY)
    assert f"{begin} {end}" == expected
