"""Receipts to the journal: what was sent ticks the action it counts for, with the permalink as proof."""

from __future__ import annotations

from datetime import datetime

from cmdaily.domain.publishing.delivery import TICK_MATCHING, TICK_NONE
from cmdaily.domain.publishing.outgoing import POST
from cmdaily.domain.routines.agenda import OPEN
from cmdaily.domain.routines.routine import ACCOUNT, ALL_NETWORKS
from cmdaily.platforms import registry
from cmdaily.services.routines import progress
from cmdaily.services.routines.day import agenda, known_action

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cmdaily.domain.publishing.delivery import Delivery
    from cmdaily.domain.routines.agenda import Item
    from cmdaily.domain.routines.routine import Action
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

COUNTED_AS = {"post": ("post",), "reply": ("reply", "comment"), "share": ("share",)}
"""What `counts:` of an action may say for each kind of delivery, best match first."""


def day_said(workspace: Workspace, delivery: Delivery) -> date:
    """The day a delivery belongs to: that of its last attempt, else today."""
    if not delivery.last_attempt_at:
        return workspace.today
    return workspace.day_of(datetime.fromisoformat(delivery.last_attempt_at))


def action_for(workspace: Workspace, delivery: Delivery, day: date) -> Action | None:
    """The action that a delivery ticks: the one it was sent for, else the first open one that counts such a thing."""
    if delivery.tick == TICK_NONE or delivery.follows is not None:
        return None
    if delivery.tick != TICK_MATCHING:
        routine, _, name = delivery.tick.partition("/")
        return known_action(workspace, routine, name)
    items = [item for item in agenda(workspace, day).items if item.state == OPEN]
    return matching(delivery, items)


def matching(delivery: Delivery, items: Sequence[Item]) -> Action | None:
    """The first open action that counts such a thing: for its own network, then for several with it, then for any."""
    names = (delivery.platform, *registry.about(delivery.platform).kin)
    kinds = COUNTED_AS[delivery.outgoing.kind]
    if delivery.outgoing.kind == POST and delivery.outgoing.pictures:
        kinds = ("picture", *kinds)
    for counted in kinds:
        counting = [item for item in items if counted in item.action.counts]
        named = [item for item in counting if any(name in item.action.platforms for name in names)]
        named.sort(key=lambda item: len(item.action.platforms))
        free = [item for item in counting if item.action.platforms in ((), (ALL_NETWORKS,))]
        for item in (*named, *free):
            if not item.action.parts or _part(item.action, delivery) in item.missing:
                return item.action
    return None


def _part(action: Action, delivery: Delivery) -> str:
    """Which part of an action that counts for each network, or each account, a delivery is for."""
    if action.each == ACCOUNT:
        return delivery.account
    names = (delivery.platform, *registry.about(delivery.platform).kin)
    return next((name for name in names if name in action.parts), "")


def tick(
    workspace: Workspace, connection: Connection, delivery: Delivery, url: str, command: str
) -> Action | None:
    """Tick the action of a delivery that was sent, within the caller's transaction; the action, or None."""
    day = day_said(workspace, delivery)
    action = action_for(workspace, delivery, day)
    if action is not None:
        proof = {"receipt": url, "key": f"delivery/{delivery.id}", "command": command}
        part = _part(action, delivery) if action.parts else ""
        progress.record_receipt(workspace, connection, action, day, part=part, **proof)
    return action
