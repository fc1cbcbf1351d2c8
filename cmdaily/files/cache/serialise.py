"""Serialisation of routines to plain tuples and back: what the cache keeps (docs/decisions/0005)."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.record import as_tuple
from cmdaily.domain.recurrence import EPOCH, Schedule
from cmdaily.domain.routines.routine import Action, Routine
from cmdaily.errors import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo
    from typing import Any

    from cmdaily.domain.recurrence import Pattern
    from cmdaily.domain.recurrence.special import RRule

    PackedProblem = tuple[int, int, str, tuple[tuple[str, object], ...]]

_RULE_DAYS = 4096
"""Days of a rule that are kept, a bit each."""
_SHORT_KINDS = ("days", "weekly", "parity", "after")
"""Patterns that come often enough to lose a day to a holiday of config.yaml's country."""


def pack_routine(routine: Routine) -> tuple[Any, ...]:
    """A routine as tuples that `marshal` takes."""
    schedules: dict[tuple[Any, ...], int] = {}
    actions = []
    for action in routine.actions:
        number = schedules.setdefault(pack_schedule(action.schedule), len(schedules))
        fields = [number if name == "schedule" else getattr(action, name) for name in _FIELDS]
        actions.append(tuple(fields))
    head = (routine.name, routine.title, routine.minutes, routine.description, routine.path)
    return head, tuple(schedules), tuple(actions)


def unpack_routine(
    packed: tuple[Any, ...], default_holidays: str | None, zone_name: str | None = None
) -> Routine:
    """The routine again, with config.yaml's country where the file names none, and its time zone.

    Raises TypeError, ValueError or IndexError when the tuples are not what `pack_routine` made.
    """
    (name, title, minutes, description, path), packed_schedules, packed_actions = packed
    schedules = [settled(unpack_schedule(each), default_holidays, zone_name) for each in packed_schedules]
    at = _FIELDS.index("schedule")
    actions = []
    for fields in map(list, packed_actions):
        fields[at] = schedules[fields[at]]
        actions.append(Action(*fields))
    return Routine(name, title, tuple(actions), minutes, description, path)


def settled(schedule: Schedule, default_holidays: str | None, zone_name: str | None = None) -> Schedule:
    """A schedule with the country of config.yaml where the file names none, and none where it says "none";
    a rule that ends at a moment in UTC ends on the day it is then in a zone (None: the system's own).

    By default only what comes by the day or the week is off on holidays; the day of a month or an
    event stays, and merely knows which days are not worked.
    """
    country = schedule.holidays
    if schedule.pattern.kind in _WITH_OTHERS:
        schedule = _settled_inside(schedule, default_holidays, zone_name)
    if country or (country is None and not default_holidays):
        return schedule
    s = schedule
    if country == "":
        return Schedule(s.pattern, s.since, s.until, s.excluded, None, False, s.turns, s.only)
    off = s.pattern.kind in _SHORT_KINDS
    return Schedule(s.pattern, s.since, s.until, s.excluded, default_holidays, off, s.turns, s.only)


def _settled_inside(schedule: Schedule, default_holidays: str | None, zone_name: str | None) -> Schedule:
    """The same for the schedule that a pattern counts from or keeps away from, and for the end of a rule."""
    from cmdaily.domain.record import replace

    pattern: Any = schedule.pattern
    if pattern.kind == "rule":
        if not pattern.ends:
            return schedule
        from cmdaily.domain.recurrence.rrule_text import ended

        return ended(schedule, _zone(zone_name))
    other = "base" if pattern.kind == "relative" else "other"
    inner = settled(getattr(pattern, other), default_holidays, zone_name)
    return replace(schedule, pattern=replace(pattern, **{other: inner}))


def _zone(name: str | None) -> tzinfo | None:
    if name is None:
        return None
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


_COMBINED = ("several", "moved", "relative", "apart", "easter", "once")
_WITH_OTHERS = ("relative", "apart", "rule")
_FIELDS: tuple[str, ...] = Action.__match_args__


