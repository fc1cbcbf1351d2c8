"""Activity of people: what each handle said, counted from messages and from what watches found. Reads only."""

from __future__ import annotations

from cmdaily.domain.record import frozen_row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.store.connection import Connection


@frozen_row
class SaidRow:
    """Messages of one author that are alike, counted: all of them and those since a moment. Moments are UTC."""

    platform: str
    author: str
    name: str
    kind: str
    urgency: str
    state: str
    amount: int
    recent: int
    first_at: str
    last_at: str


@frozen_row
class SeenRow:
    """Something that a watch found; `is_message` is 1 where it is a message as well."""

    platform: str
    author: str
    name: str
    hit_key: str
    watch: str
    at: str
    is_message: int


def said(connection: Connection, since: str) -> list[SaidRow]:
    """What was received, by author, as the network writes them."""
    rows = connection.rows(
        """SELECT platform, author, name, kind, urgency, state, COUNT(*),
            SUM(CASE WHEN received_at >= :since THEN 1 ELSE 0 END), MIN(received_at), MAX(received_at)
        FROM message WHERE author <> ''
        GROUP BY platform, author, name, kind, urgency, state""",
        since=since,
    )
    return [SaidRow(*row) for row in rows]


def seen(connection: Connection) -> list[SeenRow]:
    """What watches found, with an author."""
    rows = connection.rows(
        """SELECT h.platform, h.author, h.name, h.hit_key, h.watch, h.at,
            CASE WHEN EXISTS (SELECT 1 FROM message m WHERE m.account = h.source AND m.remote_id = h.remote_id)
                THEN 1 ELSE 0 END
        FROM watch_hit h WHERE h.author <> '' ORDER BY h.at"""
    )
    return [SeenRow(*row) for row in rows]


def authors(connection: Connection, most: int) -> list[tuple[str, str, str]]:
    """Network, author as the network writes them and name of those who wrote the latest messages, and whom watches
    found last: so many of each are looked at."""
    rows = connection.rows(
        """SELECT platform, author, MAX(name) FROM (
            SELECT platform, author, name FROM message ORDER BY number DESC LIMIT :most) AS heard
            WHERE author <> '' GROUP BY platform, author
        UNION SELECT platform, author, MAX(name) FROM (
            SELECT platform, author, name FROM watch_hit ORDER BY number DESC LIMIT :most) AS found
            WHERE author <> '' GROUP BY platform, author""",
        most=most,
    )
    return [(platform, author, name) for platform, author, name in rows]


def numbers(connection: Connection, platform: str, author: str, most: int) -> list[int]:
    """The numbers of the latest messages of an author, newest first."""
    rows = connection.rows(
        """SELECT number FROM message WHERE platform = :platform AND author = :author
        ORDER BY received_at DESC, number DESC LIMIT :most""",
        platform=platform,
        author=author,
        most=most,
    )
    return [int(number) for (number,) in rows]


def hit_numbers(connection: Connection, platform: str, author: str, most: int) -> list[int]:
    """The numbers of the latest of what watches found of an author, newest first."""
    rows = connection.rows(
        """SELECT number FROM watch_hit WHERE platform = :platform AND author = :author
        ORDER BY at DESC, number DESC LIMIT :most""",
        platform=platform,
        author=author,
        most=most,
    )
    return [int(number) for (number,) in rows]
