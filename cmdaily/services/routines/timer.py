"""The timer: `start` when you begin, `stop` when you are done, and the minutes are in the journal."""

from __future__ import annotations

from cmdaily.domain.routines.journal import TICK, TIMER
from cmdaily.domain.routines.results import Started, Stopped
from cmdaily.domain.routines.timer import Timer
from cmdaily.errors import CmdailyError
from cmdaily.services.routines.day import find, known_action
from cmdaily.services.routines.progress import next_command, record, row
from cmdaily.store import timer as timer_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

LONGEST = 12 * 3600
"""A timer that ran longer was forgotten, not worked."""


def start(workspace: Workspace, name: str) -> Started:
    """Start the timer on an action. One that runs on another action is stopped and its time kept."""
    action = find(workspace, name, workspace.today)
    timer = Timer(action.routine, action.id, workspace.today, workspace.now)
    with workspace.store.transaction() as connection:
        before = timer_store.running(connection)
        stopped = None
        if before is not None:
            if (before.routine, before.action) == (action.routine, action.id) and not is_forgotten(
                workspace, before
            ):
                raise CmdailyError("error.timer_same", action=action.id, started=_clock(workspace, before))
            stopped = _stop(workspace, connection, before, None, 0)
        timer_store.start(connection, timer)
    return Started(timer, action, stopped)


def stop(workspace: Workspace, *, seconds: int | None = None, by: int = 0, discard: bool = False) -> Stopped:
    """Stop the timer and record its time, or `seconds` in its place; `by` also ticks the action.

    Raises CmdailyError when none runs, and when one ran overnight and nothing says how long it really was.
    """
    with workspace.store.transaction() as connection:
        timer = timer_store.running(connection)
        if timer is None:
            raise CmdailyError("error.timer_none", remedy="error.timer_none_remedy")
        if discard:
            timer_store.clear(connection)
            return Stopped(timer, known_action(workspace, timer.routine, timer.action), 0)
        return _stop(workspace, connection, timer, seconds, by)


def running(workspace: Workspace) -> Timer | None:
    """The timer that is running, if any."""
    return timer_store.running(workspace.store.reader())


def usual_minutes(workspace: Workspace, timer: Timer) -> int:
    """What the action of a timer is given in its routine: the best guess when nobody knows how long it was."""
    action = known_action(workspace, timer.routine, timer.action)
    return action.minutes if action is not None and action.minutes else 5


def is_forgotten(workspace: Workspace, timer: Timer) -> bool:
    """Whether a timer was left running: from an earlier day, or for longer than anyone works at one action."""
    return timer.day < workspace.today or timer.seconds(workspace.now) > LONGEST


def _stop(
    workspace: Workspace, connection: Connection, timer: Timer, seconds: int | None, by: int
) -> Stopped:
    if seconds is None:
        if is_forgotten(workspace, timer):
            raise CmdailyError(
                "error.timer_forgotten",
                remedy="error.timer_forgotten_remedy",
                action=timer.action,
                day=timer.day.isoformat(),
                started=_clock(workspace, timer),
            )
        seconds = timer.seconds(workspace.now)
    action = known_action(workspace, timer.routine, timer.action)
    timed = row(
        workspace,
        next_command(workspace, connection),
        TICK,
        timer.day,
        timer.routine,
        timer.action,
        amount=by,
        target=action.target if action is not None else 1,
        seconds=seconds,
        source=TIMER,
    )
    record(workspace, connection, [timed])
    timer_store.clear(connection)
    return Stopped(timer, action, seconds, by)


def _clock(workspace: Workspace, timer: Timer) -> str:
    return timer.started_at.astimezone(workspace.zone).strftime("%H:%M")
