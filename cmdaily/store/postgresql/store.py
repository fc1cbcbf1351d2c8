"""Shared store: the tables of a team on PostgreSQL, with the same face as the store of one home."""

from __future__ import annotations

from cmdaily.errors import StoreError
from cmdaily.store.connection import BUSY_SECONDS, Transaction
from cmdaily.store.migrate import refuse_newer
from cmdaily.store.migrations import LATEST, version_of
from cmdaily.store.postgresql.address import Address, conninfo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.store.postgresql.connection import Connection

OLDEST = 140000
"""PostgreSQL 14: older ones get no more corrections (https://www.postgresql.org/support/versioning/)."""


class SharedStore:
    """The shared store. Its tables are made by `team init` alone; a member's login could not."""

    busy_seconds = BUSY_SECONDS
    exists = True

    def __init__(self, address: Address) -> None:
        self.address = address
        self.path = address.url
        self._connection: Connection | None = None
        self._held: list[str] = []

    @property
    def is_open(self) -> bool:
        """Whether the server was spoken to, and still answers as far as anyone knows."""
        return self._connection is not None and not self._connection.lost

    def refuse_lost(self) -> None:
        """A server that is gone says so when it is spoken to."""

    def reader(self) -> Connection:
        """The connection, opened on first use. StoreError when the server cannot be reached or does not fit."""
        if self._connection is None:
            self._connection = self._opened()
        return self._connection

    def transaction(self, *, alone: bool = True) -> Transaction:
        """A transaction; `alone` as the only one that writes, so that what it reads stays true."""
        return Transaction(self.reader(), alone=alone)

    def erasing(self) -> Transaction:
        """A transaction that deletes; the server's own VACUUM gives the room back."""
        return self.transaction()

    def erased(self) -> None:
        """What was deleted is gone for every reader."""

    def close(self) -> None:
        """Close the connection; the next use opens another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def hold(self, token: str) -> None:
        """Be known as alive under a token, for as long as this connection, or its successor, is."""
        self._held.append(token)
        _hold(self.reader(), token)

    def let_go(self, token: str) -> None:
        """Be known by a token no more."""
        self._held.remove(token)
        if self._connection is not None and not self._connection.lost:
            self._connection.rows("SELECT pg_advisory_unlock(hashtextextended(:token, 0))", token=token)

    def lives(self, token: str) -> bool:
        """Whether some connection is known as alive under a token."""
        if token in self._held:
            return True
        sql = "SELECT pg_try_advisory_xact_lock_shared(hashtextextended(:token, 0))"
        return not self.reader().rows(sql, token=token)[0][0]

    def _opened(self) -> Connection:
        connection = open_connection(self.address)
        try:
            check(connection)
        except BaseException:
            connection.close()
            raise
        connection.opened.append(self._hold_again)
        return connection

    def _hold_again(self, connection: Connection) -> None:
        for token in self._held:
            _hold(connection, token)


def _hold(connection: Connection, token: str) -> None:
    connection.rows("SELECT pg_try_advisory_lock(hashtextextended(:token, 0))", token=token)


def open_connection(address: Address) -> Connection:
    """A connection to a server that is new enough. StoreError where psycopg is missing."""
    try:
        from cmdaily.store.postgresql.connection import Connection
    except ImportError as error:
        raise StoreError("server.driver", remedy="server.driver_remedy", reason=str(error)) from None
    connection = Connection(conninfo(address), address.url)
    if connection.server_version < OLDEST:
        found = f"{connection.server_version // 10000}.{connection.server_version % 10000}"
        connection.close()
        raise StoreError("server.old", remedy="server.old_remedy", path=address.url, found=found)
    return connection


def check(connection: Connection) -> None:
    """Raise StoreError for a database without a team, or one whose tables this program does not know."""
    found = version_of(connection)
    if not found:
        key = "server.no_team"
        raise StoreError(key, remedy=f"{key}_remedy", path=connection.path)
    refuse_newer(connection, found)
    if found < LATEST:
        raise StoreError(
            "server.behind",
            remedy="server.behind_remedy",
            path=connection.path,
            found=found,
            known=LATEST,
        )
