"""Copies of the whole store, and looking for damage in it."""

from __future__ import annotations

import os
import sqlite3

from cmdaily.errors import CmdailyError, StoreError
from cmdaily.files.whole import private_path
from cmdaily.store.connection import Connection, connect, damaged, refuse
from cmdaily.store.local import connect_read_only
from cmdaily.store.migrate import bring_up_to_date, version_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def copy(source: Connection, target: str) -> None:
    """Write a consistent copy of the store, also while another process writes. The file appears whole or not at all."""
    _copy(source, target, os.replace)


def put_in_place(source: Connection, target: str) -> bool:
    """Make a copy the store itself; False, and nothing changed, when a store has appeared there meanwhile."""
    try:
        _copy(source, target, os.link)
    except FileExistsError:
        return False
    placed = connect(target)
    try:
        placed.run("PRAGMA journal_mode = WAL")
    finally:
        placed.close()
    return True


def _copy(source: Connection, target: str, appear: Callable[[str, str], None]) -> None:
    try:
        with private_path(target) as unfinished:
            copied = sqlite3.connect(unfinished)
            try:
                source.backup(copied)
                copied.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
            finally:
                copied.close()
            with open(unfinished, "rb") as written:
                os.fsync(written.fileno())
            appear(unfinished, target)
    except sqlite3.Error as error:
        refuse(error, target)
    except FileExistsError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise CmdailyError("error.system", path=target, reason=reason) from error


def open_copy(path: str) -> Connection:
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


def damage(connection: Connection) -> list[str]:
    """What SQLite finds wrong with the file; empty when it is sound."""
    found = [str(row[0]) for row in connection.rows("PRAGMA integrity_check(20)")]
    return [] if found == ["ok"] else found
