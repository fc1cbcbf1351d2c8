"""Servers that never answer, break off, talk nonsense or refuse: the right state and the right words for each."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import CannotTell, Identity, Reason, Refused, Unknown
from cmdaily.domain.record import replace
from cmdaily.locale import LANGUAGES, Translator
from cmdaily.platforms import registry
from cmdaily.platforms.contract import Listens
from cmdaily.platforms.http.responses import Response, windows
from cmdaily.platforms.http.session import LARGEST
from tests.loopback import Asked, Reply
from tests.platforms.adapters import ADAPTERS, HOSTILE, NOW, spoiled

HTML = (("Content-Type", "text/html"),)
JSON = (("Content-Type", "application/json"),)

UNCERTAIN = {
    "never answers": (Reply(fault="silence"), "platform.unknown_silence"),
    "cuts the line": (Reply(fault="cut"), "platform.unknown_cut"),
    "cuts the line in its answer": (Reply(body=b'{"id": ', fault="half"), "platform.unknown_cut"),
    "500 after accepting": (Reply(500, b'{"error": "boom"}'), "platform.unknown_status"),
    "503": (Reply(503, b"<html>busy</html>", (*HTML, ("Retry-After", "5"))), "platform.unknown_status"),
    "garbage": (Reply(200, b"\x00\xff not json"), "platform.unknown_garbage"),
    "HTML": (Reply(200, b"<html>Welcome!</html>", HTML), "platform.unknown_garbage"),
    "an empty answer": (Reply(200, b""), "platform.unknown_garbage"),
    "something else": (Reply(200, b'["what?"]'), "platform.unknown_garbage"),
    "deep nesting": (Reply(200, b"[" * 100_000), "platform.unknown_garbage"),
    "an endless answer": (Reply(fault="endless"), "platform.unknown_large"),
    "gzip that is none": (Reply(200, b"nope", (*JSON, ("Content-Encoding", "gzip"))), "platform.unknown_cut"),
}

soon = (NOW + timedelta(minutes=5)).timestamp()

CERTAIN = {
    "401": (Reply(401, b"{}"), Reason.SIGN_IN),
    "402": (Reply(402, b"{}"), Reason.PRICE),
    "403": (Reply(403, b'{"message": "no"}'), Reason.RIGHT),
    "429": (Reply(429, b"{}"), Reason.RATE),
    "a redirect": (Reply(302, b"", (("Location", "http://elsewhere.example/"),)), Reason.SERVER),
    "a permanent redirect": (Reply(308, b"", (("Location", "/login"),)), Reason.SERVER),
}


@pytest.mark.parametrize("name", ADAPTERS)
@pytest.mark.parametrize("what", UNCERTAIN)
def test_what_may_have_arrived_is_unknown_and_is_not_sent_again(name: str, what: str) -> None:
    reply, key = UNCERTAIN[what]
    with spoiled(name, lambda _: reply) as case:
        prepared = case.prepared()
        platform, secret = case.adapter.platform, case.adapter.secret
        outcome = platform.send(case.account, secret, prepared, HOSTILE, lambda _: None)
        assert isinstance(outcome, Unknown), outcome
        assert outcome.key == key
        assert case.writes() == 1
        for language in LANGUAGES:
            assert Translator(language, registry.message)(outcome.key, **dict(outcome.values))


@pytest.mark.parametrize("name", ADAPTERS)
@pytest.mark.parametrize("what", CERTAIN)
def test_what_certainly_did_not_happen_is_refused_with_a_remedy(name: str, what: str) -> None:
    reply, reason = CERTAIN[what]
    with spoiled(name, lambda _: reply) as case:
        prepared = case.prepared()
        platform, secret = case.adapter.platform, case.adapter.secret
        outcome = platform.send(case.account, secret, prepared, HOSTILE, lambda _: None)
        assert isinstance(outcome, Refused), outcome
        assert outcome.reason == reason
        assert outcome.remedy
        assert case.writes() == 1
        for language in LANGUAGES:
            for key in (outcome.key, outcome.remedy):
                assert Translator(language, registry.message)(key, **dict(outcome.values))


@pytest.mark.parametrize("name", ADAPTERS)
@pytest.mark.parametrize("what", [*UNCERTAIN, *CERTAIN])
def test_what_could_not_be_read_is_never_absent(name: str, what: str) -> None:
    reply = (UNCERTAIN | CERTAIN)[what][0]
    with spoiled(name, lambda _: reply) as case:
        prepared = case.prepared()
    with spoiled(name, lambda _: reply, everything=True) as case:
        platform, secret = case.adapter.platform, case.adapter.secret
        later = replace(HOSTILE, now=NOW + timedelta(hours=1))
        found = platform.read_back(case.account, secret, prepared, NOW, later)
        assert isinstance(found, CannotTell), found


@pytest.mark.parametrize("name", ADAPTERS)
@pytest.mark.parametrize("what", [*UNCERTAIN, *CERTAIN])
def test_signing_in_to_such_a_server_is_refused(name: str, what: str) -> None:
    reply = (UNCERTAIN | CERTAIN)[what][0]
    with spoiled(name, lambda _: reply, everything=True) as case:
        verified = case.adapter.platform.verify(case.account, case.adapter.secret, HOSTILE)
        assert not isinstance(verified, Identity)
        assert verified.remedy
        for language in LANGUAGES:
            assert Translator(language, registry.message)(verified.key, **dict(verified.values))


@pytest.mark.parametrize("name", [name for name in ADAPTERS if Can.INBOX in registry.about(name).can])
@pytest.mark.parametrize("what", [*UNCERTAIN, *CERTAIN])
def test_what_could_not_be_heard_is_no_silence(name: str, what: str) -> None:
    reply = (UNCERTAIN | CERTAIN)[what][0]
    with spoiled(name, lambda _: reply, everything=True) as case:
        platform, secret = case.adapter.platform, case.adapter.secret
        assert isinstance(platform, Listens)
        for cursor in ("", "a cursor that makes no sense"):
            refused = platform.receive(case.account, secret, cursor, NOW - timedelta(days=7), HOSTILE)
            assert isinstance(refused, Refused), refused
            assert refused.remedy
            for language in LANGUAGES:
                for key in (refused.key, refused.remedy):
                    assert Translator(language, registry.message)(key, **dict(refused.values))


@pytest.mark.parametrize("name", ADAPTERS)
@pytest.mark.parametrize("what", ["401", "403", "garbage", "500 after accepting", "cuts the line"])
def test_secrets_appear_nowhere(name: str, what: str, caplog: pytest.LogCaptureFixture) -> None:
    reply = (UNCERTAIN | CERTAIN)[what][0]
    echo = lambda asked: reply._replace(body=json.dumps(asked.headers).encode())  # noqa: E731
    caplog.set_level(0)
    with spoiled(name, echo) as case:
        prepared = case.prepared()
        platform, secret = case.adapter.platform, case.adapter.secret
        outcome = platform.send(case.account, secret, prepared, HOSTILE, lambda _: None)
        shown = repr((outcome, prepared, platform.describe(case.account, prepared))) + caplog.text
    for given in json.loads(secret.reveal()).values():
        assert given not in shown


@pytest.mark.parametrize("name", ADAPTERS)
def test_a_secret_does_not_leave_this_machine_in_the_clear(name: str) -> None:
    adapter = ADAPTERS[name]
    account = replace(adapter.account, server="http://198.51.100.7")
    with spoiled(name, lambda _: Reply(401)) as case:
        prepared = case.prepared()
    outcome = adapter.platform.send(account, adapter.secret, prepared, HOSTILE, lambda _: None)
    assert isinstance(outcome, Refused)
    assert outcome.key == "platform.server_plain"


@pytest.mark.parametrize("name", ADAPTERS)
@pytest.mark.parametrize(
    "server",
    [
        "https://no-such-host.invalid",
        "https://[",
        "https://exa mple",
        "gopher://localhost",
        "http://127.0.0.1:1",
    ],
)
def test_an_address_that_leads_nowhere_is_refused(name: str, server: str) -> None:
    adapter = ADAPTERS[name]
    account = replace(adapter.account, server=server)
    with spoiled(name, lambda _: Reply(401)) as case:
        prepared = case.prepared()
    outcome = adapter.platform.send(account, adapter.secret, prepared, HOSTILE, lambda _: None)
    assert isinstance(outcome, Refused), outcome
    assert outcome.reason in (Reason.UNREACHABLE, Reason.SERVER)


@pytest.mark.parametrize("name", ADAPTERS)
def test_tls_where_there_is_none_is_refused(name: str) -> None:
    with spoiled(name, lambda _: Reply(401)) as case:
        prepared = case.prepared()
        account = replace(case.account, server=case.web.address.replace("http:", "https:"))
        platform, secret = case.adapter.platform, case.adapter.secret
        outcome = platform.send(account, secret, prepared, HOSTILE, lambda _: None)
        assert isinstance(outcome, Refused), outcome
        assert outcome.reason == Reason.UNREACHABLE
        assert case.writes() == 0


HEADERS = {
    "x": (("x-rate-limit-remaining", "0"), ("x-rate-limit-reset", str(int(soon)))),
    "mastodon": (("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "2026-11-23T09:05:00.000Z")),
    "bluesky": (("RateLimit-Remaining", "0"), ("RateLimit-Reset", str(int(soon)))),
    "wordpress": (("Retry-After", "300"),),
}


@pytest.mark.parametrize("name", ADAPTERS)
@pytest.mark.parametrize("hours", [0, 1])
def test_a_429_says_when_it_may_be_tried_again_by_this_machines_clock(name: str, hours: int) -> None:
    """An hour off: the server's Date header tells."""
    headers = (*JSON, *HEADERS[name], ("Date", "Mon, 23 Nov 2026 09:00:00 GMT"))
    options = replace(HOSTILE, now=NOW + timedelta(hours=hours))
    with spoiled(name, lambda _: Reply(429, b"{}", headers, date=False)) as case:
        prepared = case.prepared()
        platform, secret = case.adapter.platform, case.adapter.secret
        outcome = platform.send(case.account, secret, prepared, options, lambda _: None)
    assert isinstance(outcome, Refused)
    assert outcome.reason == Reason.RATE
    assert outcome.retry_at == NOW + timedelta(hours=hours, minutes=5)


