"""Taking in what a feed brought: each article once, whatever id and address it comes under this time.

Everything is decided and written in the caller's transaction, which holds the write lock: two processes that read at
the same time, and one that is killed, enter nothing twice.
"""

from __future__ import annotations

from cmdaily.domain.feeds.article import Article
from cmdaily.domain.feeds.canonical_url import url_key
from cmdaily.domain.feeds.identity import (
    BY_ADDRESS,
    BY_ID,
    BY_WORDS,
    same_article,
    same_by_address,
    same_by_id,
    traits_of,
)
from cmdaily.domain.feeds.similarity import EQUAL, UNLIKE, compare_texts, compare_titles
from cmdaily.domain.record import replace
from cmdaily.domain.watches.query import address_of
from cmdaily.store.feeds import articles as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cmdaily.domain.feeds.article import FeedEntry, ParsedFeed
    from cmdaily.domain.feeds.feed import Feed
    from cmdaily.domain.feeds.similarity import Traits
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

MOST_CANDIDATES = 40
"""Articles that an entry is compared with, the latest first."""


class Intake:
    """One document of one feed, on its way into the store."""

    def __init__(
        self,
        workspace: Workspace,
        connection: Connection,
        feed: Feed,
        moment: datetime,
        names: dict[str, str],
    ) -> None:
        self._workspace, self._connection = workspace, connection
        self._feed, self._moment, self._names = feed, moment, names
        self._known: dict[str, list[str]] = {}
        self._articles: dict[str, Article] = {}
        self._carried = store.entry_ids(connection, feed.id)
        self._here: set[str] = set()
        self._traits: dict[str, Traits] = {}
        self._carry: list[tuple[str, str]] = []
        self._keys: list[tuple[str, str]] = []
        self._links: list[tuple[str, str]] = []
        self._new: list[Article] = []

    def take(self, parsed: ParsedFeed) -> list[Article]:
        """Keep what is new of a feed's entries; the new articles."""
        entries = sorted(parsed.entries, key=lambda entry: entry.published_at or self._moment)
        keys = list(dict.fromkeys(key for entry in entries for key in entry.keys))
        self._known = store.with_keys(self._connection, keys)
        left = [entry for entry in entries if not self._surely_known(entry)]
        self._load(left)
        left = [entry for entry in left if not self._known_by_name(entry)]
        number = store.next_number(self._connection) if left else 0
        for entry in left:
            if not self._known_by_likeness(entry):
                self._enter(entry, number + len(self._new))
        self._write()
        return self._new

    def _surely_known(self, entry: FeedEntry) -> bool:
        """Whether this feed brought this very entry before, under the same id and address: nothing needs to be read."""
        ids = [key for key in entry.keys if key[0] in (BY_ID, BY_ADDRESS)]
        if not ids or not entry.entry_id:
            return False
        common = set.intersection(*(set(self._known.get(key, ())) for key in ids))
        found = next((id_ for id_ in common if self._carried.get(id_) == entry.entry_id), None)
        if found is None:
            return False
        self._here.add(found)
        return True

    def _load(self, entries: Sequence[FeedEntry]) -> None:
        wanted: dict[str, None] = {}
        for entry in entries:
            wanted |= dict.fromkeys(self._candidates(entry, ""))
        self._articles = store.by_ids(self._connection, list(wanted))

    def _candidates(self, entry: FeedEntry, kinds: str) -> list[str]:
        found = [
            id_ for key in entry.keys if not kinds or key[0] in kinds for id_ in self._known.get(key, ())
        ]
        return list(dict.fromkeys(found))[:MOST_CANDIDATES]

    def _known_by_name(self, entry: FeedEntry) -> bool:
        """Whether an article has this entry's id, or its address."""
        if not self._candidates(entry, BY_ID + BY_ADDRESS):
            return False
        own = self._traits_of(entry)
        for id_ in self._candidates(entry, BY_ID):
            article = self._articles[id_]
            pages = (url_key(article.url), url_key(entry.url))
            if same_by_id((pages[0], ""), (pages[1], ""), self._alike(self._of(article), own)):
                return self._is(entry, article)
        for id_ in self._candidates(entry, BY_ADDRESS):
            article = self._articles[id_]
            other_id = self._carried.get(id_, "")
            one_feed = bool(id_ in self._here and other_id and entry.entry_id and other_id != entry.entry_id)
            if same_by_address(article.url, entry.url, self._of(article), own, one_feed):
                return self._is(entry, article)
        return False

    def _known_by_likeness(self, entry: FeedEntry) -> bool:
        """Whether an article says the same under another id and address."""
        if not self._candidates(entry, ""):
            return False
        own = self._traits_of(entry)
        for id_ in self._candidates(entry, ""):
            article = self._articles[id_]
            other = self._of(article)
            if (
                id_ in self._here
            ):  # one document tells its entries apart by itself, unless they are word for word one
                words = len(own.title) + len(own.text)
                equal = own.title == other.title and own.text == other.text and words >= 12
                if equal and own.at == other.at:
                    return self._is(entry, article)
            elif same_article(other, own):
                return self._is(entry, article)
        return False

    def _alike(self, known: Traits, entry: Traits) -> bool:
        if known.title and entry.title and compare_titles(known, entry) != UNLIKE:
            return True
        return compare_texts(known.text, entry.text, known.text_cut, entry.text_cut) == EQUAL

    def _is(self, entry: FeedEntry, article: Article) -> bool:
        """Note that this entry is a known article. Corrected titles of what waits are taken over."""
        self._here.add(article.id)
        if self._carried.get(article.id) != entry.entry_id:
            self._carry.append((article.id, entry.entry_id))
            self._carried[article.id] = entry.entry_id
        keys = [key for key in entry.keys if article.id not in self._known.get(key, ())]
        self._remember(keys, article.id)
        has_words = bool(article.title or article.text)  # else they were kept for long enough (`keep:`)
        if (
            has_words
            and article.feed == self._feed.id
            and (article.title, article.text) != (entry.title, entry.text)
        ):
            revised = replace(article, title=entry.title or article.title, text=entry.text or article.text)
            store.revise(self._connection, revised)
            self._articles[article.id] = revised
        return True

    def _enter(self, entry: FeedEntry, number: int) -> None:
        article = Article(
            self._workspace.new_id(),
            number,
            self._feed.id,
            entry.title,
            entry.url,
            entry.text,
            entry.author,
            entry.published_at,
            self._moment,
        )
        self._new.append(article)
        self._articles[article.id] = article
        self._here.add(article.id)
        self._carry.append((article.id, entry.entry_id))
        self._remember(entry.keys, article.id)
        self._links += [(article.id, address_of(link)) for link in entry.links]

    def _remember(self, keys: Sequence[str], article: str) -> None:
        for key in keys:
            known = self._known.setdefault(key, [])
            if key[0] != BY_WORDS or len(known) < store.HOT:
                known.insert(0, article)
                self._keys.append((key, article))

    def _write(self) -> None:
        store.add(self._connection, self._new)
        store.carry(self._connection, self._feed.id, self._carry)
        store.add_keys(self._connection, self._keys)
        if self._links:
            store.add_links(self._connection, self._links)

    def _of(self, article: Article) -> Traits:
        if article.id not in self._traits:
            carriers = (article.feed, *article.also_in, self._feed.id)
            sites = [self._names[feed] for feed in carriers if feed in self._names]
            moments = (article.published_at, article.seen_at)
            self._traits[article.id] = traits_of(article.title, article.text, article.url, moments, sites)
        return self._traits[article.id]

    def _traits_of(self, entry: FeedEntry) -> Traits:
        sites = [self._names[self._feed.id]] if self._feed.id in self._names else []
        return traits_of(entry.title, entry.text, entry.url, (entry.published_at, self._moment), sites)
