"""X adapter: tweepy for signing requests, our own session for bounds.

X keeps no idempotency key. A post whose outcome is unknown is looked for in one's own timeline; X itself
refuses an exact duplicate. Replies go by API only to those who mentioned or quoted the account; quotes,
likes and follows not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import RateWindow
from cmdaily.domain.publishing.outgoing import REPLY, SHARE
from cmdaily.domain.publishing.text.measure import text_as_sent
from cmdaily.platforms.contract import (
    Absent,
    Account,
    Authorisation,
    CannotTell,
    Checkpoint,
    Counted,
    Identity,
    Measured,
    Outcome,
    Outgoing,
    Platform,
    Prepared,
    Query,
    ReadBack,
    Reason,
    Receipt,
    Received,
    Refused,
    Request,
    RequestOptions,
    Searched,
    Secret,
    Unknown,
    check_envelope,
    check_outgoing,
    envelope,
    lacks_secret,
    target_gone,
)
from cmdaily.platforms.http import media, oauth
from cmdaily.platforms.http.fields import digits_in, id_in, object_in, text_in
from cmdaily.platforms.http.responses import GarbageError, Response, garbage, refused_read, windows
from cmdaily.platforms.x import figures, search
from cmdaily.platforms.x.client import Client, category, described, open_line, server_of, upload
from cmdaily.platforms.x.errors import refusal
from cmdaily.platforms.x.inbox import mentions
from cmdaily.platforms.x.network import NETWORK
from cmdaily.platforms.x.read_back import LONGEST, Timeline, as_written, shown

AUTHORISE = "https://x.com/i/oauth2/authorize"
SCOPE = "tweet.read tweet.write users.read media.write offline.access"


class X(Platform):
    """The adapter."""

    network = NETWORK
    settles = 60

    # --- signing in

    def verify(self, account: Account, secret: Secret, options: RequestOptions) -> Identity | Refused:
        """Ask who this is. `x-access-level` tells keys that may only read."""
        response = Client(account, secret, options).ask("GET", "/2/users/me")
        if not isinstance(response, Response):
            return refused_read(response, server_of(account))
        failed = refusal(response, secret, "users")
        if failed is not None:
            return refused_read(failed, server_of(account))
        try:
            me = object_in(response.object(), "data")
        except GarbageError:
            me = {}
        number, name = digits_in(me), id_in(me, "username", 50)
        if not (number and name):
            return refused_read(garbage(), server_of(account))
        reads_only = response.headers.get("x-access-level") == "read"
        return Identity(
            name,
            number,
            url=f"https://x.com/{name}",
            rights=(Can.READ_BACK, Can.INBOX, Can.FIGURES, Can.SEARCH) if reads_only else self.network.can,
            settings=(("user_id", number),),
            rate=windows(response, "users"),
        )

    def needs_refresh(self, secret: Secret, now: datetime) -> bool:
        """OAuth 2.0 access tokens last two hours."""
        if not secret.has("refresh_token"):
            return False
        return not secret.has("access_token") or oauth.ends_soon(secret, now)

    def refresh(
        self, account: Account, secret: Secret, options: RequestOptions
    ) -> Secret | Refused | Unknown:
        """New tokens for the refresh token, which works once."""
        if not secret.has("refresh_token"):
            return secret
        form = {"grant_type": "refresh_token", "refresh_token": secret.get("refresh_token")}
        with open_line(account, options) as http:
            return oauth.token(http, f"{server_of(account)}/2/oauth2/token", secret, form)

    def begin_sign_in(
        self,
        account: Account,
        secret: Secret,
        redirect: str,
        options: RequestOptions,  # noqa: ARG002
    ) -> Authorisation | Refused:
        """OAuth 2.0 with PKCE. The redirect has to stand among the app's callback addresses, to the letter."""
        if not secret.has("client_id"):
            return lacks_secret("client_id")
        address = f"{server_of(account)}/i/oauth2/authorize" if account.server else AUTHORISE
        return oauth.authorisation(address, secret, redirect, SCOPE, pkce=True)

    def finish_sign_in(
        self,
        account: Account,
        authorisation: Authorisation,
        code: str,
        redirect: str,
        options: RequestOptions,
    ) -> Secret | Refused | Unknown:
        """Tokens for the code."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect,
            "code_verifier": authorisation.secret.get("code_verifier"),
        }
        with open_line(account, options) as http:
            return oauth.token(http, f"{server_of(account)}/2/oauth2/token", authorisation.secret, form)

    # --- speaking

    def prepare(
        self, account: Account, secret: Secret, outgoing: Outgoing, options: RequestOptions
    ) -> Prepared | Refused:
        """Freeze the body. Passing a post on needs the account's number, asked for once where it is not known."""
        refused = check_outgoing(self.network, outgoing) or _quotes(outgoing)
        if refused is not None:
            return refused
        frozen = media.freeze(outgoing.pictures, self.network.limits)
        if isinstance(frozen, Refused):
            return frozen
        target = outgoing.target.id if outgoing.target else ""
        if outgoing.target and not target.isdigit():
            return target_gone()
        text = text_as_sent(self.network, outgoing)
        shared = outgoing.kind == SHARE and bool(target)
        user = self.number_of(account, secret, options) if shared else account.setting("user_id")
        if isinstance(user, Refused):
            return user
        body: dict[str, Any] = {"tweet_id": target} if shared else {"text": text}
        if outgoing.kind == REPLY:
            body["reply"] = {"in_reply_to_tweet_id": target}
        if outgoing.paid and not shared:
            body["paid_partnership"] = True
        return envelope(
            self.network.name,
            outgoing,
            "" if shared else text,
            route=f"/2/users/{user}/retweets" if shared else "/2/tweets",
            body=body,
            user_id=user,
            target=target,
            target_url=outgoing.target.url if outgoing.target else "",
            pictures=frozen,
            media_ids=[],
            media_at="",
        )

    def send(
        self,
        account: Account,
        secret: Secret,
        prepared: Prepared,
        options: RequestOptions,
        checkpoint: Checkpoint,
    ) -> Outcome:
        """Upload the pictures, each noted as soon as it is there, then post."""
        refused = check_envelope(self.network.name, prepared)
        if refused is not None:
            return refused
        client = Client(account, secret, options)
        uploaded = upload(client, prepared, options, checkpoint)
        if isinstance(uploaded, Refused):
            return uploaded
        response = client.ask("POST", prepared["route"], _body(uploaded))
        if not isinstance(response, Response):
            return response
        failed = refusal(response, secret, "post")
        return failed if failed is not None else _receipt(response, account, prepared)

    def read_back(
        self,
        account: Account,
        secret: Secret,
        prepared: Prepared,
        since: datetime,
        options: RequestOptions,
        taken: frozenset[str] = frozenset(),
    ) -> ReadBack:
        """Look for the post in one's own timeline since a minute before the attempt."""
        refused = check_envelope(self.network.name, prepared)
        if refused is not None:
            return CannotTell(refused.key, refused.values)
        user = prepared["user_id"] or self.number_of(account, secret, options)
        if isinstance(user, Refused):
            return CannotTell(user.key, user.values)
        route, refers = f"/2/users/{user}/tweets", bool(prepared["target"])
        timeline = Timeline(Client(account, secret, options), secret, route, since, refers)
        found = timeline.find(prepared, taken)
        if isinstance(found, dict):
            return _as_receipt(found, account, prepared)
        early = since + timedelta(seconds=self.settles) - options.now
        if isinstance(found, Absent) and early > timedelta():
            wait = (("seconds", round(early.total_seconds())),)
            return CannotTell("platform.too_early", wait, found.rate)
        return found

    def describe(self, account: Account, prepared: Prepared) -> Sequence[Request]:
        """The uploads, their descriptions, and the post."""
        signed = (("Authorization", "***"),)
        made: list[Request] = []
        for number, frozen in enumerate(prepared["pictures"], 1):
            body = {"media": f"({frozen['path']})", "media_category": category(frozen)}
            made.append(Request("POST", f"{server_of(account)}/2/media/upload", signed, body))
            if frozen["alt"]:
                meta = described(f"(media {number})", frozen["alt"])
                made.append(Request("POST", f"{server_of(account)}/2/media/metadata", signed, meta))
        ids = prepared["media_ids"] or [f"(media {n})" for n, _ in enumerate(prepared["pictures"], 1)]
        post = _body(prepared | {"media_ids": ids})
        return (*made, Request("POST", f"{server_of(account)}{prepared['route']}", signed, post))

    # --- listening

    def receive(
        self, account: Account, secret: Secret, cursor: str, since: datetime, options: RequestOptions
    ) -> Received | Refused:
        """What others said to the account: its mentions, newest first."""
        user = self.number_of(account, secret, options)
        return user if isinstance(user, Refused) else mentions(account, secret, user, cursor, since, options)

    def count(
        self, account: Account, secret: Secret, query: Query, since: datetime, options: RequestOptions
    ) -> Counted | Refused:
        """How many posts of the last seven days fit, by the hour."""
        return search.count(account, secret, query, since, options)

    def read_counted(
        self,
        account: Account,
        secret: Secret,
        query: Query,
        since: datetime,
        most: int,
        options: RequestOptions,
    ) -> Searched | Refused:
        """The latest posts that fit, with their authors."""
        return search.find(account, secret, query, since, most, options)

    def measure(
        self, account: Account, secret: Secret, posts: Sequence[str], options: RequestOptions
    ) -> Measured | Refused:
        """Followers, and what posts brought."""
        return figures.measure(account, secret, posts, options)


