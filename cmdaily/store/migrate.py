"""Migrations: an append-only list, each applied in one transaction with the record that it was.

A database newer than the program is refused and left as it is.
"""

from __future__ import annotations

from cmdaily.errors import StoreError
from cmdaily.store.connection import Transaction
from cmdaily.store.migrations import LATEST, version_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.store.connection import Connection

_BOOKKEEPING = """
CREATE TABLE IF NOT EXISTS schema_migration (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL
)"""


def bring_up_to_date(connection: Connection) -> None:
    """Apply what is missing. Two processes may both try: the second finds it done."""
    found = version_of(connection)
    refuse_newer(connection, found)
    if found < LATEST:
        _apply_missing(connection)


def refuse_newer(connection: Connection, found: int) -> None:
    """Raise StoreError for a version that this program does not know."""
    if found > LATEST:
        raise StoreError(
            "error.store_newer",
            remedy="error.store_newer_remedy",
            path=connection.path,
            found=found,
            known=LATEST,
        )


def _apply_missing(connection: Connection) -> None:
    from cmdaily.store.migrations import load

    connection.prepare_schema()
    with Transaction(connection):
        connection.define(_BOOKKEEPING)
        for version, name, statements, fill in load(after=version_of(connection)):
            for statement in statements:
                connection.define(statement)
            if fill is not None:
                fill(connection)
            connection.run(
                "INSERT INTO schema_migration (version, name) VALUES (:version, :name)",
                version=version,
                name=name,
            )
