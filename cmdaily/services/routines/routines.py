"""Routines: which there are, which are active, what each says, and new ones."""

from __future__ import annotations

import os
from datetime import date

from cmdaily.domain.recurrence import needs_history, occurrences
from cmdaily.domain.routines.routine_views import ActionDetails, ListedRoutine, RoutineDetails
from cmdaily.errors import StoreError, UsageError
from cmdaily.files.atomic_write import write_new
from cmdaily.files.routines.networks import Networks
from cmdaily.files.routines.routines import load_routine
from cmdaily.files.routines.starter import copy_of_shipped, starter_routine
from cmdaily.platforms import registry
from cmdaily.services.routines.following import next_day
from cmdaily.store import calendar as calendar_store
from cmdaily.store import progress as progress_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.routines.routine import Routine
    from cmdaily.services.workspace import Workspace

UPCOMING = 5


def listed(workspace: Workspace) -> tuple[ListedRoutine, ...]:
    """All routines there are, shipped ones and the user's own."""
    plan = workspace.plan
    active = set(workspace.active_names())
    return tuple(ListedRoutine(plan.routine(name), name in plan.own, name in active) for name in plan.names)


def shown(workspace: Workspace, name: str, today: date) -> RoutineDetails:
    """A routine with the next days of each action. An action that was done lately counts from there."""
    routine = workspace.routine(name)
    reader = workspace.store.reader()
    explained = []
    for action in routine.actions:
        last_done = progress_store.last_done(reader, action, today)
        holidays = workspace.holidays(action, today, today.replace(year=today.year + 1, day=1))
        if needs_history(action.schedule) and action.schedule.pattern.of:  # type: ignore[attr-defined]
            explained.append(ActionDetails(action, next_day(workspace, action, today)))
            continue
        days = occurrences(action.schedule, today, UPCOMING, holidays=holidays, last_done=last_done)
        explained.append(ActionDetails(action, days))
    return RoutineDetails(routine, tuple(explained), name in workspace.active_names(), today)


def create(
    workspace: Workspace, name: str, language: str, *, from_shipped: str | None = None
) -> tuple[str, bool]:
    """Write a new routine into the user's directory; an existing file is never overwritten. Its path, and whether it
    takes the place of the shipped routine that it is a copy of: nobody means to have the same day twice."""
    text = copy_of_shipped(from_shipped, name) if from_shipped else starter_routine(name, language)
    if name in workspace.plan.own:
        raise UsageError("error.routine_exists", name=name, path=workspace.plan.path(name))
    path = os.path.join(workspace.home.routines, f"{name}.yaml")
    os.makedirs(workspace.home.routines, mode=0o700, exist_ok=True)
    try:
        write_new(path, text)
    except FileExistsError:
        raise UsageError("error.routine_exists", name=name, path=path) from None
    replaces = _begin(workspace, name, from_shipped)
    workspace.forget()
    return path, replaces


def _begin(workspace: Workspace, name: str, copy_of: str | None) -> bool:
    """A new routine counts from now on, in place of an active one that it is a copy of; whether there was one. It is
    there and active even where the store cannot take that down."""
    try:
        replaces = copy_of is not None and copy_of in workspace.active_names()
        with workspace.store.transaction() as connection:
            calendar_store.switch_routine(connection, name, active=True, changed_at=workspace.timestamp)
            if copy_of is not None and replaces:
                calendar_store.switch_routine(
                    connection, copy_of, active=False, changed_at=workspace.timestamp
                )
    except StoreError:
        return False
    return replaces


def check(path: str) -> Routine:
    """Read one file and say what it holds. Raises FileError with all that is wrong with it."""
    return load_routine(path, networks=Networks(lambda: registry.names(hidden=True), registry.called))


def switch(workspace: Workspace, name: str, *, active: bool) -> Routine:
    """Switch a routine on or off; its history stays."""
    routine = workspace.plan.routine(name)
    if calendar_store.routine_states(workspace.store.reader()).get(name) is active:
        return routine  # it counts from the day it was switched on first
    with workspace.store.transaction() as connection:
        calendar_store.switch_routine(connection, name, active=active, changed_at=workspace.timestamp)
    workspace.forget()
    return routine
