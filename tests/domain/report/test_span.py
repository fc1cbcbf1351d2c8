"""Spans of a report: weeks, months and quarters, what each is compared with, and the steps it is drawn by."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain.report.span import (
    DAYS,
    MONTH,
    QUARTER,
    WEEK,
    Span,
    before,
    so_far,
    span_of,
    steps,
    year_before,
)

DAY = st.dates(date(1995, 1, 1), date(2150, 12, 31))
KIND = st.sampled_from((WEEK, MONTH, QUARTER))


@given(KIND, DAY)
def test_a_period_holds_its_day_and_the_one_before_ends_where_it_begins(kind: str, day: date) -> None:
    span = span_of(kind, day)  # type: ignore[arg-type]
    assert span.first <= day <= span.last
    assert before(span).last == span.first - timedelta(days=1)
    assert before(span) == span_of(kind, before(span).first)  # type: ignore[arg-type]


@given(KIND, DAY)
def test_what_has_not_ended_is_compared_with_as_many_days(kind: str, day: date) -> None:
    whole = span_of(kind, day)  # type: ignore[arg-type]
    span = so_far(whole, day)
    earlier, all_of_it = before(span), before(whole)
    assert earlier.first == all_of_it.first
    if span.whole:
        assert earlier == all_of_it
    else:
        assert earlier.days == span.days or earlier.last == all_of_it.last, "February has no 30th"


@given(DAY, st.integers(1, 900))
def test_the_steps_hold_each_day_once(first: date, days: int) -> None:
    span = Span(DAYS, first, first + timedelta(days=days - 1))
    held = [step.first + timedelta(days=number) for step in steps(span) for number in range(step.days)]
    assert held == [first + timedelta(days=number) for number in range(days)]
    assert len(steps(span)) <= 32


def test_a_year_before() -> None:
    assert year_before(span_of(WEEK, date(2026, 11, 27))) == span_of(WEEK, date(2025, 11, 28))
    assert year_before(span_of(MONTH, date(2025, 2, 3))) == span_of(MONTH, date(2024, 2, 3))
    leap = Span(DAYS, date(2024, 2, 29), date(2024, 3, 1))
    assert year_before(leap) == Span(DAYS, date(2023, 2, 28), date(2023, 3, 1))
    assert year_before(span_of(QUARTER, date(2026, 8, 1))).first == date(2025, 7, 1)
