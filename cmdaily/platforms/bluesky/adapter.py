"""Bluesky: XRPC over `requests` (docs/decisions/0006-bluesky-client.md).

Said once, for ever: the client names the record, so a second write of the same delivery finds the first.
The payload (key, time, facets, thread, blobs) is frozen before anything is written. Nothing here needs the
AppView, but for what is heard.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from cmdaily.domain.accounts.network import Can
from cmdaily.domain.publishing.outgoing import REPLY, SHARE
from cmdaily.domain.publishing.text.measure import text_as_sent
from cmdaily.platforms.bluesky import figures, records, search
from cmdaily.platforms.bluesky import inbox as notifications
from cmdaily.platforms.bluesky.client import (
    POST,
    REPOST,
    bearer,
    did_of,
    error_name,
    expiry,
    found,
    open_session,
    repo_of,
    server_of,
    session_of,
    sign_in,
    strong_ref,
    upload,
    with_session,
    written,
    xrpc,
)
from cmdaily.platforms.bluesky.network import NETWORK
from cmdaily.platforms.bluesky.rich_text import shortened
from cmdaily.platforms.contract import (
    Absent,
    Account,
    CannotTell,
    Checkpoint,
    Identity,
    Measured,
    Outcome,
    Outgoing,
    Platform,
    Prepared,
    ReadBack,
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
)
from cmdaily.platforms.http import media
from cmdaily.platforms.http.link_card import card_of
from cmdaily.platforms.http.responses import Response, cannot_tell, classify, refused_read, windows

if TYPE_CHECKING:
    from cmdaily.platforms.http.session import BoundedSession

EARLY = timedelta(minutes=2)
"""A session is refreshed this long before it ends."""


class Bluesky(Platform):
    """The adapter."""

    network = NETWORK

    # --- signing in

    def verify(self, account: Account, secret: Secret, options: RequestOptions) -> Identity | Refused:
        """Sign in at the PDS itself: createSession answers who it is without an AppView."""
        with open_session(options) as http:
            session = sign_in(http, account, secret)
        if not isinstance(session, dict):
            return refused_read(session, server_of(account))
        handle, did = str(session["handle"]), str(session["did"])
        return Identity(
            handle,
            did,
            url=f"https://bsky.app/profile/{handle}",
            rights=(*self.network.can, Can.DELETE),
            settings=(("did", did), *_renamed(secret, handle)),
        )

    def needs_refresh(self, secret: Secret, now: datetime) -> bool:
        """Before the session's end, and where there is none yet."""
        ends = expiry(secret.get("access_jwt"))
        return ends is None or ends - EARLY <= now

    def refresh(
        self, account: Account, secret: Secret, options: RequestOptions
    ) -> Secret | Refused | Unknown:
        """A session from the last one, else from the app password."""
        with open_session(options) as http:
            ends = expiry(secret.get("refresh_jwt"))
            if ends is not None and ends > options.now:
                bearer = {"Authorization": f"Bearer {secret.get('refresh_jwt')}"}
                response = http.ask(
                    "POST", xrpc(account, "com.atproto.server.refreshSession"), headers=bearer
                )
                session = session_of(response)
                if isinstance(session, dict):
                    return with_session(secret, session)
                if not secret.has("app_password") or isinstance(session, Unknown):
                    return session
            session = sign_in(http, account, secret)
        return with_session(secret, session) if isinstance(session, dict) else session

    # --- speaking

    def prepare(
        self, account: Account, secret: Secret, outgoing: Outgoing, options: RequestOptions
    ) -> Prepared | Refused:
        """Freeze the record. Reads the post that is answered, who is mentioned, and the page of a link card."""
        refused = check_outgoing(self.network, outgoing)
        if refused is not None:
            return refused
        frozen = media.freeze(outgoing.pictures, self.network.limits)
        if isinstance(frozen, Refused):
            return frozen
        with open_session(options) as http:
            # what is read is public, but a server looks elsewhere only for those it knows
            if secret.has("access_jwt"):
                http.headers["Authorization"] = f"Bearer {secret.get('access_jwt')}"
            target = strong_ref(http, account, outgoing)
            if isinstance(target, Refused):
                return target
            passed_on = outgoing.kind == SHARE and target is not None
            if passed_on and not (outgoing.text.strip() or outgoing.link or frozen):
                collection, record = REPOST, _repost(target, options)
            else:
                text = text_as_sent(self.network, outgoing)
                collection, record = POST, _post(http, account, outgoing, text, target, frozen, options)
        return envelope(
            self.network.name,
            outgoing,
            str(record.get("text", "")),
            repo=repo_of(account),
            handle=_handle_by_now(account, secret),
            collection=collection,
            rkey=records.tid(options.now, outgoing.key),  # the delivery's own, whenever it is made
            record=record,
            pictures=frozen,
            shared=outgoing.target.url if passed_on and outgoing.target else "",
        )

    def send(
        self,
        account: Account,
        secret: Secret,
        prepared: Prepared,
        options: RequestOptions,
        checkpoint: Checkpoint,  # noqa: ARG002  a second upload of the same bytes is the same blob
    ) -> Outcome:
        """Upload the blobs, then write the record under its own key, which only works once."""
        refused = check_envelope(self.network.name, prepared)
        if refused is not None:
            return refused
        with open_session(options) as http:
            signed = bearer(http, account, secret)
            if signed is not None:
                return signed
            for frozen in prepared["pictures"]:
                failed = upload(http, account, frozen)
                if failed is not None:
                    return failed
            response = http.ask("POST", xrpc(account, "com.atproto.repo.putRecord"), json=_body(prepared))
            outcome = written(response, account, prepared)
        if isinstance(outcome, Refused) and outcome.perhaps_sent:
            return self._stands(account, prepared, options, outcome)
        return outcome

    def read_back(
        self,
        account: Account,
        secret: Secret,  # noqa: ARG002  records are public
        prepared: Prepared,
        since: datetime,  # noqa: ARG002  the key says it all
        options: RequestOptions,
        taken: frozenset[str] = frozenset(),  # noqa: ARG002
    ) -> ReadBack:
        """Ask for the record by its key: the answer is certain."""
        refused = check_envelope(self.network.name, prepared)
        if refused is not None:
            return CannotTell(refused.key, refused.values)
        asked = {"repo": prepared["repo"], "collection": prepared["collection"], "rkey": prepared["rkey"]}
        with open_session(options) as http:
            response = http.ask("GET", xrpc(account, "com.atproto.repo.getRecord"), params=asked)
        if not isinstance(response, Response):
            return cannot_tell(response)
        if response.status == 400 and error_name(response) == "RecordNotFound":
            return Absent(windows(response))
        failed = classify(response)
        return cannot_tell(failed) if failed is not None else found(response, account, prepared)

    def describe(self, account: Account, prepared: Prepared) -> Sequence[Request]:
        """The uploads and the write."""
        bearer = ("Authorization", "Bearer ***")
        uploads = [
            Request(
                "POST",
                xrpc(account, "com.atproto.repo.uploadBlob"),
                (bearer, ("Content-Type", frozen["type"])),
                {"file": frozen["path"], "sha256": frozen["sha256"]},
            )
            for frozen in prepared["pictures"]
        ]
        write = Request("POST", xrpc(account, "com.atproto.repo.putRecord"), (bearer,), _body(prepared))
        return (*uploads, write)

    # --- listening

    def receive(
        self, account: Account, secret: Secret, cursor: str, since: datetime, options: RequestOptions
    ) -> Received | Refused:
        """Mentions, replies and quotes, as an AppView shows them."""
        return notifications.receive(account, secret, cursor, since, options)

    def measure(
        self, account: Account, secret: Secret, posts: Sequence[str], options: RequestOptions
    ) -> Measured | Refused:
        """Followers, and what posts brought, as an AppView counts them."""
        return figures.measure(account, secret, posts, options)

    def search(
        self,
        account: Account,
        secret: Secret,
        terms: Sequence[Term],
        since: datetime,
        options: RequestOptions,
    ) -> Searched | Refused:
        """What an AppView finds, the latest first."""
        return search.search(account, secret, terms, since, options)

    def _stands(
        self, account: Account, prepared: Prepared, options: RequestOptions, swap: Refused
    ) -> Outcome:
        """The key is taken. It is ours, from an earlier attempt, unless it holds something else."""
        found = self.read_back(account, Secret({}), prepared, options.now, options)
        if isinstance(found, Receipt):
            return found if found.text == prepared["text"] else swap
        return Unknown(found.key, found.values) if isinstance(found, CannotTell) else swap


