"""Feed discovery: the feeds that a page of HTML names in its head (https://www.rssboard.org/rss-autodiscovery)."""

from __future__ import annotations

from urllib.parse import urljoin

from cmdaily.domain import lazy_re as re
from cmdaily.domain.feeds.canonical_url import web_url
from cmdaily.domain.record import frozen
from cmdaily.platforms.http.html_text import storable, unescape

MOST = 20
HEAD = 400_000
"""Characters of a page that are looked through."""
_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_TAG = re.compile(r"<(link|base|a)\s([^<>]{1,3000})>", re.I)
_ATTRIBUTE = re.compile(
    r"""([a-zA-Z-]{1,30})\s{0,9}=\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'>]{1,2000}))"""
)
_FEED_PATH = re.compile(
    r"(?:/(?:feed|rss|atom)(?:/|\.xml|\.json)?|[/.](?:rss|atom)|/(?:feed|index)\.(?:xml|json|rss))\Z", re.I
)


@frozen
class FoundFeed:
    """A feed that a page names."""

    url: str
    title: str


def feeds_of(page: str, url: str) -> tuple[FoundFeed, ...]:
    """The feeds that a page names, in its order; else the addresses it leads to that look like one."""
    named: dict[str, str] = {}
    linked: dict[str, str] = {}
    base = url
    for tag, inside in _TAG.findall(page[:HEAD]):
        given = {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(inside)}
        href = given.get("href", "")
        if tag.lower() == "base" and href:
            base = _joined(url, href) or url
        elif tag.lower() == "link" and "alternate" in given.get("rel", "").lower().split():
            kind = given.get("type", "").lower().partition(";")[0].strip()
            json = kind == "application/json" and not _is_api(href)
            if kind in _TYPES or json:
                named.setdefault(_joined(base, href), given.get("title", ""))
        elif tag.lower() == "a" and _FEED_PATH.search(href.partition("?")[0]):
            linked.setdefault(_joined(base, href), "")
    found = named or linked
    return tuple(
        FoundFeed(address, storable(" ".join(title.split()))[:200])
        for address, title in found.items()
        if address
    )[:MOST]


def _is_api(href: str) -> bool:
    """WordPress names its API for a page as an alternate of type JSON."""
    return "/wp-json/" in href or "oembed" in href


def _joined(base: str, href: str) -> str:
    try:
        return web_url(urljoin(base, href.strip()))
    except ValueError:
        return ""


def looks_like_html(text: str) -> bool:
    """Whether a document is a page and not a feed."""
    head = text.lstrip("\ufeff \t\r\n")[:2000].lower()
    return head.startswith(("<!doctype html", "<html")) or (
        "<html" in head and "<rss" not in head and "<feed" not in head
    )
