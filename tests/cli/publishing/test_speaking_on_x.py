"""X through the front door, against a stand-in held to its published description: rights, prices, hand-off."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import Program
from tests.fake_x import FakeX, fake_x
from tests.loopback import Asked, Reply


@pytest.fixture
def x(cmdaily: Program, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeX]:
    with fake_x() as found:
        monkeypatch.setenv("CMDAILY_SECRET_ACME_X", "right-token")
        cmdaily.ok("account", "add", "acme-x", "x", "--server", found.address)
        yield found


def only(shape: Any) -> dict[str, Any]:
    (delivery,) = shape["deliveries"]
    found: dict[str, Any] = delivery
    return found


def done(cmdaily: Program, action: str) -> int:
    shape = cmdaily.ok("today", "--json").json
    return next(int(a["done"]) for a in shape["actions"] if a["id"] == action)


def test_a_post_shows_its_price_and_ticks(cmdaily: Program, x: FakeX) -> None:
    said = cmdaily.ok("post", "Doors open at ten", "--to", "x")
    assert "$0.015" in said.err
    assert x.texts() == ["Doors open at ten"]
    assert done(cmdaily, "x-post") == 1


def test_a_summoned_reply_goes_by_api(cmdaily: Program, x: FakeX) -> None:
    mention = x.mention()
    reply = only(cmdaily.ok("reply", f"https://x.com/somebody/status/{mention}", "Bonjour !", "--json").json)
    assert reply["state"] == "sent"
    assert done(cmdaily, "x-reply") == 1


def test_a_reply_that_nobody_asked_for_is_handed_over(cmdaily: Program, x: FakeX) -> None:
    stranger = x.stranger()
    words = ("reply", f"https://x.com/somebody/status/{stranger}", "I see it otherwise", "--json")
    handed = only(cmdaily.ok(*words).json)
    assert handed["state"] == "handed-off"
    assert f"in_reply_to={stranger}" in handed["url"]
    assert x.texts() == []
    assert done(cmdaily, "x-reply") == 0
    cmdaily.ok("outbox", "resolve", handed["id"], "--sent")
    assert done(cmdaily, "x-reply") == 1


def test_a_quote_is_handed_over(cmdaily: Program, x: FakeX) -> None:
    stranger = x.stranger()
    words = ("share", f"https://x.com/somebody/status/{stranger}", "Worth your time", "--json")
    handed = only(cmdaily(*words).json)
    assert handed["state"] == "handed-off"
    assert "x.com/intent/post" in handed["url"]
    assert x.texts() == []


def test_passing_on_goes_by_api(cmdaily: Program, x: FakeX) -> None:
    stranger = x.stranger()
    assert (
        only(cmdaily.ok("share", f"https://x.com/somebody/status/{stranger}", "--json").json)["state"]
        == "sent"
    )
    assert done(cmdaily, "x-relay") == 1


def test_too_long_as_x_counts(cmdaily: Program, x: FakeX) -> None:
    assert cmdaily("post", "é" * 281, "--to", "acme-x").code == 4
    assert cmdaily("post", "日" * 141, "--to", "acme-x").code == 4
    link = "https://example.com/" + "a" * 300
    cmdaily.ok("post", "日" * 128 + " " + link, "--to", "acme-x")
    assert len(x.texts()) == 1


def test_a_token_that_runs_out_half_way_is_refreshed_once(
    cmdaily: Program, x: FakeX, monkeypatch: pytest.MonkeyPatch
) -> None:
    x.refresh_tokens.append("refresh-me")
    given = {"access_token": "ran-out", "refresh_token": "refresh-me", "client_id": "the-app"}
    monkeypatch.setenv("CMDAILY_SECRET_ACME_X", json.dumps(given))
    assert only(cmdaily.ok("post", "Still here", "--to", "acme-x", "--json").json)["state"] == "sent"
    assert only(cmdaily.ok("post", "And again", "--to", "acme-x", "--json").json)["state"] == "sent"
    assert x.texts() == ["Still here", "And again"]
    assert x.refresh_tokens == ["refresh-token-1"], "refreshed once, and the fresh one kept"


@pytest.mark.parametrize("kept", [True, False])
def test_an_answer_that_never_comes_is_read_back(cmdaily: Program, x: FakeX, kept: bool) -> None:
    def lost(asked: Asked) -> Reply | None:
        if asked.method == "POST" and asked.path.endswith("/2/tweets"):
            x.instead, x.after = (lambda _: None), (lambda _: None)
            return Reply(fault="cut")
        return None

    if kept:
        x.after = lost
    else:
        x.instead = lost
    assert cmdaily("post", "Where did it go?", "--to", "acme-x").code == 7
    found = cmdaily.ok("outbox", "resolve", "--json", now="2026-11-23T09:05")
    assert only(found.json)["state"] == "sent"
    assert x.texts() == ["Where did it go?"]


def test_what_is_said_to_the_account_waits_and_is_answered(cmdaily: Program, x: FakeX) -> None:
    ours = x._keep({"author": "acme", "text": "Open today"})
    moment = "2026-11-23T07:30:00.000Z"
    x.mention("@acme Fish & chips? https://example.com/menu", created_at=moment)
    x.mention("@acme Thank you", reply_to=ours, created_at=moment)
    cmdaily.ok("inbox", "--refresh")
    shape = cmdaily.ok("inbox", "--refresh", "--json").json
    said = {message["text"]: message for message in shape["messages"]}
    assert {text: message["kind"] for text, message in said.items()} == {
        "Fish & chips? https://example.com/menu": "mention",
        "Thank you": "reply",
    }
    assert len(x.charged) == 2, "nothing is paid for twice"
    question = said["Fish & chips? https://example.com/menu"]["ref"]
    answered = cmdaily.ok("reply", question, "Yes, until ten")
    assert x.texts() == ["Yes, until ten"]
    assert "another text" not in answered.out + answered.err
    assert [one["text"] for one in cmdaily.ok("inbox", "--json").json["messages"]] == ["Thank you"]


def test_paid_content_goes_out_marked_also_when_it_goes_later(cmdaily: Program, x: FakeX) -> None:
    cmdaily.ok("post", "#ad Our new pan", "--to", "x", "--sponsored", "--at", "in 2 hours", "--yes")
    cmdaily.ok("run", "--once", now="2026-11-23T12:00")
    asked = x.web.asked_for("POST", "/2/tweets")
    assert [json.loads(one.body).get("paid_partnership") for one in asked] == [True]


def test_two_cashtags_are_refused_before_anything_is_sent(cmdaily: Program, x: FakeX) -> None:
    refused = cmdaily("post", "$ACME and $ZETA are up", "--to", "x")
    assert refused.code == 4
    assert x.texts() == []
    cmdaily.ok("post", "$ACME is up", "--to", "x")
    assert x.texts() == ["$ACME is up"]
