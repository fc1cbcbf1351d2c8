"""Reply links: which delivery answered which message."""

from __future__ import annotations

from cmdaily.domain.inbox.message import ANSWERED
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.delivery import State
from cmdaily.domain.publishing.outgoing import REPLY
from cmdaily.errors import RefusedError
from cmdaily.services.inbox import claims
from cmdaily.store.inbox import messages as store
from cmdaily.store.inbox import walk as walk_store
from cmdaily.store.publishing import outbox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cmdaily.domain.accounts.account import KnownAccount
    from cmdaily.domain.inbox.incoming import Incoming
    from cmdaily.domain.publishing.delivery import Delivery
    from cmdaily.domain.publishing.outgoing import Target
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection


def _answered_names(delivery: Delivery) -> tuple[str, str] | None:
    """The remote id and the address of what an account's reply answers; None for a delivery that is no such reply."""
    target = delivery.outgoing.target
    if delivery.outgoing.kind != REPLY or target is None or not delivery.account:
        return None
    return target.id, target.url


def record(connection: Connection, delivery: Delivery, at: str) -> None:
    """A delivery was sent: where it answers a message of the inbox, that one waits no more."""
    names = _answered_names(delivery)
    if names is not None:
        store.answered(connection, delivery.account, names, delivery.id, at)


def begin(
    workspace: Workspace,
    connection: Connection,
    delivery: Delivery,
    *,
    again: bool,
    instead: Sequence[Delivery] = (),
) -> None:
    """Settle, in the transaction that queues it, that this delivery answers its message: who comes second is refused.

    RefusedError for a message that is answered, or is being answered, unless somebody insists with `again`; and for one
    that somebody else has claimed. A delivery that is sent `instead` of another may go where that one might; one that
    failed is sent again instead of itself.
    """
    target, names = delivery.outgoing.target, _answered_names(delivery)
    if target is None or names is None:
        return
    for former in instead:
        _refuse_answered_since(connection, former)
    if not again and not instead:
        refuse_answered(connection, delivery.account, target)
    claims.answer(workspace, connection, delivery.account, names)
    store.begin_answer(connection, delivery.account, names, delivery.id)


def refuse_answered(connection: Connection, account: str, target: Target) -> None:
    """RefusedError where a message is answered already, or somebody is at it."""
    found = store.answer_of(connection, account, (target.id, target.url))
    if found is not None:
        number, state = found
        key = "speak.answered" if state == ANSWERED else "speak.being_answered"
        raise RefusedError(key, remedy=f"{key}_remedy", ref=f"m{number}", state=state)


def look_again(workspace: Workspace, deliveries: Iterable[Delivery]) -> None:
    """Hear whether the messages that replies are for were answered elsewhere while they waited, before they go."""
    for delivery in deliveries:
        names = _answered_names(delivery)
        if names is not None:
            from cmdaily.services.inbox import elsewhere

            elsewhere.look_again(workspace, delivery.account, names)


def answered_outside(connection: Connection, delivery: Delivery) -> LocalisedMessage | None:
    """What is said of a reply whose message was answered outside cmdaily since it was queued."""
    names = _answered_names(delivery)
    if names is None:
        return None
    found = walk_store.answered_elsewhere_since(connection, delivery.account, names, delivery.created_at)
    if found is None:
        return None
    values = (("ref", found[0]), ("url", found[1]), ("id", delivery.id[-6:]))
    return LocalisedMessage("outbox.answered_outside", values, "outbox.answered_outside_remedy")


def _refuse_answered_since(connection: Connection, delivery: Delivery) -> None:
    names, outside = _answered_names(delivery), answered_outside(connection, delivery)
    if outside is not None:
        raise RefusedError(outside.key, remedy=outside.remedy, **dict(outside.values))
    if names is None:
        return
    number = store.answered_since(connection, delivery.account, names, delivery.id, delivery.created_at)
    if number is not None:
        values = {"ref": f"m{number}", "id": delivery.id[-6:]}
        raise RefusedError("outbox.answered_since", remedy="outbox.answered_since_remedy", **values)


def replies_of(connection: Connection, account: KnownAccount, messages: Sequence[Incoming]) -> list[Delivery]:
    """The replies that an account sent since the oldest of these messages was written."""
    if not messages:
        return []
    since = min(message.received_at for message in messages).isoformat()
    said = outbox.said_by(connection, account.name, account.platform, since)
    return [each for each in said if each.state == State.SENT and each.outgoing.kind == REPLY]


def answer_to(message: Incoming, replies: Iterable[Delivery]) -> Delivery | None:
    """The reply that answers a message, for one that came in after it was answered already."""
    for delivery in replies:
        target = delivery.outgoing.target
        if target is not None and (
            target.id == message.remote_id or (target.url and target.url == message.url)
        ):
            return delivery
    return None
