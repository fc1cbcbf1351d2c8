"""Receipts to the journal: what was sent ticks the action it counts for, with the permalink as proof."""

from __future__ import annotations

from datetime import datetime

from cmdaily.domain.publishing.delivery import TICK_MATCHING, TICK_NONE
from cmdaily.domain.routines.agenda import OPEN
from cmdaily.platforms import registry
from cmdaily.services.routines import progress
from cmdaily.services.routines.day import agenda, known_action

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cmdaily.domain.publishing.delivery import Delivery
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
    names = (delivery.platform, *registry.about(delivery.platform).kin)
    items = [item for item in agenda(workspace, day).items if item.state == OPEN]
    for counted in COUNTED_AS[delivery.outgoing.kind]:
        for item in items:
            if item.action.platform in names and item.action.counts == counted:
                return item.action
    return None


def tick(
    workspace: Workspace, connection: Connection, delivery: Delivery, url: str, command: str
) -> Action | None:
    """Tick the action of a delivery that was sent, within the caller's transaction; the action, or None."""
    day = day_said(workspace, delivery)
    action = action_for(workspace, delivery, day)
    if action is not None:
        key = f"delivery/{delivery.id}"
        progress.record_receipt(workspace, connection, action, day, receipt=url, key=key, command=command)
    return action
