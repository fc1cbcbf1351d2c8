"""Inbox of a WordPress site: the comments on its posts.

Comments held for moderation are among them where the role may see them. One that it may not see shows up when it is
approved, and one taken for spam when somebody rescues it: both under a number, and with a date, that lie behind what
was read already. So every read goes through the comments of the last weeks again, and the cursor holds the numbers of
those that were heard. Reading a site costs nothing but the asking.

Spam and trash are left out. So are pingbacks and trackbacks: their text is an excerpt of a page that links here, and
nobody there would read an answer.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from cmdaily.domain.accounts.outcome import Unknown
from cmdaily.domain.inbox.incoming import ANSWER, COMMENT
from cmdaily.domain.record import frozen, replace
from cmdaily.platforms.contract import Incoming, Reason, Received, Refused, RequestOptions, not_this_network
from cmdaily.platforms.http.cursor import CursorCodec
from cmdaily.platforms.http.fields import address_in, field, id_in, number_in, objects_in, text_in
from cmdaily.platforms.http.html_text import LONGEST_HTML, one_line_of, plain_text
from cmdaily.platforms.http.messages import LONGEST_NAME, answers_among, each_alone
from cmdaily.platforms.http.responses import (
    GarbageError,
    Response,
    ask_for_fewer,
    garbage,
    moment_in,
    refused_read,
    utc_text,
)
from cmdaily.platforms.wordpress.client import Blog, code_of, plain, refusal

BACK = timedelta(days=30)
"""A comment may be approved so long after it was made, and is still heard."""
MARGIN = timedelta(hours=26)
"""WordPress looks for comments by the site's own wall clock, which repeats an hour in autumn and may be moved to
another time zone."""
EVERYTHING, PUBLIC = "all", "approve"
"""What is asked for: held comments too, which a mere reader may not; or those that everybody sees."""
SIZES = (100, 10, 1)
"""Comments in one answer. Fewer where they are so long that the answer would be too large."""
FIELDS = "id,post,parent,author,author_name,date_gmt,content,link,_links.in-reply-to,_embedded.in-reply-to"
NEVER = datetime.min.replace(tzinfo=UTC)

_BETWEEN = re.compile(r"(<br\s*/?>|</p>)\s+")


@frozen
class Cursor:
    """How far a site has been read.

    `floor` is where the first read began, `read` when the last whole read began (NEVER for none), `heard` are the
    comments that it found. While a read is under way, `began` says since when, `after` from which date on it asks,
    `offset` is the number of comments it went through, and `seen` are those that it found.
    """

    floor: datetime
    read: datetime = NEVER
    heard: frozenset[int] = frozenset()
    view: str = EVERYTHING
    began: datetime = NEVER
    after: datetime = NEVER
    offset: int = 0
    seen: frozenset[int] = frozenset()

    def opened(self, now: datetime) -> Cursor:
        """The place with a read under way. A clock that was ahead once leaves no gap."""
        if self.began != NEVER:
            return self
        recent = NEVER if self.read == NEVER else _before(min(self.read, now), BACK)
        return replace(self, began=now, after=_before(max(self.floor, recent), MARGIN))


CODEC = CursorCodec(Cursor)


def place_of(cursor: str, since: datetime) -> Cursor:
    """The place that a cursor tells; a text that makes no sense starts again from `since`."""
    kept = CODEC.read(cursor) or Cursor(since)
    return kept if kept.view == PUBLIC else replace(kept, view=EVERYTHING)


def comments(
    blog: Blog, user: str, cursor: str, since: datetime, options: RequestOptions
) -> Received | Refused:
    """One page of the comments on the site that are not those of the user with this number."""
    place = place_of(cursor, since).opened(options.now)
    asked = _ask(blog, place)
    if isinstance(asked, Refused):
        return asked
    response, view, size = asked
    try:
        page = response.json()
        if not isinstance(page, list) or (page and not any(isinstance(each, dict) for each in page)):
            raise GarbageError("no list of comments")
    except GarbageError:
        return not_this_network(blog.server)
    now = response.now + response.skew()
    found = {number: each for each in page if (number := _number(each))}
    new = [found[number] for number in sorted(found.keys() - place.heard - place.seen)]
    others = [each for each in new if id_in(each, "author") != user]
    answers = answers_among(
        (each for each in new if each not in others), lambda each: _answers(each, blog.server)
    )
    messages = each_alone(others, lambda each: _incoming(each, user, blog.server, now), now, blog.server)
    under_way = replace(place, view=view, offset=place.offset + size, seen=place.seen.union(found))
    more = under_way.offset < _total(response, place.offset, page)
    after = under_way if more else Cursor(place.floor, place.began, under_way.seen)
    wanted = tuple(each for each in messages if each.received_at >= place.floor)
    return Received(wanted, CODEC.write(after), more, len(page), answers=answers)


def _ask(blog: Blog, cursor: Cursor) -> tuple[Response, str, int] | Refused:
    """A page, what it shows, and how many comments it was to have."""
    response: Response | Refused | Unknown = garbage()
    after = utc_text(cursor.after)
    asked = {"orderby": "id", "order": "asc", "after": after, "_embed": "in-reply-to", "_fields": FIELDS}
    for view in (EVERYTHING, PUBLIC) if cursor.view == EVERYTHING else (PUBLIC,):
        status = {"status": EVERYTHING} if view == EVERYTHING else {}
        wanted = asked | status | {"offset": str(cursor.offset)}
        response, size = ask_for_fewer(partial(_page, blog, wanted), SIZES)
        # 401 is what WordPress says to somebody it does not know: everybody's list would hide the wrong password
        if not (isinstance(response, Response) and response.status in (400, 403)):
            break
    if not isinstance(response, Response):
        return refused_read(response, blog.server)
    failed = _closed(response, blog.server) or refusal(response)
    return (response, view, size) if failed is None else refused_read(failed, blog.server)


def _page(blog: Blog, wanted: dict[str, str], size: int) -> Response | Refused | Unknown:
    return blog.ask("GET", "/comments", params=wanted | {"per_page": str(size)})


def _closed(response: Response, server: str) -> Refused | None:
    """What it means that the site answers, but not with its comments."""
    code = code_of(response)
    shut = response.status == 403 or (response.status == 401 and code.startswith("rest_cannot"))
    if not (shut or (response.status == 404 and code == "rest_no_route")):
        return None
    why = plain(response.words()) or str(response.status)
    values = (("server", server), ("why", why))
    remedy = "wordpress.no_comments_remedy"
    return Refused(Reason.RIGHT, "wordpress.no_comments", values, remedy=remedy)


def _total(response: Response, offset: int, page: list[Any]) -> int:
    """How many comments there are to go through, also those that the role may not see. A site that does not say has
    more until a page is empty."""
    said = response.headers.get("x-wp-total", "")
    if said.isascii() and said.isdigit() and len(said) < 12:
        return int(said)
    return offset + SIZES[0] + 1 if page else 0


def _number(each: Any) -> int:
    """The number of a comment; 0 for what has none, or belongs to no post."""
    return (number_in(each, "id") or 0) if number_in(each, "post") else 0


def _incoming(each: dict[str, Any], user: str, server: str, now: datetime) -> Incoming:
    """A comment, as far as it makes sense."""
    link = address_in(each, "link") or f"{server}/?p={each['post']}#comment-{each['id']}"
    parent = number_in(each, "parent")
    answers = bool(parent) and user in _authors(each)
    name = one_line_of(text_in(each, "author_name", 4 * LONGEST_NAME))
    return Incoming(
        remote_id=f"{each['post']}#{each['id']}",
        kind=ANSWER if answers else COMMENT,
        author=name or "?",
        text=_text(each),
        url=link,
        received_at=_said_at(each, now),
        name=name,
        about=f"{each['post']}#{parent}" if answers else str(each["post"]),
    )


def _answers(each: dict[str, Any], server: str) -> tuple[str, str, str] | None:
    """What a comment of the account's own answers."""
    parent, number = number_in(each, "parent"), f"{each['post']}#{each['id']}"
    link = address_in(each, "link") or f"{server}/?p={each['post']}#comment-{each['id']}"
    return (f"{each['post']}#{parent}", number, link) if parent else None


def _authors(each: dict[str, Any]) -> list[str]:
    """Who wrote the comment that this one answers."""
    return [id_in(one, "author") for one in objects_in(field(each, "_embedded"), "in-reply-to")]


def _text(each: dict[str, Any]) -> str:
    content = each.get("content")
    shown = text_in(content if isinstance(content, dict) else {"rendered": content}, "rendered", LONGEST_HTML)
    return plain_text(_BETWEEN.sub(r"\1", shown), links=True)


def _said_at(each: dict[str, Any], now: datetime) -> datetime:
    """When it was said; where the site does not know, when it was read."""
    return moment_in(each.get("date_gmt")) or now


def _before(moment: datetime, span: timedelta) -> datetime:
    return moment - span if moment - NEVER > span else NEVER
