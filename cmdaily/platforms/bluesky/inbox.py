"""Inbox of a Bluesky account: its notifications, which the PDS fetches from an AppView.

Read state (`isRead`, `updateSeen`) is left to the person's own app; cmdaily keeps its own (cursor.py). What
the AppView shows is what others wrote, in records of any shape: what makes no sense is passed over.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from cmdaily.domain.inbox.incoming import ANSWER, MENTION, AnswerSeen, Incoming, Received
from cmdaily.platforms.bluesky.client import bearer, error_name, open_session, refusal, server_of, whose, xrpc
from cmdaily.platforms.bluesky.cursor import CODEC, moment_of, read_on, reading_of
from cmdaily.platforms.contract import Account, Reason, Refused, RequestOptions, Secret, Unknown
from cmdaily.platforms.http.fields import field as _in
from cmdaily.platforms.http.fields import text_in as _text
from cmdaily.platforms.http.messages import answers_among, each_alone
from cmdaily.platforms.http.responses import (
    GarbageError,
    Response,
    ask_for_fewer,
    classify,
    garbage,
    refused_read,
    windows,
)

if TYPE_CHECKING:
    from cmdaily.platforms.http.session import BoundedSession

KINDS = {"mention": MENTION, "reply": ANSWER, "quote": MENTION}
"""The notifications that are somebody's words (app.bsky.notification.listNotifications)."""

PAGES = (100, 10, 1)
"""Notifications asked for at once; fewer where they are too long together. A record may have a megabyte."""

LONGEST_TEXT, LONGEST_NAME, LONGEST_HANDLE = 3000, 640, 253
"""What the lexicons allow, in bytes; kept to here in characters."""

EARLY = timedelta(minutes=1)
"""A moment further ahead of the server's own time than this is taken for that time."""

_POST = re.compile(
    r"at://(did:[a-z]+:[a-zA-Z0-9._:%-]{1,200})/app\.bsky\.feed\.post/([a-zA-Z0-9._~:-]{1,512})"
)
_HANDLE = re.compile(r"([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z][a-zA-Z0-9-]*")
_NO_APPVIEW = (501, 502, 503, 504)


def receive(
    account: Account, secret: Secret, cursor: str, since: datetime, options: RequestOptions
) -> Received | Refused:
    """One page of mentions, replies and quotes (`Listens.receive`)."""
    reading = reading_of(cursor, since)
    with open_session(options) as http:
        failed = bearer(http, account, secret)
        if failed is not None:
            return failed
        response = _listed(http, account, reading.page)
        if reading.page and isinstance(response, Response) and _page_refused(response):
            reading = reading.anew()
            response = _listed(http, account, "")
        own = whose(http, account)
        answers = () if not own or isinstance(response, Refused | Unknown) else _answers(http, account, own)
    if not isinstance(response, Response):
        return refused_read(response, server_of(account))
    if (refused := _refused(response, server_of(account))) is not None:
        return refused
    try:
        told = response.object()
        notifications = told["notifications"]
        if not isinstance(notifications, list):
            raise GarbageError("no list")
    except (GarbageError, KeyError):
        return refused_read(garbage(windows(response)), server_of(account))
    theirs = options.now + response.skew()
    moments = [moment for moment in (moment_of(_in(each, "indexedAt")) for each in notifications) if moment]
    later = read_on(reading, moments, told.get("cursor"), theirs)
    messages = each_alone(
        notifications, lambda each: incoming(each, own, theirs), theirs, "https://bsky.app/notifications"
    )
    return Received(
        tuple(each for each in messages if each.received_at >= reading.first),
        CODEC.write(later),
        more=bool(later.page),
        items=len(notifications),
        rate=windows(response),
        answers=answers,
    )


