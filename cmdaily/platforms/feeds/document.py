"""Parsing of whatever an address gave: a feed of three kinds, a page that names feeds, or neither.

It is done in a process of its own, so it is packed as plain data.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from cmdaily.domain.feeds.article import FeedEntry, ParsedFeed
from cmdaily.domain.feeds.canonical_url import host_of
from cmdaily.domain.feeds.identity import keys_of
from cmdaily.domain.feeds.similarity import bare_title
from cmdaily.domain.record import as_tuple, replace
from cmdaily.platforms.feeds.decode import decoded
from cmdaily.platforms.feeds.discovery import FoundFeed, feeds_of, looks_like_html
from cmdaily.platforms.feeds.json_feed import parse_json
from cmdaily.platforms.feeds.xml_feed import NotAFeedError, parse_xml

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FEED, PAGE, NEITHER = "feed", "page", "neither"


def parse_document(
    body: bytes, content_type: str, url: str, now: datetime, scope: str = ""
) -> ParsedFeed | tuple[FoundFeed, ...] | None:
    """The feed, or the feeds that a page names; None for what is neither. `scope` names the feed for ids such as `12`
    that are its own."""
    text = decoded(body, content_type)
    start = text.lstrip("\ufeff \t\r\n")[:1]
    try:
        if start == "{":
            return _with_keys(parse_json(text, url, now), url, scope or url)
        if start == "<" and looks_like_html(text):
            return feeds_of(text, url)
        return _with_keys(parse_xml(text, url, now), url, scope or url)
    except NotAFeedError:
        return feeds_of(text, url) or None if start == "<" else None


def _with_keys(feed: ParsedFeed, url: str, scope: str) -> ParsedFeed:
    """The feed with what each entry is found again by. An id or an address that several of its entries share is none of
    theirs: some feeds give all the same."""
    names = (feed.title, host_of(feed.site or url))
    ids = {pair for entry in feed.entries for pair in [(entry.entry_id, entry.url)]}
    by_id = Counter(entry_id for entry_id, _ in ids)
    by_address = Counter(address for _, address in ids)
    keyed = []
    for entry in feed.entries:
        entry_id = entry.entry_id if by_id[entry.entry_id] == 1 else ""
        address = entry.url if by_address[entry.url] == 1 else ""
        keys = keys_of(entry_id, address, bare_title(entry.title, names), entry.text, scope)
        keyed.append(replace(entry, entry_id=entry_id, keys=keys))
    return replace(feed, entries=tuple(keyed))


def packed(read: ParsedFeed | tuple[FoundFeed, ...] | None) -> dict[str, Any]:
    """What `parse_document` gave as data for JSON."""
    if read is None:
        return {"kind": NEITHER}
    if isinstance(read, tuple):
        return {"kind": PAGE, "feeds": [as_tuple(each) for each in read]}
    entries = [
        (*as_tuple(e)[:5], e.published_at and e.published_at.isoformat(), e.keys, e.links)
        for e in read.entries
    ]
    return {"kind": FEED, "feed": (read.title, read.site, entries, read.minutes)}


def unpacked(data: dict[str, Any]) -> ParsedFeed | tuple[FoundFeed, ...] | None:
    """What `packed` was given. ValueError, KeyError or TypeError for what is none."""
    if data["kind"] == NEITHER:
        return None
    if data["kind"] == PAGE:
        return tuple(FoundFeed(*each) for each in data["feeds"])
    title, site, entries, minutes = data["feed"]
    return ParsedFeed(title, site, tuple(_entry(*each) for each in entries), minutes)


def _entry(
    entry_id: str,
    url: str,
    title: str,
    text: str,
    author: str,
    at: str | None,
    keys: list[str],
    links: list[str],
) -> FeedEntry:
    moment = datetime.fromisoformat(at) if at else None
    return FeedEntry(entry_id, url, title, text, author, moment, tuple(keys), tuple(links))
