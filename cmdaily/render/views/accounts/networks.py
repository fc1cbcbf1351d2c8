"""`platform list`: the networks, what cmdaily can do there, and what it costs."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.accounts.network import Can, Network, dollars
from cmdaily.domain.accounts.versions import newest
from cmdaily.domain.figures.text import grouped
from cmdaily.domain.record import frozen
from cmdaily.render.document import Column, Gap, Table, line, row
from cmdaily.render.words import money, month

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cmdaily.domain.accounts.network import Version
    from cmdaily.errors import CmdailyError
    from cmdaily.locale import Translator
    from cmdaily.render.document import Document, Row

SHOWN = (
    Can.POST,
    Can.REPLY,
    Can.REPLY_SUMMONED,
    Can.SHARE,
    Can.QUOTE,
    Can.PICTURES,
    Can.PICTURES_BY_ADDRESS,
    Can.INBOX,
    Can.FIGURES,
)
"""The capabilities that are told, in this order."""


@frozen
class Listing:
    """The networks by name, a plug-in that does not load with its error; and how many accounts each has."""

    networks: tuple[tuple[str, Network | CmdailyError], ...]
    accounts: tuple[tuple[str, int], ...] = ()


def document(model: Listing, tr: Translator) -> Document:
    """A row for each network."""
    counts = dict(model.accounts)
    rows = tuple(_row(name, network, counts.get(name, 0), tr) for name, network in model.networks)
    header = [Column(tr("network." + name)) for name in ("name", "accounts")]
    table = Table((*header, Column(tr("network.does"), flexible=True)), rows)
    known = [network for _, network in model.networks if isinstance(network, Network)]
    notes = [*(_price(network, tr) for network in known), *_versions(known, tr)]
    return (table, Gap(), *(line(note) for note in notes if note), line(("dim", tr("network.by_hand_note"))))


def data(model: Listing, tr: Translator) -> dict[str, object]:
    """The networks with their limits and prices."""
    counts = dict(model.accounts)
    return {"platforms": [_data(name, network, counts.get(name, 0), tr) for name, network in model.networks]}


def _row(name: str, network: Network | CmdailyError, accounts: int, tr: Translator) -> Row:
    if not isinstance(network, Network):
        return row(("bad", name), "", f"{tr('network.broken')}: {_error(network, tr)}")
    return row(("accent", name), str(accounts) if accounts else "-", _does(network, tr))


def _does(network: Network, tr: Translator) -> str:
    """What can be done by API, how long a text may be; for what goes by hand, why."""
    limits = network.limits
    size = f"{grouped(limits.text, tr.language)} {tr('account.unit_' + limits.unit)}" if limits.text else ""
    if not network.can:
        return " · ".join(
            filter(None, (tr("network.by_hand"), network.why_by_hand and tr(network.why_by_hand), size))
        )
    does = ", ".join(tr(f"network.can_{name}") for name in SHOWN if name in network.can)
    return " · ".join(filter(None, (does, size)))


def _versions(networks: Iterable[Network], tr: Translator) -> list[str]:
    """Until when the versions of the APIs that are asked for are answered."""
    titles: dict[Version, list[str]] = {}
    for network in networks:
        last = newest(network)
        if last is not None:
            titles.setdefault(last, []).append(network.title)
    return [
        tr("network.version", names=", ".join(names), version=last.name, day=_day(last.ends, tr))
        for last, names in titles.items()
    ]


def _day(day: str, tr: Translator) -> str:
    found = date.fromisoformat(day)
    number = tr("date.first") if found.day == 1 else str(found.day)
    return f"{number} {month(tr, found.month)} {found.year}"


def _price(network: Network, tr: Translator) -> str:
    prices = network.prices
    if not prices.post:
        return tr(prices.told) if prices.told else ""
    return tr(
        "network.prices",
        name=network.title,
        post=money(tr, dollars(prices.post)),
        with_url=money(tr, dollars(prices.post_with_url)),
        reply=money(tr, dollars(prices.reply)),
        share=money(tr, dollars(prices.share)),
        described=money(tr, dollars(prices.described)),
        read=money(tr, dollars(prices.read)),
        read_post=money(tr, dollars(prices.read_post)),
        read_user=money(tr, dollars(prices.read_user)),
        count=money(tr, dollars(prices.count)),
    )


def _data(name: str, network: Network | CmdailyError, accounts: int, tr: Translator) -> dict[str, object]:
    if not isinstance(network, Network):
        return {"name": name, "accounts": accounts, "error": _error(network, tr)}
    limits, prices, last = network.limits, network.prices, newest(network)
    return {
        "name": name,
        "title": network.title,
        "accounts": accounts,
        "can": list(network.can),
        "why_by_hand": tr(network.why_by_hand) if network.why_by_hand else None,
        "version": {"name": last.name, "ends": last.ends} if last is not None else None,
        "once": network.once,
        "limits": {"text": limits.text, "unit": limits.unit, "pictures": limits.pictures},
        "prices_usd": {
            kind: getattr(prices, kind) / 1_000_000
            for kind in (
                "post",
                "post_with_url",
                "reply",
                "share",
                "described",
                "read",
                "read_post",
                "read_user",
                "count",
            )
        },
        "error": None,
    }


def _error(error: CmdailyError, tr: Translator) -> str:
    return tr(error.key, **error.values) if tr.has(error.key) else error.key
