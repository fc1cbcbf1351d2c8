"""Articles: each once, the feeds that carry it, and what it is found again by."""

from __future__ import annotations

import json
from datetime import datetime

from cmdaily.domain.feeds.article import DONE, NEW, Article
from cmdaily.domain.search.found import searchable
from cmdaily.domain.search.texts import article_text
from cmdaily.store.accounts import plain
from cmdaily.store.feeds.feeds import moment, utc

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from cmdaily.store.connection import Connection

_COLUMNS = "id, number, feed, title, url, text, author, published_at, seen_at, state, offered_on"
_SELECT = f"SELECT {_COLUMNS} FROM article"
CHUNK = 400
"""Values in one statement: PostgreSQL and old SQLite take some thousands at most."""
HOT = 30
"""A run of words that so many articles have in common ("Dear readers, this week") leads to none of them."""


def with_keys(connection: Connection, keys: Sequence[str]) -> dict[str, list[str]]:
    """The ids of the articles that have each of these keys."""
    found: dict[str, list[str]] = {}
    for start in range(0, len(keys), CHUNK):
        names = {f"k{i}": key for i, key in enumerate(keys[start : start + CHUNK])}
        rows = connection.rows(
            f"SELECT key, article FROM article_key WHERE key IN ({_placeholders(names)}) ORDER BY article DESC",
            **names,
        )
        for key, article in rows:
            found.setdefault(key, []).append(article)
    return found


def by_ids(connection: Connection, ids: Sequence[str]) -> dict[str, Article]:
    """Articles by their ids, each with the ids of all feeds that carry it in `also_in`."""
    found: dict[str, Article] = {}
    for start in range(0, len(ids), CHUNK):
        names = {f"a{i}": id_ for i, id_ in enumerate(ids[start : start + CHUNK])}
        rows = connection.rows(f"{_SELECT} WHERE id IN ({_placeholders(names)})", **names)
        found |= {article.id: article for article in _with_feeds(connection, rows)}
    return found


def entry_ids(connection: Connection, feed_id: str) -> dict[str, str]:
    """The ids that a feed gives the articles it carries, by the articles' ids."""
    return dict(
        connection.rows("SELECT article, entry_id FROM article_feed WHERE feed = :feed", feed=feed_id)
    )


def next_number(connection: Connection) -> int:
    """The number of the next article, for one who holds the write lock."""
    return int(connection.rows("SELECT COALESCE(MAX(number), 0) + 1 FROM article")[0][0])


def add(connection: Connection, articles: Iterable[Article]) -> None:
    """Keep new articles."""
    connection.run_many(
        """INSERT INTO article (id, number, feed, title, url, text, author, published_at, seen_at, at, state,
            settled_at, offered_on, ticked, folded)
        VALUES (:id, :number, :feed, :title, :url, :text, :author, :published_at, :seen_at, :at, :state, '', '', '',
            :folded)""",
        (
            {
                "id": each.id,
                "number": each.number,
                "feed": each.feed,
                "title": plain(each.title),
                "url": plain(each.url),
                "text": plain(each.text),
                "author": plain(each.author),
                "published_at": utc(each.published_at),
                "seen_at": utc(each.seen_at),
                "at": utc(each.at),
                "folded": searchable(article_text(plain(each.title), plain(each.text))),
                "state": each.state,
            }
            for each in articles
        ),
    )


def add_keys(connection: Connection, pairs: Iterable[tuple[str, str]]) -> None:
    """Keep by what articles are found again: pairs of key and article."""
    connection.run_many(
        "INSERT INTO article_key (key, article) VALUES (:key, :article) ON CONFLICT (key, article) DO NOTHING",
        ({"key": key, "article": article} for key, article in pairs),
    )


def carry(connection: Connection, feed_id: str, pairs: Iterable[tuple[str, str]]) -> None:
    """Note that a feed carries articles, each with the id that it gives it."""
    connection.run_many(
        """INSERT INTO article_feed (article, feed, entry_id) VALUES (:article, :feed, :entry_id)
        ON CONFLICT (article, feed) DO UPDATE SET entry_id = excluded.entry_id""",
        ({"article": article, "feed": feed_id, "entry_id": plain(entry_id)} for article, entry_id in pairs),
    )


def add_links(connection: Connection, pairs: Iterable[tuple[str, str]]) -> None:
    """Keep where articles lead to: pairs of article and address."""
    connection.run_many(
        "INSERT INTO article_link (article, url) VALUES (:article, :url) ON CONFLICT (article, url) DO NOTHING",
        ({"article": article, "url": plain(url)} for article, url in pairs),
    )


def links(connection: Connection, first: int, last: int) -> dict[str, tuple[str, ...]]:
    """Where the articles from one number to another lead to, by their ids."""
    found: dict[str, tuple[str, ...]] = {}
    rows = connection.rows(
        """SELECT l.article, l.url FROM article_link l JOIN article a ON a.id = l.article
        WHERE a.number >= :first AND a.number <= :last""",
        first=first,
        last=last,
    )
    for article, url in rows:
        found[article] = (*found.get(article, ()), url)
    return found


def revise(connection: Connection, article: Article) -> None:
    """Keep another title and text of an article, as its feed corrected it."""
    connection.run(
        "UPDATE article SET title = :title, text = :text, folded = :folded WHERE id = :id",
        id=article.id,
        title=plain(article.title),
        text=plain(article.text),
        folded=searchable(article_text(plain(article.title), plain(article.text))),
    )


