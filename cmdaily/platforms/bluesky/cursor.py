"""Cursor of Bluesky's notifications, as a text to keep: pure functions, no network.

Notifications come newest first, and their page cursor leads back in time. So a read goes down, page by page, to where
an earlier one began, and what has to be kept is where it will stop and where it stands.

The moment that they are ordered by, and shown with, is the earlier of two: when the post was indexed, and when its
author's program says that it was made (seen on a real AppView). A post from a clock that is slow, or one that
was indexed late, thus appears *below* what was read already. Every read goes `OVERLAP` further for their sake.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from cmdaily.domain.record import frozen
from cmdaily.platforms.bluesky.records import created_at
from cmdaily.platforms.http.cursor import CursorCodec
from cmdaily.platforms.http.responses import moment_in

OVERLAP = timedelta(days=1)
"""What appears this far below the newest is still found."""

YEARS = (1900, 9000)
"""No moment outside of these is one: a day more or less would be none at all."""

LONGEST_PAGE = 1000
_A_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


@frozen
class Cursor:
    """How far it is read.

    `first` is where the very first read stopped: nothing before it is wanted. `mark` is the newest moment that the last
    whole read saw. `page` is the server's cursor for the next page of a read under way, "" between two reads; `newest`
    the newest moment it saw.
    """

    first: datetime
    mark: datetime
    page: str = ""
    newest: datetime | None = None

    def floor(self, now: datetime) -> datetime:
        """Where this read stops. `now` is the server's own time: a mark later than that would hide everything."""
        return max(self.first, min(self.mark, now) - OVERLAP)

    def anew(self) -> Cursor:
        """The same read, from the top."""
        return Cursor(self.first, self.mark)


def _makes_sense(cursor: Cursor) -> bool:
    moments = (cursor.first, cursor.mark, cursor.newest or cursor.mark)
    return all(YEARS[0] <= moment.year <= YEARS[1] for moment in moments)


CODEC = CursorCodec(Cursor, makes_sense=_makes_sense)


def reading_of(cursor: str, since: datetime) -> Cursor:
    """What a kept text says; a first read from `since` where it says nothing, or nothing that makes sense."""
    kept = CODEC.read(cursor)
    if kept is None:
        return Cursor(since, since)
    return kept if kept.page and _is_page(kept.page) else kept.anew()


def read_on(reading: Cursor, moments: list[datetime], cursor: Any, now: datetime) -> Cursor:
    """How far it is read after a page with these moments and this cursor for the next; `page` is "" if that was all.

    `now` is the server's time. A read that cannot go on, for the server gives no sensible cursor, leaves the mark where
    it was: the next one starts over.
    """
    newest = reading.newest
    if newest is None and moments:
        newest = min(max(moments), now)
    whole = Cursor(reading.first, newest or reading.mark)
    if cursor in (None, ""):
        return whole
    reaches = _cursor_moment(cursor)
    floor = reading.floor(now)
    if reaches is not None and reaches < floor:
        return whole
    if reaches is None and moments and max(moments) < floor:
        # all of them: one wrong moment is not believed
        return whole
    page = _next_page(reading.page, cursor, reaches)
    return Cursor(reading.first, reading.mark, page, newest) if page is not None else reading.anew()


def _next_page(page: str, cursor: Any, reaches: datetime | None) -> str | None:
    """The cursor to go on with, None if it leads nowhere.

    An AppView's cursor is the last moment of a page, and the next page begins strictly before it: others of that
    moment would be passed over (seen on a real one). So it is asked for from a millisecond later, and brings some of
    them twice; unless a page is full of that one moment.
    """
    if not _is_page(cursor) or not cursor:
        return None
    if reaches is None:
        return str(cursor) if cursor != page else None
    later = created_at(reaches + timedelta(milliseconds=1))
    before = _cursor_moment(page)
    if before is None or later < page:
        return later
    return str(cursor) if later == page else None


def _cursor_moment(cursor: Any) -> datetime | None:
    """The moment that a cursor is; None for a cursor of another kind."""
    return moment_of(cursor) if isinstance(cursor, str) and _A_MOMENT.fullmatch(cursor) else None


def _is_page(cursor: Any) -> bool:
    return isinstance(cursor, str) and len(cursor) <= LONGEST_PAGE and (cursor.isprintable() or not cursor)


def moment_of(said: Any) -> datetime | None:
    """A moment in UTC as a server writes it; None for what is none."""
    if not isinstance(said, str) or len(said) > 64:
        return None
    moment = moment_in(said)
    return moment if moment is not None and YEARS[0] <= moment.year <= YEARS[1] else None
