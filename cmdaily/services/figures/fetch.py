"""Fetching figures: what the networks count of the accounts and of their latest posts comes into the store, once a day.

What a network does not give is a gap. A network that takes money for it is asked only for accounts that the settings
name (`figures: {accounts: […]}`), or that a person names, and within the day's spending limit.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from cmdaily.domain.accounts.network import Can, dollars
from cmdaily.domain.accounts.outcome import Reason, Refused
from cmdaily.domain.figures.measured import Measured, Reading
from cmdaily.domain.figures.metric import CATALOGUE, wrong_value
from cmdaily.domain.figures.results import SAME, FetchedFigures
from cmdaily.domain.figures.series import API
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.delivery import DeliveryError
from cmdaily.domain.record import replace
from cmdaily.errors import CmdailyError, UsageError
from cmdaily.files.config.figures import KEY, FigureSettings, unpack_figures
from cmdaily.platforms import registry
from cmdaily.platforms.contract import Measures
from cmdaily.services.accounts import accounts
from cmdaily.services.accounts.adapter_calls import call_adapter_safely
from cmdaily.services.accounts.reading_price import reading_price
from cmdaily.services.figures.own import sent_posts
from cmdaily.services.figures.record import put
from cmdaily.services.inbox.fetch import not_read
from cmdaily.services.publishing.budget import spend_limit
from cmdaily.services.runtime.worker_pool import WorkerPool
from cmdaily.store import accounts as account_store
from cmdaily.store.figures import SeriesKey
from cmdaily.store.inbox import messages as inbox_store
from cmdaily.store.publishing import attempts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.accounts.account import KnownAccount
    from cmdaily.domain.accounts.secret import Secret
    from cmdaily.platforms.contract import Platform, RequestOptions
    from cmdaily.services.workspace import Workspace

MOST_POSTS = 100
"""Posts of an account that one reading asks about, the latest ones."""


def settings_of(workspace: Workspace) -> FigureSettings:
    """What the settings say of figures by API."""
    return unpack_figures(workspace.config.section(KEY))


def accounts_with_figures(workspace: Workspace) -> list[KnownAccount]:
    """The accounts that are read by themselves: all whose network counts something and takes no money for it, and those
    that the settings name."""
    wanted = settings_of(workspace).accounts
    found = []
    for account in accounts.known(workspace):
        if _has_figures(account):
            free = not reading_price(account)
            if account.name in wanted if wanted is not None else free:
                found.append(account)
    return found


def foretold_price(workspace: Workspace, account: KnownAccount) -> int:
    """What reading an account may cost at most, in millionths of a US dollar; 0 is free."""
    price = reading_price(account)
    return price * (1 + len(_posts(workspace, account))) if price else 0


def named(workspace: Workspace, name: str) -> KnownAccount:
    """An account by its name. UsageError for one whose network gives no figures."""
    account = accounts.find(workspace, name)
    if not _has_figures(account):
        raise UsageError("metric.no_figures", account=name, platform=account.platform)
    return account


def fetch(workspace: Workspace, chosen: Sequence[KnownAccount]) -> tuple[FetchedFigures, ...]:
    """Read these accounts at the same time. One that fails stops no other, and its day is a gap."""
    readers = [_FigureFetcher(workspace, account) for account in chosen]
    if readers:
        WorkerPool().run([reader.work for reader in readers])
    return tuple(reader.fetched for reader in readers)


def _has_figures(account: KnownAccount) -> bool:
    """Whether its network counts something, and lets this account read it."""
    if account.rights is not None and Can.FIGURES not in account.rights:
        return False
    try:
        return Can.FIGURES in registry.about(account.platform).can
    except CmdailyError:
        return False


def _posts(workspace: Workspace, account: KnownAccount) -> tuple[str, ...]:
    """The remote ids of the account's posts of the last weeks, the latest first."""
    since = workspace.today - timedelta(days=settings_of(workspace).post_days)
    sent = sent_posts(workspace, since, workspace.today, account.name)
    own = [post.remote_id for post in reversed(sent) if post.remote_id and post.kind != "share"]
    return tuple(dict.fromkeys(own))[:MOST_POSTS]


class _FigureFetcher:
    """One account, read by a thread of its own; the main thread writes what it brings."""

    def __init__(self, workspace: Workspace, account: KnownAccount) -> None:
        self.workspace = workspace
        self.account = account
        self.fetched = FetchedFigures(account.name)
        self._price = reading_price(account)
        self._limit = spend_limit(workspace)

    def work(self, pool: WorkerPool) -> None:
        """Ask, and keep what came."""
        posts = pool.ask(self._begin)
        if posts is None:
            return
        measured = _measured(self.workspace, self.account, posts)
        if isinstance(measured, Refused):
            self._fail(DeliveryError(measured.reason, not_read(measured)))
        else:
            pool.ask(partial(self._keep, measured, frozenset(posts)))

    def _begin(self) -> tuple[str, ...] | None:
        """The posts to ask about; None where that would go beyond the day's limit."""
        posts = _posts(self.workspace, self.account)
        cost = self._price * (1 + len(posts))
        spent = attempts.spent(self.workspace.shared.reader(), self.workspace.today) if cost else 0
        if cost and self._limit is not None and spent + cost > self._limit:
            values = (("spent", dollars(spent)), ("limit", dollars(self._limit)))
            remedy = "outbox.spend_limit_remedy"
            self._fail(DeliveryError("spend-limit", LocalisedMessage("inbox.spend_limit", values, remedy)))
            return None
        return posts

    def _keep(self, measured: Measured, posts: frozenset[str]) -> None:
        workspace, name = self.workspace, self.account.name
        moment = workspace.timestamp
        new = 0
        good = [reading for reading in measured.readings if _makes_sense(workspace, reading, posts)]
        with workspace.shared.transaction() as connection:
            for reading in good:
                key = SeriesKey(reading.metric, name, reading.post)
                row = (reading.day or workspace.today, reading.value, API, moment)
                new += put(workspace, connection, key, row)[1] != SAME
            if self._price and measured.items:
                inbox_store.spend(connection, name, workspace.today, measured.items * self._price)
            account_store.keep_rates(connection, name, "read", measured.rate, moment)
        price = self._price * measured.items
        self.fetched = replace(self.fetched, read=len(good), new=new, price=price)

    def _fail(self, error: DeliveryError) -> None:
        self.fetched = replace(self.fetched, error=error)


def _makes_sense(workspace: Workspace, reading: Reading, posts: frozenset[str]) -> bool:
    """Whether the store takes a figure, whatever a plug-in makes of it."""
    metric = CATALOGUE.get(reading.metric)
    return (
        metric is not None
        and not metric.own
        and isinstance(reading.value, int | float)
        and not wrong_value(metric, reading.value)
        and (reading.post == "" or reading.post in posts)
        and (reading.day is None or reading.day <= workspace.today)
    )


def _measured(workspace: Workspace, account: KnownAccount, posts: Sequence[str]) -> Measured | Refused:
    """The figures from the network; whatever goes wrong is a refusal."""

    def ask(platform: Platform, secret: Secret, options: RequestOptions) -> Measured | Refused:
        if not isinstance(platform, Measures):
            values = (("account", account.name), ("platform", account.platform))
            return Refused(Reason.RIGHT, "metric.no_figures", values)
        measured = platform.measure(account.account, secret, posts, options)
        if not isinstance(measured, Measured | Refused):
            raise TypeError(f"measure gave {type(measured).__name__}")
        return measured

    return call_adapter_safely(workspace, account.account, ask, lambda refused: refused)
