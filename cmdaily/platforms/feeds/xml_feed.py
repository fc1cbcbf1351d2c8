"""RSS and Atom by feedparser, which parses and never fetches; its faults are caught here and in decode.py and dates.py.

HTML is made plain text by our own reader: feedparser's cleaning costs as much as its parsing, and what a terminal shows
is text.
"""

from __future__ import annotations

import html
import io
from datetime import datetime
from urllib.parse import urljoin

from cmdaily.domain import lazy_re as re
from cmdaily.domain.feeds.article import (
    LONGEST_ADDRESS,
    LONGEST_TEXT,
    LONGEST_TITLE,
    FeedEntry,
    ParsedFeed,
)
from cmdaily.domain.feeds.canonical_url import clean_url, host_of
from cmdaily.platforms.feeds.dates import parse_date
from cmdaily.platforms.feeds.decode import mended_xml
from cmdaily.platforms.http.html_text import links_in, one_line_of, plain_text, storable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MOST_ENTRIES = 500
"""Entries of one document that are kept, the newest."""
LONGEST_NAME = 200
_MEDIA = re.compile(r"""xmlns:([\w.-]{1,30})\s*=\s*["']https?://search\.yahoo\.com/mrss/?["']""")
_MEDIA_TEXTS = ("description", "title", "text", "keywords")
_LONG = re.compile(r"<!\[CDATA\[([^\]]{200,200000})\]\]>|(?<=>)([^<>\]]{200,200000})(?=</)")
_MARK = re.compile("\ue000(\\d{1,6})\ue001")
_PERIODS = {"hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}


class NotAFeedError(Exception):
    """A document that is no feed."""


MOST_LINKS = 30
"""Addresses that are kept of what an entry links to."""


def parse_xml(text: str, url: str, now: datetime) -> ParsedFeed:
    """The feed in a document of RSS or Atom. NotAFeedError for anything else."""
    import feedparser

    bodies = Bodies()
    source = bodies.set_aside(without_media_texts(mended_xml(text))).encode("utf-8", "replace")
    headers = {"content-type": "application/xml; charset=utf-8"}  # no address: it would be joined to ids too
    try:
        read: Any = feedparser.parse(
            io.BytesIO(source), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # whatever it stumbles over is the document's fault
        raise NotAFeedError(type(error).__name__) from error
    if not read.entries and not read.get("version"):
        raise NotAFeedError
    channel = read.feed
    site = address(_link(channel), url)
    base = url if not site or host_of(site) == host_of(url) else site
    entries = newest([entry_of(entry, bodies, base, now) for entry in read.entries])
    return ParsedFeed(
        line(bodies.put_back(dict.get(channel, "title")), LONGEST_NAME), site, entries, _minutes(channel)
    )


class Bodies:
    """The long texts of a document, kept from feedparser behind short marks: it goes over every text several times, and
    a third of its time went there (docs/decisions/0033-feeds.md)."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def set_aside(self, source: str) -> str:
        """The document with a mark for each long text. Where the marks stand in it already, or markup is written out
        (XHTML), it is left as it is."""
        if "\ue000" in source or "xhtml" in source:
            return source
        return _LONG.sub(self._mark, source)

    def _mark(self, match: re.Match[str]) -> str:
        cdata, plain = match.groups()
        self._texts.append(cdata if cdata is not None else html.unescape(plain))
        return f"\ue000{len(self._texts) - 1}\ue001"

    def put_back(self, told: object) -> str:
        """A text of feedparser's with what the marks in it stand for; "" for what is no text."""
        text = told if isinstance(told, str) else ""
        return _MARK.sub(lambda match: self._texts[int(match[1])], text) if "\ue000" in text else text


def without_media_texts(text: str) -> str:
    """A document without the texts of Media RSS: feedparser takes a picture's description for that of its entry."""
    for prefix in dict.fromkeys(match[1] for match in _MEDIA.finditer(text[:20_000])):
        for name in _MEDIA_TEXTS:
            text = _without(text, f"<{prefix}:{name}", f"</{prefix}:{name}>")
    return text


def _without(text: str, opening: str, closing: str) -> str:
    parts: list[str] = []
    at = 0
    while True:
        start = text.find(opening, at)
        end = text.find(closing, start) if start >= 0 else -1
        if end < 0:
            return "".join([*parts, text[at:]]) if parts else text
        parts.append(text[at:start])
        at = end + len(closing)


def entry_of(entry: Any, bodies: Bodies, base: str, now: datetime) -> FeedEntry:
    """An entry of feedparser's as ours."""
    title = line(bodies.put_back(dict.get(entry, "title")), LONGEST_TITLE)
    link = dict.get(entry, "feedburner_origlink") or _link(entry)
    entry_id = str(dict.get(entry, "id") or "")
    if not link or link == entry_id:  # an id is an address only where it looks like one
        link = entry_id if entry_id.startswith(("http://", "https://")) else ""
    told = (dict.get(entry, name) for name in ("published", "created", "updated"))
    dates = (parse_date(str(date), now) for date in told if date)
    return FeedEntry(
        storable(entry_id)[:LONGEST_ADDRESS],
        address(link, base),
        title,
        _text(entry, bodies)[:LONGEST_TEXT],
        line(dict.get(entry, "author"), LONGEST_NAME),
        next((date for date in dates if date is not None), None),
        links=_links(entry, bodies),
    )


def newest(entries: list[FeedEntry]) -> tuple[FeedEntry, ...]:
    """At most so many, the newest, in the order of the document; what has neither title, text nor address is none."""
    sound = [entry for entry in entries if entry.title or entry.text or entry.url]
    if len(sound) <= MOST_ENTRIES:
        return tuple(sound)
    dated = sorted(
        range(len(sound)),
        key=lambda i: (-sound[i].published_at.timestamp() if sound[i].published_at else 0.0, i),  # type: ignore[union-attr]
    )
    return tuple(sound[i] for i in sorted(dated[:MOST_ENTRIES]))


def address(link: object, base: str) -> str:
    """A link as an address of the web, without tracking parameters; "" for `javascript:` and the like."""
    if not isinstance(link, str) or not link.strip():
        return ""
    try:
        return clean_url(storable(urljoin(base, link.strip())))
    except ValueError:
        return ""


def line(told: object, most: int) -> str:
    """A text of one line, without markup."""
    return storable(one_line_of(told[: 20 * most]))[:most].strip() if isinstance(told, str) else ""


def text_of(markup: str) -> str:
    """The text of a piece of HTML."""
    return storable(plain_text(markup))


def _link(thing: Any) -> str:
    link = dict.get(thing, "link")
    if isinstance(link, str) and link:
        return link
    links = dict.get(thing, "links") or []
    pages = [each for each in links if each.get("rel", "alternate") == "alternate" and each.get("href")]
    return str(pages[0]["href"]) if pages else ""


def _text(entry: Any, bodies: Bodies) -> str:
    """The longest of what an entry says: its content, else its summary."""
    given = [*(dict.get(entry, "content") or []), dict.get(entry, "summary_detail") or {}]
    texts = [_piece(bodies.put_back(piece.get("value")), piece.get("type")) for piece in given]
    return max(texts, key=len, default="")


def _links(entry: Any, bodies: Bodies) -> tuple[str, ...]:
    """Where what an entry says leads to."""
    given = [*(dict.get(entry, "content") or []), dict.get(entry, "summary_detail") or {}]
    found = (each for piece in given for each in links_of(bodies.put_back(piece.get("value"))))
    return tuple(dict.fromkeys(found))[:MOST_LINKS]


def links_of(markup: str) -> tuple[str, ...]:
    """Where a piece of HTML leads to."""
    if "href" not in markup:
        return ()
    return tuple(storable(each) for each in links_in(markup[: 10 * LONGEST_TEXT], MOST_LINKS))


def _piece(value: str, kind: object) -> str:
    value = value[: 10 * LONGEST_TEXT]
    if kind == "text/plain" and "</" not in value:
        return storable(value.strip())
    return text_of(value)


def _minutes(channel: Any) -> int:
    """How often a feed asks to be read: `ttl` of RSS, or the Syndication module."""
    ttl = str(dict.get(channel, "ttl") or "")
    if ttl.isascii() and ttl.isdecimal() and len(ttl) < 7:
        return int(ttl)
    period = _PERIODS.get(str(dict.get(channel, "sy_updateperiod") or "").strip().lower(), 0)
    times = str(dict.get(channel, "sy_updatefrequency") or "1").strip()
    return (
        period // max(1, int(times)) if times.isascii() and times.isdecimal() and len(times) < 6 else period
    )
