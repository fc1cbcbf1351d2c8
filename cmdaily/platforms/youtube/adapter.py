"""YouTube: comments under videos and answers to comments; hears what is said on the whole channel.

YouTube keeps no idempotency key. What was said is looked for under the video, or in the thread: own channel, same text.
Under somebody else's video a comment may be held for review, where its author does not see it by API: silence is then
no absence.
"""

from __future__ import annotations

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
)
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.figures.measured import Measured
from cmdaily.domain.publishing.outgoing import Outgoing
from cmdaily.domain.record import replace
from cmdaily.platforms.contract import (
    Authorisation,
    Checkpoint,
    Prepared,
    Received,
    Request,
    RequestOptions,
    Searched,
    Term,
    envelope,
    target_gone,
)
from cmdaily.platforms.http import oauth
from cmdaily.platforms.http.comment_cursor import CommentCursor
from cmdaily.platforms.http.fields import id_in, name_in, object_in
from cmdaily.platforms.http.figures import readings_in
from cmdaily.platforms.http.html_text import comparable
from cmdaily.platforms.http.responses import GarbageError, Response, garbage
from cmdaily.platforms.http.rest import HearsComments, made_recently, searched
from cmdaily.platforms.http.urls import server_address
from cmdaily.platforms.youtube import inbox, search
from cmdaily.platforms.youtube.client import PAGE, Client
from cmdaily.platforms.youtube.comments import (
    PLAIN,
    SAID,
    WEB,
    author_of,
    comment_of,
    moment_of,
    receipt_of,
    words_of,
)
from cmdaily.platforms.youtube.network import NETWORK

SIGN_IN, TOKEN = "https://accounts.google.com/o/oauth2/v2/auth", "https://oauth2.googleapis.com"
SCOPE = "https://www.googleapis.com/auth/youtube.force-ssl"
CHANNEL = {"subscriberCount": "followers", "videoCount": "posts-total"}
COUNTS = {"likeCount": "likes"}


class YouTube(oauth.RenewedSignIn, HearsComments):
    """The adapter."""

    network = NETWORK
    client_class = Client
    settles = 60
    basic = False

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
        lacking = oauth.lacks_app(secret)
        if lacking is not None:
            return lacking
        address = f"{account.server}/auth" if account.server else SIGN_IN
        begun = oauth.authorisation(address, secret, redirect, SCOPE, pkce=True)
        return replace(begun, url=f"{begun.url}&access_type=offline&prompt=consent")

    def token_address(self, account: Account) -> str:
        """Access tokens last an hour."""
        return f"{server_address(account, TOKEN)}/token"

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
            return receipt_of(response.object(), prepared["video"]) or garbage()
        except GarbageError:
            return garbage()

    def find(self, client: Client, prepared: Prepared, since: datetime, taken: frozenset[str]) -> ReadBack:
        """In the thread, or among the threads under the video."""
        thread = prepared["thread"]
        asked = {"parentId": thread} if thread else {"videoId": prepared["video"], "order": "time"}
        pages = client.pages("comments" if thread else "commentThreads", part="snippet", **asked, **PLAIN)
        said = comparable(prepared["text"])

        def fits(one: dict[str, Any]) -> Receipt | None:
            comment = comment_of(one)
            own = author_of(comment) == prepared["author"]
            return (
                receipt_of(one, prepared["video"]) if own and comparable(words_of(comment)) == said else None
            )

        # threads come newest first; the order of a thread's answers is not told
        items = _items(pages, since if thread else None)
        found = searched(items, fits, moment_of, since, taken)
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

    def search(
        self,
        account: Account,
        secret: Secret,
        terms: Sequence[Term],
        since: datetime,
        options: RequestOptions,
    ) -> Searched | Refused:
        """The latest videos whose title or description YouTube finds; comments cannot be searched."""
        return search.search(self.client(account, secret, options), terms, since)

    def hear(self, client: Client, user: str, cursor: CommentCursor) -> Received | Refused:
        """The threads of the last weeks on the whole channel, one page of them."""
        return inbox.read(client, user, cursor)


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
            yield [one for one in page[0] if since is None or made_recently(moment_of(one), since)]


def _numbers(told: dict[str, Any]) -> dict[str, Any]:
    """Counts that Google writes as texts."""
    plain = {name: given for name, given in told.items() if isinstance(given, str)}
    digits = {
        n: int(given)
        for n, given in plain.items()
        if given.isascii() and given.isdecimal() and len(given) < 16
    }
    return told | digits
