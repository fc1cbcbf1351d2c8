"""Each article once: two thousand labelled pairs go through the store as two readings do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from cmdaily.domain.feeds.article import FeedEntry, ParsedFeed
from cmdaily.domain.feeds.canonical_url import clean_url, host_of
from cmdaily.domain.feeds.feed import Feed
from cmdaily.domain.feeds.identity import keys_of
from cmdaily.domain.feeds.similarity import bare_title
from cmdaily.files.home import find_home
from cmdaily.services.feeds.intake import Intake
from cmdaily.services.workspace import Workspace
from cmdaily.store.connection import SqliteConnection, connect
from cmdaily.store.migrate import bring_up_to_date
from tests.domain.feeds.article_pairs import OTHER, SAME, WHEN, Pair, Written, pairs

MANY = 2000


@pytest.fixture
def store() -> Iterator[SqliteConnection]:
    connection = connect(":memory:")
    bring_up_to_date(connection)
    yield connection
    connection.close()


def parsed(written: Written) -> ParsedFeed:
    """A document with one article, as the parser process gives it."""
    url = clean_url(written.url)
    title = bare_title(written.title, (written.site, host_of(written.feed)))
    keys = keys_of(written.entry_id, url, title, written.text, written.feed)
    entry = FeedEntry(written.entry_id, url, written.title, written.text, "", written.at, keys)
    return ParsedFeed(written.site, "", (entry,))


def merges(workspace: Workspace, store: SqliteConnection, pair: Pair) -> bool:
    """Whether the second article is taken for the first."""
    store.run("DELETE FROM article_key")
    store.run("DELETE FROM article_feed")
    store.run("DELETE FROM article")
    names: dict[str, str] = {}
    new = 0
    for minutes, written in enumerate((pair.first, pair.second)):
        feed = Feed(written.feed, 1, written.feed, written.site)
        names[feed.id] = written.site
        moment = WHEN + timedelta(hours=12, minutes=minutes)
        new += len(Intake(workspace, store, feed, moment, names).take(parsed(written)))
    return new == 1


def test_two_thousand_pairs(store: SqliteConnection, tmp_path: Path) -> None:
    workspace = Workspace(find_home({"CMDAILY_HOME": str(tmp_path)}), WHEN)
    assert len(SAME) + len(OTHER) >= 30
    found: Counter[str] = Counter()
    wrong, missed = [], []
    for pair in pairs(MANY):
        merged = merges(workspace, store, pair)
        found[pair.kind] += merged
        if merged and not pair.same:
            wrong.append(pair)
        if pair.same and not merged:
            missed.append(pair)
    same = sum(pair.same for pair in pairs(MANY))
    assert not wrong, [(pair.kind, pair.first.title, pair.second.title) for pair in wrong[:5]]
    assert len(missed) <= 0.02 * same, Counter(pair.kind for pair in missed)
