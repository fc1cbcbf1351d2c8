"""Articles and feed entries: what a feed brings, and what is kept of it."""

from __future__ import annotations

from datetime import datetime

from cmdaily.domain.record import frozen

NEW, KEPT, SHARED, DONE = "new", "kept", "shared", "done"
STATES = (NEW, KEPT, SHARED, DONE)
"""`new` is offered, `kept` set aside to be shared, `done` passed over."""

LONGEST_TITLE = 500
LONGEST_TEXT = 20_000
LONGEST_ADDRESS = 2_000
"""Characters that are kept of an entry; the rest is cut off."""


@frozen
class FeedEntry:
    """One entry as its feed gives it, as plain text. `entry_id` is the feed's own and may be "", `url` is an address of
    the web without tracking parameters or "", `published_at` is UTC or None. `keys` are what it may be found again by
    (cmdaily/domain/feeds/identity.py). `links` are addresses that its markup leads to."""

    entry_id: str
    url: str
    title: str
    text: str
    author: str = ""
    published_at: datetime | None = None
    keys: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@frozen
class ParsedFeed:
    """A feed document. `site` is the address of the page it belongs to, `minutes` how often it asks to be read, 0 where
    it does not say."""

    title: str
    site: str
    entries: tuple[FeedEntry, ...]
    minutes: int = 0


@frozen
class Article:
    """What was brought by one or several feeds. `feed` is the id of the feed that brought it first, `also_in` those of
    the others. `offered_on` is the day it was first shown, "" before. `seen_at` is when it came in, UTC."""

    id: str
    number: int
    feed: str
    title: str
    url: str
    text: str
    author: str
    published_at: datetime | None
    seen_at: datetime
    state: str = NEW
    offered_on: str = ""
    also_in: tuple[str, ...] = ()

    @property
    def ref(self) -> str:
        """What people call it: f12."""
        return f"f{self.number}"

    @property
    def at(self) -> datetime:
        """When it was published, else when it came in."""
        return self.published_at or self.seen_at

    @property
    def headline(self) -> str:
        """Its title, else the beginning of its text, else its address."""
        return self.title or self.text[:120] or self.url
