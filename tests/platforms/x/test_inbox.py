"""What is said to an account on X: nothing left out, and nothing paid for twice that has settled."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import Reason, Refused
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import POST, Outgoing
from cmdaily.platforms.contract import Incoming, Received, RequestOptions
from cmdaily.platforms.x.adapter import X
from cmdaily.platforms.x.inbox import number_at
from tests.fake_x import FakeX, fake_x
from tests.loopback import Asked, Reply

SECRET = Secret({"access_token": "right-token"})


@pytest.fixture
def x() -> Iterator[FakeX]:
    with fake_x() as fake:
        yield fake


@pytest.fixture
def account(x: FakeX) -> Account:
    return account_of(x)


def account_of(x: FakeX) -> Account:
    return Account("acme-x", "x", server=x.address, handle="acme", settings=(("user_id", "7"),))


def page(account: Account, cursor: str = "", days: int = 7) -> Received | Refused:
    now = datetime.now(UTC)
    return X().receive(
        account, SECRET, cursor, now - timedelta(days=days), RequestOptions(now, connect=2, read=2, total=4)
    )


def heard(account: Account, cursor: str = "") -> tuple[list[Incoming], str]:
    found: list[Incoming] = []
    for _ in range(50):
        read = page(account, cursor)
        assert isinstance(read, Received), read
        found += read.messages
        cursor = read.cursor
        if not read.more:
            return found, cursor
    raise AssertionError("there is always more")


def queries(x: FakeX) -> list[dict[str, str]]:
    return [
        {name: given[0] for name, given in parse_qs(urlsplit(asked.path).query).items()}
        for asked in x.web.asked_for("GET", "/mentions")
    ]


# --- what a mention says


def test_a_mention_is_told_as_people_see_it(x: FakeX, account: Account) -> None:
    yesterday = datetime.now(UTC).replace(microsecond=0) - timedelta(
        days=1
    )  # a first reading goes a week back
    number = x.mention(
        "@acme 1 < 2 & lire https://example.com/a?b=c&d=e 👩‍💻",
        created_at=f"{yesterday:%Y-%m-%dT%H:%M:%S}.000Z",
    )
    [said], _ = heard(account)
    assert said == Incoming(
        remote_id=number,
        kind="mention",
        author="somebody",
        text="@acme 1 < 2 & lire https://example.com/a?b=c&d=e 👩‍💻",
        url=f"https://x.com/somebody/status/{number}",
        received_at=yesterday,
        name="Some Body",
    )


def test_a_reply_tells_what_it_answers(x: FakeX, account: Account) -> None:
    ours = x._keep({"author": "acme", "text": "Ouvert"})
    x.mention("@acme Merci", reply_to=ours)
    theirs = x.stranger()
    beside = [{"type": "replied_to", "id": theirs}]
    x.mention("@else @acme Aussi", in_reply_to_user_id="99", referenced_posts=beside)
    found, _ = heard(account)
    assert {(said.kind, said.about) for said in found} == {("reply", ours), ("mention", "")}


def test_a_long_post_is_told_whole(x: FakeX, account: Account) -> None:
    whole = {"text": "@acme Le début &amp; la fin", "entities": None}
    x.mention("@acme Le début…", note_post=whole)
    [said], _ = heard(account)
    assert said.text == "@acme Le début & la fin"


def test_the_account_does_not_hear_itself(x: FakeX, account: Account) -> None:
    x._keep({"author": "acme", "text": "@acme, c'est nous"})
    read = page(account)
    assert isinstance(read, Received)
    assert (read.messages, read.items) == ((), 1), "it is not told, but it was paid for"


def test_only_the_account_is_asked_for_where_its_number_is_unknown(x: FakeX) -> None:
    x.mention("@acme Bonjour")
    [said], _ = heard(Account("acme-x", "x", server=x.address, handle="acme"))
    assert said.text == "@acme Bonjour"


# --- the cursor


def test_the_first_read_goes_back_to_a_moment_and_no_further(x: FakeX, account: Account) -> None:
    x.mention("@acme vieux", created_at=(datetime.now(UTC) - timedelta(days=8)).isoformat())
    x.mention("@acme neuf", created_at=(datetime.now(UTC) - timedelta(days=6)).isoformat())
    found, cursor = heard(account)
    assert [said.text for said in found] == ["@acme neuf"]
    assert heard(account, cursor) == ([], cursor)
    assert queries(x)[-1]["since_id"] == found[0].remote_id


def test_a_silence_at_first_does_not_move_the_beginning(x: FakeX, account: Account) -> None:
    _, cursor = heard(account)
    x.mention("@acme oublié ?", created_at=(datetime.now(UTC) - timedelta(days=3)).isoformat())
    read = page(account, cursor, days=1)
    assert isinstance(read, Received)
    assert [said.text for said in read.messages] == ["@acme oublié ?"]


def test_what_is_said_while_pages_are_read_belongs_to_the_next_read(x: FakeX, account: Account) -> None:
    x.page = 2
    early = {x.mention(f"@acme {number}") for number in range(5)}
    first = page(account)
    assert isinstance(first, Received)
    assert first.more
    late = x.mention("@acme entre-temps")
    rest, cursor = heard(account, first.cursor)
    assert {said.remote_id for said in (*first.messages, *rest)} == early
    after, _ = heard(account, cursor)
    assert [said.remote_id for said in after] == [late]
    assert len(x.charged) == 6


def test_a_post_that_shows_up_late_is_heard(x: FakeX, account: Account) -> None:
    now = datetime.now(UTC)
    first = x.mention("@acme vite", id=str(number_at(now - timedelta(seconds=20))))
    read = page(account)
    assert isinstance(read, Received)
    late = x.mention("@acme en retard", id=str(number_at(now - timedelta(seconds=50))))
    again = page(account, read.cursor)
    assert isinstance(again, Received)
    assert {said.remote_id for said in again.messages} == {first, late}


def test_what_has_settled_is_not_paid_for_again(x: FakeX, account: Account) -> None:
    settled = x.mention("@acme tôt", id=str(number_at(datetime.now(UTC) - timedelta(minutes=5))))
    _, cursor = heard(account)
    assert heard(account, cursor) == ([], cursor)
    assert x.charged == [settled]


STEPS = st.one_of(
    st.tuples(st.just("say"), st.integers(1, 7)),
    st.tuples(st.just("read"), st.just(0)),
    st.tuples(st.sampled_from(["refuse", "cut", "lose"]), st.just(0)),
)


@given(size=st.integers(1, 4), steps=st.lists(STEPS, max_size=14))
@settings(max_examples=60, deadline=None)
def test_nothing_is_left_out_and_nothing_is_paid_twice(size: int, steps: list[tuple[str, int]]) -> None:
    """However much is said while pages are read, all of it in one second, and wherever reads are interrupted."""
    with fake_x() as x:
        x.page = size
        account, cursor, lost = account_of(x), "", 0
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        found: list[str] = []
        for step, number in steps:
            for each in range(number):
                x.mention(f"@acme {each}", created_at=moment)
            if step == "say":
                continue
            x.instead = lambda _, step=step: {"refuse": Reply(429), "cut": Reply(fault="cut")}.get(step)
            x.after = lambda _, step=step: Reply(fault="cut") if step == "lose" else None
            before = len(x.charged)
            read = page(account, cursor)
            if isinstance(read, Received):
                assert read.items == len(x.charged) - before
                found += [said.remote_id for said in read.messages]
                cursor = read.cursor
            else:
                assert step != "read", read
                lost += len(x.charged) - before
        x.instead = x.after = lambda _: None
        for _ in range(2):  # the second finds what was said while the first was under way
            rest, cursor = heard(account, cursor)
            found += [said.remote_id for said in rest]
        assert sorted(found) == sorted(post["id"] for post in x.posts), "each once"
        assert len(x.charged) == len(found) + lost, "what was paid for twice was lost on the way"


@given(cursor=st.one_of(st.text(), st.builds(json.dumps, st.recursive(st.text() | st.integers(), st.lists))))
@settings(max_examples=30, deadline=None)
def test_a_cursor_that_makes_no_sense_starts_again(cursor: str) -> None:
    with fake_x() as x:
        x.mention("@acme toujours là")
        assert [said.text for said in heard(account_of(x), cursor)[0]] == ["@acme toujours là"]


@pytest.mark.parametrize(
    "cursor",
    [
        '{"start": "2026-11-20T09:00:00"}',
        '{"start": 5, "after": "1"}',
        '{"start": "0001-01-01T00:00:00+05:00"}',
        '{"start": "9999-12-31T23:59:59-05:00"}',
        '{"start": "2026-11-20T09:00:00Z", "after": "soon"}',
        '{"start": "9999-12-30T09:00:00Z"}',
        "[" * 100_000,
    ],
)
def test_nor_does_one_that_nearly_makes_sense(x: FakeX, account: Account, cursor: str) -> None:
    x.mention("@acme toujours là")
    x.instead = lambda asked: Reply(400) if "start_time=9999" in asked.path else None
    assert [said.text for said in heard(account, cursor)[0]] == ["@acme toujours là"]


def test_a_page_that_is_gone_is_read_from_the_first_again(x: FakeX, account: Account) -> None:
    x.page = 2
    numbers = {x.mention(f"@acme {number}") for number in range(5)}
    first = page(account)
    assert isinstance(first, Received)
    gone = json.dumps(json.loads(first.cursor) | {"page": "gone"})
    rest, _ = heard(account, gone)
    assert {said.remote_id for said in rest} == numbers


def test_a_post_too_old_to_read_on_from_gives_way_to_a_moment(x: FakeX, account: Account) -> None:
    x.mention("@acme avant")
    _, cursor = heard(account)
    x.forgets = 1_700_000_000_000_000_000
    later = x.mention("@acme après")
    found, cursor = heard(account, cursor)
    assert later in {said.remote_id for said in found}
    x.forgets = 0
    assert heard(account, cursor)[0] == []


# --- what goes wrong


def answer(x: FakeX, *posts: Any, **more: Any) -> None:
    body = json.dumps({"data": list(posts), "meta": {"result_count": len(posts)}, **more})
    x.instead = lambda asked: Reply(body=body.encode()) if "/mentions" in asked.path else None


GOOD = {"id": "1700000000000000009", "text": "@acme bien", "author_id": "70"}

STRANGE: list[Any] = [
    None,
    7,
    "what?",
    {},
    {"id": "x", "text": "no number"},
    {"id": "9999999999999999999", "text": "said in a hundred years"},
    {"id": None, "text": "none"},
    ["a", "list"],
]
POOR: list[dict[str, Any]] = [
    {},
    {"text": None, "author_id": None, "created_at": None},
    {"text": 5, "author_id": ["7"], "created_at": "yesterday", "entities": "none"},
    {
        "text": "@acme &lt;",
        "entities": {"urls": ["x", {"url": 5}]},
        "referenced_posts": {"type": "replied_to"},
    },
    {"text": "@acme \ud83d", "author_id": "70", "in_reply_to_user_id": "7", "referenced_posts": [None, {}]},
    {"text": "@acme", "note_post": 5, "created_at": "0001-01-01T00:00:00+14:00"},
]


@pytest.mark.parametrize("strange", STRANGE)
def test_what_is_no_post_hides_no_other(x: FakeX, account: Account, strange: Any) -> None:
    answer(x, strange, GOOD)
    found, cursor = heard(account)
    assert [said.text for said in found] == ["@acme bien"]
    heard(account, cursor)
    assert queries(x)[-1]["since_id"] == GOOD["id"], "the reading goes on"


@pytest.mark.parametrize("poor", POOR)
def test_a_post_that_lacks_something_is_heard_all_the_same(
    x: FakeX, account: Account, poor: dict[str, Any]
) -> None:
    answer(x, {"id": "1700000000000000010", **poor}, GOOD)
    found, _ = heard(account)
    assert {said.remote_id for said in found} == {"1700000000000000010", GOOD["id"]}
    for said in found:
        assert said.author
        assert said.url.startswith("https://x.com/")
        assert said.received_at.utcoffset() == timedelta()
        assert repr(said).encode()


def test_an_author_who_is_gone_is_called_by_their_number(x: FakeX, account: Account) -> None:
    gone = {"detail": "Could not find user with id: [70].", "title": "Not Found Error", "resource_id": "70"}
    answer(x, GOOD, errors=[gone], includes={"users": [{"id": "71", "username": "other"}, None]})
    [said], _ = heard(account)
    assert (said.author, said.name) == ("70", "")
    assert said.url == f"https://x.com/i/web/status/{GOOD['id']}"


def test_posts_that_come_along_are_counted(x: FakeX, account: Account) -> None:
    answer(x, GOOD, includes={"posts": [{"id": "1", "text": "the one that is answered"}]})
    read = page(account)
    assert isinstance(read, Received)
    assert read.items == 2


def test_errors_alone_are_no_silence(x: FakeX, account: Account) -> None:
    x.instead = lambda _: Reply(body=b'{"errors": [{"detail": "Could not find user with id: [7]."}]}')
    refused = page(account)
    assert isinstance(refused, Refused)
    assert "Could not find user" in repr(refused.values)


def test_the_same_page_for_ever_is_refused(x: FakeX, account: Account) -> None:
    answer(x, GOOD, meta={"next_token": "again"})
    first = page(account)
    assert isinstance(first, Received)
    assert isinstance(page(account, first.cursor), Refused)


def reset_at() -> int:
    return int((datetime.now(UTC) + timedelta(minutes=5)).timestamp())


@pytest.mark.parametrize(
    ("status", "detail", "reason"),
    [
        (402, "Your enrolled account does not have any credits", Reason.PRICE),
        (403, "You currently have access to a subset of X API V2 endpoints", Reason.RIGHT),
        (401, "Unauthorized", Reason.SIGN_IN),
        (429, "Too Many Requests", Reason.RATE),
        (429, "Usage cap exceeded: Monthly product cap", Reason.CAP),
        (400, "no such thing", Reason.CONTENT),
        (503, "Over capacity", Reason.UNREACHABLE),
    ],
)
def test_x_refuses(x: FakeX, account: Account, status: int, detail: str, reason: str) -> None:
    headers = (("x-rate-limit-remaining", "0"), ("x-rate-limit-reset", str(reset_at())))
    body = json.dumps({"detail": detail}).encode()

    def refuse(_: Asked) -> Reply:
        return Reply(status, body, headers)

    x.instead = refuse
    refused = page(account)
    assert isinstance(refused, Refused), refused
    assert refused.reason == reason
    assert (refused.retry_at is not None) == (reason == Reason.RATE)


def test_what_was_sent_meanwhile_is_not_heard(account: Account) -> None:
    _, cursor = heard(account)
    outgoing = Outgoing(POST, "@acme parle de soi", key="k")
    options = RequestOptions(datetime.now(UTC), connect=2, read=2, total=4)
    frozen = X().prepare(account, SECRET, outgoing, options)
    assert isinstance(frozen, dict)
    X().send(account, SECRET, frozen, options, lambda _: None)
    assert heard(account, cursor)[0] == []


# --- what was answered in X's own program


def answered(account: Account, cursor: str) -> tuple[list[str], Received]:
    read = page(account, cursor)
    assert isinstance(read, Received), read
    return [seen.answered for seen in read.answers], read


def test_an_answer_is_seen_once_it_stands_and_its_post_is_not_paid_for_again(
    x: FakeX, account: Account
) -> None:
    settled = datetime.now(UTC) - timedelta(minutes=5)
    mention = x.mention("@acme ouvert ?", id=str(number_at(settled)))
    _, cursor = heard(account)
    replied = [{"type": "replied_to", "id": mention}]
    own = {
        "author": "acme",
        "text": "@somebody oui",
        "id": str(number_at(settled) + 1),
        "referenced_posts": replied,
    }
    x._keep(own)
    found, read = answered(account, cursor)
    assert (found, read.items) == ([mention], 2), "the answer, and the post that comes along with it"
    found, read = answered(account, read.cursor)
    assert (found, read.items) == ([], 0)


def test_what_cannot_be_seen_of_the_account_costs_no_message(x: FakeX, account: Account) -> None:
    x.mention("@acme toujours là")
    x.instead = lambda asked: Reply(500) if asked.path.partition("?")[0].endswith("/tweets") else None
    read = page(account)
    assert isinstance(read, Received)
    assert ([said.text for said in read.messages], read.answers) == (["@acme toujours là"], ())


def test_what_a_protected_account_says_is_private(x: FakeX, account: Account) -> None:
    users = [{"id": "70", "username": "shy", "name": "Shy", "protected": True}]
    answer(x, GOOD, includes={"users": users})
    [said], _ = heard(account)
    assert (said.author, said.private) == ("shy", True)