# --- the record


def _post(
    http: BoundedSession,
    account: Account,
    outgoing: Outgoing,
    text: str,
    target: dict[str, Any] | None,
    frozen: list[media.Frozen],
    options: RequestOptions,
) -> dict[str, Any]:
    text, entities = shortened(text)
    record: dict[str, Any] = {"$type": POST, "text": text, "createdAt": records.created_at(options.now)}
    facets = records.facets(text, lambda handle: did_of(http, account, handle), entities)
    if facets:
        record["facets"] = facets
    if outgoing.language:
        record["langs"] = [outgoing.language]
    if target is not None and outgoing.kind == REPLY:
        record["reply"] = {"root": target["root"], "parent": target["ref"]}
    embed: dict[str, Any] | None = None
    if frozen:
        embed = records.images(frozen)
    elif outgoing.link:
        card = card_of(outgoing.link, options, server_of(account))
        embed = records.card(outgoing.link, card.title, card.description)
    if target is not None and outgoing.kind == SHARE:
        embed = records.with_quote(embed, target["ref"])
    return record if embed is None else record | {"embed": embed}


def _renamed(secret: Secret, handle: str) -> tuple[tuple[str, str], ...]:
    """The handle that the session has learned, where the server now says another one."""
    learned = secret.get("handle")
    return (("former_handle", learned),) if learned and learned.lower() != handle.lower() else ()


def _handle_by_now(account: Account, secret: Secret) -> str:
    """The handle that the session has learned, "" where signing in has learned a newer one since."""
    learned = secret.get("handle")
    return "" if learned and learned.lower() == account.setting("former_handle").lower() else learned


def _repost(target: dict[str, Any] | None, options: RequestOptions) -> dict[str, Any]:
    subject = target["ref"] if target is not None else None
    return {"$type": REPOST, "subject": subject, "createdAt": records.created_at(options.now)}


def _body(prepared: Prepared) -> dict[str, Any]:
    """`swapRecord: null` means: only if there is no such record yet."""
    named = {name: prepared[name] for name in ("repo", "collection", "rkey", "record")}
    return named | {"swapRecord": None}
