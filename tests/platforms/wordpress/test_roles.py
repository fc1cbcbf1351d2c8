"""Roles on WordPress: a contributor's draft waits for review, a subscriber is not led to a page in vain."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.conftest import Program
from tests.loopback import Asked, Reply, Web, serving

ROLES = {
    "author": {"edit_posts": True, "publish_posts": True, "upload_files": True},
    "contributor": {"edit_posts": True, "read": True},
    "subscriber": {"read": True},
}


@contextmanager
def site(role: str) -> Iterator[tuple[Web, list[str]]]:
    """A blog where the account has a role; and the states that its one post went through."""
    states: list[str] = []

    def answer(asked: Asked) -> Reply:
        path = asked.path.partition("?")[0]
        if path.endswith("/users/me"):
            me = {"id": 3, "username": "carl", "slug": "carl", "capabilities": ROLES[role]}
            return Reply(body=json.dumps(me).encode())
        if asked.method == "POST" and "/wp/v2/posts" in path:
            state = json.loads(asked.body)["status"]
            if state == "publish" and role != "author":
                return Reply(403, b'{"code": "rest_cannot_publish", "message": "Sorry."}')
            states.append(state)
            link = "https://blog.example/?p=8"
            return Reply(body=json.dumps({"id": 8, "status": state, "link": link}).encode())
        return Reply(body=b"[]")

    with serving(answer) as web:
        yield web, states


@pytest.mark.parametrize(
    ("role", "code", "states", "said"),
    [
        ("author", 0, ["draft", "publish"], "https://blog.example/?p=8"),
        ("contributor", 6, ["draft", "pending"], "Your draft awaits review"),
        ("subscriber", 4, [], "the role of this account on WordPress does not allow it"),
    ],
)
def test_what_is_offered_is_what_the_role_can_do(
    role: str, code: int, states: list[str], said: str, cmdaily: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMDAILY_SECRET_BLOG", "abcd abcd abcd abcd")
    with site(role) as (web, went):
        cmdaily.ok("account", "add", "blog", "wordpress", "--server", web.address, "--handle", "carl")
        posted = cmdaily(
            "post", "The library opens on Saturday", "--title", "Library", "--to", "blog", "--yes"
        )
        told = " ".join((posted.out + posted.err).split())
    assert (posted.code, went) == (code, states), posted
    assert said in told
    assert "post-new.php" not in told
    if role == "contributor":
        assert "/wp-admin/post.php?post=8&action=edit" in told


def test_a_remedy_names_the_delivery_it_is_about(cmdaily: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CMDAILY_SECRET_BLOG", "abcd abcd abcd abcd")

    def answer(asked: Asked) -> Reply:
        path = asked.path.partition("?")[0]
        if path.endswith("/users/me"):
            me = {"id": 3, "username": "carl", "slug": "carl", "capabilities": ROLES["author"]}
            return Reply(body=json.dumps(me).encode())
        if asked.method == "POST":
            return Reply(403, b'{"code": "rest_comment_closed", "message": "Sorry."}')
        one = {"id": 1, "status": "publish", "link": "https://blog.example/a/", "slug": "a", "post": 1}
        single = path.rpartition("/")[2].isdigit()
        return Reply(body=json.dumps(one if single else [one]).encode())

    with serving(answer) as web:
        cmdaily.ok("account", "add", "blog", "wordpress", "--server", web.address, "--handle", "carl")
        address = f"{web.address}/?p=1"
        failed = cmdaily("reply", address, "Thank you all", "--to", "blog", "--yes", "--json").json
        (delivery,) = failed["deliveries"]
        shown = " ".join(cmdaily.ok("outbox", "show", delivery["id"]).out.split())
    assert delivery["error"] == "Comments are closed under this post."
    assert f"`cmdaily outbox cancel {delivery['id'][-6:]}`" in shown
