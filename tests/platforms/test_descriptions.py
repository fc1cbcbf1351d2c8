"""Every request that an adapter makes fits what its network has published."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cmdaily.domain.accounts.outcome import Receipt, Refused
from cmdaily.domain.ids import ticks_of, uuid7
from cmdaily.domain.inbox.incoming import Received
from cmdaily.domain.publishing.outgoing import POST, REPLY, SHARE, Outgoing, Picture, Target
from cmdaily.domain.record import replace
from cmdaily.platforms.bluesky.records import blob, tid
from cmdaily.platforms.testing import PIXEL
from tests.lexicon import Lexicons
from tests.loopback import Asked, Reply, serving
from tests.openapi import Description
from tests.platforms.adapters import ADAPTERS, HOSTILE, NOW
from tests.specs import ROOT, spec


@pytest.fixture
def pixel(tmp_path: Path) -> Picture:
    path = tmp_path / "pixel.png"
    path.write_bytes(PIXEL)
    return Picture(str(path), "One pixel")


STATUS = {
    "id": "12",
    "url": "https://social.example/@a/12",
    "content": "<p>x</p>",
    "created_at": "2026-11-23T09:00:00.000Z",
    "account": {"id": "9", "acct": "a@elsewhere.example"},
    "visibility": "public",
    "reblogged": False,
}

MASTODON = {
    "/api/v1/accounts/verify_credentials": {"id": "7", "acct": "acme"},
    "/api/v1/accounts/7/statuses": [],
    "/api/v2/search": {"statuses": [STATUS]},
    "/api/v2/media": {"id": "33"},
    "/api/v2/instance": {"configuration": {"statuses": {"max_characters": 500}}},
    "/api/v1/apps": {"client_id": "client", "client_secret": "password"},
    "/oauth/token": {"access_token": "token"},
}


def test_mastodon(pixel: Picture) -> None:
    description = Description(spec("mastodon.openapi.json"), forms=True)
    problems: list[str] = []

    def answer(asked: Asked) -> Reply:
        problems.extend(f"{asked.method} {asked.path}: {one}" for one in description.problems(asked))
        return Reply(body=json.dumps(MASTODON.get(asked.path.partition("?")[0], STATUS)).encode())

    platform, account, secret = ADAPTERS["mastodon"][:3]
    with serving(answer) as web:
        account = replace(account, server=web.address)
        platform.verify(account, secret, HOSTILE)
        target = Target("mastodon", "", "https://elsewhere.example/@a/99")
        for outgoing in (
            Outgoing(POST, "Hello", key="k1", language="fr", pictures=(pixel,)),
            Outgoing(REPLY, "Yes", key="k2", target=target),
            Outgoing(SHARE, "", key="k3", target=target),
        ):
            prepared = platform.prepare(account, secret, outgoing, HOSTILE)
            assert isinstance(prepared, dict), prepared
            assert isinstance(platform.send(account, secret, prepared, HOSTILE, lambda _: None), Receipt)
            platform.read_back(account, secret, prepared, NOW, HOSTILE)
        begun = platform.begin_sign_in(account, secret, "http://127.0.0.1:1234/", HOSTILE)  # type: ignore[attr-defined]
        assert not isinstance(begun, Refused)
        platform.finish_sign_in(account, begun, "code", "http://127.0.0.1:1234/", HOSTILE)  # type: ignore[attr-defined]
        keys = {asked.headers["idempotency-key"] for asked in web.asked_for("POST", "/api/v1/statuses")[:2]}
        assert "k1" in keys
    assert problems == [], "\n".join(problems)


BLUESKY: dict[str, Any] = {
    "com.atproto.identity.resolveHandle": {"did": "did:plc:someone"},
    "app.bsky.notification.listNotifications": {"notifications": []},
    "com.atproto.repo.getRecord": {
        "uri": "at://did:plc:someone/app.bsky.feed.post/3jzfcijpj2z2a",
        "cid": "bafyreidfayvfuwqa7qlnopdjiqrxzs6blmoeu4rujcjtnci5beludirz2a",
        "value": {"$type": "app.bsky.feed.post", "text": "x"},
    },
    "com.atproto.server.createSession": {
        "accessJwt": "a.b.c",
        "refreshJwt": "a.b.c",
        "handle": "acme.test",
        "did": "did:plc:acme",
    },
}


def test_bluesky(pixel: Picture) -> None:
    spec("atproto-lexicons/app/bsky/feed/post.json")
    lexicons = Lexicons(ROOT / "atproto-lexicons")
    problems: list[str] = []

    def answer(asked: Asked) -> Reply:
        problems.extend(f"{asked.method} {asked.path}: {one}" for one in lexicons.problems(asked))
        method = asked.path.partition("?")[0].removeprefix("/xrpc/")
        told = BLUESKY.get(method, {})
        if method == "com.atproto.repo.putRecord":
            body = json.loads(asked.body)
            told = {"uri": f"at://did:plc:acme/{body['collection']}/{body['rkey']}", "cid": "bafy"}
        if method == "com.atproto.repo.uploadBlob":
            import hashlib

            told = {"blob": blob(hashlib.sha256(asked.body).hexdigest(), "image/png", len(asked.body))}
        return Reply(body=json.dumps(told).encode())

    platform, account, secret = ADAPTERS["bluesky"][:3]
    with serving(answer) as web:
        account = replace(account, server=web.address)
        platform.verify(account, secret, HOSTILE)
        target = Target("bluesky", "at://someone.test/app.bsky.feed.post/3jzfcijpj2z2a", "https://bsky.app/x")
        text = "Été @someone.test https://example.com #fin"
        for number, outgoing in enumerate(
            (
                Outgoing(POST, text, key="k1", language="fr", pictures=(pixel,)),
                Outgoing(POST, text, key="k2", link="http://198.51.100.7/page"),
                Outgoing(REPLY, "Yes", key="k3", target=target),
                Outgoing(SHARE, "", key="k4", target=target),
                Outgoing(SHARE, "Read", key="k5", target=target),
                Outgoing(SHARE, "Read", key="k6", target=target, pictures=(pixel,)),
            )
        ):
            options = replace(HOSTILE, now=NOW + timedelta(seconds=number))
            prepared = platform.prepare(account, secret, outgoing, options)
            assert isinstance(prepared, dict), prepared
            outcome = platform.send(account, secret, prepared, options, lambda _: None)
            assert isinstance(outcome, Receipt), outcome
            platform.read_back(account, secret, prepared, NOW, options)
        assert len(web.asked_for("POST", "putRecord")) == 6
        received = platform.receive(account, secret, "", NOW, HOSTILE)  # type: ignore[attr-defined]
        assert isinstance(received, Received), received
    assert problems == [], "\n".join(problems)


@pytest.mark.parametrize("microseconds", [0, 1, 999_999])
def test_record_keys_are_what_bluesky_calls_valid(microseconds: int) -> None:
    valid = [line for line in spec("atproto-interop/syntax/tid_syntax_valid.txt") if line and line[0] != "#"]
    alphabet = set("".join(valid)) | set("234567abcdefghijklmnopqrstuvwxyz")
    keys = [tid(NOW + timedelta(microseconds=microseconds + step), "a key") for step in range(100)]
    assert all(len(key) == 13 and set(key) <= alphabet and key[0] in "234567abcdefghij" for key in keys)
    assert sorted(keys) == keys, "later keys sort after earlier ones"
    assert tid(NOW, "a key") != tid(NOW, "another key")


def test_the_record_key_of_a_delivery_is_its_own_whenever_it_is_made() -> None:
    keys = [uuid7(int(NOW.timestamp() * 1000)) for _ in range(64)]
    made = [tid(NOW + timedelta(days=number), key) for number, key in enumerate(keys)]
    assert made == [tid(NOW, key) for key in keys]
    assert len(set(made)) == 64, "deliveries of one millisecond do not meet"
    number = 0
    for char in made[0]:
        number = number << 5 | "234567abcdefghijklmnopqrstuvwxyz".index(char)
    queued = ticks_of(keys[0])
    assert queued is not None
    assert (number >> 10) // 1000 == queued >> 12, "it says when the delivery was queued"
    assert ticks_of("a key") is None


def test_the_clock_of_a_record_key_can_be_read_back() -> None:
    """From the specification: 13 characters, 64 bits, 53 of them microseconds since 1970."""
    number = 0
    for char in tid(NOW, "a key"):
        number = number << 5 | "234567abcdefghijklmnopqrstuvwxyz".index(char)
    assert number >> 10 == int(NOW.timestamp() * 1_000_000)
