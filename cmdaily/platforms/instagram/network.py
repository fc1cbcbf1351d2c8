"""Instagram as data: what it can do, its limits, its addresses."""

from __future__ import annotations

from cmdaily.domain.accounts.network import Addresses, Limits, Network

NETWORK = Network(
    name="instagram",
    title="Instagram",
    limits=Limits(text=2200, hashtags=30),
    home="https://www.instagram.com/",
    addresses=Addresses(hosts=("instagram.com",), post_path=r"/(?:[^/]+/)?(?:p|reel|tv)/([^/]+)"),
    charter=(("hashtag-count", "most", 15), ("emoji-count", "most", 6)),
)
