"""Pinterest as data: what it can do, its limits, its addresses."""

from __future__ import annotations

from cmdaily.domain.accounts.network import Addresses, Limits, Network
from cmdaily.domain.publishing.compose_urls import HandOff, shared_url, with_query

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.publishing.outgoing import Outgoing


def _compose(outgoing: Outgoing, _server: str) -> HandOff:
    shared = shared_url(outgoing)
    media = next((picture.path for picture in outgoing.pictures if picture.path.startswith("http")), "")
    address = "https://www.pinterest.com/pin/create/button/"
    return HandOff(with_query(address, url=shared, media=media, description=outgoing.text), bool(shared))


NETWORK = Network(
    name="pinterest",
    title="Pinterest",
    limits=Limits(text=500),
    home="https://www.pinterest.com/",
    addresses=Addresses(hosts=("pinterest.com",), post_path=r"/pin/([^/]+)"),
    compose=_compose,
)
