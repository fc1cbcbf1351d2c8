"""Comments under the posts of a Facebook Page, and the Page's own answers among them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cmdaily.domain.inbox.incoming import ANSWER, COMMENT
from cmdaily.platforms.contract import Incoming, Received, Refused
from cmdaily.platforms.http.comment_cursor import CommentCursor, Heard, read_comments
from cmdaily.platforms.http.fields import id_in, object_in, objects_in, text_in
from cmdaily.platforms.http.messages import answers_among, each_alone
from cmdaily.platforms.http.responses import moment_in
from cmdaily.platforms.meta.client import Graph as Client
from cmdaily.platforms.meta.client import next_page

WEB = "https://www.facebook.com"
LONGEST = 64_000
FIELDS = "id,message,from,created_time,parent{id},comment_count"
NEWS = 50
POSTS = "10"


def hear(client: Client, user: str, cursor: CommentCursor) -> Received | Refused:
    """What others said under the Page's posts of the last weeks."""
    newest = f"comments.filter(stream).order(reverse_chronological).limit({NEWS}){{{FIELDS}}}"

    def posts(cursor: CommentCursor) -> tuple[list[Any], str] | Refused:
        asked = {
            "fields": f"id,created_time,{newest}",
            "limit": POSTS,
            "since": str(int(cursor.posts_from.timestamp())),
        }
        asked |= {"after": cursor.page} if cursor.page else {}
        read = client.read(client.path(user, "published_posts"), params=asked)
        return read if isinstance(read, Refused) else (objects_in(read, "data"), next_page(read))

    return read_comments(cursor, posts, lambda post, at: _heard(client, user, post, at))


def _heard(client: Client, page: str, post: dict[str, Any], cursor: CommentCursor) -> Heard | Refused:
    """The comments under a post: the newest came with it, older ones that are news are asked for."""
    told = object_in(post, "comments")
    listed, number = objects_in(told, "data"), id_in(post, longest=120)
    asked = {"fields": FIELDS, "filter": "stream", "order": "reverse_chronological", "limit": "100"}
    whole = True
    if next_page(told) and listed and (moment(listed[-1]) or cursor.began) >= cursor.news_from:
        listed = []
        for page_of in client.pages(client.path(number, "comments"), **asked):
            if isinstance(page_of, Refused):
                return page_of
            whole = page_of is not None
            listed += page_of or []
            if page_of and (moment(page_of[-1]) or cursor.began) < cursor.news_from:
                break
    others = [one for one in listed if id_in(object_in(one, "from")) != page]
    own = answers_among((one for one in listed if one not in others), _answers)
    messages = each_alone(others, lambda one: _incoming(one, number, cursor), cursor.began, f"{WEB}/{number}")
    return messages, len(listed), whole, own


def _answers(one: dict[str, Any]) -> tuple[str, str, str]:
    number = id_in(one, longest=120)
    return id_in(object_in(one, "parent"), longest=120), number, f"{WEB}/{number}"


def _incoming(one: dict[str, Any], post: str, cursor: CommentCursor) -> Incoming:
    """A comment, as far as it makes sense. Facebook names its author only to a Page that may read people."""
    number, parent = id_in(one, longest=120), id_in(object_in(one, "parent"), longest=120)
    if not number.replace("_", "").isdigit():
        raise ValueError("no comment")
    name = text_in(object_in(one, "from"), "name", 300)
    author = name or id_in(object_in(one, "from")) or "?"
    text, at = text_in(one, "message", LONGEST), moment(one) or cursor.began
    kind = ANSWER if parent else COMMENT
    return Incoming(number, kind, author, text, f"{WEB}/{number}", at, name, about=parent or post)


def moment(one: dict[str, Any]) -> datetime | None:
    """When a post or a comment was made."""
    return moment_in(one.get("created_time"))