@pytest.mark.parametrize("name", ADAPTERS)
def test_a_429_without_a_reset_says_nothing_of_when(name: str) -> None:
    with spoiled(name, lambda _: Reply(429, b"{}")) as case:
        prepared = case.prepared()
        platform, secret = case.adapter.platform, case.adapter.secret
        outcome = platform.send(case.account, secret, prepared, HOSTILE, lambda _: None)
    assert isinstance(outcome, Refused)
    assert outcome.retry_at is None


@pytest.mark.parametrize(
    "reset", ["", "soon", "-5", "9" * 40, "1e9", "2026-13-45", "99999999999", "١٢٣", "NaN"]
)
def test_a_reset_that_makes_no_sense_is_ignored(reset: str) -> None:
    headers = {"x-rate-limit-remaining": "3", "x-rate-limit-reset": reset, "date": reset}
    (window,) = windows(Response(200, headers, b"", "", NOW))
    assert window.remaining == 3
    assert window.resets_at is None or window.resets_at.tzinfo == UTC


def test_an_answer_of_the_largest_size_is_still_read() -> None:
    padding = b" " * (LARGEST - 60)
    body = b'{"data": {"id": "12", "text": "ok"}}' + padding
    with spoiled("x", lambda _: Reply(201, body)) as case:
        prepared = case.prepared()
        outcome = case.adapter.platform.send(
            case.account, case.adapter.secret, prepared, HOSTILE, lambda _: None
        )
    assert getattr(outcome, "remote_id", None) == "12", outcome


