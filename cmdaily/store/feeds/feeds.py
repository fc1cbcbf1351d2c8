"""Feed subscriptions and muted words."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from cmdaily.domain.feeds.feed import Feed, ListedFeed
from cmdaily.domain.feeds.muting import Mute
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.store.accounts import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from cmdaily.store.connection import Connection

_COLUMNS = (
    "id, number, url, title, site, state, etag, modified, digest, minutes, failures, read_at, good_at, next_at,"
    " retry_at, error, error_values, muted_until"
)


def feeds(connection: Connection) -> list[Feed]:
    """All feeds, in the order in which they were added."""
    return [_feed(row) for row in connection.rows(f"SELECT {_COLUMNS} FROM feed ORDER BY number")]


def feeds_of(connection: Connection, ids: Sequence[str]) -> list[Feed]:
    """The feeds of these ids that there still are."""
    names = {f"f{i}": id_ for i, id_ in enumerate(ids)}
    places = ", ".join(f":{name}" for name in names)
    return [
        _feed(row) for row in connection.rows(f"SELECT {_COLUMNS} FROM feed WHERE id IN ({places})", **names)
    ]


def any_due(connection: Connection, now: str) -> bool:
    """Whether a feed is to be read now."""
    rows = connection.rows(
        "SELECT 1 FROM feed WHERE state = 'active' AND next_at <= :now AND retry_at <= :now LIMIT 1", now=now
    )
    return bool(rows)


def listed(connection: Connection) -> list[ListedFeed]:
    """All feeds, each with how many articles it brought."""
    counts = dict(connection.rows("SELECT feed, COUNT(*) FROM article_feed GROUP BY feed"))
    return [ListedFeed(feed, int(counts.get(feed.id, 0))) for feed in feeds(connection)]


def by_address(connection: Connection, url: str) -> Feed | None:
    """The feed that has this address, or had it before it moved."""
    rows = connection.rows(
        f"""SELECT {_COLUMNS} FROM feed WHERE url = :url
        OR id IN (SELECT feed FROM feed_address WHERE url = :url) ORDER BY number""",
        url=plain(url),
    )
    return _feed(rows[0]) if rows else None


def add(connection: Connection, feed: Feed, added_at: str) -> Feed:
    """Add a feed, under the next number, for one who holds the write lock; the feed as it is now."""
    number = int(connection.rows("SELECT COALESCE(MAX(number), 0) + 1 FROM feed")[0][0])
    connection.run(
        f"""INSERT INTO feed ({_COLUMNS}, added_at) VALUES (:id, :number, :url, :title, :site, :state, :etag, :modified,
            :digest, :minutes, :failures, :read_at, :good_at, :next_at, :retry_at, :error, :error_values, :muted_until,
            :added_at)""",
        **(_parameters(feed) | {"number": number}),
        added_at=added_at,
    )
    rows = connection.rows(f"SELECT {_COLUMNS} FROM feed WHERE id = :id", id=feed.id)
    return _feed(rows[0])


def update(connection: Connection, feed: Feed) -> None:
    """Keep how a reading went."""
    connection.run(
        """UPDATE feed SET title = :title, site = :site, state = :state, etag = :etag, modified = :modified,
            digest = :digest, minutes = :minutes, failures = :failures, read_at = :read_at, good_at = :good_at,
            next_at = :next_at, retry_at = :retry_at, error = :error, error_values = :error_values WHERE id = :id""",
        **{
            name: told
            for name, told in _parameters(feed).items()
            if name not in ("number", "url", "muted_until")
        },
    )


def move(connection: Connection, feed: Feed, url: str) -> bool:
    """Give a feed the address it moved to for good. False where another feed has that one."""
    if by_address(connection, url) not in (None, feed) and _owner(connection, url) != feed.id:
        return False
    connection.run("DELETE FROM feed_address WHERE url = :url", url=plain(url))
    connection.run(
        "INSERT INTO feed_address (url, feed) VALUES (:url, :feed) ON CONFLICT (url) DO NOTHING",
        url=plain(feed.url),
        feed=feed.id,
    )
    connection.run("UPDATE feed SET url = :url WHERE id = :id", url=plain(url), id=feed.id)
    return True


def _owner(connection: Connection, url: str) -> str:
    owner = by_address(connection, url)
    return owner.id if owner is not None else ""


def remove(connection: Connection, feed_id: str) -> None:
    """Forget a feed. What it brought and was kept or shared stays; what waits goes unless another feed carries it."""
    connection.run(
        """DELETE FROM article WHERE state = 'new'
        AND id IN (SELECT article FROM article_feed WHERE feed = :feed)
        AND id NOT IN (SELECT article FROM article_feed WHERE feed <> :feed)""",
        feed=feed_id,
    )
    for table, column in (
        ("article_key", "article"),
        ("article_feed", "article"),
        ("article_link", "article"),
    ):
        connection.run(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT id FROM article)")
    connection.run("DELETE FROM article_feed WHERE feed = :feed", feed=feed_id)
    connection.run("DELETE FROM feed_address WHERE feed = :feed", feed=feed_id)
    connection.run("DELETE FROM feed WHERE id = :feed", feed=feed_id)


def mute_feed(connection: Connection, feed_id: str, until: str) -> None:
    """Leave a feed out until a day, that day included; "" for no longer."""
    connection.run("UPDATE feed SET muted_until = :until WHERE id = :id", id=feed_id, until=until)


def mutes(connection: Connection) -> list[Mute]:
    """The muted words."""
    rows = connection.rows("SELECT word, until_day FROM feed_mute ORDER BY word")
    return [Mute(word, date.fromisoformat(until) if until else None) for word, until in rows]


def mute(connection: Connection, muted: Mute) -> None:
    """Mute a word, or change until when."""
    connection.run(
        """INSERT INTO feed_mute (word, until_day) VALUES (:word, :until)
        ON CONFLICT (word) DO UPDATE SET until_day = excluded.until_day""",
        word=plain(muted.word),
        until=muted.until.isoformat() if muted.until else "",
    )


def unmute(connection: Connection, word: str) -> bool:
    """Hear a word again; False where it was not muted."""
    return connection.run("DELETE FROM feed_mute WHERE word = :word", word=plain(word)) > 0


def _parameters(feed: Feed) -> dict[str, object]:
    return {
        "id": feed.id,
        "number": feed.number,
        "url": plain(feed.url),
        "title": plain(feed.title),
        "site": plain(feed.site),
        "state": feed.state,
        "etag": plain(feed.etag),
        "modified": plain(feed.modified),
        "digest": feed.digest,
        "minutes": feed.minutes,
        "failures": feed.failures,
        "read_at": utc(feed.read_at),
        "good_at": utc(feed.good_at),
        "next_at": utc(feed.next_at),
        "retry_at": utc(feed.retry_at),
        "error": feed.error.key if feed.error is not None else "",
        "error_values": json.dumps(feed.error.values if feed.error is not None else (), default=str),
        "muted_until": feed.muted_until,
    }


def _feed(row: Sequence[Any]) -> Feed:
    found: dict[str, Any] = dict(zip(_COLUMNS.split(", "), row, strict=True))
    for name in ("read_at", "good_at", "next_at", "retry_at"):
        found[name] = moment(found[name])
    values = tuple((str(name), told) for name, told in json.loads(found.pop("error_values")))
    found["error"] = LocalisedMessage(found["error"], values) if found["error"] else None
    return Feed(**found)


def moment(text: str) -> datetime | None:
    """A moment as the store keeps it; None for "" """
    return datetime.fromisoformat(text) if text else None


def utc(at: datetime | None) -> str:
    """A moment as the store keeps it; "" for None."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds") if at is not None else ""
