"""Monthly, quarterly and yearly recurrence: one day in each period, found by a rule."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.record import frozen

LAST = -1
"""The number that stands for "last" in a Periodic."""

_SATURDAY = 5


@frozen
class Periodic:
    """One day in every `step`-th period of `months` months (1, 3 or 12), as `rule` finds it.

    A negative `number` counts from the end: LAST is the last, -3 the third last.

    - `day`: the `number`-th day of the period; the last one where the period is shorter.
    - `weekday`: the `number`-th `weekday` of the period; a period without a fifth has none.
    - `working`: the `number`-th working day: Monday to Friday, public holidays left out.
    - `date`: a day of the year, `number` being month * 100 + day; 29 February is the 28th in other years.

    Quarters begin in January, April, July and October. With `step` over 1 the anchor lies in a period
    that counts.
    """

    months: int
    rule: str = "day"
    number: int = 1
    weekday: int = 0
    step: int = 1

    kind = "periodic"

    def falls_on(self, day: date, anchor: date, holidays: frozenset[date]) -> bool:
        """Whether this is the day of its period."""
        period = self._period_of(day)
        return self._counts(period, anchor) and self._day_in(period, holidays) == day

    def between(self, first: date, last: date, anchor: date, holidays: frozenset[date]) -> list[date]:
        """The days of the pattern from `first` to `last`."""
        periods = range(self._period_of(first), self._period_of(last) + 1)
        days = [self._day_in(p, holidays) for p in periods if self._counts(p, anchor)]
        return [day for day in days if day is not None and first <= day <= last]

    def count(self, first: date, last: date, anchor: date, holidays: frozenset[date]) -> int:
        """How many there are; a century is 1,200 months at most."""
        return len(self.between(first, last, anchor, holidays))

    def _period_of(self, day: date) -> int:
        return (day.year * 12 + day.month - 1) // self.months

    def _counts(self, period: int, anchor: date) -> bool:
        return self.step == 1 or (period - self._period_of(anchor)) % self.step == 0

    def _day_in(self, period: int, holidays: frozenset[date]) -> date | None:
        first = period * self.months
        start = date(first // 12, first % 12 + 1, 1)
        if self.rule == "date":
            return _day_of_year(start.year, self.number)
        begin, end = start.toordinal(), _end_of_month(first + self.months - 1)
        if self.rule == "weekday":
            return _nth_weekday(begin, end, self.weekday, self.number)
        if self.rule == "working":
            return _nth_working(begin, end, self.number, holidays)
        if self.number < 0:
            return date.fromordinal(end + 1 + self.number)
        return date.fromordinal(min(begin + self.number - 1, end))


def _end_of_month(month: int) -> int:
    """The ordinal of the last day of a month counted from year 0."""
    if month >= date.max.year * 12 + 11:
        return date.max.toordinal()
    return date((month + 1) // 12, (month + 1) % 12 + 1, 1).toordinal() - 1


def _day_of_year(year: int, number: int) -> date:
    month, day = divmod(number, 100)
    if (month, day) == (2, 29):
        day = min(day, date.fromordinal(_end_of_month(year * 12 + 1)).day)
    return date(year, month, day)


def _nth_weekday(begin: int, end: int, weekday: int, number: int) -> date | None:
    if number < 0:
        found = end - (end - 1 - weekday) % 7 + 7 * (number + 1)
        return date.fromordinal(found) if found >= begin else None
    found = begin + (weekday - (begin - 1)) % 7 + 7 * (number - 1)
    return date.fromordinal(found) if found <= end else None


def _nth_working(begin: int, end: int, number: int, holidays: frozenset[date]) -> date | None:
    days = range(end, begin - 1, -1) if number < 0 else range(begin, end + 1)
    wanted = abs(number)
    for ordinal in days:
        day = date.fromordinal(ordinal)
        if day.weekday() < _SATURDAY and day not in holidays:
            wanted -= 1
            if wanted == 0:
                return day
    return None
