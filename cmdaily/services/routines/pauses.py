"""Pauses: nothing is due in them, and no streak breaks."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.record import replace
from cmdaily.domain.routines.pause import LONGEST_DAYS, Pause
from cmdaily.errors import UsageError
from cmdaily.store import calendar as calendar_store
from cmdaily.store import progress as progress_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.services.workspace import Workspace


def add(
    workspace: Workspace, first: date, last: date, *, reason: str = "", routine: str | None = None
) -> Pause:
    """Add a pause from one day to another, both included; for all routines unless one is named."""
    if last < first:
        raise UsageError("error.pause_backwards", first=first.isoformat(), last=last.isoformat())
    if (last - first).days >= LONGEST_DAYS:
        raise UsageError("error.pause_long", first=first.isoformat(), last=last.isoformat())
    if routine is not None:
        workspace.plan.routine(routine)
    pause = Pause(workspace.new_id(), first, last, routine, reason, workspace.timestamp)
    _keep(workspace, pause)
    return pause


def listed(workspace: Workspace) -> Sequence[Pause]:
    """The pauses that were not removed, by their first day."""
    return workspace.pauses


def remove(workspace: Workspace, number: int) -> Pause:
    """Remove the pause that has a number in the list, counted from 1."""
    pauses = workspace.pauses
    if not 0 < number <= len(pauses):
        raise UsageError("error.pause_number", remedy="error.pause_number_remedy", number=number)
    _keep(workspace, replace(pauses[number - 1], removed_at=workspace.timestamp))
    return pauses[number - 1]


def _keep(workspace: Workspace, pause: Pause) -> None:
    with workspace.store.transaction() as connection:
        calendar_store.add_pause(connection, pause)
        progress_store.forget_streaks(connection)
    workspace.forget()
