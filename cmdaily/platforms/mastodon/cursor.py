"""Cursor of Mastodon's notifications."""

from __future__ import annotations

from datetime import datetime

from cmdaily.domain.record import frozen, replace
from cmdaily.platforms.http.cursor import CursorCodec

KNOWN = 200
"""Ids of a first page that are kept."""
PAGES = 500
"""A read goes no deeper: what has more pages than this has no end."""


@frozen
class Cursor:
    """A place in the list of notifications.

    `since`: nothing older is news. `known`: the ids that the read before has met on its first page, and `floor`: what
    is older was there before them. `first`: there was no read before.

    The rest is about a read under way. `newest` and `newest_floor` will be `known` and `floor`; `before` is the
    `max_id` of its next page, "" for the first; `back` the one that brought the page before, which ended with `last`;
    `pages` and `count` are the pages and notifications so far.
    """

    since: datetime
    floor: datetime
    known: tuple[str, ...] = ()
    first: bool = True
    newest: tuple[str, ...] = ()
    newest_floor: datetime | None = None
    before: str = ""
    back: str = ""
    last: str = ""
    pages: int = 0
    count: int = 0

    @property
    def under_way(self) -> bool:
        """Whether there is more to read at once."""
        return self.pages > 0

    def from_the_top(self) -> Cursor:
        """The same read, begun again."""
        return replace(self, before="", back="", last="", pages=self.pages + 1, count=0)

    def done(self) -> Cursor:
        """The place from which the next read goes on."""
        floor = max(self.floor, self.newest_floor or self.floor)
        return Cursor(self.since, floor, self.newest or self.known, first=False)


CODEC = CursorCodec(Cursor)
