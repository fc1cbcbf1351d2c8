"""Searches of one account for all its watches, in a thread of its own; the main thread writes what they bring."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

from cmdaily.domain.accounts.outcome import Reason, Refused
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.record import replace
from cmdaily.domain.watches.query import Query, Text, matches
from cmdaily.domain.watches.watch import Searched, Sighting, Watch, WatchReading
from cmdaily.platforms import registry
from cmdaily.platforms.contract import Searches
from cmdaily.services.accounts.adapter_calls import call_adapter_safely
from cmdaily.services.accounts.read_words import about_reading
from cmdaily.services.inbox.fetch import REMEDIES
from cmdaily.services.watches.arrivals import Arrivals
from cmdaily.services.watches.purse import Purse
from cmdaily.store import accounts as account_store
from cmdaily.store.watches import hits as hit_store
from cmdaily.store.watches import watches as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.accounts.account import KnownAccount
    from cmdaily.domain.accounts.secret import Secret
    from cmdaily.domain.watches.query import Term
    from cmdaily.domain.watches.watch import Counted
    from cmdaily.platforms.contract import Platform, RequestOptions
    from cmdaily.services.runtime.worker_pool import WorkerPool
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
MOST_HITS = 500
"""Mentions of one answer that are kept."""
PAGE = 100
"""Things that one answer shows at most: their price is taken before it is asked for."""
SPARED = 0.8
"""The part of a day's searches that the scheduler uses; the rest is for who asks by hand."""
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)


