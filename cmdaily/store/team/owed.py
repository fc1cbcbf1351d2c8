"""Ticks that sent deliveries owe to their authors: in another store than the journal, so they are collected."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.store.connection import Connection


def note(connection: Connection, delivery: str, url: str, at: str) -> None:
    """A delivery was sent, in this transaction: its author's journal is owed a tick."""
    connection.run(
        """INSERT INTO tick_owed (delivery, author, url, at)
        SELECT id, author, :url, :at FROM delivery WHERE id = :id ON CONFLICT (delivery) DO NOTHING""",
        id=delivery,
        url=url,
        at=at,
    )


def mine(connection: Connection) -> list[tuple[str, str]]:
    """The deliveries whose tick is owed to who is signed in, with their addresses, oldest first."""
    rows = connection.rows("SELECT delivery, url FROM tick_owed WHERE author = me() ORDER BY delivery")
    return [(delivery, url) for delivery, url in rows]


def settle(connection: Connection, delivery: str) -> None:
    """The tick is in its author's journal."""
    connection.run("DELETE FROM tick_owed WHERE delivery = :delivery AND author = me()", delivery=delivery)
