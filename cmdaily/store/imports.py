"""Imports of journals: what each one brought, and taking it back."""

from __future__ import annotations

import json

from cmdaily.store import assessments, calendar, figure_exchange, journal
from cmdaily.store.routines import planned
from cmdaily.store.watches import watches

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from cmdaily.domain.routines.journal import JournalEntry
    from cmdaily.store.connection import Connection


def known(connection: Connection) -> set[str]:
    """The ids of all rows of the journal."""
    return {id_ for (id_,) in connection.rows("SELECT id FROM journal")}


def surroundings(connection: Connection) -> dict[str, dict[str, Any]]:
    """What an import may change beside the journal: when each pause was removed, and each routine's switch."""
    return {
        "pauses": {pause.id: pause.removed_at for pause in calendar.every_pause(connection)},
        "switches": {name: [on, at] for name, on, at in calendar.every_state(connection)},
    }


def keep(
    connection: Connection,
    id_: str,
    entries: Iterable[str],
    before: dict[str, dict[str, Any]],
    rows: dict[str, list[Any]],
) -> None:
    """Keep what an import brought; nothing where it brought nothing. `rows` are the figures, breaks, sittings and
    watches that are new, and the values whose place was taken."""
    entries = list(entries)
    after = surroundings(connection)
    was = {
        what: {
            name: before[what].get(name, "")
            for name in after[what]
            if _differs(name, before[what], after[what])
        }
        for what in after
    }
    if not entries and not any(was.values()) and not any(rows.values()):
        return
    connection.run("INSERT INTO import (id, was) VALUES (:id, :was)", id=id_, was=json.dumps(was | rows))
    connection.run_many(
        "INSERT INTO import_entry (entry, import) VALUES (:entry, :import)",
        [{"entry": entry, "import": id_} for entry in entries],
    )


def _differs(name: str, before: dict[str, Any], after: dict[str, Any]) -> bool:
    return name not in before or before[name] != after[name]


def latest(connection: Connection) -> str:
    """The id of the latest import that was not taken back, "" for none."""
    rows = connection.rows("SELECT MAX(id) FROM import")
    return str(rows[0][0] or "")


def take_back(connection: Connection, id_: str) -> tuple[list[JournalEntry], set[journal.Key]]:
    """Everything is as if the import had never been; the rows that it had brought, and what changed."""
    rows = connection.rows("SELECT entry FROM import_entry WHERE import = :id", id=id_)
    ids = [entry for (entry,) in rows]
    taken = journal.of_ids(connection, ids)
    planned.remove(connection, ids)
    was = json.loads(connection.rows("SELECT was FROM import WHERE id = :id", id=id_)[0][0])
    for pause, removed_at in was["pauses"].items():
        calendar.put_back_pause(connection, pause, removed_at)
    for routine, switch in was["switches"].items():
        calendar.put_back_switch(connection, routine, switch or None)
    figure_exchange.take_back(
        connection, was.get("values", ()), was.get("demoted", ()), was.get("breaks", ())
    )
    for sitting in was.get("sittings", ()):
        assessments.forget(connection, sitting)
    for watch in was.get("watches", ()):
        watches.remove(connection, watch)
    connection.run("DELETE FROM import_entry WHERE import = :id", id=id_)
    connection.run("DELETE FROM import WHERE id = :id", id=id_)
    return taken, journal.remove(connection, taken)
