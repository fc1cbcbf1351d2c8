"""Link previews: title and description of a page, for networks where the client makes the card.

A page is hostile: it is read in bounded time and size, only the head of it is looked at, and an address
inside one's own network is not visited on behalf of a feed that named it.
"""

from __future__ import annotations

import contextlib
import ipaddress
import time
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from cmdaily.domain.record import frozen, replace
from cmdaily.platforms.contract import RequestOptions
from cmdaily.platforms.http.responses import Response

if TYPE_CHECKING:
    from cmdaily.platforms.http.session import BoundedSession

HOPS = 4
SECONDS = 8.0
TITLE = 300
DESCRIPTION = 600
HEAD = 300_000
"""The title stands among the first bytes of a page, or nowhere."""


@frozen
class Card:
    """What a page says of itself; the host name stands for a title it does not have."""

    title: str
    description: str = ""


def card_of(url: str, options: RequestOptions, near: str = "") -> Card:
    """Read a page's card; never fails: a page that cannot be read has its host for a title.

    `near` is the account's server: only where that is on this machine are pages on this machine visited.
    """
    from cmdaily.platforms.http.session import BoundedSession

    fallback = Card(_host(url) or url[:TITLE])
    seconds = min(SECONDS, options.total)
    until = time.monotonic() + seconds
    until = min(until, options.until) if options.until else until
    hasty = replace(
        options,
        connect=min(options.connect, seconds),
        read=min(options.read, seconds),
        total=seconds,
        until=until,
    )
    with BoundedSession(hasty, carries_secrets=False, enough=HEAD) as http:
        http.headers["Accept"] = "text/html"
        response = _page(http, url, near)
    if response is None or "html" not in response.headers.get("content-type", ""):
        return fallback
    return _read(response, fallback)


def _page(http: BoundedSession, url: str, near: str) -> Response | None:
    """Follow a page's redirects, looking at each host before it is visited."""
    for _ in range(HOPS):
        if not _may_visit(url, near, http.request_options.until):
            return None
        response = http.ask("GET", url)
        if not isinstance(response, Response):
            return None
        if response.good:
            return response
        location = response.headers.get("location")
        if not (300 <= response.status < 400 and location):
            return None
        try:
            url = urljoin(url, location)
        except ValueError:
            return None
    return None


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.rpartition("@")[2]
    except ValueError:
        return ""


def _may_visit(url: str, near: str, until: float) -> bool:
    try:
        parts = urlsplit(url)
        hosts = _addresses(parts.hostname or "", until)
    except (ValueError, OSError):
        return False
    if parts.scheme not in ("http", "https") or not hosts:
        return False
    if all(host.is_global for host in hosts):
        return True
    return all(host.is_loopback for host in hosts) and _on_this_machine(near, until)


def _on_this_machine(server: str, until: float) -> bool:
    try:
        hosts = _addresses(urlsplit(server).hostname or "", until)
    except (ValueError, OSError):
        return False
    return bool(hosts) and all(host.is_loopback for host in hosts)


def _addresses(host: str, until: float) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    from cmdaily.platforms.http.deadline import resolved

    if not host:
        return []
    found = resolved(host, None, until)
    return [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]


class _Head(HTMLParser):
    """Collects the title and the meta tags of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.title = ""
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a meta tag, or that the title begins."""
        given = dict(attrs)
        name = (given.get("property") or given.get("name") or "").lower()
        if tag == "meta" and name and given.get("content"):
            self.meta.setdefault(name, given["content"] or "")
        self._in_title = tag == "title" and not self.title

    def handle_endtag(self, tag: str) -> None:
        """The title ends."""
        if tag == "title":
            self._in_title = False

    def handle_data(self, data: str) -> None:
        """The title's text."""
        if self._in_title:
            self.title += data


def _read(response: Response, fallback: Card) -> Card:
    charset = response.headers.get("content-type", "").partition("charset=")[2].strip("\"' ;") or "utf-8"
    try:
        text = response.body[:HEAD].decode(charset, "replace")
    except (LookupError, ValueError):
        text = response.body[:HEAD].decode("utf-8", "replace")
    return read_card(text, fallback.title)


def read_card(text: str, fallback: str) -> Card:
    """The card of a page that was read."""
    head = _Head()
    # html.parser breaks on `<![ x` and on numbers of thousands of digits: what stood before them is the card
    with contextlib.suppress(Exception):
        head.feed(text[:HEAD])
    title = _line(head.meta.get("og:title") or head.meta.get("twitter:title") or head.title)
    said = _line(head.meta.get("og:description") or head.meta.get("description") or "")
    return Card(title[:TITLE] or fallback, said[:DESCRIPTION])


def _line(text: str) -> str:
    """One line, without control characters."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
