"""Instagram as data: what a professional account can do by API, its limits, and how it is signed in to."""

from __future__ import annotations

from cmdaily.domain.accounts.network import Addresses, Can, Limits, Network, Once, SecretField, SignIn
from cmdaily.platforms.meta.versions import GRAPH

NETWORK = Network(
    name="instagram",
    title="Instagram",
    can=(Can.POST, Can.REPLY, Can.PICTURES_BY_ADDRESS, Can.READ_BACK, Can.INBOX, Can.FIGURES),
    limits=Limits(
        text=2200,
        hashtags=30,
        alt_text=1000,
        pictures=10,
        picture_bytes=8_000_000,  # Meta, IG User media: JPEG, 8 MB at most
        picture_ratios=(0.8, 1.91),  # 4:5 to 1.91:1; others are refused with 36003
        picture_types=("image/jpeg",),
    ),
    once=Once.KEY,
    sign_in=SignIn(
        fields=(
            SecretField("access_token", "adapter.ask_access_token"),
            SecretField("client_id", "adapter.ask_client_id", hidden=False, optional=True),
            SecretField("client_secret", "adapter.ask_client_secret", optional=True),
        ),
        plain="access_token",
        looks=r"IG\w{20,}|EAA\w{20,}",
        flow="code",
        help="instagram.help",
        app=("client_id", "client_secret"),
        copied="account.ask_ended_up",
    ),
    needs_picture=True,
    versions=GRAPH,
    home="https://www.instagram.com/",
    addresses=Addresses(
        hosts=("instagram.com", "instagr.am"),
        post_path=r"/(?:[^/]+/)?(?:p|reel|tv)/([^/]+)",
        post_id=r"\d+(?:#\d+){0,2}",
        example="https://www.instagram.com/p/Cabcdefghij/",
        resolved=True,
    ),
    charter=(("hashtag-count", "most", 15), ("emoji-count", "most", 6)),
    words="cmdaily.platforms.instagram.words",
    oembed=(
        (
            r"https?://(?:www\.)?instagr(?:\.am|am\.com)/(?:[^/]+/)?(?:p|reel|tv)/.+",
            f"https://graph.facebook.com/{GRAPH[-1].name}/instagram_oembed",
        ),
    ),
    also=("ig", "insta"),
)