class Searcher:
    """One account and the watches that are asked of it. A watch is first asked back to `first_look` before it was
    added, then to `overlap` before the last answer."""

    first_look, overlap = FIRST_LOOK, OVERLAP

    def __init__(
        self,
        workspace: Workspace,
        account: KnownAccount,
        asked: Sequence[tuple[Watch, Query]],
        *,
        force: bool,
    ) -> None:
        self.workspace, self.account, self.asked = workspace, account, asked
        self.reading = WatchReading(account.name)
        self.prices = registry.about(account.platform).prices
        self.purse = Purse(workspace, account.name)
        self._force = force

    @property
    def pause(self) -> timedelta:
        """How long a source is left alone after it was asked: longer where a day has only so many searches."""
        day = registry.about(self.account.platform).searches * SPARED
        branches = sum(len(query.any_of) for _, query in self.asked)
        # a minute less, for the scheduler that comes a little early
        return timedelta(minutes=max(MINUTES, 24 * 60 * branches / day if day else 0) - 1)

    def work(self, pool: WorkerPool) -> None:
        """Watch after watch, branch after branch, until something is in the way."""
        began = self.workspace.moment()
        for watch, query in self.asked:
            if self.workspace.moment() - began > LONGEST:
                return
            since = pool.ask(partial(self.begin, watch, self.prices.read * PAGE * len(query.any_of)))
            if since is None:
                continue
            found: list[Sighting] = []
            items = 0
            for branch in query.any_of:
                answer = self._ask(branch, since)
                if isinstance(answer, Refused):
                    pool.ask(partial(self.fail, watch, answer))
                    if hopeless(answer):
                        return
                    break
                found += answer.sightings
                items += answer.items
            else:
                searched = Searched(tuple(found), items, price=self.prices.read * items)
                pool.ask(partial(self.keep, watch, query, searched))
            unused = self.prices.read * (PAGE * len(query.any_of) - items)
            pool.ask(partial(self.purse.give_back, unused))

    def _ask(self, branch: Sequence[Term], since: datetime) -> Searched | Refused:
        def ask(platform: Platform, secret: Secret, options: RequestOptions) -> Searched | Refused:
            if not isinstance(platform, Searches):
                return self.unable()
            answer = platform.search(self.account.account, secret, branch, since, options)
            if not isinstance(answer, Searched | Refused):
                raise TypeError(f"search gave {type(answer).__name__}")
            return answer

        return call_adapter_safely(self.workspace, self.account.account, ask, lambda refused: refused)

    def unable(self) -> Refused:
        """What is said of a plug-in that cannot search, whatever its network says."""
        values = (("account", self.account.name), ("platform", self.account.platform))
        return Refused(Reason.RIGHT, "watch.no_search", values)

    # What follows is done by the main thread.

    def begin(self, watch: Watch, price: int) -> datetime | None:
        """Since when to ask, once the price is taken; None where this source is better left alone for now."""
        moment = self.workspace.moment()
        read_at, retry_at = self.place(self.workspace.shared.reader(), watch)
        if retry_at is not None and retry_at > moment:
            return None
        if not self._force and read_at is not None and moment - read_at < self.pause:
            return None
        if price and not self.purse.take(price):
            values = (("spent", self.purse.spent()), ("limit", self.purse.limit))
            self._note(LocalisedMessage("inbox.spend_limit", money(values), "outbox.spend_limit_remedy"))
            return None
        return self.since(watch, read_at)

    def since(self, watch: Watch, read_at: datetime | None) -> datetime:
        """Since when to ask a source that was read then."""
        if read_at is not None:
            return read_at - self.overlap
        return (watch.added_at or self.workspace.moment()) - self.first_look

    def place(self, connection: Connection, watch: Watch) -> tuple[datetime | None, datetime | None]:
        """When this source answered about a watch last, and from when on it may be asked again."""
        known = store.sources(connection).get((watch.id, self.account.name), (None, None, None))
        return known[:2]

    def keep_counts(self, connection: Connection, watch: Watch, counted: Counted) -> None:
        """What the network itself counted."""
        for hour, amount in counted.hours:
            hit_store.set_count(connection, watch.id, hour, self.account.platform, amount)

    def keep(self, watch: Watch, query: Query, searched: Searched, counted: Counted | None = None) -> None:
        """Keep what was found, and how far the source was read, in one transaction. `counted` is how much there was
        by a count of the network's own."""
        workspace, name = self.workspace, self.account.name
        moment = workspace.moment()
        sound = [_sound(each, moment) for each in searched.sightings[:MOST_HITS]]
        good = [each for each in sound if matches(query, Text(each.text, each.author, each.links))]
        new, refs = 0, []
        with workspace.shared.transaction() as connection:
            if not store.is_there(connection, watch.id):
                return
            arrivals = Arrivals(workspace, connection)
            for each in sorted(good, key=lambda sighting: sighting.at):
                if arrivals.take(watch, self.account.platform, name, each, counted=counted is not None):
                    new += 1
                    if watch.inbox:
                        refs += arrivals.into_inbox(self.account, each)
            if counted is not None:
                self.keep_counts(connection, watch, counted)
            store.note_source(connection, watch.id, name, moment)
            store.note_read(connection, watch.id, moment, 0)
            account_store.keep_rates(connection, name, "read", searched.rate, moment.isoformat())
        workspace.happened += [("received", ref) for ref in refs]
        self.reading = replace(
            self.reading,
            new=self.reading.new + new,
            price=self.reading.price + (searched.price or 0),
            refs=(*self.reading.refs, *refs),
        )

    def fail(self, watch: Watch, refused: Refused) -> None:
        """Note that a source could not be asked, and when it may be again."""
        moment = self.workspace.moment()
        again = (
            refused.retry_at or moment + RATE_PAUSE if refused.reason in (Reason.RATE, Reason.CAP) else None
        )
        remedy = REMEDIES.get(refused.remedy or "", refused.remedy)
        error = LocalisedMessage(about_reading(refused.key), refused.values, remedy)
        with self.workspace.shared.transaction() as connection:
            if store.is_there(connection, watch.id):
                read_at, _ = self.place(connection, watch)
                store.note_source(connection, watch.id, self.account.name, read_at, again, error)
        self._note(error)

    def _note(self, error: LocalisedMessage) -> None:
        self.reading = replace(self.reading, error=error)


def hopeless(refused: Refused) -> bool:
    """Whether no further question to this account would be answered now."""
    return refused.reason in (Reason.RATE, Reason.CAP, Reason.SIGN_IN, Reason.UNREACHABLE)


def money(values: Sequence[tuple[str, int]]) -> tuple[tuple[str, str], ...]:
    """Amounts as they are shown."""
    from cmdaily.domain.accounts.network import dollars

    return tuple((name, dollars(amount)) for name, amount in values)


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
