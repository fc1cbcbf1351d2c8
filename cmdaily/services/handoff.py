"""Hand-off: where no API may do it, the network's own compose window does, with the text ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdaily.domain.delivery import State, Step
from cmdaily.domain.handoff import hand_off
from cmdaily.domain.outcome import Receipt
from cmdaily.platforms import registry

if TYPE_CHECKING:
    from cmdaily.domain.delivery import Delivery, Trouble
    from cmdaily.domain.handoff import HandOff
    from cmdaily.domain.network import Network
    from cmdaily.domain.speech import Outgoing


def window(network: Network, outgoing: Outgoing, server: str) -> HandOff:
    """The compose window of a network for a text."""
    return hand_off(network, outgoing, server)


def step(delivery: Delivery, server: str, trouble: Trouble | None = None) -> Step:
    """The delivery now waits for a person; its address is that of the compose window."""
    found = window(registry.about(delivery.platform), delivery.outgoing, server)
    return Step(State.HANDED_OFF, receipt=Receipt("", found.url), trouble=trouble)
