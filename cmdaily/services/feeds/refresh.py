"""Reading the feeds: fetched by threads, parsed by processes, written by one.

A feed that fails is reported with its last good day and stops no other. What is read is committed every few moments: a
process that dies loses what it had not committed, and the next one reads it again.
"""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from urllib.parse import urlsplit

from cmdaily.domain.feeds.article import ParsedFeed
from cmdaily.domain.feeds.feed import ACTIVE, GONE, Feed
from cmdaily.domain.feeds.polling import minutes_after_failure, minutes_by_pace, minutes_unchanged
from cmdaily.domain.feeds.results import FeedReading
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.record import replace
from cmdaily.platforms.feeds.fetch import FeedFetcher, FetchFailure
from cmdaily.services.feeds.fetching import Document, read_feed
from cmdaily.services.feeds.intake import Intake
from cmdaily.services.feeds.parser_pool import ParserPool
from cmdaily.services.runtime.call_options import request_options
from cmdaily.store.feeds import feeds as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

    Outcome = tuple[Feed, Document | FetchFailure | BaseException]

THREADS = 16
LONGEST = 600.0
"""Seconds after which no further feed is begun: what is left is due still."""
COMMIT_SECONDS = 0.3
"""Others who want to write wait no longer than this."""
SILENCES = 3
"""After so many feeds of one host that do not answer, the others are left for later."""


def is_allowed_private(workspace: Workspace) -> bool:
    """Whether feeds of one's own network are read (`feeds: {allow_private: true}`)."""
    return bool(dict(workspace.config.section("feeds", ())).get("allow_private", False))


def due(feeds: Iterable[Feed], now: datetime, *, force: bool) -> list[Feed]:
    """The feeds to read now. With `force` those too whose time has not come, but not where a server asked for
    patience."""
    return [
        feed
        for feed in feeds
        if feed.state == ACTIVE
        and (feed.retry_at is None or feed.retry_at <= now)
        and (force or feed.next_at is None or feed.next_at <= now)
    ]


def refresh(
    workspace: Workspace, *, force: bool = False, only: Sequence[str] = ()
) -> tuple[FeedReading, ...]:
    """Read the feeds that are due, or those of `only` (ids). What came of each, in their order."""
    known = store.feeds(workspace.shared.reader()) if workspace.shared.exists else []
    wanted = [feed for feed in due(known, workspace.moment(), force=force) if not only or feed.id in only]
    asked = {feed.id for feed in wanted}
    patient = [
        FeedReading(feed, 0, LocalisedMessage("feed.error_patience", (("until", feed.retry_at),)))
        for feed in known
        if force and feed.state == ACTIVE and feed.id not in asked and (not only or feed.id in only)
    ]
    names = {feed.id: feed.title for feed in known}
    readings = {each.feed.id: each for each in patient}
    if wanted:
        with ParserPool(workspace.environ) as parsers:
            outcomes = _Readers(workspace, parsers, wanted)
            writer = _Writer(workspace, names)
            for batch in outcomes.batches():
                for reading in writer.write(batch):
                    readings[reading.feed.id] = reading
    return tuple(readings[feed.id] for feed in known if feed.id in readings)


class _Readers:
    """The threads that fetch."""

    def __init__(self, workspace: Workspace, parsers: ParserPool, feeds: Sequence[Feed]) -> None:
        self._left = deque(_interleaved(feeds))
        self._count = len(feeds)
        self._parsers = parsers
        self._outcomes: queue.Queue[Outcome | None] = queue.Queue(maxsize=4 * THREADS)
        self._silent: dict[str, int] = {}
        self._until = time.monotonic() + LONGEST
        self._options = request_options(workspace)
        self._private = is_allowed_private(workspace)
        self._moment = workspace.moment
        self._threads = min(THREADS, len(feeds))
        for _ in range(self._threads):
            threading.Thread(target=self._run, daemon=True).start()

    def batches(self) -> Iterable[list[Outcome]]:
        """What came, in handfuls that are committed together."""
        running = self._threads
        while running:
            batch: list[Outcome] = []
            until = time.monotonic() + COMMIT_SECONDS
            while running:
                try:
                    outcome = self._outcomes.get(
                        timeout=max(0.001, until - time.monotonic()) if batch else None
                    )
                except queue.Empty:
                    break
                if outcome is None:
                    running -= 1
                    continue
                batch.append(outcome)
                parsed = sum(isinstance(each[1], Document) and each[1].parsed is not None for each in batch)
                if parsed >= THREADS or len(batch) >= 20 * THREADS:
                    break
            if batch:
                yield batch

    def _run(self) -> None:
        fetcher = FeedFetcher(self._options, allow_private=self._private)
        try:
            while time.monotonic() < self._until:
                try:
                    feed = self._left.popleft()
                except IndexError:
                    return
                self._outcomes.put((feed, self._read(feed, fetcher)))
        finally:
            fetcher.close()
            self._outcomes.put(None)

    def _read(self, feed: Feed, fetcher: FeedFetcher) -> Document | FetchFailure | BaseException:
        host = urlsplit(feed.url).netloc
        if self._silent.get(host, 0) >= SILENCES:
            return FetchFailure(LocalisedMessage("feed.error_silent", (("server", host),)))
        try:
            outcome = read_feed(feed, fetcher, self._parsers, self._moment())
        except Exception as error:  # reported by whoever serves the threads
            return error
        if isinstance(outcome, FetchFailure) and outcome.silent:
            self._silent[host] = self._silent.get(host, 0) + 1
        return outcome


