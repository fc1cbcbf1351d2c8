"""Recurrence rules: when an action is due, from a day, a schedule and, for `after:`, the last time it was done.

A schedule is a pattern (weekly.py, monthly.py, special.py) with its limits: a campaign's first and
last day, days taken out, public holidays, turns of a rotation. Days are calendar dates; nothing here
knows of hours, so a change of clocks cannot move anything. The module is on the path of the
daily commands: it imports `datetime` and nothing else.

`holidays`, wherever it is a parameter, is the set of public holidays of `schedule.holidays` for the years
around the day; whoever calls has it from `cmdaily.files.cache.holidays`.
"""

from __future__ import annotations

from datetime import date

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class Pattern(Protocol):
        """Days that come again by a rule. `anchor` is the day from which intervals are counted."""

        kind: str

        def falls_on(self, day: date, anchor: date, holidays: frozenset[date]) -> bool:
            """Whether the pattern has this day."""

        def between(self, first: date, last: date, anchor: date, holidays: frozenset[date]) -> list[date]:
            """The days of the pattern from `first` to `last`, both included, in order."""

        def count(self, first: date, last: date, anchor: date, holidays: frozenset[date]) -> int:
            """How many days `between` would give."""


EPOCH = date(2024, 1, 1)
"""A Monday, the first of a month and of a year: where intervals count from when a file has no `from:`."""

_NONE: frozenset[date] = frozenset()
_WINDOWS = (8, 32, 128, 512, 2048, 8192, 32768)
"""Days looked through in one go, one window after the other: a little over a century in all."""


@frozen
class Schedule:
    """When an action is due.

    `since` and `until` are the first and last day (both included); `excluded` are spans of days taken out, as pairs
    (first, last), and `only` the spans, if there are any, outside of which nothing is due. `holidays` is the country,
    or country-subdivision, whose public holidays the schedule minds; it has those days off when `off_on_holidays`, and
    otherwise they only count as days that are not worked. `turns` are the positions of a rotation, outermost first:
    (2, 7) is the second of every seven days of the pattern.
    """

    pattern: Pattern
    since: date | None = None
    until: date | None = None
    excluded: tuple[tuple[date, date], ...] = ()
    holidays: str | None = None
    off_on_holidays: bool = False
    turns: tuple[tuple[int, int], ...] = ()
    only: tuple[tuple[date, date], ...] = ()


def needs_history(schedule: Schedule) -> bool:
    """Whether the answer depends on when it was last done (`after: 3 days`)."""
    return schedule.pattern.kind == "after"


def is_due(
    schedule: Schedule,
    day: date,
    *,
    holidays: frozenset[date] = _NONE,
    last_done: date | None = None,
) -> bool:
    """Whether an action is due on a day.

    `last_done` matters to `after:` alone: the last day *before* `day` on which it was completed, None
    for never.
    """
    if not is_open(schedule, day, holidays):
        return False
    pattern = schedule.pattern
    if pattern.kind == "after":
        if pattern.of:  # type: ignore[attr-defined]
            return False  # counted from another action: only who knows its history can tell
        return last_done is None or (day - last_done).days >= pattern.days  # type: ignore[attr-defined]
    if not pattern.falls_on(day, schedule.since or EPOCH, holidays):
        return False
    return not schedule.turns or _has_turn(schedule.turns, _position(schedule, day, holidays))


def previous_due(
    schedule: Schedule,
    day: date,
    *,
    holidays: frozenset[date] = _NONE,
    last_done: date | None = None,
) -> date | None:
    """The latest due day strictly before a day, None when there is none within a century."""
    if needs_history(schedule):
        first = _first_after(schedule, last_done)
        return next((d for d in _backwards(day, first) if is_open(schedule, d, holidays)), None)
    last = _shifted(day, -1)
    for size in _WINDOWS:
        if last >= day or (schedule.since is not None and last < schedule.since):
            return None
        first = _shifted(last, 1 - size)
        found = due_between(schedule, first, last, holidays)
        if found:
            return found[-1]
        day, last = first, _shifted(first, -1)
    return None


def next_due(
    schedule: Schedule,
    day: date,
    *,
    holidays: frozenset[date] = _NONE,
    last_done: date | None = None,
) -> date | None:
    """The first due day strictly after a day, None when there is none within a century."""
    if day == date.max:
        return None
    found = occurrences(schedule, _shifted(day, 1), 1, holidays=holidays, last_done=last_done)
    return found[0] if found else None