def pack_schedule(schedule: Schedule) -> tuple[Any, ...]:
    """A schedule as a tuple that `marshal` takes."""
    return (
        *_pack_pattern(schedule.pattern, schedule.since or EPOCH),
        schedule.since and schedule.since.toordinal(),
        schedule.until and schedule.until.toordinal(),
        tuple((first.toordinal(), last.toordinal()) for first, last in schedule.excluded),
        schedule.holidays,
        schedule.off_on_holidays,
        schedule.turns,
        tuple((first.toordinal(), last.toordinal()) for first, last in schedule.only),
    )


def _pack_pattern(pattern: Any, anchor: date) -> tuple[str, tuple[Any, ...]]:
    kind: str = pattern.kind
    if kind == "event":
        return kind, (pattern.day.toordinal(), pattern.offsets, pattern.working)
    if kind == "several":
        return kind, tuple(_pack_pattern(each, anchor) for each in pattern.patterns)
    if kind == "moved":
        return kind, (_pack_pattern(pattern.pattern, anchor), pattern.step)
    if kind == "apart":
        return kind, (_pack_pattern(pattern.pattern, anchor), pack_schedule(pattern.other))
    if kind == "relative":
        return kind, (pack_schedule(pattern.base), pattern.offsets, pattern.working)
    if kind == "rule":
        return kind, (*as_tuple(pattern), *_days_of_rule(pattern, anchor))
    return kind, as_tuple(pattern)


def _days_of_rule(rule: RRule, anchor: date) -> tuple[int, ...]:
    """The days of a rule for some years, as `remember_days` takes them: to work them out takes a library."""
    first = max(anchor, EPOCH).toordinal()
    last = first + _RULE_DAYS
    days = rule.between(date.fromordinal(first), date.fromordinal(last), anchor, frozenset())
    return anchor.toordinal(), first, last, sum(1 << day.toordinal() - first for day in days)


def unpack_schedule(packed: tuple[Any, ...]) -> Schedule:
    """The schedule again."""
    kind, fields, since, until, excluded, holidays, off, turns, only = packed
    day = date.fromordinal
    return Schedule(
        _unpack_pattern(kind, fields),
        since and day(since),
        until and day(until),
        excluded and tuple((day(first), day(last)) for first, last in excluded),
        holidays,
        off,
        turns,
        only and tuple((day(first), day(last)) for first, last in only),
    )


def _unpack_pattern(kind: str, fields: tuple[Any, ...]) -> Pattern:
    """The pattern of a kind; only the modules that are needed are imported."""
    if kind in ("days", "weekly"):
        from cmdaily.domain.recurrence.weekly import Days, Weekly

        return Days(*fields) if kind == "days" else Weekly(*fields)
    if kind == "parity":
        from cmdaily.domain.recurrence.weekly import WeekParity

        return WeekParity(*fields)
    if kind in _COMBINED:
        return _unpack_combined(kind, fields)
    if kind == "periodic":
        from cmdaily.domain.recurrence.monthly import Periodic

        return Periodic(*fields)
    from cmdaily.domain.recurrence.special import After, Event, RRule, remember_days

    if kind == "event":
        return Event(date.fromordinal(fields[0]), *fields[1:])
    if kind == "after":
        return After(*fields)
    if kind == "rule":
        text, ends, anchor, *days = fields
        remember_days(text, date.fromordinal(anchor), *days)
        return RRule(text, ends)
    raise ValueError(f"no pattern is called {kind!r}")


def _unpack_combined(kind: str, fields: tuple[Any, ...]) -> Pattern:
    from cmdaily.domain.recurrence.combined import Apart, Easter, Moved, Once, Relative, Several

    if kind == "several":
        return Several(tuple(_unpack_pattern(*each) for each in fields))
    if kind == "moved":
        return Moved(_unpack_pattern(*fields[0]), fields[1])
    if kind == "apart":
        return Apart(_unpack_pattern(*fields[0]), unpack_schedule(fields[1]))
    if kind == "relative":
        return Relative(unpack_schedule(fields[0]), *fields[1:])
    return Easter() if kind == "easter" else Once()


def pack_problem(problem: Problem) -> PackedProblem:
    """A problem as a tuple; its path is the key under which it is kept."""
    return problem.line, problem.column, problem.key, tuple(problem.values.items())


def problems_of(path: str, packed: tuple[PackedProblem, ...]) -> tuple[Problem, ...]:
    """The problems again."""
    return tuple(Problem(path, line, column, key, **dict(values)) for line, column, key, values in packed)
