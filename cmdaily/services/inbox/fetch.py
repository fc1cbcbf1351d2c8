"""Inbox fetching: what others said to the accounts comes into the store, each message once.

A page of messages and the place up to which it reaches are committed together. A process that dies between two pages
reads the later one again, and what is known already is not entered twice.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

from cmdaily.domain.accounts.network import Can, dollars
from cmdaily.domain.accounts.outcome import Reason, Refused
from cmdaily.domain.inbox.inbox import FetchResult
from cmdaily.domain.inbox.incoming import Received, without_own_handle
from cmdaily.domain.inbox.message import DONE, OPEN, OTHER, Message
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.delivery import DeliveryError
from cmdaily.domain.record import replace
from cmdaily.errors import CmdailyError, UsageError
from cmdaily.platforms.contract import Listens
from cmdaily.platforms.http.messages import as_told, bounded, unreadable
from cmdaily.services.accounts import accounts, secrets
from cmdaily.services.accounts.adapter_calls import call_adapter_safely
from cmdaily.services.accounts.read_words import about_reading
from cmdaily.services.accounts.reading_price import reading_price
from cmdaily.services.inbox import elsewhere
from cmdaily.services.inbox.heard import abilities, accounts_with_inbox
from cmdaily.services.inbox.response_times import ResponseTimes, reckon_again
from cmdaily.services.people.forgotten import ForgottenPeople
from cmdaily.services.publishing.budget import spend_limit
from cmdaily.services.publishing.reply_links import answer_to, replies_of
from cmdaily.services.runtime.worker_pool import WorkerPool
from cmdaily.store import accounts as account_store
from cmdaily.store.inbox import messages as store
from cmdaily.store.inbox import walk as walk_store
from cmdaily.store.publishing import attempts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from cmdaily.domain.accounts.account import KnownAccount
    from cmdaily.domain.accounts.secret import Secret
    from cmdaily.domain.inbox.incoming import Incoming
    from cmdaily.platforms.contract import Platform, RequestOptions
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

FIRST_LOOK = timedelta(days=7)
"""So far back an account is read the first time."""
MOST_PAGES = 20
"""Pages of one account in one command; the next one goes on from there."""
LONGEST = timedelta(minutes=1)
"""After this no further page is begun: a slow network must not keep the scheduler from its posts."""
MOST_MESSAGES = 2000
MOST_BYTES = 4 * 1024 * 1024
"""No more new messages, and bytes of them, come into the store in one command. Once half of that is in, no further
page is begun. A page that goes beyond it is read again by the next command, which leaves out what is known."""
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
"""An earlier date of a message is none."""
RATE_PAUSE = timedelta(minutes=15)
"""How long an account is left alone when its network asks for patience and does not say until when."""


SETTINGS = "settings"
"""The reason of a trouble that the settings are."""

REMEDIES = {
    "platform.right_remedy": "inbox.right_remedy",
    "platform.balance_remedy": "inbox.balance_remedy",
    "platform.rate_remedy": "inbox.rate_remedy",
    "platform.cap_remedy": "inbox.cap_remedy",
    "platform.unreachable_remedy": "inbox.unreachable_remedy",
    "platform.refused_remedy": None,
    "platform.content_remedy": None,
}
"""What helps a send does not always help a read."""


def refresh(workspace: Workspace, names: Sequence[str] = ()) -> tuple[FetchResult, ...]:
    """Read these accounts, all that can be without names, at the same time. One that fails stops no other.

    UsageError for a name that is no account, or one of a network without an inbox.
    """
    for name in names:
        account = accounts.find(workspace, name)
        if Can.INBOX not in abilities(account.platform):
            raise UsageError("inbox.deaf", account=name, platform=account.platform)
    response = ResponseTimes(workspace)
    heard = [
        account
        for account in accounts_with_inbox(workspace, response)
        if (account.name in names if names else _readable(workspace, account))
    ]
    readers = [_AccountReader(workspace, response, account) for account in heard]
    if readers:
        WorkerPool().run([reader.work for reader in readers])
        reckon_again(workspace, response)
    return (*(reader.read for reader in readers), *_unknown_accounts(workspace, response))


def not_read(refused: Refused) -> LocalisedMessage:
    """What is said of a read that failed: nothing of texts and sending."""
    remedy = REMEDIES.get(refused.remedy or "", refused.remedy)
    key = "inbox.not_read" if refused.key == "platform.content" else about_reading(refused.key)
    return LocalisedMessage(key, refused.values, remedy)


def _readable(workspace: Workspace, account: KnownAccount) -> bool:
    """In a team an account is read by those who have its secret."""
    return not workspace.in_team or secrets.available(workspace, account)


def _unknown_accounts(workspace: Workspace, response: ResponseTimes) -> list[FetchResult]:
    """The names in the settings that are no account's: a slip of the pen would silence an account for ever."""
    wanted = response.settings.accounts or ()
    names = [account.name for account in accounts.known(workspace)]
    trouble = DeliveryError(
        SETTINGS, LocalisedMessage("inbox.unknown_account", (("known", ", ".join(names) or "-"),))
    )
    return [FetchResult(name, trouble=trouble) for name in wanted if name not in names]


