"""Google Business Profile as data: what it can do, its limits, its addresses."""

from __future__ import annotations

from cmdaily.domain.accounts.network import Addresses, Limits, Network

NETWORK = Network(
    name="google-business",
    title="Google Business Profile",
    limits=Limits(text=1500),
    home="https://business.google.com/posts",
    addresses=Addresses(hosts=("business.google.com",)),
    words="cmdaily.platforms.google_business.words",
    why_by_hand="google-business.why_by_hand",
    also=("google", "gmb"),
)
