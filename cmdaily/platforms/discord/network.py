"""Discord as data: what a bot or a webhook can do in a channel, its limits, its addresses.

Read in November 2026 in Discord's OpenAPI description of its API v10 and on discord.com/developers/docs."""

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
)

NETWORK = Network(
    name="discord",
    title="Discord",
    markdown=True,
    can=(Can.POST, Can.REPLY, Can.PICTURES, Can.READ_BACK, Can.INBOX),
    limits=Limits(
        text=2000,
        alt_text=1024,
        pictures=10,
        picture_bytes=10_000_000,
        picture_types=WEB_PICTURES,
        animated=("image/gif", "image/webp"),
    ),
    once=Once.KEY,
    sign_in=SignIn(
        fields=(SecretField("token", "discord.ask_token"),),
        plain="token",
        looks=r"[\w-]{23,30}\.[\w-]{6,7}\.[\w-]{25,}|https://[\w.]*discord\w*\.com/api/webhooks/.+",
        help="discord.help",
    ),
    home="https://discord.com/channels/@me",
    addresses=Addresses(
        hosts=("discord.com",),
        post_path=r"/channels/((?:@me|\d+)/\d+/\d+)",
        post_id=r"(?:@me|\d+)/\d+/\d+",
        example="https://discord.com/channels/123456789012345678/123456789012345678/123456789012345678",
    ),
    words="cmdaily.platforms.discord.words",
)
