"""The response clock: how long a message may wait, counted in working hours alone.

A message that comes in on Friday at 17:30 with four hours to go, where people work from 09:00 to 18:00, is due on
Monday at 12:30. Hours are real ones: a working night on which the clocks change is an hour longer or shorter.
"""

from __future__ import annotations

from datetime import UTC, timedelta

from cmdaily.domain.time.wall_clock import Hours, minutes_of, moment_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime, tzinfo

    TimeSpan = tuple[datetime, datetime]

ONE_DAY = timedelta(days=1)
LONGEST_BREAK = 366
"""Days without work after which nobody works any more."""


class ResponseClock:
    """The working hours (over midnight where `end` is not after `start`) of the days on which `works` is true."""

    def __init__(self, hours: Hours, works: Callable[[date], bool], zone: tzinfo | None) -> None:
        self._hours = hours
        self._works = works
        self._zone = zone
        self._over_midnight = minutes_of(hours.end) <= minutes_of(hours.start)
        self._known: dict[date, TimeSpan | None] = {}  # thousands of messages ask for the same few days

    def due(self, received: datetime, minutes: int) -> datetime | None:
        """When a message has waited for so many working minutes, in UTC; None where nobody ever works."""
        left = timedelta(minutes=minutes)
        for start, end in self._spans(received):
            begin = max(start, received)
            if begin + left <= end:
                return (begin + left).astimezone(UTC)
            left -= end - begin
        return None

    def minutes_between(self, first: datetime, last: datetime) -> int:
        """Whole working minutes from a moment to a later one, rounded up; 0 where it is not later."""
        total = timedelta()
        for start, end in self._spans(first):
            begin = max(start, first)
            if begin >= last:
                break
            total += min(end, last) - begin
        return -(-total // timedelta(minutes=1))

    def _spans(self, moment: datetime) -> Iterator[TimeSpan]:
        """The spans of work that end after a moment, in order, until there is too long a break."""
        day = moment.astimezone(self._zone).date() - ONE_DAY
        idle = 0
        while idle <= LONGEST_BREAK:
            idle += 1
            span = self._known[day] if day in self._known else self._span_of(day)
            if span is not None and span[1] > moment:
                idle = 0
                yield span
            day += ONE_DAY

    def _span_of(self, day: date) -> TimeSpan | None:
        """The span of work that begins on a day; None where there is none."""
        span: TimeSpan | None = None
        if self._works(day):
            last = day + ONE_DAY if self._over_midnight else day
            start, end = (
                moment_at(day, self._hours.start, self._zone),
                moment_at(last, self._hours.end, self._zone),
            )
            if end > start:
                span = start, end
        self._known[day] = span
        return span
