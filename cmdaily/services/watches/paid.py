"""Paid searches: counted first, for one small price; read only as far as the day's limit pays for the whole answer."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from cmdaily.domain.accounts.outcome import Reason, Refused
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.record import replace
from cmdaily.domain.watches.alert import hour_of
from cmdaily.domain.watches.watch import Counted, Searched
from cmdaily.platforms.contract import CountsFirst
from cmdaily.services.accounts.adapter_calls import call_adapter_safely
from cmdaily.services.watches.searcher import PAGE, Searcher, hopeless, money
from cmdaily.store.watches import watches as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import Any

    from cmdaily.domain.accounts.secret import Secret
    from cmdaily.domain.watches.query import Query
    from cmdaily.domain.watches.watch import Watch
    from cmdaily.platforms.contract import Platform, RequestOptions
    from cmdaily.services.runtime.worker_pool import WorkerPool

PAUSE = timedelta(minutes=60)
FIRST_LOOK = timedelta(days=1)
LATE = timedelta(minutes=2)
"""A post shows up in a search no later than this after it was made."""
LEAST = 10
"""Posts in one answer, at the least: X takes no smaller number."""


class PaidSearcher(Searcher):
    """One account of a network that counts first (`CountsFirst`). Nothing is paid for twice."""

    first_look, overlap = FIRST_LOOK, LATE

    @property
    def pause(self) -> timedelta:
        """Every question costs money."""
        return max(super().pause, PAUSE - timedelta(minutes=1))

    @property
    def each(self) -> int:
        """What one post costs at most: itself, and its author."""
        return self.prices.read_post + self.prices.read_user

    def work(self, pool: WorkerPool) -> None:
        """Watch after watch: count, and read what can be paid."""
        for watch, query in self.asked:
            since = pool.ask(partial(self.begin, watch, self.prices.count))
            if since is None:
                continue
            counted = self._call(query, since.replace(minute=0, second=0, microsecond=0))
            if isinstance(counted, Refused):
                pool.ask(partial(self._refused, watch, counted, self.prices.count))
                if hopeless(counted):
                    return
                continue
            most = pool.ask(partial(self._affordable, watch, query, counted, since))
            if not most:
                continue
            found = self._call(query, since, most)
            if isinstance(found, Refused):
                pool.ask(partial(self._refused, watch, found, most * self.each))
                if hopeless(found):
                    return
                continue
            pool.ask(partial(self._read, watch, query, found, counted, most))

    def _call(self, query: Query, since: datetime, most: int = 0) -> Any:
        """A count, or with `most` a reading; or why there is none."""
        wanted: Any = Searched if most else Counted

        def ask(platform: Platform, secret: Secret, options: RequestOptions) -> Any:
            if not isinstance(platform, CountsFirst):
                return self.unable()
            account = self.account.account
            answer: Any = (
                platform.read_counted(account, secret, query, since, most, options)
                if most
                else platform.count(account, secret, query, since, options)
            )
            if not isinstance(answer, wanted | Refused):
                raise TypeError(f"a count or a reading gave {type(answer).__name__}")
            return answer

        same: Callable[[Refused], Any] = lambda refused: refused  # noqa: E731
        return call_adapter_safely(self.workspace, self.account.account, ask, same)

    # What follows is done by the main thread.

    def _affordable(self, watch: Watch, query: Query, counted: Counted, since: datetime) -> int:
        """Keep the counts, and how many posts may be read, whose price is then taken; 0 for none."""
        self.purse.give_back(self.prices.count - counted.price)
        self.reading = replace(self.reading, price=self.reading.price + counted.price)
        amount = sum(number for hour, number in counted.hours if hour >= hour_of(since))
        if not amount:
            self.keep(watch, query, Searched((), rate=counted.rate), counted)
            return 0
        # the price of the whole answer is taken: posts may have come since they were counted
        most = min(max(LEAST, min(amount, PAGE)), self.purse.left() // self.each)
        if most < LEAST or not self.purse.take(most * self.each):
            self._counted_only(watch, counted, amount)
            return 0
        if amount > most:
            self._say("watch.read_some", n=amount, most=most)
        return most

    def _counted_only(self, watch: Watch, counted: Counted, amount: int) -> None:
        """The counts stand; what they counted is read when there is money for it."""
        moment, name = self.workspace.moment(), self.account.name
        with self.workspace.shared.transaction() as connection:
            if not store.is_there(connection, watch.id):
                return
            self.keep_counts(connection, watch, counted)
            read_at, _ = self.place(connection, watch)
            store.note_source(connection, watch.id, name, read_at, moment + PAUSE - timedelta(minutes=1))
            store.note_read(connection, watch.id, moment, 0)
        price = max(LEAST, min(amount, PAGE)) * self.each
        prices = money((("price", price), ("left", self.purse.left())))
        self._say("watch.counted_only", n=amount, **dict(prices))

    def _read(self, watch: Watch, query: Query, found: Searched, counted: Counted, most: int) -> None:
        """Keep what was read, and give back what it did not cost."""
        price = found.price if found.price is not None else found.items * self.each
        self.keep(watch, query, replace(found, price=price), counted)
        self.purse.give_back(most * self.each - price)

    def _refused(self, watch: Watch, refused: Refused, taken: int) -> None:
        """A refusal costs nothing; an answer that was lost on the way may have been paid for."""
        if refused.reason != Reason.UNREACHABLE:
            self.purse.give_back(taken)
        self.fail(watch, refused)

    def _say(self, key: str, **values: object) -> None:
        note = LocalisedMessage(key, (("source", self.account.name), *values.items()))
        self.reading = replace(self.reading, notes=(*self.reading.notes, note))
