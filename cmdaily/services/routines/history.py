"""Statistics: streaks, scores and what was done of what was due."""

from __future__ import annotations

from datetime import date, timedelta

from cmdaily.domain.record import replace
from cmdaily.domain.routines.statistics import (
    Statistics,
    by_day,
    lasts_a_day,
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
    from collections.abc import Callable, Iterator

    from cmdaily.domain.recurrence import Schedule
    from cmdaily.domain.routines.journal import DayProgress
    from cmdaily.domain.routines.routine import Action
    from cmdaily.domain.routines.statistics import ActionStatistics, Outcomes
    from cmdaily.services.workspace import Workspace

YEAR = 365
LONGEST_PERIOD = timedelta(days=30)
"""How far before a day the week or month it lies in can have begun."""


def statistics(
    workspace: Workspace, last: date, *, days: int = YEAR, name: str | None = None, with_streaks: bool = True
) -> Statistics:
    """The figures of the days up to `last`, for the active routines or for one action; streaks where they are wanted:
    those of an earlier day are counted afresh.

    Days before anything was ever recorded do not count: nobody missed what they had not begun.
    """
    reader = workspace.store.reader()
    begun = progress_store.first_day(reader) or last
    first = max(last - timedelta(days=days - 1), begun)
    actions = workspace.actions if name is None else (find(workspace, name, last),)
    settled = min(last, workspace.today - timedelta(days=1))
    begins = _begins(workspace, first)
    starts_of: dict[tuple[Schedule, str], tuple[date, ...]] = {}
    per_action: list[Outcomes] = []
    figures: list[ActionStatistics] = []
    for history, done, seconds in _histories(workspace, actions, first, last):
        action = history.action
        key = (action.schedule, action.period)
        if key not in starts_of:  # actions that share a schedule share the work
            starts_of[key] = starts_between(history, first, last)
        found = outcomes(history, starts_of[key], max(first, begins(action.routine)), last, settled, done)
        streak, best = streaks.as_of(workspace, action, last) if with_streaks else (0, 0)
        per_action.append(found)
        figures.append(of_action(action, found, seconds, streak=streak, best=best))
    return Statistics(first=first, last=last, actions=tuple(figures), days=by_day(per_action))


def _begins(workspace: Workspace, first: date) -> Callable[[str], date]:
    """From when on a routine may have been missed: the day it was switched on, or its first record before that."""
    reader, since = workspace.store.reader(), first - LONGEST_PERIOD
    known: dict[str, date] = {}

    def begins(routine: str) -> date:
        if routine not in known:
            earliest = progress_store.first_day(reader, routine, since)
            known[routine] = min(workspace.on_since(routine), earliest or date.max)
        return known[routine]

    return begins


def looked_back(workspace: Workspace, last: date, *, days: int = YEAR, name: str | None = None) -> Statistics:
    """The same with the metrics that are kept, where all actions are looked at."""
    found = statistics(workspace, last, days=days, name=name)
    if name is not None or not workspace.shared.exists:
        return found
    from cmdaily.services.figures.read import listing

    return replace(found, figures=tuple(listing(workspace)))


def _histories(
    workspace: Workspace, actions: tuple[Action, ...], first: date, last: date
) -> Iterator[tuple[History, frozenset[date], int]]:
    """Of each action what is known of it, days that are done and left out of that, and the seconds of the span."""
    reader = workspace.store.reader()
    plain = [
        action for action in actions if lasts_a_day(action) and not action.each and not action.renamed_from
    ]
    alike = dict(zip(plain, progress_store.alike(reader, plain, first, last), strict=True))
    for action in actions:
        progress: dict[date, DayProgress] = {}
        done: set[date] = set()
        seconds = 0
        if action in alike:
            for row, days in alike[action]:
                seconds += row.seconds
                if row.amount and row.complete:
                    done.update(days)
                else:
                    progress.update((day, replace(row, day=day)) for day in days)
        else:
            rows = progress_store.of_action(reader, action, first=first - LONGEST_PERIOD, last=last)
            seconds = sum(row.seconds for row in rows if row.day >= first)
            progress = {row.day: row for row in rows}
        holidays = workspace.holidays(action, first, last)
        yield History(action, progress, workspace.pauses, holidays), frozenset(done), seconds