def _body(prepared: Prepared) -> dict[str, Any]:
    body: dict[str, Any] = prepared["body"]
    ids = prepared["media_ids"]
    return body | {"media": {"media_ids": ids}} if ids else body


def _receipt(response: Response, account: Account, prepared: Prepared) -> Receipt | Unknown:
    try:
        data = object_in(response.object(), "data")
        if "tweet_id" in prepared["body"]:
            if data.get("retweeted") is not True:
                return garbage(windows(response, "post"))
            return _shared(prepared, windows(response, "post"))
    except GarbageError:
        return garbage(windows(response, "post"))
    number = digits_in(data)
    if not number:
        return garbage(windows(response, "post"))
    text = as_written(shown({"text": text_in(data, "text", LONGEST) or prepared["text"]}), prepared)
    return Receipt(number, _url(account, number), text, windows(response, "post"))


def _as_receipt(post: dict[str, Any], account: Account, prepared: Prepared) -> Receipt:
    number = digits_in(post)
    if "tweet_id" in prepared["body"]:
        return _shared(prepared)
    return Receipt(number, _url(account, number), as_written(shown(post), prepared))


def _shared(prepared: Prepared, rate: tuple[RateWindow, ...] = ()) -> Receipt:
    """X gives what is passed on no address of its own."""
    url = prepared["target_url"] or f"https://x.com/i/web/status/{prepared['target']}"
    return Receipt(prepared["target"], url, rate=rate)


def _url(account: Account, number: str) -> str:
    handle = account.handle.strip().removeprefix("@")
    return f"https://x.com/{handle or 'i/web'}/status/{number}"


def _quotes(outgoing: Outgoing) -> Refused | None:
    """X refuses quotes by API since April 2026."""
    adds = outgoing.text.strip() or outgoing.link or outgoing.pictures
    if outgoing.kind == SHARE and outgoing.target is not None and adds:
        return Refused(Reason.RIGHT, "x.quote", remedy="platform.right_remedy")
    return None
