"""Full-text search by LIKE over folded columns: what it is called, when it is from, and what it says, the latest first.

Each table keeps its text as it is searched, in small letters without accents, for LIKE knows neither. A row whose text
nobody folded is handed over whatever it says: the caller holds everything against the words.
"""

from __future__ import annotations

import json

from cmdaily.domain.search.found import holds
from cmdaily.domain.search.texts import article_text, delivery_text, message_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from cmdaily.store.connection import Connection

    Row = tuple[str, str, str]
    Read = Callable[[Connection, Sequence[str]], Iterator[Row]]


def messages(connection: Connection, words: Sequence[str]) -> Iterator[Row]:
    """What others said, and who."""
    rows = _rows(connection, "number, received_at, name, author, text", "message", "received_at DESC", words)
    for number, at, name, author, text in rows:
        yield f"m{number}", at, message_text(name, author, text)


def deliveries(connection: Connection, words: Sequence[str]) -> Iterator[Row]:
    """What was written for one account each, once where several accounts say the same."""
    said: set[tuple[str, str]] = set()
    columns = "id, draft, created_at, last_attempt_at, outgoing"
    for id_, draft, created_at, sent_at, body in _rows(
        connection, columns, "delivery", "created_at DESC, id DESC", words
    ):
        text = delivery_text(json.loads(body))
        if (draft, text) not in said:
            said.add((draft, text))
            yield id_, sent_at or created_at, text


def articles(connection: Connection, words: Sequence[str]) -> Iterator[Row]:
    """What feeds brought."""
    for number, at, title, text in _rows(connection, "number, at, title, text", "article", "at DESC", words):
        yield f"f{number}", at, article_text(title, text)


def mentions(connection: Connection, words: Sequence[str]) -> Iterator[Row]:
    """What watches found."""
    rows = _rows(connection, "number, at, name, author, text", "watch_hit", "at DESC, number DESC", words)
    for number, at, name, author, text in rows:
        yield f"h{number}", at, message_text(name, author, text)


def people(connection: Connection, words: Sequence[str]) -> Iterator[Row]:
    """Who was heard, and the notes on them. Most people are passed over by their name alone."""
    noted: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for platform, handle, name, at, note in connection.rows(
        """SELECT platform, LOWER(address), name, agreed_at, '' FROM contact
        UNION ALL SELECT platform, handle, name, joined_at, '' FROM person_identity
        UNION ALL SELECT platform, handle, '', at, text FROM person_note"""
    ):
        noted.setdefault((platform, handle), []).append((name, at, note))
    heard = connection.rows(
        """SELECT platform, author, MAX(name), MAX(received_at) FROM message WHERE author <> ''
            GROUP BY platform, author
        UNION ALL SELECT platform, author, MAX(name), MAX(at) FROM watch_hit WHERE author <> ''
            GROUP BY platform, author"""
    )
    found: dict[tuple[str, str], tuple[str, dict[str, None]]] = {}

    def add(key: tuple[str, str], at: str, *parts: str) -> None:
        latest, said = found.setdefault(key, ("", {}))
        said.update(dict.fromkeys(part for part in parts if part))
        found[key] = max(latest, at), said

    for platform, author, name, at in heard:
        key = platform, author.strip().removeprefix("@").lower()
        if key in noted or holds(f"{name} @{author}", list(words)):
            add(key, at, name, f"@{author}")
    for key, rows in noted.items():
        for name, at, note in rows:
            add(key, at, f"@{key[1]}", name, note)
    for (platform, handle), (at, said) in sorted(found.items(), key=lambda one: one[1][0], reverse=True):
        yield f"{platform}:{handle}", at, " · ".join(said)


def _rows(
    connection: Connection, columns: str, table: str, order: str, words: Sequence[str]
) -> Sequence[Sequence[Any]]:
    names = {f"w{place}": pattern(word) for place, word in enumerate(words)}
    holds = " AND ".join(f"folded LIKE :{name} ESCAPE '!'" for name in names) or "1 = 1"
    return connection.rows(
        f"SELECT {columns} FROM {table} WHERE folded = '' OR ({holds}) ORDER BY {order}", **names
    )


def pattern(word: str) -> str:
    """A LIKE pattern for what holds a word."""
    return "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"
