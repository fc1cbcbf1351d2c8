"""The outbox: what waits, sending it, giving it up, and what a person says became of it."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from cmdaily.domain.accounts.outcome import Receipt
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.attempt import BY_HAND, Attempt
from cmdaily.domain.publishing.delivery import (
    DeliveryError,
    State,
    Step,
    after_a_death,
    due,
)
from cmdaily.domain.publishing.preflight import AGAIN
from cmdaily.domain.publishing.repeats import said_lately, said_since
from cmdaily.domain.publishing.results import DeliveryDetails, DeliveryList
from cmdaily.domain.routines.proof import is_web_address
from cmdaily.errors import RefusedError, StoreError, UsageError
from cmdaily.store.publishing import approvals, attempts, outbox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.publishing.delivery import Delivery
    from cmdaily.domain.time.when import When
    from cmdaily.services.publishing.send import Sender
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

LISTED = 50
OPEN = (State.QUEUED, State.SENDING, State.UNKNOWN, State.HANDED_OFF, State.AWAITING, State.FAILED)


def listing(workspace: Workspace, states: Sequence[str] = ()) -> DeliveryList:
    """The latest deliveries, or those in some states; drafts that became nothing yet stand beside them."""
    recover_if_possible(workspace)
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
    from cmdaily.services.figures.posts import post_figures

    recover_if_possible(workspace)
    delivery = find(workspace, name)
    reader = workspace.shared.reader()
    author, who = approvals.wanted(reader, delivery.id)
    tried = tuple(attempts.of_delivery(reader, delivery.id))
    brought = post_figures(workspace, delivery.account, delivery.remote_id)
    return DeliveryDetails(delivery, tried, author, who, approvals.decisions(reader, delivery.id), brought)


def recover(workspace: Workspace) -> list[Delivery]:
    """Look after deliveries whose sender died: queued again where nothing can have been written, else unknown."""
    from cmdaily.services.runtime import process_locks

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


def recover_if_possible(workspace: Workspace) -> None:
    """Looking at the outbox works where nothing can be written, too."""
    with suppress(StoreError):
        recover(workspace)


def send(workspace: Workspace, names: Sequence[str]) -> Sender:
    """Send what is due, or the deliveries named whatever their time. Returns the sender with what it ticked."""
    from cmdaily.services.publishing import reply_links
    from cmdaily.services.publishing.send import Sender
    from cmdaily.services.runtime import process_locks

    recover(workspace)
    with process_locks.sending(workspace) as owner:
        sender = Sender(workspace, owner.token)
        wanted = _named(workspace, names) if names else _due(workspace)
        reply_links.look_again(workspace, wanted)
        if names:
            wanted = _released(workspace, wanted)
        sender.send(wanted)
    sender.touched = tuple(delivery.id for delivery in wanted)
    return sender


def send_due(workspace: Workspace) -> list[Delivery]:
    """Send everything whose time has come, as the scheduler does; the deliveries as they are afterwards. Accounts
    that somebody sends for already are left to them.

    What is far too late is not sent any more but reported as failed; what is unknown is left for `resolve`.
    """
    from cmdaily.services.publishing import reply_links
    from cmdaily.services.publishing.send import Sender
    from cmdaily.services.runtime import process_locks

    recover(workspace)
    with process_locks.sending(workspace) as owner:
        sending = outbox.in_states(workspace.shared.reader(), (State.SENDING,))
        busy = {delivery.account for delivery in sending}
        wanted = [delivery for delivery in _due(workspace) if delivery.account not in busy]
        reply_links.look_again(workspace, wanted)
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


def _released(workspace: Workspace, wanted: Sequence[Delivery]) -> list[Delivery]:
    """Deliveries that a person wants to go now, all or none: their times and any pause are set aside, failed ones are
    queued again unless what they say was said since."""
    from cmdaily.services.publishing import reply_links

    with workspace.shared.transaction() as connection:
        for delivery in wanted:
            _refuse_twice(workspace, connection, delivery, workspace.moment())
            if delivery.state == State.FAILED:
                reply_links.begin(workspace, connection, delivery, again=False, instead=(delivery,))
                outbox.move(connection, delivery, Step(State.QUEUED))
                if delivery.trouble is not None and delivery.trouble.reason not in KEEPS_ITS_PAYLOAD:
                    outbox.forget_prepared(connection, delivery.id)
            outbox.reschedule(connection, delivery.id)
    return again(workspace, [delivery.id for delivery in wanted])


def _named(workspace: Workspace, names: Sequence[str]) -> list[Delivery]:
    """The deliveries of these names, each once; an error where one can not be sent."""
    found = [find(workspace, name) for name in dict.fromkeys(names)]
    for delivery in found:
        if delivery.state == State.UNKNOWN:
            raise RefusedError(
                "outbox.unknown_first", remedy="outbox.unknown_first_remedy", id=delivery.id[-6:]
            )
        if delivery.state == State.AWAITING:
            raise RefusedError("outbox.awaiting", id=delivery.id[-6:])
        if delivery.state not in (State.QUEUED, State.FAILED, State.HANDED_OFF):
            raise UsageError("outbox.not_sendable", id=delivery.id[-6:], state=delivery.state)
    return found


def _refuse_twice(workspace: Workspace, connection: Connection, delivery: Delivery, moment: datetime) -> None:
    """RefusedError where the account said the same since a delivery failed, or shortly before the moment at which one
    that waits would go: whoever tries again with `post` and sends the first afterwards would say it twice."""
    others = outbox.said_by(
        connection, delivery.account, delivery.platform, (workspace.now - AGAIN).isoformat()
    )
    failed = delivery.state == State.FAILED
    other = said_since(delivery, others) if failed else said_lately(delivery, others, moment)
    if other is None:
        return
    key = "outbox.said_lately"
    if failed:
        key = "outbox.said_since" if other.state == State.SENT else "outbox.said_soon"
    values = {"id": delivery.id[-6:], "other": other.id[-6:], "account": delivery.account}
    raise RefusedError(key, remedy=f"{key}_remedy", **values)


def reschedule(workspace: Workspace, name: str, when: When) -> list[Delivery]:
    """Give a delivery that waits another time. Raises UsageError for one that does not wait, RefusedError where the
    same was said shortly before that time."""
    recover(workspace)
    delivery = find(workspace, name)
    if delivery.follows is not None:
        raise UsageError("outbox.part_of_thread", id=delivery.id[-6:])
    with workspace.shared.transaction() as connection:
        if delivery.state == State.QUEUED:
            _refuse_twice(workspace, connection, delivery, when.moment)
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
    from cmdaily.services.publishing.send import Sender

    recover(workspace)
    if url and not is_web_address(url):
        raise UsageError("outbox.no_address", remedy="outbox.no_address_remedy", address=url[:80])
    delivery = find(workspace, name)
    if delivery.state not in (State.UNKNOWN, State.HANDED_OFF):
        raise UsageError("outbox.nothing_to_resolve", id=delivery.id[-6:], state=delivery.state)
    said_not = DeliveryError(
        "", LocalisedMessage("outbox.said_not_sent", remedy="outbox.said_not_sent_remedy")
    )
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