class _AccountReader:
    """One account, read by a thread of its own; the main thread writes what it brings."""

    def __init__(self, workspace: Workspace, response: ResponseTimes, account: KnownAccount) -> None:
        self.workspace = workspace
        self.account = account
        self.read = FetchResult(account.name)
        self._response = response
        self._limit = spend_limit(workspace)
        self._price = reading_price(account, of_others=True)
        self._room = _Room()

    def work(self, pool: WorkerPool) -> None:
        """Page after page, until there is no more or something is in the way."""
        began = self.workspace.moment()
        for _ in range(MOST_PAGES):
            if self.workspace.moment() - began > LONGEST or self._room.half_full:
                break
            before = pool.ask(self._begin)
            if before is None:
                return
            received = _heard(self.workspace, self.account, before.cursor)
            if isinstance(received, Refused):
                pool.ask(partial(self._fail, before, received))
                return
            if not pool.ask(partial(self._keep, before, received)):
                return
        self.read = replace(self.read, more=True)

    # What follows is done by the main thread, each in one transaction.

    def _begin(self) -> store.ReadPosition | None:
        """The place to read on from; None where the account is better left alone for now."""
        reader = self.workspace.shared.reader()
        place = store.place(reader, self.account.name)
        if place.retry_at is not None and place.retry_at > self.workspace.moment():
            again = place.retry_at.astimezone(self.workspace.zone).strftime("%H:%M")
            self._trouble(DeliveryError(Reason.RATE, LocalisedMessage("inbox.patience", (("time", again),))))
            return None
        spent = attempts.spent(reader, self.workspace.today) if self._price else 0
        if self._price and self._limit is not None and spent + self._price > self._limit:
            values = (("spent", dollars(spent)), ("limit", dollars(self._limit)))
            self._trouble(
                DeliveryError(
                    "spend-limit", LocalisedMessage("inbox.spend_limit", values, "outbox.spend_limit_remedy")
                )
            )
            return None
        return place

    def _keep(self, before: store.ReadPosition, received: Received) -> bool:
        """Commit a page. False when there is nothing more to read, or somebody else reads this account."""
        name, moment = self.account.name, self.workspace.moment()
        handle = self.account.account.handle
        messages = [without_own_handle(_sound(each, moment), handle) for each in received.messages]
        with self.workspace.shared.transaction() as connection:
            if store.place(connection, name).cursor != before.cursor:
                return False
            new, whole = self._enter(connection, messages)
            after = store.ReadPosition(received.cursor if whole else before.cursor, moment)
            store.keep_place(connection, name, before, after)
            if received.items and self._price:
                store.spend(connection, name, self.workspace.today, received.items * self._price)
            account_store.keep_rates(connection, name, "read", received.rate, moment.isoformat())
            aside = elsewhere.note(connection, self.account, received.answers, self.workspace.timestamp)
        self.workspace.happened += [("received", ref) for ref in new]
        incomplete = self.read.incomplete or received.incomplete
        self.read = replace(
            self.read,
            new=self.read.new + len(new),
            incomplete=incomplete,
            more=not whole,
            elsewhere=(*self.read.elsewhere, *aside),
        )
        return received.more and whole

    def _enter(self, connection: Connection, messages: Sequence[Incoming]) -> tuple[list[str], bool]:
        """The references of those that were not known, and whether there was room for all."""
        replies = replies_of(connection, self.account, messages)
        number = store.next_number(connection)
        blocked = walk_store.blocked(connection)
        forgotten = ForgottenPeople(connection)
        new: list[str] = []
        for incoming in sorted(messages, key=lambda each: each.received_at):
            if self._room.full:
                return new, False
            if forgotten.said(self.account.platform, incoming.author, incoming.received_at):
                continue
            message = self._reckoned(number, incoming)
            unwanted = (self.account.platform, incoming.author.lower()) in blocked
            if store.add(connection, self.workspace.new_id(), message, self.workspace.timestamp):
                self._room.take(message.incoming)
                number += 1
                if unwanted:
                    store.settle(connection, message.number, DONE, self.workspace.timestamp)
                    continue
                new.append(message.ref)
                answer = answer_to(incoming, replies)
                if answer is not None:
                    target = (incoming.remote_id, incoming.url)
                    store.answered(connection, message.account, target, answer.id, answer.last_attempt_at)
        return new, True

    def _reckoned(self, number: int, incoming: Incoming) -> Message:
        """A message as it waits; where nothing can be reckoned of its text or its date, as one that may wait."""
        message = Message(number, self.account.name, self.account.platform, incoming, OTHER, None, OPEN)
        try:
            return self._response.reckoned(message)
        except CmdailyError:
            raise
        except Exception:
            return message

    def _fail(self, before: store.ReadPosition, refused: Refused) -> None:
        self._trouble(DeliveryError(refused.reason, not_read(refused)))
        if refused.reason in (Reason.RATE, Reason.CAP):
            moment = self.workspace.moment()
            again = refused.retry_at or moment + RATE_PAUSE
            with self.workspace.shared.transaction() as connection:
                place = replace(before, retry_at=again)
                store.keep_place(connection, self.account.name, before, place)

    def _trouble(self, error: DeliveryError) -> None:
        self.read = replace(self.read, trouble=error)


