"""Timer table: one at a time, and it survives a closed terminal."""

from __future__ import annotations

from datetime import date, datetime

from cmdaily.store.connection import damaged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.routines.timer import Timer
    from cmdaily.store.connection import Connection


def running(connection: Connection) -> Timer | None:
    """The timer that is running, if any."""
    rows = connection.rows("SELECT routine, action, day, started_at FROM timer")
    if not rows:
        return None
    from cmdaily.domain.routines.timer import Timer

    routine, action, day, started_at = rows[0]
    try:
        return Timer(routine, action, date.fromisoformat(day), datetime.fromisoformat(started_at))
    except (ValueError, TypeError) as error:
        raise damaged(connection.path) from error


def start(connection: Connection, timer: Timer) -> None:
    """Start a timer. The caller has seen that none is running; the primary key would refuse a second."""
    connection.run(
        """INSERT INTO timer (slot, routine, action, day, started_at)
        VALUES (1, :routine, :action, :day, :started_at)""",
        routine=timer.routine,
        action=timer.action,
        day=timer.day.isoformat(),
        started_at=timer.started_at.isoformat(),
    )


def clear(connection: Connection) -> None:
    """Forget the running timer."""
    connection.run("DELETE FROM timer")
