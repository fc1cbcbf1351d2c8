"""Schema of the shared store: made and brought up to date by whoever owns the database."""

from __future__ import annotations

from cmdaily.store.connection import Transaction
from cmdaily.store.migrate import bring_up_to_date
from cmdaily.store.postgresql import rights
from cmdaily.store.postgresql.store import open_connection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.store.postgresql.address import Address
    from cmdaily.store.postgresql.connection import Connection


def make_tables(address: Address) -> None:
    """Make the tables, or what is missing of them. StoreError for a database of a newer cmdaily, or another's."""
    from cmdaily.store.postgresql.connection import SCHEMA

    connection = open_connection(address)
    try:
        connection.script(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        bring_up_to_date(connection)
    finally:
        connection.close()


def make_team(address: Address) -> Connection:
    """Make the roles, the tables and their rights, or what is missing of them; the connection of whoever owns it all.

    StoreError for a login that may not make roles, a database of a newer cmdaily, or one without room.
    """
    connection = open_connection(address)
    try:
        rights.make_owner(connection, address.database)
        bring_up_to_date(connection)
        with Transaction(connection):
            rights.grant(connection, address.database)
    except BaseException:
        connection.close()
        raise
    return connection
