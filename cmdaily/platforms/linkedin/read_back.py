"""Reading back from LinkedIn: an organisation's own posts and comments, and those of others.

What a member said, or was told, no app may read.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from cmdaily.domain.accounts.outcome import ReadBack, Receipt
from cmdaily.domain.inbox.incoming import ANSWER, COMMENT, Incoming
from cmdaily.domain.publishing.outgoing import REPLY
from cmdaily.platforms.contract import Prepared, Received, Refused
from cmdaily.platforms.http.comment_cursor import CommentCursor, Heard, read_comments
from cmdaily.platforms.http.fields import id_in, number_in, object_in, objects_in, text_in
from cmdaily.platforms.http.html_text import comparable
from cmdaily.platforms.http.messages import answers_among, each_alone
from cmdaily.platforms.http.rest import searched
from cmdaily.platforms.linkedin.client import Client, encoded, unescaped

WEB = "https://www.linkedin.com"
POSTS, COMMENTS = 10, 100
LONGEST = 25_000
"""Characters of a text with everything escaped."""


def found(client: Client, prepared: Prepared, since: datetime, taken: frozenset[str]) -> ReadBack:
    """The post or the comment that was sent; Absent once everything since the attempt was seen."""
    reply = prepared["kind"] == REPLY
    asked = {} if reply else {"q": "author", "author": prepared["author"], "sortBy": "CREATED"}

    def fits(one: dict[str, Any]) -> Receipt | None:
        text = _words(one) if reply else unescaped(text_in(one, "commentary", LONGEST))
        under = id_in(object_in(one, "reshareContext"), "parent") == prepared["shares"]
        own = id_in(one, "actor" if reply else "author") == prepared["author"]
        if not (own and under and comparable(text) == comparable(prepared["text"])):
            return None
        return comment_receipt(one) if reply else post_receipt(id_in(one), text)

    return searched(client.pages(prepared["route"], **asked), fits, _moment, since, taken)


def comments(client: Client, author: str, cursor: CommentCursor) -> Received | Refused:
    """One page of the organisation's posts of the last weeks, with the comments under them that are news."""

    def posts(cursor: CommentCursor) -> tuple[list[Any], str] | Refused:
        start = int(cursor.page) if cursor.page.isdecimal() and cursor.page.isascii() else 0
        asked = {
            "q": "author",
            "author": author,
            "sortBy": "CREATED",
            "start": str(start),
            "count": str(POSTS),
        }
        read = client.read("/rest/posts", params=asked)
        if isinstance(read, Refused):
            return read
        listed = objects_in(read, "elements")
        recent = [one for one in listed if (_moment(one) or cursor.began) >= cursor.posts_from]
        more = len(listed) >= POSTS and len(recent) == len(listed)
        return [one for one in recent if _is_post(id_in(one))], str(start + POSTS) if more else ""

    return read_comments(cursor, posts, lambda post, at: _under(client, author, id_in(post), at))


def _under(client: Client, author: str, urn: str, cursor: CommentCursor) -> Heard | Refused:
    """The comments under a post, and the answers to them; those under a comment."""
    path = f"/rest/socialActions/{encoded(urn)}/comments"
    read = client.read(path, params={"start": "0", "count": str(COMMENTS)})
    if isinstance(read, Refused):
        return read
    listed = objects_in(read, "elements")
    others = [one for one in listed if id_in(one, "actor") != author]
    messages = each_alone(others, lambda one: _incoming(one, urn, cursor), cursor.began, address_of(urn))
    own = answers_among(
        (one for one in listed if id_in(one, "actor") == author),
        lambda one: (id_in(one, "parentComment"), comment_urn(one), address_of(urn)),
    )
    items, whole = len(listed), len(listed) < COMMENTS
    answered = [
        one for one in listed if number_in(object_in(one, "commentsSummary"), "aggregatedTotalComments")
    ]
    for one in answered if _is_post(urn) else ():
        below = _under(client, author, comment_urn(one), cursor)
        if isinstance(below, Refused):
            return below
        messages, items, whole = messages + below[0], items + below[1], whole and below[2]
        own += below[3]
    return messages, items, whole, own


def _incoming(one: dict[str, Any], under: str, cursor: CommentCursor) -> Incoming:
    """A comment, as far as it makes sense. LinkedIn tells who wrote it by URN alone."""
    urn, parent = comment_urn(one), id_in(one, "parentComment")
    if not urn:
        raise ValueError("no comment")
    kind, author = ANSWER if parent else COMMENT, id_in(one, "actor", 200) or "?"
    moment = _moment(one) or cursor.began
    return Incoming(urn, kind, author, _words(one), address_of(urn), moment, about=parent or under)


def _words(one: dict[str, Any]) -> str:
    return text_in(object_in(one, "message"), "text", LONGEST)


def _moment(one: dict[str, Any]) -> datetime | None:
    """When a post or a comment was made: milliseconds since 1970; None for what does not say."""
    told = number_in(one, "createdAt") or number_in(object_in(one, "created"), "time")
    try:
        return datetime.fromtimestamp(told / 1000, UTC) if told else None
    except (ValueError, OverflowError, OSError):
        return None


def _is_post(urn: str) -> bool:
    return urn.startswith(("urn:li:share:", "urn:li:ugcPost:")) and urn.rpartition(":")[2].isdigit()


def post_receipt(urn: str, text: str) -> Receipt | None:
    """The receipt for a post; None if it is none."""
    return Receipt(urn, address_of(urn), text) if _is_post(urn) else None


def comment_receipt(one: dict[str, Any]) -> Receipt | None:
    """The receipt for a comment; None if it is none."""
    urn = comment_urn(one)
    return Receipt(urn, address_of(urn), _words(one)) if urn else None


def comment_urn(one: dict[str, Any]) -> str:
    """The URN of a comment, "" where it has none."""
    urn = id_in(one, "commentUrn") or f"urn:li:comment:({id_in(one, 'object')},{id_in(one)})"
    good = urn.startswith("urn:li:comment:(urn:li:") and urn.rpartition(",")[2][:-1].isdigit()
    return urn if good else ""


def address_of(urn: str) -> str:
    """Where people see a post or a comment."""
    comment = f"?commentUrn={quote(urn, safe='')}" if "(" in urn else ""
    return f"{WEB}/feed/update/{thread_of(urn)}/{comment}"


def thread_of(urn: str) -> str:
    """The URN of the post that a comment stands under; of a post, its own."""
    return urn.partition("(")[2].partition(",")[0] or urn
