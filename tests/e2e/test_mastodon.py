"""Mastodon's API against a real server, one that keeps no idempotency key."""

from __future__ import annotations

import html
import json
import re
import threading
import urllib.request
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import Absent, CannotTell, Identity, Reason, Receipt, Refused
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import POST, REPLY, SHARE, Outgoing, Picture, Target
from cmdaily.domain.record import replace
from cmdaily.domain.watches.query import parse
from cmdaily.platforms.contract import Authorisation, Incoming, Received, RequestOptions, Searched
from cmdaily.platforms.mastodon.adapter import Mastodon
from cmdaily.platforms.testing import PIXEL, PlatformContract
from tests.e2e.servers import Server

pytestmark = pytest.mark.e2e


def sign_in(server: Server, name: str) -> Secret:
    """The code flow, with the person's part played here."""
    account, options = Account(name, "mastodon", server=server.address), RequestOptions(datetime.now(UTC))
    mastodon = Mastodon()
    begun = mastodon.begin_sign_in(account, Secret({}), "", options)
    assert isinstance(begun, Authorisation), begun
    asked = parse_qs(urlsplit(begun.url).query)
    form = {"login": name, "passwd": server.people[name], "state": begun.state}
    form |= {"redir": asked["redirect_uri"][0], "cid": asked["client_id"][0]}
    with urllib.request.urlopen(  # noqa: S310  loopback
        f"{server.address}/oauth/x-snac-login", data=urlencode(form).encode(), timeout=20
    ) as page:
        code = page.read().decode()
    secret = mastodon.finish_sign_in(account, begun, code, "", options)
    assert isinstance(secret, Secret), secret
    return secret


def statuses(account: Account, secret: Secret) -> list[dict[str, Any]]:
    """The account's statuses, asked for without the adapter."""
    bearer = {"Authorization": f"Bearer {secret.get('access_token')}"}
    me = f"{account.server}/api/v1/accounts/verify_credentials"
    with urllib.request.urlopen(urllib.request.Request(me, headers=bearer), timeout=20) as answer:  # noqa: S310
        number = json.load(answer)["id"]
    own = f"{account.server}/api/v1/accounts/{number}/statuses?limit=100"
    with urllib.request.urlopen(urllib.request.Request(own, headers=bearer), timeout=20) as answer:  # noqa: S310
        read: list[dict[str, Any]] = json.load(answer)
    return read


def ask(account: Account, secret: Secret, path: str, body: dict[str, Any] | None = None) -> Any:
    """A call to the server, without the adapter: a POST where there is a body."""
    headers = {"Authorization": f"Bearer {secret.get('access_token')}", "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{account.server}/api/v1/{path}", data, headers)  # noqa: S310  loopback
    with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
        return json.load(answer)


def until_shown(account: Account, secret: Secret, *words: str) -> None:
    """Wait until the server, which hands posts on in the background, shows mentions with all of these words."""
    shown: Callable[[], str] = lambda: "\n".join(  # noqa: E731
        text_of(each["status"]) for each in ask(account, secret, "notifications?limit=80") if "status" in each
    )
    pause = threading.Event()
    for _ in range(600):
        texts = shown()
        if all(word in texts for word in words):
            return
        pause.wait(0.1)
    raise AssertionError(f"not shown after a minute: {words}")


def text_of(status: dict[str, Any]) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", status["content"])).strip()


@pytest.fixture(scope="module")
def alice(mastodon_server: Server) -> Secret:
    return sign_in(mastodon_server, "alice")


@pytest.fixture(scope="module")
def bob(mastodon_server: Server) -> Secret:
    return sign_in(mastodon_server, "bob")


