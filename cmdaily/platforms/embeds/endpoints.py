"""oEmbed endpoints: who is asked about an address.

A network's own data says it where micawber's list has an ended version or nothing; the rest is that list, which is the
one of oembed.com with what it gets wrong mended. A page that is on neither may name an endpoint itself.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from cmdaily.domain.record import frozen
from cmdaily.platforms import registry

GONE = ("plus.google.com", "plus.url.google.com")
"""Google+, which ended on 2 April 2019."""
HEAD = 300_000


@frozen
class Endpoint:
    """Who is asked: the complete address, and the title of the network, "" where only the answer tells."""

    url: str
    title: str = ""


def endpoint_of(address: str) -> Endpoint | None:
    """The endpoint of a network that is known, None for any other."""
    for network in registry.shipped():
        for pattern, endpoint in network.oembed:
            if re.fullmatch(pattern, address):
                return Endpoint(_asked(endpoint, address), network.title)
    from micawber.providers import bootstrap_basic, bootstrap_oembed

    for providers in (bootstrap_basic(), bootstrap_oembed()):
        found = providers.provider_for_url(address)
        if found is not None and found.endpoint.startswith("https://"):
            who = {"for": "cmdaily"} if "for" in found.base_params else {}  # one wants to know who asks
            return Endpoint(_asked(found.endpoint, address, who))
    return None


def is_gone(address: str) -> bool:
    """Whether an address was Google+'s."""
    return host_of(address) in GONE


def host_of(address: str) -> str:
    """The host of an address in small letters, "" where it has none."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def site_of(host: str) -> str:
    """The registered part of a host as far as it can be told without a list: w.soundcloud.com is soundcloud.com."""
    labels = host.split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if short else labels[-2:])


def named_by(page: str, address: str) -> Endpoint | None:
    """The endpoint that a page names in its head (oEmbed, 4: discovery): one of the same site."""
    head = _Links()
    try:
        head.feed(page[:HEAD])
    except Exception:  # html.parser breaks on some pages: what stood before is what there is
        head.found = head.found[:1]
    for given in head.found:
        try:
            url = urljoin(address, given)
            good = urlsplit(url).scheme in ("http", "https") and url.isprintable() and len(url) < 4000
        except ValueError:
            continue
        if good and site_of(host_of(url)) == site_of(host_of(address)):
            return Endpoint(url)
    return None


def _asked(endpoint: str, address: str, more: dict[str, str] | None = None) -> str:
    """The request; what the endpoint's address has already stays."""
    parts = urlsplit(endpoint)
    query = dict(parse_qsl(parts.query)) | {"format": "json", "url": address} | (more or {})
    if endpoint.startswith("https://publish."):
        query |= {"omit_script": "true", "dnt": "true"}
    return urlunsplit(parts._replace(query=urlencode(query)))


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where the page says its oEmbed is."""
        given = dict(attrs)
        if tag == "link" and (given.get("type") or "").lower() == "application/json+oembed":
            self.found.append(given.get("href") or "")
