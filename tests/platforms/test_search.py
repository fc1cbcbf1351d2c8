"""Search of networks for watches: the answers of Mastodon and Bluesky in their own shapes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import Reason, Refused
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.watches.query import Text, matches, parse
from cmdaily.domain.watches.watch import Searched
from cmdaily.platforms.bluesky.adapter import Bluesky
from cmdaily.platforms.contract import RequestOptions
from cmdaily.platforms.mastodon.adapter import Mastodon
from tests.loopback import Asked, Reply, serving

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
SINCE = datetime(2026, 11, 20, tzinfo=UTC)
OPTIONS = RequestOptions(NOW, connect=5, read=5, total=10)


def status(number: int, content: str, **more: Any) -> dict[str, Any]:
    """A status as Mastodon's API documents it."""
    return {
        "id": str(number),
        "uri": f"https://town.example/users/marie/statuses/{number}",
        "url": f"https://town.example/@marie/{number}",
        "created_at": "2026-11-22T10:00:00.000Z",
        "visibility": "public",
        "spoiler_text": "",
        "content": content,
        "account": {"id": "7", "acct": "marie@town.example", "display_name": "Marie"},
        **more,
    }


STATUSES = [
    status(1, '<p>At the library <a href="https://town.example/x"><span>town.exa</span></a> #Books</p>'),
    status(2, "<p>library, for friends</p>", visibility="private"),
    status(3, "<p>library, long ago</p>", created_at="2020-01-01T00:00:00.000Z"),
    {"id": [], "content": 7},
]


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("#books library", "/api/v1/timelines/tag/books"),
        ("library", "/api/v2/search"),
        ("@marie@town.example", "/api/v1/accounts/7/statuses"),
    ],
)
def test_mastodon_is_asked_what_fits_the_query(query: str, path: str) -> None:
    def answer(asked: Asked) -> Reply:
        if "/lookup" in asked.path:
            return Reply(body=b'{"id": "7"}')
        body: Any = {"statuses": STATUSES} if "/search" in asked.path else STATUSES
        return Reply(body=json.dumps(body).encode())

    with serving(answer) as server:
        account = Account("acme", "mastodon", server=server.address)
        parsed = parse(query)
        found = Mastodon().search(account, Secret({"access_token": "t"}), parsed.any_of[0], SINCE, OPTIONS)
        assert isinstance(found, Searched), found
        assert server.asked[-1].path.startswith(path)
    assert [each.remote_id for each in found.sightings] == ["1"], "public ones that are new enough"
    said = found.sightings[0]
    assert (said.author, said.name, said.url) == (
        "marie@town.example",
        "Marie",
        "https://town.example/@marie/1",
    )
    assert matches(parsed, Text(said.text, said.author, said.links))
    assert matches(parse("town.example/x"), Text(said.text, said.author, said.links)), (
        "a link under other words"
    )


@pytest.mark.parametrize("state", [401, 403, 429, 500])
def test_mastodon_that_refuses_is_a_refusal(state: int) -> None:
    with serving(lambda _: Reply(state)) as server:
        account = Account("acme", "mastodon", server=server.address)
        terms = parse("library").any_of[0]
        assert isinstance(
            Mastodon().search(account, Secret({"access_token": "t"}), terms, SINCE, OPTIONS), Refused
        )


def post(key: str, text: str, **more: Any) -> dict[str, Any]:
    """A post as app.bsky.feed.defs#postView has it."""
    return {
        "uri": f"at://did:plc:abc/app.bsky.feed.post/{key}",
        "cid": "bafy",
        "author": {"did": "did:plc:abc", "handle": "marie.example", "displayName": "Marie"},
        "record": {"$type": "app.bsky.feed.post", "text": text, **more},
        "indexedAt": "2026-11-22T10:00:00.000Z",
    }


def test_bluesky_finds_links_that_are_shown_shortened() -> None:
    link = {"$type": "app.bsky.richtext.facet#link", "uri": "https://town.example/a/long/one"}
    facets = [{"index": {"byteStart": 0, "byteEnd": 3}, "features": [link]}]
    posts = [
        post("1", "see town.exam... #books", facets=facets),
        {"uri": 3},
        post("2", "x") | {"author": None},
    ]

    def answer(asked: Asked) -> Reply:
        if "createSession" in asked.path:
            session = {
                "did": "did:plc:abc",
                "handle": "acme.example",
                "accessJwt": "a.b.c",
                "refreshJwt": "d.e.f",
            }
            return Reply(body=json.dumps(session).encode())
        return Reply(body=json.dumps({"posts": posts}).encode())

    with serving(answer) as server:
        account = Account("acme", "bluesky", server=server.address, handle="acme.example")
        secret = Secret({"app_password": "p", "accessJwt": "a.b.c", "refreshJwt": "d.e.f"})
        parsed = parse("town.example/a")
        found = Bluesky().search(account, secret, parsed.any_of[0], SINCE, OPTIONS)
        assert isinstance(found, Searched), found
        asked = parse_qs(urlsplit(server.asked[-1].path).query)
    assert asked["domain"] == ["town.example"]
    assert asked["sort"] == ["latest"]
    assert [each.url for each in found.sightings] == ["https://bsky.app/profile/marie.example/post/1"]
    assert matches(parsed, Text(found.sightings[0].text, "", found.sightings[0].links))


def test_bluesky_out_of_reach_is_a_refusal() -> None:
    account = Account("acme", "bluesky", server="http://127.0.0.1:9", handle="acme.example")
    refused = Bluesky().search(account, Secret({"app_password": "p"}), parse("a").any_of[0], SINCE, OPTIONS)
    assert isinstance(refused, Refused)
    assert refused.reason == Reason.UNREACHABLE