def waiting(connection: Connection, today: str, most: int) -> list[Article]:
    """The articles that are to be offered, the newest first: new, and not offered on an earlier day."""
    return _with_feeds(
        connection,
        connection.rows(
            f"""{_SELECT} WHERE state = '{NEW}' AND (offered_on = '' OR offered_on = :today)
            ORDER BY at DESC, number DESC LIMIT :most""",
            today=today,
            most=most,
        ),
    )


def count_waiting(connection: Connection, today: str) -> int:
    """How many are to be offered."""
    rows = connection.rows(
        f"SELECT COUNT(*) FROM article WHERE state = '{NEW}' AND (offered_on = '' OR offered_on = :today)",
        today=today,
    )
    return int(rows[0][0])


def latest(connection: Connection, most: int, states: Sequence[str] = ()) -> list[Article]:
    """The latest articles, of these states or all, the newest first."""
    names = {f"s{i}": state for i, state in enumerate(states)}
    where = f"WHERE state IN ({_placeholders(names)})" if states else ""
    order = "settled_at DESC, number DESC" if states and NEW not in states else "at DESC, number DESC"
    return _with_feeds(
        connection, connection.rows(f"{_SELECT} {where} ORDER BY {order} LIMIT :most", most=most, **names)
    )


def passed_over(connection: Connection, today: str, most: int) -> list[Article]:
    """Articles that were offered and not kept, the newest first."""
    where = (f"state = '{DONE}'", f"state = '{NEW}' AND offered_on <> '' AND offered_on <> :today")
    found = [  # two questions, for the index answers each of them in order
        row
        for each in where
        for row in connection.rows(
            f"{_SELECT} WHERE {each} ORDER BY at DESC LIMIT :most", today=today, most=most
        )
    ]
    articles = sorted(_with_feeds(connection, found), key=lambda article: article.at, reverse=True)
    return articles[:most]


def numbered(connection: Connection, first: int, last: int) -> list[Article]:
    """The articles from one number to another, both included."""
    return _with_feeds(
        connection,
        connection.rows(
            f"{_SELECT} WHERE number >= :first AND number <= :last ORDER BY number", first=first, last=last
        ),
    )


def settle(connection: Connection, ids: Iterable[str], state: str, at: str) -> None:
    """Keep, share or pass over articles, or let them wait again."""
    connection.run_many(
        "UPDATE article SET state = :state, settled_at = :at, offered_on = CASE WHEN :state = 'new' THEN '' "
        "ELSE offered_on END WHERE id = :id",
        ({"id": id_, "state": state, "at": "" if state == NEW else at} for id_ in ids),
    )


def ticked(connection: Connection, id_: str, command: str) -> bool:
    """Note that the keeping of an article ticked an action, by this command; False where it did before."""
    changed = connection.run(
        "UPDATE article SET ticked = :command WHERE id = :id AND ticked = ''", id=id_, command=command
    )
    return changed == 1


def unkeep(connection: Connection, command: str) -> None:
    """Offer articles again whose keeping is taken back."""
    connection.run(
        """UPDATE article SET state = CASE state WHEN 'kept' THEN 'new' ELSE state END, offered_on = '', ticked = ''
        WHERE ticked = :command""",
        command=command,
    )


def note_shared(connection: Connection, article: Article, at: str) -> None:
    """An article is shared once a delivery with its address is under way or done."""
    address = json.dumps(plain(article.url))
    pattern = "".join(f"!{char}" if char in "!%_" else char for char in address)
    connection.run(
        """UPDATE article SET state = 'shared', settled_at = :at WHERE id = :id AND state <> 'shared' AND EXISTS (
            SELECT 1 FROM delivery WHERE outgoing LIKE :pattern ESCAPE '!' AND state NOT IN ('cancelled', 'failed'))""",
        id=article.id,
        at=at,
        pattern=f"%{pattern}%",
    )


def offer(connection: Connection, ids: Iterable[str], today: str) -> None:
    """Note the day on which articles were first shown."""
    connection.run_many(
        "UPDATE article SET offered_on = :today WHERE id = :id AND offered_on = ''",
        ({"id": id_, "today": today} for id_ in ids),
    )


def _with_feeds(connection: Connection, rows: Sequence[Sequence[Any]]) -> list[Article]:
    carried = _carried(connection, [row[0] for row in rows])
    return [_article(row, tuple(carried.get(row[0], ()))) for row in rows]


def _carried(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for start in range(0, len(ids), CHUNK):
        names = {f"a{i}": id_ for i, id_ in enumerate(ids[start : start + CHUNK])}
        for article, feed in connection.rows(
            f"""SELECT c.article, f.id FROM article_feed c JOIN feed f ON f.id = c.feed
            WHERE c.article IN ({_placeholders(names)}) ORDER BY f.number""",
            **names,
        ):
            found.setdefault(article, []).append(feed)
    return found


def _article(row: Sequence[Any], feeds: tuple[str, ...]) -> Article:
    id_, number, feed, title, url, text, author, published_at, seen_at, state, offered_on = row
    return Article(
        id_,
        number,
        feed,
        title,
        url,
        text,
        author,
        moment(published_at),
        datetime.fromisoformat(seen_at),
        state,
        offered_on,
        tuple(each for each in feeds if each != feed),
    )


def _placeholders(names: dict[str, str]) -> str:
    return ", ".join(f":{name}" for name in names)
