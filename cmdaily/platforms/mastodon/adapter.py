"""Mastodon, and the servers that only resemble it.

The idempotency key is the one that was made when the delivery was queued. Mastodon keeps it for an hour;
several servers ignore it. So after an unknown outcome one's own statuses are read back, whatever the
server calls itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from cmdaily.domain.accounts.network import Can, Limits
from cmdaily.domain.publishing.outgoing import SHARE
from cmdaily.domain.publishing.text.measure import text_as_sent
from cmdaily.domain.record import replace
from cmdaily.platforms.contract import (
    Account,
    Authorisation,
    CannotTell,
    Checkpoint,
    Identity,
    Measured,
    Outcome,
    Outgoing,
    Platform,
    Prepared,
    ReadBack,
    Reason,
    Receipt,
    Received,
    Refused,
    Request,
    RequestOptions,
    Searched,
    Secret,
    Term,
    Unknown,
    check_envelope,
    check_outgoing,
    envelope,
    not_this_network,
)
from cmdaily.platforms.http import media, oauth
from cmdaily.platforms.http.fields import address_in, id_in
from cmdaily.platforms.http.responses import GarbageError, Response, classify, garbage, refused_read, windows
from cmdaily.platforms.http.urls import server_address
from cmdaily.platforms.mastodon import figures, inbox, search
from cmdaily.platforms.mastodon.client import (
    Client,
    configuration,
    knows_quotes,
    open_line,
    refusal,
    with_pictures,
)
from cmdaily.platforms.mastodon.network import NETWORK
from cmdaily.platforms.mastodon.outgoing import may_quote, spoken
from cmdaily.platforms.mastodon.read_back import Statuses, as_receipt, boosted, target_status

SCOPE = "read write"
COPIED = "urn:ietf:wg:oauth:2.0:oob"  # the redirect that shows the code for the person to copy


class Mastodon(Platform):
    """The adapter."""

    network = NETWORK

    # --- signing in

    def verify(self, account: Account, secret: Secret, options: RequestOptions) -> Identity | Refused:
        """Who this is, and the instance's own limits."""
        client = Client(account, secret, options)
        who = client.who()
        if isinstance(who, Refused):
            return who
        me, response = who
        told = client.instance()
        settings = {"user_id": me["id"], **configuration(told)}
        if me["content_type"]:
            settings["content_type"] = me["content_type"]
        host = urlsplit(client.server).netloc
        handle = me["acct"] if "@" in me["acct"] else f"{me['acct']}@{host}"
        return Identity(
            handle,
            me["id"],
            url=me["url"],
            rights=tuple(one for one in self.network.can if one != Can.QUOTE or knows_quotes(told)),
            settings=tuple(settings.items()),
            rate=windows(response, "read"),
        )

    def limits(self, account: Account) -> Limits:
        """What the instance said when the account signed in."""
        base = self.network.limits

        def said(name: str, otherwise: int) -> int:
            given = account.setting(name)
            return int(given) if given.isdigit() else otherwise

        return replace(
            base,
            text=said("max_characters", base.text),
            url=said("url_characters", base.url),
            alt_text=said("alt_text", base.alt_text),
            pictures=said("max_pictures", base.pictures),
            picture_bytes=said("picture_bytes", base.picture_bytes),
            picture_pixels=said("picture_pixels", base.picture_pixels),
        )

    def begin_sign_in(
        self, account: Account, secret: Secret, redirect: str, options: RequestOptions
    ) -> Authorisation | Refused:
        """Make an application at the instance, where the secret names none, and send the person to it."""
        redirect = redirect or COPIED
        if not secret.has("client_id", "client_secret"):
            made = self._application(account, redirect, options)
            if isinstance(made, Refused):
                return made
            secret = made
        return oauth.authorisation(
            f"{server_address(account)}/oauth/authorize", secret, redirect, SCOPE, pkce=False
        )

    def finish_sign_in(
        self,
        account: Account,
        authorisation: Authorisation,
        code: str,
        redirect: str,
        options: RequestOptions,
    ) -> Secret | Refused | Unknown:
        """The token for the code. It does not expire."""
        secret = authorisation.secret
        form = {
            "grant_type": "authorization_code",
            "code": code.strip().partition("&")[0],
            "redirect_uri": redirect or COPIED,
            "client_secret": secret.get("client_secret"),
            "scope": SCOPE,
        }
        with open_line(options) as http:
            return oauth.token(http, f"{server_address(account)}/oauth/token", secret, form, basic=False)

    def _application(self, account: Account, redirect: str, options: RequestOptions) -> Secret | Refused:
        server = server_address(account)
        body = {"client_name": "cmdaily", "redirect_uris": redirect, "scopes": SCOPE}
        with open_line(options) as http:
            response = http.ask("POST", f"{server}/api/v1/apps", data=body)
        if not isinstance(response, Response):
            return refused_read(response, server)
        if classify(response) is not None:
            return not_this_network(server)
        try:
            made = response.object()
        except GarbageError:
            return not_this_network(server)
        found = {name: id_in(made, name) for name in ("client_id", "client_secret")}
        return Secret(found) if all(found.values()) else not_this_network(server)

    # --- speaking

    def prepare(
        self, account: Account, secret: Secret, outgoing: Outgoing, options: RequestOptions
    ) -> Prepared | Refused:
        """Freeze the status. Reads the post that is answered: its author is named, or would not be told, and
        what was said in private is answered in private."""
        refused = check_outgoing(self.network, outgoing)
        if refused is not None:
            return refused
        frozen = media.freeze(outgoing.pictures, self.limits(account))
        if isinstance(frozen, Refused):
            return frozen
        body: dict[str, Any] = {}
        text, target = text_as_sent(self.network, outgoing), {}
        if outgoing.target is not None:
            seen = target_status(Client(account, secret, options), outgoing.target)
            if isinstance(seen, Refused):
                return seen
            target = seen
        boosts = outgoing.kind == SHARE and outgoing.target and not (text.strip() or frozen)
        if boosts and target.get("reblogged"):
            return Refused(Reason.DUPLICATE, "platform.duplicate", remedy="platform.duplicate_remedy")
        if not boosts:
            refused = may_quote(outgoing, target)
            if refused is not None:
                return refused
            text, body = spoken(account, outgoing, text, target)
        return envelope(
            self.network.name,
            outgoing,
            text,
            body=body,
            boosts=id_in(target) if boosts else "",
            target_url=address_in(target, "url"),
            user_id=account.setting("user_id"),
            pictures=frozen,
            media_ids=[],
        )

    def send(
        self,
        account: Account,
        secret: Secret,
        prepared: Prepared,
        options: RequestOptions,
        checkpoint: Checkpoint,
    ) -> Outcome:
        """Upload the pictures, then post with the delivery's key; or boost."""
        refused = check_envelope(self.network.name, prepared)
        if refused is not None:
            return refused
        client = Client(account, secret, options)
        if prepared["boosts"]:
            response = client.ask("status_reblog", prepared["boosts"])
        else:
            ready = with_pictures(client, prepared, checkpoint)
            if isinstance(ready, Refused):
                return ready
            response = client.post(_body(ready), prepared["key"])
        if not isinstance(response, Response):
            return response
        failed = refusal(response, client)
        return failed if failed is not None else _receipt(response, prepared)

    def read_back(
        self,
        account: Account,
        secret: Secret,
        prepared: Prepared,
        since: datetime,
        options: RequestOptions,
        taken: frozenset[str] = frozenset(),
    ) -> ReadBack:
        """Look through one's own statuses since the attempt; a boost is asked for at the post itself."""
        refused = check_envelope(self.network.name, prepared)
        if refused is not None:
            return CannotTell(refused.key, refused.values)
        client = Client(account, secret, options)
        if prepared["boosts"]:
            return boosted(client, prepared)
        user = prepared["user_id"] or account.setting("user_id") or client.user()
        if isinstance(user, Refused):
            return CannotTell(user.key, user.values)
        return Statuses(client, user, since, options.earlier).find(prepared, taken)

    def receive(
        self, account: Account, secret: Secret, cursor: str, since: datetime, options: RequestOptions
    ) -> Received | Refused:
        """The mentions among the account's notifications."""
        client = Client(account, secret, options)
        user = account.setting("user_id") or client.user()
        return user if isinstance(user, Refused) else inbox.receive(client, user, cursor, since)

    def measure(
        self, account: Account, secret: Secret, posts: Sequence[str], options: RequestOptions
    ) -> Measured | Refused:
        """Followers, and what the latest posts brought."""
        return figures.measure(Client(account, secret, options), posts)

    def search(
        self,
        account: Account,
        secret: Secret,
        terms: Sequence[Term],
        since: datetime,
        options: RequestOptions,
    ) -> Searched | Refused:
        """A hashtag's timeline, what an account said, or the server's own search."""
        return search.search(Client(account, secret, options), terms, since)

    def describe(self, account: Account, prepared: Prepared) -> Sequence[Request]:
        """The uploads and the status, or the boost."""
        server, bearer = server_address(account), ("Authorization", "Bearer ***")
        if prepared["boosts"]:
            return (Request("POST", f"{server}/api/v1/statuses/{prepared['boosts']}/reblog", (bearer,)),)
        uploads = [
            Request(
                "POST",
                f"{server}/api/v2/media",
                (bearer,),
                {"file": frozen["path"], "description": frozen["alt"]},
            )
            for frozen in prepared["pictures"]
        ]
        ids = prepared["media_ids"] or [f"(media {n})" for n, _ in enumerate(uploads, 1)]
        headers = (bearer, ("Idempotency-Key", prepared["key"]))
        body = _body(prepared | {"media_ids": ids})
        return (*uploads, Request("POST", f"{server}/api/v1/statuses", headers, body))


def _body(prepared: Prepared) -> dict[str, Any]:
    body: dict[str, Any] = dict(prepared["body"])
    return body | {"media_ids": prepared["media_ids"]} if prepared["media_ids"] else body


def _receipt(response: Response, prepared: Prepared) -> Receipt | Unknown:
    rate = windows(response, "post")
    try:
        status = response.object()
        if prepared["boosts"]:
            url = prepared["target_url"] or address_in(status, "url")
            return Receipt(id_in(status), url, None, rate) if id_in(status) else garbage(rate)
        receipt = as_receipt(status, rate)
    except (GarbageError, KeyError):
        return garbage(rate)
    if prepared["text"].strip() and not (receipt.text or "").strip():
        return Unknown("platform.unknown_empty", (), rate)
    return receipt
