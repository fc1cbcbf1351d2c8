"""Hand-off: where no API may do it, the network's own compose window does, with the text ready."""

from __future__ import annotations

from cmdaily.domain.accounts.outcome import Receipt
from cmdaily.domain.publishing.compose_urls import hand_off
from cmdaily.domain.publishing.delivery import State, Step
from cmdaily.platforms import registry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.network import Network
    from cmdaily.domain.publishing.compose_urls import HandOff
    from cmdaily.domain.publishing.delivery import Delivery, DeliveryError
    from cmdaily.domain.publishing.outgoing import Outgoing


def window(network: Network, outgoing: Outgoing, server: str) -> HandOff:
    """The compose window of a network for a text."""
    return hand_off(network, outgoing, server)


def step(delivery: Delivery, server: str, trouble: DeliveryError | None = None) -> Step:
    """The delivery now waits for a person; its address is that of the compose window."""
    found = window(registry.about(delivery.platform), delivery.outgoing, server)
    return Step(State.HANDED_OFF, receipt=Receipt("", found.url), trouble=trouble)
