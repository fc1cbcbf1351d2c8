"""WordPress against a real one."""

from __future__ import annotations

import base64
import json
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.network import Can
from cmdaily.domain.accounts.outcome import Absent, Identity, Reason, Receipt, Refused
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import POST, REPLY, SHARE, Outgoing, Picture, Target
from cmdaily.domain.record import replace
from cmdaily.platforms.contract import Prepared, RequestOptions
from cmdaily.platforms.http.html_text import plain_text
from cmdaily.platforms.testing import PIXEL, PlatformContract
from cmdaily.platforms.wordpress.adapter import WordPress
from tests.e2e.servers import Server

pytestmark = pytest.mark.e2e


def asked(server: Server, who: str, route: str, body: dict[str, Any] | None = None) -> Any:
    """What somebody gets to see, or makes, without the adapter."""
    password = base64.b64encode(f"{who}:{server.people[who]}".encode()).decode()
    request = urllib.request.Request(  # noqa: S310  loopback
        f"{server.address}/wp-json/wp/v2{route}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Basic {password}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
        return json.load(answer)


def seen(server: Server, route: str) -> list[dict[str, Any]]:
    """What the blog's administrator sees."""
    read: list[dict[str, Any]] = asked(server, "alice", route)
    return read


def published(server: Server) -> list[str]:
    texts: list[str] = []
    while len(texts) % 100 == 0:
        page = seen(server, f"/posts?per_page=100&offset={len(texts)}")
        texts += [plain_text(post["content"]["rendered"]) for post in page]
        if not page:
            break
    return texts


class TestWordPress(PlatformContract):
    @pytest.fixture
    def platform(self) -> WordPress:
        return WordPress()

    @pytest.fixture
    def account(self, blog: Server) -> Account:
        self.blog = blog
        return Account("alice", "wordpress", server=blog.address, handle="alice")

    @pytest.fixture
    def secret(self, blog: Server) -> Secret:
        return Secret({"application_password": blog.people["alice"]})

    @pytest.fixture
    def wrong_secret(self) -> Secret:
        return Secret({"application_password": "abcd efgh ijkl mnop qrst uvwx"})

    def standing(self, account: Account, secret: Secret) -> list[str]:  # noqa: ARG002
        return published(self.blog)

    def speak_to(self, account: Account, text: str) -> str:  # noqa: ARG002
        return str(asked(self.blog, "carol", "/comments", {"post": 1, "content": text})["author_name"])


@pytest.fixture
def account(blog: Server) -> Account:
    return Account("bob", "wordpress", server=blog.address, handle="bob")


@pytest.fixture
def secret(blog: Server) -> Secret:
    return Secret({"application_password": blog.people["bob"]})


@pytest.fixture
def options() -> RequestOptions:
    return RequestOptions(now=datetime.now(UTC), connect=5, read=20, total=30)


def prepared(account: Account, secret: Secret, outgoing: Outgoing, options: RequestOptions) -> Prepared:
    made = WordPress().prepare(account, secret, outgoing, options)
    assert isinstance(made, dict), made
    return made


def sent(account: Account, secret: Secret, outgoing: Outgoing, options: RequestOptions) -> Receipt:
    made = prepared(account, secret, outgoing, options)
    receipt = WordPress().send(account, secret, made, options, lambda _: None)
    assert isinstance(receipt, Receipt), receipt
    return receipt


def test_sent_twice_over_it_stands_once(
    account: Account, secret: Secret, options: RequestOptions, blog: Server
) -> None:
    frozen = prepared(account, secret, Outgoing(POST, "Une seule fois", key="once"), options)
    first = WordPress().send(account, secret, frozen, options, lambda _: None)
    second = WordPress().send(account, secret, frozen, options, lambda _: None)
    assert isinstance(first, Receipt)
    assert second == first
    assert published(blog).count("Une seule fois") == 1


def test_a_draft_of_an_earlier_attempt_is_published(
    account: Account, secret: Secret, options: RequestOptions, blog: Server
) -> None:
    frozen = prepared(account, secret, Outgoing(POST, "Interrompu", key="interrupted"), options)

    class KilledError(Exception):
        pass

    def stop(state: Prepared) -> None:
        if state["post_id"]:
            raise KilledError

    with pytest.raises(KilledError):
        WordPress().send(account, secret, frozen, options, stop)
    assert "Interrompu" not in published(blog)
    assert isinstance(WordPress().read_back(account, secret, frozen, options.now, options), Absent)
    assert isinstance(WordPress().send(account, secret, frozen, options, lambda _: None), Receipt)
    everything = seen(blog, "/posts?status=any&per_page=100&context=edit")
    assert [post["status"] for post in everything if post["slug"] == frozen["body"]["slug"]] == ["publish"]


def test_a_text_is_no_html(account: Account, secret: Secret, options: RequestOptions, blog: Server) -> None:
    text = "1 < 2 & <b>gras</b>\nligne\n\nVoir https://example.com/a?b=c&d=e ."
    receipt = sent(account, secret, Outgoing(POST, text, key="html", title="Titre <i>brut</i>"), options)
    post = next(one for one in seen(blog, "/posts?per_page=100") if str(one["id"]) == receipt.remote_id)
    shown = post["content"]["rendered"]
    assert "<b>" not in shown
    assert '<a href="https://example.com/a?b=c&amp;d=e">' in shown
    assert "<br" in shown
    assert receipt.url == post["link"]


def test_a_share_is_a_post_with_its_link(
    account: Account, secret: Secret, options: RequestOptions, blog: Server
) -> None:
    link = "https://example.com/article"
    receipt = sent(account, secret, Outgoing(SHARE, "À lire", key="share", link=link), options)
    post = next(one for one in seen(blog, "/posts?per_page=100") if str(one["id"]) == receipt.remote_id)
    assert f'<a href="{link}">' in post["content"]["rendered"]


def test_a_picture_stands_in_the_post_with_its_description(
    account: Account, secret: Secret, options: RequestOptions, blog: Server, tmp_path: Path
) -> None:
    path = tmp_path / "pixel.png"
    path.write_bytes(PIXEL)
    outgoing = Outgoing(POST, "Avec une image", key="pic", pictures=(Picture(str(path), "Un « pixel »"),))
    receipt = sent(account, secret, outgoing, options)
    post = next(one for one in seen(blog, "/posts?per_page=100") if str(one["id"]) == receipt.remote_id)
    assert 'alt="Un « pixel »"' in post["content"]["rendered"]
    assert post["featured_media"]


def comments(blog: Server, post: str) -> list[str]:
    return [
        plain_text(one["content"]["rendered"]) for one in seen(blog, f"/comments?post={post}&per_page=100")
    ]


def test_an_answer_to_a_comment_stands_under_it(
    account: Account, options: RequestOptions, blog: Server
) -> None:
    alice = replace(account, name="alice", handle="alice")
    hers = Secret({"application_password": blog.people["alice"]})
    carol = replace(account, name="carol", handle="carol")
    reader = Secret({"application_password": blog.people["carol"]})
    post = sent(alice, hers, Outgoing(POST, "Un article", key="article"), options)
    question = sent(
        carol,
        reader,
        Outgoing(REPLY, "Une question ?", key="q", target=Target("wordpress", "", post.url)),
        options,
    )
    target = Target("wordpress", f"#{question.remote_id.partition('#')[2]}", question.url)
    answer = sent(alice, hers, Outgoing(REPLY, 'Une réponse -- "oui"...', key="a", target=target), options)
    made = seen(blog, f"/comments/{answer.remote_id.partition('#')[2]}")
    assert made["parent"] == int(question.remote_id.partition("#")[2])  # type: ignore[call-overload]


def test_a_comment_of_a_reader_is_found_again_though_its_quotes_were_changed(
    account: Account, options: RequestOptions, blog: Server
) -> None:
    carol = replace(account, name="carol", handle="carol")
    reader = Secret({"application_password": blog.people["carol"]})
    hers = Secret({"application_password": blog.people["alice"]})
    alice = replace(account, name="alice", handle="alice")
    post = sent(alice, hers, Outgoing(POST, "Un autre article", key="article2"), options)
    target = Target("wordpress", post.remote_id, post.url)
    frozen = prepared(
        carol, reader, Outgoing(REPLY, 'C\'est "bien" -- très bien...', key="c", target=target), options
    )
    assert isinstance(WordPress().read_back(carol, reader, frozen, options.now, options), Absent)
    receipt = WordPress().send(carol, reader, frozen, options, lambda _: None)
    assert isinstance(receipt, Receipt)
    found = WordPress().read_back(carol, reader, frozen, options.now, options)
    assert isinstance(found, Receipt)
    assert found.remote_id == receipt.remote_id
    again = WordPress().send(carol, reader, frozen, options, lambda _: None)
    assert isinstance(again, Refused)
    assert (again.reason, again.perhaps_sent) == (Reason.DUPLICATE, True)
    assert len(comments(blog, post.remote_id)) == 1


@pytest.mark.parametrize("target", ["999999", "#999999", "1#999999", "/no-such-post/"])
def test_what_does_not_exist_cannot_be_answered(
    account: Account, secret: Secret, options: RequestOptions, target: str
) -> None:
    url = f"{account.server}{target}" if target.startswith("/") else ""
    place = Target("wordpress", "" if url else target, url)
    refused = WordPress().prepare(account, secret, Outgoing(REPLY, "Hm", key="h", target=place), options)
    assert isinstance(refused, Refused), refused
    assert refused.reason == Reason.TARGET


def test_the_role_tells_what_may_be_done(account: Account, options: RequestOptions, blog: Server) -> None:
    rights = {}
    for name in ("alice", "bob", "carol"):
        secret = Secret({"application_password": blog.people[name]})
        identity = WordPress().verify(replace(account, handle=name), secret, options)
        assert isinstance(identity, Identity), identity
        rights[name] = identity.rights or ()
    assert Can.POST in rights["alice"]
    assert Can.POST in rights["bob"]
    assert {Can.REPLY, Can.READ_BACK, Can.INBOX} <= set(rights["carol"])
    assert Can.POST not in rights["carol"]


def test_who_may_not_post_is_told_so(account: Account, options: RequestOptions, blog: Server) -> None:
    carol = replace(account, name="carol", handle="carol")
    secret = Secret({"application_password": blog.people["carol"]})
    frozen = prepared(carol, secret, Outgoing(POST, "Interdit", key="no"), options)
    refused = WordPress().send(carol, secret, frozen, options, lambda _: None)
    assert isinstance(refused, Refused)
    assert refused.reason == Reason.RIGHT
    assert "Interdit" not in published(blog)


def test_a_blog_without_pretty_addresses_is_found(
    account: Account, secret: Secret, options: RequestOptions
) -> None:
    plain = replace(account, settings=(("rest", "plain"),))
    receipt = sent(plain, secret, Outgoing(POST, "Par l'autre chemin", key="plain"), options)
    frozen = prepared(plain, secret, Outgoing(POST, "Par l'autre chemin", key="plain"), options)
    assert WordPress().read_back(plain, secret, frozen, options.now, options) == receipt


@pytest.mark.parametrize("minutes", [-60, 60])
def test_a_clock_an_hour_off_finds_a_comment_all_the_same(
    account: Account, secret: Secret, options: RequestOptions, minutes: int
) -> None:
    wrong = replace(options, now=options.now + timedelta(minutes=minutes))
    post = sent(account, secret, Outgoing(POST, f"Article {minutes}", key=f"art{minutes}"), options)
    outgoing = Outgoing(
        REPLY, f"Décalé de {minutes}", key=f"off{minutes}", target=Target("wordpress", post.remote_id)
    )
    frozen = prepared(account, secret, outgoing, wrong)
    assert isinstance(WordPress().send(account, secret, frozen, wrong, lambda _: None), Receipt)
    assert isinstance(WordPress().read_back(account, secret, frozen, wrong.now, wrong), Receipt)
