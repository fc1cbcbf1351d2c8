"""Wall-clock times of a day, and the moments they are.

09:00 stays 09:00 across a change of clocks. On the night of the change RFC 5545 (3.3.5) rules: a time that exists
twice is the first of the two, and one that does not exist is read with the offset in force before the change, so
02:30 happens when the clock shows 03:30.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

DAY_MINUTES = 24 * 60


def moment_at(day: date, clock: str, zone: tzinfo | None) -> datetime:
    """The moment, in UTC, at which the clock of a zone (None: the system's own) shows HH:MM on a day."""
    minutes = minutes_of(clock)
    wall = datetime(day.year, day.month, day.day, minutes // 60, minutes % 60)  # noqa: DTZ001 - wall-clock time
    if zone is None:  # `astimezone` takes the offset after the change for a time that does not exist
        return datetime.fromtimestamp(wall.timestamp(), UTC)
    return wall.replace(tzinfo=zone).astimezone(UTC)


def minutes_of(clock: str) -> int:
    """Minutes since midnight of HH:MM."""
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


@frozen
class Hours:
    """A span of every day from `start` to `end` (HH:MM), the end not included; it may run over midnight."""

    start: str
    end: str

    def cover(self, clock: str) -> bool:
        """Whether the span has a wall-clock time."""
        first, last, minute = minutes_of(self.start), minutes_of(self.end), minutes_of(clock)
        return first <= minute < last if first < last else minute >= first or minute < last

    def end_after(self, moment: datetime, zone: tzinfo | None) -> datetime | None:
        """The end of the span that a moment lies in, in UTC; None outside of it."""
        local = moment.astimezone(zone)
        if not self.cover(f"{local:%H:%M}"):
            return None
        end = moment_at(local.date(), self.end, zone)
        return end if end > moment else moment_at(local.date() + timedelta(days=1), self.end, zone)

    def minutes_left(self, clock: str) -> int:
        """Minutes from a time within the span to its end; 0 outside."""
        if not self.cover(clock):
            return 0
        return (minutes_of(self.end) - minutes_of(clock)) % DAY_MINUTES
