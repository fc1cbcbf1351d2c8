"""The outbox: what waits, what is doubtful, and bringing both to rest."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cmdaily.domain.accounts.network import Once
from cmdaily.domain.accounts.outcome import Absent, CannotTell, Receipt
from cmdaily.domain.charter.approval import still_open
from cmdaily.domain.publishing.attempt import BY_HAND, READ_BACK, Attempt
from cmdaily.domain.publishing.delivery import (
    INTERRUPTED,
    SETTLED,
    DeliveryError,
    State,
    Step,
    after_a_death,
    after_reading_back,
    due,
    too_late,
)
from cmdaily.domain.publishing.outgoing import Target
from cmdaily.domain.publishing.results import DeliveryDetails, DeliveryList
from cmdaily.domain.record import replace
from cmdaily.domain.routines.proof import is_web_address
from cmdaily.errors import RefusedError, StoreError, UsageError
from cmdaily.platforms import registry
from cmdaily.services.publishing import attempt as delivery_attempt
from cmdaily.services.publishing.send import Sender
from cmdaily.services.runtime import process_locks
from cmdaily.services.runtime.worker_pool import WorkerPool
from cmdaily.store import accounts as account_store
from cmdaily.store.publishing import approvals, attempts, outbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cmdaily.domain.accounts.outcome import ReadBack
    from cmdaily.domain.publishing.delivery import Delivery
    from cmdaily.domain.time.when import When
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

LISTED = 50
OPEN = (State.QUEUED, State.SENDING, State.UNKNOWN, State.HANDED_OFF, State.AWAITING, State.FAILED)


def listing(workspace: Workspace, states: Sequence[str] = ()) -> DeliveryList:
    """The latest deliveries, or those in some states; drafts that became nothing yet stand beside them."""
    _recover_if_possible(workspace)
    reader = workspace.shared.reader()
    found = outbox.in_states(reader, states) if states else outbox.latest(reader, LISTED)
    return DeliveryList(tuple(found), tuple(outbox.drafts(reader)))


def find(workspace: Workspace, name: str) -> Delivery:
    """A delivery by its id, or by any unique beginning or end of it. Raises UsageError."""
    wanted = name.strip().lower()
    plain = wanted.replace("-", "")
    if not plain.isalnum() or len(plain) < 3 or not wanted.isascii():
        raise UsageError("outbox.no_such", remedy="outbox.no_such_remedy", name=name[:40])
    found = outbox.named(workspace.shared.reader(), wanted)
    if len(found) == 1:
        return found[0]
    if found:
        candidates = ", ".join(delivery.id[-6:] for delivery in found)
        raise UsageError("outbox.ambiguous", name=name[:40], candidates=candidates)
    raise UsageError("outbox.no_such", remedy="outbox.no_such_remedy", name=name[:40])


def show(workspace: Workspace, name: str) -> DeliveryDetails:
    """One delivery with everything that was tried."""
    _recover_if_possible(workspace)
    delivery = find(workspace, name)
    reader = workspace.shared.reader()
    author, who = approvals.wanted(reader, delivery.id)
    tried = tuple(attempts.of_delivery(reader, delivery.id))
    return DeliveryDetails(delivery, tried, author, who, approvals.decisions(reader, delivery.id))


def recover(workspace: Workspace) -> list[Delivery]:
    """Look after deliveries whose sender died: queued again where nothing can have been written, else unknown."""
    if not workspace.shared.exists:
        return []
    held = [d for d in outbox.in_states(workspace.shared.reader(), (State.QUEUED, State.SENDING)) if d.owner]
    lives = {
        owner: process_locks.still_sends(workspace, owner) for owner in {delivery.owner for delivery in held}
    }
    left = [delivery for delivery in held if not lives[delivery.owner]]
    if not left:
        return []
    with workspace.shared.transaction() as connection:
        for delivery in left:
            now = outbox.of_id(connection, delivery.id)
            if now is None or now.owner != delivery.owner:
                continue
            step = after_a_death(now)
            outbox.move(connection, now, step)
            if step.state == State.QUEUED:
                attempts.unspend(connection, now.id)
    return left


def _recover_if_possible(workspace: Workspace) -> None:
    """Looking at the outbox works where nothing can be written, too."""
    with suppress(StoreError):
        recover(workspace)


def send(workspace: Workspace, names: Sequence[str]) -> Sender:
    """Send what is due, or the deliveries named whatever their time. Returns the sender with what it ticked."""
    recover(workspace)
    with process_locks.sending(workspace) as owner:
        sender = Sender(workspace, owner.token)
        wanted = [_sendable(workspace, name) for name in names] if names else _due(workspace)
        sender.send(wanted)
    sender.touched = tuple(delivery.id for delivery in wanted)
    return sender


def send_due(workspace: Workspace) -> list[Delivery]:
    """Send everything whose time has come, as the scheduler does; the deliveries as they are afterwards. Accounts
    that somebody sends for already are left to them.

    What is far too late is not sent any more but reported as failed; what is unknown is left for `resolve`.
    """
    recover(workspace)
    with process_locks.sending(workspace) as owner:
        sending = outbox.in_states(workspace.shared.reader(), (State.SENDING,))
        busy = {delivery.account for delivery in sending}
        wanted = [delivery for delivery in _due(workspace) if delivery.account not in busy]
        if wanted:
            Sender(workspace, owner.token, unattended=True).send(wanted)
    return again(workspace, [delivery.id for delivery in wanted])


def again(workspace: Workspace, names: Sequence[str]) -> list[Delivery]:
    """Deliveries as they are now."""
    reader = workspace.shared.reader()
    found = [outbox.of_id(reader, name) for name in names]
    return [delivery for delivery in found if delivery is not None]


def _due(workspace: Workspace) -> list[Delivery]:
    queued = outbox.in_states(workspace.shared.reader(), (State.QUEUED,))
    return [delivery for delivery in queued if not delivery.owner and due(delivery, workspace.now)]


def _sendable(workspace: Workspace, name: str) -> Delivery:
    """A delivery that a person wants to go now: its time and any pause are set aside, a failed one is queued again."""
    delivery = find(workspace, name)
    if delivery.state == State.UNKNOWN:
        raise RefusedError("outbox.unknown_first", remedy="outbox.unknown_first_remedy", id=delivery.id[-6:])
    if delivery.state == State.AWAITING:
        raise RefusedError("outbox.awaiting", id=delivery.id[-6:])
    if delivery.state not in (State.QUEUED, State.FAILED, State.HANDED_OFF):
        raise UsageError("outbox.not_sendable", id=delivery.id[-6:], state=delivery.state)
    with workspace.shared.transaction() as connection:
        if delivery.state == State.FAILED:
            outbox.move(connection, delivery, Step(State.QUEUED))
            if delivery.trouble is not None and delivery.trouble.reason not in KEEPS_ITS_PAYLOAD:
                outbox.forget_prepared(connection, delivery.id)
        outbox.reschedule(connection, delivery.id)
    return again(workspace, [delivery.id])[0]


def reschedule(workspace: Workspace, name: str, when: When) -> list[Delivery]:
    """Give a delivery that waits another time. Raises UsageError for one that does not wait."""
    recover(workspace)
    delivery = find(workspace, name)
    if delivery.follows is not None:
        raise UsageError("outbox.part_of_thread", id=delivery.id[-6:])
    with workspace.shared.transaction() as connection:
        if not outbox.set_time(connection, delivery.id, when):
            raise UsageError("outbox.not_waiting", id=delivery.id[-6:], state=delivery.state)
    return again(workspace, [delivery.id])


KEEPS_ITS_PAYLOAD = ("", "rate", "unreachable", "expired", "sign-in")
"""Reasons to fail after which the frozen payload is as good as before; after others it is made anew."""


def cancel(workspace: Workspace, names: Sequence[str]) -> list[Delivery]:
    """Give deliveries up, and what continues them in a thread. Raises UsageError for one that went out or is going."""
    recover(workspace)
    wanted = [find(workspace, name) for name in names]
    with workspace.shared.transaction() as connection:
        done: list[str] = []
        for delivery in wanted:
            if delivery.state not in OPEN or delivery.state == State.SENDING:
                raise UsageError("outbox.not_cancellable", id=delivery.id[-6:], state=delivery.state)
            if not outbox.move(connection, delivery, Step(State.CANCELLED)):
                raise UsageError("outbox.changed", id=delivery.id[-6:])
            done.append(delivery.id)
            done += _cancel_followers(connection, delivery.id)
    return again(workspace, done)


def _cancel_followers(connection: Connection, before: str) -> list[str]:
    done: list[str] = []
    for follower in outbox.in_states(connection, (State.QUEUED,)):
        if follower.follows == before and outbox.move(connection, follower, Step(State.CANCELLED)):
            done += [follower.id, *_cancel_followers(connection, follower.id)]
    return done


def settle_by_hand(workspace: Workspace, name: str, *, sent: bool, url: str = "") -> Sender:
    """A person looked: it was sent, or it was not. Holds for what is unknown and for what was handed off."""
    recover(workspace)
    if url and not is_web_address(url):
        raise UsageError("outbox.no_address", remedy="outbox.no_address_remedy", address=url[:80])
    delivery = find(workspace, name)
    if delivery.state not in (State.UNKNOWN, State.HANDED_OFF):
        raise UsageError("outbox.nothing_to_resolve", id=delivery.id[-6:], state=delivery.state)
    said_not = DeliveryError("", "outbox.said_not_sent", remedy="outbox.said_not_sent_remedy")
    step = Step(State.SENT, receipt=Receipt("", url)) if sent else Step(State.FAILED, trouble=said_not)
    sender = Sender(workspace, "")
    with workspace.shared.transaction() as connection:
        stamp = sender.stamp()
        tried = Attempt(workspace.new_id(), delivery.id, BY_HAND, stamp)
        if not sender.settle(connection, delivery, step):
            raise UsageError("outbox.changed", id=delivery.id[-6:])
        attempts.begin(connection, tried)
        attempts.end(connection, tried.id, stamp, step.state, step.trouble)
    sender.collect()
    sender.touched = (delivery.id,)
    return sender


def doubtful(workspace: Workspace) -> list[Delivery]:
    """The deliveries of which nobody knows whether they arrived."""
    recover(workspace)
    return outbox.in_states(workspace.shared.reader(), (State.UNKNOWN,))


def resolve(workspace: Workspace, names: Sequence[str], *, resend: bool = True) -> Sender:
    """Look for every doubtful delivery, or those named, at its network.

    What stands there is sent; what certainly does not goes back to the queue and, with `resend`, out again, unless it
    is too late for it; the rest stays unknown."""
    interrupted = [delivery.id for delivery in recover(workspace)]
    unknown = [find(workspace, name) for name in names] if names else doubtful(workspace)
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
            waiting = outbox.in_states(workspace.shared.reader(), (State.QUEUED,))
            touched += [d.id for d in waiting if d.trouble == INTERRUPTED and d.id not in touched]
        if resend:
            now = again(workspace, touched)
            sender.send([d for d in now if due(d, workspace.now) and not too_late(d, workspace.now)])
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
    settled = _settled(sender.workspace, delivery, attempts.of_delivery(reader, delivery.id))
    attempt = Attempt(sender.workspace.new_id(), delivery.id, READ_BACK, sender.stamp())
    before = outbox.of_id(reader, delivery.follows) if delivery.follows and not delivery.prepared else None

    def work(pool: WorkerPool) -> None:
        found: ReadBack = CannotTell("outbox.no_account", (("account", delivery.account),))
        if before is not None and before.state != State.SENT:
            found = _without(before)
        elif known is not None:
            found = delivery_attempt.read_back(
                sender.workspace, _continuing(delivery, before), known.account, taken
            )
        pool.ask(lambda: _commit(sender, delivery, attempt, found, settled=settled))

    return work


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
        if step.state == State.QUEUED and _awaits(connection, delivery):
            step = Step(State.AWAITING)
        outcome = "absent" if isinstance(found, Absent) else step.state
        attempts.end(connection, attempt.id, sender.stamp(), outcome, step.trouble)
        sender.settle(connection, delivery, step)
        account_store.keep_rates(connection, delivery.account, "read", found.rate, sender.stamp())
    sender.collect()


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
