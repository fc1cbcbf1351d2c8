"""Access tokens of Meta's logins: exchange and renewal.

A code becomes a token of an hour, that becomes one of sixty days, and Instagram's and Threads' are renewed as long as
they live.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cmdaily.domain.accounts.outcome import Reason, Refused, Unknown
from cmdaily.domain.accounts.secret import Secret
from cmdaily.platforms.http.fields import field, id_in, number_in, objects_in
from cmdaily.platforms.http.oauth import LONGEST, LONGEST_LIFE
from cmdaily.platforms.http.responses import GarbageError, Response, classify, garbage
from cmdaily.platforms.http.rest import end_of

if TYPE_CHECKING:
    from cmdaily.platforms.meta.client import Graph

RENEWED = timedelta(days=30)
"""A token is renewed when it lives no longer than this."""
COPIED = "https://localhost/"
"""Where a browser ends up whose person copies the address: Instagram and Threads take https alone, and no loopback."""


def asked(
    client: Graph, method: str, path: str, secret: Secret, server: str = "", **options: dict[str, str]
) -> Secret | Refused | Unknown:
    """Ask an endpoint for a token; the secret with it. `scopes` are the rights where it tells them."""
    with client.http:
        response = client.http.ask(method, (server or client.server) + path, **options)
    if not isinstance(response, Response):
        return response
    if response.status in (400, 401, 403):
        return Refused(Reason.SIGN_IN, "platform.sign_in", remedy="platform.sign_in_remedy")
    failed = classify(response, "sign-in")
    if failed is not None:
        return failed
    try:
        read = response.object()
    except GarbageError:
        return garbage()
    read = next(iter(objects_in(read, "data")), read)
    token, lives = id_in(read, "access_token", LONGEST), number_in(read, "expires_in")
    if not (token and token.isascii()):
        return garbage()
    good = lives is not None and 0 < lives <= LONGEST_LIFE
    ends = (response.now + timedelta(seconds=lives or 0)).isoformat() if good else ""
    told = field(read, "permissions")
    rights = " ".join(one for one in told[:100] if isinstance(one, str)) if isinstance(told, list) else ""
    kept = {"scopes": rights} if rights.isascii() and rights.isprintable() and rights else {}
    return secret.with_fields(access_token=token, expires_at=ends, code_verifier="", **kept)


def longer(client: Graph, secret: Secret, grant: str) -> Secret | Refused | Unknown:
    """The token of sixty days for the one of an hour; the app's password is not kept in its address by anybody."""
    query = {"grant_type": grant, "client_secret": secret.get("client_secret")}
    query |= {"access_token": secret.get("access_token")}
    return asked(client, "GET", "/access_token", secret, params=query)


def needs_renewal(secret: Secret, now: datetime) -> bool:
    """Whether a token should be renewed: it can be as long as it lives."""
    ends = end_of(secret)
    return ends is not None and now < ends <= now + RENEWED


def renewed(client: Graph, secret: Secret, grant: str) -> Secret | Refused | Unknown:
    """The token for sixty more days. The old one goes on working, so a network that cannot renew it now is asked again
    another time."""
    query = {"grant_type": grant, "access_token": secret.get("access_token")}
    made = asked(client, "GET", "/refresh_access_token", secret, params=query)
    return made if isinstance(made, Secret) else secret


def code_of(copied: str) -> str:
    """The code, from the address that the person copied or from what stands in it."""
    text = copied.strip()
    text = text.partition("code=")[2] if "code=" in text else text
    return text.partition("&")[0].partition("#")[0]
