"""What must hold for every schedule and every day; python-dateutil is the witness where it says the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdaily.domain.recurrence import Schedule, is_due, next_due, occurrences, previous_due
from cmdaily.domain.recurrence.grammar import NotUnderstoodError, pattern_of
from cmdaily.domain.recurrence.monthly import LAST, Periodic
from cmdaily.domain.recurrence.special import Event, RRule
from cmdaily.domain.recurrence.weekly import WEEKDAYS, Days, Weekly

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
STEPS = st.integers(1, 12)
WEEKLIES = st.builds(Weekly, st.integers(1, 127), STEPS)
PERIODICS = st.one_of(
    st.builds(Periodic, st.sampled_from([1, 3, 12]), st.just("day"), st.integers(1, 31), step=STEPS),
    st.builds(Periodic, st.sampled_from([1, 3, 12]), st.just("day"), st.just(LAST), step=STEPS),
    st.builds(
        Periodic,
        st.sampled_from([1, 3, 12]),
        st.just("weekday"),
        st.sampled_from([1, 2, 3, 4, 5, LAST]),
        st.integers(0, 6),
        STEPS,
    ),
    st.builds(Periodic, st.just(1), st.just("working"), st.sampled_from([1, 2, 5, LAST]), step=STEPS),
    st.builds(Periodic, st.just(12), st.just("date"), st.sampled_from([101, 229, 1130, 1231]), step=STEPS),
)
EVENTS = st.builds(
    lambda day, offsets: Event(day, tuple(sorted(offsets))), DAYS, st.sets(st.integers(-90, 90), min_size=1)
)
RULES = st.sampled_from(
    ["FREQ=DAILY;INTERVAL=5", "FREQ=WEEKLY;BYDAY=TU,SA", "FREQ=MONTHLY;BYMONTHDAY=-2", "FREQ=DAILY;COUNT=9"]
).map(RRule)
PATTERNS = st.one_of(st.builds(Days, st.integers(1, 40)), WEEKLIES, PERIODICS, EVENTS, RULES)


@st.composite
def spans(draw: st.DrawFn) -> tuple[date, date]:
    first = draw(DAYS)
    return first, first + timedelta(days=draw(st.integers(0, 40)))


@st.composite
def turns(draw: st.DrawFn) -> tuple[int, int]:
    size = draw(st.integers(1, 5))
    return draw(st.integers(1, size)), size


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    since = draw(st.none() | DAYS)
    until = draw(st.none() | DAYS)
    if since and until and until < since:
        since, until = until, since
    return Schedule(
        draw(PATTERNS),
        since,
        until,
        tuple(draw(st.lists(spans(), max_size=2))),
        "FR",
        draw(st.booleans()),
        tuple(draw(st.lists(turns(), max_size=2))),
    )


HOLIDAYS = st.frozensets(DAYS, max_size=8)


@settings(max_examples=300, deadline=None)
@given(schedules(), DAYS, HOLIDAYS)
def test_previous_and_next_are_the_nearest_due_days(
    schedule: Schedule, day: date, holidays: frozenset[date]
) -> None:
    before = previous_due(schedule, day, holidays=holidays)
    after = next_due(schedule, day, holidays=holidays)
    for found, direction in ((before, -1), (after, 1)):
        if found is not None:
            assert (found - day).days * direction > 0
            assert is_due(schedule, found, holidays=holidays)
        last = 150 if found is None else min(150, abs((found - day).days) - 1)
        between = (day + timedelta(days=direction * n) for n in range(1, last + 1))
        assert not any(is_due(schedule, each, holidays=holidays) for each in between)


@settings(max_examples=200, deadline=None)
@given(schedules(), DAYS, HOLIDAYS, st.integers(0, 12))
def test_occurrences_are_the_chain_of_next_days(
    schedule: Schedule, day: date, holidays: frozenset[date], count: int
) -> None:
    found = occurrences(schedule, day, count, holidays=holidays)
    chain: list[date] = [day] if count and is_due(schedule, day, holidays=holidays) else []
    while len(chain) < count:
        following = next_due(schedule, chain[-1] if chain else day, holidays=holidays)
        if following is None:
            break
        chain.append(following)
    assert _within_a_century(found) == _within_a_century(chain)


def _within_a_century(days: Iterable[date]) -> list[date]:
    """Searches end after a little over a century, each from its own start."""
    return [day for day in days if day < date(2100, 1, 1)]


@settings(max_examples=200, deadline=None)
@given(schedules(), DAYS)
def test_turns_share_the_days_of_a_pattern_among_them(schedule: Schedule, start: date) -> None:
    whole = Schedule(schedule.pattern, schedule.since)
    members = [Schedule(schedule.pattern, schedule.since, turns=((n, 3),)) for n in (1, 2, 3)]
    for n in range(60):
        day = start + timedelta(days=n)
        due = [member for member in members if is_due(member, day)]
        assert len(due) == is_due(whole, day)


@settings(max_examples=200, deadline=None)
@given(PATTERNS, DAYS, DAYS, DAYS)
def test_counting_agrees_with_listing(pattern: Days, first: date, last: date, anchor: date) -> None:
    first, last = min(first, last), max(first, last)
    none: frozenset[date] = frozenset()
    listed = pattern.between(first, last, anchor, none)
    assert pattern.count(first, last, anchor, none) == len(listed)
    assert listed == sorted(set(listed))
    assert all(pattern.falls_on(day, anchor, none) for day in listed[:30])


def _same_as(rule: rrule, schedule: Schedule, start: date) -> None:
    end = start + timedelta(days=800)
    begin = max(start, schedule.since or start)
    expected = [m.date() for m in rule.between(_at(begin), _at(end), inc=True)]
    found = [day for day in occurrences(schedule, start, 900) if day <= end]
    assert found == expected


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


@settings(max_examples=150, deadline=None)
@given(DAYS, STEPS, DAYS)
def test_days_agree_with_dateutil(since: date, step: int, start: date) -> None:
    _same_as(rrule(DAILY, dtstart=_at(since), interval=step), Schedule(Days(step), since), start)


@settings(max_examples=150, deadline=None)
@given(DAYS, STEPS, st.sets(st.integers(0, 6), min_size=1), DAYS)
def test_weeks_agree_with_dateutil(since: date, step: int, weekdays: set[int], start: date) -> None:
    rule = rrule(WEEKLY, dtstart=_at(since), interval=step, byweekday=sorted(weekdays), wkst=0)
    mask = sum(1 << n for n in weekdays)
    _same_as(rule, Schedule(Weekly(mask, step), since), start)


@settings(max_examples=150, deadline=None)
@given(DAYS, STEPS, st.integers(1, 28), DAYS)
def test_days_of_the_month_agree_with_dateutil(since: date, step: int, number: int, start: date) -> None:
    rule = rrule(MONTHLY, dtstart=_at(since), interval=step, bymonthday=number)
    _same_as(rule, Schedule(Periodic(1, "day", number, step=step), since), start)


@settings(max_examples=150, deadline=None)
@given(DAYS, st.sampled_from([1, 2, 3, 4, 5, LAST]), st.integers(0, 6), DAYS)
def test_weekdays_of_the_month_agree_with_dateutil(
    since: date, number: int, weekday: int, start: date
) -> None:
    rule = rrule(MONTHLY, dtstart=_at(since), byweekday=weekday, bysetpos=number)
    _same_as(rule, Schedule(Periodic(1, "weekday", number, weekday), since), start)


@settings(max_examples=100, deadline=None)
@given(DAYS, st.sampled_from([1, 2, 3, 4, 5, LAST]), DAYS)
def test_working_days_of_the_month_agree_with_dateutil(since: date, number: int, start: date) -> None:
    rule = rrule(MONTHLY, dtstart=_at(since), byweekday=range(5), bysetpos=number)
    _same_as(rule, Schedule(Periodic(1, "working", number), since), start)


@settings(max_examples=100, deadline=None)
@given(DAYS, st.integers(1, 12), st.integers(1, 28), DAYS)
def test_days_of_the_year_agree_with_dateutil(since: date, month: int, day: int, start: date) -> None:
    rule = rrule(YEARLY, dtstart=_at(since), bymonth=month, bymonthday=day)
    _same_as(rule, Schedule(Periodic(12, "date", month * 100 + day), since), start)


@settings(max_examples=100, deadline=None)
@given(DAYS, st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]), STEPS, DAYS)
def test_a_rule_is_what_dateutil_makes_of_it(since: date, freq: str, step: int, start: date) -> None:
    frequency = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY}[freq]
    rule = rrule(frequency, dtstart=_at(since), interval=step)
    _same_as(rule, Schedule(RRule(f"FREQ={freq};INTERVAL={step}"), since), start)


WORDS = st.sampled_from(
    (
        *WEEKDAYS,
        *("day", "days", "week", "weeks", "month", "quarter", "year", "on", "first", "fifth", "last"),
        *("working", "weekday", "2", "31", "0", "-1", "9" * 50, ",", "11-30", "02-30", "evry", "é", "٣"),
    )
)


@settings(max_examples=500, deadline=None)
@given(st.lists(WORDS, max_size=6).map(" ".join) | st.text(max_size=200))
def test_any_text_is_a_pattern_or_is_refused_with_a_guess_that_is_one(text: str) -> None:
    try:
        pattern = pattern_of(text)
    except NotUnderstoodError as error:
        guess = error.values.get("guess")
        if guess:
            assert pattern_of(str(guess)).kind in ("days", "weekly", "periodic", "parity", "several", "once")
        return
    found = occurrences(Schedule(pattern), date(2026, 11, 22), 3)
    assert len(found) == 3
