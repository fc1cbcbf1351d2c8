"""Listening on Bluesky, against a whole network: what an AppView tells of mentions, replies and quotes."""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime, timedelta

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import Reason, Refused
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.inbox.incoming import Incoming, Received
from cmdaily.platforms.bluesky import inbox
from cmdaily.platforms.bluesky.adapter import Bluesky
from cmdaily.platforms.contract import RequestOptions
from cmdaily.platforms.testing.listening import ListeningContract
from cmdaily.platforms.testing.measuring import MeasuringContract
from cmdaily.platforms.testing.searching import SearchingContract
from tests.conftest import Program
from tests.e2e.bluesky_people import Person, Ref, until, written
from tests.e2e.servers import Server
from tests.e2e.test_bluesky import posts

pytestmark = pytest.mark.e2e


def person(server: Server, handle: str) -> Person:
    return Person(server.address, handle, server.people[handle])


@pytest.fixture
def shop(bluesky_appview: Server) -> Person:
    """Whose account is read: a new one for every test."""
    name = f"shop{secrets.token_hex(4)}"
    return Person(bluesky_appview.address, f"{name}.test", secrets.token_hex(8), new=True)


@pytest.fixture
def bob(bluesky_appview: Server) -> Person:
    return person(bluesky_appview, "bob.test")


@pytest.fixture
def carol(bluesky_appview: Server) -> Person:
    return person(bluesky_appview, "carol.test")


@pytest.fixture
def account(shop: Person) -> Account:
    return Account("acme", "bluesky", server=shop.address, handle=shop.handle)


@pytest.fixture
def secret(shop: Person) -> Secret:
    return Secret({"app_password": shop.password})


class TestBlueskyListening(ListeningContract, MeasuringContract, SearchingContract):
    @pytest.fixture
    def platform(self) -> Bluesky:
        return Bluesky()

    @pytest.fixture
    def account(self, account: Account, shop: Person, bob: Person) -> Account:
        self.shop, self.bob = shop, bob
        return account

    @pytest.fixture
    def secret(self, secret: Secret) -> Secret:
        return secret

    @pytest.fixture
    def wrong_secret(self) -> Secret:
        return Secret({"app_password": "abcd-efgh-ijkl-mnop"})

    def standing(self, account: Account, secret: Secret) -> list[str]:  # noqa: ARG002
        return [record["value"]["text"] for record in posts(account)]

    def speak_to(self, account: Account, text: str) -> str:  # noqa: ARG002
        self.shop.wait_for(self.bob.post(text, mentions=[self.shop]))
        return "bob.test"


class Ear:
    """Who listens, from the beginning on."""

    def __init__(self, account: Account, secret: Secret) -> None:
        self.account, self.secret, self.cursor = account, secret, ""
        self.known: set[str] = set()

    def new(self) -> dict[str, Incoming]:
        """What was not heard before, by its address."""
        found: dict[str, Incoming] = {}
        for _ in range(200):
            now = datetime.now(UTC)
            options = RequestOptions(now, connect=5, read=20, total=30)
            received = Bluesky().receive(
                self.account, self.secret, self.cursor, now - timedelta(days=7), options
            )
            assert isinstance(received, Received), received
            found |= {message.remote_id: message for message in received.messages}
            self.cursor = received.cursor
            if not received.more:
                break
        else:
            raise AssertionError("there is always more")
        found = {uri: message for uri, message in found.items() if uri not in self.known}
        self.known |= set(found)
        return found


@pytest.fixture
def ear(account: Account, secret: Secret) -> Ear:
    return Ear(account, secret)


def test_a_thread_is_heard_with_what_it_is_about(ear: Ear, shop: Person, bob: Person, carol: Person) -> None:
    root = shop.post("We open at nine")
    answer = bob.reply("On Sunday too?", root, root)
    below = carol.reply("I wonder as well", root, answer)
    both = carol.reply("and on Monday?", root, root, mentions=[shop])
    quote = bob.quote("They open at nine", root)
    elsewhere = bob.post("is open", mentions=[shop])
    own = shop.reply("Yes", root, answer)
    shop.wait_for(answer, below, both, quote, elsewhere)
    heard = ear.new()
    assert {uri: (message.author, message.kind, message.about) for uri, message in heard.items()} == {
        answer["uri"]: ("bob.test", "reply", root["uri"]),
        below["uri"]: ("carol.test", "reply", root["uri"]),
        both["uri"]: ("carol.test", "mention", root["uri"]),
        quote["uri"]: ("bob.test", "mention", root["uri"]),
        elsewhere["uri"]: ("bob.test", "mention", ""),
    }
    assert heard[both["uri"]].text == f"@{shop.handle} and on Monday?"
    assert (
        heard[quote["uri"]].url == f"https://bsky.app/profile/bob.test/post/{quote['uri'].rpartition('/')[2]}"
    )
    assert own["uri"] not in heard


