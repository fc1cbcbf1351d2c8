"""OAuth 2.0 authorization code flow: the address to open, and tokens for a code or for a refresh token.

`RenewedSignIn` is what adapters have in common whose app has a password and whose tokens are renewed.
"""

from __future__ import annotations

from abc import abstractmethod
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlencode

from cmdaily.platforms.contract import (
    Account,
    Authorisation,
    Reason,
    Refused,
    RequestOptions,
    Secret,
    Unknown,
    lacks_secret,
)
from cmdaily.platforms.http.fields import id_in, number_in
from cmdaily.platforms.http.responses import GarbageError, Response, classify, garbage

if TYPE_CHECKING:
    from cmdaily.platforms.http.session import BoundedSession

LONGEST = 8000
"""Characters of a token that can still stand in a header."""
EARLY = timedelta(minutes=2)
"""A token is refreshed this long before it ends."""

LONGEST_LIFE = 10 * 365 * 86400
"""Seconds of a token's life that somebody can mean."""


def lacks_app(secret: Secret) -> Refused | None:
    """What is missing of the app's id and password; None where both are there."""
    if secret.has("client_id", "client_secret"):
        return None
    return lacks_secret("client_secret" if secret.has("client_id") else "client_id")


def authorisation(address: str, secret: Secret, redirect: str, scope: str, pkce: bool) -> Authorisation:
    """The address for the person's browser, and what finishing needs again."""
    import base64
    import hashlib
    import secrets

    state = secrets.token_urlsafe(24)
    fields = {
        "response_type": "code",
        "client_id": secret.get("client_id"),
        "redirect_uri": redirect,
        "scope": scope,
        "state": state,
    }
    if pkce:
        verifier = secrets.token_urlsafe(64)
        digest = hashlib.sha256(verifier.encode()).digest()
        fields["code_challenge"] = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        fields["code_challenge_method"] = "S256"
        secret = secret.with_fields(code_verifier=verifier)
    return Authorisation(f"{address}?{urlencode(fields)}", state, secret)


def token(
    http: BoundedSession, address: str, secret: Secret, form: dict[str, str], basic: bool = True
) -> Secret | Refused | Unknown:
    """Ask the token endpoint. The secret with the tokens in it; `expires_at` is when the access token ends.

    A client with a password gives it as HTTP Basic, or in the form where `basic` is False. A cut line is
    unknown: a refresh token works once, and may be used up.
    """
    from requests.auth import HTTPBasicAuth

    client, password = secret.get("client_id"), secret.get("client_secret")
    signed = {"auth": HTTPBasicAuth(client, password)} if basic and password else {}
    body = {"client_id": client} | form
    response = http.ask("POST", address, data=body, headers={"Accept": "application/json"}, **signed)
    if not isinstance(response, Response):
        return response
    if response.status in (400, 401, 403):
        return Refused(Reason.SIGN_IN, "platform.sign_in", remedy="platform.sign_in_remedy")
    return classify(response, "sign-in") or _tokens(response, secret)


def _tokens(response: Response, secret: Secret) -> Secret | Unknown:
    try:
        read = response.object()
    except GarbageError:
        return garbage()
    access, lives = id_in(read, "access_token", LONGEST), number_in(read, "expires_in")
    if not (access and access.isascii()):
        return garbage()
    ends = ""
    if lives is not None and 0 < lives <= LONGEST_LIFE:
        ends = (response.now + timedelta(seconds=lives)).isoformat()
    refresh = id_in(read, "refresh_token", LONGEST) or secret.get("refresh_token")
    return secret.with_fields(access_token=access, refresh_token=refresh, expires_at=ends, code_verifier="")


def ends_soon(secret: Secret, now: datetime) -> bool:
    """Whether the access token ends before a call made now could."""
    try:
        ends = datetime.fromisoformat(secret.get("expires_at"))
    except ValueError:
        return False
    return ends.replace(tzinfo=ends.tzinfo or UTC) - EARLY <= now


class RenewedSignIn:
    """The sign-in of an app with a password, whose access tokens are renewed with a refresh token.

    `basic` says that the password goes as HTTP Basic, and not in the form.
    """

    basic: ClassVar[bool] = True

    @abstractmethod
    def token_address(self, account: Account) -> str:
        """The token endpoint."""

    def finish_sign_in(
        self,
        account: Account,
        authorisation: Authorisation,
        code: str,
        redirect: str,
        options: RequestOptions,
    ) -> Secret | Refused | Unknown:
        """The tokens for the code."""
        secret = authorisation.secret
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect}
        form |= {"code_verifier": secret.get("code_verifier")} if secret.has("code_verifier") else {}
        return self._token(account, secret, form, options)

    def needs_refresh(self, secret: Secret, now: datetime) -> bool:
        """Whether the access token ends, and can be renewed."""
        return secret.has("refresh_token") and ends_soon(secret, now)

    def refresh(
        self, account: Account, secret: Secret, options: RequestOptions
    ) -> Secret | Refused | Unknown:
        """The next access token."""
        if not secret.has("refresh_token"):
            return lacks_secret("refresh_token")
        form = {"grant_type": "refresh_token", "refresh_token": secret.get("refresh_token")}
        return self._token(account, secret, form, options)

    def _token(
        self, account: Account, secret: Secret, form: dict[str, str], options: RequestOptions
    ) -> Secret | Refused | Unknown:
        from cmdaily.platforms.http.session import BoundedSession

        form |= {} if self.basic else {"client_secret": secret.get("client_secret")}
        with BoundedSession(options) as http:
            return token(http, self.token_address(account), secret, form, basic=self.basic)
