"""Pinterest as data: what it can do, its limits, its addresses.

Read in November 2026 in Pinterest's OpenAPI description of its API v5 (5.23.0) and on developers.pinterest.com."""

from __future__ import annotations

from cmdaily.domain.accounts.network import Addresses, Can, Limits, Network, Once, SecretField, SignIn
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
    can=(Can.POST, Can.SHARE, Can.PICTURES, Can.LINK_CARD, Can.READ_BACK, Can.FIGURES),
    limits=Limits(
        text=800,
        alt_text=500,
        pictures=1,
        picture_bytes=10_000_000,
        picture_types=("image/jpeg", "image/png"),
    ),
    once=Once.READ_BACK,
    sign_in=SignIn(
        fields=(
            SecretField("access_token", "adapter.ask_access_token"),
            SecretField("client_id", "adapter.ask_client_id", hidden=False, optional=True),
            SecretField("client_secret", "adapter.ask_client_secret", optional=True),
        ),
        plain="access_token",
        looks=r"pina_\w{20,}",
        flow="pkce",  # on loopback; Pinterest itself knows no PKCE
        help="pinterest.help",
        app=("client_id", "client_secret"),
    ),
    needs_picture=True,
    home="https://www.pinterest.com/",
    addresses=Addresses(
        hosts=("pinterest.com",),
        post_path=r"/pin/(?:[^/]*--)?(\d+)",
        post_id=r"\d{1,20}",
        example="https://www.pinterest.com/pin/1234567890123456789/",
    ),
    compose=_compose,
    words="cmdaily.platforms.pinterest.words",
    also=("pin",),
)
