"""`platform list`: the networks, what cmdaily can do there, and what it costs."""

from __future__ import annotations

from cmdaily.domain.accounts.network import Can, Network
from cmdaily.domain.publishing.preflight import dollars
from cmdaily.domain.record import frozen
from cmdaily.render.document import Column, Table, line, row
from cmdaily.render.words import money

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.errors import CmdailyError
    from cmdaily.locale import Translator
    from cmdaily.render.document import Document, Row


@frozen
class Listing:
    """The networks by name, a plug-in that does not load with its error; and how many accounts each has."""

    networks: tuple[tuple[str, Network | CmdailyError], ...]
    accounts: tuple[tuple[str, int], ...] = ()


def document(model: Listing, tr: Translator) -> Document:
    """A row for each network."""
    counts = dict(model.accounts)
    rows = tuple(_row(name, network, counts.get(name, 0), tr) for name, network in model.networks)
    header = [Column(tr("network." + name)) for name in ("name", "way", "accounts")]
    table = Table((*header, Column(tr("network.limit"), flexible=True)), rows)
    prices = [_price(network, tr) for _, network in model.networks if isinstance(network, Network)]
    return (table, *(line(price) for price in prices if price), line(("dim", tr("network.by_hand_note"))))


def data(model: Listing, tr: Translator) -> dict[str, object]:
    """The networks with their limits and prices."""
    counts = dict(model.accounts)
    return {"platforms": [_data(name, network, counts.get(name, 0), tr) for name, network in model.networks]}


def _row(name: str, network: Network | CmdailyError, accounts: int, tr: Translator) -> Row:
    if not isinstance(network, Network):
        return row(("bad", name), tr("network.broken"), "", _error(network, tr))
    way = tr("network.api") if Can.POST in network.can else tr("network.by_hand")
    limits = network.limits
    limit = f"{limits.text} {tr('account.unit_' + limits.unit)}" if limits.text else "-"
    return row(("accent", name), way, str(accounts) if accounts else "-", limit)


def _price(network: Network, tr: Translator) -> str:
    prices = network.prices
    if not prices.post:
        return ""
    return tr(
        "network.prices",
        name=network.title,
        post=money(tr, dollars(prices.post)),
        with_url=money(tr, dollars(prices.post_with_url)),
        reply=money(tr, dollars(prices.reply)),
    )


def _data(name: str, network: Network | CmdailyError, accounts: int, tr: Translator) -> dict[str, object]:
    if not isinstance(network, Network):
        return {"name": name, "accounts": accounts, "error": _error(network, tr)}
    limits, prices = network.limits, network.prices
    return {
        "name": name,
        "title": network.title,
        "accounts": accounts,
        "can": list(network.can),
        "once": network.once,
        "limits": {"text": limits.text, "unit": limits.unit, "pictures": limits.pictures},
        "prices_usd": {
            kind: getattr(prices, kind) / 1_000_000
            for kind in ("post", "post_with_url", "reply", "share", "read")
        },
        "error": None,
    }


def _error(error: CmdailyError, tr: Translator) -> str:
    return tr(error.key, **error.values) if tr.has(error.key) else error.key
