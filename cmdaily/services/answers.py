"""Which delivery answered which message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdaily.domain.delivery import State
from cmdaily.domain.speech import REPLY
from cmdaily.store import inbox as store
from cmdaily.store import outbox

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cmdaily.domain.account import KnownAccount
    from cmdaily.domain.delivery import Delivery
    from cmdaily.domain.incoming import Incoming
    from cmdaily.store.connection import Connection


def record(connection: Connection, delivery: Delivery, at: str) -> None:
    """A delivery was sent: where it answers a message of the inbox, that one waits no more."""
    target = delivery.outgoing.target
    if delivery.outgoing.kind == REPLY and target is not None and delivery.account:
        store.answered(connection, delivery.account, (target.id, target.url), delivery.id, at)


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
