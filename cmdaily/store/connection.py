"""SQLite connections, and the transactions every write goes through."""

from __future__ import annotations

import os
import sqlite3
from datetime import date

from cmdaily.errors import StoreError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import TracebackType
    from typing import Any, NoReturn

    SqlParameters = Mapping[str, object]

BUSY_SECONDS = 10.0
"""How long a command waits for another that is writing. A write takes a few milliseconds."""

Taken = sqlite3.IntegrityError
"""What a statement raises that would break a rule of the tables, such as one account for one identity."""

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


class Connection(sqlite3.Connection):
    """A connection whose errors are already errors of ours."""

    path = ":memory:"
    read_only = False

    def rows(self, sql: str, **parameters: object) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        try:
            return super().execute(sql, _storable(parameters)).fetchall()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            refuse(error, self.path)

    def run(self, sql: str, **parameters: object) -> int:
        """Run a statement and return how many rows it changed."""
        try:
            return super().execute(sql, _storable(parameters)).rowcount
        except sqlite3.IntegrityError:
            raise
        except (sqlite3.Error, UnicodeDecodeError) as error:
            refuse(error, self.path)

    def run_many(self, sql: str, parameters: Iterable[SqlParameters]) -> None:
        """Run a statement once for each set of parameters."""
        try:
            super().executemany(sql, (_storable(row) for row in parameters))
        except sqlite3.IntegrityError:
            raise
        except (sqlite3.Error, UnicodeDecodeError) as error:
            refuse(error, self.path)


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


def connect(
    target: str, *, uri: bool = False, path: str | None = None, busy_seconds: float = BUSY_SECONDS
) -> Connection:
    """A connection to a file, or to `:memory:`; `path` is how errors name it."""
    shown = path or target
    try:
        connection = sqlite3.connect(
            target, timeout=busy_seconds, isolation_level=None, factory=Connection, uri=uri
        )
    except sqlite3.Error as error:
        refuse(error, shown)
    connection.path = shown
    return connection
