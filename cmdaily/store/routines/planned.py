"""Plan table: one-off actions, moves to another day, notes of a day."""

from __future__ import annotations

from datetime import date

from cmdaily.store.connection import damaged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from cmdaily.domain.routines.planned import PlanEntry
    from cmdaily.store.connection import Connection

_COLUMNS = (
    "id, command, kind, day, routine, action, recorded_at, to_day, text, section, amount, minutes, essential"
)
_SELECT = f"SELECT {_COLUMNS} FROM plan_entry"
_IN_FORCE = "NOT EXISTS (SELECT 1 FROM journal v WHERE v.voids = plan_entry.command)"


def add(connection: Connection, entries: Iterable[PlanEntry]) -> None:
    """Add rows that are not there yet."""
    connection.run_many(
        f"""INSERT INTO plan_entry ({_COLUMNS}) VALUES (:id, :command, :kind, :day, :routine, :action, :recorded_at,
            :to_day, :text, :section, :amount, :minutes, :essential)
        ON CONFLICT (id) DO NOTHING""",
        [_row(entry) for entry in entries],
    )


def for_day(connection: Connection, day: date) -> list[PlanEntry]:
    """What is in force of one-offs of a day and of what was moved to it, in the order it was said."""
    rows = connection.rows(
        f"""{_SELECT} WHERE (to_day = :day OR (kind = 'add' AND day = :day)) AND {_IN_FORCE} ORDER BY id""",
        day=day.isoformat(),
    )
    return _entries(connection, rows) if rows else []


def between(connection: Connection, first: date, last: date, kind: str) -> list[PlanEntry]:
    """The entries in force of a kind and of a span of days, both ends included, by day."""
    rows = connection.rows(
        f"{_SELECT} WHERE kind = :kind AND day >= :first AND day <= :last AND {_IN_FORCE} ORDER BY day, id",
        kind=kind,
        first=first.isoformat(),
        last=last.isoformat(),
    )
    return _entries(connection, rows)


def one_off(connection: Connection, action: str) -> PlanEntry | None:
    """The latest one-off of an id, whether or not it is in force: what is recorded for it keeps its title."""
    rows = connection.rows(
        f"{_SELECT} WHERE kind = 'add' AND action = :action ORDER BY id DESC LIMIT 1", action=action
    )
    return _entries(connection, rows)[0] if rows else None


def of_command(connection: Connection, command: str) -> list[PlanEntry]:
    """The rows that one command wrote."""
    return _entries(
        connection, connection.rows(f"{_SELECT} WHERE command = :command ORDER BY id", command=command)
    )


def everything(connection: Connection) -> list[PlanEntry]:
    """Every row, those taken back included, in the order of their ids: what an export holds."""
    return _entries(connection, connection.rows(f"{_SELECT} ORDER BY id"))


def in_force(connection: Connection) -> list[PlanEntry]:
    """Every row that nothing has taken back, the latest first."""
    return _entries(connection, connection.rows(f"{_SELECT} WHERE {_IN_FORCE} ORDER BY day DESC, id DESC"))


def latest_command(connection: Connection) -> str:
    """The latest command typed here that changed the plan and that nothing has taken back, "" for none."""
    rows = connection.rows(
        f"""SELECT MAX(command) FROM plan_entry WHERE {_IN_FORCE}
            AND NOT EXISTS (SELECT 1 FROM import_entry i WHERE i.entry = plan_entry.id)"""
    )
    return str(rows[0][0] or "")


def known(connection: Connection) -> set[str]:
    """The ids of all rows."""
    return {id_ for (id_,) in connection.rows("SELECT id FROM plan_entry")}


def remove(connection: Connection, ids: Iterable[str]) -> None:
    """Take rows out again that an import brought."""
    connection.run_many("DELETE FROM plan_entry WHERE id = :id", [{"id": id_} for id_ in ids])


def _row(entry: PlanEntry) -> dict[str, object]:
    row = {name.strip(): getattr(entry, name.strip()) for name in _COLUMNS.split(",")}
    days = {"day": entry.day.isoformat(), "to_day": entry.to_day and entry.to_day.isoformat()}
    return row | days | {"essential": int(entry.essential)}


def _entries(connection: Connection, rows: list[tuple[Any, ...]]) -> list[PlanEntry]:
    try:
        return [_entry(row) for row in rows]
    except (ValueError, TypeError) as error:
        raise damaged(connection.path) from error


def _entry(values: tuple[Any, ...]) -> PlanEntry:
    from cmdaily.domain.record import replace
    from cmdaily.domain.routines.planned import PlanEntry

    entry = PlanEntry(*values)
    to_day = date.fromisoformat(values[7]) if values[7] else None
    return replace(entry, day=date.fromisoformat(values[3]), to_day=to_day, essential=bool(entry.essential))
