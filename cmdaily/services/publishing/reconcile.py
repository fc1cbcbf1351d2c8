"""Outbox reconciliation: an unknown delivery is looked for at its network, and what came of it is committed."""

from __future__ import annotations

from datetime import datetime, timedelta

from cmdaily.domain.accounts.network import Once
from cmdaily.domain.accounts.outcome import Absent, CannotTell
from cmdaily.domain.charter.approval import still_open
from cmdaily.domain.publishing.attempt import READ_BACK, SEND, Attempt
from cmdaily.domain.publishing.delivery import (
    INTERRUPTED,
    RESTORED_FAILED,
    SETTLED,
    State,
    Step,
    after_reading_back,
    due,
    too_late,
)
from cmdaily.domain.publishing.outgoing import Target
from cmdaily.domain.record import replace
from cmdaily.errors import UsageError
from cmdaily.platforms import registry
from cmdaily.services.publishing import attempt as delivery_attempt
from cmdaily.services.publishing import outbox as waiting
from cmdaily.services.publishing import reply_links
from cmdaily.services.publishing.send import Sender
from cmdaily.services.runtime import process_locks
from cmdaily.services.runtime.worker_pool import WorkerPool
from cmdaily.store import accounts as account_store
from cmdaily.store.publishing import approvals, attempts, outbox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cmdaily.domain.accounts.outcome import ReadBack
    from cmdaily.domain.publishing.delivery import Delivery
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

CLOCKS_APART = timedelta(minutes=2)
"""So far the clocks of a team's machines may be apart."""


def doubtful(workspace: Workspace) -> list[Delivery]:
    """The deliveries of which nobody knows whether they arrived."""
    waiting.recover(workspace)
    return outbox.in_states(workspace.shared.reader(), (State.UNKNOWN,))


def resolve(workspace: Workspace, names: Sequence[str], *, resend: bool = True) -> Sender:
    """Look for every doubtful delivery, or those named, at its network.

    What stands there is sent; what certainly does not goes back to the queue and, with `resend`, out again, unless it
    is too late for it; the rest stays unknown."""
    interrupted = [delivery.id for delivery in waiting.recover(workspace)]
    unknown = [waiting.find(workspace, name) for name in names] if names else doubtful(workspace)
    for delivery in unknown:
        if delivery.state == State.QUEUED and delivery.trouble == INTERRUPTED:
            interrupted.append(delivery.id)
        elif delivery.state != State.UNKNOWN:
            raise UsageError("outbox.nothing_to_resolve", id=delivery.id[-6:], state=delivery.state)
    with process_locks.sending(workspace) as owner:
        sender = Sender(workspace, owner.token)
        asked = [delivery for delivery in unknown if delivery.state == State.UNKNOWN]
        for wave in _waves(asked):
            WorkerPool().run([_looking(sender, delivery) for delivery in wave])
        touched = list(dict.fromkeys([*(delivery.id for delivery in asked), *interrupted]))
        if not names:
            queued = outbox.in_states(workspace.shared.reader(), (State.QUEUED,))
            touched += [d.id for d in queued if d.trouble == INTERRUPTED and d.id not in touched]
        if resend:
            now = waiting.again(workspace, touched)
            wanted = [d for d in now if due(d, workspace.now) and not too_late(d, workspace.now)]
            reply_links.look_again(workspace, wanted)
            sender.send(wanted)
    sender.touched = tuple(touched)
    return sender


def _waves(deliveries: Sequence[Delivery]) -> Iterator[list[Delivery]]:
    """The parts of a thread after what they continue, everything else at once."""
    left = list(deliveries)
    while left:
        names = {delivery.id for delivery in left}
        wave = [delivery for delivery in left if delivery.follows not in names] or left
        yield wave
        left = [delivery for delivery in left if delivery not in wave]


