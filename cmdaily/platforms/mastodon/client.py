"""Mastodon.py client on our session, for Mastodon and for the servers that only resemble it."""

from __future__ import annotations

import contextlib
import re
from datetime import timedelta
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
    not_this_network,
    target_gone,
)
from cmdaily.platforms.http import media
from cmdaily.platforms.http.fields import address_in, id_in, number_in, object_in, text_in
from cmdaily.platforms.http.responses import (
    GarbageError,
    Response,
    before_the_site,
    classify,
    garbage,
    refused_read,
    windows,
)
from cmdaily.platforms.http.urls import server_address

if TYPE_CHECKING:
    from cmdaily.platforms.http.session import BoundedSession

SETTINGS = {
    "max_characters": ("statuses", "max_characters"),
    "url_characters": ("statuses", "characters_reserved_per_url"),
    "max_pictures": ("statuses", "max_media_attachments"),
    "alt_text": ("media_attachments", "description_limit"),
    "picture_bytes": ("media_attachments", "image_size_limit"),
    "picture_pixels": ("media_attachments", "image_matrix_limit"),
}
"""Account settings, and where an instance says them in its configuration."""

QUOTES_SINCE = 7
"""The version of Mastodon's API that takes quotes (docs.joinmastodon.org/client/quotes)."""

AGAIN = timedelta(seconds=30)


class Client:
    """Mastodon.py's client, whose answers are judged by us."""

    def __init__(self, account: Account, secret: Secret, options: RequestOptions) -> None:
        import mastodon

        from cmdaily.platforms.http.session import USER_AGENT

        self.server = server_address(account)
        self.secret = secret
        self.http = open_line(options)
        self.options = options
        self._client = mastodon.Mastodon(
            access_token=secret.get("access_token") or None,
            api_base_url=self.server or "https://invalid.invalid",
            session=_Muted(self.http),  # type: ignore[arg-type]  # it asks for nothing else
            request_timeout=options.read,
            ratelimit_method="throw",
            version_check_mode="none",
            mastodon_version="4.3.0",
            user_agent=USER_AGENT,
        )

    def ask(self, method: str, *given: Any, **named: Any) -> Response | Refused | Unknown:
        """Call a method of Mastodon.py. What came of it is in the line, whatever the library made of it."""
        lacks = self._lacks()
        if lacks is not None:
            return lacks
        with self.http, contextlib.suppress(Exception):
            getattr(self._client, method)(*given, **named)
        return self.http.came_out()

    def post(self, body: dict[str, Any], key: str) -> Response | Refused | Unknown:
        """Write a status: the frozen body as JSON, as it is. Mastodon.py would send a form with fields of its own,
        and some servers read no forms and keep an empty post."""
        lacks = self._lacks()
        if lacks is not None:
            return lacks
        headers = {"Authorization": f"Bearer {self.secret.get('access_token')}", "Idempotency-Key": key}
        with self.http:
            return self.http.ask("POST", f"{self.server}/api/v1/statuses", json=body, headers=headers)

    def read(self, method: str, *given: Any, **named: Any) -> Any | Refused:
        """A read: the JSON that came, or why there is none."""
        response = self.ask(method, *given, **named)
        if not isinstance(response, Response):
            return refused_read(response, self.server)
        failed = classify(response)
        if failed is not None:
            return refused_read(failed, self.server)
        try:
            return response.json()
        except GarbageError:
            return refused_read(garbage(), self.server)

    def _lacks(self) -> Refused | None:
        if not self.server:
            return not_this_network("")
        if self.secret.has("access_token"):
            return None
        return lacks_secret("access_token")

    def who(self) -> tuple[dict[str, Any], Response] | Refused:
        """The account that the token belongs to. Servers say 401, 403 or 422 to a token they do not know."""
        response = self.ask("account_verify_credentials")
        if not isinstance(response, Response):
            return refused_read(response, self.server)
        gate = before_the_site(response)
        if not gate and (response.status in (401, 403, 422) or _bad_token(response)):
            return Refused(Reason.SIGN_IN, "platform.sign_in", remedy="platform.sign_in_remedy")
        failed = classify(response)
        if failed is not None:
            known = isinstance(failed, Unknown) or failed.key != "platform.refused"
            return refused_read(failed, self.server) if known else not_this_network(self.server)
        try:
            told = response.object()
        except GarbageError:
            return not_this_network(self.server)
        me = {"id": id_in(told), "acct": id_in(told, "acct", 300), "url": address_in(told, "url")}
        me["content_type"] = text_in(object_in(told, "source"), "status_content_type", 40)  # GoToSocial
        return (me, response) if me["id"] and me["acct"] else not_this_network(self.server)

    def user(self) -> str | Refused:
        """The id of that account."""
        who = self.who()
        return who if isinstance(who, Refused) else str(who[0]["id"])

    def instance(self) -> dict[str, Any]:
        """What the instance says of itself: version 2 of its description, else version 1; nothing where it is mute."""
        for version in ("v2", "v1"):
            # not Mastodon.py's method: it asks for `instance/`, which not every server takes for `instance`
            with self.http:
                response = self.http.ask("GET", f"{self.server}/api/{version}/instance")
            if isinstance(response, Response) and response.good:
                with contextlib.suppress(GarbageError):
                    return response.object()
        return {}

    def upload(self, frozen: media.Frozen) -> str | Refused:
        """Upload a picture with its description; its id. The post is not written, so any failure is a refusal."""
        data = media.load(frozen)
        if isinstance(data, Refused):
            return data
        name = f"picture.{frozen['type'].partition('/')[2]}"
        for version in ("v2", "v1"):
            with self.http:
                response = self.http.ask(
                    "POST",
                    f"{self.server}/api/{version}/media",
                    files={"file": (name, data, frozen["type"])},
                    data={"description": frozen["alt"]},
                    headers={"Authorization": f"Bearer {self.secret.get('access_token')}"},
                )
            if not (isinstance(response, Response) and response.status in (404, 405)):
                break
        return _media_id(response, frozen, self.server)


