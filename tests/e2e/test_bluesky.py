"""Bluesky against a real PDS."""

from __future__ import annotations

import json
import urllib.request
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import Absent, Reason, Receipt, Refused
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import POST, REPLY, SHARE, Outgoing, Picture, Target
from cmdaily.domain.record import replace
from cmdaily.platforms.bluesky.adapter import Bluesky
from cmdaily.platforms.contract import Listens, Measures, Platform, Prepared, RequestOptions, Searches
from cmdaily.platforms.testing import PIXEL, PlatformContract
from tests.e2e.servers import Server

pytestmark = pytest.mark.e2e


def posts(account: Account) -> list[dict[str, Any]]:
    """The account's posts, asked for without the adapter."""
    asked = f"repo={account.handle}&collection=app.bsky.feed.post&limit=100"
    address = f"{account.server}/xrpc/com.atproto.repo.listRecords?{asked}"
    records: list[dict[str, Any]] = []
    page: dict[str, Any] = {"cursor": ""}
    while "cursor" in page:
        where = f"{address}&cursor={page['cursor']}" if page["cursor"] else address
        with urllib.request.urlopen(where, timeout=20) as answer:  # noqa: S310  loopback
            page = json.load(answer)
        records += page["records"]
    return records


class TestBluesky(PlatformContract):
    @pytest.fixture
    def platform(self) -> Bluesky:
        return Bluesky()

    @pytest.fixture
    def account(self, pds: Server) -> Account:
        return Account("acme", "bluesky", server=pds.address, handle="alice.test")

    @pytest.fixture
    def secret(self, pds: Server) -> Secret:
        return Secret({"app_password": pds.people["alice.test"]})

    @pytest.fixture
    def wrong_secret(self) -> Secret:
        return Secret({"app_password": "abcd-efgh-ijkl-mnop"})

    def standing(self, account: Account, secret: Secret) -> list[str]:  # noqa: ARG002
        return [record["value"]["text"] for record in posts(account)]

    def listens(self, platform: Platform) -> Listens:  # noqa: ARG002
        pytest.skip(
            "a PDS alone tells nothing of what others say: test_bluesky_listening.py has a whole network"
        )

    def test_no_answer_breaks_the_adapter(self) -> None:  # type: ignore[override]
        pytest.skip(
            "a PDS alone has no mentions: tests/platforms/test_hostile_networks.py spoils a whole network's"
        )

    def searches(self, platform: Platform) -> Searches:  # noqa: ARG002
        pytest.skip("a PDS alone finds nothing: test_bluesky_listening.py has a whole network")

    def measures(self, platform: Platform) -> Measures:  # noqa: ARG002
        pytest.skip("a PDS alone counts nothing: test_bluesky_listening.py has a whole network")


@pytest.fixture
def account(pds: Server) -> Account:
    return Account("bob", "bluesky", server=pds.address, handle="bob.test")


@pytest.fixture
def secret(pds: Server) -> Secret:
    return Secret({"app_password": pds.people["bob.test"]})


@pytest.fixture
def options() -> RequestOptions:
    return RequestOptions(now=datetime.now(UTC), connect=5, read=20, total=30)


def prepared(account: Account, secret: Secret, outgoing: Outgoing, options: RequestOptions) -> Prepared:
    made = Bluesky().prepare(account, secret, outgoing, options)
    assert isinstance(made, dict), made
    return made


def sent(
    account: Account, secret: Secret, outgoing: Outgoing, options: RequestOptions
) -> tuple[Receipt, dict[str, Any]]:
    """Send, and what then stands at the server."""
    receipt = Bluesky().send(
        account, secret, prepared(account, secret, outgoing, options), options, lambda _: None
    )
    assert isinstance(receipt, Receipt), receipt
    return receipt, next(post for post in posts(account) if post["uri"] == receipt.remote_id)["value"]


def test_sent_twice_over_it_stands_once(account: Account, secret: Secret, options: RequestOptions) -> None:
    frozen = prepared(account, secret, Outgoing(POST, "Only once", key="once"), options)
    first = Bluesky().send(account, secret, frozen, options, lambda _: None)
    second = Bluesky().send(account, secret, frozen, options, lambda _: None)
    assert isinstance(first, Receipt)
    assert isinstance(second, Receipt)
    assert (first.remote_id, first.url, first.text) == (second.remote_id, second.url, second.text)
    assert [post["value"]["text"] for post in posts(account)].count("Only once") == 1


def test_a_key_that_holds_something_else_is_not_overwritten(
    account: Account, secret: Secret, options: RequestOptions
) -> None:
    frozen = prepared(account, secret, Outgoing(POST, "The first", key="same"), options)
    assert isinstance(Bluesky().send(account, secret, frozen, options, lambda _: None), Receipt)
    other = frozen | {"text": "Another", "record": frozen["record"] | {"text": "Another"}}
    outcome = Bluesky().send(account, secret, other, options, lambda _: None)
    assert isinstance(outcome, Refused)
    assert outcome.reason == Reason.DUPLICATE
    assert "The first" in [post["value"]["text"] for post in posts(account)]


