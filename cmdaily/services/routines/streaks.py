"""Streaks kept beside the journal: carried forward when something changes, counted afresh when they cannot be."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.routines.streak import (
    History,
    Streak,
    carried_forward,
    current_length,
    fingerprint,
    streak_of,
)
from cmdaily.store import progress as progress_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.routines.routine import Action
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection


def keep(workspace: Workspace, connection: Connection, action: Action, day: date) -> Streak | None:
    """Bring the streak of an action up to date after something changed on a day, within the caller's transaction."""
    kept = progress_store.streak(connection, action)
    if kept is not None:
        first = min(kept.through, day)
        forward = carried_forward(kept, history(workspace, connection, action, first=first), day)
        if not isinstance(forward, bool):
            if forward is not kept:
                progress_store.keep_streak(connection, action, forward)
            return forward
    counted = streak_of(history(workspace, connection, action))
    progress_store.keep_streak(connection, action, counted)
    return counted


def current(workspace: Workspace, action: Action) -> int:
    """The length of an action's streak as of today."""
    return as_of(workspace, action, workspace.today)[0]


def as_of(workspace: Workspace, action: Action, day: date) -> tuple[int, int]:
    """How long an action's streak was at the end of a day, and the longest it had ever been by then.

    Today is not over: what is still open breaks nothing.
    """
    reader = workspace.store.reader()
    kept = kept_or_counted(workspace, reader, action)
    if kept is None:
        return 0, 0
    known = history(workspace, reader, action, first=kept.through)
    if kept.through > day:
        known = history(workspace, reader, action, last=day)
        kept = streak_of(known)
    open_day = min(workspace.today, date.fromordinal(day.toordinal() + 1))
    return current_length(kept, known, open_day), kept.best if kept else 0


def kept_or_counted(workspace: Workspace, connection: Connection, action: Action) -> Streak | None:
    """The streak that is kept, unless the routine's file changed the schedule since."""
    kept = progress_store.streak(connection, action)
    if kept is not None and kept.rule == fingerprint(action):
        return kept
    return streak_of(history(workspace, connection, action))


def astray(workspace: Workspace, connection: Connection) -> list[Action]:
    """The actions of all routines, active or not, whose kept streak is not what a recount gives."""
    plan = workspace.plan
    actions = [action for name in plan.names for action in workspace.routine(name).actions]
    return [action for action in actions if _is_astray(workspace, connection, action)]


def _is_astray(workspace: Workspace, connection: Connection, action: Action) -> bool:
    kept = progress_store.streak(connection, action)
    if kept is None or kept.rule != fingerprint(action):
        return False  # it is counted when it is read
    return kept != streak_of(history(workspace, connection, action))


def history(
    workspace: Workspace,
    connection: Connection,
    action: Action,
    *,
    first: date = date.min,
    last: date = date.max,
) -> History:
    """What the store knows of an action from a day to a day, both included."""
    rows = progress_store.of_action(connection, action, first=first, last=last)
    holidays: frozenset[date] = frozenset()
    if rows and action.schedule.holidays:
        holidays = workspace.holidays(action, rows[0].day, max(rows[-1].day, workspace.today))
    return History(action, {row.day: row for row in rows}, workspace.pauses, holidays)
