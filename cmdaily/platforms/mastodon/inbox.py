"""Inbox of a Mastodon account: its notifications, newest first, one page a call.

The servers that resemble Mastodon differ here more than anywhere. On some, ids cannot be compared; some know a
`max_id` only while that notification stands, or know no pages at all; some give every type whatever is asked for; one
shows no more than its newest 64. So of ids it is only asked whether they are the same. A read goes down until it meets
one that the read before has met; where all of those are gone (people dismiss notifications), until a whole page is
older than they were.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote

from cmdaily.domain.accounts.outcome import RateWindow
from cmdaily.domain.inbox.incoming import ANSWER, MENTION, AnswerSeen
from cmdaily.domain.record import frozen, replace
from cmdaily.platforms.contract import Incoming, Reason, Received, Refused
from cmdaily.platforms.http.fields import address_in, field, id_in, object_in, text_in
from cmdaily.platforms.http.html_text import LONGEST_HTML, plain_text
from cmdaily.platforms.http.messages import LONGEST_NAME, answers_among, each_alone
from cmdaily.platforms.http.responses import (
    GarbageError,
    Response,
    ask_for_fewer,
    classify,
    garbage,
    moment_in,
    refused_read,
    windows,
)
from cmdaily.platforms.mastodon.client import Client
from cmdaily.platforms.mastodon.cursor import CODEC, KNOWN, PAGES, Cursor

LIMITS = (40, 8, 1)
"""Notifications asked for at once; fewer where so many are too long an answer."""
FEWEST = 15
"""A page of fewer is all there is: no server is known to give less where it has more."""
LONGEST_ID = 100
OVERLAP = timedelta(hours=1)
"""What two processes of a server enter at once may come into its list out of order."""
EARLIEST = datetime(2016, 1, 1, tzinfo=UTC)
"""Mastodon's first year: an earlier date is none."""
WRONGEST = timedelta(days=3650)
"""A clock further off is not believed."""

_NEXT = re.compile(r'<[^<>]*[?&]max_id=([^&<>]+)[^<>]*>\s*;\s*rel="?next')


@frozen
class Notification:
    """A notification: `id` is "" and `at`, when the server made it, None where that makes no sense."""

    id: str
    at: datetime | None
    body: Mapping[str, Any]


