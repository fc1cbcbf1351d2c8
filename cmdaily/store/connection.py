"""Opening the store, and the transactions every write goes through."""

from __future__ import annotations

import os
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


class Store:
    """The store of one home. Nothing is created before the first write."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._connection: Connection | None = None

    @property
    def exists(self) -> bool:
        """Whether anything was ever written here."""
        return os.path.exists(self.path)

    def reader(self) -> Connection:
        """A connection to read with; an empty store in memory where there is none on disk."""
        if self._connection is not None:
            return self._connection
        if not self.exists:
            return self._prepared(connect(":memory:"))
        connection = _connect_read_only(self.path) if not _writable(self.path) else connect(self.path)
        return self._prepared(connection)

    def transaction(self) -> Transaction:
        """A transaction that holds the write lock from its start, so what it reads stays true."""
        if self._connection is None or self._connection.path != self.path:
            self.close()
            _make_private_directory(os.path.dirname(self.path))
            self._prepared(connect(self.path))
        assert self._connection is not None  # noqa: S101 - set by _prepared
        return Transaction(self._connection)

    def close(self) -> None:
        """Close the connection; the next use opens another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _prepared(self, connection: Connection) -> Connection:
        from cmdaily.store.migrate import bring_up_to_date

        try:
            if connection.path == self.path:
                connection.run("PRAGMA synchronous = FULL")  # an acknowledged tick survives a power cut
            bring_up_to_date(connection)
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        return connection


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


def _connect_read_only(path: str) -> Connection:
    """A store that cannot be written, such as one on a read-only disk, can still be read.

    `immutable` spares SQLite the shared-memory file it could not create; it is only right where nothing
    writes, so a write-ahead log left beside the store is said to be unreachable rather than passed over.
    """
    from urllib.parse import quote

    left_over = os.path.exists(path + "-wal") and os.path.getsize(path + "-wal") > 0
    mode = "mode=ro" if left_over else "immutable=1"
    return connect(f"file:{quote(os.path.abspath(path))}?{mode}", uri=True, path=path)


def _writable(path: str) -> bool:
    return os.access(path, os.W_OK) and os.access(os.path.dirname(path) or ".", os.W_OK)


def _make_private_directory(directory: str) -> None:
    try:
        os.makedirs(directory, mode=0o700, exist_ok=True)
    except OSError as error:
        raise StoreError(
            "error.store_unreachable",
            remedy="error.store_unreachable_remedy",
            path=directory,
            reason=error.strerror or str(error),
        ) from error
