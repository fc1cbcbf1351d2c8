"""Follow-ups: what is due so many days after another action was done (`after: 21 days of ACTION`)."""

from __future__ import annotations

from datetime import date, timedelta

from cmdaily.domain.recurrence import is_open
from cmdaily.domain.routines.occurrence import is_settled
from cmdaily.store import progress as progress_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.recurrence.special import After
    from cmdaily.domain.routines.journal import DayProgress
    from cmdaily.domain.routines.routine import Action
    from cmdaily.services.workspace import Workspace


def followed(workspace: Workspace, action: Action) -> Action | None:
    """The action that another one follows; None where its routine is not active."""
    pattern: After = action.schedule.pattern  # type: ignore[assignment]
    return next((a for a in workspace.actions if a.routine == action.routine and a.id == pattern.of), None)


def due_since(workspace: Workspace, action: Action, day: date) -> tuple[date, list[DayProgress]] | None:
    """Since when a follow-up is open on a day, and its progress since; None when it is not open.

    It counts from the latest time its action was done that lies so far back: one done every day falls due every day.
    """
    other = followed(workspace, action)
    if other is None or not is_open(action.schedule, day, workspace.holidays(action, day)):
        return None
    pattern: After = action.schedule.pattern  # type: ignore[assignment]
    reader = workspace.store.reader()
    limit = date.fromordinal(max(1, day.toordinal() - pattern.days + 1))
    done = progress_store.last_done(reader, other, limit)
    if done is None:
        return None
    start = done + timedelta(days=pattern.days)
    rows = progress_store.of_action(reader, action, first=start, last=day)
    if is_settled(action, (row for row in rows if row.day < day)):
        return None
    return start, rows


def next_day(workspace: Workspace, action: Action, today: date) -> tuple[date, ...]:
    """The day on which a follow-up is due next, none where nothing was done that it could follow."""
    found = due_since(workspace, action, today)
    other = followed(workspace, action)
    if found is not None:
        return (today,)
    if other is None:
        return ()
    pattern: After = action.schedule.pattern  # type: ignore[assignment]
    done = progress_store.last_done(workspace.store.reader(), other, today + timedelta(days=1))
    days = [done + timedelta(days=pattern.days)] if done else []
    return tuple(day for day in days if day > today and is_open(action.schedule, day))
