"""X: signing in, uploads, and finding one's own post again."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import Absent, CannotTell, Reason, Receipt, Refused, Unknown
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.delivery import says_otherwise
from cmdaily.domain.publishing.outgoing import POST, REPLY, SHARE, Outgoing, Picture, Target
from cmdaily.domain.record import replace
from cmdaily.platforms.contract import Authorisation, Prepared, RequestOptions
from cmdaily.platforms.testing import PIXEL
from cmdaily.platforms.x.adapter import X
from cmdaily.platforms.x.read_back import canonical, is_it
from tests.fake_x import FakeX, fake_x
from tests.loopback import Asked, Reply

SECRET = Secret({"access_token": "right-token"})


@pytest.fixture
def x() -> Iterator[FakeX]:
    with fake_x() as fake:
        yield fake


@pytest.fixture
def account(x: FakeX) -> Account:
    return Account("acme-x", "x", server=x.address, handle="acme", settings=(("user_id", "7"),))


@pytest.fixture
def options() -> RequestOptions:
    return RequestOptions(datetime.now(UTC), connect=2, read=0.4, total=2)


def later(options: RequestOptions) -> RequestOptions:
    return replace(options, now=options.now + timedelta(seconds=61))


def prepared(account: Account, outgoing: Outgoing, options: RequestOptions) -> Prepared:
    made = X().prepare(account, SECRET, outgoing, options)
    assert isinstance(made, dict), made
    return made


# --- signing in


def test_signing_in_with_pkce(account: Account, options: RequestOptions) -> None:
    redirect = "http://127.0.0.1:8765/callback"
    begun = X().begin_sign_in(account, Secret({"client_id": "app"}), redirect, options)
    assert isinstance(begun, Authorisation)
    asked = {name: given[0] for name, given in parse_qs(urlsplit(begun.url).query).items()}
    assert asked["redirect_uri"] == redirect
    assert asked["code_challenge_method"] == "S256"
    assert asked["state"] == begun.state
    assert "offline.access" in asked["scope"].split()
    assert begun.secret.get("code_verifier") not in begun.url
    secret = X().finish_sign_in(account, begun, "right-code", redirect, options)
    assert isinstance(secret, Secret)
    assert not secret.has("code_verifier")
    assert not X().needs_refresh(secret, options.now)
    assert X().needs_refresh(secret, options.now + timedelta(hours=2))
    wrong = X().finish_sign_in(account, begun, "wrong-code", redirect, options)
    assert isinstance(wrong, Refused)
    assert wrong.reason == Reason.SIGN_IN


def test_without_a_server_people_are_sent_to_x_itself(options: RequestOptions) -> None:
    begun = X().begin_sign_in(Account("a", "x"), Secret({"client_id": "app"}), "http://127.0.0.1:1/", options)
    assert isinstance(begun, Authorisation)
    assert begun.url.startswith("https://x.com/i/oauth2/authorize?")


def test_a_refresh_token_works_once(x: FakeX, account: Account, options: RequestOptions) -> None:
    x.refresh_tokens.append("first")
    old = Secret({"refresh_token": "first", "client_id": "app", "client_secret": "app-password"})
    new = X().refresh(account, old, options)
    assert isinstance(new, Secret)
    assert new.get("refresh_token") != "first"
    basic = x.web.asked_for("POST", "oauth2/token")[0].headers["authorization"]
    assert base64.b64decode(basic.removeprefix("Basic ")) == b"app:app-password"
    again = X().refresh(account, old, options)
    assert isinstance(again, Refused)
    assert again.reason == Reason.SIGN_IN


def test_a_refresh_without_an_answer_is_unknown(x: FakeX, account: Account, options: RequestOptions) -> None:
    x.instead = lambda _: Reply(fault="cut")
    outcome = X().refresh(account, Secret({"refresh_token": "used-up-perhaps", "client_id": "a"}), options)
    assert isinstance(outcome, Unknown)


def test_an_expired_token_that_can_be_refreshed_is_called_so(
    account: Account, options: RequestOptions
) -> None:
    secret = Secret({"access_token": "too-old", "refresh_token": "r"})
    outcome = X().send(
        account, secret, prepared(account, Outgoing(POST, "Hm", key="k"), options), options, print
    )
    assert isinstance(outcome, Refused)
    assert outcome.reason == Reason.EXPIRED


# --- what X does not allow


def test_a_stranger_cannot_be_answered_by_api(x: FakeX, account: Account, options: RequestOptions) -> None:
    target = Target("x", x.stranger())
    outgoing = Outgoing(REPLY, "An argument", key="k", target=target)
    outcome = X().send(account, SECRET, prepared(account, outgoing, options), options, lambda _: None)
    assert isinstance(outcome, Refused)
    assert (outcome.reason, outcome.key) == (Reason.RIGHT, "x.reply")


def test_a_quote_is_refused_before_anything_is_asked(
    x: FakeX, account: Account, options: RequestOptions
) -> None:
    outgoing = Outgoing(SHARE, "Read this", key="k", target=Target("x", "12"))
    refused = X().prepare(account, SECRET, outgoing, options)
    assert isinstance(refused, Refused)
    assert refused.key == "x.quote"
    assert x.web.asked == []


def test_paid_content_is_marked_as_such(x: FakeX, account: Account, options: RequestOptions) -> None:
    made = prepared(account, Outgoing(POST, "#ad A pan", key="k", paid=True), options)
    assert isinstance(X().send(account, SECRET, made, options, lambda _: None), Receipt)
    assert json.loads(x.web.asked_for("POST", "/2/tweets")[0].body)["paid_partnership"] is True
    assert x.problems == []
    passed_on = Outgoing(SHARE, "", key="k2", target=Target("x", x.stranger()), paid=True)
    assert "paid_partnership" not in prepared(account, passed_on, options)["body"]
    assert "paid_partnership" not in prepared(account, Outgoing(POST, "Hm", key="k3"), options)["body"]


# --- pictures


def test_pictures_are_uploaded_once_and_described(
    x: FakeX, account: Account, options: RequestOptions, tmp_path: Path
) -> None:
    path = tmp_path / "pixel.png"
    path.write_bytes(PIXEL)
    pictures = (Picture(str(path), "Un pixel"), Picture(str(path), ""))
    frozen = prepared(account, Outgoing(POST, "Deux", key="k", pictures=pictures), options)
    kept: list[Prepared] = []
    x.instead = lambda asked: Reply(503) if asked.path == "/2/tweets" else None
    assert isinstance(X().send(account, SECRET, frozen, options, kept.append), Unknown)
    assert [len(state["media_ids"]) for state in kept] == [1, 2]
    x.instead = lambda _: None
    again = json.loads(json.dumps(kept[-1]))
    assert isinstance(X().send(account, SECRET, again, options, kept.append), Receipt)
    assert len(x.media) == 2, "the second attempt used what the first had uploaded"
    assert x.described == {"900": "Un pixel"}
    assert base64.b64decode(x.media["900"]["media"]) == PIXEL
    assert x.posts[-1]["media"] == ["900", "901"]


def test_an_upload_that_is_too_old_is_made_again(
    x: FakeX, account: Account, options: RequestOptions, tmp_path: Path
) -> None:
    path = tmp_path / "pixel.png"
    path.write_bytes(PIXEL)
    frozen = prepared(account, Outgoing(POST, "Une", key="k", pictures=(Picture(str(path)),)), options)
    old = frozen | {"media_ids": ["1"], "media_at": (options.now - timedelta(days=2)).isoformat()}
    assert isinstance(X().send(account, SECRET, old, options, lambda _: None), Receipt)
    assert x.posts[-1]["media"] == ["900"]


def test_a_failed_upload_means_that_nothing_was_said(
    x: FakeX, account: Account, options: RequestOptions, tmp_path: Path
) -> None:
    path = tmp_path / "pixel.png"
    path.write_bytes(PIXEL)
    frozen = prepared(account, Outgoing(POST, "Une", key="k", pictures=(Picture(str(path)),)), options)
    x.instead = lambda asked: Reply(500) if "media" in asked.path else None
    outcome = X().send(account, SECRET, frozen, options, lambda _: None)
    assert isinstance(outcome, Refused)
    assert x.texts() == []


# --- reading back


TEXTS = [
    "Bonjour à tous",
    "Lire https://example.com/chemin?a=b&c=d puis example.org !",
    "1 < 2 & 3 > 2",
    "Deux  espaces\net une ligne \n",
    "Café décomposé : cafe\u0301",
    "👩‍💻 #tag @someone",
]


@pytest.mark.parametrize("text", TEXTS)
def test_what_was_accepted_without_an_answer_is_found(
    x: FakeX, account: Account, options: RequestOptions, text: str
) -> None:
    x.after = lambda asked: Reply(fault="cut") if asked.path == "/2/tweets" else None
    frozen = prepared(account, Outgoing(POST, text, key="k"), options)
    assert isinstance(X().send(account, SECRET, frozen, options, lambda _: None), Unknown)
    found = X().read_back(account, SECRET, frozen, options.now, later(options))
    assert isinstance(found, Receipt), found
    assert found.url == f"https://x.com/acme/status/{x.posts[-1]['id']}"


def test_a_reply_is_found_under_its_own_post_alone(
    x: FakeX, account: Account, options: RequestOptions
) -> None:
    first, second = x.mention("@acme un"), x.mention("@acme deux")
    replies = [
        prepared(account, Outgoing(REPLY, "Merci !", key=number, target=Target("x", number)), options)
        for number in (first, second)
    ]
    assert isinstance(X().send(account, SECRET, replies[0], options, lambda _: None), Receipt)
    assert isinstance(X().read_back(account, SECRET, replies[0], options.now, later(options)), Receipt)
    assert isinstance(X().read_back(account, SECRET, replies[1], options.now, later(options)), Absent)


def test_absence_is_not_believed_at_once(account: Account, options: RequestOptions) -> None:
    """A timeline shows a post some time after it was taken."""
    frozen = prepared(account, Outgoing(POST, "Peut-être", key="k"), options)
    early = X().read_back(account, SECRET, frozen, options.now, options)
    assert isinstance(early, CannotTell)
    assert early.key == "platform.too_early"
    assert isinstance(X().read_back(account, SECRET, frozen, options.now, later(options)), Absent)


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_clock_an_hour_off_finds_it_all_the_same(
    account: Account, options: RequestOptions, hours: int
) -> None:
    wrong = replace(options, now=options.now + timedelta(hours=hours))
    frozen = prepared(account, Outgoing(POST, "À l'heure", key="k"), wrong)
    assert isinstance(X().send(account, SECRET, frozen, wrong, lambda _: None), Receipt)
    found = X().read_back(account, SECRET, frozen, wrong.now, later(wrong))
    assert isinstance(found, Receipt), found


def test_a_timeline_of_many_pages_is_read_to_its_end(
    x: FakeX, account: Account, options: RequestOptions
) -> None:
    frozen = prepared(account, Outgoing(POST, "Au fond", key="k"), options)
    assert isinstance(X().send(account, SECRET, frozen, options, lambda _: None), Receipt)
    for number in range(250):
        x._keep({"author": "acme", "text": f"Autre {number}", "replied": ""})
    assert isinstance(X().read_back(account, SECRET, frozen, options.now, later(options)), Receipt)
    other = prepared(account, Outgoing(POST, "Nulle part", key="k2"), options)
    assert isinstance(X().read_back(account, SECRET, other, options.now, later(options)), Absent)
    for number in range(400):
        x._keep({"author": "acme", "text": f"Encore {number}", "replied": ""})
    endless = X().read_back(account, SECRET, other, options.now, later(options))
    assert isinstance(endless, CannotTell)
    assert endless.key == "platform.read_incomplete"


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("kind", [POST, REPLY])
def test_what_x_adds_is_no_other_text(
    x: FakeX, account: Account, options: RequestOptions, tmp_path: Path, text: str, kind: str
) -> None:
    path = tmp_path / "pixel.png"
    path.write_bytes(PIXEL)
    target = Target("x", x.mention()) if kind == REPLY else None
    outgoing = Outgoing(kind, text, key="k", target=target, pictures=(Picture(str(path)),))
    frozen = prepared(account, outgoing, options)
    receipt = X().send(account, SECRET, frozen, options, lambda _: None)
    found = X().read_back(account, SECRET, frozen, options.now, options)
    for outcome in (receipt, found):
        assert isinstance(outcome, Receipt)
        assert not says_otherwise(text, outcome.text)


def test_another_text_is_told(x: FakeX, account: Account, options: RequestOptions) -> None:
    frozen = prepared(account, Outgoing(POST, "Lire https://example.com", key="k"), options)
    body = b'{"data": {"id": "12", "text": "Lisez https://t.co/1234567890"}}'
    x.instead = lambda _: Reply(201, body)
    receipt = X().send(account, SECRET, frozen, options, lambda _: None)
    assert isinstance(receipt, Receipt)
    assert says_otherwise(frozen["text"], receipt.text) == "different"


def test_a_repost_is_not_taken_for_a_post() -> None:
    repost = {"id": "1", "text": "Bonjour", "referenced_posts": [{"type": "retweeted", "id": "9"}]}
    assert not is_it(repost, "Bonjour", "", "")
    assert is_it(repost, "", "", "9")
    assert not is_it(repost, "", "", "8")


def test_a_long_post_is_compared_as_a_whole() -> None:
    post = {"id": "1", "text": "Le début…", "note_post": {"text": "Le début et la fin"}}
    assert is_it(post, "Le début et la fin", "", "")


def test_texts_are_compared_without_what_x_adds() -> None:
    assert canonical("@a @b Oui  https://Example.com/", True) == canonical("Oui https://example.com", True)
    assert canonical("@a Oui", False) != canonical("Oui", False)


def test_only_the_account_is_asked_for_where_its_number_is_unknown(
    x: FakeX, account: Account, options: RequestOptions
) -> None:
    unknown = replace(account, settings=())
    outgoing = Outgoing(SHARE, "", key="k", target=Target("x", x.mention(), "https://x.com/s/status/1"))
    frozen = prepared(unknown, outgoing, options)
    assert frozen["route"] == "/2/users/7/retweets"
    assert isinstance(X().send(unknown, SECRET, frozen, options, lambda _: None), Receipt)


def test_the_request_is_shown_as_it_will_be_sent(
    x: FakeX, account: Account, options: RequestOptions, tmp_path: Path
) -> None:
    path = tmp_path / "pixel.png"
    path.write_bytes(PIXEL)
    pictures = (Picture(str(path), "Un pixel"),)
    frozen = prepared(account, Outgoing(POST, "Bonjour", key="k", pictures=pictures), options)
    shown = X().describe(account, frozen)
    assert isinstance(X().send(account, SECRET, frozen, options, lambda _: None), Receipt)
    sent: list[Asked] = x.web.asked
    assert [(one.method, one.url) for one in shown] == [
        (asked.method, f"{x.address}{asked.path}") for asked in sent
    ]
    body = json.loads(sent[-1].body)
    assert shown[-1].body["text"] == body["text"]