def test_links_mentions_and_tags_are_marked_by_bytes(
    account: Account, secret: Secret, options: RequestOptions
) -> None:
    text = "Été 👩‍💻 : @alice.test lit https://example.com/agenda/été/2026 #Développement, pas @nobody.test"
    _, value = sent(account, secret, Outgoing(POST, text, key="facets", language="fr"), options)
    raw = value["text"].encode()
    marked = {}
    for facet in value["facets"]:
        index = facet["index"]
        feature = facet["features"][0]
        marked[raw[index["byteStart"] : index["byteEnd"]].decode()] = feature["$type"].partition("#")[2]
    assert marked == {
        "@alice.test": "mention",
        "example.com/agenda/été/2...": "link",
        "#Développement": "tag",
    }
    assert value["langs"] == ["fr"]


def test_a_reply_names_the_root_of_its_thread(
    account: Account, secret: Secret, options: RequestOptions
) -> None:
    root, _ = sent(account, secret, Outgoing(POST, "Root", key="root"), options)
    target = Target("bluesky", root.remote_id, root.url)
    second = replace(options, now=datetime.now(UTC))
    middle, value = sent(account, secret, Outgoing(REPLY, "Middle", key="middle", target=target), second)
    assert value["reply"]["root"]["uri"] == value["reply"]["parent"]["uri"] == root.remote_id
    by_url = Target("bluesky", f"at://bob.test/{middle.remote_id.split('/', 3)[3]}", middle.url)
    third = replace(options, now=datetime.now(UTC))
    _, value = sent(account, secret, Outgoing(REPLY, "Leaf", key="leaf", target=by_url), third)
    assert value["reply"]["root"]["uri"] == root.remote_id
    assert value["reply"]["parent"]["uri"] == middle.remote_id


def test_a_deleted_post_cannot_be_answered(account: Account, secret: Secret, options: RequestOptions) -> None:
    gone = Target("bluesky", "at://bob.test/app.bsky.feed.post/3jzfcijpj2z2a")
    refused = Bluesky().prepare(account, secret, Outgoing(REPLY, "Hello?", key="k", target=gone), options)
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.key) == (Reason.TARGET, "platform.target_gone")


def test_a_picture_arrives_with_its_description(
    account: Account, secret: Secret, options: RequestOptions, tmp_path: Path
) -> None:
    path = tmp_path / "pixel.png"
    path.write_bytes(PIXEL)
    outgoing = Outgoing(POST, "Look", key="picture", pictures=(Picture(str(path), "Un pixel"),))
    _, value = sent(account, secret, outgoing, options)
    image = value["embed"]["images"][0]
    assert image["alt"] == "Un pixel"
    assert image["image"]["mimeType"] == "image/png"
    assert image["image"]["size"] == len(PIXEL)


def test_a_link_becomes_a_card_of_its_page(
    account: Account, secret: Secret, options: RequestOptions, page: str
) -> None:
    _, value = sent(account, secret, Outgoing(SHARE, "À lire", key="card", link=page), options)
    external = value["embed"]["external"]
    assert external == {"uri": page, "title": "Une page & son titre", "description": "De quoi il s'agit."}


def test_a_quote_carries_the_post(account: Account, secret: Secret, options: RequestOptions) -> None:
    first, _ = sent(account, secret, Outgoing(POST, "Quoted", key="quoted"), options)
    outgoing = Outgoing(SHARE, "Read this", key="q", target=Target("bluesky", first.remote_id, first.url))
    _, value = sent(account, secret, outgoing, replace(options, now=datetime.now(UTC)))
    assert value["embed"]["record"]["uri"] == first.remote_id


def test_a_session_is_refreshed_and_used(account: Account, secret: Secret, options: RequestOptions) -> None:
    bluesky = Bluesky()
    assert bluesky.needs_refresh(secret, options.now)
    fresh = bluesky.refresh(account, secret, options)
    assert isinstance(fresh, Secret)
    assert not bluesky.needs_refresh(fresh, options.now)
    again = bluesky.refresh(account, fresh.with_fields(app_password=""), options)
    assert isinstance(again, Secret), "the session's own refresh token is enough"
    outgoing = Outgoing(POST, "With a session", key="session")
    receipt, _ = sent(account, again, outgoing, options)
    assert receipt.text == "With a session"


def test_a_broken_session_says_that_it_has_expired(
    account: Account, secret: Secret, options: RequestOptions
) -> None:
    fresh = Bluesky().refresh(account, secret, options)
    assert isinstance(fresh, Secret)
    token = fresh.get("access_jwt")
    broken = fresh.with_fields(access_jwt=token[:-6] + "AAAAAA")
    frozen = prepared(account, secret, Outgoing(POST, "Never", key="never"), options)
    outcome = Bluesky().send(account, broken, frozen, options, lambda _: None)
    assert isinstance(outcome, Refused)
    assert outcome.reason == Reason.EXPIRED
    assert token[:-6] not in repr(outcome)
    assert isinstance(Bluesky().read_back(account, secret, frozen, options.now, options), Absent)


def test_a_clock_an_hour_off_does_not_matter(
    account: Account, secret: Secret, options: RequestOptions
) -> None:
    for hours in (1, -1):
        wrong = replace(options, now=options.now.replace(hour=(options.now.hour + hours) % 24))
        frozen = prepared(account, secret, Outgoing(POST, f"Off {hours}", key=f"off{hours}"), wrong)
        assert isinstance(Bluesky().send(account, secret, frozen, wrong, lambda _: None), Receipt)
        assert isinstance(Bluesky().read_back(account, secret, frozen, wrong.now, options), Receipt)
