"""Watch refresh: queries held against new articles, and asked of the networks; what is found is kept once.

What a source brought, and how far it was read, are committed together: a process that dies loses what it had not
committed, and the next one asks again.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

from cmdaily.domain.accounts.outcome import Reason, Refused
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.record import frozen, replace
from cmdaily.domain.watches.alert import BACK, heat, hour_of
from cmdaily.domain.watches.query import Query, Text, is_of, matches, parse
from cmdaily.domain.watches.watch import FEEDS, Alert, Searched, Sighting, Watch, WatchReading
from cmdaily.platforms import registry
from cmdaily.platforms.contract import Searches
from cmdaily.services.accounts import accounts, secrets
from cmdaily.services.accounts.adapter_calls import call_adapter_safely
from cmdaily.services.inbox.fetch import REMEDIES
from cmdaily.services.publishing.budget import spend_limit
from cmdaily.services.runtime.worker_pool import WorkerPool
from cmdaily.services.watches.arrivals import Arrivals
from cmdaily.services.watches.watches import sources_of
from cmdaily.store import accounts as account_store
from cmdaily.store.feeds import articles as article_store
from cmdaily.store.inbox import messages as inbox_store
from cmdaily.store.publishing import attempts
from cmdaily.store.watches import hits as hit_store
from cmdaily.store.watches import watches as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cmdaily.domain.accounts.account import KnownAccount
    from cmdaily.domain.accounts.secret import Secret
    from cmdaily.domain.feeds.article import Article
    from cmdaily.platforms.contract import Platform, RequestOptions
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

MINUTES = 15
"""A source is asked about a watch no more often than this, unless a person wants it."""
FIRST_LOOK = timedelta(days=7)
OVERLAP = timedelta(hours=2)
"""Networks show some posts late."""
RATE_PAUSE = timedelta(minutes=15)
LONGEST = timedelta(minutes=1)
"""After this no further question is put to an account; the next turn goes on."""
CHUNK = 500
"""Articles in one transaction."""
MOST_HITS = 500
"""Mentions of one answer that are kept."""
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)


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
            readers.append(_Searcher(workspace, account, own, force=force))
    if readers:
        WorkerPool().run([reader.work for reader in readers])
    readings += [reader.reading for reader in readers]
    return Outcome(tuple(readings), tuple(_alerts(workspace)))


def due(workspace: Workspace) -> bool:
    """Whether there is anything to ask."""
    return workspace.shared.exists and bool(store.watches(workspace.shared.reader()))


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


class _Searcher:
    """One account, asked by a thread of its own about all its watches; the main thread writes what it brings."""

    def __init__(
        self,
        workspace: Workspace,
        account: KnownAccount,
        asked: Sequence[tuple[Watch, Query]],
        *,
        force: bool,
    ) -> None:
        self.workspace, self.account, self._asked = workspace, account, asked
        self.reading = WatchReading(account.name)
        self._force = force
        self._price = registry.about(account.platform).prices.read
        self._limit = spend_limit(workspace)

    def work(self, pool: WorkerPool) -> None:
        """Watch after watch, branch after branch, until something is in the way."""
        began = self.workspace.moment()
        for watch, query in self._asked:
            if self.workspace.moment() - began > LONGEST:
                return
            since = pool.ask(partial(self._begin, watch))
            if since is None:
                continue
            found: list[Sighting] = []
            items = 0
            for branch in query.any_of:
                answer = self._ask(branch, since)
                if isinstance(answer, Refused):
                    pool.ask(partial(self._fail, watch, answer))
                    if answer.reason in (Reason.RATE, Reason.CAP, Reason.SIGN_IN, Reason.UNREACHABLE):
                        return
                    break
                found += answer.sightings
                items += answer.items
            else:
                pool.ask(partial(self._keep, watch, query, Searched(tuple(found), items)))

    def _ask(self, branch: Sequence[object], since: datetime) -> Searched | Refused:
        def ask(platform: Platform, secret: Secret, options: RequestOptions) -> Searched | Refused:
            if not isinstance(platform, Searches):
                values = (("account", self.account.name), ("platform", self.account.platform))
                return Refused(Reason.RIGHT, "watch.no_search", values)
            answer = platform.search(self.account.account, secret, branch, since, options)  # type: ignore[arg-type]
            if not isinstance(answer, Searched | Refused):
                raise TypeError(f"search gave {type(answer).__name__}")
            return answer

        return call_adapter_safely(self.workspace, self.account.account, ask, lambda refused: refused)

    # What follows is done by the main thread.

    def _begin(self, watch: Watch) -> datetime | None:
        """Since when to ask; None where this source is better left alone for now."""
        moment = self.workspace.moment()
        reader = self.workspace.shared.reader()
        read_at, retry_at, _ = store.sources(reader).get((watch.id, self.account.name), (None, None, None))
        if retry_at is not None and retry_at > moment:
            return None
        if not self._force and read_at is not None and moment - read_at < timedelta(minutes=MINUTES - 1):
            return None
        if self._price and self._limit is not None:
            spent = attempts.spent(reader, self.workspace.today)
            if spent + self._price > self._limit:
                from cmdaily.domain.publishing.preflight import dollars

                values = (("spent", dollars(spent)), ("limit", dollars(self._limit)))
                self._note(LocalisedMessage("inbox.spend_limit", values, "outbox.spend_limit_remedy"))
                return None
        return (read_at - OVERLAP) if read_at is not None else (watch.added_at or moment) - FIRST_LOOK

    def _keep(self, watch: Watch, query: Query, searched: Searched) -> None:
        workspace, name = self.workspace, self.account.name
        moment = workspace.moment()
        sound = [_sound(each, moment) for each in searched.sightings[:MOST_HITS]]
        good = [each for each in sound if matches(query, Text(each.text, each.author, each.links))]
        new, refs = 0, []
        with workspace.shared.transaction() as connection:
            if watch.id not in {each.id for each in store.watches(connection)}:
                return
            arrivals = Arrivals(workspace, connection)
            for each in sorted(good, key=lambda sighting: sighting.at):
                if arrivals.take(watch, self.account.platform, name, each):
                    new += 1
                    if watch.inbox:
                        refs += arrivals.into_inbox(self.account, each)
            store.note_source(connection, watch.id, name, moment)
            store.note_read(connection, watch.id, moment, 0)
            if self._price and searched.items:
                inbox_store.spend(connection, name, workspace.today, searched.items * self._price)
            account_store.keep_rates(connection, name, "read", searched.rate, moment.isoformat())
        workspace.happened += [("received", ref) for ref in refs]
        self.reading = replace(
            self.reading,
            new=self.reading.new + new,
            price=self.reading.price + self._price * searched.items,
            refs=(*self.reading.refs, *refs),
        )

    def _fail(self, watch: Watch, refused: Refused) -> None:
        moment = self.workspace.moment()
        again = (
            refused.retry_at or moment + RATE_PAUSE if refused.reason in (Reason.RATE, Reason.CAP) else None
        )
        remedy = REMEDIES.get(refused.remedy or "", refused.remedy)
        error = LocalisedMessage(refused.key, refused.values, remedy)
        with self.workspace.shared.transaction() as connection:
            known = store.sources(connection).get((watch.id, self.account.name))
            read_at = known[0] if known is not None else None
            if watch.id in {each.id for each in store.watches(connection)}:
                store.note_source(connection, watch.id, self.account.name, read_at, again, error)
        self._note(error)

    def _note(self, error: LocalisedMessage) -> None:
        self.reading = replace(self.reading, error=error)


def _sound(sighting: Sighting, now: datetime) -> Sighting:
    """A sighting as the store takes it, whatever a wrong clock or a plug-in makes of it."""
    at = max(EARLIEST, min(sighting.at, now.astimezone(UTC)))
    return replace(
        sighting,
        key=str(sighting.key)[:1000] or str(sighting.url)[:1000],
        author=" ".join(str(sighting.author).split())[:300],
        name=" ".join(str(sighting.name).split())[:300],
        text=str(sighting.text)[:20_000],
        at=at,
    )
