"""Backups and integrity checks of the whole store."""

from __future__ import annotations

import os
import sqlite3

from cmdaily.errors import CmdailyError, StoreError
from cmdaily.files.atomic_write import keep_name, private_path
from cmdaily.store.connection import SqliteConnection, connect, damaged, refuse
from cmdaily.store.local import connect_read_only
from cmdaily.store.migrate import bring_up_to_date
from cmdaily.store.migrations import version_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def copy(source: SqliteConnection, target: str) -> None:
    """Write a consistent copy of the store, also while another process writes. The file appears whole or not at all.

    It is made beside its target and held against the store before it takes the target's place; a copy of a damaged
    store never does. StoreError with the key `error.store_corrupt` when the store is damaged.
    """
    _copy(source, target, os.replace)


def put_in_place(source: SqliteConnection, target: str) -> bool:
    """Make a copy the store itself, in one step; False, and nothing changed, when a store has appeared there."""
    try:
        _copy(source, target, _appear, journal_mode="WAL")
    except FileExistsError:
        return False
    return True


def replace_store(source: SqliteConnection, target: str) -> None:
    """Make a copy the store itself, in one step, over the one that is there; whoever calls has kept that one."""
    _copy(source, target, os.replace, journal_mode="WAL")


def _appear(unfinished: str, target: str) -> None:
    try:
        os.link(unfinished, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        os.replace(unfinished, target)


def _copy(
    source: SqliteConnection, target: str, appear: Callable[[str, str], None], journal_mode: str = "DELETE"
) -> None:
    try:
        with private_path(target) as unfinished:
            copied = connect(unfinished, path=target)
            try:
                _fill(source, copied)
                copied.rows(f"PRAGMA journal_mode = {journal_mode}")  # DELETE: one file, nothing beside it
            finally:
                copied.close()
            with open(unfinished, "rb") as written:
                os.fsync(written.fileno())
            appear(unfinished, target)
            keep_name(target)
    except FileExistsError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise CmdailyError("error.system", path=target, reason=reason) from error


def _fill(source: SqliteConnection, copied: SqliteConnection) -> None:
    """Copy the store as it stands at one moment, and hold the copy against what was counted at that moment."""
    source.run("BEGIN")
    try:
        expected = contents(source)
        try:
            source.backup(copied)
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            refuse(error, source.path if code in _DAMAGE else copied.path)
    finally:
        if source.in_transaction:
            source.run("ROLLBACK")
    try:
        sound = not damage(copied) and contents(copied) == expected
    except StoreError as error:
        if error.key != "error.store_corrupt":
            raise
        sound = False
    if not sound:
        raise damaged(source.path)


_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def contents(connection: SqliteConnection) -> Mapping[str, int]:
    """How many rows each table has, the form of the tables, and how many rows refer to rows that are missing."""
    counted = {
        name: int(connection.rows(f'SELECT COUNT(*) FROM "{name}"')[0][0]) for name in connection.tables()
    }
    astray = len(connection.rows("PRAGMA foreign_key_check"))
    return {**counted, "(version)": version_of(connection), "(astray)": astray}


def hold_alone(connection: SqliteConnection) -> None:
    """Bring all of a store into its one file and hold it, as long as the connection is open. StoreError when others
    have it open."""
    mode = connection.rows("PRAGMA journal_mode = DELETE")
    if mode != [("delete",)]:
        raise StoreError("error.store_locked", remedy="error.store_locked_remedy", path=connection.path)
    connection.run("BEGIN EXCLUSIVE")


def open_copy(path: str) -> SqliteConnection:
    """A backup, opened to be read; whatever is done to it stays in memory.

    One by an older cmdaily is brought up to date there; one by a newer cmdaily, or damaged, is refused.
    """
    source = connect_read_only(path)
    memory = connect(":memory:", path=path)
    try:
        if version_of(source) == 0 or damage(source):
            raise damaged(path)
        source.backup(memory)
        bring_up_to_date(memory)
    except sqlite3.Error as error:
        memory.close()
        refuse(error, path)
    except StoreError:
        memory.close()
        raise
    finally:
        source.close()
    return memory


def is_store(path: str) -> bool:
    """Whether a file begins as SQLite files do (sqlite.org/fileformat.html, section 1.3)."""
    with open(path, "rb") as file:
        return file.read(16) == b"SQLite format 3\x00"


def may_be_replaced(path: str) -> bool:
    """Whether a copy may take the place of what is there: an empty file, a link (what it leads to stays), or a copy of
    ours, be it damaged. The database of another program is none."""
    if os.path.islink(path):
        return True
    try:
        if not os.path.isfile(path) or (os.path.getsize(path) and not is_store(path)):
            return False
        if not os.path.getsize(path):
            return True
        other = connect_read_only(path)
    except OSError:
        return False
    except StoreError:
        return True
    try:
        return version_of(other) > 0
    except StoreError:
        return True
    finally:
        other.close()


def damage(connection: SqliteConnection) -> list[str]:
    """What SQLite finds wrong with the file; empty when it is sound."""
    found = [str(row[0]) for row in connection.rows("PRAGMA integrity_check(20)")]
    return [] if found == ["ok"] else found


def overwrite_what_goes(connection: SqliteConnection) -> None:
    """From now on what is deleted is overwritten: a copy copies the room that was let go as well."""
    connection.rows("PRAGMA secure_delete = ON")
