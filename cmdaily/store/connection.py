"""SQLite connections, and the transactions every write goes through."""

from __future__ import annotations

import os
import sqlite3
from datetime import date

from cmdaily.errors import StoreError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from types import TracebackType
    from typing import Any, NoReturn, Protocol

    SqlParameters = Mapping[str, object]

    class Connection(Protocol):
        """A connection to a store, whichever engine keeps it. Parameters of a statement are `:name` on both."""

        path: str
        read_only: bool
        shared: bool

        @property
        def in_transaction(self) -> bool: ...
        def rows(self, sql: str, **parameters: object) -> list[tuple[Any, ...]]: ...
        def run(self, sql: str, **parameters: object) -> int: ...
        def run_many(self, sql: str, parameters: Iterable[SqlParameters]) -> None: ...
        def define(self, sql: str) -> None: ...
        def prepare_schema(self) -> None: ...
        def tables(self) -> list[str]: ...
        def columns(self, table: str) -> list[str]: ...
        def stamp(self, moment: datetime) -> str: ...
        def begin(self, *, alone: bool = True) -> None: ...
        def commit(self) -> None: ...
        def rollback(self) -> None: ...
        def close(self) -> None: ...


BUSY_SECONDS = 10.0
"""How long a command waits for another that is writing. A write takes a few milliseconds."""


class TakenError(Exception):
    """A statement would break a rule of the tables, such as one account for one identity."""


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


def refuse(error: sqlite3.Error | UnicodeDecodeError, path: str) -> NoReturn:
    """Raise what an error of SQLite means to the person at the keyboard (sqlite.org/rescode.html)."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    key = _KEY_BY_CODE.get(code, "error.store")
    cause = None
    if isinstance(error, UnicodeDecodeError) or (not code and "decode" in str(error)):
        key = "error.store_corrupt"  # a text that is no UTF-8
    elif code == sqlite3.SQLITE_IOERR and _is_full(path):
        key = "error.store_full"  # the file beside the store could not grow (SQLITE_IOERR_SHMSIZE)
    elif code == sqlite3.SQLITE_CANTOPEN:
        cause = _why_it_cannot_be_opened(path)
    raise StoreError(key, remedy=f"{key}_remedy", path=path, reason=str(error)) from cause


def damaged(path: str) -> StoreError:
    """The store holds what cmdaily never wrote."""
    return StoreError("error.store_corrupt", remedy="error.store_corrupt_remedy", path=path)


def as_day(connection: Connection, text: str) -> date:
    """A day as the store keeps it. Raises StoreError when it is none: the file is damaged."""
    try:
        return date.fromisoformat(text)
    except (ValueError, TypeError) as error:
        raise damaged(connection.path) from error


def _is_full(path: str) -> bool:
    try:
        return os.statvfs(os.path.dirname(path) or ".").f_bavail == 0
    except (OSError, AttributeError):
        return False


def _why_it_cannot_be_opened(path: str) -> OSError | None:
    """SQLite does not say; the system does."""
    try:
        os.close(os.open(path, os.O_RDWR))
    except OSError as error:
        return error
    return None


class SqliteConnection(sqlite3.Connection):
    """A connection whose errors are already errors of ours."""

    path = ":memory:"
    read_only = False
    shared = False

    def rows(self, sql: str, **parameters: object) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        try:
            return super().execute(sql, _storable(parameters)).fetchall()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            refuse(error, self.path)

    def run(self, sql: str, **parameters: object) -> int:
        """Run a statement and return how many rows it changed. TakenError for a broken rule of the tables."""
        try:
            return super().execute(sql, _storable(parameters)).rowcount
        except sqlite3.IntegrityError as error:
            raise TakenError(str(error)) from error
        except (sqlite3.Error, UnicodeDecodeError) as error:
            refuse(error, self.path)

    def run_many(self, sql: str, parameters: Iterable[SqlParameters]) -> None:
        """Run a statement once for each set of parameters."""
        try:
            super().executemany(sql, (_storable(row) for row in parameters))
        except sqlite3.IntegrityError as error:
            raise TakenError(str(error)) from error
        except (sqlite3.Error, UnicodeDecodeError) as error:
            refuse(error, self.path)

    def define(self, sql: str) -> None:
        """Run a statement of a migration."""
        self.run(sql)

    def prepare_schema(self) -> None:
        """Set what has to be set before tables are made."""
        self.run("PRAGMA journal_mode = WAL")

    def tables(self) -> list[str]:
        """The names of the tables, in order."""
        sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        return [name for (name,) in self.rows(sql)]

    def columns(self, table: str) -> list[str]:
        """The columns of a table, in order."""
        return [name for _, name, *_ in self.rows(f'PRAGMA table_info("{table}")')]

    def stamp(self, moment: datetime) -> str:
        """A moment as the store keeps it, UTC and ISO 8601. On a server it is that of the server's clock."""
        from datetime import UTC

        return moment.astimezone(UTC).isoformat(timespec="milliseconds")

    def begin(self, *, alone: bool = True) -> None:  # noqa: ARG002 - SQLite knows one writer at a time
        """Begin a transaction that holds the write lock."""
        self.run("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Write it all."""
        self.run("COMMIT")

    def rollback(self) -> None:
        """Leave everything as it was."""
        if self.in_transaction:
            self.run("ROLLBACK")


def _storable(parameters: SqlParameters) -> SqlParameters:
    """The parameters with text that is no text (bytes of a command line that are not UTF-8) made such."""
    for name, found in parameters.items():
        if isinstance(found, str) and not found.isascii():
            legible = found.encode("utf-8", "replace").decode("utf-8")
            if legible != found:
                parameters = {**parameters, name: legible}
    return parameters


class Transaction:
    """`with store.transaction() as connection:` all of it is written, or none."""

    def __init__(self, connection: Connection, *, alone: bool = True) -> None:
        self._connection = connection
        self._alone = alone

    def __enter__(self) -> Connection:
        self._connection.begin(alone=self._alone)
        return self._connection

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            try:
                self._connection.commit()
            except StoreError:
                self._connection.rollback()
                raise
        else:
            self._connection.rollback()


def connect(
    target: str, *, uri: bool = False, path: str | None = None, busy_seconds: float = BUSY_SECONDS
) -> SqliteConnection:
    """A connection to a file, or to `:memory:`; `path` is how errors name it."""
    shown = path or target
    try:
        connection = sqlite3.connect(
            target, timeout=busy_seconds, isolation_level=None, factory=SqliteConnection, uri=uri
        )
    except sqlite3.Error as error:
        refuse(error, shown)
    connection.path = shown
    return connection