class _Room:
    """How much more may come into the store in one command."""

    def __init__(self) -> None:
        self._messages, self._bytes = MOST_MESSAGES, MOST_BYTES

    def take(self, message: Incoming) -> None:
        """A message came in."""
        self._messages -= 1
        self._bytes -= sum(
            len(text.encode("utf-8", "replace")) for text in (message.text, message.author, message.name)
        )

    @property
    def full(self) -> bool:
        """Whether no further message may come in."""
        return self._messages <= 0 or self._bytes <= 0

    @property
    def half_full(self) -> bool:
        """Whether no further page may be begun."""
        return self._messages * 2 <= MOST_MESSAGES or self._bytes * 2 <= MOST_BYTES


def _sound(incoming: Any, now: datetime) -> Incoming:
    """A message as the store takes it, whatever a plug-in or a wrong clock makes of it."""
    try:
        message = bounded(incoming)
    except Exception:
        message = unreadable(as_told(incoming), now)
    return replace(message, received_at=max(EARLIEST, min(message.received_at, now.astimezone(UTC))))


def _heard(workspace: Workspace, account: KnownAccount, cursor: str) -> Received | Refused:
    """One page from the network; whatever goes wrong is a refusal."""

    def ask(platform: Platform, secret: Secret, options: RequestOptions) -> Received | Refused:
        if not isinstance(platform, Listens):
            values = (("account", account.name), ("platform", account.platform))
            return Refused(Reason.RIGHT, "inbox.deaf", values)
        since = workspace.now - FIRST_LOOK
        return _answer(platform.receive(account.account, secret, cursor, since, options))

    return call_adapter_safely(workspace, account.account, ask, lambda refused: refused)


def _answer(received: object) -> Received | Refused:
    """What an adapter gave. TypeError: it keeps no contract."""
    if isinstance(received, Refused):
        return received
    if (
        isinstance(received, Received)
        and isinstance(received.cursor, str)
        and isinstance(received.items, int)
    ):
        return replace(received, messages=tuple(received.messages))
    raise TypeError(f"receive gave {type(received).__name__}")
