"""Search of Bluesky (app.bsky.feed.searchPosts), which a PDS passes on to an AppView."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdaily.domain.watches.query import ACCOUNT, ADDRESS, TAG, Term
from cmdaily.domain.watches.watch import Searched, Sighting
from cmdaily.platforms.bluesky.client import bearer, open_session
from cmdaily.platforms.bluesky.cursor import moment_of
from cmdaily.platforms.bluesky.figures import read_xrpc
from cmdaily.platforms.bluesky.inbox import LONGEST_HANDLE, LONGEST_NAME, LONGEST_TEXT
from cmdaily.platforms.contract import Account, Refused, RequestOptions, Secret
from cmdaily.platforms.http.fields import address_in, id_in, object_in, objects_in, text_in
from cmdaily.platforms.http.responses import utc_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

PAGE = 50


def search(
    account: Account, secret: Secret, terms: Sequence[Term], since: datetime, options: RequestOptions
) -> Searched | Refused:
    """The latest posts that hold these terms (`Searches.search`); for an account alone, its own and those that name
    it."""
    handles = [term.value for term in terms if term.kind == ACCOUNT]
    alone = handles if len(handles) == len(terms) else []
    questions = [f"{what}:{alone[0]}" for what in ("from", "mentions")] if alone else [_question(terms)]
    asked: dict[str, Any] = {"sort": "latest", "limit": PAGE, "since": utc_text(since)}
    hosts = [term.value.partition("/")[0] for term in terms if term.kind == ADDRESS]
    if hosts:
        asked["domain"] = hosts[0]
    found: dict[str, Sighting] = {}
    items = 0
    with open_session(options) as http:
        failed = bearer(http, account, secret)
        if failed is not None:
            return failed
        for question in questions:
            read = read_xrpc(http, account, "app.bsky.feed.searchPosts", asked | {"q": question})
            if isinstance(read, Refused):
                return read
            posts = objects_in(read, "posts")
            items += len(posts)
            found |= {
                each.key: each for each in map(_sighting, posts) if each is not None and each.at >= since
            }
    return Searched(tuple(found.values()), items)


def _question(terms: Sequence[Term]) -> str:
    words = []
    for term in terms:
        if term.kind == TAG:
            words.append(term.written)
        elif term.kind == ACCOUNT:
            words.append(f"@{term.value}")
        else:
            words.append(f'"{term.value}"' if " " in term.value else term.value.rstrip("*"))
    return " ".join(words)


def _sighting(post: dict[str, Any]) -> Sighting | None:
    """A post; None for one that makes no sense."""
    uri, record, author = id_in(post, "uri", 1000), object_in(post, "record"), object_in(post, "author")
    at, handle = moment_of(post.get("indexedAt")), text_in(author, "handle", LONGEST_HANDLE)
    key = uri.rpartition("/")[2]
    if not uri.startswith("at://") or at is None or not handle:
        return None
    return Sighting(
        key=uri,
        remote_id=uri,
        author=handle,
        text=text_in(record, "text", LONGEST_TEXT),
        url=f"https://bsky.app/profile/{handle}/post/{key}",
        at=at,
        name=text_in(author, "displayName", LONGEST_NAME).strip(),
        links=_links(record),
    )


def _links(record: dict[str, Any]) -> tuple[str, ...]:
    """The addresses of a post: its text shows them shortened."""
    found = [
        address_in(feature, "uri")
        for facet in objects_in(record, "facets")
        for feature in objects_in(facet, "features")
    ]
    found.append(address_in(object_in(object_in(record, "embed"), "external"), "uri"))
    return tuple(each for each in found if each)[:20]