class TestMastodon(PlatformContract):
    @pytest.fixture
    def platform(self) -> Mastodon:
        return Mastodon()

    @pytest.fixture
    def account(self, mastodon_server: Server) -> Account:
        return Account("alice", "mastodon", server=mastodon_server.address)

    @pytest.fixture
    def secret(self, alice: Secret) -> Secret:
        return alice

    @pytest.fixture
    def wrong_secret(self) -> Secret:
        return Secret({"access_token": "not-a-token-of-theirs"})

    @pytest.fixture(autouse=True)
    def somebody(self, alice: Secret, bob: Secret) -> None:
        self.alice, self.bob = alice, bob

    def standing(self, account: Account, secret: Secret) -> list[str]:
        return [text_of(status) for status in statuses(account, secret)]

    def speak_to(self, account: Account, text: str) -> str:
        self.speak_often(account, [text])
        return f"bob@{urlsplit(account.server).netloc}"

    def say_in_public(self, account: Account, text: str) -> None:
        """snac2 looks through a busy timeline for a few seconds at most: it is found when that is long enough."""
        self.speak_to(account, text)
        pause, terms = threading.Event(), parse(text.split()[1]).any_of[0]
        for _ in range(20):
            now = datetime.now(UTC)
            options = RequestOptions(now=now, connect=5, read=20, total=30)
            found = Mastodon().search(account, self.alice, terms, now - timedelta(days=1), options)
            if isinstance(found, Searched) and any(text in said.text for said in found.sightings):
                return
            pause.wait(0.2)

    def speak_often(self, account: Account, texts: Sequence[str]) -> None:
        for text in texts:
            ask(account, self.bob, "statuses", {"status": f"@alice {text}"})
        until_shown(account, self.alice, *texts)


@pytest.mark.parametrize("query", ["#kestrelday", "@alice", "@nobodyatall"])
def test_hashtags_and_accounts_are_found(
    mastodon_server: Server, alice: Secret, bob: Secret, query: str
) -> None:
    account, options = Account("bob", "mastodon", mastodon_server.address), RequestOptions(datetime.now(UTC))
    ask(account, alice, "statuses", {"status": "A kestrel above the church #kestrelday"})
    since, terms = options.now - timedelta(days=1), parse(query).any_of[0]
    found = Mastodon().search(account, bob, terms, since, options)
    assert isinstance(found, Searched), "an account that nobody knows has said nothing"
    texts = [said.text for said in found.sightings if "kestrel" in said.text]
    assert bool(texts) == (query != "@nobodyatall")


@pytest.fixture
def account(mastodon_server: Server) -> Account:
    return Account("bob", "mastodon", server=mastodon_server.address)


@pytest.fixture
def options() -> RequestOptions:
    return RequestOptions(now=datetime.now(UTC), connect=5, read=20, total=30)


def sent(account: Account, secret: Secret, outgoing: Outgoing, options: RequestOptions) -> Receipt:
    prepared = Mastodon().prepare(account, secret, outgoing, options)
    assert isinstance(prepared, dict), prepared
    receipt = Mastodon().send(account, secret, prepared, options, lambda _: None)
    assert isinstance(receipt, Receipt), receipt
    return receipt


def test_the_instance_tells_its_own_limits(account: Account, bob: Secret, options: RequestOptions) -> None:
    identity = Mastodon().verify(account, bob, options)
    assert isinstance(identity, Identity)
    limits = Mastodon().limits(replace(account, settings=identity.settings))
    assert (limits.text, limits.url) == (100_000, 32)
    assert Mastodon().limits(account).text == 500, "before signing in, a fresh Mastodon's"


def test_markdown_is_found_again_by_its_source(
    account: Account, bob: Secret, options: RequestOptions
) -> None:
    prepared = Mastodon().prepare(account, bob, Outgoing(POST, "This is *bold*", key="bold"), options)
    assert isinstance(prepared, dict)
    receipt = Mastodon().send(account, bob, prepared, options, lambda _: None)
    assert isinstance(receipt, Receipt)
    assert receipt.text == "This is bold", "the server changed it"
    found = Mastodon().read_back(account, bob, prepared, options.now, options)
    assert isinstance(found, Receipt)
    assert found.remote_id == receipt.remote_id


def test_the_same_text_under_another_post_is_another_one(
    account: Account, alice: Secret, bob: Secret, options: RequestOptions, mastodon_server: Server
) -> None:
    hers = Account("alice", "mastodon", server=mastodon_server.address)
    posts = [sent(hers, alice, Outgoing(POST, f"Question {n}", key=f"q{n}"), options) for n in (1, 2)]
    replies = []
    for number, post in enumerate(posts):
        target = Target("mastodon", post.remote_id, post.url)
        prepared = Mastodon().prepare(
            account, bob, Outgoing(REPLY, "Merci !", key=f"m{number}", target=target), options
        )
        assert isinstance(prepared, dict)
        replies.append(prepared)
    first = Mastodon().send(account, bob, replies[0], options, lambda _: None)
    assert isinstance(first, Receipt)
    assert isinstance(Mastodon().read_back(account, bob, replies[0], options.now, options), Receipt)
    assert isinstance(Mastodon().read_back(account, bob, replies[1], options.now, options), Absent)


