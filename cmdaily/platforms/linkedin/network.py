"""LinkedIn as data: what it can do, its limits, its addresses."""

from __future__ import annotations

from cmdaily.domain.accounts.network import Addresses, Limits, Network
from cmdaily.domain.publishing.compose_urls import HandOff, shared_url, with_query
from cmdaily.domain.publishing.outgoing import Target
from cmdaily.domain.publishing.post_urls import id_in_path, network_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.publishing.outgoing import Outgoing


_POST = r"/(?:feed/update/(urn:li:\w+:\d+)|posts/[^/]*(?:activity|share|ugcPost)-(\d+)[^/]*)"


def _post(given: str) -> Target | None:
    known = id_in_path(_POST, given) if network_of(given, (NETWORK,)) else None
    if known is None:
        return None
    return Target("linkedin", f"urn:li:activity:{known}" if known.isdigit() else known, given)


def _compose(outgoing: Outgoing, _server: str) -> HandOff:
    shared = shared_url(outgoing)
    return HandOff(
        with_query("https://www.linkedin.com/sharing/share-offsite/", url=shared) if shared else ""
    )


NETWORK = Network(
    name="linkedin",
    title="LinkedIn",
    limits=Limits(text=3000),
    home="https://www.linkedin.com/feed/",
    addresses=Addresses(
        hosts=("linkedin.com",),
        parse=_post,
        example="https://www.linkedin.com/feed/update/urn:li:activity:1234567890123456789",
    ),
    compose=_compose,
    charter=(("emoji-count", "most", 3), ("disclosure-place", "fold", 200)),
)
