"""YouTube as data: what it can do, its limits, its addresses.

Read in November 2026 in Google's discovery document of the Data API v3 and on its pages about quota: 10,000 units a
day, reading 1, writing 50; searches apart from them, 100 a day."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from cmdaily.domain.accounts.network import Addresses, Can, Limits, Network, Once, SecretField, SignIn
from cmdaily.domain.publishing.outgoing import Target
from cmdaily.domain.publishing.post_urls import id_in_path, network_of, web_path, web_query

_VIDEO = r"[A-Za-z0-9_-]{11}"
_PATHS = rf"/(?:shorts/|live/|embed/)?({_VIDEO})|/post/([\w-]+)"
_COMMENT = r"Ug[A-Za-z0-9_-]{8,60}(?:\.[A-Za-z0-9_-]{8,60})?"


def _post(given: str) -> Target | None:
    """A comment by its id or by the address that its date links to, else a video."""
    if re.fullmatch(_COMMENT, given):
        return Target("youtube", given)
    if not network_of(given, (NETWORK,)):
        return None
    comment = web_query(given, "lc")
    if re.fullmatch(_COMMENT, comment):
        return Target("youtube", comment, given)
    watched = parse_qs(urlsplit(given).query).get("v", [""])[0]
    video = watched if re.fullmatch(_VIDEO, watched) and web_path(given) == "/watch" else None
    known = video or id_in_path(_PATHS, given)
    return Target("youtube", known, given) if known else None


NETWORK = Network(
    name="youtube",
    title="YouTube",
    can=(Can.REPLY, Can.READ_BACK, Can.INBOX, Can.FIGURES, Can.SEARCH),
    limits=Limits(text=10_000),  # of a comment
    once=Once.READ_BACK,
    sign_in=SignIn(
        fields=(
            SecretField("access_token", "adapter.ask_access_token"),
            SecretField("client_id", "adapter.ask_client_id", hidden=False, optional=True),
            SecretField("client_secret", "adapter.ask_client_secret", optional=True),
        ),
        plain="access_token",
        looks=r"ya29\.[\w.-]{10,}",
        flow="pkce",
        help="youtube.help",
        app=("client_id", "client_secret"),
        callback=False,
    ),
    home="https://studio.youtube.com/",
    addresses=Addresses(
        hosts=("youtube.com", "youtu.be", "youtube-nocookie.com"),
        parse=_post,
        example="https://www.youtube.com/watch?v=abcdefghijk",
    ),
    words="cmdaily.platforms.youtube.words",
    searches=100,
    also=("yt",),
)
