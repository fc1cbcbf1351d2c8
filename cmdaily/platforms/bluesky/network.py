"""Bluesky as data: what it can do, its limits, its addresses."""

from __future__ import annotations

import re

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


_AT = r"at://([a-zA-Z0-9._:%-]+)/(app\.bsky\.feed\.post)/([a-zA-Z0-9._~:-]{1,512})"
_POST = r"/profile/([^/]+)/post/([^/]+)"


def _post(given: str) -> Target | None:
    at = re.fullmatch(_AT, given)
    if at is not None:
        return Target("bluesky", given, f"https://bsky.app/profile/{at[1]}/post/{at[3]}", at[1])
    found = re.fullmatch(_POST, web_path(given))
    if found is None:
        return None
    address = f"at://{found[1].lstrip('@')}/app.bsky.feed.post/{found[2]}"
    return Target("bluesky", address, given, found[1]) if re.fullmatch(_AT, address) else None


def _compose(outgoing: Outgoing, _server: str) -> HandOff:
    if outgoing.target is not None:
        return HandOff("")
    return HandOff(with_query("https://bsky.app/intent/compose", text=text_and_link(outgoing)), True)


def _entities(text: str) -> Sequence[Entity]:
    from cmdaily.platforms.bluesky.rich_text import entities

    return entities(text)


def _link_shown(address: str) -> str:
    from cmdaily.platforms.bluesky.rich_text import link_shown

    return link_shown(address)


NETWORK = Network(
    name="bluesky",
    title="Bluesky",
    can=(
        Can.POST,
        Can.REPLY,
        Can.SHARE,
        Can.QUOTE,
        Can.THREAD,
        Can.PICTURES,
        Can.LINK_CARD,
        Can.READ_BACK,
        Can.INBOX,
        Can.FIGURES,
        Can.SEARCH,
    ),
    limits=Limits(
        text=300,
        unit=Unit.GRAPHEMES,
        text_bytes=3000,
        entities=_entities,
        link_shown=_link_shown,
        alt_text=2000,
        pictures=4,
        picture_bytes=2_000_000,
        picture_types=WEB_PICTURES,
    ),
    once=Once.ALWAYS,
    sign_in=SignIn(
        fields=(SecretField("app_password", "bluesky.ask_app_password"),),
        plain="app_password",
        looks=r"[a-z0-9]{4}(?:-[a-z0-9]{4}){3}",
        needs_handle=True,
        default_server="https://bsky.social",
        help="bluesky.help",
    ),
    home="https://bsky.app/",
    addresses=Addresses(
        hosts=("bsky.app",),
        schemes=("at",),
        parse=_post,
        example="https://bsky.app/profile/someone.bsky.social/post/3kabcdefghi2x",
    ),
    compose=_compose,
    charter=(("hashtag-count", "most", 4), ("disclosure-place", "fold", 300)),
    takes_language=True,
    words="cmdaily.platforms.bluesky.words",
    also=("bsky",),
)
