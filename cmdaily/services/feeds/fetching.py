"""Fetching and parsing of one feed, in a thread that touches no database."""

from __future__ import annotations

from hashlib import blake2b

from cmdaily.domain.feeds.article import ParsedFeed
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.record import frozen
from cmdaily.platforms.feeds.fetch import FeedFetcher, Fetched, FetchFailure, Validators

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from cmdaily.domain.feeds.feed import Feed
    from cmdaily.platforms.feeds.discovery import FoundFeed
    from cmdaily.services.feeds.parser_pool import ParserPool


@frozen
class Document:
    """What an address gave. `parsed` is the feed, the feeds that a page names, or None where nothing is new. `digest`
    is that of the document, "" where the server said that it has not changed."""

    fetched: Fetched
    digest: str = ""
    parsed: ParsedFeed | tuple[FoundFeed, ...] | None = None


def read_feed(
    feed: Feed, fetcher: FeedFetcher, parsers: ParserPool, moment: datetime
) -> Document | FetchFailure:
    """What a feed's address gives now. A document that is no feed is a failure."""
    document = read_address(feed.url, fetcher, parsers, moment, feed)
    if isinstance(document, Document) and isinstance(document.parsed, tuple):
        return FetchFailure(LocalisedMessage("feed.error_page"))
    return document


def read_address(
    url: str, fetcher: FeedFetcher, parsers: ParserPool, moment: datetime, feed: Feed
) -> Document | FetchFailure:
    """What an address gives: a feed, or a page that names some. `feed` has the validators and the scope of its ids."""
    fetched = fetcher.fetch(url, Validators(feed.etag, feed.modified), moment)
    if isinstance(fetched, FetchFailure):
        return fetched
    if fetched.body is None:
        return Document(fetched)
    if not fetched.body.strip():
        return FetchFailure(LocalisedMessage("feed.error_empty"))
    digest = blake2b(fetched.body, digest_size=16).hexdigest()
    if digest == feed.digest:
        return Document(fetched)
    parsed = parsers.parse(fetched.body, fetched.content_type, fetched.url, moment, feed.id)
    if parsed is None:
        return FetchFailure(LocalisedMessage("feed.error_no_feed"))
    return Document(fetched, digest, parsed)