def test_a_reply_names_its_author_who_would_not_be_told_otherwise(
    account: Account, alice: Secret, bob: Secret, options: RequestOptions, mastodon_server: Server
) -> None:
    hers = Account("alice", "mastodon", server=mastodon_server.address)
    post = sent(hers, alice, Outgoing(POST, "A question to all", key="between"), options)
    target = Target("mastodon", post.remote_id, post.url)
    reply = sent(account, bob, Outgoing(REPLY, "Yes", key="yes", target=target), options)
    status = next(one for one in statuses(account, bob) if one["id"] == reply.remote_id)
    assert [mention["username"].partition("@")[0] for mention in status["mentions"]] == ["alice"]
    assert status["in_reply_to_id"] == post.remote_id


def test_what_was_said_in_private_is_answered_in_private(
    account: Account, bob: Secret, options: RequestOptions
) -> None:
    private = replace(account, settings=(("visibility", "private"),))
    post = sent(private, bob, Outgoing(POST, "Among us", key="among"), options)
    by_address = Target("mastodon", "", post.url)
    prepared = Mastodon().prepare(
        account, bob, Outgoing(REPLY, "Only us", key="us", target=by_address), options
    )
    assert isinstance(prepared, dict)
    assert prepared["body"]["visibility"] == "private"
    assert prepared["body"]["in_reply_to_id"] == post.remote_id
    assert isinstance(Mastodon().send(account, bob, prepared, options, lambda _: None), Receipt)
    found = Mastodon().read_back(account, bob, prepared, options.now, options)
    assert isinstance(found, CannotTell), "this server lists nothing private: that is not absence"


def test_a_boost_is_not_made_twice(account: Account, bob: Secret, options: RequestOptions) -> None:
    post = sent(account, bob, Outgoing(POST, "Worth sharing", key="worth"), options)
    share = Outgoing(SHARE, "", key="boost", target=Target("mastodon", post.remote_id, post.url))
    assert sent(account, bob, share, options).url == post.url
    again = Mastodon().prepare(account, bob, share, options)
    assert isinstance(again, Refused)
    assert again.reason == Reason.DUPLICATE


def test_a_picture_arrives_with_its_description(
    account: Account, bob: Secret, options: RequestOptions, tmp_path: Path
) -> None:
    path = tmp_path / "pixel.png"
    path.write_bytes(PIXEL)
    outgoing = Outgoing(POST, "With a picture", key="pic", pictures=(Picture(str(path), "Un pixel"),))
    receipt = sent(account, bob, outgoing, options)
    status = next(one for one in statuses(account, bob) if one["id"] == receipt.remote_id)
    assert status["media_attachments"][0]["description"] == "Un pixel"


def test_what_does_not_exist_cannot_be_answered(
    account: Account, bob: Secret, options: RequestOptions
) -> None:
    for target in (
        Target("mastodon", "123456789"),
        Target("mastodon", "", f"{account.server}/alice/p/123.456"),
    ):
        refused = Mastodon().prepare(account, bob, Outgoing(REPLY, "Hm", key="h", target=target), options)
        assert isinstance(refused, Refused), refused
        assert refused.reason == Reason.TARGET


@pytest.mark.parametrize("minutes", [-60, 60])
def test_a_clock_an_hour_off_finds_it_all_the_same(
    account: Account, bob: Secret, options: RequestOptions, minutes: int
) -> None:
    wrong = replace(options, now=options.now + timedelta(minutes=minutes))
    outgoing = Outgoing(POST, f"Off by {minutes}", key=f"off{minutes}")
    prepared = Mastodon().prepare(account, bob, outgoing, wrong)
    assert isinstance(prepared, dict)
    assert isinstance(Mastodon().send(account, bob, prepared, wrong, lambda _: None), Receipt)
    assert isinstance(Mastodon().read_back(account, bob, prepared, wrong.now, wrong), Receipt)


# --- what bob says to alice


@pytest.fixture(scope="module")
def hers(mastodon_server: Server) -> Account:
    return Account("alice", "mastodon", server=mastodon_server.address)


