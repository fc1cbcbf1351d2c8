"""Quotes on Mastodon: by their id where the server knows them (4.5), as a link where it does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import Identity, Reason, Receipt, Refused
from cmdaily.domain.publishing.outgoing import SHARE, Outgoing, Target
from cmdaily.domain.record import replace
from cmdaily.platforms.contract import RequestOptions
from cmdaily.platforms.mastodon.adapter import Mastodon
from tests.conftest import Program
from tests.loopback import Asked, Reply, Web, serving
from tests.openapi import Description
from tests.platforms.adapters import ADAPTERS, NOW
from tests.specs import spec

_, ACCOUNT, SECRET, *_ = ADAPTERS["mastodon"]
CALL = RequestOptions(NOW, connect=5, read=5, total=10)
LINE = '<p class="quote-inline">RE: <a href="https://a.example/@lea/5">https://a.example/@lea/5</a></p>'


class Server:
    """A server with the post 5 of @lea; `approval` is what it says of quotes, None where it knows none."""

    def __init__(
        self, approval: dict[str, Any] | None, visibility: str = "public", state: str = "pending"
    ) -> None:
        self.state = state
        self.post = {"id": "5", "url": "https://a.example/@lea/5", "visibility": visibility}
        self.approval = approval
        self.kept: list[dict[str, Any]] = []
        self.web: Web

    def answer(self, asked: Asked) -> Reply:
        if asked.path == "/api/v1/statuses/5":
            more = {"quote_approval": self.approval} if self.approval is not None else {}
            return self._json(self.post | more)
        if asked.method == "POST" and asked.path == "/api/v1/statuses":
            given = json.loads(asked.body)
            quote = {"state": self.state, "quoted_status": None} if given.get("quoted_status_id") else None
            before = LINE if quote else ""
            content = f"{before}<p>{given['status']}</p>"
            self.kept.append(
                {"id": "9", "url": "https://a.example/@acme/9", "content": content, "quote": quote}
            )
            return self._json(self.kept[-1])
        if asked.path.startswith("/api/v1/accounts/7/statuses"):
            return self._json(self.kept)
        if asked.path == "/api/v1/accounts/verify_credentials":
            return self._json({"id": "7", "acct": "acme", "url": "https://a.example/@acme"})
        if asked.path == "/api/v2/instance":
            versions = {"api_versions": {"mastodon": 7}} if self.approval is not None else {}
            return self._json({"version": "4", "configuration": {}, **versions})
        return Reply(404, b'{"error": "no such thing"}')

    def _json(self, found: Any) -> Reply:
        return Reply(body=json.dumps(found).encode())


def running(server: Server) -> Iterator[tuple[Server, Account]]:
    with serving(server.answer) as web:
        server.web = web
        yield server, replace(ACCOUNT, server=web.address)


@pytest.fixture(params=["automatic", "manual", "unknown"])
def quoting(request: pytest.FixtureRequest) -> Iterator[tuple[Server, Account]]:
    yield from running(Server({"automatic": [], "manual": [], "current_user": request.param}))


@pytest.fixture
def older() -> Iterator[tuple[Server, Account]]:
    yield from running(Server(None))


QUOTE = Outgoing(SHARE, "À lire absolument", key="k", target=Target("mastodon", "5"), language="fr")


def test_a_quote_goes_by_its_id_and_stands_alone(quoting: tuple[Server, Account]) -> None:
    server, account = quoting
    made = Mastodon().prepare(account, SECRET, QUOTE, CALL)
    assert isinstance(made, dict)
    receipt = Mastodon().send(account, SECRET, made, CALL, lambda _: None)
    body = json.loads(server.web.asked_for("POST", "/api/v1/statuses")[0].body)
    assert body == {"status": "À lire absolument", "quoted_status_id": "5", "language": "fr"}
    assert isinstance(receipt, Receipt)
    assert receipt.text == "À lire absolument"  # without the line for those who know no quotes
    found = Mastodon().read_back(account, SECRET, made, NOW - timedelta(minutes=1), CALL)
    assert isinstance(found, Receipt)
    assert found.remote_id == "9"


def test_what_is_sent_is_what_mastodon_describes(quoting: tuple[Server, Account]) -> None:
    server, account = quoting
    made = Mastodon().prepare(account, SECRET, QUOTE, CALL)
    assert isinstance(made, dict)
    Mastodon().send(account, SECRET, made, CALL, lambda _: None)
    asked = server.web.asked_for("POST", "/api/v1/statuses")[0]
    assert Description(spec("mastodon.openapi.json")).problems(asked) == []


def test_an_older_server_gets_the_link_in_the_text(older: tuple[Server, Account]) -> None:
    _, account = older
    made = Mastodon().prepare(account, SECRET, QUOTE, CALL)
    assert isinstance(made, dict)
    assert made["body"] == {"status": "À lire absolument\n\nhttps://a.example/@lea/5", "language": "fr"}


@pytest.mark.parametrize(("current", "visibility"), [("denied", "public"), ("automatic", "direct")])
def test_a_post_that_may_not_be_quoted_is_refused_before_anything_is_sent(
    current: str, visibility: str
) -> None:
    for server, account in running(Server({"current_user": current}, visibility)):
        refused = Mastodon().prepare(account, SECRET, QUOTE, CALL)
        assert isinstance(refused, Refused)
        assert (refused.reason, refused.key) == (Reason.RIGHT, "mastodon.quote_denied")
        assert server.web.asked_for("POST") == []
        boost = Mastodon().prepare(account, SECRET, replace(QUOTE, text=""), CALL)
        assert isinstance(boost, dict)  # passing it on as it is stays allowed
        assert boost["boosts"] == "5"


def test_what_was_said_to_followers_is_quoted_for_followers() -> None:
    for _, account in running(Server({"current_user": "automatic"}, "private")):
        made = Mastodon().prepare(account, SECRET, QUOTE, CALL)
        assert isinstance(made, dict)
        assert made["body"]["visibility"] == "private"


@pytest.mark.parametrize(("approval", "quotes"), [({"current_user": "automatic"}, True), (None, False)])
def test_the_account_learns_whether_its_server_knows_quotes(
    approval: dict[str, Any] | None, quotes: bool
) -> None:
    for _, account in running(Server(approval)):
        who = Mastodon().verify(account, SECRET, CALL)
        assert isinstance(who, Identity)
        assert who.rights is not None
        assert (Can.QUOTE in who.rights) is quotes
        assert Can.POST in who.rights


@pytest.mark.parametrize("approval", [{"current_user": "automatic"}, None])
def test_share_with_a_word_of_ones_own_quotes_where_the_server_can(
    approval: dict[str, Any] | None, cmdaily: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMDAILY_SECRET_ACME_M", "t")
    for server, account in running(Server(approval)):
        cmdaily.ok("account", "add", "acme-m", "mastodon", "--server", account.server)
        post = f"{account.server}/@lea/5"
        server.post["url"] = post
        cmdaily.ok("share", post, "Worth your time", "--yes")
        (asked,) = server.web.asked_for("POST", "/api/v1/statuses")
        body = json.loads(asked.body)
        if approval:
            assert (body["status"], body["quoted_status_id"]) == ("Worth your time", "5")
        else:
            assert body["status"] == f"Worth your time\n\n{post}"


REMARKS = [
    ("accepted", "", ""),
    ("pending", "its author approves the quote", "quand son auteur aura accepté la citation"),
    ("rejected", "does not show the post it quotes", "n’affiche pas la publication citée"),
    ("blocked_domain", "does not show the post it quotes", "n’affiche pas la publication citée"),
    ("something new", "does not show the post it quotes", "n’affiche pas la publication citée"),
]


@pytest.mark.parametrize(("state", "english", "french"), REMARKS)
def test_a_quote_that_is_not_shown_yet_is_said_wherever_the_delivery_is(
    state: str, english: str, french: str, cmdaily: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMDAILY_SECRET_ACME_M", "t")
    for server, account in running(Server({"current_user": "manual"}, state=state)):
        cmdaily.ok("account", "add", "acme-m", "mastodon", "--server", account.server)
        post = f"{account.server}/@lea/5"
        server.post["url"] = post
        told = " ".join(cmdaily.ok("share", post, "Worth your time", "--yes").out.split())
        (listed,) = json.loads(cmdaily.ok("outbox", "list", "--json").out)["deliveries"]
        assert listed["state"] == "sent"
        assert listed["error"] is None
        shown = cmdaily.ok("outbox", "show", listed["id"], "--json").out
        (tried,) = json.loads(shown)["attempts"]
        assert tried["error"] is None
        assert json.loads(shown)["delivery"].get("remark") == listed.get("remark")
        words = " ".join(cmdaily.ok("outbox", "show", listed["id"]).out.split())
        francais = " ".join(cmdaily.ok("--lang", "fr", "outbox", "show", listed["id"]).out.split())
        if state == "accepted":
            assert "remark" not in listed
            assert "quote" not in told
            assert "attention" not in words
            return
        assert english in listed["remark"]
        assert english in told
        assert english in words
        assert "Open it on the network" in told
        assert french in francais


def test_what_is_sent_on_time_says_so_of_its_quote(cmdaily: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CMDAILY_SECRET_ACME_M", "t")
    for server, account in running(Server({"current_user": "manual"})):
        cmdaily.ok("account", "add", "acme-m", "mastodon", "--server", account.server)
        post = f"{account.server}/@lea/5"
        server.post["url"] = post
        cmdaily.ok("share", post, "Worth your time", "--yes", "--at", "10:00")
        told = " ".join(cmdaily("run", "--once", now="2026-11-23T10:01").out.split())
        assert "its author approves the quote" in told


def test_reading_back_says_what_sending_says_and_no_other_servers_quote_has_a_state() -> None:
    for server, account in running(Server({"current_user": "manual"})):
        made = Mastodon().prepare(account, SECRET, QUOTE, CALL)
        assert isinstance(made, dict)
        sent = Mastodon().send(account, SECRET, made, CALL, lambda _: None)
        found = Mastodon().read_back(account, SECRET, made, NOW - timedelta(minutes=1), CALL)
        assert isinstance(sent, Receipt)
        assert isinstance(found, Receipt)
        assert sent.remark == found.remark
        assert sent.remark is not None
        server.kept[-1]["quote"] = {"id": "5", "content": "<p>whole</p>"}  # Pleroma, Fedibird
        found = Mastodon().read_back(account, SECRET, made, NOW - timedelta(minutes=1), CALL)
        assert isinstance(found, Receipt)
        assert found.remark is None
