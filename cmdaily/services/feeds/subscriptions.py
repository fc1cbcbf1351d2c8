"""Subscriptions: adding a feed by its address or its page's, finding, removing, muting, importing and exporting."""

from __future__ import annotations

import os
from datetime import date

from cmdaily.domain.feeds.article import ParsedFeed
from cmdaily.domain.feeds.feed import Feed, ListedFeed
from cmdaily.domain.feeds.muting import Mute, says_something
from cmdaily.domain.feeds.results import FeedList, ImportedFeeds, MuteList
from cmdaily.errors import CmdailyError, FileError, PlatformError, Problem, RefusedError, UsageError
from cmdaily.store.feeds import feeds as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.platforms.feeds.discovery import FoundFeed
    from cmdaily.platforms.feeds.fetch import FeedFetcher, FetchFailure
    from cmdaily.services.feeds.fetching import Document
    from cmdaily.services.feeds.parser_pool import ParserPool
    from cmdaily.services.workspace import Workspace

USUAL_PLACES = ("feed", "rss.xml", "atom.xml", "rss", "index.xml")
"""Where a feed often is when its page does not say so, below the page's folder."""
MOST = 5_000
"""Feeds of one home."""


class SeveralFeedsError(UsageError):
    """A page names several feeds: whoever asked must choose."""

    def __init__(self, url: str, choices: Sequence[FoundFeed]) -> None:
        shown = ", ".join(choice.url for choice in choices)
        super().__init__("feed.several", remedy="feed.several_remedy", url=url, choices=shown)
        self.choices = tuple(choices)


def add(workspace: Workspace, address: str) -> FeedList:
    """Subscribe to the feed at an address, or to the one that the page there names, and read it.

    SeveralFeedsError where the page names several.
    """
    from cmdaily.domain.feeds.canonical_url import web_url
    from cmdaily.platforms.feeds.fetch import FeedFetcher
    from cmdaily.services.feeds.parser_pool import ParserPool
    from cmdaily.services.feeds.refresh import is_allowed_private
    from cmdaily.services.runtime.call_options import request_options

    url = web_url(address)
    if not url:
        raise UsageError("feed.no_address", remedy="feed.no_address_remedy", address=address[:200])
    known = store.by_address(workspace.shared.reader(), url)
    if known is not None:
        return _listed(workspace, [known], "known")
    with ParserPool(workspace.environ) as parsers:
        fetcher = FeedFetcher(request_options(workspace), allow_private=is_allowed_private(workspace))
        try:
            feed, document = _find(workspace, (address, url), fetcher, parsers)
        finally:
            fetcher.close()
    return _subscribe(workspace, feed, document)


def _find(
    workspace: Workspace, typed: tuple[str, str], fetcher: FeedFetcher, parsers: ParserPool
) -> tuple[Feed, Document]:
    """The feed at an address, as it was typed and as it is meant, or behind the page there."""
    from cmdaily.platforms.feeds.fetch import FetchFailure
    from cmdaily.services.feeds.fetching import Document, read_address

    address, url = typed
    feed = Feed(workspace.new_id(), 0, url)
    document = read_address(url, fetcher, parsers, workspace.moment(), feed)
    if (
        isinstance(document, FetchFailure)
        and document.message.key == "feed.error_unreachable"
        and "://" not in address
    ):
        url = url.replace("https://", "http://", 1)  # nobody said which; not every site has a certificate
        feed = Feed(workspace.new_id(), 0, url)
        document = read_address(url, fetcher, parsers, workspace.moment(), feed)
    if isinstance(document, FetchFailure):
        raise _refusal(document, url)
    if isinstance(document.parsed, tuple):
        choices = document.parsed
        if len(choices) > 1:
            raise SeveralFeedsError(url, choices)
        places = [choice.url for choice in choices] or [
            _below(document.fetched.url, name) for name in USUAL_PLACES
        ]
        for place in places:
            feed = Feed(workspace.new_id(), 0, place)
            inner = read_address(place, fetcher, parsers, workspace.moment(), feed)
            if isinstance(inner, Document) and isinstance(inner.parsed, ParsedFeed):
                return feed, inner
            if choices and isinstance(inner, FetchFailure):
                raise _refusal(inner, place)
        raise CmdailyError("feed.none_here", remedy="feed.none_here_remedy", url=url)
    return feed, document


def _below(url: str, name: str) -> str:
    return f"{url.partition('?')[0].partition('#')[0].rstrip('/')}/{name}"


def _refusal(failure: FetchFailure, url: str) -> CmdailyError:
    key, values = failure.message.key, dict(failure.message.values) | {"url": url}
    if key == "feed.error_private":
        return RefusedError(key, remedy="feed.private_remedy", **values)
    if key in ("feed.error_no_feed", "feed.error_page", "feed.error_empty", "feed.error_large"):
        return CmdailyError(key, remedy="feed.none_here_remedy", **values)
    return PlatformError(key, remedy="feed.unreachable_remedy", **values)


def _subscribe(workspace: Workspace, feed: Feed, document: Document) -> FeedList:
    from cmdaily.domain.record import replace
    from cmdaily.services.feeds.refresh import took

    with workspace.shared.transaction() as connection:
        for url in (feed.url, document.fetched.permanent):
            known = store.by_address(connection, url) if url else None
            if known is not None:
                break
        else:
            if len(store.feeds(connection)) >= MOST:
                raise CmdailyError("feed.too_many", most=MOST)
            added = store.add(connection, replace(feed, site=""), workspace.timestamp)
            reading = took(workspace, connection, added, document, _names(workspace), workspace.moment())
            known = None
    if known is not None:
        return _listed(workspace, [known], "known")
    return _listed(workspace, [reading.feed], "added", reading.new)


