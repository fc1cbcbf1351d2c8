"""YouTube: comments under videos and answers to comments; hears what is said on the whole channel.

YouTube keeps no idempotency key. What was said is looked for under the video, or in the thread: own channel, same text.
Under somebody else's video a comment may be held for review, where its author does not see it by API: silence is then
no absence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import (
    Absent,
    CannotTell,
    Identity,
    Outcome,
    ReadBack,
    Reason,
    Receipt,
    Refused,
    Unknown,
)
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.figures.measured import Measured
from cmdaily.domain.inbox.incoming import ANSWER, COMMENT, Incoming
from cmdaily.domain.publishing.outgoing import Outgoing
from cmdaily.domain.record import replace
from cmdaily.platforms.contract import (
    Authorisation,
    Checkpoint,
    Prepared,
    Received,
    Request,
    RequestOptions,
    envelope,
    lacks_secret,
    target_gone,
)
from cmdaily.platforms.http import oauth
from cmdaily.platforms.http.comment_cursor import CommentCursor, Heard, read_comments
from cmdaily.platforms.http.fields import id_in, name_in, number_in, object_in, objects_in, text_in
from cmdaily.platforms.http.figures import readings_in
from cmdaily.platforms.http.html_text import comparable
from cmdaily.platforms.http.messages import answers_among, each_alone
from cmdaily.platforms.http.responses import GarbageError, Response, garbage, moment_in
from cmdaily.platforms.http.rest import HearsComments, made_recently, searched
from cmdaily.platforms.http.urls import server_address
from cmdaily.platforms.youtube.client import PAGE, Client
from cmdaily.platforms.youtube.network import NETWORK

WEB, SIGN_IN, TOKEN = (
    "https://www.youtube.com",
    "https://accounts.google.com/o/oauth2/v2/auth",
    "https://oauth2.googleapis.com",
)
SCOPE = "https://www.googleapis.com/auth/youtube.force-ssl"
LONGEST = 20_000
PLAIN = {"textFormat": "plainText", "maxResults": PAGE}
CHANNEL = {"subscriberCount": "followers", "videoCount": "posts-total"}
COUNTS = {"likeCount": "likes"}
SAID = re.compile(r"Ug[\w.-]+", re.ASCII)


class YouTube(HearsComments):
    """The adapter."""

    network = NETWORK
    client_class = Client
    settles = 60

    # --- signing in

    def verify(self, account: Account, secret: Secret, options: RequestOptions) -> Identity | Refused:
        """Which channel this is. YouTube does not say which rights were given; only one is asked for."""
        client: Client = self.client(account, secret, options)
        mine = client.items("channels", part="snippet", mine="true")
        if isinstance(mine, Refused):
            return mine
        for channel in mine[0]:
            number, snippet = id_in(channel, longest=100), object_in(channel, "snippet")
            name = id_in(snippet, "customUrl", 100).lstrip("@") or name_in(snippet, "title")
            if number and name:
                return Identity(name, number, f"{WEB}/channel/{number}", None, (("user_id", number),))
            return client.senseless()
        return Refused(Reason.SIGN_IN, "youtube.no_channel", remedy="youtube.no_channel_remedy")

    def begin_sign_in(
        self,
        account: Account,
        secret: Secret,
        redirect: str,
        options: RequestOptions,  # noqa: ARG002
    ) -> Authorisation | Refused:
        """OAuth 2.0 with PKCE on loopback, for the one right that comments need; offline, so that it can be renewed."""
        if not secret.has("client_id", "client_secret"):
            return lacks_secret("client_secret" if secret.has("client_id") else "client_id")
        address = f"{account.server}/auth" if account.server else SIGN_IN
        begun = oauth.authorisation(address, secret, redirect, SCOPE, pkce=True)
        return replace(begun, url=f"{begun.url}&access_type=offline&prompt=consent")

    def finish_sign_in(
        self,
        account: Account,
        authorisation: Authorisation,
        code: str,
        redirect: str,
        options: RequestOptions,
    ) -> Secret | Refused | Unknown:
        """The tokens for the code."""
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect}
        form["code_verifier"] = authorisation.secret.get("code_verifier")
        return _token(account, authorisation.secret, form, options)

    def needs_refresh(self, secret: Secret, now: datetime) -> bool:
        """An access token lasts an hour."""
        return secret.has("refresh_token") and oauth.ends_soon(secret, now)

    def refresh(
        self, account: Account, secret: Secret, options: RequestOptions
    ) -> Secret | Refused | Unknown:
        """The access token for the next hour."""
        if not secret.has("refresh_token"):
            return lacks_secret("refresh_token")
        form = {"grant_type": "refresh_token", "refresh_token": secret.get("refresh_token")}
        return _token(account, secret, form, options)

    # --- speaking

    def prepare(
        self, account: Account, secret: Secret, outgoing: Outgoing, options: RequestOptions
    ) -> Prepared | Refused:
        """Freeze the comment; asks which video it is about and whose that is."""
        client: Client = self.client(account, secret, options)
        frozen = self.common(client, outgoing)
        if isinstance(frozen, Refused):
            return frozen
        if frozen["pictures"]:
            return Refused(Reason.PICTURE, "youtube.no_pictures", remedy="platform.picture_remedy")
        target, text = frozen["target"], frozen.pop("text")
        thread = target.partition(".")[0] if SAID.fullmatch(target) else ""
        place = _thread(client, thread) if thread else _video(client, target)
        if isinstance(place, Refused):
            return place
        video, owner = place
        frozen |= {"thread": thread, "video": video, "own": owner == frozen["author"]}
        return envelope(self.network.name, outgoing, text, **frozen)

    def say(self, client: Client, prepared: Prepared, checkpoint: Checkpoint) -> Outcome:  # noqa: ARG002
        """Comment, or answer."""
        path, body = _request(prepared)
        response = client.done("POST", f"/youtube/v3/{path}", params={"part": "snippet"}, json=body)
        if not isinstance(response, Response):
            return response
        try:
            return _receipt(response.object(), prepared["video"]) or garbage()
        except GarbageError:
            return garbage()

    def find(self, client: Client, prepared: Prepared, since: datetime, taken: frozenset[str]) -> ReadBack:
        """In the thread, or among the threads under the video."""
        thread = prepared["thread"]
        asked = {"parentId": thread} if thread else {"videoId": prepared["video"], "order": "time"}
        pages = client.pages("comments" if thread else "commentThreads", part="snippet", **asked, **PLAIN)
        said = comparable(prepared["text"])

        def fits(one: dict[str, Any]) -> Receipt | None:
            comment = _comment(one)
            own = _author(comment) == prepared["author"]
            return _receipt(one, prepared["video"]) if own and comparable(_words(comment)) == said else None

        # threads come newest first; the order of a thread's answers is not told
        items = _items(pages, since if thread else None)
        found = searched(items, fits, _moment, since, taken)
        held = isinstance(found, Absent) and not prepared["own"]
        return CannotTell("youtube.perhaps_held") if held else found

    def describe(self, account: Account, prepared: Prepared) -> Sequence[Request]:
        """The one request."""
        path, body = _request(prepared)
        address = f"{server_address(account, Client.api)}/youtube/v3/{path}?part=snippet"
        return (Request("POST", address, (("Authorization", "***"),), body),)

    # --- figures

    def measure(
        self, account: Account, secret: Secret, posts: Sequence[str], options: RequestOptions
    ) -> Measured | Refused:
        """The subscribers, where the channel shows them, and what the comments brought."""
        client: Client = self.client(account, secret, options)
        mine = client.items("channels", part="statistics", mine="true")
        if isinstance(mine, Refused):
            return mine
        told = _numbers(object_in(next(iter(mine[0]), {}), "statistics"))
        readings = readings_in({} if told.get("hiddenSubscriberCount") else told, CHANNEL)
        wanted = [post for post in posts if SAID.fullmatch(post)][: int(PAGE)]
        listed = (
            client.items("comments", part="snippet", id=",".join(wanted), **PLAIN) if wanted else ([], "")
        )
        items = 1
        for one in () if isinstance(listed, Refused) else listed[0]:
            items += 1
            if id_in(one) in wanted:
                wanted.remove(id_in(one))
                readings += readings_in(object_in(one, "snippet"), COUNTS, id_in(one))
        return Measured(tuple(readings), items)

    # --- listening

    def hear(self, client: Client, user: str, cursor: CommentCursor) -> Received | Refused:
        """The threads of the last weeks on the whole channel, one page of them."""
        asked = {"part": "snippet,replies", "allThreadsRelatedToChannelId": user, "order": "time", **PLAIN}

        def threads(cursor: CommentCursor) -> tuple[list[Any], str] | Refused:
            page = {"pageToken": cursor.page} if cursor.page else {}
            read = client.items("commentThreads", **asked, **page)
            if isinstance(read, Refused):
                return read
            recent = [one for one in read[0] if (_moment(one) or cursor.began) >= cursor.posts_from]
            return recent, read[1] if len(recent) == len(read[0]) else ""

        return read_comments(cursor, threads, lambda one, at: _heard(client, user, one, at))


def _token(
    account: Account, secret: Secret, form: dict[str, str], options: RequestOptions
) -> Secret | Refused | Unknown:
    from cmdaily.platforms.http.session import BoundedSession

    form |= {"client_secret": secret.get("client_secret")}
    with BoundedSession(options) as http:
        return oauth.token(http, f"{server_address(account, TOKEN)}/token", secret, form, basic=False)


def _thread(client: Client, thread: str) -> tuple[str, str] | Refused:
    """The video that a thread is about, and whose it is."""
    read = client.items("commentThreads", part="snippet", id=thread, textFormat="plainText")
    if isinstance(read, Refused):
        return read
    for one in read[0]:
        snippet = object_in(one, "snippet")
        if snippet.get("canReply") is False:
            return Refused(Reason.TARGET, "youtube.closed", remedy="platform.target_remedy")
        return id_in(snippet, "videoId", 20), id_in(snippet, "channelId", 100)
    return target_gone()


def _video(client: Client, video: str) -> tuple[str, str] | Refused:
    """A video that is there, and whose it is."""
    read = client.items("videos", part="snippet", id=video)
    if isinstance(read, Refused):
        return read
    return next(
        ((video, id_in(object_in(one, "snippet"), "channelId", 100)) for one in read[0]), target_gone()
    )


def _request(prepared: Prepared) -> tuple[str, dict[str, Any]]:
    """The path and the body of what is said."""
    said = {"textOriginal": prepared["text"]}
    if prepared["thread"]:
        return "comments", {"snippet": {"parentId": prepared["thread"], **said}}
    return "commentThreads", {"snippet": {"videoId": prepared["video"], "topLevelComment": {"snippet": said}}}


def _items(pages: Iterator[Any], since: datetime | None) -> Iterator[list[dict[str, Any]] | Refused | None]:
    """The items of each page; with `since` only those made after it, whatever order the pages have."""
    for page in pages:
        if page is None or isinstance(page, Refused):
            yield page
        else:
            yield [one for one in page[0] if since is None or made_recently(_moment(one), since)]


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
    others = [one for one in listed if _author(one) != user]
    where = _address(video, number)
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
    moment, author = _moment(one) or cursor.began, name.removeprefix("@") or _author(one) or "?"
    shown = "" if name.startswith("@") else name  # YouTube shows handles as names
    return Incoming(number, kind, author, _words(one), _address(video, number), moment, shown, about)


def _receipt(one: dict[str, Any], video: str) -> Receipt | None:
    """The receipt for a comment or for the thread that it begins; None if it is neither."""
    comment = _comment(one)
    number = id_in(one, longest=200)
    return Receipt(number, _address(video, number), _words(comment)) if SAID.fullmatch(number) else None


def _comment(one: dict[str, Any]) -> dict[str, Any]:
    """The comment itself, also of a thread."""
    return object_in(object_in(one, "snippet"), "topLevelComment") or one


def _author(comment: dict[str, Any]) -> str:
    return id_in(object_in(object_in(comment, "snippet"), "authorChannelId"), "value", 100)


def _words(comment: dict[str, Any]) -> str:
    snippet = object_in(comment, "snippet")
    return text_in(snippet, "textOriginal", LONGEST) or text_in(snippet, "textDisplay", LONGEST)


def _moment(one: dict[str, Any]) -> datetime | None:
    return moment_in(object_in(_comment(one), "snippet").get("publishedAt"))


def _address(video: str, comment: str) -> str:
    """Where people see a comment."""
    good = re.fullmatch(r"[\w-]{11}", video, re.ASCII) and SAID.fullmatch(comment)
    return f"{WEB}/watch?v={video}&lc={comment}" if good else WEB


def _numbers(told: dict[str, Any]) -> dict[str, Any]:
    """Counts that Google writes as texts."""
    plain = {name: given for name, given in told.items() if isinstance(given, str)}
    digits = {
        n: int(given)
        for n, given in plain.items()
        if given.isascii() and given.isdecimal() and len(given) < 16
    }
    return told | digits
