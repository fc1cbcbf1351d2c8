"""Occurrences: the span of days in which one turn of an action can be done.

A daily action has an occurrence a day. A weekly quota (`times: 3, per: week`) has one a week, which is open on
each of its due days. With `carry`, the occurrence stays open until the next due day; with `after: 3 days`
it opens that long after the last completion and stays open until it is done.
"""

from __future__ import annotations

from datetime import date, timedelta

from cmdaily.domain.record import frozen
from cmdaily.domain.recurrence import EPOCH, is_due, needs_history, next_due, previous_due
from cmdaily.domain.routines.journal import reached
from cmdaily.domain.time.days import monday_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cmdaily.domain.routines.journal import DayProgress
    from cmdaily.domain.routines.routine import Action

    Holidays = frozenset[date]

ONE_DAY = timedelta(days=1)


@frozen
class Occurrence:
    """From `start`, the day it fell due, to the day it is looked at, both included."""

    start: date
    day: date

    @property
    def carried(self) -> bool:
        """Whether it fell due before the day it is looked at."""
        return self.start < self.day


def period_start(period: str, day: date) -> date:
    """The first day of the week or month a day lies in; the day itself for daily actions.

    Spans of several weeks (`2 weeks`) are counted from Monday 1 January 2024.
    """
    if period == "week":
        return monday_of(day)
    if period.endswith(" weeks"):
        monday = monday_of(day)
        return monday - timedelta(days=(monday - EPOCH).days % (7 * int(period.split(" ")[0])))
    if period == "month":
        return day.replace(day=1)
    return day


def window_start(
    action: Action, day: date, holidays: Holidays = frozenset(), last_done: date | None = None
) -> date | None:
    """The day from which progress decides whether the action is open on a day; None when it cannot be.

    Ask for the progress from this day on, then ask `occurrence_on`.
    """
    if is_due(action.schedule, day, holidays=holidays, last_done=last_done):
        return period_start(action.period, day)
    until = action.schedule.until
    if until is not None and day > until:
        return None  # a campaign that is over carries nothing on
    if action.carry and action.period == "day" and not needs_history(action.schedule):
        return previous_due(action.schedule, day, holidays=holidays)
    return None


def occurrence_on(
    action: Action, start: date, day: date, progress: Iterable[DayProgress]
) -> Occurrence | None:
    """The occurrence of the action that is open on a day, given its progress since `start` (see window_start).

    One that was carried over is open unless it was done or skipped on an earlier day.
    """
    if action.period == "day" and start < day and is_settled(action, (p for p in progress if p.day < day)):
        return None
    return Occurrence(start, day)


def is_settled(action: Action, progress: Iterable[DayProgress]) -> bool:
    """Whether an occurrence was completed, or given up by a skip."""
    rows = list(progress)
    return is_complete(action, rows) or any(row.skipped for row in rows)


def is_complete(action: Action, progress: Iterable[DayProgress]) -> bool:
    """Whether the progress of one occurrence reaches its target.

    Each day keeps the target that was in force when it was ticked; the last one counts.
    """
    amount = 0
    target: int | None = action.target
    for row in progress:
        amount += row.amount
        if row.amount:
            target = row.target
    return reached(amount, target)


def occurrence_end(action: Action, start: date, holidays: Holidays = frozenset()) -> date:
    """The last day on which the occurrence that began at `start` can be done."""
    if action.period == "week":
        return start + timedelta(days=6)
    if action.period.endswith(" weeks"):
        return start + timedelta(days=7 * int(action.period.split(" ")[0]) - 1)
    if action.period == "month":
        return (start.replace(day=28) + timedelta(days=4)).replace(day=1) - ONE_DAY
    if action.carry:
        following = next_due(action.schedule, start, holidays=holidays)
        last = date.max if following is None else following - ONE_DAY
        return min(last, action.schedule.until or date.max)
    return start


def previous_start(action: Action, start: date, holidays: Holidays = frozenset()) -> date | None:
    """The first day of the occurrence before the one that begins at `start`."""
    due = previous_due(action.schedule, start, holidays=holidays)
    return None if due is None else period_start(action.period, due)


def following_start(action: Action, start: date, holidays: Holidays = frozenset()) -> date | None:
    """The first day of the occurrence after the one that begins at `start`."""
    end = start if action.period == "day" else occurrence_end(action, start)
    due = next_due(action.schedule, end, holidays=holidays)
    return None if due is None else period_start(action.period, due)
