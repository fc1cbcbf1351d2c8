"""Sending deliveries: claimed, frozen, handed over, and the outcome committed, each step before the next."""

from __future__ import annotations

import json
from functools import partial

from cmdaily.domain.accounts.account import opens_at
from cmdaily.domain.accounts.network import dollars
from cmdaily.domain.accounts.outcome import Reason, Unknown
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.attempt import SEND, Attempt
from cmdaily.domain.publishing.contact import person_of
from cmdaily.domain.publishing.delivery import Delivery, DeliveryError, State, Step, after_send, due, too_late
from cmdaily.domain.publishing.outgoing import Target
from cmdaily.domain.publishing.repeats import SAME_TEXT, SURELY, said_lately
from cmdaily.domain.record import frozen, replace
from cmdaily.errors import CmdailyError
from cmdaily.platforms import registry
from cmdaily.services.accounts import secrets
from cmdaily.services.publishing import handoff, receipts, reply_links
from cmdaily.services.publishing.attempt import DeliveryAttempt
from cmdaily.services.publishing.budget import spend_limit
from cmdaily.services.publishing.hosting import host_for
from cmdaily.services.routines.progress import command_after
from cmdaily.services.runtime.worker_pool import WorkerPool
from cmdaily.store import accounts as account_store
from cmdaily.store import contacts
from cmdaily.store.publishing import attempts, outbox
from cmdaily.store.team import owed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cmdaily.domain.accounts.account import KnownAccount
    from cmdaily.domain.accounts.network import Network
    from cmdaily.domain.accounts.outcome import Outcome
    from cmdaily.domain.routines.routine import Action
    from cmdaily.platforms.contract import Prepared
    from cmdaily.services.runtime.worker_pool import Work
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection


@frozen
class ClaimedDelivery:
    """A delivery that this process has claimed, with the id of the attempt."""

    delivery: Delivery
    account: KnownAccount
    attempt: str


