"""Discord as data: what it can do, its limits, its addresses."""

from __future__ import annotations

from cmdaily.domain.accounts.network import Addresses, Limits, Network

NETWORK = Network(
    name="discord",
    title="Discord",
    limits=Limits(text=2000),
    home="https://discord.com/channels/@me",
    addresses=Addresses(
        hosts=("discord.com",),
        post_path=r"/channels/((?:@me|\d+)/\d+/\d+)",
        example="https://discord.com/channels/123456789012345678/123456789012345678/123456789012345678",
    ),
)
