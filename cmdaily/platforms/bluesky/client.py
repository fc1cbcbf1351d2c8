"""XRPC client of a Bluesky PDS: sessions, responses and signing in."""

from __future__ import annotations

import base64
import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from cmdaily.platforms.bluesky import records
from cmdaily.platforms.bluesky.network import NETWORK
from cmdaily.platforms.contract import (
    Account,
    Outcome,
    Outgoing,
    Prepared,
    ReadBack,
    Reason,
    Receipt,
    Refused,
    RequestOptions,
    Secret,
    Unknown,
    lacks_secret,
    not_this_network,
    target_gone,
)
from cmdaily.platforms.http import media
from cmdaily.platforms.http.fields import id_in, object_in, text_in
from cmdaily.platforms.http.responses import (
    GarbageError,
    Response,
    cannot_tell,
    classify,
    garbage,
    refused_read,
    windows,
)
from cmdaily.platforms.http.urls import server_address

if TYPE_CHECKING:
    from cmdaily.platforms.http.session import BoundedSession

POST = "app.bsky.feed.post"
REPOST = "app.bsky.feed.repost"

_HANDLE = re.compile(r"[a-zA-Z0-9.-]{1,253}")

LONGEST_TEXT = 3000
LONGEST_TOKEN = 8000
"""Characters of a token that can still stand in a header."""


# --- the answers


def upload(http: BoundedSession, account: Account, frozen: media.Frozen) -> Refused | None:
    """Upload a picture. The server must make of it the blob that the record names."""
    data = media.load(frozen)
    if isinstance(data, Refused):
        return data
    address = xrpc(account, "com.atproto.repo.uploadBlob")
    response = http.ask("POST", address, data=data, headers={"Content-Type": frozen["type"]})
    if not isinstance(response, Response):
        return refused_read(response, server_of(account))
    failed = refusal(response) or classify(response)
    if failed is not None:
        # the post itself was not written yet
        return refused_read(failed, server_of(account))
    try:
        made = object_in(response.object(), "blob")
        same = made.get("ref") == records.blob(frozen["sha256"], "", 0)["ref"]
    except GarbageError:
        same = False
    if same:
        return None
    refused = (("path", frozen["path"]),)
    return Refused(Reason.PICTURE, "platform.picture_refused", refused, remedy="platform.picture_remedy")


def written(response: Response | Refused | Unknown, account: Account, prepared: Prepared) -> Outcome:
    """What came of writing the record."""
    if not isinstance(response, Response):
        return response
    failed = refusal(response) or classify(response, "write")
    if failed is not None:
        return failed
    try:
        uri = id_in(response.object(), "uri")
    except GarbageError:
        return garbage(windows(response))
    if not uri.endswith(f"/{prepared['collection']}/{prepared['rkey']}"):
        return garbage(windows(response))
    return receipt(uri, account, prepared, str(prepared["text"]), response)


def found(response: Response, account: Account, prepared: Prepared) -> ReadBack:
    """The record that was asked for by its key."""
    try:
        read = response.object()
    except GarbageError:
        return cannot_tell(garbage())
    uri, text = id_in(read, "uri"), text_in(object_in(read, "value"), "text", LONGEST_TEXT)
    if not uri.endswith(f"/{prepared['collection']}/{prepared['rkey']}") or not object_in(read, "value"):
        return cannot_tell(garbage())
    return receipt(uri, account, prepared, text, response)


def receipt(uri: str, account: Account, prepared: Prepared, text: str, response: Response) -> Receipt:
    """The receipt for a record. A repost has the address of the post it passes on."""
    repo = uri.removeprefix("at://").partition("/")[0]
    who = text_in(prepared, "handle", 253) or handle_of(account) or repo
    url = prepared["shared"] if prepared["collection"] == REPOST else ""
    return Receipt(
        uri, url or f"https://bsky.app/profile/{who}/post/{prepared['rkey']}", text, windows(response)
    )


def refusal(response: Response) -> Refused | None:
    """Bluesky's own words for what it refuses; None for what HTTP says well enough."""
    error = error_name(response)
    rate = windows(response)
    if response.status == 400 and error == "InvalidSwap":
        return Refused(
            Reason.DUPLICATE,
            "platform.duplicate",
            remedy="platform.duplicate_remedy",
            perhaps_sent=True,
            rate=rate,
        )
    if response.status in (400, 401) and error in ("ExpiredToken", "InvalidToken"):
        return Refused(Reason.EXPIRED, "platform.expired", remedy="platform.sign_in_remedy", rate=rate)
    if error == "AuthFactorTokenRequired":
        key = "bluesky.app_password"
        return Refused(Reason.SIGN_IN, key, remedy="bluesky.help", rate=rate)
    if error in ("AccountTakedown", "AccountDeactivated", "AccountSuspended"):
        why = (("why", response.words() or error),)
        return Refused(Reason.OTHER, "bluesky.inactive", why, remedy="bluesky.inactive_remedy", rate=rate)
    if response.status == 400 and error == "InvalidRequest":
        why = (("why", response.words()),)
        return Refused(Reason.CONTENT, "platform.content", why, remedy="platform.content_remedy", rate=rate)
    return None


def error_name(response: Response) -> str:
    """The name of an XRPC error, "" where there is none."""
    try:
        return text_in(response.object(), "error", 200)
    except GarbageError:
        return ""


# --- posts and people


