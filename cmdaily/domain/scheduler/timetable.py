"""Timetable of recurring wall-clock times, and what of it falls due in a span of time.

A pure answer from the plan and two moments. It is asked every minute for years, so the dues of four weeks are
worked out in one go and looked up after that; the table never holds more than a few of these blocks.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, date, datetime, timedelta

from cmdaily.domain.record import frozen, replace
from cmdaily.domain.recurrence import is_due
from cmdaily.domain.time.wall_clock import moment_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import tzinfo

    from cmdaily.domain.recurrence import Schedule

    HolidayLookup = Callable[[str, int], frozenset[date]]

BLOCK_DAYS = 28
MOST_BLOCKS = 4


@frozen
class Recurring:
    """Something at wall-clock times (HH:MM) of the days of a schedule; wanted for `tolerance` minutes after each.

    `zone` is the name of the zone of the times where it is not the user's own.
    """

    name: str
    schedule: Schedule
    times: tuple[str, ...]
    tolerance: int
    zone: str | None = None


@frozen
class Due:
    """One time of something recurring.

    `wall` (2026-11-23T09:00) tells it from the others of the same name, whatever the zone; `moment` and `expires`, the
    last moment at which it is wanted, are UTC. `missed` counts earlier ones that this one stands for.
    """

    name: str
    wall: str
    moment: datetime
    expires: datetime
    missed: int = 0


class Timetable:
    """The dues of a plan. `holidays` gives a country's public holidays around a year."""

    def __init__(self, plan: Sequence[Recurring], zone: tzinfo | None, holidays: HolidayLookup) -> None:
        self._plan = plan
        self._zone = zone
        self._holidays = holidays
        self._blocks: dict[int, tuple[list[datetime], list[Due]]] = {}

    def between(self, after: datetime, until: datetime) -> list[Due]:
        """What falls due after a moment, up to and including another, in order."""
        found: list[Due] = []
        for number in range(_block(after), _block(until) + 1):
            moments, dues = self._blocks.get(number) or self._worked_out(number)
            found += dues[bisect_right(moments, after) : bisect_right(moments, until)]
        return found

    def next_after(self, moment: datetime, days: int) -> Due | None:
        """The first due after a moment, within so many days."""
        end = moment + timedelta(days=days)
        while moment < end:
            step = min(moment + timedelta(days=BLOCK_DAYS), end)
            found = self.between(moment, step)
            if found:
                return found[0]
            moment = step
        return None

    def _worked_out(self, number: int) -> tuple[list[datetime], list[Due]]:
        first = date.fromordinal(number * BLOCK_DAYS)
        # A day of some zone may begin 14 hours before, or end 12 hours after, that of UTC.
        days = [first + timedelta(days=n) for n in range(-1, BLOCK_DAYS + 1)]
        dues = [due for each in self._plan for due in self._dues(each, days) if _block(due.moment) == number]
        dues.sort(key=lambda due: due.moment)
        while len(self._blocks) >= MOST_BLOCKS:
            del self._blocks[next(iter(self._blocks))]
        self._blocks[number] = [due.moment for due in dues], dues
        return self._blocks[number]

    def _dues(self, each: Recurring, days: Iterable[date]) -> Iterator[Due]:
        country = each.schedule.holidays
        zone = _zone_of(each.zone) if each.zone else self._zone
        for day in days:
            holidays = self._holidays(country, day.year) if country else frozenset()
            if is_due(each.schedule, day, holidays=holidays):
                for clock in each.times:
                    moment = moment_at(day, clock, zone)
                    expires = moment + timedelta(minutes=each.tolerance)
                    yield Due(each.name, f"{day}T{clock}", moment, expires)


def latest_of_each(dues: Iterable[Due]) -> list[Due]:
    """Of each name the last due only: what was missed while nothing ran is done once, not piled up."""
    latest: dict[str, Due] = {}
    for due in dues:
        before = latest.pop(due.name, None)
        latest[due.name] = due if before is None else replace(due, missed=before.missed + 1)
    return list(latest.values())


def _zone_of(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


def _block(moment: datetime) -> int:
    return moment.astimezone(UTC).toordinal() // BLOCK_DAYS
