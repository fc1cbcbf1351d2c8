"""Pause and routine-switch tables."""

from __future__ import annotations

from cmdaily.store.connection import as_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cmdaily.domain.routines.pause import Pause
    from cmdaily.store.connection import Connection


def pauses(connection: Connection) -> list[Pause]:
    """The pauses that were not removed, by their first day."""
    rows = connection.rows(
        """SELECT id, first_day, last_day, routine, reason, recorded_at FROM pause
        WHERE removed_at IS NULL ORDER BY first_day, id"""
    )
    return [_pause(connection, (*row, None)) for row in rows]


def every_pause(connection: Connection) -> list[Pause]:
    """All pauses, removed ones included: what an export holds."""
    rows = connection.rows(
        "SELECT id, first_day, last_day, routine, reason, recorded_at, removed_at FROM pause ORDER BY id"
    )
    return [_pause(connection, row) for row in rows]


def add_pause(connection: Connection, pause: Pause) -> None:
    """Record a pause, or its removal: removed on one laptop is removed on both."""
    connection.run(
        """INSERT INTO pause (id, first_day, last_day, routine, reason, recorded_at, removed_at)
        VALUES (:id, :first, :last, :routine, :reason, :recorded_at, :removed_at)
        ON CONFLICT (id) DO NOTHING""",
        id=pause.id,
        first=pause.first.isoformat(),
        last=pause.last.isoformat(),
        routine=pause.routine,
        reason=pause.reason,
        recorded_at=pause.recorded_at,
        removed_at=pause.removed_at,
    )
    if pause.removed_at is not None:
        connection.run(
            """UPDATE pause SET removed_at = :removed_at
            WHERE id = :id AND (removed_at IS NULL OR removed_at > :removed_at)""",
            id=pause.id,
            removed_at=pause.removed_at,
        )


def put_back_pause(connection: Connection, id_: str, removed_at: str | None) -> None:
    """A pause as it was before an import: not removed (None), removed at a moment, or not there at all ("")."""
    if removed_at == "":
        connection.run("DELETE FROM pause WHERE id = :id", id=id_)
    else:
        connection.run(
            "UPDATE pause SET removed_at = :removed_at WHERE id = :id", id=id_, removed_at=removed_at
        )


def put_back_switch(connection: Connection, routine: str, switch: tuple[bool, str] | None) -> None:
    """The switch of a routine as it was before an import: on or off and since when, or None for untouched."""
    connection.run("DELETE FROM routine_state WHERE routine = :routine", routine=routine)
    if switch is not None:
        active, changed_at = switch
        switch_routine(connection, routine, active=bool(active), changed_at=changed_at)


def routine_states(connection: Connection) -> Mapping[str, bool]:
    """The routines that someone switched on or off, and which way."""
    return {
        name: bool(active) for name, active in connection.rows("SELECT routine, active FROM routine_state")
    }


def switch_routine(connection: Connection, name: str, *, active: bool, changed_at: str) -> None:
    """Record that a routine is on or off; the latest word holds, also when two laptops are merged."""
    connection.run(
        """INSERT INTO routine_state (routine, active, changed_at) VALUES (:name, :active, :changed_at)
        ON CONFLICT (routine) DO UPDATE SET active = excluded.active, changed_at = excluded.changed_at
        WHERE routine_state.changed_at < excluded.changed_at
            OR (routine_state.changed_at = excluded.changed_at AND routine_state.active < excluded.active)""",
        name=name,
        active=int(active),
        changed_at=changed_at,
    )


def every_state(connection: Connection) -> list[tuple[str, bool, str]]:
    """Name, active and since when, for an export."""
    rows = connection.rows("SELECT routine, active, changed_at FROM routine_state ORDER BY routine")
    return [(name, bool(active), changed_at) for name, active, changed_at in rows]


def _pause(connection: Connection, row: tuple[str, str, str, str | None, str, str, str | None]) -> Pause:
    from cmdaily.domain.routines.pause import Pause

    id_, first, last, routine, reason, recorded_at, removed_at = row
    days = as_day(connection, first), as_day(connection, last)
    return Pause(id_, *days, routine, reason, recorded_at, removed_at)
