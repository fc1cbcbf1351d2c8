"""When actions are due, day by day, against a calendar a person can check."""

from __future__ import annotations

from datetime import date

import pytest

from cmdaily.domain.recurrence import Schedule, is_due, needs_history, next_due, occurrences, previous_due
from cmdaily.domain.recurrence.grammar import after_of, pattern_of
from cmdaily.domain.recurrence.rrule_text import rule_of
from cmdaily.domain.recurrence.special import Event


def d(text: str) -> date:
    return date.fromisoformat(text)


def every(text: str, **limits: object) -> Schedule:
    return Schedule(pattern_of(text), **limits)


def days(schedule: Schedule, start: str, count: int = 4, **given: object) -> list[str]:
    return [str(day) for day in occurrences(schedule, d(start), count, **given)]


# 22 November 2026 is a Sunday.
CALENDAR = {
    "day": ["2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25"],
    "weekday": ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"],
    "weekend": ["2026-11-22", "2026-11-28", "2026-11-29", "2026-12-05"],
    "monday, thursday": ["2026-11-23", "2026-11-26", "2026-11-30", "2026-12-03"],
    "monday and thursday": ["2026-11-23", "2026-11-26", "2026-11-30", "2026-12-03"],
    "week": ["2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14"],
    "month": ["2026-12-01", "2027-01-01", "2027-02-01", "2027-03-01"],
    "month on first monday": ["2026-12-07", "2027-01-04", "2027-02-01", "2027-03-01"],
    "month on third wednesday": ["2026-12-16", "2027-01-20", "2027-02-17", "2027-03-17"],
    "month on fifth monday": ["2026-11-30", "2027-03-29", "2027-05-31", "2027-08-30"],
    "month on last friday": ["2026-11-27", "2026-12-25", "2027-01-29", "2027-02-26"],
    "month on day 15": ["2026-12-15", "2027-01-15", "2027-02-15", "2027-03-15"],
    "month on day 31": ["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28"],
    "month on last day": ["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28"],
    "month on last working day": ["2026-11-30", "2026-12-31", "2027-01-29", "2027-02-26"],
    "month on first working day": ["2026-12-01", "2027-01-01", "2027-02-01", "2027-03-01"],
    "month on second working day": ["2026-12-02", "2027-01-04", "2027-02-02", "2027-03-02"],
    "quarter": ["2027-01-01", "2027-04-01", "2027-07-01", "2027-10-01"],
    "quarter on last working day": ["2026-12-31", "2027-03-31", "2027-06-30", "2027-09-30"],
    "quarter on first monday": ["2027-01-04", "2027-04-05", "2027-07-05", "2027-10-04"],
    "quarter on day 45": ["2027-02-14", "2027-05-15", "2027-08-14", "2027-11-14"],
    "year": ["2027-01-01", "2028-01-01", "2029-01-01", "2030-01-01"],
    "year on 11-30": ["2026-11-30", "2027-11-30", "2028-11-30", "2029-11-30"],
    "year on 02-29": ["2027-02-28", "2028-02-29", "2029-02-28", "2030-02-28"],
    "year on last working day": ["2026-12-31", "2027-12-31", "2028-12-29", "2029-12-31"],
}


@pytest.mark.parametrize("words", CALENDAR)
def test_each_recurrence_has_the_days_of_the_calendar(words: str) -> None:
    assert days(every(words), "2026-11-22") == CALENDAR[words]


def test_every_second_friday_counts_from_the_week_of_from() -> None:
    fortnight = every("2 weeks on friday", since=d("2026-11-18"))
    assert days(fortnight, "2026-01-01", 3) == ["2026-11-20", "2026-12-04", "2026-12-18"]
    later = every("2 weeks on friday", since=d("2026-11-25"))
    assert days(later, "2026-01-01", 3) == ["2026-11-27", "2026-12-11", "2026-12-25"]