def test_a_netrc_file_adds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login stranger password stolen\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    seen: list[Asked] = []

    def note(asked: Asked) -> Reply:
        seen.append(asked)
        return Reply(401)

    with spoiled("bluesky", note) as case:
        prepared = case.prepared()
        case.adapter.platform.send(case.account, case.adapter.secret, prepared, HOSTILE, lambda _: None)
    assert [asked.headers["authorization"] for asked in seen] == ["Bearer secret-access-jwt"]


def test_windows_are_told_with_a_success_too() -> None:
    headers = (*JSON, ("x-rate-limit-limit", "100"), ("x-rate-limit-remaining", "99"))
    with spoiled("x", lambda _: Reply(201, b'{"data": {"id": "12", "text": "ok"}}', headers)) as case:
        prepared = case.prepared()
        outcome = case.adapter.platform.send(
            case.account, case.adapter.secret, prepared, HOSTILE, lambda _: None
        )
    assert [(window.scope, window.limit, window.remaining) for window in outcome.rate] == [("post", 100, 99)]


def test_time_is_an_argument() -> None:
    """The same delivery at the same moment is the same payload, whatever the day the test runs on."""
    payloads = []
    for _ in range(2):
        with spoiled("bluesky", lambda _: Reply(400)) as case:
            payloads.append(case.prepared())
    assert payloads[0]["record"] == payloads[1]["record"]
    assert payloads[0]["record"]["createdAt"] == "2026-11-23T09:00:00.000Z"
    assert datetime.fromisoformat(payloads[0]["record"]["createdAt"]) == NOW
