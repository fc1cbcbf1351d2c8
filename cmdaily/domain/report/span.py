"""Report spans: a week, a month, a quarter or any days, the span before, the one a year before, and steps within.

A span that has not ended yet is compared with as many days of the one before: Monday to Thursday with Monday to
Thursday.
"""

from __future__ import annotations

from datetime import date, timedelta

from cmdaily.domain.record import frozen, replace
from cmdaily.domain.time.days import FIRST_DAY, monday_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    SpanKind = Literal["week", "month", "quarter", "days"]

WEEK: SpanKind = "week"
MONTH: SpanKind = "month"
QUARTER: SpanKind = "quarter"
DAYS: SpanKind = "days"
KINDS: tuple[SpanKind, ...] = (WEEK, MONTH, QUARTER, DAYS)

DAILY, WEEKLY = 31, 190
"""Spans of up to so many days are drawn by day, or by week; longer ones by month."""


@frozen
class Span:
    """The days from `first` to `last`, both included; `whole` where the period has ended by then."""

    kind: SpanKind
    first: date
    last: date
    whole: bool = True

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def one_year(self) -> bool:
        """Whether its days need no year to be told apart."""
        return self.first.year == self.last.year

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


def span_of(kind: SpanKind, day: date) -> Span:
    """The ISO week, month or quarter that a day lies in."""
    if kind == WEEK:
        monday = monday_of(day)
        return Span(WEEK, monday, monday + timedelta(days=6))
    month = day.month if kind == MONTH else (day.month - 1) // 3 * 3 + 1
    first = date(day.year, month, 1)
    return Span(kind, first, _months_later(first, 1 if kind == MONTH else 3) - timedelta(days=1))


def so_far(span: Span, today: date) -> Span:
    """The span up to today, where it ends later."""
    return replace(span, last=today, whole=False) if span.first <= today < span.last else span


def before(span: Span) -> Span:
    """The span before, as long as this one so far."""
    if span.kind == WEEK:
        back = timedelta(days=7)
        return Span(WEEK, span.first - back, span.last - back, span.whole)
    if span.kind == DAYS:
        last = span.first - timedelta(days=1)
        return Span(DAYS, max(FIRST_DAY, last - timedelta(days=span.days - 1)), last)
    last = span.first - timedelta(days=1)
    found = span_of(span.kind, last)
    if span.whole:
        return found
    return replace(found, last=min(found.last, found.first + timedelta(days=span.days - 1)), whole=False)


def year_before(span: Span) -> Span:
    """The same dates a year earlier; of a week the same weekdays, 52 weeks earlier."""
    if span.kind == WEEK:
        back = timedelta(weeks=52)
        return Span(WEEK, span.first - back, span.last - back, span.whole)
    first, last = _a_year_back(span.first), _a_year_back(span.last)
    if span.kind in (MONTH, QUARTER) and span.whole:
        return span_of(span.kind, first)
    return Span(span.kind, first, last, span.whole)


def steps(span: Span) -> tuple[Span, ...]:
    """The days, weeks or months that a span is drawn by: they hold each of its days once."""
    found: list[Span] = []
    first = span.first
    while first <= span.last:
        if span.days <= DAILY:
            step = Span(DAYS, first, first)
        else:
            step = span_of(WEEK if span.days <= WEEKLY else MONTH, first)
        last = min(step.last, span.last)
        found.append(Span(step.kind, first, last))
        first = last + timedelta(days=1)
    return tuple(found)


def _months_later(first: date, months: int) -> date:
    number = first.year * 12 + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def _a_year_back(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)
