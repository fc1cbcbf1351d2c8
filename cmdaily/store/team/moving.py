"""Moving a home's shared tables from one store to another, row by row as they are."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cmdaily.store.connection import Connection

OWN = frozenset(
    """journal journal_key plan_entry day_progress streak timer pause routine_state import import_entry job_run watched
    occasion complaint heard team_state walk_step""".split()  # noqa: SIM905 - a list of words
)
"""Tables of a person's own store."""
OF_TEAMS = frozenset(
    """claim duty_turn member moved_home schema_migration sealed_secret team_entry team_log
    tick_owed""".split()  # noqa: SIM905 - a list of words
)
"""Tables that only a team fills."""
FIRST = ("account", "draft", "delivery", "message")
"""Tables that others refer to."""

Rows = list[dict[str, "Any"]]


def shared_tables(connection: Connection) -> list[str]:
    """The tables that move, those that others refer to first."""
    names = [name for name in connection.tables() if name not in OWN | OF_TEAMS]
    return [*(name for name in FIRST if name in names), *(name for name in names if name not in FIRST)]


def everything(connection: Connection, names: Mapping[str, list[str]]) -> dict[str, Rows]:
    """All rows of these tables, whose columns are given, in the order of their first column."""
    found: dict[str, Rows] = {}
    for table, columns in names.items():
        listed = ", ".join(f'"{column}"' for column in columns)
        rows = connection.rows(f'SELECT {listed} FROM "{table}" ORDER BY 1')
        found[table] = [dict(zip(columns, row, strict=True)) for row in rows]
    return found


def put(connection: Connection, tables: Mapping[str, Rows]) -> int:
    """Add rows that are not there yet; how many were. Messages get the numbers after those that are there."""
    first = int(connection.rows("SELECT COALESCE(MAX(number), 0) FROM message")[0][0])
    added = 0
    for table, rows in tables.items():
        for row in rows:
            if table == "message":
                row["number"] += first
            listed = ", ".join(f'"{column}"' for column in row)
            values = ", ".join(f":{column}" for column in row)
            added += connection.run(
                f'INSERT INTO "{table}" ({listed}) VALUES ({values}) ON CONFLICT DO NOTHING', **row
            )
    return added


def clear(connection: Connection, tables: Iterable[str]) -> None:
    """Empty these tables."""
    for table in reversed(list(tables)):
        connection.run(f'DELETE FROM "{table}"')


def was_moved(connection: Connection, home: str) -> bool:
    """Whether a home was moved in before."""
    return bool(connection.rows("SELECT 1 FROM moved_home WHERE home = :home", home=home))


def note_move(connection: Connection, home: str, person: str, at: str) -> None:
    """A home is moved in, in this transaction."""
    connection.run(
        "INSERT INTO moved_home (home, person, at) VALUES (:home, :person, :at)",
        home=home,
        person=person,
        at=at,
    )
