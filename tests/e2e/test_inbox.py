"""Who waits for an answer, from a stranger's words on real servers to the answer that stands under them.

The scheduler reads, the hook hears, a person answers by the message's name, and the action is ticked.
"""

from __future__ import annotations

import json
import secrets
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cmdaily.domain.accounts.account import Account
from tests.conftest import Program
from tests.e2e.bluesky_people import Person
from tests.e2e.servers import Server
from tests.e2e.test_bluesky import posts
from tests.e2e.test_mastodon import ask, sign_in, statuses, until_shown

pytestmark = pytest.mark.e2e

ACTIONS = """
every: day
sections:
  - title: {0}
    platform: {0}
    actions:
      - {{id: own-reply, title: Answer, counts: reply, times: 2}}
"""


@pytest.fixture
def heard(cmdaily: Program, tmp_path: Path) -> Callable[[], list[dict[str, Any]]]:
    """What the hook `received` was told, so far."""
    target = tmp_path / "heard"
    hook = cmdaily.home / "hooks" / "received"
    hook.parent.mkdir(parents=True)
    hook.write_text(
        f"#!{sys.executable}\nimport json, sys\n"
        f"open({str(target)!r}, 'a').write(json.dumps(json.load(sys.stdin)) + '\\n')\n"
    )
    hook.chmod(0o700)
    return lambda: (
        [json.loads(line)["message"] for line in target.read_text().splitlines()] if target.exists() else []
    )


def answered(cmdaily: Program, text: str, answer: str, heard: Callable[[], list[dict[str, Any]]]) -> str:
    """The scheduler reads one message with this text, and it is answered; the remote id of the answer."""
    cmdaily.now = datetime.now(UTC)
    cmdaily.ok("run", "--once")
    (told,) = [message for message in heard() if text in message["text"]]
    (waiting,) = [m for m in cmdaily.ok("inbox", "--json").json["messages"] if text in m["text"]]
    assert told == waiting
    cmdaily.now += timedelta(minutes=16)
    cmdaily.ok("run", "--once")
    assert len([message for message in heard() if text in message["text"]]) == 1, "heard once"
    (delivery,) = cmdaily.ok("reply", waiting["ref"], answer, "--json").json["deliveries"]
    assert delivery["state"] == "sent"
    left = cmdaily.ok("inbox", "--json").json["messages"]
    assert not [message for message in left if message["ref"] == waiting["ref"]]
    (shown,) = cmdaily.ok("inbox", "show", waiting["ref"], "--json").json["messages"]
    assert (shown["state"], shown["answer"]["id"]) == ("answered", delivery["id"])
    actions = cmdaily.ok("today", "--json").json["actions"]
    assert next(action["done"] for action in actions if action["id"] == "own-reply") == 1
    found: str = delivery["remote_id"]
    return found


def noticed(cmdaily: Program, text: str, answer: Callable[[], object], address: str) -> None:
    """A message with this text comes in, is answered in the network's own program, and is not answered again."""
    cmdaily.now += timedelta(minutes=16)
    cmdaily.ok("inbox", "--refresh")
    (waiting,) = [m for m in cmdaily.ok("inbox", "--json").json["messages"] if text in m["text"]]
    answer()
    cmdaily.now += timedelta(minutes=1)
    refused = cmdaily("reply", waiting["ref"], "Once more", "--yes")
    assert (refused.code, "answered outside cmdaily" in refused.err) == (4, True), refused.err
    (shown,) = cmdaily.ok("inbox", "show", waiting["ref"], "--json").json["messages"]
    assert shown["state"] == "done"
    assert address in shown["elsewhere"]


def test_a_mention_on_mastodons_api(
    cmdaily: Program,
    mastodon_server: Server,
    routine: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    heard: Callable[[], list[dict[str, Any]]],
) -> None:
    routine("own", ACTIONS.format("mastodon"))
    alice, bob = (sign_in(mastodon_server, name) for name in ("alice", "bob"))
    monkeypatch.setenv("CMDAILY_SECRET_ALICE", alice.reveal())
    cmdaily.ok("account", "add", "alice", "mastodon", "--server", mastodon_server.address)
    account = Account("alice", "mastodon", mastodon_server.address)
    text = f"Ouvert dimanche ? {secrets.token_hex(4)}"
    asked = ask(account, bob, "statuses", {"status": f"@alice {text}"})
    until_shown(account, alice, text)
    answer = answered(cmdaily, text, "Oui, de dix à dix-huit heures.", heard)
    (status,) = [status for status in statuses(account, alice) if status["id"] == answer]
    assert status["in_reply_to_id"] == asked["id"]
    assert "dix-huit heures" in status["content"]
    text = f"Et lundi ? {secrets.token_hex(4)}"
    asked = ask(account, bob, "statuses", {"status": f"@alice {text}"})
    until_shown(account, alice, text)
    own = {"status": "@bob Lundi aussi.", "in_reply_to_id": asked["id"]}
    noticed(cmdaily, text, lambda: ask(account, alice, "statuses", own), mastodon_server.address)


def test_a_mention_on_bluesky(
    cmdaily: Program,
    bluesky_appview: Server,
    routine: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    heard: Callable[[], list[dict[str, Any]]],
) -> None:
    routine("own", ACTIONS.format("bluesky"))
    name, password = f"shop{secrets.token_hex(4)}.test", secrets.token_hex(8)
    shop = Person(bluesky_appview.address, name, password, new=True)
    bob = Person(bluesky_appview.address, "bob.test", bluesky_appview.people["bob.test"])
    monkeypatch.setenv("CMDAILY_SECRET_SHOP", password)
    words = ("account", "add", "shop", "bluesky", "--server", bluesky_appview.address)
    cmdaily.ok(*words, "--handle", name)
    text = "Ouvert dimanche ? 🌤️"
    asked = bob.post(text, mentions=[shop])
    shop.wait_for(asked)
    answer = answered(cmdaily, text, "Oui, de dix à dix-huit heures.", heard)
    account = Account("shop", "bluesky", bluesky_appview.address, name)
    (record,) = [record["value"] for record in posts(account) if record["uri"] == answer]
    assert record["reply"]["parent"]["uri"] == asked["uri"]
    bob.wait_for({"uri": answer, "cid": ""})
    assert answer in bob.notified(), "who asked is told"
    asked = bob.post("Et lundi ?", mentions=[shop])
    shop.wait_for(asked)
    noticed(
        cmdaily, "Et lundi ?", lambda: shop.reply("Lundi aussi.", asked, asked), "https://bsky.app/profile/"
    )