def _answers(http: BoundedSession, account: Account, own: str) -> tuple[AnswerSeen, ...]:
    """What the account itself answered of late, whoever wrote it where: its newest records, from its own PDS. Where
    that does not say, the messages wait as before."""
    asked = {"repo": own, "collection": "app.bsky.feed.post", "limit": "50"}
    response = http.ask("GET", xrpc(account, "com.atproto.repo.listRecords"), params=asked)
    if not isinstance(response, Response) or not response.good:
        return ()
    try:
        records = response.object().get("records")
    except GarbageError:
        return ()
    return answers_among(records if isinstance(records, list) else (), _answer)


def _answer(record: Any) -> tuple[str, str, str] | None:
    """What a record of the account answers."""
    post = _POST.fullmatch(_text(record, "uri", 1000))
    answered = _text(_in(_in(_in(record, "value"), "reply"), "parent"), "uri", 1000)
    if post is None or not _POST.fullmatch(answered):
        return None
    return answered, post[0], f"https://bsky.app/profile/{post[1]}/post/{post[2]}"


def _listed(http: BoundedSession, account: Account, page: str) -> Response | Refused | Unknown:
    """A page, in an answer that is not too long."""
    asked: dict[str, Any] = {"reasons": list(KINDS)} | ({"cursor": page} if page else {})
    address = xrpc(account, "app.bsky.notification.listNotifications")
    return ask_for_fewer(lambda limit: http.ask("GET", address, params=asked | {"limit": limit}), PAGES)[0]


def _page_refused(response: Response) -> bool:
    """Whether it may be the cursor that was refused. An AppView says 400, and some PDS make a 502 of that."""
    return not response.good and error_name(response) in ("InvalidRequest", "InternalServerError")


def _refused(response: Response, server: str) -> Refused | None:
    """Why there is no page; None for a success."""
    failed = classify(response)
    if failed is None:
        return None
    if response.status in _NO_APPVIEW or error_name(response) == "MethodNotImplemented":
        return Refused(
            Reason.UNREACHABLE,
            "bluesky.no_appview",
            (("server", server), ("status", response.status)),
            remedy="bluesky.no_appview_remedy",
            rate=windows(response),
        )
    refused = refusal(response)
    # "the text" that a network does not take is not what was asked here
    return (
        refused if refused is not None and refused.reason != Reason.CONTENT else refused_read(failed, server)
    )


def incoming(notification: Any, own: str, theirs: datetime) -> Incoming | None:
    """A notification as a message; None for one that is not somebody else's words, or makes no sense.

    `own` is the account's DID, `theirs` the server's time.
    """
    kind = KINDS.get(_text(notification, "reason", 20))
    post = _POST.fullmatch(_text(notification, "uri", 1000))
    record, moment = _in(notification, "record"), moment_of(_in(notification, "indexedAt"))
    if kind is None or post is None or moment is None or not isinstance(record, dict) or post[1] == own:
        return None
    author = _in(notification, "author")
    handle = _text(author, "handle", LONGEST_HANDLE + 1)
    handle_is_good = (
        len(handle) <= LONGEST_HANDLE and _HANDLE.fullmatch(handle) and handle.lower() != "handle.invalid"
    )
    who = handle if handle_is_good else post[1]
    return Incoming(
        remote_id=post[0],
        kind=kind,
        author=who,
        text=_text(record, "text", LONGEST_TEXT),
        url=f"https://bsky.app/profile/{who}/post/{post[2]}",
        received_at=moment if moment <= theirs + EARLY else theirs,
        name=_text(author, "displayName", LONGEST_NAME).strip(),
        about=_about(notification, record, own),
    )


def _about(notification: Any, record: dict[str, Any], own: str) -> str:
    """The account's own post that was answered or quoted. A reply that also mentions names it in its record alone."""
    answered = _in(_in(record, "reply"), "parent")
    for uri in (_text(notification, "reasonSubject", 1000), _text(answered, "uri", 1000)):
        post = _POST.fullmatch(uri)
        if post is not None and post[1] == own:
            return uri
    return ""
