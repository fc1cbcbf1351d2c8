"""Days of several rules, moved days, even weeks, Easter, against dateutil, holidays and plain Python."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import holidays
import pytest
from dateutil.easter import easter
from dateutil.rrule import MONTHLY, rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdaily.domain.recurrence import Schedule, next_due, occurrences, previous_due
from cmdaily.domain.recurrence.combined import Relative
from cmdaily.domain.recurrence.grammar import event_of, pattern_of
from cmdaily.domain.recurrence.special import Event
from cmdaily.domain.recurrence.weekly import WEEKDAYS
from cmdaily.files.cache.serialise import pack_schedule, unpack_schedule

START = date(2027, 10, 1)
DAYS = [START + timedelta(days=n) for n in range(400)]
FRANCE = frozenset(holidays.country_holidays("FR", years=range(2026, 2031)))
ORDINALS = {"first": 1, "second": 2, "third": 3, "last": -1, "second last": -2, "third last": -3}


def due(schedule: Schedule) -> list[date]:
    """The due days of the year with the leap day, by the product; kept and unpacked on the way."""
    kept = unpack_schedule(pack_schedule(schedule))
    return [day for day in occurrences(kept, START, 500, holidays=FRANCE) if day <= DAYS[-1]]


def every(words: str) -> list[date]:
    return due(Schedule(pattern_of(words)))


def working(day: date) -> bool:
    return day.weekday() < 5 and day not in FRANCE


def by_rule(**parts: object) -> set[date]:
    rule = rrule(
        MONTHLY, dtstart=datetime(2027, 9, 1, tzinfo=UTC), until=datetime(2028, 12, 31, tzinfo=UTC), **parts
    )  # type: ignore[arg-type]
    return {moment.date() for moment in rule}


@settings(max_examples=40)
@given(st.sets(st.sampled_from(sorted(ORDINALS)), min_size=1, max_size=3), st.sampled_from(WEEKDAYS))
def test_several_weekdays_of_a_month(ordinals: set[str], weekday: str) -> None:
    numbers = [ORDINALS[word] for word in ordinals]
    expected = by_rule(byweekday=WEEKDAYS.index(weekday), bysetpos=numbers)
    assert every(f"month on {' and '.join(sorted(ordinals))} {weekday}") == [d for d in DAYS if d in expected]


@settings(max_examples=40)
@given(st.sets(st.integers(1, 28), min_size=1, max_size=4))
def test_several_days_of_a_month(numbers: set[int]) -> None:
    expected = by_rule(bymonthday=sorted(numbers))
    assert every(f"month on day {', '.join(map(str, numbers))}") == [d for d in DAYS if d in expected]


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_working_days_from_the_end_of_a_month(number: int) -> None:
    words = ["last", "second last", "third last", "fourth last", "fifth last"][number - 1]
    expected = []
    for day in DAYS:
        rest = [day + timedelta(days=n) for n in range(32) if (day + timedelta(days=n)).month == day.month]
        if working(day) and sum(map(working, rest)) == number:
            expected.append(day)
    assert every(f"month on {words} working day") == expected


@pytest.mark.parametrize(("words", "rest"), [("even weeks", 0), ("odd weeks", 1)])
def test_weeks_by_their_iso_number(words: str, rest: int) -> None:
    expected = [d for d in DAYS if d.isocalendar().week % 2 == rest and d.weekday() in (1, 4)]
    assert every(f"{words} on tuesday, friday") == expected
    assert every(words) == [d for d in DAYS if d.isocalendar().week % 2 == rest and d.weekday() == 0]


@pytest.mark.parametrize("easter_day", [easter(2028), easter(2027)])
def test_days_around_easter(easter_day: date) -> None:
    base = event_of("easter")
    assert base is not None
    found = due(Schedule(Relative(Schedule(base), (-2, 0, 39))))
    offsets = [easter_day + timedelta(days=n) for n in (-2, 0, 39)]
    assert [d for d in found if d in offsets] == [d for d in offsets if d in DAYS]
    assert len(found) == 3, "one Easter in these days, the others' days lie outside"


@settings(max_examples=40)
@given(st.sampled_from(DAYS), st.sets(st.integers(-12, 12).filter(bool), min_size=1, max_size=3))
def test_working_days_around_an_event(event: date, offsets: set[int]) -> None:
    expected = set()
    for offset in offsets:
        step = 1 if offset > 0 else -1
        around = (event + timedelta(days=step * n) for n in range(1, 60))
        expected.add([day for day in around if working(day)][abs(offset) - 1])
    assert due(Schedule(Event(event, (), tuple(sorted(offsets))))) == [d for d in DAYS if d in expected]


@settings(max_examples=40)
@given(st.integers(1, 28), st.integers(-9, 9))
def test_days_counted_from_another_action(number: int, offset: int) -> None:
    base = Schedule(pattern_of(f"month on day {number}"), since=date(2027, 1, 1))
    expected = [d for d in DAYS if (d - timedelta(days=offset)).day == number]
    assert due(Schedule(Relative(base, (offset,)))) == expected


@settings(max_examples=60)
@given(
    st.sampled_from(["month on day 1, 15", "even weeks on monday", "month on third last day"]),
    st.sampled_from(DAYS),
)
def test_before_and_after_are_the_neighbours(words: str, day: date) -> None:
    schedule = Schedule(pattern_of(words))
    days = [
        d
        for d in occurrences(schedule, START - timedelta(days=90), 999)
        if d <= DAYS[-1] + timedelta(days=90)
    ]
    assert next_due(schedule, day) == next(d for d in days if d > day)
    assert previous_due(schedule, day) == next(d for d in reversed(days) if d < day)


@pytest.mark.parametrize("step", [1, -1])
@pytest.mark.parametrize("words", ["month on day 1", "month on day 25", "monday", "year on 11-11"])
def test_a_day_off_gives_way_to_a_working_day(words: str, step: int) -> None:
    from cmdaily.domain.recurrence.combined import Moved

    plain = Schedule(pattern_of(words))
    expected = set()
    for day in occurrences(plain, START - timedelta(days=40), 999, holidays=FRANCE):
        if day > DAYS[-1] + timedelta(days=40):
            break
        moved = day
        while not working(moved):
            moved += timedelta(days=step)
        expected.add(moved)
    assert due(Schedule(Moved(plain.pattern, step))) == [d for d in DAYS if d in expected]
