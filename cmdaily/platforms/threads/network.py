"""Threads as data: what an account can do by API, its limits, and how it is signed in to."""

from __future__ import annotations

from cmdaily.domain.accounts.network import Addresses, Can, Limits, Network, Once, SecretField, SignIn, Unit
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
    can=(
        Can.POST,
        Can.REPLY,
        Can.SHARE,
        Can.QUOTE,
        Can.THREAD,
        Can.PICTURES_BY_ADDRESS,
        Can.READ_BACK,
        Can.INBOX,
        Can.FIGURES,
        Can.SEARCH,
    ),
    limits=Limits(
        text=500,
        unit=Unit.EMOJI_BYTES,
        alt_text=1000,
        pictures=20,
        picture_bytes=8_000_000,  # Meta, Threads media: JPEG or PNG, 8 MB at most
        picture_types=("image/jpeg", "image/png"),
        links=5,  # since 22 December 2025, THREADS_API__LINK_LIMIT_EXCEEDED beyond (Meta, text attachments)
    ),
    once=Once.KEY,
    sign_in=SignIn(
        fields=(
            SecretField("access_token", "adapter.ask_access_token"),
            SecretField("client_id", "adapter.ask_client_id", hidden=False, optional=True),
            SecretField("client_secret", "adapter.ask_client_secret", optional=True),
        ),
        plain="access_token",
        looks=r"TH\w{20,}",
        flow="code",
        help="threads.help",
        app=("client_id", "client_secret"),
        copied="account.ask_ended_up",
    ),
    home="https://www.threads.com/",
    addresses=Addresses(
        hosts=("threads.com", "threads.net"),
        post_path=r"/@[^/]+/post/([^/]+)",
        post_id=r"\d+",
        example="https://www.threads.com/@someone/post/Cabcdefghij",
        resolved=True,
    ),
    compose=_compose,
    # the first hashtag alone becomes a tag
    charter=(("hashtag-count", "most", 1), ("disclosure-place", "fold", 400)),
    words="cmdaily.platforms.threads.words",
    searches=2200,
    granted=(Can.SEARCH,),
    oembed=((r"https?://(?:www\.)?threads\.(?:com|net)/.+", "https://graph.threads.net/v1.0/oembed"),),
)
