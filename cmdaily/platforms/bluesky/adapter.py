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
from cmdaily.platforms.bluesky import inbox as notifications
from cmdaily.platforms.bluesky import records
from cmdaily.platforms.bluesky.client import (
    POST,
    REPOST,
    bearer,
    did_of,
    error_name,
    expiry,
    found,
    open_line,
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
from cmdaily.platforms.contract import (
    Absent,
    Account,
    Call,
    CannotTell,
    Checkpoint,
    Identity,
    Outcome,
    Outgoing,
    Platform,
    Prepared,
    ReadBack,
    Receipt,
    Received,
    Refused,
    Request,
    Secret,
    Unknown,
    check_envelope,
    check_outgoing,
    envelope,
)
from cmdaily.platforms.http import media as pictures
from cmdaily.platforms.http.link_card import card_of
from cmdaily.platforms.http.responses import Answer, cannot_tell, judge, refused_read, windows
from cmdaily.platforms.networks import BLUESKY

if TYPE_CHECKING:
    from cmdaily.platforms.http.session import Line

EARLY = timedelta(minutes=2)
"""A session is refreshed this long before it ends."""


class Bluesky(Platform):
    """The adapter."""

    network = BLUESKY

    # --- signing in

    def verify(self, account: Account, secret: Secret, call: Call) -> Identity | Refused:
        """Sign in at the PDS itself: createSession answers who it is without an AppView."""
        with open_line(call) as line:
            session = sign_in(line, account, secret)
        if not isinstance(session, dict):
            return refused_read(session, server_of(account))
        handle, did = str(session["handle"]), str(session["did"])
        return Identity(
            handle,
            did,
            url=f"https://bsky.app/profile/{handle}",
            rights=(*self.network.can, Can.DELETE),
            settings=(("did", did),),
        )

    def needs_refresh(self, secret: Secret, now: datetime) -> bool:
        """Before the session's end, and where there is none yet."""
        ends = expiry(secret.get("access_jwt"))
        return ends is None or ends - EARLY <= now

    def refresh(self, account: Account, secret: Secret, call: Call) -> Secret | Refused | Unknown:
        """A session from the last one, else from the app password."""
        with open_line(call) as line:
            ends = expiry(secret.get("refresh_jwt"))
            if ends is not None and ends > call.now:
                bearer = {"Authorization": f"Bearer {secret.get('refresh_jwt')}"}
                answer = line.ask("POST", xrpc(account, "com.atproto.server.refreshSession"), headers=bearer)
                session = session_of(answer)
                if isinstance(session, dict):
                    return with_session(secret, session)
                if not secret.has("app_password") or isinstance(session, Unknown):
                    return session
            session = sign_in(line, account, secret)
        return with_session(secret, session) if isinstance(session, dict) else session

    # --- speaking

    def prepare(self, account: Account, secret: Secret, outgoing: Outgoing, call: Call) -> Prepared | Refused:
        """Freeze the record. Reads the post that is answered, who is mentioned, and the page of a link card."""
        refused = check_outgoing(self.network, outgoing)
        if refused is not None:
            return refused
        frozen = pictures.freeze(outgoing.pictures, self.network.limits)
        if isinstance(frozen, Refused):
            return frozen
        with open_line(call) as line:
            # what is read is public, but a server looks elsewhere only for those it knows
            if secret.has("access_jwt"):
                line.headers["Authorization"] = f"Bearer {secret.get('access_jwt')}"
            target = strong_ref(line, account, outgoing)
            if isinstance(target, Refused):
                return target
            passed_on = outgoing.kind == SHARE and target is not None
            if passed_on and not (outgoing.text.strip() or outgoing.link or frozen):
                collection, record = REPOST, _repost(target, call)
            else:
                text = text_as_sent(self.network, outgoing)
                collection, record = POST, _post(line, account, outgoing, text, target, frozen, call)
        return envelope(
            self.network.name,
            outgoing,
            str(record.get("text", "")),
            repo=repo_of(account),
            collection=collection,
            rkey=records.tid(call.now, outgoing.key),  # the delivery's own, whenever it is made
            record=record,
            pictures=frozen,
            shared=outgoing.target.url if passed_on and outgoing.target else "",
        )

    def send(
        self,
        account: Account,
        secret: Secret,
        prepared: Prepared,
        call: Call,
        checkpoint: Checkpoint,  # noqa: ARG002  a second upload of the same bytes is the same blob
    ) -> Outcome:
        """Upload the blobs, then write the record under its own key, which only works once."""
        refused = check_envelope(self.network.name, prepared)
        if refused is not None:
            return refused
        with open_line(call) as line:
            signed = bearer(line, account, secret)
            if signed is not None:
                return signed
            for frozen in prepared["pictures"]:
                failed = upload(line, account, frozen)
                if failed is not None:
                    return failed
            answer = line.ask("POST", xrpc(account, "com.atproto.repo.putRecord"), json=_body(prepared))
            outcome = written(answer, account, prepared)
        if isinstance(outcome, Refused) and outcome.perhaps_sent:
            return self._stands(account, prepared, call, outcome)
        return outcome

    def read_back(
        self,
        account: Account,
        secret: Secret,  # noqa: ARG002  records are public
        prepared: Prepared,
        since: datetime,  # noqa: ARG002  the key says it all
        call: Call,
        taken: frozenset[str] = frozenset(),  # noqa: ARG002
    ) -> ReadBack:
        """Ask for the record by its key: the answer is certain."""
        refused = check_envelope(self.network.name, prepared)
        if refused is not None:
            return CannotTell(refused.key, refused.values)
        asked = {"repo": prepared["repo"], "collection": prepared["collection"], "rkey": prepared["rkey"]}
        with open_line(call) as line:
            answer = line.ask("GET", xrpc(account, "com.atproto.repo.getRecord"), params=asked)
        if not isinstance(answer, Answer):
            return cannot_tell(answer)
        if answer.status == 400 and error_name(answer) == "RecordNotFound":
            return Absent(windows(answer))
        failed = judge(answer)
        return cannot_tell(failed) if failed is not None else found(answer, account, prepared)

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
        self, account: Account, secret: Secret, cursor: str, since: datetime, call: Call
    ) -> Received | Refused:
        """Mentions, replies and quotes, as an AppView shows them."""
        return notifications.receive(account, secret, cursor, since, call)

    def _stands(self, account: Account, prepared: Prepared, call: Call, swap: Refused) -> Outcome:
        """The key is taken. It is ours, from an earlier attempt, unless it holds something else."""
        found = self.read_back(account, Secret({}), prepared, call.now, call)
        if isinstance(found, Receipt):
            return found if found.text == prepared["text"] else swap
        return Unknown(found.key, found.values) if isinstance(found, CannotTell) else swap


# --- the record


def _post(
    line: Line,
    account: Account,
    outgoing: Outgoing,
    text: str,
    target: dict[str, Any] | None,
    frozen: list[pictures.Frozen],
    call: Call,
) -> dict[str, Any]:
    record: dict[str, Any] = {"$type": POST, "text": text, "createdAt": records.created_at(call.now)}
    facets = records.facets(text, lambda handle: did_of(line, account, handle))
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
        card = card_of(outgoing.link, call, server_of(account))
        embed = records.card(outgoing.link, card.title, card.description)
    if target is not None and outgoing.kind == SHARE:
        embed = records.with_quote(embed, target["ref"])
    return record if embed is None else record | {"embed": embed}


def _repost(target: dict[str, Any] | None, call: Call) -> dict[str, Any]:
    subject = target["ref"] if target is not None else None
    return {"$type": REPOST, "subject": subject, "createdAt": records.created_at(call.now)}


def _body(prepared: Prepared) -> dict[str, Any]:
    """`swapRecord: null` means: only if there is no such record yet."""
    named = {name: prepared[name] for name in ("repo", "collection", "rkey", "record")}
    return named | {"swapRecord": None}
