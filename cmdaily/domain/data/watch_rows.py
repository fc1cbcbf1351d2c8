"""Watches in an export: the questions, without what they found."""

from __future__ import annotations

from cmdaily.domain.watches.query import parse
from cmdaily.domain.watches.watch import LONGEST_NAME, VOICES, Watch
from cmdaily.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MOST_SOURCES = 100


def watch_data(watch: Watch) -> dict[str, Any]:
    """A watch as plain data. Its number and how far it has come belong to the store that it is in."""
    return {
        "id": watch.id,
        "name": watch.name,
        "query": watch.query,
        "sources": list(watch.sources),
        "inbox": watch.inbox,
        "alert": watch.alert,
        "voice": watch.voice,
    }


def watch_row(row: Any) -> Watch | str:
    """A watch of a row, or the name of the field that is wrong."""
    if not isinstance(row, dict):
        return "-"
    for name, longest in (("id", 100), ("name", LONGEST_NAME), ("query", 500), ("voice", 10)):
        given = row.get(name)
        if not isinstance(given, str) or len(given) > longest or not given.isprintable():
            return name
    for name in ("inbox", "alert"):
        if not isinstance(row.get(name), bool):
            return name
    sources = row.get("sources")
    if not isinstance(sources, list) or len(sources) > MOST_SOURCES:
        return "sources"
    if not all(isinstance(one, str) and one.isprintable() and 0 < len(one) <= 200 for one in sources):
        return "sources"
    if not row["id"] or row["voice"] not in ("", *VOICES):
        return "voice" if row["id"] else "id"
    try:
        parse(row["query"])
    except UsageError:
        return "query"
    kept = {"inbox": row["inbox"], "alert": row["alert"], "voice": row["voice"]}
    return Watch(row["id"], 0, row["name"], row["query"], tuple(sources), **kept)
