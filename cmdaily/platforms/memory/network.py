"""The network for tests as data: a network in a directory, which fails on demand."""

from __future__ import annotations

from cmdaily.domain.accounts.network import (
    WEB_PICTURES,
    Addresses,
    Can,
    Limits,
    Network,
    Once,
    Prices,
    SecretField,
    SignIn,
)

NETWORK = Network(
    name="memory",
    title="Memory",
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
    limits=Limits(text=500, alt_text=1000, pictures=4, picture_types=WEB_PICTURES, animated=WEB_PICTURES),
    prices=Prices(post=15_000, post_with_url=200_000, reply=10_000, read=1_000),
    once=Once.READ_BACK,
    sign_in=SignIn(
        fields=(SecretField("token", "memory.ask_token"),),
        plain="token",
        needs_server=True,
        help="memory.help",
    ),
    hidden=True,
    addresses=Addresses(hosts=("memory.example",), post_path=r"/[^/]+/(\d+)", post_id=r"[0-9]+"),
    takes_language=True,
    words="cmdaily.platforms.memory.words",
)
