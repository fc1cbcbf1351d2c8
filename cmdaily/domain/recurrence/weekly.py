"""Daily and weekly recurrence: the patterns that nearly every action uses."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.record import frozen

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The words of a file, in the order of `date.weekday()`."""

WORKING_WEEK = 0b0011111
WEEKEND = 0b1100000
EVERY_DAY = 0b1111111


def week_of(day: date) -> int:
    """The number of the ISO week a day lies in, counted without a break from year 1."""
    return (day.toordinal() - 1) // 7


@frozen
class Days:
    """Every `step` days, counted from the anchor; 1 is every day."""

    step: int = 1

    kind = "days"

    def falls_on(self, day: date, anchor: date, _holidays: frozenset[date]) -> bool:
        """Whether the day is a whole number of steps away from the anchor."""
        return (day.toordinal() - anchor.toordinal()) % self.step == 0

    def between(self, first: date, last: date, anchor: date, _holidays: frozenset[date]) -> list[date]:
        """The days of the pattern from `first` to `last`."""
        start = first.toordinal() + (anchor.toordinal() - first.toordinal()) % self.step
        return [date.fromordinal(n) for n in range(start, last.toordinal() + 1, self.step)]

    def count(self, first: date, last: date, anchor: date, _holidays: frozenset[date]) -> int:
        """How many there are, by arithmetic: ten years cost what a day does."""
        base = anchor.toordinal()
        return (last.toordinal() - base) // self.step - (first.toordinal() - 1 - base) // self.step


@frozen
class Weekly:
    """Some weekdays of every `step`-th week; the anchor lies in a week that counts.

    `days` has bit n set for weekday n, Monday being 0. Weeks begin on Monday (ISO 8601).
    """

    days: int
    step: int = 1

    kind = "weekly"

    def falls_on(self, day: date, anchor: date, _holidays: frozenset[date]) -> bool:
        """Whether weekday and week are right."""
        if not self.days >> day.weekday() & 1:
            return False
        return self.step == 1 or (week_of(day) - week_of(anchor)) % self.step == 0

    def between(self, first: date, last: date, anchor: date, holidays: frozenset[date]) -> list[date]:
        """The days of the pattern from `first` to `last`."""
        span = range(first.toordinal(), last.toordinal() + 1)
        days = [date.fromordinal(n) for n in span if self.days >> (n - 1) % 7 & 1]
        return days if self.step == 1 else [d for d in days if self.falls_on(d, anchor, holidays)]

    def count(self, first: date, last: date, anchor: date, _holidays: frozenset[date]) -> int:
        """How many there are, by arithmetic: ten years cost what a day does."""
        week = week_of(anchor)
        return self._up_to(last.toordinal(), week) - self._up_to(first.toordinal() - 1, week)

    def _up_to(self, ordinal: int, anchor_week: int) -> int:
        """Days of the pattern up to and with this one, less those before the anchor's week."""
        week, weekday = divmod(ordinal - 1, 7)
        weeks, phase = divmod(week - anchor_week, self.step)
        if phase:
            return (weeks + 1) * self.days.bit_count()
        return weeks * self.days.bit_count() + (self.days & (2 << weekday) - 1).bit_count()


@frozen
class WeekParity:
    """Some weekdays (see Weekly) of the weeks whose ISO number is even (`parity` 0) or odd (1)."""

    days: int
    parity: int

    kind = "parity"

    def falls_on(self, day: date, _anchor: date, _holidays: frozenset[date]) -> bool:
        """Whether weekday and week are right."""
        return bool(self.days >> day.weekday() & 1) and day.isocalendar()[1] % 2 == self.parity

    def between(self, first: date, last: date, anchor: date, holidays: frozenset[date]) -> list[date]:
        """The days of the pattern from `first` to `last`."""
        days = Weekly(self.days).between(first, last, anchor, holidays)
        return [day for day in days if day.isocalendar()[1] % 2 == self.parity]

    def count(self, first: date, last: date, anchor: date, holidays: frozenset[date]) -> int:
        """How many there are."""
        return len(self.between(first, last, anchor, holidays))
