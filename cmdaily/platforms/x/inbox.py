"""Inbox of an account on X: its mentions, replies and quotes that name it among them.

Every post that X hands over costs money, so a read asks for what is newer than the newest post of the read before. Only
the last two minutes are asked for again: a post may show up among the mentions a while after it was made, behind one
that is newer. X gives them newest first, page by page, and no more than the latest 800; what arrives in between belongs
to the next read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from cmdaily.domain.inbox.incoming import ANSWER, MENTION
from cmdaily.domain.record import frozen, replace
from cmdaily.platforms.contract import Account, Incoming, Reason, Received, Refused, RequestOptions, Secret
from cmdaily.platforms.http.cursor import CursorCodec
from cmdaily.platforms.http.fields import id_in, object_in, objects_in, text_in
from cmdaily.platforms.http.html_text import storable
from cmdaily.platforms.http.messages import LONGEST_NAME, each_alone
from cmdaily.platforms.http.responses import (
    GarbageError,
    Response,
    garbage,
    moment_in,
    refused_read,
    utc_text,
    windows,
)
from cmdaily.platforms.x.answers import own_answers
from cmdaily.platforms.x.client import Client, server_of
from cmdaily.platforms.x.errors import explanation, refusal
from cmdaily.platforms.x.read_back import shown

PAGE = "100"
LONGEST_TOKEN = 500
NOTIFICATIONS = "https://x.com/notifications/mentions"
FIELDS = {
    "post.fields": "created_at,entities,note_post",
    "expansions": "author_id,in_reply_to_user_id,referenced_posts",
    "user.fields": "name,protected,username",
}
OLDEST = datetime(2010, 11, 6, tzinfo=UTC)
"""X takes no earlier start."""
FIRST_NUMBER = datetime(2010, 11, 4, 1, 42, 54, 657000, tzinfo=UTC)
"""The ids of posts count milliseconds from here, in all but their last 22 bits."""
LATE = timedelta(minutes=2)
"""A post shows up among the mentions no later than this after it was made."""
AHEAD = timedelta(days=1)
"""An id that names a moment so far in the future is none: nothing would ever be newer."""

_NUMBER = re.compile(r"[0-9]{1,19}")


@frozen
class Cursor:
    """How far the account has been read: up to the post `after` ("" for none yet), else from `start` on.

    While pages are being read, `page` is X's token for the next one and `newest` the newest post of the first. `own` is
    the newest post of the account itself that was looked at, "" for none yet.
    """

    start: datetime
    after: str = ""
    page: str = ""
    newest: str = ""
    own: str = ""

    def base(self) -> dict[str, str]:
        """What X is asked for, the page left out."""
        return {"since_id": self.after} if self.after else {"start_time": utc_text(self.start)}


CODEC = CursorCodec(
    Cursor,
    makes_sense=lambda cursor: all(
        map(_NUMBER.fullmatch, (cursor.after or "0", cursor.newest or "0", cursor.own or "0"))
    ),
)


def place_of(cursor: str, since: datetime) -> Cursor:
    """The place that a cursor tells; a text that makes no sense starts again from `since`."""
    kept = CODEC.read(cursor) or Cursor(since)
    return replace(kept, start=max(kept.start, OLDEST))


def mentions(
    account: Account, secret: Secret, user: str, cursor: str, since: datetime, options: RequestOptions
) -> Received | Refused:
    """One page of what was said to the account with the number `user`."""
    client = Client(account, secret, options)
    asked: list[dict[str, str]] = []
    for place in _ways(place_of(cursor, since), since):
        more = {"pagination_token": place.page} if place.page else {}
        route = f"/2/users/{user}/mentions"
        if place.base() | more in asked:
            continue
        asked.append(place.base() | more)
        response = client.ask("GET", route, None, max_results=PAGE, **FIELDS, **place.base(), **more)
        if not (isinstance(response, Response) and response.status == 400):
            break
    if not isinstance(response, Response):
        return refused_read(response, server_of(account))
    failed = refusal(response, secret, "mentions")
    if failed is not None:
        return refused_read(failed, server_of(account))
    try:
        received = _page(response, place, user)
    except (GarbageError, TypeError, AttributeError):
        return refused_read(garbage(windows(response, "mentions")), server_of(account))
    if isinstance(received, Refused):
        return received
    return _with_answers(received, client, account, secret, user, response.now + response.skew())


def _with_answers(
    received: Received, client: Client, account: Account, secret: Secret, user: str, now: datetime
) -> Received:
    """The last page of a read, and what the account answered itself meanwhile, wherever it did."""
    place = CODEC.read(received.cursor)
    if received.more or place is None:
        return received
    since = {"since_id": place.own} if place.own else place.base()
    seen = own_answers(client, account, secret, user, since)
    if seen is None:
        return replace(received, cursor=CODEC.write(replace(place, own="")))
    answers, numbers, newest = seen
    settled = min(max(newest, int(place.own or 0)), number_at(now - LATE))
    items = received.items + len(numbers - {message.remote_id for message in received.messages})
    return replace(
        received, answers=answers, items=items, cursor=CODEC.write(replace(place, own=str(settled or "")))
    )


def _ways(cursor: Cursor, since: datetime) -> Iterator[Cursor]:
    """The place, and what to ask for where X answers that it makes no sense: a page that is gone is read from the
    first again; a post that is too old to read on from gives way to its moment, and that to `since`."""
    yield cursor
    if cursor.page:
        yield replace(cursor, page="", newest="")
    if cursor.after:
        yield Cursor(max(moment_of(int(cursor.after)), OLDEST))
    yield Cursor(max(since, OLDEST))


def _page(response: Response, cursor: Cursor, user: str) -> Received | Refused:
    """A page as it came. GarbageError, TypeError, AttributeError: it is none."""
    read = response.object()
    rate = windows(response, "mentions")
    if "data" not in read and "meta" not in read:
        if not read.get("errors"):
            raise GarbageError("neither posts nor their number")
        why = (("why", explanation(response)),)
        return Refused(Reason.RIGHT, "platform.right_why", why, remedy="platform.right_remedy", rate=rate)
    posts = read.get("data") or ()
    if not isinstance(posts, list | tuple):
        raise GarbageError("no list of posts")
    included = object_in(read, "includes")
    latest = response.now + response.skew() + AHEAD
    numbered = [(number, post) for post in posts if (number := _number(post, latest))]
    names = _names(objects_in(included, "users"))
    others = [one for one in numbered if id_in(one[1], "author_id") != user]
    now = response.now + response.skew()
    messages = each_alone(
        others, lambda one: _incoming(*one, names, user), now, NOTIFICATIONS, lambda one: one[1]
    )
    following = id_in(object_in(read, "meta"), "next_token", LONGEST_TOKEN)
    if following and following == cursor.page:
        raise GarbageError("the same page for ever")
    newest = cursor.newest or str(max((number for number, _ in numbered), default=""))
    if following:
        after = replace(cursor, page=following, newest=newest)
    else:
        settled = min(int(newest or 0), number_at(response.now + response.skew() - LATE))
        after = Cursor(cursor.start, str(max(settled, int(cursor.after or 0)) or ""), own=cursor.own)
    referred = objects_in(included, "posts") or objects_in(included, "tweets")
    return Received(messages, CODEC.write(after), bool(following), len(posts) + len(referred), rate)


def _incoming(
    number: int, post: dict[str, Any], names: dict[str, tuple[str, str, bool]], user: str
) -> Incoming:
    """A post, as far as it makes sense. An author who is gone is called by their number."""
    author = id_in(post, "author_id", 30) or "?"
    handle, name, protected = names.get(author, ("", "", False))
    answers = id_in(post, "in_reply_to_user_id") == user
    return Incoming(
        remote_id=str(number),
        kind=ANSWER if answers else MENTION,
        author=handle or author,
        text=_text(post),
        url=f"https://x.com/{handle or 'i/web'}/status/{number}",
        received_at=_said_at(post, number),
        name=name,
        about=_answered(post) if answers else "",
        private=protected,
    )


def _number(post: Any, latest: datetime) -> int:
    """The id of a post; 0 for what has none that makes sense."""
    given = id_in(post, "id", 30)
    number = int(given) if _NUMBER.fullmatch(given) else 0
    return number if number and moment_of(number) < latest else 0


def moment_of(number: int) -> datetime:
    """When the post with this id was made."""
    return FIRST_NUMBER + timedelta(milliseconds=number >> 22)


def number_at(moment: datetime) -> int:
    """The lowest id that a post made at this moment can have; 0 before there were any."""
    return max(0, (moment - FIRST_NUMBER) // timedelta(milliseconds=1)) << 22


def _names(users: list[dict[str, Any]]) -> dict[str, tuple[str, str, bool]]:
    """Handle and name by number, and whether what they write is for those alone who may follow them."""
    return {
        id_in(user): (user["username"], text_in(user, "name", LONGEST_NAME), user.get("protected") is True)
        for user in users
        if re.fullmatch(r"\w{1,50}", text_in(user, "username", 60), re.ASCII)
    }


def _text(post: dict[str, Any]) -> str:
    return storable(shown(post).strip())


def _said_at(post: dict[str, Any], number: int) -> datetime:
    """The post's own moment, else the one that its id tells."""
    return moment_in(post.get("created_at")) or moment_of(number)


def _answered(post: dict[str, Any]) -> str:
    """The id of the post that a post replies to."""
    references = objects_in(post, "referenced_posts") or objects_in(post, "referenced_tweets")
    replied = (id_in(one) for one in references if one.get("type") == "replied_to")
    return next((number for number in replied if _NUMBER.fullmatch(number)), "")
