"""Schema of the shared store: made and brought up to date by whoever owns the database."""

from __future__ import annotations

from cmdaily.store.migrate import bring_up_to_date
from cmdaily.store.postgresql.store import open_connection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.store.postgresql.address import Address


def make_tables(address: Address) -> None:
    """Make the tables, or what is missing of them. StoreError for a database of a newer cmdaily, or another's."""
    from cmdaily.store.postgresql.connection import SCHEMA

    connection = open_connection(address)
    try:
        connection.script(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        bring_up_to_date(connection)
    finally:
        connection.close()
