"""Watch tables: watches, how their sources answered, and their alerts."""

from __future__ import annotations

import json

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.watches.watch import Alert, Watch
from cmdaily.store.accounts import plain
from cmdaily.store.feeds.feeds import moment, utc

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Any

    from cmdaily.store.connection import Connection

_COLUMNS = "id, number, name, query, sources, inbox, alert, article, added_at, read_at, wave_since, voice"


def watches(connection: Connection) -> list[Watch]:
    """All watches, in the order in which they were added."""
    return [_watch(row) for row in connection.rows(f"SELECT {_COLUMNS} FROM watch ORDER BY number")]


def is_there(connection: Connection, id_: str) -> bool:
    """Whether a watch was not removed meanwhile."""
    return bool(connection.rows("SELECT 1 FROM watch WHERE id = :id", id=id_))


def add(connection: Connection, watch: Watch) -> Watch:
    """Add a watch under the next number, from the latest article on, for one who holds the write lock."""
    number = int(connection.rows("SELECT COALESCE(MAX(number), 0) + 1 FROM watch")[0][0])
    connection.run(
        f"""INSERT INTO watch ({_COLUMNS}) VALUES (:id, :number, :name, :query, :sources, :inbox, :alert, :article,
            :added_at, '', '', :voice)""",
        id=watch.id,
        number=number,
        name=plain(watch.name),
        query=plain(watch.query),
        sources=json.dumps(watch.sources),
        inbox=int(watch.inbox),
        alert=int(watch.alert),
        article=watch.article,
        added_at=utc(watch.added_at),
        voice=watch.voice,
    )
    return _watch(connection.rows(f"SELECT {_COLUMNS} FROM watch WHERE id = :id", id=watch.id)[0])


def merge(connection: Connection, brought: Sequence[Watch], at: datetime) -> list[str]:
    """Add those that no other asks yet, from now on; the ids of the new ones. A name that is taken is left out."""
    from cmdaily.domain.record import replace

    new = []
    known = watches(connection)
    for watch in brought:
        if any(
            watch.id == each.id or (watch.query, watch.sources) == (each.query, each.sources)
            for each in known
        ):
            continue
        taken = watch.name and any(watch.name == each.name for each in known)
        fresh = replace(
            watch, name="" if taken else watch.name, added_at=at, article=latest_article(connection)
        )
        known.append(add(connection, fresh))
        new.append(watch.id)
    return new


def remove(connection: Connection, id_: str) -> None:
    """Forget a watch and what it found."""
    for table in ("watch_alert", "watch_count", "watch_hit", "watch_source"):
        connection.run(f"DELETE FROM {table} WHERE watch = :id", id=id_)
    connection.run("DELETE FROM watch WHERE id = :id", id=id_)


def note_read(connection: Connection, id_: str, at: datetime, article: int) -> None:
    """Note when a watch was asked, and the article up to which it was held against those of feeds."""
    connection.run(
        """UPDATE watch SET read_at = :at, article = CASE WHEN article < :article THEN :article ELSE article END
        WHERE id = :id""",
        id=id_,
        at=utc(at),
        article=article,
    )


def note_source(
    connection: Connection,
    watch: str,
    source: str,
    at: datetime | None,
    retry_at: datetime | None = None,
    error: LocalisedMessage | None = None,
) -> None:
    """Note how a source answered."""
    connection.run(
        """INSERT INTO watch_source (watch, source, read_at, retry_at, error, error_values)
        VALUES (:watch, :source, :at, :retry_at, :error, :error_values)
        ON CONFLICT (watch, source) DO UPDATE SET read_at = excluded.read_at, retry_at = excluded.retry_at,
            error = excluded.error, error_values = excluded.error_values""",
        watch=watch,
        source=source,
        at=utc(at),
        retry_at=utc(retry_at),
        error=error.key if error else "",
        error_values=json.dumps([[name, str(told)] for name, told in error.values] if error else []),
    )


def sources(connection: Connection) -> dict[tuple[str, str], tuple[datetime | None, datetime | None, Any]]:
    """When each source of each watch was asked last and from when on it may be again, and what it failed of."""
    rows = connection.rows("SELECT watch, source, read_at, retry_at, error, error_values FROM watch_source")
    return {
        (watch, source): (moment(read_at), moment(retry_at), _error(error, values))
        for watch, source, read_at, retry_at, error, values in rows
    }


def _error(key: str, values: str) -> LocalisedMessage | None:
    if not key:
        return None
    return LocalisedMessage(key, tuple((name, told) for name, told in json.loads(values)))


def begin_wave(connection: Connection, alert: Alert) -> bool:
    """Note that a watch runs hot; False where that was said already."""
    changed = connection.run(
        "UPDATE watch SET wave_since = :at WHERE id = :id AND wave_since = ''",
        id=alert.watch,
        at=utc(alert.at),
    )
    if changed != 1:
        return False
    connection.run(
        """INSERT INTO watch_alert (watch, at, amount, usual) VALUES (:watch, :at, :amount, :usual)
        ON CONFLICT (watch, at) DO NOTHING""",
        watch=alert.watch,
        at=utc(alert.at),
        amount=alert.count,
        usual=alert.usual,
    )
    return True


def end_wave(connection: Connection, id_: str) -> None:
    """Note that a watch is as usual again."""
    connection.run("UPDATE watch SET wave_since = '' WHERE id = :id", id=id_)


def alerts(connection: Connection) -> dict[str, Alert]:
    """The latest alert of each watch."""
    rows = connection.rows("SELECT watch, at, amount, usual FROM watch_alert ORDER BY at")
    found: dict[str, Alert] = {}
    for watch, at, amount, usual in rows:
        when = moment(at)
        if when is not None:
            found[watch] = Alert(watch, when, int(amount), float(usual))
    return found


def latest_article(connection: Connection) -> int:
    """The number of the latest article there is, 0 for none."""
    return int(connection.rows("SELECT COALESCE(MAX(number), 0) FROM article")[0][0])


def _watch(row: Sequence[Any]) -> Watch:
    id_, number, name, query, named, inbox, alert, article, added_at, read_at, wave_since, voice = row
    return Watch(
        id_,
        number,
        name,
        query,
        tuple(json.loads(named)),
        bool(inbox),
        bool(alert),
        article,
        moment(added_at),
        moment(read_at),
        moment(wave_since),
        voice,
    )
