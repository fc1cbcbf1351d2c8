"""Journal table, and the summaries kept beside it."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.routines.journal import VOID, JournalEntry, summarise
from cmdaily.store.connection import as_day, damaged
from cmdaily.store.progress import any_of, of_days

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from cmdaily.domain.routines.routine import Action
    from cmdaily.store.connection import Connection

_COLUMNS = (
    "id, command, kind, day, routine, action, recorded_at, amount, target, seconds, note, source, receipt,"
    " entry_key, voids"
)
_INSERT = f"""
    INSERT INTO journal ({_COLUMNS}) VALUES (:id, :command, :kind, :day, :routine, :action, :recorded_at,
        :amount, :target, :seconds, :note, :source, :receipt, :entry_key, :voids)
    ON CONFLICT (id) DO NOTHING"""
_IN_FORCE = """
    j.kind <> 'void'
    AND NOT EXISTS (SELECT 1 FROM journal v WHERE v.voids = j.command)
    AND (j.entry_key IS NULL OR EXISTS (
        SELECT 1 FROM journal_key k WHERE k.entry_key = j.entry_key AND k.entry = j.id))"""
_SELECT = "SELECT " + ", ".join(f"j.{name.strip()}" for name in _COLUMNS.split(",")) + " FROM journal j"

Key = tuple[date, str, str]
"""What a summary is about: day, routine, action."""


def add(connection: Connection, entries: Iterable[JournalEntry]) -> set[Key]:
    """Add rows that are not there yet, bring the day summaries up to date, and say which may have changed."""
    entries = list(entries)
    touched: set[Key] = set()
    claimed = [claim for entry in entries if entry.key is not None for claim in _claim(connection, entry)]
    connection.run_many(_INSERT, [_row(entry) for entry in entries])
    for entry in entries:
        if entry.kind == VOID and entry.voids is not None:
            touched |= _keys_of_command(connection, entry.voids)
        else:
            touched.add((entry.day, entry.routine, entry.action))
    touched.update(claimed)
    for day, routine, action in touched:
        refresh_day(connection, day, routine, action)
    return touched


def _claim(connection: Connection, entry: JournalEntry) -> list[Key]:
    """Of several entries with one key the smallest id is in force, whatever order they arrive in."""
    found = connection.rows("SELECT entry FROM journal_key WHERE entry_key = :key", key=entry.key)
    if not found:
        connection.run(
            "INSERT INTO journal_key (entry_key, entry) VALUES (:key, :entry)", key=entry.key, entry=entry.id
        )
        return []
    holder = found[0][0]
    if entry.id >= holder:
        return []
    connection.run(
        "UPDATE journal_key SET entry = :entry WHERE entry_key = :key", key=entry.key, entry=entry.id
    )
    rows = connection.rows("SELECT day, routine, action FROM journal WHERE id = :id", id=holder)
    return [(as_day(connection, day), routine, action) for day, routine, action in rows]


def remove(connection: Connection, entries: Iterable[JournalEntry]) -> set[Key]:
    """Take rows out again that another journal lent, and say what may have changed. For imports alone: a void row
    would travel back to where they came from."""
    entries = list(entries)
    touched = {(entry.day, entry.routine, entry.action) for entry in entries if entry.kind != VOID}
    for entry in entries:
        if entry.kind == VOID and entry.voids is not None:
            touched |= _keys_of_command(connection, entry.voids)
    connection.run_many("DELETE FROM journal WHERE id = :id", [{"id": entry.id} for entry in entries])
    for entry in entries:
        if entry.key is not None:
            touched |= _reclaim(connection, entry.key)
    for day, routine, action in touched:
        refresh_day(connection, day, routine, action)
    return touched


def _reclaim(connection: Connection, key: str) -> set[Key]:
    """Of the entries that are left with a key the smallest id is in force."""
    connection.run("DELETE FROM journal_key WHERE entry_key = :key", key=key)
    rows = connection.rows(
        "SELECT id, day, routine, action FROM journal WHERE entry_key = :key ORDER BY id LIMIT 1", key=key
    )
    for id_, *_ in rows:
        connection.run("INSERT INTO journal_key (entry_key, entry) VALUES (:key, :entry)", key=key, entry=id_)
    return {(as_day(connection, day), routine, action) for _, day, routine, action in rows}


def refresh_day(connection: Connection, day: date, routine: str, action: str) -> None:
    """Recompute the summary of one action on one day from the rows in force."""
    progress = summarise(in_force(connection, day, routine, action))
    where = {"day": day.isoformat(), "routine": routine, "action": action}
    connection.run(
        "DELETE FROM day_progress WHERE day = :day AND routine = :routine AND action = :action", **where
    )
    if progress is not None:
        connection.run(
            """INSERT INTO day_progress (day, routine, action, amount, target, seconds, skipped)
            VALUES (:day, :routine, :action, :amount, :target, :seconds, :skipped)""",
            **where,
            amount=progress.amount,
            target=progress.target,
            seconds=progress.seconds,
            skipped=int(progress.skipped),
        )


def in_force(connection: Connection, day: date, routine: str, action: str) -> list[JournalEntry]:
    """The rows of one action on one day that nothing has taken back."""
    rows = connection.rows(
        f"{_SELECT} WHERE j.day = :day AND j.routine = :routine AND j.action = :action AND {_IN_FORCE}",
        day=day.isoformat(),
        routine=routine,
        action=action,
    )
    return _entries(connection, rows)


def with_key(connection: Connection, key: str) -> JournalEntry | None:
    """The entry that a script's key already stands for."""
    rows = connection.rows(
        f"{_SELECT} JOIN journal_key k ON k.entry = j.id WHERE k.entry_key = :key", key=key
    )
    return _entries(connection, rows)[0] if rows else None


