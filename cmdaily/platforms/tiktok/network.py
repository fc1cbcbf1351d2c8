"""TikTok as data: what it can do, its limits, its addresses."""

from __future__ import annotations

from cmdaily.domain.accounts.network import Addresses, Network

NETWORK = Network(
    name="tiktok",
    title="TikTok",
    home="https://www.tiktok.com/upload",
    addresses=Addresses(
        hosts=("tiktok.com",),
        post_path=r"/@[^/]+/(?:video|photo)/(\d+)",
        example="https://www.tiktok.com/@someone/video/1234567890123456789",
    ),
    words="cmdaily.platforms.tiktok.words",
    why_by_hand="tiktok.why_by_hand",
)
