"""WhatsApp as data: what it can do, its limits, its addresses."""

from __future__ import annotations

from cmdaily.domain.accounts.network import Addresses, Network
from cmdaily.domain.publishing.compose_urls import HandOff, text_and_link, with_query

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.publishing.outgoing import Outgoing


def _compose(outgoing: Outgoing, _server: str) -> HandOff:
    return HandOff(with_query("https://wa.me/", text=text_and_link(outgoing)), True)


NETWORK = Network(
    name="whatsapp",
    title="WhatsApp",
    home="https://web.whatsapp.com/",
    addresses=Addresses(hosts=("wa.me", "whatsapp.com")),
    compose=_compose,
)
