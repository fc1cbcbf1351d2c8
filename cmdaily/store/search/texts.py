"""Texts of all tables that people search: each row is what it is called, when it is from, and what it says.

Matching is the caller's: LIKE knows capitals of ASCII alone, and no accents. The latest come first.
"""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdaily.store.connection import Connection

    Row = tuple[str, str, str]


def messages(connection: Connection) -> Iterator[Row]:
    """What others said, and who."""
    rows = connection.rows(
        """SELECT number, received_at, name, author, text FROM message
        WHERE author <> '' OR text <> '' ORDER BY received_at DESC"""
    )
    for number, at, name, author, text in rows:
        yield f"m{number}", at, f"{name or author}: {text}"


def deliveries(connection: Connection) -> Iterator[Row]:
    """What was written for one account each, once where several accounts say the same."""
    said: set[tuple[str, str]] = set()
    rows = connection.rows(
        "SELECT id, draft, created_at, last_attempt_at, outgoing FROM delivery ORDER BY created_at DESC, id DESC"
    )
    for id_, draft, created_at, sent_at, body in rows:
        outgoing = json.loads(body)
        text = " ".join(part for part in (outgoing["title"], outgoing["text"], outgoing["link"]) if part)
        if (draft, text) not in said:
            said.add((draft, text))
            yield id_, sent_at or created_at, text


def articles(connection: Connection) -> Iterator[Row]:
    """What feeds brought."""
    for number, at, title, text in connection.rows(
        "SELECT number, at, title, text FROM article ORDER BY at DESC"
    ):
        yield f"f{number}", at, f"{title} {text}"


def people(connection: Connection) -> Iterator[Row]:
    """Who was heard, and the notes on them."""
    rows = connection.rows(
        """SELECT platform, author, MAX(name), MAX(received_at), '' FROM message WHERE author <> ''
            GROUP BY platform, author
        UNION ALL SELECT platform, author, MAX(name), MAX(at), '' FROM watch_hit WHERE author <> ''
            GROUP BY platform, author
        UNION ALL SELECT platform, address, name, agreed_at, '' FROM contact
        UNION ALL SELECT platform, handle, name, joined_at, '' FROM person_identity
        UNION ALL SELECT platform, handle, '', at, text FROM person_note
        ORDER BY 4"""
    )
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for platform, author, name, at, note in rows:
        ref = f"{platform}:{author.strip().removeprefix('@').lower()}"
        said = found.setdefault(ref, ("", {}))[1]
        said.update(dict.fromkeys(part for part in (name, f"@{author}", note) if part))
        found[ref] = at, said
    for ref, (at, said) in sorted(found.items(), key=lambda pair: pair[1][0], reverse=True):
        yield ref, at, " · ".join(said)
