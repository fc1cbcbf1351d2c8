"""Telegram as data: what a bot can do in a channel, its limits, its addresses.

Read in November 2026 on core.telegram.org/bots/api (Bot API 10.1) and /bots/faq."""

from __future__ import annotations

from cmdaily.domain.accounts.network import Addresses, Can, Limits, Network, Once, SecretField, SignIn
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
    can=(Can.POST, Can.REPLY, Can.SHARE, Can.PICTURES, Can.INBOX, Can.FIGURES),
    limits=Limits(
        text=4096,
        caption=1024,
        pictures=10,
        picture_bytes=10_000_000,
        picture_pixels=16_000_000,  # sendPhoto: width and height are 10,000 together at most, here up to 4 to 1
        picture_types=("image/jpeg", "image/png", "image/webp"),
    ),
    once=Once.ASK,
    sign_in=SignIn(
        fields=(SecretField("token", "telegram.ask_token"),),
        plain="token",
        looks=r"\d{6,12}:[\w-]{20,}",
        needs_handle=True,
        help="telegram.help",
    ),
    home="https://web.telegram.org/",
    addresses=Addresses(
        hosts=("t.me", "telegram.me"),
        post_path=r"/(?:s/)?((?:c/)?\w+/\d+)",
        post_id=r"(?:[cu]/\d+|[A-Za-z]\w{3,31})/\d+",
        example="https://t.me/somechannel/123",
    ),
    compose=_compose,
    words="cmdaily.platforms.telegram.words",
)