def last_command(connection: Connection) -> list[JournalEntry]:
    """The rows of the latest command typed here that nothing has taken back, oldest first; empty when there is none.

    What an import brought was typed elsewhere: it is taken back with the import."""
    rows = connection.rows(
        f"""{_SELECT} WHERE j.command = (
            SELECT c.command FROM journal c
            WHERE c.kind <> 'void' AND NOT EXISTS (SELECT 1 FROM journal v WHERE v.voids = c.command)
                AND NOT EXISTS (SELECT 1 FROM import_entry i WHERE i.entry = c.id)
            ORDER BY c.command DESC LIMIT 1)
        ORDER BY j.id"""
    )
    return _entries(connection, rows)


def log(connection: Connection, first: date, last: date, action: Action | None = None) -> list[JournalEntry]:
    """The rows in force of a range of days, of one action or of all, oldest first."""
    only = ""
    parameters: dict[str, str | int] = {}
    if action is not None:
        names, parameters = any_of(action, "j.action")
        only = f"AND j.routine = :routine AND ({names})"
        parameters["routine"] = action.routine
    rows = connection.rows(
        f"{_SELECT} WHERE j.day BETWEEN :first AND :last AND {_IN_FORCE} {only} ORDER BY j.day, j.id",
        first=first.isoformat(),
        last=last.isoformat(),
        **parameters,
    )
    return _entries(connection, rows)


def one_of_each(connection: Connection) -> list[JournalEntry]:
    """A row of each action that there are rows of, whether it is in force or not."""
    rows = connection.rows(f"{_SELECT} WHERE j.id IN (SELECT MAX(id) FROM journal GROUP BY routine, action)")
    return _entries(connection, rows)


def with_words(connection: Connection) -> list[JournalEntry]:
    """The rows in force that have a note or a receipt, oldest first."""
    rows = connection.rows(
        f"{_SELECT} WHERE (j.note <> '' OR j.receipt <> '') AND {_IN_FORCE} ORDER BY j.day, j.id"
    )
    return _entries(connection, rows)


def without_words(connection: Connection, like: Iterable[JournalEntry]) -> list[JournalEntry]:
    """The rows in force that have neither, of the same actions as these rows."""
    found = []
    for entry in like:
        found += connection.rows(
            f"""{_SELECT} WHERE j.routine = :routine AND j.action = :action AND j.note = '' AND j.receipt = ''
            AND {_IN_FORCE} ORDER BY j.day, j.id""",
            routine=entry.routine,
            action=entry.action,
        )
    return _entries(connection, found)