def heard(account: Account, secret: Secret, cursor: str = "") -> list[Incoming]:
    """Everything, page by page."""
    found: list[Incoming] = []
    now = datetime.now(UTC)
    for _ in range(100):
        page = Mastodon().receive(
            account, secret, cursor, now - timedelta(days=1), RequestOptions(now, read=20)
        )
        assert isinstance(page, Received), page
        found += page.messages
        cursor = page.cursor
        if not page.more:
            return found
    raise AssertionError("there is always more to read")


@pytest.fixture(scope="module")
def said(hers: Account, alice: Secret, bob: Secret) -> dict[str, Incoming]:
    """An answer, something private, and something with markup under a warning; with the post that was answered."""
    own = ask(hers, alice, "statuses", {"status": "Open on Sunday"})
    ask(hers, bob, "statuses", {"status": "@alice An answer?", "in_reply_to_id": own["id"]})
    ask(hers, bob, "statuses", {"status": "@alice A secret < 3", "visibility": "direct"})
    marked = "@alice Some *markup* & <b>tags</b>\n> quoted"
    ask(hers, bob, "statuses", {"status": marked, "spoiler_text": "Food & drink"})
    until_shown(hers, alice, "An answer?", "A secret", "Some markup")
    found = heard(hers, alice)
    kinds = {"answer": "An answer?", "private": "A secret", "marked": "Some"}
    messages = {kind: next(one for one in found if words in one.text) for kind, words in kinds.items()}
    assert messages["answer"].about == own["id"]
    return messages


def test_an_answer_to_a_post_of_hers_is_one(said: dict[str, Incoming]) -> None:
    assert said["answer"].kind == "reply"
    assert said["marked"].kind == "mention"
    assert said["marked"].about == ""
    assert said["answer"].name == "bob"


def test_what_bob_said_in_private_is_answered_in_private(
    said: dict[str, Incoming], hers: Account, alice: Secret, options: RequestOptions
) -> None:
    assert "A secret < 3" in said["private"].text
    target = Target("mastodon", said["private"].remote_id, said["private"].url)
    prepared = Mastodon().prepare(hers, alice, Outgoing(REPLY, "Hush", key="hush", target=target), options)
    assert isinstance(prepared, dict)
    assert prepared["body"]["visibility"] in ("private", "direct")
    assert isinstance(Mastodon().send(hers, alice, prepared, options, lambda _: None), Receipt)


def test_a_warning_comes_first_and_markup_is_text(said: dict[str, Incoming]) -> None:
    warning, _, text = said["marked"].text.partition("\n\n")
    assert warning == "Food & drink"
    assert " ".join(text.split()) == f"@alice@{urlsplit(said['marked'].url).netloc} Some markup & tags quoted"


def test_small_pages_bring_the_same(
    said: dict[str, Incoming], hers: Account, alice: Secret, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = heard(hers, alice)
    monkeypatch.setattr("cmdaily.platforms.mastodon.inbox.LIMITS", (2,))
    assert {one.remote_id for one in heard(hers, alice)} == {one.remote_id for one in whole}
    assert {one.remote_id for one in said.values()} <= {one.remote_id for one in whole}


def test_a_like_is_not_heard(said: dict[str, Incoming], hers: Account, alice: Secret, bob: Secret) -> None:
    liked = said["answer"].about
    ask(hers, bob, f"statuses/{liked}/favourite", {})
    until_shown(hers, alice, "Open on Sunday")
    assert liked not in {one.remote_id for one in heard(hers, alice)}


def test_an_answer_goes_to_the_post_of_that_address_and_not_to_one_that_links_to_it(
    account: Account, bob: Secret, options: RequestOptions
) -> None:
    """snac2's search finds addresses within texts too, the newest first."""
    first = sent(account, bob, Outgoing(POST, "The mill opens its doors on Sunday", key="mill-1"), options)
    sent(account, bob, Outgoing(POST, f"To be read again: {first.url}", key="mill-2"), options)
    outgoing = Outgoing(REPLY, "And on Monday", key="mill-3", target=Target("mastodon", "", first.url))
    prepared = Mastodon().prepare(account, bob, outgoing, options)
    assert isinstance(prepared, dict), prepared
    assert prepared["body"]["in_reply_to_id"] == first.remote_id
