"""Streaks kept beside the journal: carried forward when something changes, counted afresh when they cannot be."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.streak import History, Streak, carried_forward, current_length, fingerprint, streak_of
from cmdaily.store import progress as progress_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.routine import Action
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


def current(workspace: Workspace, action: Action, day: date | None = None) -> int:
    """The length of an action's streak as of a day, today unless given."""
    reader = workspace.store.reader()
    return length_of(workspace, action, kept_or_counted(workspace, reader, action), day or workspace.today)


def length_of(workspace: Workspace, action: Action, kept: Streak | None, day: date) -> int:
    """How long a kept streak is as of a day."""
    if kept is None:
        return 0
    recent = history(workspace, workspace.store.reader(), action, first=kept.through)
    return current_length(kept, recent, day)


def kept_or_counted(workspace: Workspace, connection: Connection, action: Action) -> Streak | None:
    """The streak that is kept, unless the routine's file changed the schedule since."""
    kept = progress_store.streak(connection, action)
    if kept is not None and kept.rule == fingerprint(action):
        return kept
    return streak_of(history(workspace, connection, action))


def history(
    workspace: Workspace, connection: Connection, action: Action, *, first: date = date.min
) -> History:
    """What the store knows of an action from a day on."""
    rows = progress_store.of_action(connection, action, first=first)
    holidays: frozenset[date] = frozenset()
    if rows and action.schedule.holidays:
        holidays = workspace.holidays(action, rows[0].day, max(rows[-1].day, workspace.today))
    return History(action, {row.day: row for row in rows}, workspace.pauses, holidays)