def occurrences(
    schedule: Schedule,
    start: date,
    count: int,
    *,
    holidays: frozenset[date] = _NONE,
    last_done: date | None = None,
) -> tuple[date, ...]:
    """The first `count` due days from `start` on, itself included; fewer when there are no more.

    For `after:` each is taken to be done on the day it is due.
    """
    if needs_history(schedule):
        return _after_occurrences(schedule, start, count, holidays, last_done)
    found: list[date] = []
    first = max(start, schedule.since) if schedule.since else start
    for size in _WINDOWS:
        last = _shifted(first, size - 1)
        found += due_between(schedule, first, last, holidays)
        if len(found) >= count or last == date.max or (schedule.until and last >= schedule.until):
            break
        first = _shifted(last, 1)
    return tuple(found[:count])


def _shifted(day: date, days: int) -> date:
    """A day so many days later (or earlier, when negative), held inside the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def is_open(schedule: Schedule, day: date, holidays: frozenset[date] = _NONE) -> bool:
    """Whether the limits of a schedule let a day be: its first and last day, days off, spans left out."""
    if schedule.since is not None and day < schedule.since:
        return False
    if schedule.until is not None and day > schedule.until:
        return False
    if schedule.off_on_holidays and day in holidays:
        return False
    if schedule.only and not any(a <= day <= b for a, b in schedule.only):
        return False
    return not schedule.excluded or not any(a <= day <= b for a, b in schedule.excluded)


def _position(schedule: Schedule, day: date, holidays: frozenset[date]) -> int:
    """Which day of the pattern this is, counted from 0 at the anchor and backwards before it.

    Days taken out by `except:` or a holiday keep their number: a holiday loses its turn and moves no other.
    """
    anchor = schedule.since or EPOCH
    if day >= anchor:
        return schedule.pattern.count(anchor, day, anchor, holidays) - 1
    return -schedule.pattern.count(day, _shifted(anchor, -1), anchor, holidays)


def _has_turn(turns: tuple[tuple[int, int], ...], position: int) -> bool:
    for turn, size in turns:
        position, place = divmod(position, size)
        if place != turn - 1:
            return False
    return True


def due_between(schedule: Schedule, first: date, last: date, holidays: frozenset[date]) -> list[date]:
    """The due days from `first` to `last`, both included, in order; not for `after:`."""
    if schedule.since is not None:
        first = max(first, schedule.since)
    if schedule.until is not None:
        last = min(last, schedule.until)
    if first > last:
        return []
    days = schedule.pattern.between(first, last, schedule.since or EPOCH, holidays)
    if days and schedule.turns:
        start = _position(schedule, days[0], holidays)
        days = [d for n, d in enumerate(days, start) if _has_turn(schedule.turns, n)]
    if not (schedule.excluded or schedule.only or schedule.off_on_holidays):
        return days
    return [d for d in days if is_open(schedule, d, holidays)]


def _first_after(schedule: Schedule, last_done: date | None) -> date | None:
    if last_done is None:
        return schedule.since
    return _shifted(last_done, schedule.pattern.days)  # type: ignore[attr-defined]


def _backwards(day: date, first: date | None) -> list[date]:
    """The days before `day`, latest first, back to `first`: none at all when nothing says where it began."""
    if first is None:
        return []
    start = max(first.toordinal(), day.toordinal() - sum(_WINDOWS))
    return [date.fromordinal(n) for n in range(day.toordinal() - 1, start - 1, -1)]


def _after_occurrences(
    schedule: Schedule,
    start: date,
    count: int,
    holidays: frozenset[date],
    last_done: date | None,
) -> tuple[date, ...]:
    first = _first_after(schedule, last_done)
    day = max(start, first) if first else start
    found: list[date] = []
    for _ in range(sum(_WINDOWS)):
        if len(found) >= count or (schedule.until is not None and day > schedule.until):
            break
        due = is_open(schedule, day, holidays)
        if due:
            found.append(day)
        if day == date.max:
            break
        day = _shifted(day, schedule.pattern.days if due else 1)  # type: ignore[attr-defined]
    return tuple(found)
