"""Facebook as data: what it can do, its limits, its addresses."""

from __future__ import annotations

from cmdaily.domain.accounts.network import Addresses, Limits, Network
from cmdaily.domain.publishing.compose_urls import HandOff, shared_url, with_query

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.publishing.outgoing import Outgoing


def _compose(outgoing: Outgoing, _server: str) -> HandOff:
    shared = shared_url(outgoing)
    return HandOff(with_query("https://www.facebook.com/sharer/sharer.php", u=shared) if shared else "")


NETWORK = Network(
    name="facebook",
    title="Facebook",
    limits=Limits(text=63_206),
    home="https://www.facebook.com/",
    addresses=Addresses(
        hosts=("facebook.com", "fb.com"),
        post_path=r"/.*(?:posts|videos|permalink|photo|story).*|/share/.+",
    ),
    compose=_compose,
    charter=(("disclosure-place", "fold", 400),),
)