def _looking(sender: Sender, delivery: Delivery) -> Callable[[WorkerPool], None]:
    """One thread's work: read back, and commit what was found."""
    known = sender.accounts.get(delivery.account)
    reader = sender.workspace.shared.reader()
    taken = outbox.remote_ids(reader, delivery.account, delivery.id)
    earlier = _earlier(reader, delivery)
    settled = _settled(sender.workspace, delivery, attempts.of_delivery(reader, delivery.id))
    attempt = Attempt(sender.workspace.new_id(), delivery.id, READ_BACK, sender.stamp())
    before = outbox.of_id(reader, delivery.follows) if delivery.follows and not delivery.prepared else None

    def work(pool: WorkerPool) -> None:
        found: ReadBack = CannotTell("outbox.no_account", (("account", delivery.account),))
        if before is not None and before.state != State.SENT:
            found = _without(before)
        elif known is not None:
            found = delivery_attempt.read_back(
                sender.workspace, _continuing(delivery, before), known.account, taken, earlier
            )
        pool.ask(lambda: _commit(sender, delivery, attempt, found, settled=settled))

    return work


def _earlier(reader: Connection, delivery: Delivery) -> frozenset[str]:
    """The account's posts that stood well before the first attempt: members of a team have clocks of their own."""
    if not delivery.first_attempt_at:
        return frozenset()
    moment = datetime.fromisoformat(delivery.first_attempt_at) - CLOCKS_APART
    return outbox.sent_before(reader, delivery.account, moment.isoformat(timespec="milliseconds"))


def _without(before: Delivery) -> ReadBack:
    """What is known of a part of a thread whose beginning does not stand: it does not either."""
    if before.state in (State.UNKNOWN, State.SENDING):
        return CannotTell("outbox.part_unknown")
    return Absent()


def _continuing(delivery: Delivery, before: Delivery | None) -> Delivery:
    if before is None:
        return delivery
    target = Target(before.platform, before.remote_id, before.url)
    return replace(delivery, outgoing=replace(delivery.outgoing, target=target))


def _awaits(connection: Connection, delivery: Delivery) -> bool:
    """Whether what was not sent still needs somebody's approval, itself or with what it continues."""
    before = outbox.of_id(connection, delivery.follows) if delivery.follows else None
    author, who = approvals.wanted(connection, delivery.id)
    open_ = still_open(who, approvals.decisions(connection, delivery.id), author)
    return bool(open_) or (before is not None and before.state == State.AWAITING)


def _commit(sender: Sender, delivery: Delivery, attempt: Attempt, found: ReadBack, *, settled: bool) -> None:
    step = after_reading_back(found, settled)
    with sender.workspace.shared.transaction() as connection:
        attempts.begin(connection, attempt)
        if step.state == State.QUEUED and delivery.trouble == RESTORED_FAILED:
            step = _failed_before(connection, delivery)
        elif step.state == State.QUEUED and _awaits(connection, delivery):
            step = Step(State.AWAITING)
        outcome = "absent" if isinstance(found, Absent) else step.state
        attempts.end(connection, attempt.id, sender.stamp(), outcome, step.trouble)
        sender.settle(connection, delivery, step)
        account_store.keep_rates(connection, delivery.account, "read", found.rate, sender.stamp())
    sender.collect()


def _failed_before(connection: Connection, delivery: Delivery) -> Step:
    """What had failed before a backup was made and was not sent since has failed still: nobody wanted it sent."""
    tried = attempts.of_delivery(connection, delivery.id)
    why = [each.trouble for each in tried if each.kind == SEND and each.trouble is not None]
    return Step(State.FAILED, trouble=why[-1] if why else INTERRUPTED)


def _settled(workspace: Workspace, delivery: Delivery, tried: Sequence[Attempt]) -> bool:
    """Whether the server has had the time to finish the last attempt. Where we name the record ourselves it does not
    matter: sending it again changes nothing."""
    if registry.about(delivery.platform).once == Once.ALWAYS:
        return True
    moments = [attempt.ended_at or attempt.started_at for attempt in tried if attempt.kind == "send"][-1:]
    if delivery.last_attempt_at:  # a restored backup says that it may have been tried until then
        moments.append(delivery.last_attempt_at)
    last = max((datetime.fromisoformat(moment) for moment in moments), default=None)
    return last is None or workspace.moment() - last >= SETTLED


def seconds_to_settle(workspace: Workspace, deliveries: Sequence[Delivery]) -> float:
    """How long it is until reading back proves something for all of these; 0 when it does now."""
    waits = [timedelta(0)]
    for delivery in deliveries:
        if registry.about(delivery.platform).once != Once.ALWAYS and delivery.last_attempt_at:
            last = datetime.fromisoformat(delivery.last_attempt_at)
            waits.append(last + SETTLED - workspace.moment())
    return max(waits).total_seconds()