def test_likes_and_follows_are_not_words(ear: Ear, shop: Person, bob: Person) -> None:
    post = shop.post("Look")
    like = bob.record("app.bsky.feed.like", subject=post)
    repost = bob.record("app.bsky.feed.repost", subject=post)
    follow = bob.record("app.bsky.graph.follow", subject=shop.did)
    shop.wait_for(like, repost, follow)
    assert ear.new() == {}


@pytest.mark.parametrize("pages", [(3, 1), (100,)])
def test_one_moment_at_the_end_of_a_page(
    ear: Ear, shop: Person, bob: Person, monkeypatch: pytest.MonkeyPatch, pages: tuple[int, ...]
) -> None:
    """An AppView's page begins strictly before the moment at which the last one ended."""
    second = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=len(pages))
    said: list[Ref] = [
        bob.post(
            f"{number}", mentions=[shop], createdAt=written(second - timedelta(milliseconds=number // 2))
        )
        for number in range(8)
    ]
    shop.wait_for(*said)
    monkeypatch.setattr(inbox, "PAGES", pages)
    assert {post["uri"] for post in said} <= set(ear.new())


def test_a_cursor_that_the_server_does_not_know_begins_anew(ear: Ear, shop: Person, bob: Person) -> None:
    ear.new()
    ear.cursor = json.dumps(json.loads(ear.cursor) | {"page": "of another server"})
    said = bob.post("Still here?", mentions=[shop])
    shop.wait_for(said)
    assert set(ear.new()) == {said["uri"]}


@pytest.mark.parametrize("late", [timedelta(minutes=5), timedelta(hours=23)])
def test_a_slow_clock_is_heard_and_a_fast_one(
    ear: Ear, shop: Person, bob: Person, monkeypatch: pytest.MonkeyPatch, late: timedelta
) -> None:
    """An AppView puts a post where its author's clock says, if that is in the past."""
    monkeypatch.setattr(inbox, "PAGES", (3, 1))
    shop.wait_for(*(bob.post(f"New {number}", mentions=[shop]) for number in range(4)))
    assert len(ear.new()) == 4
    now = datetime.now(UTC)
    slow = bob.post("slow", mentions=[shop], createdAt=written(now - late))
    fast = bob.post("fast", mentions=[shop], createdAt=written(now + late))
    shop.wait_for(slow, fast)
    heard = ear.new()
    assert abs(heard[slow["uri"]].received_at - (now - late)) < timedelta(seconds=1)
    assert abs(heard[fast["uri"]].received_at - now) < timedelta(minutes=1)


def test_what_was_taken_back_or_blocked_is_not_there(
    ear: Ear, shop: Person, bob: Person, carol: Person
) -> None:
    gone, kept = bob.post("Oh no", mentions=[shop]), bob.post("Oh yes", mentions=[shop])
    unwanted = carol.post("Buy this", mentions=[shop])
    shop.wait_for(gone, kept, unwanted)
    bob.delete(gone)
    block = shop.record("app.bsky.graph.block", subject=carol.did)
    until(lambda: not {gone["uri"], unwanted["uri"]} & set(shop.notified()))
    assert set(ear.new()) == {kept["uri"]}
    shop.delete(block)
    until(lambda: unwanted["uri"] in shop.notified())


def test_a_session_that_ended_says_so(account: Account, secret: Secret) -> None:
    now = datetime.now(UTC)
    options = RequestOptions(now, connect=5, read=20, total=30)
    fresh = Bluesky().refresh(account, secret, options)
    assert isinstance(fresh, Secret)
    broken = fresh.with_fields(access_jwt=fresh.get("access_jwt")[:-6] + "AAAAAA")
    refused = Bluesky().receive(account, broken, "", now, options)
    assert isinstance(refused, Refused)
    assert refused.reason == Reason.EXPIRED


def test_a_server_without_an_appview_says_that_it_has_none(pds: Server) -> None:
    now = datetime.now(UTC)
    account = Account("acme", "bluesky", server=pds.address, handle="alice.test")
    secret = Secret({"app_password": pds.people["alice.test"]})
    refused = Bluesky().receive(account, secret, "", now, RequestOptions(now, connect=5, read=20, total=30))
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.key) == (Reason.UNREACHABLE, "bluesky.no_appview")


def test_the_inbox_says_when_a_server_has_no_appview(
    pds: Server, cmdaily: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMDAILY_SECRET_ALICE", pds.people["alice.test"])
    words = ("account", "add", "alice", "--platform", "bluesky", "--server", pds.address)
    cmdaily.ok(*words, "--handle", "alice.test")
    refused = cmdaily("inbox", "--refresh")
    assert refused.code == 6
    assert "AppView" in refused.err