class Sender:
    """Sends deliveries for one command.

    `owner` is this process's token. `unattended` is for cron: what is too late is not sent without asking. `ticked`
    holds what the receipts ticked, by delivery, and `touched` the ids of what the command was about.
    """

    def __init__(self, workspace: Workspace, owner: str, *, unattended: bool = False) -> None:
        self.workspace = workspace
        self.owner = owner
        self.unattended = unattended
        self.ticked: dict[str, Action] = {}
        self.touched: tuple[str, ...] = ()
        self.command = command_after(workspace)
        known = account_store.accounts(workspace.shared.reader())
        self.accounts = {account.name: account for account in known}
        self._spend_limit = spend_limit(workspace)

    def send(self, deliveries: Iterable[Delivery]) -> None:
        """Send these: accounts in parallel, the deliveries of one account in their order."""
        chains: dict[tuple[str, str], list[str]] = {}
        for delivery in self._sendable(deliveries):
            chains.setdefault((delivery.account, delivery.platform), []).append(delivery.id)
        WorkerPool().run([self._work(chain) for chain in chains.values()])

    def _sendable(self, deliveries: Iterable[Delivery]) -> list[Delivery]:
        """In a team what this home has no secret for is left to those who do: it stays queued, and nobody's."""
        wanted = list(deliveries)
        if not self.workspace.in_team:
            return wanted
        able = {
            name: known is None or secrets.available(self.workspace, known)
            for name in {delivery.account for delivery in wanted}
            for known in (self.accounts.get(name),)
        }
        with self.workspace.shared.transaction() as connection:
            for delivery in wanted:
                if not able[delivery.account]:
                    values = (("account", delivery.account),)
                    trouble = DeliveryError(
                        "", LocalisedMessage("team.no_secret", values, "team.no_secret_remedy")
                    )
                    outbox.let_go(connection, delivery.id, self.owner, trouble)
        return [delivery for delivery in wanted if able[delivery.account]]

    def _work(self, chain: Sequence[str]) -> Work:
        def work(pool: WorkerPool) -> None:
            for name in chain:
                job = pool.ask(partial(self._claim, name))
                if job is not None:
                    self._speak(pool, job)

        return work

    def _speak(self, pool: WorkerPool, job: ClaimedDelivery) -> None:
        """The account's own thread: the network, and nothing of the store."""

        def freeze(prepared: Prepared) -> bool:
            return pool.ask(lambda: self._freeze(job, prepared))

        about = _network(job.delivery.platform)
        host = host_for(about, self.accounts.values()) if about is not None else None
        delivery_attempt = DeliveryAttempt(
            self.workspace, job.delivery, job.account.account, freeze, host.account if host else None
        )
        outcome = delivery_attempt.send()
        pool.ask(lambda: self._finish(job, outcome, touched=delivery_attempt.touched))

    # What follows is done by the main thread, each in one transaction.

    def _claim(self, name: str) -> ClaimedDelivery | None:
        """Take a delivery, unless it is not ours to send, not due, or is better kept back."""
        now = self.workspace.moment()
        with self.workspace.shared.transaction() as connection:
            delivery = outbox.of_id(connection, name)
            if delivery is None or delivery.owner not in ("", self.owner) or not due(delivery, now):
                return None
            target = self._continued(connection, delivery)
            if delivery.follows is not None and target is None:
                return None
            known = self.accounts.get(delivery.account)
            kept = self._kept_back(connection, delivery, known)
            if kept is not None or known is None:
                outbox.move(connection, delivery, kept or _gone(delivery))
                return None
            return self._claimed(connection, delivery, known, target)

    def _claimed(
        self, connection: Connection, delivery: Delivery, known: KnownAccount, target: Target | None
    ) -> ClaimedDelivery | None:
        stamp = self.stamp()
        if not outbox.claim(connection, delivery.id, self.owner, stamp):
            return None
        tried = Attempt(self.workspace.new_id(), delivery.id, SEND, stamp)
        attempts.begin(connection, tried)
        if delivery.cost:
            attempts.spend(connection, delivery.id, self.workspace.today, delivery.account, delivery.cost)
        claimed = outbox.of_id(connection, delivery.id)
        if claimed is None:
            return None
        if target is not None:
            claimed = replace(claimed, outgoing=replace(claimed.outgoing, target=target))
        return ClaimedDelivery(claimed, known, tried.id)

    def _continued(self, connection: Connection, delivery: Delivery) -> Target | None:
        """The post that a part of a thread hangs on, None while it does not stand."""
        before = outbox.of_id(connection, delivery.follows) if delivery.follows is not None else None
        if before is None or before.state != State.SENT:
            return None
        return Target(before.platform, before.remote_id, before.url)

    def _kept_back(
        self, connection: Connection, delivery: Delivery, known: KnownAccount | None
    ) -> Step | None:
        """Why a delivery that is due is not sent now, as its next state; None when it is to be sent."""
        now = self.workspace.moment()
        if self.unattended and too_late(delivery, now):
            late = DeliveryError("", LocalisedMessage("outbox.too_late", remedy="outbox.too_late_remedy"))
            return Step(State.FAILED, trouble=late)
        if known is None:
            return _gone(delivery)
        opens = opens_at(account_store.rates(connection, known.name, "send"), now)
        if opens is not None:
            trouble = DeliveryError(
                Reason.RATE, LocalisedMessage("platform.rate", remedy="platform.rate_remedy")
            )
            return Step(State.QUEUED, trouble=trouble, retry_at=opens)
        outside = reply_links.answered_outside(connection, delivery)
        if outside is not None:
            return Step(State.FAILED, trouble=DeliveryError("answered", outside))
        return (
            self._repeated(connection, delivery)
            or _without_consent(connection, delivery)
            or self._unaffordable(connection, delivery)
        )

    def _repeated(self, connection: Connection, delivery: Delivery) -> Step | None:
        """What another delivery said a moment ago, in another window or by cron, is not said again."""
        now = self.workspace.moment()
        others = outbox.said_by(
            connection, delivery.account, delivery.platform, (now - SURELY).isoformat(timespec="milliseconds")
        )
        other = said_lately(delivery, others, now, SURELY)
        if other is None:
            return None
        values = (("account", delivery.account), ("other", other.id[-6:]), ("id", delivery.id[-6:]))
        said = LocalisedMessage("outbox.said_since", values, "outbox.said_since_remedy")
        return Step(State.FAILED, trouble=DeliveryError(SAME_TEXT, said))

    def _unaffordable(self, connection: Connection, delivery: Delivery) -> Step | None:
        limit = self._spend_limit
        if limit is None or not delivery.cost or any(o.rule == "spend-limit" for o in delivery.overrides):
            return None
        spent = attempts.spent(connection, self.workspace.today, but=delivery.id)
        if spent + delivery.cost <= limit:
            return None
        money = {"price": delivery.cost, "spent": spent, "limit": limit}
        values = tuple((name, dollars(amount)) for name, amount in money.items())
        trouble = DeliveryError(
            "spend-limit", LocalisedMessage("preflight.spend_limit", values, "outbox.spend_limit_remedy")
        )
        return Step(State.FAILED, trouble=trouble)

    def _freeze(self, job: ClaimedDelivery, prepared: Prepared) -> bool:
        with self.workspace.shared.transaction() as connection:
            text = json.dumps(prepared)
            return outbox.keep_prepared(connection, job.delivery.id, self.owner, text, job.delivery.outgoing)

    def _finish(self, job: ClaimedDelivery, outcome: Outcome, *, touched: bool) -> None:
        """Commit what came of it, and tick, in one transaction."""
        delivery = job.delivery
        step = after_send(outcome, self.workspace.moment(), delivery.scheduled is not None)
        if isinstance(outcome, Unknown) and not touched:
            step = replace(step, state=State.FAILED)
        if step.state == State.HANDED_OFF:
            step = handoff.step(delivery, job.account.account.server, step.trouble)
        with self.workspace.shared.transaction() as connection:
            now = outbox.of_id(connection, delivery.id)
            if now is None or now.state not in (State.SENDING, State.UNKNOWN):
                return
            self.settle(connection, now, step)
            attempts.end(connection, job.attempt, self.stamp(), step.state, step.trouble)
            account_store.keep_rates(connection, delivery.account, "send", outcome.rate, self.stamp())
        self.collect()

    def settle(self, connection: Connection, delivery: Delivery, step: Step) -> bool:
        """Bring a delivery to its next state with all that hangs on it: money, and the tick for a receipt. False when
        it changed meanwhile."""
        if not outbox.move(connection, delivery, step):
            return False
        if step.state not in (State.SENT, State.UNKNOWN):
            attempts.unspend(connection, delivery.id)
        if step.state == State.SENT:
            self.workspace.happened.append(("sent", delivery.id))
            reply_links.record(connection, delivery, self.stamp())
        if step.state == State.SENT and step.receipt is not None:
            url = step.receipt.url
            if self.workspace.in_team:  # the journal is in another store
                owed.note(connection, delivery.id, url, self.stamp())
                return True
            action = receipts.tick(self.workspace, connection, delivery, url, self.command)
            if action is not None:
                self.ticked[delivery.id] = action
        return True

    def collect(self) -> None:
        """Tick what was settled in a team's store, in the person's own; to be called after the transaction."""
        if self.workspace.in_team:
            from cmdaily.services.team.sync import collect

            self.ticked |= collect(self.workspace, self.command)

    def stamp(self) -> str:
        """The moment it is by now, as the store keeps it."""
        return self.workspace.moment().isoformat(timespec="milliseconds")


