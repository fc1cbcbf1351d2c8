"""Opening the store, and the transactions every write goes through."""

from __future__ import annotations

import sqlite3

from cmdaily.errors import StoreError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import TracebackType
    from typing import Any

    Parameters = Mapping[str, object]

BUSY_SECONDS = 10.0
"""How long a command waits for another that is writing. A write takes a few milliseconds."""

_KEY_BY_CODE = {
    sqlite3.SQLITE_BUSY: "error.store_locked",
    sqlite3.SQLITE_LOCKED: "error.store_locked",
    sqlite3.SQLITE_READONLY: "error.store_readonly",
    sqlite3.SQLITE_PERM: "error.store_readonly",
    sqlite3.SQLITE_FULL: "error.store_full",
    sqlite3.SQLITE_IOERR: "error.store_io",
    sqlite3.SQLITE_CORRUPT: "error.store_corrupt",
    sqlite3.SQLITE_NOTADB: "error.store_corrupt",
    sqlite3.SQLITE_CANTOPEN: "error.store_unreachable",
}


def as_store_error(error: sqlite3.Error, path: str) -> StoreError:
    """What an error of SQLite means to the person at the keyboard (sqlite.org/rescode.html)."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    key = _KEY_BY_CODE.get(code, "error.store")
    return StoreError(key, remedy=f"{key}_remedy", path=path, reason=str(error))


class Connection(sqlite3.Connection):
    """A connection whose errors are already errors of ours."""

    path = ":memory:"

    def rows(self, sql: str, **parameters: object) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        try:
            return super().execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            raise as_store_error(error, self.path) from error

    def run(self, sql: str, **parameters: object) -> int:
        """Run a statement and return how many rows it changed."""
        try:
            return super().execute(sql, parameters).rowcount
        except sqlite3.IntegrityError:
            raise
        except sqlite3.Error as error:
            raise as_store_error(error, self.path) from error

    def run_many(self, sql: str, parameters: Iterable[Parameters]) -> None:
        """Run a statement once for each set of parameters."""
        try:
            super().executemany(sql, parameters)
        except sqlite3.IntegrityError:
            raise
        except sqlite3.Error as error:
            raise as_store_error(error, self.path) from error


class Transaction:
    """`with store.transaction() as connection:` all of it is written, or none."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __enter__(self) -> Connection:
        self._connection.run("BEGIN IMMEDIATE")
        return self._connection

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            try:
                self._connection.run("COMMIT")
            except StoreError:
                self._roll_back()
                raise
        else:
            self._roll_back()

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.run("ROLLBACK")


def connect(target: str, *, uri: bool = False, path: str | None = None) -> Connection:
    """A connection to a file, or to `:memory:`; `path` is how errors name it."""
    shown = path or target
    try:
        connection = sqlite3.connect(
            target, timeout=BUSY_SECONDS, isolation_level=None, factory=Connection, uri=uri
        )
    except sqlite3.Error as error:
        raise as_store_error(error, shown) from error
    connection.path = shown
    return connection
