"""OAuth sign-in through the network's own page: the code comes back to this machine, or the person copies it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import Refused, Unknown
from cmdaily.errors import UsageError
from cmdaily.platforms import registry
from cmdaily.platforms.contract import SignsInByOAuth
from cmdaily.services.accounts.loopback import CALLBACK, LoopbackServer
from cmdaily.services.accounts.read_words import not_signed_in
from cmdaily.services.runtime.call_options import request_options

if TYPE_CHECKING:
    from cmdaily.domain.accounts.secret import Secret
    from cmdaily.services.accounts.accounts import NewAccount
    from cmdaily.services.workspace import Workspace


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
    loopback = LoopbackServer() if sign is not None and sign.flow == "pkce" else None
    redirect = CALLBACK if loopback else ""
    try:
        begun = platform.begin_sign_in(account, person.client(), redirect, request_options(workspace))
        if isinstance(begun, Refused):
            raise not_signed_in(begun)
        person.open(begun.url, redirect)
        code = loopback.code(begun.state) if loopback else person.code()
    finally:
        if loopback is not None:
            loopback.server_close()
    secret = platform.finish_sign_in(account, begun, code, redirect, request_options(workspace))
    if isinstance(secret, Refused | Unknown):
        raise not_signed_in(secret, account.server)
    return secret
