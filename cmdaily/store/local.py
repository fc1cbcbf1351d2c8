"""Local store of one home: where it is, when it is made, and what may be done with it."""

from __future__ import annotations

import os

from cmdaily.errors import StoreError
from cmdaily.store.connection import BUSY_SECONDS, SqliteConnection, Transaction, connect
from cmdaily.store.migrations import LATEST, version_of


class Store:
    """The store of one home. Nothing is created before the first write.

    `busy_seconds` is how long to wait for another process that is writing.
    """

    busy_seconds = BUSY_SECONDS

    def __init__(self, path: str) -> None:
        self.path = path
        self._connection: SqliteConnection | None = None

    @property
    def exists(self) -> bool:
        """Whether anything was ever written here. Raises StoreError where nobody can tell."""
        try:
            os.stat(self.path)
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError as error:
            raise _unreachable(self.path, error) from error
        return True

    @property
    def is_open(self) -> bool:
        """Whether there is a connection."""
        return self._connection is not None

    def refuse_lost(self) -> None:
        """Raise StoreError where a store was and is no more: emptied, or gone, while copies of it lie there.

        What is empty without a copy is one that another process is just making.
        """
        try:
            size = os.stat(self.path).st_size
        except (FileNotFoundError, NotADirectoryError):
            size = -1
        except OSError as error:
            raise _unreachable(self.path, error) from error
        copies = copies_of(self.path) if size <= 0 else ""
        if copies:
            key = "error.store_gone" if size < 0 else "error.store_empty"
            raise StoreError(key, remedy="error.store_lost_remedy", path=self.path, copies=copies)

    def reader(self) -> SqliteConnection:
        """A connection to read with; an empty store in memory where there is none on disk. Reading makes nothing."""
        if self._connection is not None:
            return self._connection
        self.refuse_lost()
        if not self.exists:
            return self._prepared(connect(":memory:"))
        if _writable(self.path):
            try:
                connection = connect(self.path, busy_seconds=self.busy_seconds)
                return self._prepared(_to_be_read(connection, self.path))
            except StoreError as error:
                if (
                    error.key != "error.store_full"
                ):  # SQLite wants a little room beside the file, even to read
                    raise
        connection = connect_read_only(self.path, busy_seconds=self.busy_seconds)
        return self._prepared(_to_be_read(connection, self.path))

    def transaction(self, *, alone: bool = True) -> Transaction:
        """A transaction that holds the write lock from its start, so what it reads stays true. `alone` is for servers:
        here nobody else ever writes."""
        if self._connection is None or self._connection.path != self.path or self._connection.read_only:
            self.close()
            self.refuse_lost()
            if self.exists and not _writable(self.path):
                raise StoreError("error.store_readonly", remedy="error.store_readonly_remedy", path=self.path)
            _make_private_directory(os.path.dirname(self.path))
            self._prepared(connect(self.path, busy_seconds=self.busy_seconds))
        assert self._connection is not None  # noqa: S101 - set by _prepared
        return Transaction(self._connection, alone=alone)

    def erasing(self) -> Transaction:
        """A transaction whose deletions are overwritten in the file, not only let go (sqlite.org/pragma.html,
        secure_delete); `erased` afterwards takes them out of the write-ahead log as well."""
        transaction = self.transaction()
        self.reader().rows("PRAGMA secure_delete = ON")
        return transaction

    def erased(self) -> None:
        """Write the file anew, without what older changes left in it, and empty the write-ahead log, as far as there is
        room and nobody reads just now: whoever closes the store last empties it."""
        from contextlib import suppress

        with suppress(StoreError):
            self.reader().rows("VACUUM")
        self.reader().rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the connection; the next use opens another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _prepared(self, connection: SqliteConnection) -> SqliteConnection:
        try:
            if connection.path == self.path:
                connection.run("PRAGMA synchronous = FULL")  # an acknowledged tick survives a power cut
            if version_of(connection) != LATEST:
                from cmdaily.store.migrate import bring_up_to_date

                bring_up_to_date(connection)
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        return connection


def copies_of(path: str) -> str:
    """The folder with copies of a store, or a store that was set aside; "" where nothing shows that there was one."""
    directory, name = os.path.split(path)
    backups = os.path.join(directory, "backups")
    if any(other.endswith(".db") for other in _names(backups)):
        return backups
    aside = (f"{name}.before-", f"{name}.damaged-")
    return next(
        (os.path.join(directory, other) for other in _names(directory) if other.startswith(aside)), ""
    )


def _names(directory: str) -> list[str]:
    try:
        return sorted(os.listdir(directory))
    except OSError:
        return []


def _to_be_read(connection: SqliteConnection, path: str) -> SqliteConnection:
    """The connection itself; a copy in memory of a store that has no tables yet, or old ones and cannot be changed."""
    try:
        found = version_of(connection)
        if found >= LATEST or (found and _writable(path)):
            return connection
        memory = connect(":memory:")
        if found:
            connection.backup(memory)
    except BaseException:
        connection.close()
        raise
    connection.close()
    return memory


def connect_read_only(path: str, *, busy_seconds: float = BUSY_SECONDS) -> SqliteConnection:
    """A store that cannot be written, such as one on a read-only disk, can still be read. So can a backup.

    `immutable` spares SQLite the shared-memory file it could not create; it is only right where nothing
    writes, so a write-ahead log left beside the store is said to be unreachable rather than passed over.
    """
    from urllib.parse import quote

    left_over = os.path.exists(path + "-wal") and os.path.getsize(path + "-wal") > 0
    mode = "mode=ro" if left_over else "immutable=1"
    target = f"file:{quote(os.fsencode(os.path.abspath(path)))}?{mode}"
    connection = connect(target, uri=True, path=path, busy_seconds=busy_seconds)
    connection.read_only = True
    return connection


def _writable(path: str) -> bool:
    return os.access(path, os.W_OK) and os.access(os.path.dirname(path) or ".", os.W_OK)


def _make_private_directory(directory: str) -> None:
    try:
        os.makedirs(directory, mode=0o700, exist_ok=True)
    except OSError as error:
        raise _unreachable(directory, error) from error


def _unreachable(path: str, error: OSError) -> StoreError:
    reason = error.strerror or str(error)
    key = "error.store_unreachable"
    return StoreError(key, remedy=f"{key}_remedy", path=path, reason=reason)
