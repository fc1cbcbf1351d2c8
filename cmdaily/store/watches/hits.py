"""Watch hits: what watches found, each once, and how many by the hour."""

from __future__ import annotations

from cmdaily.domain.watches.alert import hour_of
from cmdaily.domain.watches.watch import LONGEST_TEXT, NEW, Hit, Sighting
from cmdaily.store.accounts import plain
from cmdaily.store.feeds.feeds import moment, utc

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from cmdaily.store.connection import Connection

_COLUMNS = (
    "id, number, watch, hit_key, platform, source, remote_id, author, name, text, url, at, seen_at, state"
)
_SELECT = f"SELECT {_COLUMNS} FROM watch_hit"


def next_number(connection: Connection) -> int:
    """The number of the next hit, for one who holds the write lock."""
    return int(connection.rows("SELECT COALESCE(MAX(number), 0) + 1 FROM watch_hit")[0][0])


def add(connection: Connection, hit: Hit, *, counted: bool = False) -> bool:
    """Keep a hit, and count it unless it is `counted`; False for one that is known."""
    from cmdaily.domain.search.found import searchable
    from cmdaily.domain.search.texts import message_text

    said = hit.sighting
    changed = connection.run(
        f"""INSERT INTO watch_hit ({_COLUMNS}, folded) VALUES (:id, :number, :watch, :hit_key, :platform, :source,
            :remote_id, :author, :name, :text, :url, :at, :seen_at, :state, :folded)
        ON CONFLICT (watch, hit_key) DO NOTHING""",
        id=hit.id,
        number=hit.number,
        watch=hit.watch,
        hit_key=plain(said.key),
        platform=hit.platform,
        source=hit.source,
        remote_id=plain(said.remote_id),
        author=plain(said.author),
        name=plain(said.name),
        text=plain(said.text[:LONGEST_TEXT]),
        url=plain(said.url),
        at=utc(said.at),
        seen_at=utc(hit.seen_at),
        state=hit.state,
        folded=searchable(
            message_text(plain(said.name), plain(said.author), plain(said.text[:LONGEST_TEXT]))
        ),
    )
    if changed != 1:
        return False
    if not counted:
        count(connection, hit.watch, hour_of(said.at), hit.source, 1)
    return True


def count(connection: Connection, watch: str, hour: str, source: str, amount: int) -> None:
    """Count mentions within an hour."""
    connection.run(
        """INSERT INTO watch_count (watch, hour, source, amount) VALUES (:watch, :hour, :source, :amount)
        ON CONFLICT (watch, hour, source) DO UPDATE SET amount = watch_count.amount + excluded.amount""",
        watch=watch,
        hour=hour,
        source=source,
        amount=amount,
    )


def set_count(connection: Connection, watch: str, hour: str, source: str, amount: int) -> None:
    """Say how many mentions there were within an hour, in place of what was said of it before."""
    connection.run(
        """INSERT INTO watch_count (watch, hour, source, amount) VALUES (:watch, :hour, :source, :amount)
        ON CONFLICT (watch, hour, source) DO UPDATE SET amount = excluded.amount""",
        watch=watch,
        hour=hour,
        source=source,
        amount=amount,
    )


def hours(connection: Connection, watch: str, since: str) -> dict[str, int]:
    """How many mentions there were by the hour, from one hour on."""
    rows = connection.rows(
        "SELECT hour, SUM(amount) FROM watch_count WHERE watch = :watch AND hour >= :since GROUP BY hour",
        watch=watch,
        since=since,
    )
    return {hour: int(amount) for hour, amount in rows}


def totals(connection: Connection, since: str = "", until: str = "~") -> dict[str, int]:
    """How many mentions each watch found, between two hours (the first included)."""
    rows = connection.rows(
        """SELECT watch, SUM(amount) FROM watch_count WHERE hour >= :since AND hour < :until
        GROUP BY watch""",
        since=since,
        until=until,
    )
    return {watch: int(amount) for watch, amount in rows}


def by_hour(connection: Connection, since: str, until: str) -> list[tuple[str, str, int]]:
    """Watch, hour and how many mentions, between two hours (the first included)."""
    rows = connection.rows(
        """SELECT watch, hour, SUM(amount) FROM watch_count WHERE hour >= :since AND hour < :until
        GROUP BY watch, hour""",
        since=since,
        until=until,
    )
    return [(watch, hour, int(amount)) for watch, hour, amount in rows]


def waiting(connection: Connection) -> dict[str, int]:
    """How many hits of each watch wait."""
    rows = connection.rows("SELECT watch, COUNT(*) FROM watch_hit WHERE state = 'new' GROUP BY watch")
    return {watch: int(amount) for watch, amount in rows}


def latest(connection: Connection, most: int, *, watch: str = "", every: bool = False) -> list[Hit]:
    """The latest hits, of one watch or all, those that wait or all, newest first."""
    rows = connection.rows(
        f"""{_SELECT} WHERE (:watch = '' OR watch = :watch) AND (:every = 1 OR state = '{NEW}')
        ORDER BY at DESC, number DESC LIMIT :most""",
        watch=watch,
        every=int(every),
        most=most,
    )
    return [_hit(row) for row in rows]


def numbered(connection: Connection, first: int, last: int) -> list[Hit]:
    """The hits from one number to another, both included."""
    rows = connection.rows(
        f"{_SELECT} WHERE number >= :first AND number <= :last ORDER BY number", first=first, last=last
    )
    return [_hit(row) for row in rows]


def settle(connection: Connection, ids: Iterable[str], state: str) -> None:
    """Set hits aside, or let them wait again."""
    connection.run_many(
        "UPDATE watch_hit SET state = :state WHERE id = :id", ({"id": id_, "state": state} for id_ in ids)
    )


def _hit(row: Sequence[Any]) -> Hit:
    id_, number, watch, key, platform, source, remote_id, author, name, text, url, at, seen_at, state = row
    when, seen = moment(at), moment(seen_at)
    assert when is not None  # noqa: S101 - the column is never empty
    assert seen is not None  # noqa: S101
    sighting = Sighting(key, remote_id, author, text, url, when, name)
    return Hit(id_, number, watch, platform, source, sighting, seen, state)
