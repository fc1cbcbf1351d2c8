"""WordPress as data: what it can do, its limits, its addresses."""

from __future__ import annotations

import re
from functools import partial
from urllib.parse import parse_qs, urlsplit

from cmdaily.domain.accounts.network import (
    WEB_PICTURES,
    Addresses,
    Can,
    Limits,
    Network,
    Once,
    SecretField,
    SignIn,
)
from cmdaily.domain.publishing.compose_urls import HandOff, text_and_link, with_query
from cmdaily.domain.publishing.outgoing import Target
from cmdaily.domain.publishing.post_urls import web_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.publishing.outgoing import Outgoing


def post(platform: str, given: str) -> Target | None:
    """The post or the comment of an address or of `POST#COMMENT`, on a network that is WordPress underneath."""
    if re.fullmatch(r"\d+(?:#\d+)?", given):
        return Target(platform, given)
    path = web_path(given)
    try:
        parts = urlsplit(given)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    number = next(iter(parse_qs(parts.query).get("p", ())), "")
    comment = re.fullmatch(r"comment-(\d+)", parts.fragment)
    known = number if number.isdigit() else ""
    if not path and not known and comment is None:
        return None
    return Target(platform, f"{known}#{comment[1]}" if comment else known, given)


def compose(outgoing: Outgoing, server: str) -> HandOff:
    """The editor of a site, with title and text."""
    if outgoing.target is not None:
        return HandOff(outgoing.target.url and f"{outgoing.target.url.partition('#')[0]}#respond")
    if not server:
        return HandOff("")
    text = text_and_link(outgoing)
    address = with_query(f"{server}/wp-admin/post-new.php", post_title=outgoing.title, content=text)
    return HandOff(address, True)


NETWORK = Network(
    rights_of_role=True,
    name="wordpress",
    title="WordPress",
    can=(Can.POST, Can.REPLY, Can.PICTURES, Can.READ_BACK, Can.INBOX, Can.FIGURES),
    limits=Limits(pictures=20, picture_types=WEB_PICTURES, animated=WEB_PICTURES),
    once=Once.READ_BACK,
    sign_in=SignIn(
        fields=(SecretField("application_password", "wordpress.ask_application_password"),),
        plain="application_password",
        looks=r"\w{4}(?: \w{4}){5}",
        needs_server=True,
        needs_handle=True,
        help="wordpress.help",
    ),
    addresses=Addresses(
        parse=partial(post, "wordpress"), example="https://blog.example/a-post/#comment-12", resolved=True
    ),
    compose=compose,
    kin=("blog",),
    words="cmdaily.platforms.wordpress.words",
    settings=(("html", ("yes", "no")),),
    hosts_pictures=True,
    also=("wp",),
)
