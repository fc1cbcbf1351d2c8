"""The whole road, through the program's one entry point, on real servers: sign in, post, reply, share, tick, prove."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cmdaily.domain.accounts.account import Account
from tests.conftest import Program
from tests.e2e.servers import Server
from tests.e2e.test_bluesky import posts
from tests.e2e.test_mastodon import sign_in, statuses
from tests.e2e.test_wordpress import published

pytestmark = pytest.mark.e2e

ACTIONS = """
every: day
sections:
  - title: {platform}
    platform: {platform}
    actions:
      - {{id: own-post, title: Say something, counts: post, times: 3}}
      - {{id: own-reply, title: Answer, counts: {reply}}}
      - {{id: own-share, title: Pass on, counts: share}}
"""


@pytest.fixture(autouse=True)
def _today(cmdaily: Program) -> None:
    """Servers go by the real clock."""
    cmdaily.now = datetime.now(UTC)


def only(shape: Any) -> dict[str, Any]:
    (delivery,) = shape["deliveries"]
    found: dict[str, Any] = delivery
    return found


def done(cmdaily: Program, action: str) -> int:
    shape = cmdaily.ok("today", "--json").json
    return next(int(a["done"]) for a in shape["actions"] if a["id"] == action)


def receipts(cmdaily: Program) -> list[str]:
    entries = cmdaily.ok("log", "--json").json["entries"]
    return [entry["receipt"] for entry in entries]


@pytest.fixture
def bluesky(
    cmdaily: Program, pds: Server, monkeypatch: pytest.MonkeyPatch, routine: Callable[..., Path]
) -> Account:
    routine("own", ACTIONS.format(platform="bluesky", reply="reply"))
    monkeypatch.setenv("CMDAILY_SECRET_CAROL", pds.people["carol.test"])
    words = ("account", "add", "carol", "--platform", "bluesky", "--server", pds.address)
    cmdaily.ok(*words, "--handle", "carol.test")
    return Account("carol", "bluesky", pds.address, "carol.test")


def standing(account: Account) -> list[str]:
    return [record["value"]["text"] for record in posts(account)]


def test_bluesky_from_sign_in_to_proof(cmdaily: Program, bluesky: Account, pds: Server) -> None:
    first = only(cmdaily.ok("post", "Bonjour le ciel 🌤️ #Marché", "--to", "carol", "--json").json)
    assert first["state"] == "sent"
    assert standing(bluesky).count("Bonjour le ciel 🌤️ #Marché") == 1
    reply = only(cmdaily.ok("reply", first["url"], "Et bonsoir", "--to", "carol", "--json").json)
    assert reply["state"] == "sent"
    (record,) = [r for r in posts(bluesky) if r["value"]["text"] == "Et bonsoir"]
    assert record["value"]["reply"]["parent"]["uri"] == first["remote_id"]
    shared = only(cmdaily.ok("share", first["remote_id"], "--to", "carol", "--json").json)
    assert shared["state"] == "sent"
    assert [done(cmdaily, f"own-{kind}") for kind in ("post", "reply", "share")] == [1, 1, 1]
    assert first["url"] in receipts(cmdaily)
    checked = cmdaily.ok("account", "check", "carol", "--json").json["accounts"][0]
    assert (checked["handle"], checked["limits"]["text"]) == ("carol.test", 300)
    assert pds.people["carol.test"] not in cmdaily.ok("outbox", "show", first["id"]).out


def test_bluesky_refuses_what_is_too_long_before_it_is_sent(cmdaily: Program, bluesky: Account) -> None:
    flag = "🇫🇷"
    before = len(standing(bluesky))
    result = cmdaily("post", flag * 301, "--to", "carol")
    assert (result.code, "301" in result.err) == (4, True)
    cmdaily.ok("post", flag * 300, "--to", "carol")
    assert standing(bluesky).count(flag * 300) == 1
    assert len(standing(bluesky)) == before + 1


def test_a_thread_on_bluesky(cmdaily: Program, bluesky: Account) -> None:
    text = " ".join(
        f"Phrase numéro {number} d'une histoire assez longue pour un fil." for number in range(12)
    )
    made = cmdaily.ok("post", text, "--to", "carol", "--thread", "--json").json["deliveries"]
    by_uri = {record["uri"]: record["value"] for record in posts(bluesky)}
    for before, after in itertools.pairwise(made):
        reply = by_uri[after["remote_id"]]["reply"]
        assert reply["parent"]["uri"] == before["remote_id"]
        assert reply["root"]["uri"] == made[0]["remote_id"]


def test_a_wrong_and_a_withdrawn_secret(
    cmdaily: Program, bluesky: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMDAILY_SECRET_CAROL", "abcd-efgh-ijkl-mnop")
    result = cmdaily("post", "Nobody hears this", "--to", "carol", "--json")
    assert (result.code, only(result.json)["state"]) == (5, "failed")
    assert "abcd-efgh" not in result.out + result.err
    assert cmdaily("account", "check", "carol").code == 5
    assert "Nobody hears this" not in standing(bluesky)


def test_a_server_that_is_not_what_it_claims(
    cmdaily: Program, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMDAILY_SECRET_FAKE", "abcd-efgh-ijkl-mnop")
    for platform in ("bluesky", "mastodon", "wordpress"):
        words = ("account", "add", "fake", "--platform", platform, "--server", page, "--handle", "fake.test")
        result = cmdaily(*words)
        assert result.code in (5, 6), (platform, result)
        assert result.err.startswith(("cmdaily: ", "cmdaily : "))


def test_mastodons_api_from_sign_in_to_proof(
    cmdaily: Program,
    mastodon_server: Server,
    monkeypatch: pytest.MonkeyPatch,
    routine: Callable[..., Path],
) -> None:
    routine("own", ACTIONS.format(platform="mastodon", reply="reply"))
    secret = sign_in(mastodon_server, "alice")
    monkeypatch.setenv("CMDAILY_SECRET_ALICE", secret.reveal())
    cmdaily.ok("account", "add", "alice", "mastodon", "--server", mastodon_server.address)
    account = Account("alice", "mastodon", mastodon_server.address)
    first = only(cmdaily.ok("post", "Bonjour du fédivers", "--to", "alice", "--json").json)
    reply = only(cmdaily.ok("reply", first["url"], "Et bonsoir", "--to", "alice", "--json").json)
    assert (first["state"], reply["state"]) == ("sent", "sent")
    by_id = {status["id"]: status for status in statuses(account, secret)}
    assert by_id[reply["remote_id"]]["in_reply_to_id"] == first["remote_id"]
    assert [done(cmdaily, f"own-{kind}") for kind in ("post", "reply")] == [1, 1]
    assert secret.get("access_token") not in json.dumps(cmdaily.ok("outbox", "list", "--json").json)


def test_wordpress_from_sign_in_to_proof(
    cmdaily: Program, blog: Server, monkeypatch: pytest.MonkeyPatch, routine: Callable[..., Path]
) -> None:
    routine("own", ACTIONS.format(platform="wordpress", reply="comment"))
    monkeypatch.setenv("CMDAILY_SECRET_BLOG", blog.people["alice"])
    words = ("account", "add", "blog", "--platform", "wordpress", "--server", blog.address)
    cmdaily.ok(*words, "--handle", "alice")
    text = "Le billet du jour, écrit au terminal."
    first = only(cmdaily.ok("post", text, "--title", "Aujourd'hui", "--to", "blog", "--json").json)
    reply = only(cmdaily.ok("reply", first["url"], "Un premier commentaire", "--to", "blog", "--json").json)
    assert (first["state"], reply["state"]) == ("sent", "sent")
    assert published(blog).count(text) == 1
    assert [done(cmdaily, f"own-{kind}") for kind in ("post", "reply")] == [1, 1]


def test_one_text_to_three_networks_at_once(
    cmdaily: Program,
    bluesky: Account,
    blog: Server,
    mastodon_server: Server,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    secret = sign_in(mastodon_server, "bob")
    monkeypatch.setenv("CMDAILY_SECRET_BOB", secret.reveal())
    monkeypatch.setenv("CMDAILY_SECRET_BLOG", blog.people["alice"])
    cmdaily.ok("account", "add", "bob", "mastodon", "--server", mastodon_server.address)
    cmdaily.ok("account", "add", "blog", "wordpress", "--server", blog.address, "--handle", "alice")
    text = "Partout à la fois, une seule fois"
    made = cmdaily.ok("post", text, "--to", "all", "--json").json["deliveries"]
    assert [d["state"] for d in made] == ["sent"] * 3
    assert standing(bluesky).count(text) == 1
    assert published(blog).count(text) == 1
