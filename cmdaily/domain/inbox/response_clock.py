"""The response clock: how long a message may wait, counted in working hours alone.

A message that comes in on Friday at 17:30 with four hours to go, where people work from 09:00 to 18:00, is due on
Monday at 12:30. Hours are real ones: a working night on which the clocks change is an hour longer or shorter.
"""

from __future__ import annotations

from datetime import UTC, timedelta

from cmdaily.domain.record import frozen
from cmdaily.domain.time.wall_clock import Hours, minutes_of, moment_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime, tzinfo

    TimeSpan = tuple[datetime, datetime]

LONGEST_BREAK = 366
"""Days without work after which nobody works any more."""


@frozen
class ResponseClock:
    """The working hours (over midnight where `end` is not after `start`) of the days on which `works` is true."""

    hours: Hours
    works: Callable[[date], bool]
    zone: tzinfo | None

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
        day = moment.astimezone(self.zone).date() - timedelta(days=1)
        over_midnight = minutes_of(self.hours.end) <= minutes_of(self.hours.start)
        idle = 0
        while idle <= LONGEST_BREAK:
            idle += 1
            if self.works(day):
                last = day + timedelta(days=1) if over_midnight else day
                span = moment_at(day, self.hours.start, self.zone), moment_at(last, self.hours.end, self.zone)
                if span[1] > max(moment, span[0]):
                    idle = 0
                    yield span
            day += timedelta(days=1)
