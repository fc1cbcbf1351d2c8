"""Comments on a real WordPress, heard by those who write there, moderate there, or merely read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import Receipt, Refused
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import REPLY, Outgoing, Target
from cmdaily.domain.record import replace
from cmdaily.platforms.contract import Incoming, Received, RequestOptions
from cmdaily.platforms.wordpress.adapter import WordPress
from tests.conftest import Program
from tests.e2e.servers import Server
from tests.e2e.test_wordpress import asked

pytestmark = pytest.mark.e2e


def options() -> RequestOptions:
    return RequestOptions(now=datetime.now(UTC), connect=5, read=20, total=30)


def signed_in(blog: Server, who: str) -> tuple[Account, Secret]:
    return Account(who, "wordpress", server=blog.address, handle=who), Secret(
        {"application_password": blog.people[who]}
    )


def heard(blog: Server, who: str, cursor: str = "") -> tuple[list[Incoming], str]:
    account, secret = signed_in(blog, who)
    found: list[Incoming] = []
    for _ in range(50):
        now = options()
        read = WordPress().receive(account, secret, cursor, now.now - timedelta(days=7), now)
        assert isinstance(read, Received), read
        found += read.messages
        cursor = read.cursor
        if not read.more:
            return found, cursor
    raise AssertionError("there is always more")


def article(blog: Server, who: str, title: str) -> int:
    return int(asked(blog, who, "/posts", {"title": title, "content": "…", "status": "publish"})["id"])


def comment(blog: Server, who: str, post: int, text: str, **more: Any) -> dict[str, Any]:
    made: dict[str, Any] = asked(blog, who, "/comments", {"post": post, "content": text, **more})
    return made


def test_markup_is_left_out_and_the_rest_is_told_as_it_is_shown(blog: Server) -> None:
    post = article(blog, "alice", "Balisage")
    _, cursor = heard(blog, "alice")
    written = "<b>Gras</b> <script>alert(1)</script> 😀 & <i>co</i> : 1 < 2\n\nEnsuite"
    comment(blog, "carol", post, written)
    [said], _ = heard(blog, "alice", cursor)
    assert said.text == "Gras alert(1) 😀 & co : 1 < 2\n\nEnsuite"
    assert (said.author, said.kind, said.about) == ("carol", "comment", str(post))
    assert said.url.startswith(f"{blog.address}/balisage")
    assert abs(said.received_at - datetime.now(UTC)) < timedelta(minutes=5)


def test_an_answer_to_the_account_is_a_reply_and_can_be_answered(blog: Server) -> None:
    post = article(blog, "bob", "Échange")
    _, cursor = heard(blog, "bob")
    ours = comment(blog, "bob", post, "Qu'en pensez-vous ?")
    theirs = comment(blog, "carol", post, "Du bien", parent=ours["id"])
    [said], cursor = heard(blog, "bob", cursor)
    assert (said.kind, said.about) == ("reply", f"{post}#{ours['id']}")
    account, secret = signed_in(blog, "bob")
    outgoing = Outgoing(REPLY, "Merci", key="thanks", target=Target("wordpress", said.remote_id, said.url))
    prepared = WordPress().prepare(account, secret, outgoing, options())
    assert isinstance(prepared, dict), prepared
    assert isinstance(WordPress().send(account, secret, prepared, options(), lambda _: None), Receipt)
    [answer] = asked(blog, "alice", f"/comments?parent={theirs['id']}")
    assert answer["author_name"] == "bob"
    assert heard(blog, "bob", cursor)[0] == [], "one's own answer is not news"
    now = options()
    read = WordPress().receive(account, secret, cursor, now.now - timedelta(days=7), now)
    assert isinstance(read, Received)
    assert said.remote_id in {seen.answered for seen in read.answers}, "but that it was given is"


def test_a_held_comment_is_heard_by_who_moderates_and_by_others_when_it_is_approved(blog: Server) -> None:
    """WordPress holds a comment with two links, whoever writes it."""
    post = article(blog, "alice", "Modération")
    cursors = {who: heard(blog, who)[1] for who in ("alice", "bob", "carol")}
    made = comment(blog, "carol", post, "Voir https://a.example/ et <a href='https://b.example/'>là</a>")
    assert made["status"] == "hold"
    public = comment(blog, "bob", post, "Visible")
    texts = {}
    for who in cursors:
        found, cursors[who] = heard(blog, who, cursors[who])
        texts[who] = {said.text for said in found}
    held = "Voir https://a.example/ et là (https://b.example/)"
    assert texts == {"alice": {held, "Visible"}, "bob": set(), "carol": {"Visible"}}
    asked(blog, "alice", f"/comments/{made['id']}", {"status": "approved"})
    later = {who: [said.remote_id for said in heard(blog, who, cursors[who])[0]] for who in cursors}
    assert made["id"] < public["id"], "it lies behind what was read"
    assert later == {"alice": [], "bob": [f"{post}#{made['id']}"], "carol": []}, "carol wrote it herself"


def test_an_author_hears_what_is_held_under_their_own_article(blog: Server) -> None:
    post = article(blog, "bob", "À moi")
    _, cursor = heard(blog, "bob")
    made = comment(blog, "carol", post, "https://a.example/ https://b.example/ https://c.example/")
    assert made["status"] == "hold"
    [said], cursor = heard(blog, "bob", cursor)
    assert said.remote_id == f"{post}#{made['id']}"
    asked(blog, "alice", f"/comments/{made['id']}", {"status": "approved"})
    assert heard(blog, "bob", cursor)[0] == []


def test_spam_and_trash_are_not_heard(blog: Server) -> None:
    post = article(blog, "alice", "Indésirables")
    _, cursor = heard(blog, "alice")
    for status in ("spam", "trash"):
        made = comment(blog, "carol", post, f"Achetez {status}")
        asked(blog, "alice", f"/comments/{made['id']}", {"status": status})
    comment(blog, "carol", post, "Un mot sincère")
    found, cursor = heard(blog, "alice", cursor)
    assert [said.text for said in found] == ["Un mot sincère"]
    spam = asked(blog, "alice", "/comments?status=spam")[0]
    asked(blog, "alice", f"/comments/{spam['id']}", {"status": "approved"})
    assert [said.text for said in heard(blog, "alice", cursor)[0]] == ["Achetez spam"], "rescued"


def test_more_than_a_page_of_comments_in_one_second_is_heard_whole(blog: Server) -> None:
    post = article(blog, "alice", "Affluence")
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    _, cursor = heard(blog, "alice")
    for number in range(105):
        comment(blog, "alice", post, f"Numéro {number}", author=3, date_gmt=moment)
    found, cursor = heard(blog, "alice", cursor)
    assert sorted(said.text for said in found) == sorted(f"Numéro {number}" for number in range(105))
    assert heard(blog, "alice", cursor)[0] == []


def test_a_blog_without_pretty_addresses_is_heard(blog: Server) -> None:
    account, secret = signed_in(blog, "alice")
    plain = replace(account, settings=(("rest", "plain"),))
    now = options()
    read = WordPress().receive(plain, secret, "", now.now - timedelta(days=7), now)
    assert isinstance(read, Received), read
    pretty = WordPress().receive(account, secret, "", now.now - timedelta(days=7), now)
    assert isinstance(pretty, Received)
    assert read.messages == pretty.messages
    assert read.messages


def test_a_wrong_password_hears_nothing(blog: Server) -> None:
    for who in ("alice", "carol"):
        account, _ = signed_in(blog, who)
        wrong = Secret({"application_password": "abcd efgh ijkl mnop qrst uvwx"})
        known = replace(account, settings=(("user_id", "1"),))
        refused = WordPress().receive(known, wrong, "", datetime.now(UTC) - timedelta(days=7), options())
        assert isinstance(refused, Refused), refused
        assert refused.key == "platform.sign_in"


def test_a_comment_waits_in_the_inbox_until_it_is_answered(
    blog: Server, cmdaily: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = article(blog, "bob", "Par la porte")
    monkeypatch.setenv("CMDAILY_SECRET_BLOG", blog.people["bob"])
    cmdaily.ok("account", "add", "blog", "wordpress", "--server", blog.address, "--handle", "bob")
    now = datetime.now(UTC)
    cmdaily.ok("inbox", "--refresh", now=now)
    ours = comment(blog, "bob", post, "Qui vient ?")
    comment(blog, "carol", post, "Moi & <b>un ami</b> 😀 — à quelle heure ?", parent=ours["id"])
    cmdaily.ok("inbox", "--refresh", now=now)
    waiting = cmdaily.ok("inbox", "--refresh", "--json", now=now).json["messages"]
    [message] = [one for one in waiting if one["text"].startswith("Moi & un ami 😀 — à quelle heure")]
    assert (message["kind"], message["author"]) == ("reply", "carol")
    cmdaily.ok("reply", message["ref"], "À neuf heures", now=now)
    said = asked(blog, "alice", f"/comments?post={post}&order=asc")
    assert [one["author_name"] for one in said] == ["bob", "carol", "bob"]
    assert said[2]["parent"] == said[1]["id"]
    still = cmdaily.ok("inbox", "--refresh", "--json", now=now).json["messages"]
    assert message["ref"] not in [one["ref"] for one in still]


def test_what_was_answered_on_the_site_before_does_not_wait_in_a_fresh_home(
    blog: Server, cmdaily: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = article(blog, "bob", "Déjà répondu")
    asked_first = comment(blog, "carol", post, "Faut-il réserver ?")
    comment(blog, "bob", post, "Non, venez comme vous êtes", parent=asked_first["id"])
    comment(blog, "carol", post, "Et le parking ?")
    monkeypatch.setenv("CMDAILY_SECRET_BLOG", blog.people["bob"])
    cmdaily.ok("account", "add", "blog", "wordpress", "--server", blog.address, "--handle", "bob")
    now = datetime.now(UTC)
    messages = cmdaily.ok("inbox", "--refresh", "--json", now=now).json["messages"]
    waiting = {one["text"] for one in messages if one["state"] == "open"}
    assert "Et le parking ?" in waiting
    assert "Faut-il réserver ?" not in waiting
    said = cmdaily.ok("inbox", "--all", "--json", now=now).json["messages"]
    [answered] = [one for one in said if one["text"] == "Faut-il réserver ?"]
    assert answered["state"] != "open"
