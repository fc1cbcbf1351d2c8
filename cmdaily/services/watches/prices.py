"""Prices of watches, said before any money is spent."""

from __future__ import annotations

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.errors import CmdailyError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cmdaily.domain.watches.watch import Watch, WatchReading
    from cmdaily.services.workspace import Workspace


def ahead(workspace: Workspace, watches: Sequence[Watch]) -> tuple[LocalisedMessage, ...]:
    """What asking these watches costs, by the account that pays; nothing where nobody does."""
    from cmdaily.platforms import registry
    from cmdaily.services.accounts import accounts
    from cmdaily.services.watches.purse import Purse
    from cmdaily.services.watches.searcher import money

    named = {source for watch in watches for source in watch.sources}
    found = []
    for account in accounts.known(workspace) if named else ():
        if account.name not in named:
            continue
        try:
            prices = registry.about(account.platform).prices
        except CmdailyError:  # a plug-in that does not load
            continue
        if prices.count:
            amounts = {"count": prices.count, "each": prices.read_post + prices.read_user}
            amounts["left"] = Purse(workspace, account.name).left()
            values = (("source", account.name), *money(tuple(amounts.items())))
            found.append(LocalisedMessage("watch.price", values))
    return tuple(found)


def afterwards(workspace: Workspace, readings: Iterable[WatchReading]) -> tuple[LocalisedMessage, ...]:
    """What asking did cost, and what was left undone for it."""
    from cmdaily.services.watches.purse import Purse
    from cmdaily.services.watches.searcher import money

    found: list[LocalisedMessage] = []
    for reading in readings:
        found += reading.notes
        if reading.price:
            amounts = (("price", reading.price), ("left", Purse(workspace, reading.source).left()))
            found.append(LocalisedMessage("watch.spent", (("source", reading.source), *money(amounts))))
    return tuple(found)
