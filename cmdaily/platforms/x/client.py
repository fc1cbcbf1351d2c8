"""tweepy client on our session: its signatures, our bounds; and the media uploads."""

from __future__ import annotations

import base64
import contextlib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from cmdaily.platforms.contract import (
    Account,
    Checkpoint,
    Prepared,
    Reason,
    Refused,
    RequestOptions,
    Secret,
    Unknown,
    lacks_secret,
)
from cmdaily.platforms.http import media
from cmdaily.platforms.http.fields import id_in, object_in
from cmdaily.platforms.http.responses import GarbageError, Response, garbage, refused_read
from cmdaily.platforms.http.urls import server_address
from cmdaily.platforms.x.errors import refusal

if TYPE_CHECKING:
    from cmdaily.platforms.http.session import BoundedSession

API = "https://api.x.com"
FIXED_HOST = "https://api.twitter.com"
"""The host that tweepy has built in."""

MEDIA_LIVES = timedelta(hours=20)
"""An uploaded picture may be used for 24 hours."""

OAUTH1 = ("api_key", "api_secret", "access_token", "access_token_secret")


class Client:
    """tweepy's client on our line."""

    def __init__(self, account: Account, secret: Secret, options: RequestOptions) -> None:
        import tweepy

        from cmdaily.platforms.http.session import USER_AGENT

        self.oauth1 = secret.has(*OAUTH1)
        self.lacks = "" if secret.has("access_token") else "access_token"
        self.http = open_line(account, options)
        keys = [secret.get(name) for name in OAUTH1] if self.oauth1 else []
        self._client = tweepy.Client(None if self.oauth1 else secret.get("access_token"), *keys)
        self._client.session = self.http
        self._client.user_agent = USER_AGENT

    def ask(
        self, method: str, route: str, body: dict[str, Any] | None = None, **params: str
    ) -> Response | Refused | Unknown:
        """Ask, whatever tweepy makes of the answer: the line has taken note of it."""
        if self.lacks:
            return lacks_secret(self.lacks)
        with self.http, contextlib.suppress(Exception):
            self._client.request(method, route, params=params or None, json=body, user_auth=self.oauth1)
        return self.http.came_out()


def upload(
    client: Client, prepared: Prepared, options: RequestOptions, checkpoint: Checkpoint
) -> Prepared | Refused:
    """Upload what is not there yet. The post is not written yet, so any failure is a refusal."""
    if prepared["media_at"] and datetime.fromisoformat(prepared["media_at"]) + MEDIA_LIVES < options.now:
        prepared = prepared | {"media_ids": []}
    for frozen in prepared["pictures"][len(prepared["media_ids"]) :]:
        data = media.load(frozen)
        if isinstance(data, Refused):
            return data
        body = {"media": base64.b64encode(data).decode(), "media_category": category(frozen)}
        number = _media(client, "/2/media/upload", body, frozen)
        if isinstance(number, Refused):
            return number
        if frozen["alt"]:
            noted = _media(client, "/2/media/metadata", described(number, frozen["alt"]), frozen)
            if isinstance(noted, Refused):
                return noted
        ids = [*prepared["media_ids"], number]
        prepared = prepared | {"media_ids": ids, "media_at": options.now.isoformat()}
        checkpoint(prepared)
    return prepared


def _media(client: Client, route: str, body: dict[str, Any], frozen: media.Frozen) -> str | Refused:
    response = client.ask("POST", route, body)
    if not isinstance(response, Response):
        return refused_read(response, API)
    failed = refusal(response, Secret({}), "media")
    if isinstance(failed, Refused) and failed.reason == Reason.CONTENT:
        path = (("path", frozen["path"]),)
        if route.endswith("/metadata"):
            remedy = "platform.description_remedy"
            return Refused(Reason.PICTURE, "platform.description_refused", path, remedy=remedy)
        return Refused(Reason.PICTURE, "platform.picture_refused", path, remedy="platform.picture_remedy")
    if failed is not None:
        return refused_read(failed, API)
    try:
        number = id_in(object_in(response.object(), "data"))
    except GarbageError:
        number = ""
    return number or refused_read(garbage(), API)


def category(frozen: media.Frozen) -> str:
    """What X calls this kind of picture."""
    return "tweet_gif" if frozen["type"] == "image/gif" else "tweet_image"


def described(number: str, alt: str) -> dict[str, Any]:
    """The body that gives an uploaded picture its description."""
    return {"id": number, "metadata": {"alt_text": {"text": alt}}}


def server_of(account: Account) -> str:
    """X, or the address that the account names in its place."""
    return server_address(account, API)


def open_line(account: Account, options: RequestOptions) -> BoundedSession:
    from cmdaily.platforms.http.session import BoundedSession

    return BoundedSession(options, base=server_of(account), instead_of=FIXED_HOST)
