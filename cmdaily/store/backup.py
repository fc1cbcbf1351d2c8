"""Copies of the whole store, and looking for damage in it."""

from __future__ import annotations

import os
import sqlite3

from cmdaily.errors import StoreError
from cmdaily.store.connection import Connection, as_store_error, connect
from cmdaily.store.migrate import version_of


def copy(source: Connection, target: str) -> None:
    """Write a consistent copy of the store, also while another process writes. The file appears whole or not at all."""
    unfinished = f"{target}.{os.getpid()}.part"
    try:
        copied = sqlite3.connect(unfinished)
        try:
            source.backup(copied)
            copied.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
        finally:
            copied.close()
        with open(unfinished, "rb") as written:
            os.fsync(written.fileno())
        os.replace(unfinished, target)
    except sqlite3.Error as error:
        raise as_store_error(error, target) from error
    finally:
        if os.path.exists(unfinished):
            os.unlink(unfinished)


def open_copy(path: str) -> Connection:
    """A backup, opened to be read; whatever is done to it stays in memory."""
    source = connect(path)
    memory = connect(":memory:", path=path)
    try:
        if version_of(source) == 0:
            raise StoreError("error.store_corrupt", remedy="error.store_corrupt_remedy", path=path)
        source.backup(memory)
    except sqlite3.Error as error:
        memory.close()
        raise as_store_error(error, path) from error
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
