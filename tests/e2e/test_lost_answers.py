"""Real servers whose answers are lost, and clocks that are an hour off: found again, and said once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from cmdaily.domain.accounts.account import Account
from tests.conftest import Program
from tests.e2e.proxy import Proxy, losing
from tests.e2e.servers import Server
from tests.e2e.test_bluesky import posts
from tests.e2e.test_mastodon import sign_in, statuses, text_of
from tests.e2e.test_wordpress import published

pytestmark = pytest.mark.e2e


class Network(NamedTuple):
    """A real server behind a proxy, its account's secret, and what stands there."""

    platform: str
    proxy: AbstractContextManager[Proxy]
    handle: str
    secret: str
    standing: Callable[[], list[str]]
    steps: int = 1
    """Writes until the text can be read; losing an earlier one is no doubt: it was not published."""


def bluesky(request: pytest.FixtureRequest) -> Network:
    server: Server = request.getfixturevalue("pds")
    account = Account("bob", "bluesky", server.address, "bob.test")
    proxy = losing(server.address, ("putRecord", "createRecord"))
    return Network(
        "bluesky",
        proxy,
        "bob.test",
        server.people["bob.test"],
        lambda: [record["value"]["text"] for record in posts(account)],
    )


def mastodon(request: pytest.FixtureRequest) -> Network:
    server: Server = request.getfixturevalue("mastodon_server")
    secret = sign_in(server, "bob")
    account = Account("bob", "mastodon", server.address)
    proxy = losing(server.address, ("/api/v1/statuses",))
    return Network(
        "mastodon",
        proxy,
        "bob",
        secret.reveal(),
        lambda: [text_of(status) for status in statuses(account, secret)],
    )


def wordpress(request: pytest.FixtureRequest) -> Network:
    server: Server = request.getfixturevalue("blog")
    proxy = losing(server.address, ("/posts",))
    return Network("wordpress", proxy, "alice", server.people["alice"], lambda: published(server), 2)


@pytest.fixture(params=[bluesky, mastodon, wordpress], ids=["bluesky", "mastodon", "wordpress"])
def network(request: pytest.FixtureRequest) -> Network:
    made: Network = request.param(request)
    return made


@pytest.fixture(params=[-60, 0, 60], ids=["an hour slow", "on time", "an hour fast"])
def clock(request: pytest.FixtureRequest) -> timedelta:
    return timedelta(minutes=request.param)


def states(shape: Any) -> list[str]:
    return [delivery["state"] for delivery in shape["deliveries"]]


@pytest.mark.parametrize("kept", [True, False], ids=["kept", "not kept"])
def test_a_lost_answer(
    cmdaily: Program,
    network: Network,
    clock: timedelta,
    kept: bool,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.setenv("CMDAILY_SECRET_ACME", network.secret)
    text = f"Où est passée la réponse {request.node.callspec.id}"
    cmdaily.now = datetime.now(UTC) + clock
    with network.proxy as proxy:
        words = ("account", "add", "acme", "--platform", network.platform, "--server", proxy.address)
        cmdaily.ok(*words, "--handle", network.handle)
        proxy.lose, proxy.before, proxy.spare = 1, not kept, network.steps - 1
        result = cmdaily("post", text, "--to", "acme", "--json")
        assert (states(result.json), result.code) == (["unknown"], 7)
        assert cmdaily("outbox", "send", "--json").json["deliveries"] == []
        writes = proxy.writes
        cmdaily.now += timedelta(minutes=1)
        assert states(cmdaily.ok("outbox", "resolve", "--json").json) == ["sent"]
        if kept:
            assert proxy.writes == writes, "it was found, and not sent again"
    assert network.standing().count(text) == 1


def test_a_draft_that_was_lost_on_its_way_is_no_doubt(
    cmdaily: Program, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """WordPress: nothing is published before the second step, so the first may be taken again without asking."""
    network = wordpress(request)
    monkeypatch.setenv("CMDAILY_SECRET_ACME", network.secret)
    cmdaily.now = datetime.now(UTC)
    with network.proxy as proxy:
        words = ("account", "add", "acme", "--platform", "wordpress", "--server", proxy.address)
        cmdaily.ok(*words, "--handle", network.handle)
        proxy.lose = 1
        result = cmdaily("post", "Un brouillon perdu", "--to", "acme", "--json")
        assert (states(result.json), result.code) == (["failed"], 6)
        cmdaily.ok("outbox", "send", result.json["deliveries"][0]["id"])
    assert network.standing().count("Un brouillon perdu") == 1
