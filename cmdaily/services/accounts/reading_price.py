"""Price of reading: what a network takes for one item that an account reads, by whose application reads it."""

from __future__ import annotations

from cmdaily.platforms import registry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.account import KnownAccount

APP, OTHER = "app", "other"
"""The setting of an account that says whose developer application it reads with, and that it is not its own."""


def reading_price(account: KnownAccount, *, of_others: bool = False) -> int:
    """Millionths of a US dollar for one item; 0 is free. `of_others`: what somebody else wrote, whose author is handed
    over too. X reads cheaply only for the account that owns the application."""
    prices = registry.about(account.platform).prices
    if account.account.setting(APP) != OTHER or not prices.read_post:
        return prices.read
    return prices.read_post + (prices.read_user if of_others else 0)