def test_without_from_every_second_friday_counts_from_the_first_week_of_2024() -> None:
    assert days(every("2 weeks on friday"), "2024-01-01", 3) == ["2024-01-05", "2024-01-19", "2024-02-02"]
    assert is_due(every("2 weeks on friday"), d("2023-12-22"))
    assert not is_due(every("2 weeks on friday"), d("2023-12-29"))


def test_every_third_day_and_every_second_month_count_from_from() -> None:
    assert days(every("3 days", since=d("2026-11-30")), "2026-11-01", 3) == [
        "2026-11-30",
        "2026-12-03",
        "2026-12-06",
    ]
    assert days(every("2 months on day 10", since=d("2026-11-15")), "2026-11-01", 3) == [
        "2027-01-10",
        "2027-03-10",
        "2027-05-10",
    ]


def test_working_days_leave_public_holidays_out() -> None:
    new_year, end = d("2027-01-01"), d("2026-12-31")
    first, last = every("month on first working day"), every("month on last working day")
    assert is_due(first, new_year)
    assert not is_due(first, new_year, holidays=frozenset([new_year]))
    assert is_due(first, d("2027-01-04"), holidays=frozenset([new_year]))
    assert is_due(last, d("2026-12-30"), holidays=frozenset([end]))


def test_a_campaign_is_due_from_its_first_to_its_last_day() -> None:
    campaign = every("day", since=d("2026-11-23"), until=d("2026-11-25"))
    assert days(campaign, "2026-01-01", 10) == ["2026-11-23", "2026-11-24", "2026-11-25"]
    assert previous_due(campaign, d("2026-11-23")) is None
    assert previous_due(campaign, d("2027-06-01")) == d("2026-11-25")
    assert next_due(campaign, d("2026-11-25")) is None


def test_days_taken_out_are_not_due() -> None:
    closed = (d("2026-12-24"), d("2027-01-03"))
    assert days(every("weekday", excluded=(closed,)), "2026-12-23", 2) == ["2026-12-23", "2027-01-04"]


def test_holidays_are_off_only_where_that_is_asked_for() -> None:
    christmas = frozenset([d("2026-12-25")])
    off = every("weekday", holidays="FR", off_on_holidays=True)
    assert not is_due(off, d("2026-12-25"), holidays=christmas)
    assert previous_due(off, d("2026-12-26"), holidays=christmas) == d("2026-12-24")
    assert is_due(every("weekday", holidays="FR"), d("2026-12-25"), holidays=christmas)


def test_an_event_is_prepared_on_days_counted_from_it() -> None:
    launch = Schedule(Event(d("2026-12-10"), (-45, -7, -1, 0, 3)))
    expected = ["2026-10-26", "2026-12-03", "2026-12-09", "2026-12-10", "2026-12-13"]
    assert days(launch, "2026-01-01", 9) == expected
    assert previous_due(launch, d("2026-12-03")) == d("2026-10-26")
    assert next_due(launch, d("2026-12-13")) is None


def test_a_rotation_takes_its_turn_among_the_days_of_its_pattern() -> None:
    second = every("weekday", since=d("2026-11-23"), turns=((2, 3),))
    assert days(second, "2026-11-01", 3) == ["2026-11-24", "2026-11-27", "2026-12-02"]
    assert previous_due(second, d("2026-11-27")) == d("2026-11-24")


def test_a_holiday_loses_its_turn_and_moves_no_other() -> None:
    holidays = frozenset([d("2026-11-24")])
    limits = {"since": d("2026-11-23"), "holidays": "FR", "off_on_holidays": True}
    turns = [every("day", turns=((n, 2),), **limits) for n in (1, 2)]
    assert days(turns[0], "2026-11-23", 2, holidays=holidays) == ["2026-11-23", "2026-11-25"]
    assert days(turns[1], "2026-11-23", 2, holidays=holidays) == ["2026-11-26", "2026-11-28"]


