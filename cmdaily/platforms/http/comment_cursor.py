"""Comment cursor: comments under one's own posts, where a network has no list of them.

The posts of the last weeks are read page by page, each with its newest comments.

The cursor says when the last whole read began: only comments since then are news. Posts that are older than
`POSTS_BACK` are not looked at any more; what is said under those is heard on the network's own page.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from cmdaily.domain.inbox.incoming import AnswerSeen
from cmdaily.domain.record import frozen, replace
from cmdaily.platforms.contract import Incoming, Received, Refused
from cmdaily.platforms.http.cursor import CursorCodec

POSTS_BACK = timedelta(days=30)
MARGIN = timedelta(minutes=10)
"""A comment may show up so long after it was made, and clocks may differ by this."""
MOST_PAGES = 40
"""Pages of posts in one read: what has more has no end."""
NEVER = datetime.min.replace(tzinfo=UTC)


@frozen
class CommentCursor:
    """`since`: nothing older is news. `read`: when the last whole read began. While one is under way, `began` is its
    own beginning, `page` the network's name for its next page and `pages` how many there were."""

    since: datetime
    read: datetime = NEVER
    began: datetime = NEVER
    page: str = ""
    pages: int = 0

    def opened(self, now: datetime) -> CommentCursor:
        """With a read under way. A clock that was ahead once leaves no gap."""
        return self if self.began != NEVER else replace(self, began=now, read=min(self.read, now))

    @property
    def news_from(self) -> datetime:
        """Comments made before this were heard already."""
        return max(self.since, self.read - MARGIN) if self.read != NEVER else self.since

    @property
    def posts_from(self) -> datetime:
        """Posts made before this are not looked at."""
        return self.began - POSTS_BACK

    def after(self, page: str) -> CommentCursor:
        """The next page, or the end of the read."""
        if page and self.pages < MOST_PAGES:
            return replace(self, page=page, pages=self.pages + 1)
        return CommentCursor(self.since, self.began)


CODEC = CursorCodec(CommentCursor, makes_sense=lambda cursor: cursor.pages <= MOST_PAGES)


def cursor_of(text: str, since: datetime) -> CommentCursor:
    """The cursor that a text tells; one that makes no sense starts again from `since`."""
    return CODEC.read(text) or CommentCursor(since)


Heard = tuple[tuple[Incoming, ...], int, bool, tuple[AnswerSeen, ...]]
"""Messages, how many things the network counted, whether they reach back far enough, and the account's own answers."""


def read_comments(
    cursor: CommentCursor,
    posts: Callable[[CommentCursor], tuple[list[Any], str] | Refused],
    comments: Callable[[Any, CommentCursor], Heard | Refused],
) -> Received | Refused:
    """One page of posts with their comments. `posts` gives them and the name of the page after, "" for the last;
    `comments` gives those of one post that are news."""
    found = posts(cursor)
    if isinstance(found, Refused):
        return found
    listed, page = found
    messages: list[Incoming] = []
    answers: list[AnswerSeen] = []
    items, whole = len(listed), True
    for post in listed:
        heard = comments(post, cursor)
        if isinstance(heard, Refused):
            return heard
        messages += [one for one in heard[0] if one.received_at >= cursor.news_from]
        items += heard[1]
        whole = whole and heard[2]
        answers += heard[3]
    following = cursor.after(page if page != cursor.page else "")
    more = following.began != NEVER
    return Received(tuple(messages), CODEC.write(following), more, items, (), not whole, tuple(answers))