@frozen
class Page:
    """Notifications, newest first. `next` is the `max_id` that the server itself names for the page after it,
    `now` the moment by the server's clock."""

    notices: tuple[Notification, ...]
    next: str
    now: datetime
    skew: timedelta
    rate: tuple[RateWindow, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, of those that have one."""
        return tuple(notice.id for notice in self.notices if notice.id)


def receive(client: Client, user: str, cursor: str, since: datetime) -> Received | Refused:
    """One page of what others said to the account whose id is `user`: the contract's `receive`."""
    place = CODEC.read(cursor)
    page = _page(client, place.before if place else "")
    if page is None and place is not None:
        place = place.from_the_top()
        page = _page(client, "")
    if page is None or isinstance(page, Refused):
        return page or refused_read(garbage(), client.server)
    if place is None:
        start = min(since + page.skew, page.now)
        place = Cursor(since=start, floor=start)
    received = _PageReader(client, user, place).go_on(page)
    if isinstance(received, Refused) or received.more:
        return received
    return replace(received, answers=_answers(client, user))


def _answers(client: Client, user: str) -> tuple[AnswerSeen, ...]:
    """What the account itself answered of late, whoever wrote it where. A server that does not say is no trouble: the
    messages wait as before."""
    response = client.ask("account_statuses", user, limit=LIMITS[0], exclude_reblogs=True)
    if not isinstance(response, Response) or classify(response, "read") is not None:
        return ()
    try:
        told = response.json()
    except GarbageError:
        return ()
    return answers_among(
        told if isinstance(told, list) else (),
        lambda one: (
            id_in(one, "in_reply_to_id", LONGEST_ID),
            id_in(one, "id", LONGEST_ID),
            address_in(one, "url") or address_in(one, "uri"),
        ),
    )


class _PageReader:
    """One page, held against where the read has come to."""

    def __init__(self, client: Client, user: str, cursor: Cursor) -> None:
        self.client = client
        self.user = user
        self.place = cursor

    def go_on(self, page: Page) -> Received | Refused:
        """What the page brings, and the place after it."""
        place = self.place
        if not place.before:
            self.place = place = replace(place, newest=page.ids[:KNOWN], newest_floor=_floor(page))
        items, stuck = len(page.notices), False
        if not page.notices and page.next not in ("", place.before) and place.pages < PAGES:
            # a server that leaves types out after it has counted
            return self._received((), page, replace(place, before=page.next, pages=place.pages + 1), items)
        if not page.notices and place.last:
            checked = self._checked(page)
            if checked is None or isinstance(checked, Refused):
                return checked or self._received((), page, place.from_the_top(), items)
            page = checked
        elif place.last in page.ids:
            # the same page again, or one that begins with the last of the page before
            page = replace(page, notices=_after(page, place.last))
            stuck = not page.notices
            page = replace(page, next="") if stuck else page
        return self._judged(page, items, stuck)

    def _judged(self, page: Page, items: int, stuck: bool) -> Received:
        place, known = self.place, set(self.place.known)
        met = next((n for n, notice in enumerate(page.notices) if notice.id in known), None)
        dates = [notice.at for notice in page.notices if notice.at is not None]
        passed = bool(dates) and max(dates) < place.floor
        new = [
            notice
            for number, notice in enumerate(page.notices)
            if notice.id not in known and _is_new(notice, place, passed, met is not None and number > met)
        ]
        heard = each_alone(
            reversed(new),
            lambda notice: as_message(notice, self.user, page.now),
            page.now,
            f"{self.client.server}/notifications",
            lambda notice: notice.body,
        )
        messages = {message.remote_id: message for message in heard}
        count = place.count + len(page.notices)
        last = page.ids[-1] if page.ids else ""
        before = last or page.next
        if met is not None or passed:
            return self._received(tuple(messages.values()), page, place.done(), items)
        if not before or place.pages >= PAGES:
            # the end of what the server shows, which need not be all there was
            short = count >= FEWEST and (stuck or bool(page.notices) or not place.first)
            return self._received(tuple(messages.values()), page, place.done(), items, short)
        place = replace(
            place, before=before, back=place.before, last=last, pages=place.pages + 1, count=count
        )
        return self._received(tuple(messages.values()), page, place, items)

    def _checked(self, page: Page) -> Page | Refused | None:
        """An empty page may mean that the notification it was to follow is gone. What follows it on the page that
        it was on: nothing where this is the end. None where it is gone, and the read begins again."""
        again = _page(self.client, self.place.back)
        if again is None or isinstance(again, Refused):
            return again
        if self.place.last not in again.ids:
            return None
        return replace(again, notices=_after(again, self.place.last), next="", rate=again.rate or page.rate)

    def _received(
        self,
        messages: tuple[Incoming, ...],
        page: Page,
        cursor: Cursor,
        items: int,
        incomplete: bool = False,
    ) -> Received:
        return Received(messages, CODEC.write(cursor), cursor.under_way, items, page.rate, incomplete)


def _is_new(notice: Notification, cursor: Cursor, passed: bool, below: bool) -> bool:
    """Whether a notification that no read has met is news, and not one that only now comes into sight.

    `passed`: the whole page is older than the read before. `below`: it stands below one that was met.
    """
    if notice.at is None:
        return not below
    return notice.at >= (cursor.floor if below or passed else cursor.since)


def _after(page: Page, last: str) -> tuple[Notification, ...]:
    return page.notices[[notice.id for notice in page.notices].index(last) + 1 :]


def _floor(page: Page) -> datetime | None:
    """What is older than this was there before the page was."""
    dates = [notice.at for notice in page.notices if notice.at is not None]
    return min(max(dates), page.now) - OVERLAP if dates else None


def _page(client: Client, before: str) -> Page | Refused | None:
    """The notifications before one. None if the server does not take that one."""
    response, _ = ask_for_fewer(
        lambda limit: client.ask("notifications", types=["mention"], limit=limit, max_id=before or None),
        LIMITS,
    )
    if not isinstance(response, Response):
        return refused_read(response, client.server)
    rate = windows(response, "read")
    if before and response.status in (400, 404, 410, 422):
        return None
    if response.status in (401, 403, 422):
        return Refused(Reason.SIGN_IN, "platform.sign_in", remedy="platform.sign_in_remedy", rate=rate)
    failed = classify(response, "read")
    if failed is not None:
        return refused_read(failed, client.server)
    try:
        told = response.json()
    except GarbageError:
        told = None
    if not isinstance(told, list) or (told and not any(isinstance(each, dict) for each in told)):
        return refused_read(garbage(rate), client.server)
    named = _NEXT.search(response.headers.get("link", ""))
    skew = response.skew() if abs(response.skew()) < WRONGEST else timedelta()
    now = response.now + skew
    notices = tuple(_notice(each, now) for each in told if isinstance(each, dict))
    return Page(notices, unquote(named[1])[:LONGEST_ID] if named else "", now, skew, rate)


def _notice(told: dict[str, Any], now: datetime) -> Notification:
    return Notification(id_in(told, "id", LONGEST_ID), _moment(told.get("created_at"), now), told)


def _moment(told: object, now: datetime) -> datetime | None:
    """A date in UTC. None for what is none, is from before Mastodon, or is more than a day ahead."""
    moment = moment_in(told)
    return moment if moment is not None and EARLIEST <= moment <= now + timedelta(days=1) else None


def as_message(notice: Notification, user: str, now: datetime) -> Incoming | None:
    """What a notification says; None for one that is no mention, or is the account's own. ValueError for a mention
    that makes no sense."""
    if notice.body.get("type") != "mention":
        return None
    status = object_in(notice.body, "status")
    number = id_in(status, "id", LONGEST_ID)
    if not number:
        raise ValueError("a mention without a post")
    author = object_in(status, "account") or object_in(notice.body, "account")
    if id_in(author, "id", LONGEST_ID) == user:
        return None
    answers = id_in(status, "in_reply_to_account_id", LONGEST_ID) == user
    warning = text_in(status, "spoiler_text", LONGEST_HTML).strip()
    text = plain_text(text_in(status, "content", LONGEST_HTML), links=True)
    return Incoming(
        remote_id=number,
        kind=ANSWER if answers else MENTION,
        author=text_in(author, "acct", LONGEST_NAME).removeprefix("@"),
        text="\n\n".join(part for part in (warning, text) if part),
        url=address_in(status, "url") or address_in(status, "uri"),
        received_at=notice.at or _moment(field(status, "created_at"), now) or now,
        name=text_in(author, "display_name", LONGEST_NAME),
        about=id_in(status, "in_reply_to_id", LONGEST_ID) if answers else "",
        private=text_in(status, "visibility", LONGEST_NAME) in ("private", "direct"),
    )