def _names(workspace: Workspace) -> dict[str, str]:
    return {feed.id: feed.title for feed in store.feeds(workspace.shared.reader())}


def listing(workspace: Workspace) -> FeedList:
    """All feeds."""
    return FeedList(tuple(store.listed(workspace.shared.reader())), workspace.now, workspace.zone)


def find(workspace: Workspace, name: str) -> Feed:
    """The feed that is meant: `s3`, its address, or what only its title begins with or holds. UsageError for none."""
    known = store.feeds(workspace.shared.reader())
    plain = name.strip().casefold()
    exact = [feed for feed in known if plain in (feed.ref, feed.url.casefold(), feed.title.casefold())]
    begun = [feed for feed in known if plain and feed.title.casefold().startswith(plain)]
    held = [feed for feed in known if plain and plain in f"{feed.title} {feed.url}".casefold()]
    for found in (exact, begun, held):
        if len(found) == 1:
            return found[0]
        if found:
            refs = ", ".join(feed.ref for feed in found[:10])
            raise UsageError("feed.ambiguous", name=name[:80], refs=refs)
    raise UsageError("feed.no_such_feed", remedy="feed.no_such_feed_remedy", name=name[:80])


def remove(workspace: Workspace, names: Sequence[str]) -> FeedList:
    """Unsubscribe. What was kept or shared of a feed stays."""
    feeds = list({feed.id: feed for feed in (find(workspace, name) for name in names)}.values())
    with workspace.shared.transaction() as connection:
        for feed in feeds:
            store.remove(connection, feed.id)
    return FeedList(tuple(ListedFeed(feed) for feed in feeds), workspace.now, workspace.zone, "removed")


def mute(workspace: Workspace, name: str, until: date | None) -> MuteList:
    """Mute a feed (today, or until a day) or a word (for ever, or until a day)."""
    feed = _feed_named(workspace, name)
    if feed is None and not says_something(name):
        raise UsageError("feed.mute_nothing", word=name[:80])
    with workspace.shared.transaction() as connection:
        if feed is not None:
            store.mute_feed(connection, feed.id, (until or workspace.today).isoformat())
        else:
            store.mute(connection, Mute(" ".join(name.split()).casefold(), until))
    return muted(workspace)


def unmute(workspace: Workspace, name: str) -> MuteList:
    """Offer what a muted word or feed brings again. UsageError where it is not muted."""
    feed = _feed_named(workspace, name)
    with workspace.shared.transaction() as connection:
        if feed is not None:
            store.mute_feed(connection, feed.id, "")
        elif not store.unmute(connection, " ".join(name.split()).casefold()):
            raise UsageError("feed.not_muted", word=name[:80])
    return muted(workspace)


def muted(workspace: Workspace) -> MuteList:
    """What is muted today."""
    reader, today = workspace.shared.reader(), workspace.today
    words = tuple(each for each in store.mutes(reader) if each.holds(today))
    feeds = tuple(feed for feed in store.feeds(reader) if feed.muted_until >= today.isoformat())
    return MuteList(words, feeds, today)


def _feed_named(workspace: Workspace, name: str) -> Feed | None:
    """The feed of a reference or an address; a word is never a feed, though a title may hold it."""
    plain = name.strip()
    is_ref = plain[:1] in ("s", "S") and plain[1:].isdecimal()
    return find(workspace, plain) if is_ref or "://" in plain else None


def import_file(workspace: Workspace, path: str) -> ImportedFeeds:
    """Subscribe to the feeds of an OPML list; they are read by the next refresh. FileError for what is no list."""
    from cmdaily.platforms.feeds.opml import NotOpmlError, read_opml

    content = _content(path)
    try:
        outlines = read_opml(content)
    except NotOpmlError as error:
        raise FileError([Problem(path, error.line, error.column, error.key)]) from error
    sound = [outline for outline in outlines if outline.url]
    wrong = tuple((outline.line, outline.written) for outline in outlines if not outline.url)
    new = 0
    with workspace.shared.transaction() as connection:
        room = MOST - len(store.feeds(connection))
        for outline in sound:
            if store.by_address(connection, outline.url) is not None:
                continue
            if new >= room:
                raise CmdailyError("feed.too_many", most=MOST)
            feed = Feed(workspace.new_id(), 0, outline.url, outline.title)
            store.add(connection, feed, workspace.timestamp)
            new += 1
    return ImportedFeeds(new, len(sound) - new, wrong)


def _content(path: str) -> bytes:
    from cmdaily.platforms.feeds.opml import LARGEST

    try:
        if os.path.getsize(path) > LARGEST:
            raise CmdailyError("feed.opml_large", path=path, most=LARGEST // 1024 // 1024)
        with open(path, "rb") as file:
            return file.read(LARGEST)
    except OSError as error:
        raise CmdailyError("error.system", path=path, reason=error.strerror or str(error)) from error


def export(workspace: Workspace) -> str:
    """All feeds as OPML."""
    from cmdaily.platforms.feeds.opml import write_opml

    return write_opml(store.feeds(workspace.shared.reader()), "cmdaily")


def _listed(workspace: Workspace, feeds: Sequence[Feed], mode: str, new: int = 0) -> FeedList:
    counted = {each.feed.id: each for each in store.listed(workspace.shared.reader())}
    listed = tuple(counted.get(feed.id, ListedFeed(feed)) for feed in feeds)
    return FeedList(listed, workspace.now, workspace.zone, mode, new)
