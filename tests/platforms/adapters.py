"""Every adapter that speaks HTTP, set up against a loopback server whose one write that counts can be spoiled."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, NamedTuple

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import POST, Outgoing
from cmdaily.platforms.bluesky.adapter import Bluesky
from cmdaily.platforms.contract import Platform, Prepared, RequestOptions
from cmdaily.platforms.mastodon.adapter import Mastodon
from cmdaily.platforms.wordpress.adapter import WordPress
from cmdaily.platforms.x.adapter import X
from tests.loopback import Asked, Reply, Web, serving

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOSTILE = RequestOptions(now=NOW, connect=2, read=0.4, total=2)
"""Little patience, for servers that never answer."""


class Adapter(NamedTuple):
    """An adapter, and what its network answers when all goes well. `write` is the request that counts."""

    platform: Platform
    account: Account
    secret: Secret
    write: tuple[str, str]
    answers: dict[tuple[str, str], Any]


ADAPTERS = {
    "x": Adapter(
        X(),
        Account("acme-x", "x", handle="acme", settings=(("user_id", "7"),)),
        Secret({"access_token": "secret-x-token"}),
        ("POST", "/2/tweets"),
        {("GET", "/2/users/7/tweets"): {"meta": {"result_count": 0}}},
    ),
    "mastodon": Adapter(
        Mastodon(),
        Account("acme-m", "mastodon", settings=(("user_id", "7"),)),
        Secret({"access_token": "secret-mastodon-token"}),
        ("POST", "/api/v1/statuses"),
        {
            ("GET", "/api/v1/accounts/verify_credentials"): {"id": "7", "acct": "acme"},
            ("GET", "/api/v1/accounts/7/statuses"): [],
        },
    ),
    "bluesky": Adapter(
        Bluesky(),
        Account("acme-b", "bluesky", handle="acme.test", settings=(("did", "did:plc:acme"),)),
        Secret({"app_password": "secret-app-password", "access_jwt": "secret-access-jwt"}),
        ("POST", "/xrpc/com.atproto.repo.putRecord"),
        {},
    ),
    "wordpress": Adapter(
        WordPress(),
        Account("acme-w", "wordpress", handle="acme", settings=(("user_id", "7"),)),
        Secret({"application_password": "secret application password"}),
        ("POST", "/wp-json/wp/v2/posts/5"),
        {
            ("GET", "/wp-json/wp/v2/posts"): [],
            ("POST", "/wp-json/wp/v2/posts"): {"id": 5, "status": "draft"},
        },
    ),
}


class Spoiled(NamedTuple):
    """An adapter before a server that spoils the write that counts."""

    adapter: Adapter
    account: Account
    web: Web

    def prepared(self, text: str = "Said into the storm") -> Prepared:
        """A plain post, prepared."""
        outgoing = Outgoing(POST, text, key="a-key-of-its-own")
        made = self.adapter.platform.prepare(self.account, self.adapter.secret, outgoing, HOSTILE)
        assert isinstance(made, dict), made
        return made

    def writes(self) -> int:
        """How often the write that counts arrived."""
        method, path = self.adapter.write
        return len(
            [one for one in self.web.asked if (one.method, one.path.partition("?")[0]) == (method, path)]
        )


@contextmanager
def spoiled(name: str, spoil: Callable[[Asked], Reply], everything: bool = False) -> Iterator[Spoiled]:
    """The adapter of a network whose write (or whose every answer) is spoiled."""
    adapter = ADAPTERS[name]

    def answer(asked: Asked) -> Reply:
        route = (asked.method, asked.path.partition("?")[0])
        known = adapter.answers.get(route)
        if everything or route == adapter.write or known is None:
            return spoil(asked)
        return Reply(body=json.dumps(known).encode())

    with serving(answer) as web:
        account = Account(
            adapter.account.name,
            adapter.account.platform,
            web.address,
            adapter.account.handle,
            adapter.account.settings,
        )
        yield Spoiled(adapter, account, web)
