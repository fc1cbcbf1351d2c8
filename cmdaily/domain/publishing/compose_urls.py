"""Compose URLs (web intents): a network's own compose window, opened with the text ready where no API may send.

Each network builds its own, from the address it documents, in `platforms/NAME/network.py`.
"""

from __future__ import annotations

from cmdaily.domain.publishing.outgoing import SHARE
from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.accounts.network import Network
    from cmdaily.domain.publishing.outgoing import Outgoing

LONGEST = 8000
"""Browsers and the programs that start them take no longer address everywhere, in characters."""


@frozen
class HandOff:
    """Where a person goes on. `url` is "" where there is no address; `prefilled` tells that the text is in
    it already, else it has to be pasted."""

    url: str
    prefilled: bool = False


def hand_off(network: Network, outgoing: Outgoing, server: str = "") -> HandOff:
    """The compose window for a delivery. `server` is the account's instance or site, where there is one."""
    window = network.compose(outgoing, server.rstrip("/")) if network.compose else HandOff("")
    if len(window.url) > LONGEST:
        window = HandOff("")
    if window.url:
        return window
    target = outgoing.target.url if outgoing.target else ""
    return HandOff(target or server or network.home)


def with_query(address: str, **fields: str) -> str:
    """An address with a query; empty fields are left out, spaces become %20 and never +."""
    from urllib.parse import quote

    pairs = (f"{name}={quote(text, safe='', errors='replace')}" for name, text in fields.items() if text)
    query = "&".join(pairs)
    return f"{address}?{query}" if query else address


def text_and_link(outgoing: Outgoing) -> str:
    """The text with the link below it, unless it stands there already."""
    link = outgoing.link
    if not link or link in outgoing.text:
        return outgoing.text
    return f"{outgoing.text}\n\n{link}" if outgoing.text else link


def shared_url(outgoing: Outgoing) -> str:
    """The link, or the address of the post that is passed on."""
    passed_on = outgoing.target.url if outgoing.kind == SHARE and outgoing.target else ""
    return outgoing.link or passed_on
