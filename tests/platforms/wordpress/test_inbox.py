"""What is said on a WordPress site: nothing left out, whenever it is approved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import Reason, Refused
from cmdaily.domain.accounts.secret import Secret
from cmdaily.locale import LANGUAGES, Translator
from cmdaily.platforms import registry
from cmdaily.platforms.contract import Incoming, Received, RequestOptions
from cmdaily.platforms.http.session import LARGEST
from cmdaily.platforms.wordpress import inbox
from cmdaily.platforms.wordpress.adapter import WordPress
from tests.fake_wordpress import AUTHOR, EDITOR, OWN, READER, FakeWordPress, fake_wordpress, problem
from tests.loopback import Asked, Reply

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
WEEK = timedelta(days=7)
SECRET = Secret({"application_password": "right"})


@pytest.fixture
def site() -> Iterator[FakeWordPress]:
    with fake_wordpress() as fake:
        yield fake


def page(site: FakeWordPress, cursor: str = "", now: datetime = NOW) -> Received | Refused:
    account = Account("acme-w", "wordpress", site.web.address, "acme", (("user_id", str(OWN)),))
    return WordPress().receive(
        account, SECRET, cursor, now - WEEK, RequestOptions(now, connect=2, read=2, total=9)
    )


def heard(site: FakeWordPress, cursor: str = "", now: datetime = NOW) -> tuple[list[Incoming], str]:
    found: list[Incoming] = []
    for _ in range(100):
        read = page(site, cursor, now)
        assert isinstance(read, Received), read
        found += read.messages
        cursor = read.cursor
        if not read.more:
            return found, cursor
    raise AssertionError("there is always more")


# --- what a comment says


def test_a_comment_is_told_as_people_see_it(site: FakeWordPress) -> None:
    shown = "<p>Fish &amp; chips 😀 &#8220;ouvert&#8221; ?<br />\nalert(1)</p>\n<p>Merci</p>\n"
    site.say("", NOW, content={"rendered": shown}, author_name="Zoé &amp; Co")
    [said], _ = heard(site)
    assert said == Incoming(
        remote_id="4#1",
        kind="comment",
        author="Zoé & Co",
        text="Fish & chips 😀 “ouvert” ?\nalert(1)\n\nMerci",
        url="http://site.test/t/#comment-1",
        received_at=NOW,
        name="Zoé & Co",
        about="4",
    )


def test_an_answer_to_the_account_is_a_reply(site: FakeWordPress) -> None:
    ours = site.say("Nous", NOW, author=OWN)
    theirs = site.say("Eux", NOW)
    site.say("À nous", NOW, parent=ours)
    site.say("À eux", NOW, parent=theirs)
    found, _ = heard(site)
    assert [(said.text, said.kind, said.about) for said in found] == [
        ("Eux", "comment", "4"),
        ("À nous", "reply", f"4#{ours}"),
        ("À eux", "comment", "4"),
    ]


# --- roles and moderation


@pytest.mark.parametrize("role", [AUTHOR, READER])
def test_a_held_comment_is_heard_when_it_is_approved(site: FakeWordPress, role: str) -> None:
    site.role = role
    held = site.say("Retenu", NOW, "hold")
    site.say("Public", NOW)
    found, cursor = heard(site)
    assert [said.text for said in found] == ["Public"]
    site.set(held, "approved")
    later = NOW + timedelta(days=20)
    found, cursor = heard(site, cursor, later)
    assert [said.text for said in found] == ["Retenu"]
    assert heard(site, cursor, later)[0] == []


def test_who_moderates_hears_what_is_held_once(site: FakeWordPress) -> None:
    held = site.say("Retenu", NOW, "hold")
    site.say("Indésirable", NOW, "spam")
    site.say("Jeté", NOW, "trash")
    found, cursor = heard(site)
    assert [said.text for said in found] == ["Retenu"]
    site.set(held, "approved")
    assert heard(site, cursor)[0] == []


def test_comments_taken_for_spam_are_heard_when_somebody_rescues_them(site: FakeWordPress) -> None:
    rescued = site.say("Pas un indésirable", NOW, "spam")
    _, cursor = heard(site)
    site.set(rescued, "approved")
    assert [said.text for said in heard(site, cursor)[0]] == ["Pas un indésirable"]


def test_a_role_that_is_shut_out_is_told_so(site: FakeWordPress) -> None:
    site.instead = lambda _: problem(403, "rest_forbidden", "<strong>API closed</strong> by a plug-in")
    refused = page(site)
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.key) == (Reason.RIGHT, "wordpress.no_comments")
    for language in LANGUAGES:
        said = Translator(language, registry.message)(refused.key, **dict(refused.values))
        assert "API closed by a plug-in" in said
        assert Translator(language, registry.message)(str(refused.remedy), **dict(refused.values))


@pytest.mark.parametrize(
    ("reply", "reason", "key"),
    [
        (problem(404, "rest_no_route"), Reason.RIGHT, "wordpress.no_comments"),
        (problem(401, "rest_cannot_access"), Reason.RIGHT, "wordpress.no_comments"),
        (problem(401, "rest_forbidden_param"), Reason.SIGN_IN, "platform.sign_in"),
        (problem(401, "incorrect_password"), Reason.SIGN_IN, "platform.sign_in"),
        (Reply(404, b"<html>"), Reason.SERVER, "platform.server"),
        (Reply(200, b"{}"), Reason.SERVER, "platform.server"),
        (Reply(200, b"<html>Welcome"), Reason.SERVER, "platform.server"),
        (Reply(503, b""), Reason.UNREACHABLE, "platform.read_status"),
        (Reply(fault="cut"), Reason.UNREACHABLE, "platform.read_cut"),
    ],
)
def test_a_site_that_does_not_show_its_comments(
    site: FakeWordPress, reply: Reply, reason: str, key: str
) -> None:
    site.instead = lambda _: reply
    refused = page(site)
    assert isinstance(refused, Refused), refused
    assert (refused.reason, refused.key) == (reason, key)


def test_a_wrong_password_is_not_hidden_by_the_list_that_everybody_sees(site: FakeWordPress) -> None:
    """WordPress takes somebody with a wrong password for a visitor, and shows them what visitors see."""
    site.say("Public", NOW)
    site.instead = lambda asked: problem(401, "rest_forbidden_param") if "status=all" in asked.path else None
    refused = page(site)
    assert isinstance(refused, Refused)
    assert refused.reason == Reason.SIGN_IN


# --- the cursor


def test_the_first_read_goes_back_to_a_moment_and_no_further(site: FakeWordPress) -> None:
    site.say("Vieux", NOW - WEEK - timedelta(hours=1))
    site.say("Neuf", NOW - WEEK + timedelta(hours=1))
    found, cursor = heard(site)
    assert [said.text for said in found] == ["Neuf"]
    assert heard(site, cursor, NOW + WEEK)[0] == []


@pytest.mark.parametrize("hours", [-11, 0, 13])
def test_the_wall_clock_of_the_site_does_not_matter(site: FakeWordPress, hours: int) -> None:
    site.zone = timedelta(hours=hours)
    site.say("Juste après", NOW - WEEK + timedelta(minutes=1))
    assert [said.text for said in heard(site)[0]] == ["Juste après"]


def test_after_a_long_absence_everything_is_there(site: FakeWordPress) -> None:
    _, cursor = heard(site)
    for day in range(90):
        site.say(f"Jour {day}", NOW + timedelta(days=day))
    found, _ = heard(site, cursor, NOW + timedelta(days=90))
    assert len(found) == 90


def test_a_clock_that_was_ahead_once_leaves_no_gap(site: FakeWordPress) -> None:
    _, cursor = heard(site, now=NOW)
    _, cursor = heard(site, cursor, NOW + timedelta(days=400))
    site.say("Entre-temps", NOW + timedelta(hours=1))
    assert [said.text for said in heard(site, cursor, NOW + timedelta(hours=2))[0]] == ["Entre-temps"]


def test_a_site_that_does_not_count_is_read_to_its_end(
    site: FakeWordPress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "SIZES", (2, 1))
    site.tells_total = False
    for number in range(5):
        site.say(f"Numéro {number}", NOW)
    found, cursor = heard(site)
    assert len(found) == 5
    assert heard(site, cursor)[0] == []


STEPS = st.one_of(
    st.tuples(st.just("say"), st.sampled_from(["approved", "hold", "spam"])),
    st.tuples(st.just("say"), st.just("approved")),
    st.tuples(st.just("own"), st.just("approved")),
    st.tuples(st.just("change"), st.sampled_from(["approved", "approved", "hold", "trash", "deleted"])),
    st.tuples(st.just("read"), st.sampled_from(["whole", "page"])),
    st.tuples(st.just("fail"), st.just("")),
    st.tuples(st.just("wait"), st.just("")),
)


@given(
    role=st.sampled_from([EDITOR, AUTHOR, READER]),
    size=st.integers(1, 4),
    steps=st.lists(st.tuples(STEPS, st.integers(0, 30)), max_size=24),
)
@settings(max_examples=80, deadline=None)
def test_nothing_is_left_out(role: str, size: int, steps: list[tuple[tuple[str, str], int]]) -> None:
    """Comments come, are approved, held and deleted while pages are read; many share a second; reads fail."""
    with fake_wordpress() as site, pytest.MonkeyPatch.context() as patch:
        patch.setattr(inbox, "SIZES", (size, 1))
        site.role = role
        cursor, now = "", NOW
        found: set[int] = set()
        for (step, what), number in steps:
            if step in ("say", "own"):
                for _ in range(1 + number % 4):
                    site.say("…", now, what, author=OWN if step == "own" else 0)
            if step == "change" and site.comments:
                chosen = site.comments[number % len(site.comments)]
                site.set(chosen["id"], what)
            if step == "wait":
                now += timedelta(days=1)
            if step in ("read", "fail"):
                site.instead = lambda _, step=step: Reply(503) if step == "fail" else None
                read = page(site, cursor, now)
                while isinstance(read, Received):
                    found |= {int(said.remote_id.partition("#")[2]) for said in read.messages}
                    cursor = read.cursor
                    if what == "page" or not read.more:
                        break
                    read = page(site, cursor, now)
        site.instead = lambda _: None
        for _ in range(
            2
        ):  # a read that was under way may have stepped over what moved; the next one finds it
            rest, cursor = heard(site, cursor, now)
            found |= {int(said.remote_id.partition("#")[2]) for said in rest}
        theirs = {each["id"] for each in site.comments if each["author"] != OWN}
        assert site.visible() & theirs <= found <= theirs
        assert heard(site, cursor, now)[0] == [], "what was heard is not heard again"


@given(cursor=st.one_of(st.text(), st.builds(json.dumps, st.recursive(st.text() | st.integers(), st.lists))))
@settings(max_examples=30, deadline=None)
def test_a_cursor_that_makes_no_sense_starts_again(cursor: str) -> None:
    with fake_wordpress() as site:
        site.say("Toujours là", NOW)
        assert [said.text for said in heard(site, cursor)[0]] == ["Toujours là"]


@pytest.mark.parametrize(
    "cursor",
    [
        '{"floor": 5}',
        '{"floor": "2026-11-20T09:00:00"}',
        '{"floor": "9999-12-31T23:59:59-05:00"}',
        '{"floor": "2026-11-20T09:00:00Z", "heard": 5}',
        '{"floor": "2026-11-20T09:00:00Z", "heard": ["x"]}',
        '{"floor": "2026-11-20T09:00:00Z", "offset": "none", "began": "2026-11-20T09:00:00Z"}',
        "[" * 100_000,
    ],
)
def test_nor_does_one_that_nearly_makes_sense(site: FakeWordPress, cursor: str) -> None:
    site.say("Toujours là", NOW)
    assert [said.text for said in heard(site, cursor)[0]] == ["Toujours là"]


# --- strange comments

STRANGE: list[Any] = [None, 5, "what?", [], {}, {"id": 9}, {"id": "x", "post": 4}, {"id": 9, "post": None}]


@pytest.mark.parametrize("strange", STRANGE)
def test_what_is_no_comment_hides_no_other(site: FakeWordPress, strange: Any) -> None:
    site.say("Bien", NOW)
    good = site.comments[0]
    site.instead = lambda _: Reply(body=json.dumps([strange, good]).encode(), headers=(("X-WP-Total", "2"),))
    found, cursor = heard(site)
    assert [said.text for said in found] == ["Bien"]
    assert heard(site, cursor)[0] == []


POOR: list[dict[str, Any]] = [
    dict.fromkeys(("author", "author_name", "content", "link", "date_gmt", "parent")),
    {
        "author_name": 5,
        "content": {"rendered": ["x"]},
        "link": "javascript:alert(1)",
        "date_gmt": "0000-00-00T00:00:00",
    },
    {"parent": 3, "_embedded": {"in-reply-to": {"code": "rest_cannot_read"}}, "date_gmt": "yesterday"},
    {"parent": 3, "_embedded": {"in-reply-to": [{"code": "rest_cannot_read"}, None]}, "author_name": ""},
    {"content": {"rendered": "half \ud83d"}, "author_name": "\udc00"},
]


@pytest.mark.parametrize("poor", POOR)
def test_a_comment_that_lacks_something_is_heard_all_the_same(
    site: FakeWordPress, poor: dict[str, Any]
) -> None:
    site.say("Bien", NOW)
    bare = site.comments[0] | {"id": 2, **poor}
    body = json.dumps([bare, site.comments[0]]).encode()
    site.instead = lambda _: Reply(body=body, headers=(("X-WP-Total", "2"),))
    found, _ = heard(site)
    assert {said.remote_id for said in found} == {"4#1", "4#2"}
    for said in found:
        assert said.author
        assert said.kind == "comment"
        assert said.url.startswith("http://")
        assert said.received_at.utcoffset() == timedelta()
        assert (said.text + said.author + said.name).encode() is not None


def test_comments_too_long_for_one_answer_are_read_in_smaller_ones(site: FakeWordPress) -> None:
    for number in range(25):
        site.say(f"Long {number}", NOW)

    def too_large(asked: Asked) -> Reply | None:
        return Reply(body=b"[" + b" " * LARGEST + b"]") if "per_page=100" in asked.path else None

    site.instead = too_large
    assert len(heard(site)[0]) == 25