def strong_ref(http: BoundedSession, account: Account, outgoing: Outgoing) -> dict[str, Any] | Refused | None:
    """The address and version of the post that is answered or passed on, and of the root of its thread."""
    if outgoing.target is None:
        return None
    repo, _, rest = outgoing.target.id.removeprefix("at://").partition("/")
    collection, _, rkey = rest.partition("/")
    did = repo if repo.startswith("did:") else did_of(http, account, repo)
    if not (did and rkey and collection == POST):
        return target_gone()
    asked = {"repo": did, "collection": collection, "rkey": rkey}
    response = http.ask("GET", xrpc(account, "com.atproto.repo.getRecord"), params=asked)
    if not isinstance(response, Response):
        return refused_read(response, server_of(account))
    expired = refusal(response)
    if expired is not None and expired.reason == Reason.EXPIRED:
        return expired
    if response.status in (400, 404):
        return target_gone()
    failed = classify(response)
    if failed is not None:
        return refused_read(failed, server_of(account))
    try:
        read = response.object()
    except GarbageError:
        return refused_read(garbage(), server_of(account))
    ref = _ref(read)
    root = _ref(object_in(object_in(object_in(read, "value"), "reply"), "root")) or ref
    return {"ref": ref, "root": root} if ref else refused_read(garbage(), server_of(account))


def _ref(given: dict[str, Any]) -> dict[str, str]:
    """The address and version in an object; nothing where one of them makes no sense."""
    found = {name: id_in(given, name) for name in ("uri", "cid")}
    return found if all(found.values()) else {}


def did_of(http: BoundedSession, account: Account, handle: str) -> str:
    """Who a handle is, "" if nobody or if it cannot be told: a mention then stays plain text."""
    address = xrpc(account, "com.atproto.identity.resolveHandle")
    response = http.ask("GET", address, params={"handle": handle})
    if not isinstance(response, Response) or not response.good:
        return ""
    try:
        did = id_in(response.object(), "did")
    except GarbageError:
        return ""
    return did if did.startswith("did:") else ""


# --- the session


def bearer(http: BoundedSession, account: Account, secret: Secret) -> Refused | None:
    """Put the session's token on the line; one made for this call alone where the secret holds none."""
    token = secret.get("access_jwt")
    if not token:
        session = sign_in(http, account, secret)
        if not isinstance(session, dict):
            return refused_read(session, server_of(account))
        token = session["accessJwt"]
    http.headers["Authorization"] = f"Bearer {token}"
    return None


def sign_in(http: BoundedSession, account: Account, secret: Secret) -> dict[str, str] | Refused | Unknown:
    """A session for the app password: tokens, handle and DID."""
    if not secret.has("app_password"):
        return lacks_secret("app_password")
    body = {
        "identifier": repo_of(account),  # a handle may be another one by now, the DID stays
        "password": secret.get("app_password"),
    }
    return session_of(http.ask("POST", xrpc(account, "com.atproto.server.createSession"), json=body))


def session_of(response: Response | Refused | Unknown) -> dict[str, str] | Refused | Unknown:
    """The session in an answer."""
    if not isinstance(response, Response):
        return response
    failed = refusal(response) or classify(response, "sign-in")
    if failed is not None:
        return failed
    try:
        read = response.object()
    except GarbageError:
        return not_this_network(response.url)
    session = {
        name: id_in(read, name, LONGEST_TOKEN) for name in ("accessJwt", "refreshJwt", "handle", "did")
    }
    if not _HANDLE.fullmatch(session["handle"]):
        session["handle"] = session["did"]
    good = (
        session["did"].startswith("did:")
        and all(session.values())
        and all(given.isascii() for given in session.values())
    )
    return session if good else not_this_network(response.url)


def with_session(secret: Secret, session: dict[str, str]) -> Secret:
    """The secret with a session in place of the last one, and the handle as it is by now."""
    return secret.with_fields(
        access_jwt=session["accessJwt"], refresh_jwt=session["refreshJwt"], handle=session["handle"]
    )


def expiry(token: str) -> datetime | None:
    """When a token ends, as it says itself (RFC 7519, 4.1.4); None for no token."""
    try:
        return datetime.fromtimestamp(int(_claims(token)["exp"]), UTC)
    except (ValueError, KeyError, TypeError, OverflowError, OSError):
        return None


def whose(http: BoundedSession, account: Account) -> str:
    """The account's DID: what signing in taught, else what the token on the line says; "" if neither does."""
    said = _claims(str(http.headers.get("Authorization", "")).removeprefix("Bearer ")).get("sub", "")
    return account.setting("did") or (said if isinstance(said, str) else "")


def _claims(token: str) -> dict[str, Any]:
    """What a token says of itself; nothing where it is none."""
    parts = token.split(".")
    if len(parts) != 3:
        return {}
    try:
        claims = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (ValueError, RecursionError):
        return {}
    return claims if isinstance(claims, dict) else {}


# --- addresses


def open_session(options: RequestOptions) -> BoundedSession:
    """A bounded line, imported late."""
    from cmdaily.platforms.http.session import BoundedSession

    return BoundedSession(options)


def server_of(account: Account) -> str:
    """The account's PDS, or Bluesky's own."""
    return server_address(account, NETWORK.sign_in.default_server if NETWORK.sign_in else "")


def xrpc(account: Account, method: str) -> str:
    """The address of a method."""
    return f"{server_of(account)}/xrpc/{method}"


def handle_of(account: Account) -> str:
    """The handle as the server knows it: without @, and complete."""
    handle = account.handle.strip().removeprefix("@")
    if handle and "." not in handle and not account.server:
        return f"{handle}.bsky.social"
    return handle


def repo_of(account: Account) -> str:
    """Whose records these are: the DID if signing in taught it, else the handle."""
    return account.setting("did") or handle_of(account)
