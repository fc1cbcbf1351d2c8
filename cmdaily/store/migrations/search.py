"""Texts as they are searched: small letters without accents (domain/search/found.py)."""

from __future__ import annotations

import json

from cmdaily.domain.search.found import searchable
from cmdaily.domain.search.texts import article_text, delivery_text, message_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdaily.store.connection import Connection

CHUNK = 2000
"""Rows that are held in memory."""

_TABLES: tuple[tuple[str, str, Callable[..., str]], ...] = (
    ("message", "name, author, text", message_text),
    ("delivery", "outgoing", lambda body: delivery_text(json.loads(body))),
    ("article", "title, text", article_text),
    ("watch_hit", "name, author, text", message_text),
)

STATEMENTS = tuple(
    f"ALTER TABLE {table} ADD COLUMN folded TEXT NOT NULL DEFAULT ''" for table, _, _ in _TABLES
)


def fill(connection: Connection) -> None:
    """Fold what is there already."""
    for table, columns, text_of in _TABLES:
        last = ""
        while rows := connection.rows(
            f"SELECT id, {columns} FROM {table} WHERE id > :last ORDER BY id LIMIT {CHUNK}", last=last
        ):
            connection.run_many(
                f"UPDATE {table} SET folded = :folded WHERE id = :id",
                ({"id": id_, "folded": searchable(text_of(*told))} for id_, *told in rows),
            )
            last = rows[-1][0]
