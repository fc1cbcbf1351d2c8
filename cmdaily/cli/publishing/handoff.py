"""Hand-off on a terminal: the text in the clipboard, the compose window open, and a question."""

from __future__ import annotations

import sys

from cmdaily.cli.ask import ask, confirm
from cmdaily.domain.publishing.delivery import State
from cmdaily.domain.record import replace
from cmdaily.domain.routines.proof import proof_of
from cmdaily.render.clipboard import copy_sequence
from cmdaily.services.publishing import outbox
from cmdaily.services.publishing.results import send_result as answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.cli.context import Context
    from cmdaily.domain.publishing.delivery import Delivery
    from cmdaily.domain.publishing.results import SendResult
    from cmdaily.domain.routines.routine import Action


def finish(context: Context, result: SendResult) -> SendResult:
    """Hand over what was handed off, one after the other; the answer as it is afterwards."""
    waiting = [delivery for delivery in result.deliveries if delivery.state == State.HANDED_OFF]
    if not waiting:
        return result
    ticked: dict[str, Action] = {}
    for delivery in waiting:
        if offer(context, delivery):
            url = proof_of(ask(context, "speak.permalink").strip())
            sender = outbox.settle_by_hand(context.workspace, delivery.id, sent=True, url=url)
            ticked |= sender.ticked
    now = outbox.again(context.workspace, [delivery.id for delivery in result.deliveries])
    fresh = answer(context.workspace, now, ticked, result.refused, result.draft)
    if result.recorded is None or fresh.recorded is None:
        return replace(fresh, recorded=fresh.recorded or result.recorded)
    actions = tuple(dict.fromkeys([*result.recorded.actions, *fresh.recorded.actions]))
    streaks = dict(zip(result.recorded.actions, result.recorded.streaks, strict=True))
    streaks |= dict(zip(fresh.recorded.actions, fresh.recorded.streaks, strict=True))
    recorded = replace(fresh.recorded, actions=actions, streaks=tuple(streaks[one] for one in actions))
    return replace(fresh, recorded=recorded)


def offer(context: Context, delivery: Delivery) -> bool:
    """Open the compose window with the text in the clipboard, and ask whether it was sent."""
    copied = copy_sequence(delivery.text, context.environ)
    if copied:
        sys.stdout.write(copied)
        sys.stdout.flush()
        context.message("speak.copied")
    if not (delivery.url and opened(context, delivery.url)):
        context.message("speak.open_this")
        context.line(delivery.url)
    return confirm(context, "speak.sent", default=False, name=delivery.account or delivery.platform)


def opened(context: Context, address: str) -> bool:
    """Whether a browser was told to open an address; False over SSH and where there is no display."""
    from cmdaily.services.runtime.child_processes import show_page

    return show_page(address, context.environ)
