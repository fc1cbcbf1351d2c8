"""YouTube inbox: the comments on the whole channel, thread by thread, and the answers in them."""

from __future__ import annotations

from typing import Any

from cmdaily.domain.inbox.incoming import ANSWER, COMMENT, Incoming
from cmdaily.platforms.contract import Received, Refused
from cmdaily.platforms.http.comment_cursor import CommentCursor, Heard, read_comments
from cmdaily.platforms.http.fields import id_in, name_in, number_in, object_in, objects_in
from cmdaily.platforms.http.messages import answers_among, each_alone
from cmdaily.platforms.youtube.client import Client
from cmdaily.platforms.youtube.comments import PLAIN, SAID, address_of, author_of, moment_of, words_of


def read(client: Client, user: str, cursor: CommentCursor) -> Received | Refused:
    """One page of the threads on the channel `user`."""
    asked = {"part": "snippet,replies", "allThreadsRelatedToChannelId": user, "order": "time", **PLAIN}

    def threads(cursor: CommentCursor) -> tuple[list[Any], str] | Refused:
        page = {"pageToken": cursor.page} if cursor.page else {}
        read = client.items("commentThreads", **asked, **page)
        if isinstance(read, Refused):
            return read
        recent = [one for one in read[0] if (moment_of(one) or cursor.began) >= cursor.posts_from]
        return recent, read[1] if len(recent) == len(read[0]) else ""

    return read_comments(cursor, threads, lambda one, at: _heard(client, user, one, at))


def _heard(client: Client, user: str, thread: dict[str, Any], cursor: CommentCursor) -> Heard | Refused:
    """A thread: the comment that began it, and the answers, asked for where not all came with it."""
    number, snippet = id_in(thread, longest=100), object_in(thread, "snippet")
    video, top = id_in(snippet, "videoId", 20), object_in(snippet, "topLevelComment")
    answers, whole = objects_in(object_in(thread, "replies"), "comments"), True
    if SAID.fullmatch(number) and (number_in(snippet, "totalReplyCount") or 0) > len(answers):
        answers = []
        for page in client.pages("comments", part="snippet", parentId=number, **PLAIN):
            if isinstance(page, Refused):
                return page
            whole = page is not None
            answers += page[0] if page else []
    listed = [top or thread, *answers]
    others = [one for one in listed if author_of(one) != user]
    where = address_of(video, number)
    mine = [(number, id_in(one, longest=200), where) for one in answers if one not in others]
    own = answers_among(mine, lambda told: told)
    messages = each_alone(others, lambda one: _incoming(one, video, number, cursor), cursor.began, where)
    return messages, len(listed), whole, own


def _incoming(one: dict[str, Any], video: str, thread: str, cursor: CommentCursor) -> Incoming:
    """A comment, as far as it makes sense."""
    number, snippet = id_in(one, longest=200), object_in(one, "snippet")
    if not SAID.fullmatch(number):
        raise ValueError("no comment")
    name = name_in(snippet, "authorDisplayName")
    kind, about = (ANSWER, thread) if "." in number else (COMMENT, video)
    moment, author = moment_of(one) or cursor.began, name.removeprefix("@") or author_of(one) or "?"
    shown = "" if name.startswith("@") else name  # YouTube shows handles as names
    return Incoming(number, kind, author, words_of(one), address_of(video, number), moment, shown, about)
