"""Search of Threads (keyword_search): one keyword or topic tag at a time, the latest first.

An app that Meta has not approved for it finds the account's own posts alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdaily.domain.watches.query import ADDRESS, TAG, WORDS, Term
from cmdaily.domain.watches.watch import Searched, Sighting
from cmdaily.platforms.contract import Refused
from cmdaily.platforms.http.fields import address_in, digits_in, id_in, objects_in, text_in
from cmdaily.platforms.http.responses import moment_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cmdaily.platforms.meta.client import Graph

FIELDS = "id,text,timestamp,username,permalink,link_attachment_url"
PAGE = "50"
LONGEST = 10_000


def search(client: Graph, terms: Sequence[Term], since: datetime) -> Searched | Refused:
    """The latest posts that may hold these terms (`Searches.search`)."""
    asked = {"search_type": "RECENT", "fields": FIELDS, "limit": PAGE, "since": str(int(since.timestamp()))}
    read = client.read(client.path("keyword_search"), params=_question(terms) | asked)
    if isinstance(read, Refused):
        return read
    posts = objects_in(read, "data")
    found = (_sighting(post) for post in posts)
    return Searched(tuple(each for each in found if each is not None and each.at >= since), len(posts))


def _question(terms: Sequence[Term]) -> dict[str, str]:
    """The one term that is asked for: Threads does not say how it takes several. A tag finds least, else the longest
    words do; what comes is held against all of them."""
    tag = next((term for term in terms if term.kind == TAG), None)
    if tag is not None:
        return {"q": tag.written.lstrip("#＃"), "search_mode": "TAG"}
    term = max(terms, key=lambda each: (each.kind == WORDS, len(each.value)))
    if term.kind == ADDRESS:
        return {"q": term.value.partition("/")[0]}
    written = term.written.strip('"“”«» ') if term.kind == WORDS else term.value
    return {"q": written.rstrip("*")}


def _sighting(post: dict[str, Any]) -> Sighting | None:
    """A post; None for one that makes no sense."""
    number, author, at = digits_in(post), id_in(post, "username", 200), moment_in(post.get("timestamp"))
    if not number or not author or at is None:
        return None
    link = address_in(post, "link_attachment_url")
    return Sighting(
        key=number,
        remote_id=number,
        author=author,
        text=text_in(post, "text", LONGEST),
        url=address_in(post, "permalink"),
        at=at,
        links=(link,) if link else (),
    )
