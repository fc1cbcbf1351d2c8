"""Search of YouTube (search.list): videos by title and description, the latest first.

A search is dear: an account has 100 a day (`Network.searches`). Comments cannot be searched.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from cmdaily.domain.watches.query import ADDRESS, Term
from cmdaily.domain.watches.watch import Searched, Sighting
from cmdaily.platforms.contract import Refused
from cmdaily.platforms.http.fields import id_in, name_in, object_in, text_in
from cmdaily.platforms.http.responses import moment_in, utc_text
from cmdaily.platforms.youtube.comments import WEB

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cmdaily.platforms.youtube.client import Client

PAGE = "50"
LONGEST = 10_000
_VIDEO = re.compile(r"[\w-]{11}", re.ASCII)


def search(client: Client, terms: Sequence[Term], since: datetime) -> Searched | Refused:
    """The latest videos that may hold these terms (`Searches.search`)."""
    asked = {"part": "snippet", "type": "video", "order": "date", "publishedAfter": utc_text(since)}
    read = client.items("search", q=_question(terms), maxResults=PAGE, **asked)
    if isinstance(read, Refused):
        return read
    found = (_sighting(one) for one in read[0])
    return Searched(tuple(each for each in found if each is not None and each.at >= since), len(read[0]))


def _question(terms: Sequence[Term]) -> str:
    """All of the terms; in YouTube's own words a phrase stands in quotes."""
    words = []
    for term in terms:
        value = term.value.partition("/")[0] if term.kind == ADDRESS else term.value.rstrip("*")
        words.append(f'"{value}"' if " " in value else value)
    return " ".join(words)


def _sighting(one: dict[str, Any]) -> Sighting | None:
    """A video; None for what is none. YouTube writes titles as HTML."""
    number, snippet = id_in(object_in(one, "id"), "videoId", 20), object_in(one, "snippet")
    at = moment_in(snippet.get("publishedAt"))
    if not _VIDEO.fullmatch(number) or at is None:
        return None
    said = [unescape(text_in(snippet, name, LONGEST)).strip() for name in ("title", "description")]
    channel = id_in(snippet, "channelId", 100)
    return Sighting(
        key=number,
        remote_id=number,
        author=channel or "?",
        text="\n\n".join(part for part in said if part),
        url=f"{WEB}/watch?v={number}",
        at=at,
        name=unescape(name_in(snippet, "channelTitle")),
    )
