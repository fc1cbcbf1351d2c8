"""Event, relative and RRULE recurrence: days around an event, days after the last time, iCalendar rules."""

from __future__ import annotations

from datetime import date, timedelta

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from dateutil.rrule import rrule

_CYCLE_YEARS = 400
_CYCLE_DAYS = 146_097
"""The Gregorian calendar begins again, weekdays included, after 400 years of 146,097 days."""

_YEARS_LEFT = 200
"""Years that must remain between the moved start of a rule and the end of the calendar."""


@frozen
class Event:
    """Days counted from a date: -7 is a week before, 0 the day itself. `offsets` are in order.

    `working` are offsets in working days: Monday to Friday, public holidays left out.
    """

    day: date
    offsets: tuple[int, ...]
    working: tuple[int, ...] = ()

    kind = "event"

    def falls_on(self, day: date, _anchor: date, holidays: frozenset[date]) -> bool:
        """Whether the day is one of the offsets away from the event."""
        return (day - self.day).days in self.offsets or (
            bool(self.working) and day in self.between(day, day, day, holidays)
        )

    def between(self, first: date, last: date, _anchor: date, holidays: frozenset[date]) -> list[date]:
        """The days of the pattern from `first` to `last`."""
        low, high = (first - self.day).days, (last - self.day).days
        days = [self.day + timedelta(days=n) for n in self.offsets if low <= n <= high]
        if not self.working or low > self._reach or high < -self._reach:
            return days
        from cmdaily.domain.recurrence.combined import days_from

        counted = days_from(self.day, (), self.working, holidays)
        return sorted({*days, *(day for day in counted if first <= day <= last)})

    @property
    def _reach(self) -> int:
        """Days beyond which no offset in working days leads, whatever the holidays."""
        return 30 + 3 * max(map(abs, self.working))

    def count(self, first: date, last: date, anchor: date, holidays: frozenset[date]) -> int:
        """How many there are."""
        return len(self.between(first, last, anchor, holidays))


@frozen
class After:
    """So many days after it was last done. Only `is_due` can tell: it knows when that was.

    `of` is the id of another action of the file from whose last time it counts; "" is the action itself.
    """

    days: int
    of: str = ""

    kind = "after"

    def falls_on(self, _day: date, _anchor: date, _holidays: frozenset[date]) -> bool:
        """Any day may be right."""
        return True

    def between(self, first: date, last: date, _anchor: date, _holidays: frozenset[date]) -> list[date]:
        """Every day from `first` to `last`."""
        return [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]

    def count(self, first: date, last: date, _anchor: date, _holidays: frozenset[date]) -> int:
        """The number of days."""
        return (last - first).days + 1


_KNOWN: dict[tuple[str, date], tuple[int, int, int]] = {}
"""Days of rules that need not be worked out again, by text and anchor: first and last ordinal, and a bit for each."""


def remember_days(text: str, anchor: date, first: int, last: int, bits: int) -> None:
    """Take the days of a rule as given: bit n of `bits` is the day with the ordinal `first` + n."""
    _KNOWN[text, anchor] = first, last, bits


@frozen
class RRule:
    """An RRULE of RFC 5545, section 3.3.10, in days, without UNTIL; it starts at the anchor.

    `ends` is an UNTIL in UTC (`20260329T035959Z`) as long as nobody knows whose day that is.
    """

    text: str
    ends: str = ""

    kind = "rule"

    def falls_on(self, day: date, anchor: date, holidays: frozenset[date]) -> bool:
        """Whether the rule has this day."""
        return bool(self.between(day, day, anchor, holidays))

    def between(self, first: date, last: date, anchor: date, _holidays: frozenset[date]) -> list[date]:
        """The days of the rule from `first` to `last`."""
        start, end, bits = _KNOWN.get((self.text, anchor), (1, 0, 0))
        if start <= first.toordinal() and last.toordinal() <= end:
            span = range(first.toordinal(), last.toordinal() + 1)
            return [date.fromordinal(n) for n in span if bits >> n - start & 1]
        rule, shift = _compiled(self.text, anchor)
        low, high = first.toordinal() + shift, last.toordinal() + shift
        if high > date.max.toordinal():
            high = date.max.toordinal()
        found = rule.between(_midnight(low), _midnight(high), inc=True) if low <= high else []
        return [date.fromordinal(moment.toordinal() - shift) for moment in found]

    def count(self, first: date, last: date, anchor: date, holidays: frozenset[date]) -> int:
        """How many there are."""
        return len(self.between(first, last, anchor, holidays))

    def next_from(self, day: date, anchor: date) -> date | None:
        """The first day of the rule from `day` on, None when there is none in centuries."""
        rule, shift = _compiled(self.text, anchor)
        found = rule.after(_midnight(min(day.toordinal() + shift, date.max.toordinal())), inc=True)
        return date.fromordinal(found.toordinal() - shift) if found else None


def _midnight(ordinal: int) -> datetime:
    from datetime import datetime

    return datetime.fromordinal(ordinal)


def _compiled(text: str, anchor: date) -> tuple[rrule, int]:
    """The rule, moved by whole 400-year cycles towards the end of the calendar, and by how many days.

    dateutil looks for the next day until year 9999 before it gives up; started in our time, a
    rule that never comes again would take seconds.
    """
    from datetime import datetime

    from dateutil.rrule import rrulestr

    cycles = max(0, date.max.year - _YEARS_LEFT - anchor.year) // _CYCLE_YEARS
    shift = cycles * _CYCLE_DAYS
    start = datetime.fromordinal(anchor.toordinal() + shift)
    rule: rrule = rrulestr(text, dtstart=start)  # type: ignore[assignment]
    return rule, shift
