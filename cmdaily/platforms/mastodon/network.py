"""Mastodon as data: what it can do, its limits, its addresses."""

from __future__ import annotations

from cmdaily.domain.accounts.network import (
    WEB_PICTURES,
    Addresses,
    Can,
    Limits,
    Network,
    Once,
    SecretField,
    SignIn,
    Unit,
)
from cmdaily.domain.publishing.compose_urls import HandOff, text_and_link, with_query
from cmdaily.domain.publishing.outgoing import Target
from cmdaily.domain.publishing.post_urls import web_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.publishing.outgoing import Outgoing
    from cmdaily.domain.publishing.text.entities import Entity


_LISTS = ("/followers", "/following", "/with_replies", "/media")


def _post(given: str) -> Target | None:
    if given.isascii() and given.isalnum():
        return Target("mastodon", given) if any(char.isdigit() for char in given) else None
    path = web_path(given)
    # a profile or a page has one part, a post at least two, whatever the server calls them
    if path.count("/") < 2 or path.endswith(_LISTS):
        return None
    return Target("mastodon", "", given)


def _compose(outgoing: Outgoing, server: str) -> HandOff:
    if outgoing.target is not None and server and outgoing.target.url:
        return HandOff(with_query(f"{server}/authorize_interaction", uri=outgoing.target.url))
    if outgoing.target is not None or not server:
        return HandOff("")
    return HandOff(with_query(f"{server}/share", text=text_and_link(outgoing)), True)


def _entities(text: str) -> Sequence[Entity]:
    from cmdaily.platforms.mastodon.entities import entities

    return entities(text)


NETWORK = Network(
    name="mastodon",
    title="Mastodon",
    can=(
        Can.POST,
        Can.REPLY,
        Can.SHARE,
        Can.QUOTE,  # since 4.5; the account's rights say whether its server knows them
        Can.THREAD,
        Can.PICTURES,
        Can.READ_BACK,
        Can.INBOX,
        Can.FIGURES,
        Can.SEARCH,
    ),
    # a fresh Mastodon's own; the instance's are kept with the account when it signs in
    limits=Limits(
        text=500,
        unit=Unit.GRAPHEMES,
        url=23,
        mention_domains=False,
        entities=_entities,
        alt_text=1500,
        pictures=4,
        picture_bytes=16_777_216,
        picture_pixels=33_177_600,
        picture_types=WEB_PICTURES,
        animated=("image/gif",),
    ),
    once=Once.KEY,
    sign_in=SignIn(
        fields=(
            SecretField("access_token", "mastodon.ask_access_token"),
            SecretField("client_id", "mastodon.ask_client_id", hidden=False, optional=True),
            SecretField("client_secret", "mastodon.ask_client_secret", optional=True),
        ),
        plain="access_token",
        needs_server=True,
        flow="code",
        help="mastodon.help",
    ),
    home="",
    addresses=Addresses(
        parse=_post,
        federated_path=(
            r"/@[^/]+/\d+|/users/[^/]+/statuses/[^/]+|/notes?/[^/]+|/notice/[^/]+|/[^/]+/p/[\d.]+"
        ),
        example="https://instance.example/@someone/123456789012345678",
        resolved=True,
    ),
    compose=_compose,
    charter=(("hashtag-count", "most", 8), ("disclosure-place", "fold", 500)),
    takes_language=True,
    words="cmdaily.platforms.mastodon.words",
    settings=(("visibility", ("public", "unlisted", "private", "direct")),),
    also=("masto", "fediverse"),
)
