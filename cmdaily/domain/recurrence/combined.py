"""Combined recurrence: several patterns together, moved to a working day, or counted from another one; Easter; once."""

from __future__ import annotations

from datetime import date, timedelta

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cmdaily.domain.recurrence import Pattern, Schedule

    Holidays = frozenset[date]

_SATURDAY = 5
_LONGEST_CLOSURE = 31
"""Days in a row without a working day that are looked through."""


@frozen
class Several:
    """Every day that one of the patterns has."""

    patterns: tuple[Pattern, ...]

    kind = "several"

    def falls_on(self, day: date, anchor: date, holidays: Holidays) -> bool:
        """Whether one of them has the day."""
        return any(pattern.falls_on(day, anchor, holidays) for pattern in self.patterns)

    def between(self, first: date, last: date, anchor: date, holidays: Holidays) -> list[date]:
        """The days of the patterns from `first` to `last`, each once."""
        return sorted({d for p in self.patterns for d in p.between(first, last, anchor, holidays)})

    def count(self, first: date, last: date, anchor: date, holidays: Holidays) -> int:
        """How many there are."""
        return len(self.between(first, last, anchor, holidays))


@frozen
class Moved:
    """The days of a pattern; a weekend or a public holiday gives way to the `step` (1: next, -1: previous)
    working day.
    """

    pattern: Pattern
    step: int

    kind = "moved"

    def falls_on(self, day: date, anchor: date, holidays: Holidays) -> bool:
        """Whether the day is one of the pattern's, or stands in for one."""
        return bool(self.between(day, day, anchor, holidays))

    def between(self, first: date, last: date, anchor: date, holidays: Holidays) -> list[date]:
        """The days of the pattern from `first` to `last`, each moved where it has to be."""
        low, high = shifted(first, -_LONGEST_CLOSURE), shifted(last, _LONGEST_CLOSURE)
        days = self.pattern.between(low, high, anchor, holidays)
        moved = {_working_from(day, self.step, holidays) for day in days}
        return sorted(day for day in moved if first <= day <= last)

    def count(self, first: date, last: date, anchor: date, holidays: Holidays) -> int:
        """How many there are."""
        return len(self.between(first, last, anchor, holidays))


@frozen
class Relative:
    """Days counted from those of another schedule: -7 is a week before, 0 the day itself.

    `working` are offsets in working days: Monday to Friday, public holidays left out.
    """

    base: Schedule
    offsets: tuple[int, ...]
    working: tuple[int, ...] = ()

    kind = "relative"

    def falls_on(self, day: date, anchor: date, holidays: Holidays) -> bool:
        """Whether the day is one of the offsets away from a day of the base."""
        from cmdaily.domain.recurrence import due_between

        if self.working:
            return bool(self.between(day, day, anchor, holidays))
        bases = (shifted(day, -n) for n in self.offsets)
        return any(due_between(self.base, base, base, holidays) for base in bases)

    def between(self, first: date, last: date, _anchor: date, holidays: Holidays) -> list[date]:
        """The days from `first` to `last`."""
        from cmdaily.domain.recurrence import due_between

        farthest = max([abs(n) for n in self.offsets] + [2 * abs(n) + _LONGEST_CLOSURE for n in self.working])
        bases = due_between(self.base, shifted(first, -farthest), shifted(last, farthest), holidays)
        found = {day for base in bases for day in days_from(base, self.offsets, self.working, holidays)}
        return sorted(day for day in found if first <= day <= last)

    def count(self, first: date, last: date, anchor: date, holidays: Holidays) -> int:
        """How many there are."""
        return len(self.between(first, last, anchor, holidays))


@frozen
class Apart:
    """The days of a pattern that another schedule does not have."""

    pattern: Pattern
    other: Schedule

    kind = "apart"

    def falls_on(self, day: date, anchor: date, holidays: Holidays) -> bool:
        """Whether the pattern has the day and the other schedule has not."""
        return self.pattern.falls_on(day, anchor, holidays) and not self._taken(day, day, holidays)

    def between(self, first: date, last: date, anchor: date, holidays: Holidays) -> list[date]:
        """The days of the pattern from `first` to `last` that are free."""
        taken = self._taken(first, last, holidays)
        return [day for day in self.pattern.between(first, last, anchor, holidays) if day not in taken]

    def count(self, first: date, last: date, anchor: date, holidays: Holidays) -> int:
        """How many there are."""
        return len(self.between(first, last, anchor, holidays))

    def _taken(self, first: date, last: date, holidays: Holidays) -> frozenset[date]:
        from cmdaily.domain.recurrence import due_between

        return frozenset(due_between(self.other, first, last, holidays))


@frozen
class Easter:
    """Easter Sunday of the western churches."""

    kind = "easter"

    def falls_on(self, day: date, _anchor: date, _holidays: Holidays) -> bool:
        """Whether the day is Easter Sunday."""
        return day in self.between(day, day, day, frozenset())

    def between(self, first: date, last: date, _anchor: date, _holidays: Holidays) -> list[date]:
        """The Easter Sundays from `first` to `last`."""
        from dateutil.easter import easter

        days = [easter(year) for year in range(max(first.year, 1583), min(last.year, 4099) + 1)]
        return [day for day in days if first <= day <= last]

    def count(self, first: date, last: date, anchor: date, holidays: Holidays) -> int:
        """How many there are."""
        return len(self.between(first, last, anchor, holidays))


@frozen
class Once:
    """The first day of the schedule (its `from:`) and no other."""

    kind = "once"

    def falls_on(self, day: date, anchor: date, _holidays: Holidays) -> bool:
        """Whether it is that day."""
        return day == anchor

    def between(self, first: date, last: date, anchor: date, _holidays: Holidays) -> list[date]:
        """That day, if it lies there."""
        return [anchor] if first <= anchor <= last else []

    def count(self, first: date, last: date, anchor: date, holidays: Holidays) -> int:
        """One or none."""
        return len(self.between(first, last, anchor, holidays))


def days_from(base: date, offsets: Iterable[int], working: Iterable[int], holidays: Holidays) -> list[date]:
    """The days at these offsets, and at these in working days, from a day."""
    days = [shifted(base, n) for n in offsets]
    for number in working:
        day = base
        step = 1 if number > 0 else -1
        for _ in range(abs(number)):
            day = _working_from(shifted(day, step), step, holidays)
        days.append(day)
    return days


def shifted(day: date, days: int) -> date:
    """A day so many days later (or earlier, when negative), held inside the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _working_from(day: date, step: int, holidays: Holidays) -> date:
    """The day, or the nearest working one in a direction."""
    for _ in range(_LONGEST_CLOSURE):
        if day.weekday() < _SATURDAY and day not in holidays:
            return day
        if not date.min < day < date.max:
            return day
        day += timedelta(days=step)
    return day
