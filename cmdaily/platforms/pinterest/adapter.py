"""Pinterest: Pins with a picture, a link and a description on a board, saved Pins, and figures.

Pinterest keeps no idempotency key. What was pinned is looked for among the Pins of the board: same description, title
and link; a saved one by the Pin that it was saved from, where Pinterest tells it.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import Identity, Outcome, ReadBack, Reason, Receipt, Refused, Unknown
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.figures.measured import Measured
from cmdaily.domain.publishing.outgoing import SHARE, Outgoing
from cmdaily.platforms.contract import (
    Authorisation,
    Checkpoint,
    Prepared,
    Request,
    RequestOptions,
    envelope,
    target_gone,
)
from cmdaily.platforms.http import media, oauth
from cmdaily.platforms.http.fields import digits_in, id_in, name_in, number_in, object_in, objects_in, text_in
from cmdaily.platforms.http.figures import readings_in
from cmdaily.platforms.http.html_text import comparable
from cmdaily.platforms.http.responses import WORDS, GarbageError, Response, classify, garbage, moment_in
from cmdaily.platforms.http.rest import RestClient, RestPlatform, searched
from cmdaily.platforms.http.urls import server_address
from cmdaily.platforms.pinterest.network import NETWORK

WEB = "https://www.pinterest.com"
SCOPE = "boards:read,boards:write,pins:read,pins:write,user_accounts:read"
TITLE, PAGES, MOST = 100, 5, 25
PICTURE = (235,)
GONE, NO_BOARD, TRIAL = 50, 40, 29
PROFILE = {"follower_count": "followers", "following_count": "following", "pin_count": "posts-total"}
METRICS = {"impression": "impressions", "clickthrough": "clicks", "save": "saves", "comment": "comments"}


class Client(RestClient):
    """Pinterest, spoken to as one account."""

    network = NETWORK
    api = "https://api.pinterest.com"

    def refusal(self, response: Response) -> Refused | Unknown | None:
        """By Pinterest's numbers."""
        if response.good or response.status >= 500 or response.status == 429:
            return classify(response)
        try:
            told = response.object()
        except GarbageError:
            told = {}
        code, words = number_in(told, "code"), text_in(told, "message", WORDS)
        why = (("why", words or str(response.status)),)
        if response.status == 401 and self.secret.has("refresh_token"):
            return Refused(Reason.EXPIRED, "platform.expired", remedy="platform.sign_in_remedy")
        if code == TRIAL and "trial" in words.lower():
            return Refused(Reason.RIGHT, "pinterest.trial", remedy="pinterest.trial_remedy")
        if code == NO_BOARD:
            return Refused(Reason.TARGET, "pinterest.no_board", remedy="pinterest.no_board_remedy")
        if code == GONE:
            return target_gone()
        if code in PICTURE:
            return Refused(Reason.PICTURE, "adapter.picture_why", why, remedy="platform.picture_remedy")
        if response.status == 400:
            return Refused(Reason.CONTENT, "platform.content", why, remedy="platform.content_remedy")
        return classify(response)

    def pages(self, path: str) -> Iterator[list[dict[str, Any]] | Refused | None]:
        """The items of a list, page by page; None where there would be more than anybody reads."""
        bookmark = ""
        for _ in range(PAGES):
            read = self.read(path, params={"page_size": "100"} | ({"bookmark": bookmark} if bookmark else {}))
            yield read if isinstance(read, Refused) else objects_in(read, "items")
            following = "" if isinstance(read, Refused) else id_in(read, "bookmark", 4000)
            if not following or following == bookmark:
                return
            bookmark = following
        yield None