def named(connection: Connection, name: str) -> list[JournalEntry]:
    """The rows in force whose id, or the short end of it that is shown, begins or ends like this; `name` is letters,
    digits and dashes."""
    shown = "j.id LIKE :ending OR j.id LIKE :beginning OR j.id LIKE :shown"
    rows = connection.rows(
        f"{_SELECT} WHERE ({shown}) AND {_IN_FORCE} ORDER BY j.id",
        shown=f"{'_' * 30}{name}%",
        ending=f"%{name}",
        beginning=f"{name}%",
    )
    return _entries(connection, rows)


def of_command(connection: Connection, command: str) -> list[JournalEntry]:
    """The rows that one command wrote, void ones included, in order."""
    rows = connection.rows(f"{_SELECT} WHERE j.command = :command ORDER BY j.id", command=command)
    return _entries(connection, rows)


def of_ids(connection: Connection, ids: Iterable[str]) -> list[JournalEntry]:
    """The rows with these ids, in order; those that were never written are missing."""
    rows = []
    for name in dict.fromkeys(ids):
        rows += connection.rows(f"{_SELECT} WHERE j.id = :id", id=name)
    return sorted(_entries(connection, rows), key=lambda entry: entry.id)


def everything(connection: Connection) -> list[JournalEntry]:
    """Every row, void ones included, in the order of their ids: what an export holds."""
    return _entries(connection, connection.rows(f"{_SELECT} ORDER BY j.id"))


def count(connection: Connection) -> int:
    """How many rows the journal has, void ones included."""
    return int(connection.rows("SELECT COUNT(*) FROM journal")[0][0])


def wrong_summaries(connection: Connection) -> list[Key]:
    """The day summaries that are not what the journal adds up to: missing, superfluous or different."""
    by_key: dict[Key, list[JournalEntry]] = {}
    for entry in _entries(connection, connection.rows(f"{_SELECT} WHERE {_IN_FORCE}")):
        by_key.setdefault((entry.day, entry.routine, entry.action), []).append(entry)
    expected = {key: summarise(entries) for key, entries in by_key.items()}
    kept = {(row.day, row.routine, row.action): row for row in of_days(connection, date.min, date.max)}
    return sorted(key for key in expected.keys() | kept.keys() if expected.get(key) != kept.get(key))


def _keys_of_command(connection: Connection, command: str) -> set[Key]:
    rows = connection.rows(
        "SELECT DISTINCT day, routine, action FROM journal WHERE command = :command AND kind <> 'void'",
        command=command,
    )
    return {(as_day(connection, day), routine, action) for day, routine, action in rows}


def _row(entry: JournalEntry) -> dict[str, object]:
    names = ("id", "command", "kind", "routine", "action", "recorded_at", "amount", "target", "seconds")
    row = {name: getattr(entry, name) for name in (*names, "note", "source", "receipt", "voids")}
    return row | {"day": entry.day.isoformat(), "entry_key": entry.key}


def _entries(connection: Connection, rows: list[tuple[Any, ...]]) -> list[JournalEntry]:
    try:
        return [
            JournalEntry(id_, command, kind, date.fromisoformat(day), *rest)
            for id_, command, kind, day, *rest in rows
        ]
    except (ValueError, TypeError) as error:
        raise damaged(connection.path) from error


def latest_id(connection: Connection) -> str:
    """The greatest id, "" in an empty journal."""
    return str(connection.rows("SELECT MAX(id) FROM journal")[0][0] or "")


def latest_of_all(connection: Connection) -> str:
    """The greatest id of a row, of a change of plan or of an import, "" for none: what a new command comes after."""
    rows = connection.rows(
        """SELECT MAX(id) FROM (SELECT MAX(id) AS id FROM journal UNION ALL SELECT MAX(id) FROM plan_entry
            UNION ALL SELECT MAX(id) FROM import) AS latest"""
    )
    return str(rows[0][0] or "")


def after(connection: Connection, id_: str) -> list[JournalEntry]:
    """Every row with a greater id, void ones included, in the order of their ids."""
    return _entries(connection, connection.rows(f"{_SELECT} WHERE j.id > :id ORDER BY j.id", id=id_))
