"""X as data: what it can do, its limits, its addresses."""

from __future__ import annotations

from cmdaily.domain.accounts.network import (
    WEB_PICTURES,
    Addresses,
    Can,
    Limits,
    Network,
    Once,
    Prices,
    SecretField,
    SignIn,
    Unit,
)
from cmdaily.domain.publishing.compose_urls import HandOff, shared_url, with_query
from cmdaily.domain.publishing.outgoing import REPLY, SHARE, Target
from cmdaily.domain.publishing.post_urls import id_in_path, network_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.publishing.outgoing import Outgoing
    from cmdaily.domain.publishing.text.entities import Entity


_POST = r"/(?:[^/]+|i/web)/status(?:es)?/(\d+)(?:/.*)?"


def _post(given: str) -> Target | None:
    if given.isascii() and given.isdigit():
        return Target("x", given, f"https://x.com/i/web/status/{given}")
    known = id_in_path(_POST, given) if network_of(given, (NETWORK,)) else None
    return Target("x", known, given) if known is not None else None


def _compose(outgoing: Outgoing, _server: str) -> HandOff:
    """X's web intents: developer.x.com, "Post button" and "Repost"."""
    target = outgoing.target
    if outgoing.kind == SHARE and target is not None and target.id and not outgoing.text:
        return HandOff(with_query("https://x.com/intent/retweet", tweet_id=target.id), True)
    answered = target.id if outgoing.kind == REPLY and target else ""
    link = shared_url(outgoing)
    url = "" if link in outgoing.text else link
    address = with_query("https://x.com/intent/post", text=outgoing.text, url=url, in_reply_to=answered)
    return HandOff(address, True)


def _entities(text: str) -> Sequence[Entity]:
    from cmdaily.platforms.x.entities import entities

    return entities(text)


NETWORK = Network(
    name="x",
    title="X",
    can=(
        Can.POST,
        Can.REPLY_SUMMONED,
        Can.SHARE,
        Can.THREAD,
        Can.PICTURES,
        Can.READ_BACK,
        Can.INBOX,
        Can.FIGURES,
        Can.SEARCH,
    ),
    limits=Limits(
        text=280,
        unit=Unit.WEIGHTED,
        url=23,
        entities=_entities,
        cashtags=1,
        alt_text=1000,
        pictures=4,
        picture_bytes=5_242_880,
        picture_types=WEB_PICTURES,
        animated=("image/gif",),
    ),
    # pay per use, per request
    prices=Prices(
        post=15_000,
        post_with_url=200_000,
        reply=10_000,
        share=15_000,
        read=1_000,
        described=5_000,
        read_post=5_000,
        read_user=10_000,
        count=5_000,
    ),
    once=Once.READ_BACK,
    sign_in=SignIn(
        fields=(
            SecretField("access_token", "x.ask_access_token"),
            SecretField("access_token_secret", "x.ask_access_token_secret", optional=True),
            SecretField("api_key", "x.ask_api_key", optional=True),
            SecretField("api_secret", "x.ask_api_secret", optional=True),
            SecretField("client_id", "x.ask_client_id", hidden=False, optional=True),
            SecretField("client_secret", "x.ask_client_secret", optional=True),
            SecretField("refresh_token", "x.ask_refresh_token", optional=True),
        ),
        plain="access_token",
        flow="pkce",
        help="x.help",
        app=("client_id",),
    ),
    home="https://x.com/home",
    addresses=Addresses(
        hosts=("x.com", "twitter.com"),
        parse=_post,
        example="https://x.com/someone/status/1234567890123456789",
    ),
    compose=_compose,
    # a link to a post becomes a quote there, which the API refuses since April 2026: a person sends it
    quotes_as_link=False,
    charter=(("hashtag-count", "most", 3), ("disclosure-place", "fold", 280)),
    words="cmdaily.platforms.x.words",
    settings=(("app", ("own", "other")),),
    also=("twitter", "tweet"),
)
