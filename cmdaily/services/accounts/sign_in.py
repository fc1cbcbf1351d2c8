"""OAuth sign-in through the network's own page: the code comes back to this machine, or the person copies it."""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING, Protocol
from urllib.parse import parse_qs, urlsplit

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import Refused, Unknown
from cmdaily.errors import NotSignedInError, UsageError
from cmdaily.platforms import registry
from cmdaily.platforms.contract import SignsInByOAuth, error_of
from cmdaily.services.runtime.call_options import request_options

if TYPE_CHECKING:
    from cmdaily.domain.accounts.secret import Secret
    from cmdaily.services.accounts.accounts import NewAccount
    from cmdaily.services.workspace import Workspace

PATIENCE = 300.0
"""Seconds that a person has to say yes in the browser."""

REQUEST_SECONDS = 10.0
"""The browser's first line comes within this, as a whole."""

LONGEST_REQUEST = 16 * 1024

LOOPBACK_PORT = 18917
"""Where the browser brings the code. X wants the callback address to the letter, so the port stays the same."""

CALLBACK = f"http://127.0.0.1:{LOOPBACK_PORT}/callback"

_PAGE = (
    "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n"
    "cmdaily: OK. You can close this page. / Vous pouvez fermer cette page.\n"
)


class Person(Protocol):
    """Who sits at the terminal."""

    def client(self) -> Secret:
        """What the network wants to know beforehand."""

    def open(self, address: str, callback: str) -> None:
        """Show an address, and open it if possible. `callback` is the address that the network must allow, "" for
        none."""

    def code(self) -> str:
        """The code that the person copies from the browser."""


def by_browser(workspace: Workspace, new_account: NewAccount, person: Person) -> Secret:
    """Sign in on the network's own page. Raises NotSignedInError, PlatformError, UsageError."""
    platform = registry.load(new_account.platform)
    if not isinstance(platform, SignsInByOAuth):
        raise UsageError("account.no_browser", platform=new_account.platform)
    account = Account(
        new_account.name, new_account.platform, new_account.server.rstrip("/"), new_account.handle
    )
    sign = platform.network.sign_in
    loopback = _listening() if sign is not None and sign.flow == "pkce" else None
    redirect = CALLBACK if loopback else ""
    try:
        begun = platform.begin_sign_in(account, person.client(), redirect, request_options(workspace))
        if isinstance(begun, Refused):
            raise error_of(begun)
        person.open(begun.url, redirect)
        code = _code_from(loopback, begun.state) if loopback else person.code()
    finally:
        if loopback is not None:
            loopback.close()
    secret = platform.finish_sign_in(account, begun, code, redirect, request_options(workspace))
    if isinstance(secret, Refused | Unknown):
        raise error_of(secret)
    return secret


def _listening() -> socket.socket:
    """A socket that only this machine reaches (RFC 8252, 7.3)."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", LOOPBACK_PORT))
    except OSError as error:
        listening.close()
        raise NotSignedInError("account.port", remedy="account.denied_remedy", port=LOOPBACK_PORT) from error
    listening.listen(5)
    return listening


def _code_from(listening: socket.socket, state: str) -> str:
    """The code from the browser's request. Another state than ours is not our sign-in and is passed over."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        listening.settimeout(max(0.1, end - time.monotonic()))
        try:
            browser, _ = listening.accept()
        except TimeoutError:
            break
        with browser:
            fields = _asked(browser)
            if fields.get("state") != state:
                continue
            browser.sendall(_PAGE.encode())
        if fields.get("code"):
            return fields["code"]
        raise NotSignedInError("account.denied", remedy="account.denied_remedy", why=fields.get("error", "?"))
    raise NotSignedInError("account.no_code", remedy="account.denied_remedy")


def _asked(browser: socket.socket) -> dict[str, str]:
    """The fields of the first request line."""
    end = time.monotonic() + REQUEST_SECONDS
    data = b""
    try:
        while b"\r\n" not in data and len(data) < LONGEST_REQUEST:
            browser.settimeout(max(0.001, end - time.monotonic()))
            part = browser.recv(4096)
            if not part:
                break
            data += part
    except OSError:
        return {}
    words = data.split(b"\r\n", 1)[0].decode("ascii", "replace").split(" ")
    if len(words) < 2 or words[0] != "GET":
        return {}
    return {name: given[0] for name, given in parse_qs(urlsplit(words[1]).query).items()}
