"""LinkedIn as data: what it can do, its limits, how it is signed in to, and the versions of its API.

Read in November 2026 on learn.microsoft.com/linkedin (Posts, Comments, Images, Versioning)."""

from __future__ import annotations

import re

from cmdaily.domain.accounts.network import (
    Addresses,
    Can,
    Limits,
    Network,
    Once,
    SecretField,
    SignIn,
    Version,
)
from cmdaily.domain.publishing.compose_urls import HandOff, shared_url, with_query
from cmdaily.domain.publishing.outgoing import Target
from cmdaily.domain.publishing.post_urls import id_in_path, network_of, web_query

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.publishing.outgoing import Outgoing


_URN = r"urn:li:(?:share|ugcPost|activity):\d+|urn:li:comment:\(urn:li:\w+:\d+,\d+\)"
_POST = r"/(?:feed/update/(urn:li:\w+:\d+)|posts/[^/]*(?:activity|share|ugcPost)-(\d+)[^/]*)"


def _post(given: str) -> Target | None:
    """A post or a comment by its URN, or by the address of either."""
    if re.fullmatch(_URN, given):
        return Target("linkedin", given)
    known = id_in_path(_POST, given) if network_of(given, (NETWORK,)) else None
    if known is None:
        return None
    comment = web_query(given, "commentUrn")
    if re.fullmatch(_URN, comment):
        return Target("linkedin", comment, given)
    return Target("linkedin", f"urn:li:activity:{known}" if known.isdigit() else known, given)


def _compose(outgoing: Outgoing, _server: str) -> HandOff:
    shared = shared_url(outgoing)
    return HandOff(
        with_query("https://www.linkedin.com/sharing/share-offsite/", url=shared) if shared else ""
    )


NETWORK = Network(
    name="linkedin",
    title="LinkedIn",
    can=(
        Can.POST,
        Can.REPLY,
        Can.SHARE,
        Can.QUOTE,
        Can.PICTURES,
        Can.LINK_CARD,
        Can.READ_BACK,
        Can.INBOX,
        Can.FIGURES,
    ),
    limits=Limits(
        text=3000,
        reply=1250,
        alt_text=4086,
        pictures=20,
        picture_pixels=36_152_320,
        picture_types=("image/jpeg", "image/png", "image/gif"),
        animated=("image/gif",),
    ),
    once=Once.READ_BACK,
    sign_in=SignIn(
        fields=(
            SecretField("access_token", "adapter.ask_access_token"),
            SecretField("client_id", "adapter.ask_client_id", hidden=False, optional=True),
            SecretField("client_secret", "adapter.ask_client_secret", optional=True),
        ),
        plain="access_token",
        looks=r"AQ[\w-]{60,}",
        flow="pkce",
        help="linkedin.help",
        app=("client_id",),
    ),
    versions=(
        Version("202601", "2027-01-15"),
        Version("202603", "2027-03-16"),
        Version("202607", "2027-07-15"),
    ),
    home="https://www.linkedin.com/feed/",
    addresses=Addresses(
        hosts=("linkedin.com",),
        parse=_post,
        example="https://www.linkedin.com/feed/update/urn:li:activity:1234567890123456789",
    ),
    compose=_compose,
    charter=(("emoji-count", "most", 3), ("disclosure-place", "fold", 200)),
    words="cmdaily.platforms.linkedin.words",
    settings=(("visibility", ("PUBLIC", "LOGGED_IN", "CONNECTIONS")),),
    also=("linked-in",),
)