def test_turns_within_turns_count_the_turns_of_the_outer_group() -> None:
    # a group of two, whose second member is itself a group of two: a, c, a, d
    since = d("2026-11-23")
    outer = every("day", since=since, turns=((1, 2),))
    inner = [every("day", since=since, turns=((2, 2), (n, 2))) for n in (1, 2)]
    assert days(outer, "2026-11-23", 2) == ["2026-11-23", "2026-11-25"]
    assert days(inner[0], "2026-11-23", 2) == ["2026-11-24", "2026-11-28"]
    assert days(inner[1], "2026-11-23", 2) == ["2026-11-26", "2026-11-30"]


def test_after_counts_from_the_last_time_it_was_done() -> None:
    call = Schedule(after_of("3 days"))
    assert needs_history(call)
    assert is_due(call, d("2026-11-23"))  # never done: now
    assert not is_due(call, d("2026-11-25"), last_done=d("2026-11-23"))
    assert is_due(call, d("2026-11-26"), last_done=d("2026-11-23"))
    assert is_due(call, d("2026-12-26"), last_done=d("2026-11-23"))  # and it waits
    assert next_due(call, d("2026-11-23"), last_done=d("2026-11-23")) == d("2026-11-26")
    assert previous_due(call, d("2026-11-29"), last_done=d("2026-11-23")) == d("2026-11-28")
    assert previous_due(call, d("2026-11-26"), last_done=d("2026-11-23")) is None
    assert days(call, "2026-11-24", 3, last_done=d("2026-11-23")) == [
        "2026-11-26",
        "2026-11-29",
        "2026-12-02",
    ]


def test_after_never_done_is_due_from_its_first_day_on() -> None:
    call = Schedule(after_of("2 weeks"), since=d("2026-11-23"))
    assert not is_due(call, d("2026-11-22"))
    assert days(call, "2026-11-01", 2) == ["2026-11-23", "2026-12-07"]


def test_after_passes_over_days_off() -> None:
    call = Schedule(after_of("1 day"), holidays="FR", off_on_holidays=True)
    holidays = frozenset([d("2026-12-25")])
    assert next_due(call, d("2026-12-24"), last_done=d("2026-12-24"), holidays=holidays) == d("2026-12-26")


def test_rrule_says_what_the_words_cannot() -> None:
    rule, until = rule_of("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2,4;UNTIL=20270115")
    schedule = Schedule(rule, until=until)
    assert days(schedule, "2026-11-22", 9) == ["2026-11-24", "2026-12-08", "2026-12-22", "2027-01-12"]


def test_rrule_with_a_count_ends_and_starts_at_from() -> None:
    rule, _ = rule_of("RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3")
    schedule = Schedule(rule, since=d("2026-11-22"))
    assert days(schedule, "2026-01-01", 9) == ["2026-11-23", "2026-11-30", "2026-12-07"]
    assert next_due(schedule, d("2026-12-07")) is None


def test_a_rotation_may_turn_over_an_rrule() -> None:
    rule, _ = rule_of("FREQ=WEEKLY;BYDAY=MO")
    schedule = Schedule(rule, since=d("2026-11-22"), turns=((2, 2),))
    assert days(schedule, "2026-11-22", 2) == ["2026-11-30", "2026-12-14"]


@pytest.mark.parametrize("words", [*CALENDAR, "7 days", "2 weeks on friday"])
def test_the_ends_of_the_calendar_are_no_trouble(words: str) -> None:
    schedule = every(words)
    assert previous_due(schedule, date.min) is None
    assert next_due(schedule, date.max) is None
    assert occurrences(schedule, date(9999, 12, 30), 5) is not None
    assert previous_due(schedule, date.max) is not None
    assert next_due(schedule, date.min) is not None


def test_what_never_comes_is_given_up() -> None:
    closed = ((d("1900-01-01"), d("2200-01-01")),)
    assert next_due(every("day", excluded=closed), d("2026-11-22")) is None
    assert previous_due(every("day", excluded=closed), d("2026-11-22")) is None