def _without_consent(connection: Connection, delivery: Delivery) -> Step | None:
    """Where one writes to persons, nothing goes to one who has not agreed, or said stop since it was queued."""
    target, network = delivery.outgoing.target, _network(delivery.platform)
    if target is None or network is None or not network.window_hours:
        return None
    person = contacts.contact(connection, delivery.platform, person_of(target.id))
    if person is not None and person.stopped_at is None:
        return None
    values = (("number", f"+{person_of(target.id)}"),)
    trouble = DeliveryError(
        "consent", LocalisedMessage("outbox.no_consent", values, "outbox.no_consent_remedy")
    )
    return Step(State.FAILED, trouble=trouble)


def _network(name: str) -> Network | None:
    """A network as data; None for a plug-in that does not load, which is said when it is asked to send."""
    try:
        return registry.about(name)
    except CmdailyError:
        return None


def _gone(delivery: Delivery) -> Step:
    """What has no account goes by hand; what had one waits for a person to sort it out."""
    if not delivery.account:
        return handoff.step(delivery, "")
    values = (("account", delivery.account),)
    trouble = DeliveryError(
        Reason.SIGN_IN, LocalisedMessage("outbox.no_account", values, "outbox.no_account_remedy")
    )
    return Step(State.FAILED, trouble=trouble)
