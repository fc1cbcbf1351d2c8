"""YouTube as data: what it can do, its limits, its addresses."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from cmdaily.domain.accounts.network import Addresses, Limits, Network
from cmdaily.domain.publishing.outgoing import Target
from cmdaily.domain.publishing.post_urls import id_in_path, network_of, web_path

_VIDEO = r"[A-Za-z0-9_-]{11}"
_PATHS = rf"/(?:shorts/|live/|embed/)?({_VIDEO})|/post/([\w-]+)"


def _post(given: str) -> Target | None:
    if not network_of(given, (NETWORK,)):
        return None
    watched = parse_qs(urlsplit(given).query).get("v", [""])[0]
    video = watched if re.fullmatch(_VIDEO, watched) and web_path(given) == "/watch" else None
    known = video or id_in_path(_PATHS, given)
    return Target("youtube", known, given) if known else None


NETWORK = Network(
    name="youtube",
    title="YouTube",
    limits=Limits(text=10_000),  # of a comment
    home="https://studio.youtube.com/",
    addresses=Addresses(
        hosts=("youtube.com", "youtu.be"), parse=_post, example="https://www.youtube.com/watch?v=abcdefghijk"
    ),
)
