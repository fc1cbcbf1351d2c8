"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), which feedparser gives no entries of."""

from __future__ import annotations

from datetime import datetime

from cmdaily.domain.feeds.article import LONGEST_ADDRESS, LONGEST_TEXT, LONGEST_TITLE, FeedEntry, ParsedFeed
from cmdaily.platforms.feeds.dates import parse_date
from cmdaily.platforms.feeds.xml_feed import LONGEST_NAME, NotAFeedError, address, links_of, newest, text_of
from cmdaily.platforms.http.html_text import storable
from cmdaily.platforms.http.json_text import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def parse_json(text: str, url: str, now: datetime) -> ParsedFeed:
    """The feed in a document of JSON. NotAFeedError for anything else."""
    try:
        read: Any = parse(text.encode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise NotAFeedError from error
    items = read.get("items") if isinstance(read, dict) else None
    version = read.get("version") if isinstance(read, dict) else None
    if not isinstance(items, list) or not isinstance(version, str) or "jsonfeed.org" not in version:
        raise NotAFeedError
    site = address(read.get("home_page_url"), url)
    entries = [_entry(item, site or url, now) for item in items if isinstance(item, dict)]
    return ParsedFeed(_plain(read.get("title"), LONGEST_NAME), site, newest(entries))


def _entry(item: dict[str, Any], base: str, now: datetime) -> FeedEntry:
    entry_id = item.get("id")
    if isinstance(entry_id, int | float) and not isinstance(entry_id, bool):
        entry_id = str(entry_id)  # "readers should coerce it to a string"
    entry_id = entry_id if isinstance(entry_id, str) else ""
    link = item.get("url") or item.get("external_url") or (entry_id if entry_id.startswith("http") else "")
    told = (item.get(name) for name in ("date_published", "date_modified"))
    dates = (parse_date(date, now) for date in told if isinstance(date, str))
    return FeedEntry(
        storable(entry_id)[:LONGEST_ADDRESS],
        address(link, base),
        _plain(item.get("title"), LONGEST_TITLE),
        _text(item)[:LONGEST_TEXT],
        _author(item),
        next((date for date in dates if date is not None), None),
        links=links_of(markup) if isinstance(markup := item.get("content_html"), str) else (),
    )


def _text(item: dict[str, Any]) -> str:
    markup, plain = item.get("content_html"), item.get("content_text")
    if isinstance(markup, str) and markup:
        return text_of(markup[: 10 * LONGEST_TEXT])
    text = plain if isinstance(plain, str) and plain else item.get("summary")
    return storable(text[:LONGEST_TEXT].strip()) if isinstance(text, str) else ""


def _author(item: dict[str, Any]) -> str:
    authors = item.get("authors")
    first = authors[0] if isinstance(authors, list) and authors else item.get("author")
    return _plain(first.get("name"), LONGEST_NAME) if isinstance(first, dict) else ""


def _plain(told: object, most: int) -> str:
    """A text of one line; JSON Feed has no markup in its titles."""
    return " ".join(storable(told[: 4 * most]).split())[:most] if isinstance(told, str) else ""
