"""Threads as data: what it can do, its limits, its addresses."""

from __future__ import annotations

from cmdaily.domain.accounts.network import Addresses, Limits, Network
from cmdaily.domain.publishing.compose_urls import HandOff, shared_url, with_query
from cmdaily.domain.publishing.outgoing import REPLY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.publishing.outgoing import Outgoing


def _compose(outgoing: Outgoing, _server: str) -> HandOff:
    if outgoing.kind == REPLY:
        return HandOff("")
    address = with_query("https://www.threads.com/intent/post", text=outgoing.text, url=shared_url(outgoing))
    return HandOff(address, True)


NETWORK = Network(
    name="threads",
    title="Threads",
    limits=Limits(text=500),
    home="https://www.threads.net/",
    addresses=Addresses(hosts=("threads.com", "threads.net"), post_path=r"/@[^/]+/post/([^/]+)"),
    compose=_compose,
    charter=(("disclosure-place", "fold", 400),),
)
