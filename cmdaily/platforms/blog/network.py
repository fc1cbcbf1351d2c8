"""Any blog, by hand: its addresses and its editor are those of WordPress, the most widespread one."""

from __future__ import annotations

from functools import partial

from cmdaily.domain.accounts.network import Addresses, Network
from cmdaily.platforms.wordpress.network import compose, post

NETWORK = Network(
    name="blog",
    title="Blog",
    addresses=Addresses(parse=partial(post, "blog")),
    compose=compose,
    kin=("wordpress",),
)
