"""Old words: the rows whose words a retention rule takes away, a part of them in each transaction of the caller.

Of a message an empty row stays (store/people/forgetting.py), of an article what it is known again by, of a mention the
count of its hour.
"""

from __future__ import annotations

from cmdaily.store.inbox.messages import FORGOTTEN
from cmdaily.store.people import forgetting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cmdaily.store.connection import Connection

_SETTLED = f"""
    FROM message WHERE received_at < :before AND state <> 'open' AND remote_id NOT LIKE '{FORGOTTEN}%'
    AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.message = message.number AND c.until >= :before)
    AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.id = message.answer
        AND d.state NOT IN ('sent', 'cancelled', 'failed'))"""
_MENTIONS = "FROM watch_hit WHERE at < :before"
_ARTICLES = "FROM article WHERE at < :before AND state IN ('new', 'done') AND folded <> ' '"
_HEARD = """
    SELECT 1 FROM message m WHERE m.platform = {0}.platform AND LOWER(m.author) = {0}.handle
        AND m.received_at >= :before
    UNION ALL SELECT 1 FROM watch_hit h WHERE h.platform = {0}.platform AND LOWER(h.author) = {0}.handle
        AND h.at >= :before"""
_PEOPLE = {
    "person_note": "at < :before",
    "person_thanks": "at < :before",
    "person_identity": f"joined_at < :before AND NOT EXISTS ({_HEARD.format('person_identity')})",
}


def count(connection: Connection, kind: str, before: str) -> int:
    """How many rows are older than a moment (UTC) and would lose their words."""
    if kind == "people":
        return sum(
            _number(connection, f"FROM {table} WHERE {rule}", before) for table, rule in _PEOPLE.items()
        )
    rules = {"messages": _SETTLED, "mentions": _MENTIONS, "articles": _ARTICLES}
    return _number(connection, rules[kind], before)


def take(connection: Connection, kind: str, before: str, most: int, new_id: Callable[[], str]) -> int:
    """Take the words of some of them away; how many they were, 0 where none is left."""
    if kind == "people":
        return sum(
            connection.run(f"DELETE FROM {table} WHERE {rule}", before=before)
            for table, rule in _PEOPLE.items()
        )
    if kind == "messages":
        numbers = _some(connection, f"SELECT number {_SETTLED} ORDER BY number", before, most)
        if numbers:
            forgetting.empty_messages(connection, {"message": numbers}, [new_id() for _ in numbers])
        return len(numbers)
    if kind == "mentions":
        ids = _some(connection, f"SELECT id {_MENTIONS} ORDER BY id", before, most)
        forgetting.remove_finds(connection, ids)
        return len(ids)
    ids = _some(connection, f"SELECT id {_ARTICLES} ORDER BY id", before, most)
    for id_ in ids:
        connection.run(
            """UPDATE article SET title = '', text = '', author = '', folded = ' ', state = 'done' WHERE id = :id""",
            id=id_,
        )
        connection.run("DELETE FROM article_link WHERE article = :id", id=id_)
    return len(ids)


def _number(connection: Connection, rest: str, before: str) -> int:
    return int(connection.rows(f"SELECT COUNT(*) {rest}", before=before)[0][0])


def _some(connection: Connection, query: str, before: str, most: int) -> Sequence[object]:
    return [row[0] for row in connection.rows(f"{query} LIMIT :most", before=before, most=most)]
