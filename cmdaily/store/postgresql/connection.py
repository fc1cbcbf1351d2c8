"""Database connection to PostgreSQL (psycopg 3), with the same face as the one to SQLite.

A line may drop in the middle of anything. A read, and the beginning of a transaction, are tried once more on a new
connection. A COMMIT that was not answered is looked up by the number of its transaction, so that nobody has to guess.
"""

from __future__ import annotations

import os
from contextlib import suppress
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg.adapt import Loader
from psycopg.pq import TransactionStatus

from cmdaily.errors import StoreError
from cmdaily.store.postgresql import dialect
from cmdaily.store.postgresql.errors import LOST, UNREACHABLE, refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from psycopg.abc import PQGen

    Parameters = Mapping[str, object]

SILENCE = 20.0
"""Seconds without an answer after which the line counts as cut. Longer than any wait that the server ends itself."""
CONNECT_SECONDS = 5
LOCK_SECONDS = 10
STATEMENT_SECONDS = 15
IDLE_SECONDS = 15
"""A transaction in which nothing happens for so long is ended by the server: a closed laptop holds up nobody."""
WRITERS = 0x636D_6461
"""The number of the lock that one writer holds at a time, as SQLite's write lock."""
SCHEMA = "cmdaily"
_CLOCK = """to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"+00:00"')"""


class _Number(Loader):
    """SUM of whole numbers is `numeric` here: it comes as the number SQLite gives."""

    def load(self, data: Any) -> int | float:
        text = bytes(data).decode()
        return float(text) if "." in text or text == "NaN" else int(text)


class _Bounded(psycopg.Connection[Any]):
    """A connection that gives up on a line on which nothing comes, for a cut line says nothing."""

    def wait(self, gen: PQGen[Any], *rest: Any, **more: Any) -> Any:
        return super().wait(_until(gen, monotonic() + SILENCE, self), *rest, **more)


def _until(gen: PQGen[Any], end: float, connection: _Bounded) -> PQGen[Any]:
    """The steps of a question, for so long."""
    try:
        state = next(gen)
        while True:
            ready = yield state
            if not ready and monotonic() > end:
                connection.pgconn.finish()
                raise psycopg.OperationalError(f"no answer within {SILENCE:.0f} seconds")
            state = gen.send(ready)
    except StopIteration as done:
        return done.value


