"""Statistics: streaks, scores and what was done of what was due."""

from __future__ import annotations

import gc
from datetime import date, timedelta

from cmdaily.domain.record import replace
from cmdaily.domain.routines.journal import joined
from cmdaily.domain.routines.statistics import (
    ActionStatistics,
    Statistics,
    by_day,
    of_action,
    outcomes,
    starts_between,
)
from cmdaily.domain.routines.streak import History
from cmdaily.services.routines import streaks
from cmdaily.services.routines.day import find
from cmdaily.store import progress as progress_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cmdaily.domain.recurrence import Schedule
    from cmdaily.domain.routines.journal import DayProgress
    from cmdaily.domain.routines.routine import Action
    from cmdaily.domain.routines.statistics import OccurrenceResult
    from cmdaily.services.workspace import Workspace

YEAR = 365
LONGEST_PERIOD = timedelta(days=30)
"""How far before a day the week or month it lies in can have begun."""


def statistics(workspace: Workspace, last: date, *, days: int = YEAR, name: str | None = None) -> Statistics:
    """The figures of the days up to `last`, for the active routines or for one action.

    Days before anything was ever recorded do not count: nobody missed what they had not begun.
    """
    reader = workspace.store.reader()
    begun = progress_store.first_day(reader) or last
    first = max(last - timedelta(days=days - 1), begun)
    actions = workspace.actions if name is None else (find(workspace, name, last),)
    rows = progress_store.of_days(reader, first - LONGEST_PERIOD, last)
    settled = min(last, workspace.today - timedelta(days=1))
    histories = [
        _history(workspace, action, rows_of, first, last) for action, rows_of in _sorted(actions, rows)
    ]
    begins = _begins(workspace, rows)
    per_action = [
        outcomes(history, starts, max(first, begins(history.action.routine)), last, settled)
        for history, starts in _starts(histories, first, last)
    ]
    return Statistics(
        first=first,
        last=last,
        actions=tuple(
            _figures(workspace, history, outcomes_of, first, last)
            for history, outcomes_of in zip(histories, per_action, strict=True)
        ),
        days=by_day(per_action),
    )


def _begins(workspace: Workspace, rows: Sequence[DayProgress]) -> Callable[[str], date]:
    """From when on a routine may have been missed: the day it was switched on, or its first record before that."""
    earliest = {row.routine: row.day for row in reversed(rows)}  # they come by day: the first of all is kept
    return lambda routine: min(workspace.on_since(routine), earliest.get(routine, date.max))


def looked_back(workspace: Workspace, last: date, *, days: int = YEAR, name: str | None = None) -> Statistics:
    """The same with the metrics that are kept, where all actions are looked at."""
    collecting = gc.isenabled()
    gc.disable()  # 73,000 rows of ten years hold no circle, and were looked through again and again for one
    try:
        found = statistics(workspace, last, days=days, name=name)
    finally:
        if collecting:
            gc.enable()
    if name is not None or not workspace.shared.exists:
        return found
    from cmdaily.services.figures.read import listing

    return replace(found, figures=tuple(listing(workspace)))


def _sorted(
    actions: tuple[Action, ...], rows: list[DayProgress]
) -> list[tuple[Action, dict[date, DayProgress]]]:
    by_action: dict[tuple[str, str], dict[date, DayProgress]] = {}
    for row in rows:
        by_action.setdefault((row.routine, row.action), {})[row.day] = row
    sorted_actions = []
    for action in actions:
        if action.each:
            from cmdaily.domain.routines.parts import one_a_day

            mine = [row for row in rows if row.routine == action.routine and action.owns(row.action)]
            sorted_actions.append((action, {row.day: row for row in one_a_day(action, mine)}))
            continue
        own = dict(by_action.get((action.routine, action.id), {}))
        for name in action.renamed_from:
            for row in by_action.get((action.routine, name), {}).values():
                own[row.day] = joined(row, own[row.day]) if row.day in own else row
        sorted_actions.append((action, own))
    return sorted_actions


def _history(
    workspace: Workspace, action: Action, progress: dict[date, DayProgress], first: date, last: date
) -> History:
    return History(action, progress, workspace.pauses, workspace.holidays(action, first, last))


def _starts(
    histories: Sequence[History], first: date, last: date
) -> Iterator[tuple[History, tuple[date, ...]]]:
    """Each history with its occurrences' first days; actions that share a schedule share the work."""
    starts: dict[tuple[Schedule, str], tuple[date, ...]] = {}
    for history in histories:
        key = (history.action.schedule, history.action.period)
        if key not in starts:
            starts[key] = starts_between(history, first, last)
        yield history, starts[key]


def _figures(
    workspace: Workspace, history: History, outcomes: Sequence[OccurrenceResult], first: date, last: date
) -> ActionStatistics:
    streak, best = streaks.as_of(workspace, history.action, last)
    return of_action(history, outcomes, first, last, streak=streak, best=best)
