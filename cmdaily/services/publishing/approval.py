"""Approval workflow: who is at the keyboard, what waits for them, and what they decide.

People are names, as `approval:` of the charter writes them. Whoever shares the store is trusted to give their own.
"""

from __future__ import annotations

from cmdaily.domain.charter.approval import (
    APPROVED,
    RETURNED,
    Decision,
    OpenApproval,
    may_decide,
    still_open,
)
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.delivery import DeliveryError, State, Step, due
from cmdaily.errors import RefusedError, UsageError
from cmdaily.platforms import registry
from cmdaily.services.publishing import handoff, outbox, reply_links
from cmdaily.services.publishing.compose import draft_of
from cmdaily.services.publishing.send import Sender
from cmdaily.services.runtime import process_locks
from cmdaily.services.team.identity import me
from cmdaily.store import accounts as account_store
from cmdaily.store.publishing import approvals
from cmdaily.store.publishing import outbox as outbox_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.publishing.delivery import Delivery, Draft
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection


def approve(workspace: Workspace, name: str, why: str = "") -> Sender:
    """Approve a delivery. Once every approval is given it is sent, or waits for its time, or is handed off.

    UsageError for one that awaits none, RefusedError for somebody who may not decide.
    """
    delivery = _awaiting(workspace, name)
    with workspace.shared.transaction() as connection:
        left = _decide(workspace, connection, delivery, APPROVED, why)
        released = [] if left else _release(connection, delivery)
    with process_locks.sending(workspace) as owner:
        sender = Sender(workspace, owner.token)
        queued = [each for each in outbox.again(workspace, released) if each.state == State.QUEUED]
        reply_links.look_again(workspace, [each for each in queued if due(each, workspace.now)])
        sender.send(queued)
    sender.touched = tuple(released) or (delivery.id,)
    return sender


def open_approvals(workspace: Workspace, deliveries: Sequence[Delivery]) -> tuple[OpenApproval, ...]:
    """What those of the deliveries that await approval wait for, each by itself: parts that follow another wait behind
    it."""
    reader, person = workspace.shared.reader(), me(workspace)
    found = []
    for delivery in deliveries:
        if delivery.state != State.AWAITING:
            continue
        author, who = approvals.wanted(reader, delivery.id)
        left = still_open(who, approvals.decisions(reader, delivery.id), author)
        if left:
            found.append(OpenApproval(delivery.id, author, left, may_decide(left, person, author)))
    return tuple(found)


def give_back(workspace: Workspace, name: str, why: str) -> Draft:
    """Return a delivery to its author: it will not be sent, and its text is a draft again."""
    if not why.strip():
        raise UsageError("check.return_why", remedy="check.return_why_remedy")
    delivery = _awaiting(workspace, name)
    draft = draft_of(workspace, delivery)
    person = me(workspace)
    trouble = DeliveryError("", LocalisedMessage("check.returned", (("person", person), ("why", why))))
    with workspace.shared.transaction() as connection:
        _decide(workspace, connection, delivery, RETURNED, why)
        author = approvals.wanted(connection, delivery.id)[0] if workspace.in_team else ""
        for each_delivery in (delivery, *_followers(connection, delivery)):
            outbox_store.move(connection, each_delivery, Step(State.CANCELLED, trouble=trouble))
        outbox_store.keep_draft(connection, draft, author=author)
    return draft


def _awaiting(workspace: Workspace, name: str) -> Delivery:
    delivery = outbox.find(workspace, name)
    if delivery.state != State.AWAITING:
        raise UsageError("check.not_awaiting", id=delivery.id[-6:], state=delivery.state)
    return delivery


def _decide(
    workspace: Workspace, connection: Connection, delivery: Delivery, decision: str, why: str
) -> tuple[tuple[str, ...], ...]:
    """Keep the decision, and say which approvals are still open. RefusedError for somebody who may not decide."""
    person = me(workspace)
    author, who = approvals.wanted(connection, delivery.id)
    names = ", ".join(dict.fromkeys(name for names in who for name in names))
    if person == author:
        raise RefusedError("check.own_approval", remedy="check.approvers", id=delivery.id[-6:], names=names)
    if not may_decide(who, person, author):
        raise RefusedError(
            "check.not_an_approver",
            remedy="check.who_are_you",
            person=person,
            id=delivery.id[-6:],
            names=names,
        )
    stamp = workspace.moment().isoformat(timespec="milliseconds")
    made = Decision(workspace.new_id(), delivery.id, person, decision, why.strip(), stamp)
    approvals.decide(connection, made)
    return still_open(who, approvals.decisions(connection, delivery.id), author)


def _release(connection: Connection, delivery: Delivery) -> list[str]:
    """Let an approved delivery go, with what continues it in a thread."""
    released = []
    accounts = {account.name: account for account in account_store.accounts(connection)}
    for each_delivery in (delivery, *_followers(connection, delivery)):
        account = accounts.get(each_delivery.account)
        by_hand = (
            account is None or not registry.has_adapter(each_delivery.platform) or bool(each_delivery.url)
        )
        server = account.account.server if account else ""
        step = (
            handoff.step(each_delivery, server)
            if by_hand and each_delivery.scheduled is None
            else Step(State.QUEUED)
        )
        if outbox_store.move(connection, each_delivery, step):
            released.append(each_delivery.id)
    return released


def _followers(connection: Connection, delivery: Delivery) -> list[Delivery]:
    """The parts of a thread that wait behind a delivery, in order."""
    waiting = {
        each_delivery.follows: each_delivery
        for each_delivery in outbox_store.in_states(connection, (State.AWAITING,))
        if each_delivery.follows
    }
    followers: list[Delivery] = []
    before = delivery.id
    while before in waiting:
        followers.append(waiting[before])
        before = waiting[before].id
    return followers