class Connection:
    """A connection whose errors are already errors of ours. `path` is the server's address without a password."""

    read_only = False
    shared = True

    def __init__(self, conninfo: Mapping[str, Any], shown: str) -> None:
        self.path = shown
        self.opened: list[Callable[[Connection], None]] = []  # what is done on each new connection
        self._conninfo = dict(conninfo)
        self._transaction = self._began = ""
        self._listening: psycopg.Connection[Any] | None = None
        self._raw = self._open()

    def _open(self) -> psycopg.Connection[Any]:
        try:
            raw = _Bounded.connect(**self._conninfo, autocommit=True, cursor_factory=psycopg.ClientCursor)
        except psycopg.Error as error:
            refuse(error, self.path, connecting=True)
        raw.adapters.register_loader("numeric", _Number)
        raw.prepare_threshold = None
        return raw

    def _again(self) -> None:
        """A new line in place of one that was cut."""
        with suppress(psycopg.Error):
            self._raw.close()
        self._raw = self._open()
        for do in self.opened:
            do(self)

    @property
    def lost(self) -> bool:
        """Whether the line is known to be cut."""
        return bool(self._raw.closed)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open, or was when the line was cut."""
        return bool(self._transaction)

    @property
    def server_version(self) -> int:
        """Such as 150018 for 15.18."""
        return self._raw.info.server_version

    def rows(self, sql: str, **parameters: object) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        try:
            return self._execute(dialect.query(sql), parameters).fetchall()
        except StoreError as error:
            if error.key != LOST or self.in_transaction:
                raise
        self._again()
        return self._execute(dialect.query(sql), parameters).fetchall()

    def run(self, sql: str, **parameters: object) -> int:
        """Run a statement and return how many rows it changed. TakenError for a broken rule of the tables."""
        return self._execute(dialect.query(sql), parameters).rowcount

    def run_many(self, sql: str, parameters: Iterable[Parameters]) -> None:
        """Run a statement once for each set of parameters."""
        translated, rows = dialect.query(sql), [_storable(row) for row in parameters]
        try:
            self._raw.cursor().executemany(translated, rows)
        except psycopg.Error as error:
            refuse(error, self.path)

    def script(self, sql: str) -> None:
        """Run statements that have no parameters, as they are."""
        self._execute(sql, None)

    def _execute(self, sql: str, parameters: Parameters | None) -> psycopg.Cursor[Any]:
        try:
            bound = _storable(parameters) if parameters is not None else None
            return self._raw.execute(sql, bound)
        except psycopg.Error as error:
            refuse(error, self.path)

    def begin(self, *, alone: bool = True) -> None:
        """Begin a transaction; `alone` as the only one that writes, so that what it reads stays true."""
        try:
            self._begin(alone=alone)
        except StoreError as error:
            if error.key != LOST:
                raise
            self._again()
            self._begin(alone=alone)

    def _begin(self, *, alone: bool) -> None:
        lock = f" FROM pg_advisory_xact_lock({WRITERS})" if alone else ""
        try:
            cursor = self._execute(f"BEGIN; SELECT txid_current()::text, {_CLOCK}{lock}", None)
        except StoreError:
            self._abandon()
            raise
        cursor.nextset()
        found = cursor.fetchone()
        self._transaction, self._began = found or ("0", "")

    def commit(self) -> None:
        """Write it all. Where the line is cut meanwhile, the server is asked what became of it."""
        transaction, self._transaction = self._transaction, ""
        try:
            if self._raw.info.transaction_status == TransactionStatus.INERROR:
                self._abandon()
                raise StoreError(
                    "server.failed", remedy="server.failed_remedy", path=self.path, reason="aborted"
                )
            self._execute("COMMIT", None)
        except StoreError as error:
            if error.key != LOST:
                raise
            self._look_up(transaction)

    def _look_up(self, transaction: str) -> None:
        """Return for a transaction that was committed. StoreError for one that was not, or that nobody can tell of."""
        end = monotonic() + SILENCE
        while monotonic() < end:
            try:
                self._again()
                state = self.rows("SELECT txid_status(CAST(:id AS bigint))", id=transaction)[0][0]
            except StoreError as error:
                if error.key not in (LOST, UNREACHABLE):
                    raise
                state = "in progress"
            if state == "committed":
                return
            if state == "aborted":
                raise StoreError(LOST, remedy=f"{LOST}_remedy", path=self.path, reason="aborted")
            sleep(0.5)
        key = "server.unknown"
        raise StoreError(key, remedy=f"{key}_remedy", path=self.path)

    def rollback(self) -> None:
        """Leave everything as it was."""
        self._transaction = ""
        self._abandon()

    def _abandon(self) -> None:
        with suppress(psycopg.Error):
            if not self._raw.closed and self._raw.info.transaction_status != TransactionStatus.IDLE:
                self._raw.execute("ROLLBACK")

    def stamp(self, moment: datetime) -> str:  # noqa: ARG002 - the same face as SQLite's
        """The moment by the server's clock, UTC and ISO 8601: the machines of a team need not agree. In a transaction
        it is that of its beginning, once it had the lock."""
        return self._began if self.in_transaction else str(self.rows(f"SELECT {_CLOCK}")[0][0])

    def tables(self) -> list[str]:
        """The names of the tables, in order."""
        return [
            name
            for (name,) in self.rows(
                "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
            )
        ]

    def columns(self, table: str) -> list[str]:
        """The columns of a table, in order."""
        rows = self.rows(
            """SELECT column_name FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = :table ORDER BY ordinal_position""",
            table=table,
        )
        return [name for (name,) in rows]

    def prepare_schema(self) -> None:
        """Nothing has to be set before tables are made."""

    def define(self, sql: str) -> None:
        """Run a statement of a migration."""
        self._execute(dialect.query(dialect.definition(sql)), {})

    def verifier(self, password: str, login: str) -> str:
        """What the server keeps in place of a password (SCRAM-SHA-256, RFC 5803): the password itself never travels."""
        made = self._raw.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
        return made.decode()

    def changes(self, seconds: float) -> list[str]:
        """What others announced on the channel `cmdaily` within so many seconds, or as soon as there is something."""
        if self._listening is not self._raw:  # the line may be a new one
            self._execute("LISTEN cmdaily", None)
            self._listening = self._raw
        try:
            return [note.payload for note in self._raw.notifies(timeout=seconds, stop_after=1)]
        except psycopg.Error as error:
            refuse(error, self.path)

    def close(self) -> None:
        """Close the line."""
        with suppress(psycopg.Error):
            self._raw.close()


def _storable(parameters: Parameters) -> dict[str, object]:
    """The parameters as PostgreSQL takes them: text that is text, without zero characters, and no truth values."""
    return {name: _value(found) for name, found in parameters.items()}


def _value(found: object) -> object:
    if isinstance(found, bool):
        return int(found)
    if isinstance(found, str) and ("\0" in found or not found.isascii()):
        return found.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")
    return found


def options() -> str:
    """Settings of a session, for the server."""
    settings = {
        "search_path": SCHEMA,
        "lock_timeout": f"{LOCK_SECONDS}s",
        "statement_timeout": f"{STATEMENT_SECONDS}s",
        "idle_in_transaction_session_timeout": f"{IDLE_SECONDS}s",
        "tcp_keepalives_idle": "30",
        "tcp_keepalives_interval": "10",
        "tcp_keepalives_count": "3",
        "client_encoding": "UTF8",
    }
    return " ".join(f"-c {name}={value}" for name, value in settings.items())


def application() -> str:
    """How the server's own lists call this program."""
    return f"cmdaily {os.getpid()}"