class _Muted:
    """A line as Mastodon.py sees it: each answer is an empty object. The library would look for dates in every field of
    the real one, which takes seconds where a field is long; what came is in the line."""

    def __init__(self, http: BoundedSession) -> None:
        self._line = http

    def __getattr__(self, name: str) -> Any:
        return getattr(self._line, name)

    def request(self, *given: Any, **named: Any) -> Any:
        """Make a request; an answer that says nothing."""
        from requests import Response

        self._line.request(*given, **named)
        quiet = Response()
        quiet.status_code, quiet._content = 200, b"{}"
        return quiet


def open_line(options: RequestOptions) -> BoundedSession:
    """A bounded line, imported late."""
    from cmdaily.platforms.http.session import BoundedSession

    return BoundedSession(options)


def with_pictures(client: Client, prepared: Prepared, checkpoint: Checkpoint) -> Prepared | Refused:
    """Upload what is not there yet, and take note of each as soon as it is."""
    for frozen in prepared["pictures"][len(prepared["media_ids"]) :]:
        number = client.upload(frozen)
        if isinstance(number, Refused):
            return number
        prepared = prepared | {"media_ids": [*prepared["media_ids"], number]}
        checkpoint(prepared)
    return prepared


_FORBIDS = re.compile(r"(?i)\b(?:permission|permitted|allow|policy).*\b(?:repl|boost|reblog|quot|interact)")
"""How servers say that the author of a post does not let others answer it or pass it on (GoToSocial, Mastodon)."""


def _bad_token(response: Response) -> bool:
    """Some servers (Takahē) say it by a 400 in plain text."""
    return response.status == 400 and "token" in response.words().lower()


def refusal(response: Response, client: Client) -> Refused | Unknown | None:
    """What an answer to a write means; None for a success. A 403 or 422 may be about the token or about the text:
    asking who it is tells."""
    if response.good:
        return None
    rate = windows(response, "post")
    words = response.words()
    if response.status in (404, 410):
        return target_gone()
    if response.status == 422 and "processing" in words.lower():
        again = response.now + AGAIN
        return Refused(Reason.RATE, "platform.rate", (), "platform.rate_remedy", again, rate=rate)
    if response.status == 403 and not _bad_token(response) and _FORBIDS.search(words):
        why = (("why", words),)
        remedy = "platform.author_forbids_remedy"
        return Refused(Reason.TARGET, "platform.author_forbids", why, remedy=remedy, rate=rate)
    if response.status in (403, 422) or _bad_token(response):
        who = client.who()
        if isinstance(who, Refused) and who.reason == Reason.SIGN_IN:
            return who
    if response.status in (400, 422):
        why = (("why", words or "?"),)
        return Refused(Reason.CONTENT, "platform.content", why, remedy="platform.content_remedy", rate=rate)
    return classify(response, "post")


def knows_quotes(told: dict[str, Any]) -> bool:
    """Whether an instance takes quotes: Mastodon's API does since its version 7 (Mastodon 4.5)."""
    return (number_in(object_in(told, "api_versions"), "mastodon") or 0) >= QUOTES_SINCE


def configuration(told: dict[str, Any]) -> dict[str, str]:
    """The instance's own limits, as account settings."""
    said = object_in(told, "configuration")
    found: dict[str, str] = {}
    for setting, (group, name) in SETTINGS.items():
        given = number_in(object_in(said, group), name)
        if given:
            found[setting] = str(given)
    # how Pleroma and older forks say it
    for setting, name in (("max_characters", "max_toot_chars"), ("alt_text", "description_limit")):
        given = number_in(told, name)
        if setting not in found and given:
            found[setting] = str(given)
    return found


def _media_id(response: Response | Refused | Unknown, frozen: media.Frozen, server: str) -> str | Refused:
    if not isinstance(response, Response):
        return refused_read(response, server)
    if response.status in (400, 413, 415, 422):
        path = (("path", frozen["path"]),)
        return Refused(Reason.PICTURE, "platform.picture_refused", path, remedy="platform.picture_remedy")
    failed = classify(response)
    if failed is not None:
        return refused_read(failed, server)
    try:
        number = id_in(response.object())
    except GarbageError:
        number = ""
    return number or refused_read(garbage(), server)