class Pinterest(oauth.RenewedSignIn, RestPlatform):
    """The adapter."""

    network = NETWORK
    client_class = Client
    settles = 60

    # --- signing in

    def verify(self, account: Account, secret: Secret, options: RequestOptions) -> Identity | Refused:
        """Who this is, and the board that the account's handle names: what is pinned goes there. Pinterest does not say
        which rights were given."""
        client: Client = self.client(account, secret, options)
        me = client.read("/v5/user_account")
        if isinstance(me, Refused):
            return me
        name = id_in(me, "username", 200)
        if not re.fullmatch(r"\w{1,100}", name):
            return client.senseless()
        board = _board(client, name)
        if isinstance(board, Refused):
            return board
        number, title = board
        return Identity(f"{name}/{title}", number, f"{WEB}/{name}/", None, (("user_id", number),))

    def begin_sign_in(
        self,
        account: Account,
        secret: Secret,
        redirect: str,
        options: RequestOptions,  # noqa: ARG002
    ) -> Authorisation | Refused:
        """OAuth 2.0; Pinterest knows no PKCE."""
        lacking = oauth.lacks_app(secret)
        if lacking is not None:
            return lacking
        web = account.server if account.server.startswith("http://") else WEB
        return oauth.authorisation(f"{web}/oauth/", secret, redirect, SCOPE, pkce=False)

    def token_address(self, account: Account) -> str:
        """Tokens last thirty days, and can be renewed for sixty."""
        return f"{server_address(account, Client.api)}/v5/oauth/token"

    # --- speaking

    def prepare(
        self, account: Account, secret: Secret, outgoing: Outgoing, options: RequestOptions
    ) -> Prepared | Refused:
        """Freeze the Pin."""
        client: Client = self.client(account, secret, options)
        frozen = self.common(client, outgoing)
        if isinstance(frozen, Refused):
            return frozen
        saved = outgoing.kind == SHARE and frozen["target"]
        if not (frozen["pictures"] or saved):
            return Refused(Reason.PICTURE, "pinterest.no_picture", remedy="pinterest.no_picture_remedy")
        if len(outgoing.title) > TITLE:
            values = (("count", len(outgoing.title)), ("limit", TITLE))
            return Refused(Reason.CONTENT, "pinterest.title_long", values, remedy="platform.content_remedy")
        body: dict[str, str] = {"board_id": frozen["author"]}
        if not saved:
            alt = frozen["pictures"][0]["alt"]
            told = {
                "title": outgoing.title,
                "description": outgoing.text,
                "link": outgoing.link,
                "alt_text": alt,
            }
            body |= {name: given for name, given in told.items() if given}
        frozen |= {"text": "" if saved else outgoing.text, "pictures": [] if saved else frozen["pictures"]}
        text = str(frozen.pop("text"))
        return envelope(self.network.name, outgoing, text, **frozen, saved=bool(saved), body=body)

    def say(self, client: Client, prepared: Prepared, checkpoint: Checkpoint) -> Outcome:  # noqa: ARG002
        """Pin it, or save the Pin of somebody else."""
        body = dict(prepared["body"])
        for one in prepared["pictures"]:
            data = media.load(one)
            if isinstance(data, Refused):
                return data
            body["media_source"] = _source(one["type"], base64.b64encode(data).decode())
        response = client.done("POST", _path(prepared), json=body)
        if not isinstance(response, Response):
            return response
        try:
            return _receipt(response.object()) or garbage()
        except GarbageError:
            return garbage()

    def find(self, client: Client, prepared: Prepared, since: datetime, taken: frozenset[str]) -> ReadBack:
        """Among the Pins of the board."""
        body = prepared["body"]

        def fits(one: dict[str, Any]) -> Receipt | None:
            if prepared["saved"]:
                return _receipt(one) if id_in(one, "parent_pin_id") == prepared["target"] else None
            same = comparable(text_in(one, "description", 2000)) == comparable(prepared["text"])
            link = text_in(one, "link", 3000).rstrip("/") == body.get("link", "").rstrip("/")
            title = text_in(one, "title", 500).strip() == body.get("title", "").strip()
            return _receipt(one) if same and link and title else None

        return searched(client.pages(f"/v5/boards/{body['board_id']}/pins"), fits, _moment, since, taken)

    def describe(self, account: Account, prepared: Prepared) -> Sequence[Request]:
        """The one request."""
        address = server_address(account, Client.api) + _path(prepared)
        pictures = [
            {"media_source": _source(one["type"], f"({one['path']})")} for one in prepared["pictures"]
        ]
        body = prepared["body"] | (pictures[0] if pictures else {})
        return (Request("POST", address, (("Authorization", "***"),), body),)

    # --- figures

    def measure(
        self, account: Account, secret: Secret, posts: Sequence[str], options: RequestOptions
    ) -> Measured | Refused:
        """The profile's counts, and what each of these Pins brought since it was made."""
        client: Client = self.client(account, secret, options)
        me = client.read("/v5/user_account")
        if isinstance(me, Refused):
            return me
        found, items = readings_in(me, PROFILE), 1
        for post in [post for post in posts if post.isascii() and post.isdigit()][:MOST]:
            read = client.read(f"/v5/pins/{post}", params={"pin_metrics": "true"})
            items += 1
            if isinstance(read, Refused):
                if read.reason == Reason.RATE:
                    break
                continue
            told = object_in(object_in(read, "pin_metrics"), "lifetime_metrics")
            found += readings_in(told, METRICS, post)
        return Measured(tuple(found), items)


def _board(client: Client, owner: str) -> tuple[str, str] | Refused:
    """Id and name of the board that the account means; the only one where it names none."""
    wanted = client.account.setting("user_id") or client.account.handle.strip().removeprefix(f"{owner}/")
    boards: dict[str, str] = {}
    for page in client.pages("/v5/boards"):
        if isinstance(page, Refused):
            return page
        boards |= {digits_in(one): name_in(one, "name") for one in page or () if name_in(one, "name")}
    boards.pop("", None)
    means = {wanted.casefold(), wanted.lstrip("@").casefold()}
    named = [one for one, name in boards.items() if means & {one, name.casefold()}]
    fits = named or ([] if wanted not in ("", owner) else list(boards))
    if len(fits) == 1:
        return fits[0], boards[fits[0]]
    if not boards:
        return Refused(Reason.TARGET, "pinterest.no_board", remedy="pinterest.no_board_remedy")
    values = (("name", wanted or "?"), ("known", ", ".join(list(boards.values())[:30])))
    return Refused(Reason.TARGET, "pinterest.which_board", values, remedy="pinterest.which_board_remedy")


def _path(prepared: Prepared) -> str:
    return f"/v5/pins/{prepared['target']}/save" if prepared["saved"] else "/v5/pins"


def _source(kind: str, data: str) -> dict[str, str]:
    return {"source_type": "image_base64", "content_type": kind, "data": data}


def _receipt(one: dict[str, Any]) -> Receipt | None:
    number = digits_in(one)
    text = text_in(one, "description", 2000)
    return Receipt(number, f"{WEB}/pin/{number}/", text or None) if number else None


def _moment(one: dict[str, Any]) -> datetime | None:
    return moment_in(one.get("created_at"))
