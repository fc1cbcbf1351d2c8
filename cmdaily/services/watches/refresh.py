"""Watch refresh: queries held against new articles, and asked of the networks; what is found is kept once.

What a source brought, and how far it was read, are committed together: a process that dies loses what it had not
committed, and the next one asks again.
"""

from __future__ import annotations

from datetime import UTC, timedelta

from cmdaily.domain.record import frozen
from cmdaily.domain.watches.alert import BACK, heat, hour_of
from cmdaily.domain.watches.query import Query, Text, is_of, matches, parse
from cmdaily.domain.watches.watch import FEEDS, Alert, Sighting, Watch, WatchReading
from cmdaily.platforms import registry
from cmdaily.services.accounts import accounts, secrets
from cmdaily.services.runtime.worker_pool import WorkerPool
from cmdaily.services.watches.arrivals import Arrivals
from cmdaily.services.watches.paid import PaidSearcher
from cmdaily.services.watches.searcher import Searcher
from cmdaily.services.watches.watches import sources_of
from cmdaily.store.feeds import articles as article_store
from cmdaily.store.watches import hits as hit_store
from cmdaily.store.watches import watches as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cmdaily.domain.feeds.article import Article
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

CHUNK = 500
"""Articles in one transaction."""


@frozen
class Outcome:
    """What a refresh brought: what each source answered, and the watches that run hot since."""

    readings: tuple[WatchReading, ...] = ()
    alerts: tuple[Alert, ...] = ()


def refresh(workspace: Workspace, *, force: bool = False) -> Outcome:
    """Ask all watches of all their sources that are due; a source that fails stops no other."""
    if not workspace.shared.exists:
        return Outcome()
    asked = [(watch, parse(watch.query)) for watch in store.watches(workspace.shared.reader())]
    if not asked:
        return Outcome()
    wanted = {watch.id: sources_of(workspace, watch) for watch, _ in asked}
    by_feeds = [(watch, query) for watch, query in asked if FEEDS in wanted[watch.id]]
    readings = [_held_against_articles(workspace, by_feeds)] if by_feeds else []
    readers = []
    for account in accounts.known(workspace):
        own = [(watch, query) for watch, query in asked if account.name in wanted[watch.id]]
        if own and (not workspace.in_team or secrets.available(workspace, account)):
            searcher = PaidSearcher if registry.about(account.platform).prices.count else Searcher
            readers.append(searcher(workspace, account, own, force=force))
    if readers:
        WorkerPool().run([reader.work for reader in readers])
    readings += [reader.reading for reader in readers]
    return Outcome(tuple(readings), tuple(_alerts(workspace)))


def _alerts(workspace: Workspace) -> Iterable[Alert]:
    """The watches that run hot since now; a wave that is over is noted, and its next one is said again."""
    now = workspace.moment().astimezone(UTC)
    for watch in store.watches(workspace.shared.reader()):
        if not watch.alert:
            continue
        with workspace.shared.transaction() as connection:
            hours = hit_store.hours(connection, watch.id, hour_of(now - timedelta(days=BACK)))
            felt = heat(hours, watch.added_at or now, now)
            if felt.hot and watch.wave_since is None:
                alert = Alert(watch.id, now, felt.count, felt.usual)
                if store.begin_wave(connection, alert):
                    yield alert
            elif watch.wave_since is not None and not felt.goes_on:
                store.end_wave(connection, watch.id)


def _held_against_articles(workspace: Workspace, asked: Sequence[tuple[Watch, Query]]) -> WatchReading:
    """Hold watches against the articles that came in since they were last held against any."""
    new = 0
    while True:
        with workspace.shared.transaction() as connection:
            there = {watch.id: watch for watch in store.watches(connection)}
            left = [(there[watch.id], query) for watch, query in asked if watch.id in there]
            first = min((watch.article for watch, _ in left), default=0)
            latest = store.latest_article(connection)
            if not left or first >= latest:
                for watch, _ in left:
                    store.note_read(connection, watch.id, workspace.moment(), watch.article)
                return WatchReading(FEEDS, new)
            last = min(latest, first + CHUNK)
            new += _articles(workspace, connection, left, article_store.numbered(connection, first + 1, last))
            for watch, _ in left:
                store.note_read(connection, watch.id, workspace.moment(), last)


def _articles(
    workspace: Workspace,
    connection: Connection,
    asked: Sequence[tuple[Watch, Query]],
    articles: Sequence[Article],
) -> int:
    new = 0
    arrivals = Arrivals(workspace, connection)
    links: dict[str, tuple[str, ...]] = {}
    if articles and any(query.links for _, query in asked):
        links = article_store.links(connection, articles[0].number, articles[-1].number)
    for article in articles:
        text = Text(f"{article.title}\n{article.text}", article.author, links.get(article.id, ()))
        for watch, query in asked:
            if article.number > watch.article and matches(query, text) and not is_of(query, article.url):
                new += arrivals.take(watch, FEEDS, FEEDS, _as_sighting(article))
    return new


def _as_sighting(article: Article) -> Sighting:
    return Sighting(
        key=article.url or f"article:{article.id}",
        remote_id=article.id,
        author=article.author,
        text="\n\n".join(part for part in (article.title, article.text) if part),
        url=article.url,
        at=article.at,
    )
