"""Telegram as data: what it can do, its limits, its addresses."""

from __future__ import annotations

from cmdaily.domain.accounts.network import Addresses, Limits, Network
from cmdaily.domain.publishing.compose_urls import HandOff, shared_url, with_query

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.publishing.outgoing import Outgoing


def _compose(outgoing: Outgoing, _server: str) -> HandOff:
    """The sharing window (core.telegram.org/widgets/share), which wants an address."""
    shared = shared_url(outgoing)
    text = outgoing.text if outgoing.text != shared else ""
    return HandOff(
        with_query("https://t.me/share/url", url=shared, text=text) if shared else "", bool(shared)
    )


NETWORK = Network(
    name="telegram",
    title="Telegram",
    limits=Limits(text=4096),
    home="https://web.telegram.org/",
    addresses=Addresses(
        hosts=("t.me", "telegram.me"),
        post_path=r"/(?:s/)?((?:c/)?[^/]+/\d+)",
        example="https://t.me/somechannel/123",
    ),
    compose=_compose,
)