def _interleaved(feeds: Sequence[Feed]) -> list[Feed]:
    """The feeds in such an order that no host is asked many at once."""
    seen: dict[str, int] = {}
    ranks = []
    for place, feed in enumerate(feeds):
        host = urlsplit(feed.url).netloc
        seen[host] = seen.get(host, 0) + 1
        ranks.append((seen[host], place, feed))
    return [feed for _, _, feed in sorted(ranks, key=lambda rank: rank[:2])]


class _Writer:
    """What the threads bring, into the store."""

    def __init__(self, workspace: Workspace, names: dict[str, str]) -> None:
        self._workspace, self._names = workspace, names

    def write(self, batch: Sequence[Outcome]) -> list[FeedReading]:
        """Commit a handful of outcomes together."""
        moment = self._workspace.moment()
        with self._workspace.shared.transaction() as connection:
            there = {feed.id for feed in store.feeds_of(connection, [feed.id for feed, _ in batch])}
            return [
                self._write(connection, feed, outcome, moment) for feed, outcome in batch if feed.id in there
            ]

    def _write(
        self,
        connection: Connection,
        feed: Feed,
        outcome: Document | FetchFailure | BaseException,
        moment: datetime,
    ) -> FeedReading:
        if isinstance(outcome, BaseException):
            raise outcome
        if isinstance(outcome, FetchFailure):
            return failed(connection, feed, outcome, moment)
        return took(self._workspace, connection, feed, outcome, self._names, moment)


def failed(connection: Connection, feed: Feed, failure: FetchFailure, moment: datetime) -> FeedReading:
    """Keep that a feed could not be read: it is left alone for longer each time, and for ever when it is gone."""
    from datetime import timedelta

    failures = feed.failures + 1
    after = replace(
        feed,
        state=GONE if failure.gone else feed.state,
        failures=failures,
        read_at=moment,
        next_at=moment + timedelta(minutes=minutes_after_failure(failures)),
        retry_at=failure.retry_at,
        error=failure.message,
    )
    store.update(connection, after)
    return FeedReading(after, 0, failure.message)


def took(
    workspace: Workspace,
    connection: Connection,
    feed: Feed,
    document: Document,
    names: dict[str, str],
    moment: datetime,
) -> FeedReading:
    """Keep what a feed brought and when it is to be read again."""
    from datetime import timedelta

    fetched, parsed = document.fetched, document.parsed
    new = 0
    asked = fetched.minutes
    if isinstance(parsed, ParsedFeed):
        feed = replace(feed, title=parsed.title or feed.title, site=parsed.site or feed.site)
        names[feed.id] = feed.title
        new = len(Intake(workspace, connection, feed, moment, names).take(parsed))
        asked = max(asked, parsed.minutes)
        minutes = minutes_by_pace((entry.published_at for entry in parsed.entries), asked, moment)
    else:
        minutes = minutes_unchanged(feed.minutes, asked)
    after = replace(
        feed,
        etag=fetched.validators.etag,
        modified=fetched.validators.modified,
        digest=document.digest or feed.digest,
        minutes=minutes,
        failures=0,
        read_at=moment,
        good_at=moment,
        next_at=moment + timedelta(minutes=minutes),
        retry_at=None,
        error=None,
    )
    store.update(connection, after)
    moved = fetched.permanent if fetched.permanent and store.move(connection, feed, fetched.permanent) else ""
    return FeedReading(replace(after, url=moved or after.url), new, moved=moved)
