"""Messages from Mastodon, and from servers that only resemble it: nothing is left out, nothing stops the reading."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import Reason, Refused
from cmdaily.domain.record import replace
from cmdaily.platforms.contract import Incoming, Received, RequestOptions
from cmdaily.platforms.http.session import LARGEST
from cmdaily.platforms.mastodon.adapter import Mastodon
from tests.loopback import Asked, Reply, serving
from tests.openapi import Description
from tests.platforms.adapters import ADAPTERS, HOSTILE, NOW
from tests.platforms.notifying import Habits, Notifying, person, status
from tests.specs import spec

_, ACCOUNT, SECRET, *_ = ADAPTERS["mastodon"]
WEEK, HOUR, MINUTE = timedelta(days=7), timedelta(hours=1), timedelta(minutes=1)
CALL = RequestOptions(NOW, connect=5, read=5, total=10)


class Reader:
    """Somebody who reads the account's messages, and keeps the cursor."""

    def __init__(self, address: str, options: RequestOptions = CALL) -> None:
        self.account = replace(ACCOUNT, server=address)
        self.options = options
        self.since = options.now - WEEK
        self.cursor = ""
        self.heard: dict[str, Incoming] = {}
        self.incomplete = False

    def page(self) -> Received | Refused:
        """Read a page, and keep it if it came."""
        found = Mastodon().receive(self.account, SECRET, self.cursor, self.since, self.options)
        if isinstance(found, Received):
            self.heard |= {message.remote_id: message for message in found.messages}
            self.cursor = found.cursor
            self.incomplete |= found.incomplete
        return found

    def all(self, most: int = 100) -> list[Incoming]:
        """Read until there is no more; what came, in the order in which it came."""
        came: list[Incoming] = []
        for _ in range(most):
            found = self.page()
            assert isinstance(found, Received), found
            came += found.messages
            if not found.more:
                return came
        raise AssertionError("there is always more to read")


@contextmanager
def running(habits: Habits | None = None) -> Iterator[tuple[Notifying, Reader]]:
    network = Notifying(habits or Habits(), NOW - HOUR)
    with serving(network.answer) as web:
        yield network, Reader(web.address)


@contextmanager
def answering(answer: Callable[[Asked], Reply]) -> Iterator[Reader]:
    with serving(answer) as web:
        yield Reader(web.address)


def told(*notifications: Any) -> Reply:
    return Reply(body=json.dumps(notifications).encode())


# --- what a message says


def test_a_mention_comes_in_as_a_message() -> None:
    with running() as (network, reader):
        content = "<p><span>@<span>acme</span></span> Ouvert <b>dimanche</b>&nbsp;?<br>Merci</p><p>Zoé &amp; Léo</p>"
        network.add(status=status("12", NOW, content=content))
        assert reader.all() == [
            Incoming(
                "12",
                "mention",
                "p9@elsewhere.example",
                "@acme Ouvert dimanche\xa0?\nMerci\n\nZoé & Léo",
                "https://elsewhere.example/@p9/12",
                NOW - HOUR,
                "Person 9",
            )
        ]


def test_an_answer_to_the_accounts_own_post_says_which() -> None:
    with running() as (network, reader):
        own = {"in_reply_to_id": "55", "in_reply_to_account_id": "7"}
        network.add(status=status("1", NOW, **own))
        network.add(status=status("2", NOW, **own | {"in_reply_to_account_id": "9"}))
        assert [(said.kind, said.about) for said in reader.all()] == [("mention", ""), ("reply", "55")][::-1]


def test_a_warning_stands_before_the_text() -> None:
    with running() as (network, reader):
        network.add(status=status("1", NOW, spoiler_text="Food & <wine>", content="<p>Cheese!</p>"))
        network.add(status=status("2", NOW, spoiler_text="Only this", content=""))
        assert {said.text for said in reader.all()} == {"Food & <wine>\n\nCheese!", "Only this"}


def test_only_mentions_by_others_are_heard_whatever_the_server_sends() -> None:
    with running(Habits(types=False)) as (network, reader):
        for kind in ("favourite", "reblog", "follow", "poll", "status", "of-tomorrow"):
            network.add(kind)
        network.add(status=status("own", NOW, account=person("7")))
        heard = network.add()
        assert [said.remote_id for said in reader.all()] == [heard["status"]["id"]]


def test_a_post_that_names_the_account_twice_is_one_message() -> None:
    with running() as (network, reader):
        for _ in range(2):
            network.add(status=status("12", NOW))
        assert [said.remote_id for said in reader.all()] == ["12"]


def test_the_server_is_asked_who_the_account_is_where_that_is_not_kept() -> None:
    own = {"in_reply_to_id": "55", "in_reply_to_account_id": "7"}

    def answer(asked: Asked) -> Reply:
        if "verify_credentials" in asked.path:
            return Reply(body=b'{"id": "7", "acct": "acme"}')
        return told({"id": "1", "type": "mention", "status": status("1", NOW, **own)})

    with answering(answer) as reader:
        reader.account = Account("acme-m", "mastodon", server=reader.account.server)
        assert [said.kind for said in reader.all()] == ["reply"]


# --- strange ones

STRANGE: dict[str, Any] = {
    "no status": {"status": None},
    "a status that is none": {"status": ["what?"]},
    "a status without an id": {"status": {"content": "<p>Hm</p>"}},
    "no account": {"account": None, "status": status("x", NOW, account=None)},
    "an account that is none": {"account": 5, "status": status("x", NOW, account="p9")},
    "texts that are none": {"status": status("x", NOW, content=5, spoiler_text=[], url={}, uri=None)},
    "deep HTML": {"status": status("x", NOW, content="<p>" * 10_000)},
    "no date": {"created_at": None},
    "1970": {"created_at": "1970-01-01T00:00:00.000Z"},
    "the last day of all": {"created_at": "9999-12-31T23:59:59-12:00"},
    "a date that is none": {"created_at": "yesterday"},
    "no id": {"id": None},
    "an id that is none": {"id": {"what": 1}},
    "an endless id": {"id": "9" * 5000},
    "no type": {"type": None},
}


@pytest.mark.parametrize("what", STRANGE)
@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_strange_notification_hides_no_other(what: str, place: int) -> None:
    with running(Habits(most=2)) as (network, reader):
        expected = set()
        for number in range(5):
            if number == place:
                network.add(**STRANGE[what])
            expected.add(network.add(after=MINUTE)["status"]["id"])
        reader.all()
        assert expected <= set(reader.heard)
        expected.add(network.add(after=MINUTE)["status"]["id"])
        reader.all()
        assert expected <= set(reader.heard)
        assert not reader.incomplete


def test_a_message_without_a_date_of_its_own_has_that_of_its_post() -> None:
    with running() as (network, reader):
        network.add(created_at=None, status=status("1", NOW - 3 * HOUR))
        network.add(created_at=None, status=status("2", NOW, created_at="1970-01-01T00:00:00Z"))
        assert {said.remote_id: said.received_at for said in reader.all()} == {
            "1": NOW - 3 * HOUR,
            "2": network.now,
        }


@pytest.mark.parametrize("address", ["javascript:alert(1)", "", None, 5])
def test_only_a_web_address_is_an_address(address: Any) -> None:
    with running() as (network, reader):
        network.add(status=status("1", NOW, url=address))
        network.add(status=status("2", NOW, url=address, uri=address))
        assert [said.url for said in reader.all()] == ["https://elsewhere.example/p9/1", ""]


@pytest.mark.parametrize("body", [b"", b"{}", b"null", b"5", b'{"error": "?"}', b"<html>", b"[" * 100_000])
def test_an_answer_that_makes_no_sense_is_a_refusal(body: bytes) -> None:
    with answering(lambda _: Reply(200, body)) as reader:
        refused = reader.page()
        assert isinstance(refused, Refused)
        assert refused.reason == Reason.UNREACHABLE


def test_things_that_are_no_notifications_are_nothing() -> None:
    with answering(lambda _: told(None, 5, "x", [], {})) as reader:
        assert reader.all() == []


@pytest.mark.parametrize("token", [401, 403, 422])
def test_a_token_that_is_not_theirs_is_told_as_such(token: int) -> None:
    with answering(lambda _: Reply(token, b'{"error": "The access token is invalid"}')) as reader:
        refused = reader.page()
        assert isinstance(refused, Refused)
        assert refused.reason == Reason.SIGN_IN


@pytest.mark.parametrize("fault", ["silence", "cut", "half", "endless"])
def test_a_broken_line_is_a_refusal_and_the_same_page_comes_the_next_time(fault: str) -> None:
    network, broken = Notifying(Habits(most=2), NOW - HOUR), [True]
    expected = {network.add(after=MINUTE)["status"]["id"] for _ in range(5)}
    with answering(
        lambda asked: Reply(fault=fault) if broken[0] and "max_id" in asked.path else network.answer(asked)
    ) as reader:
        reader.options = replace(HOSTILE, now=NOW)
        assert isinstance(reader.page(), Received)
        refused = reader.page()
        assert isinstance(refused, Refused)
        assert refused.reason == Reason.UNREACHABLE
        broken[0] = False
        reader.all()
        assert set(reader.heard) == expected


def test_a_rate_window_is_passed_on_with_messages_and_with_a_refusal() -> None:
    left = (("X-RateLimit-Limit", "300"), ("X-RateLimit-Remaining", "299"))
    with answering(lambda _: Reply(200, b"[]", left)) as reader:
        found = reader.page()
        assert isinstance(found, Received)
        assert [(window.scope, window.limit, window.remaining) for window in found.rate] == [
            ("read", 300, 299)
        ]
    none = (("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "2026-11-23T09:05:00.000Z"))
    date = ("Date", "Mon, 23 Nov 2026 09:00:00 GMT")
    with answering(lambda _: Reply(429, b"{}", (*none, date), date=False)) as reader:
        refused = reader.page()
        assert isinstance(refused, Refused)
        assert (refused.reason, refused.retry_at) == (Reason.RATE, NOW + 5 * MINUTE)


@pytest.mark.parametrize("date", ["Fri, 31 Dec 9999 23:59:59 -1200", "Mon, 01 Jan 0001 00:00:00 GMT", "?"])
def test_a_server_whose_clock_is_absurd_is_read_all_the_same(date: str) -> None:
    body = json.dumps([{"id": "1", "type": "mention", "status": status("1", NOW)}]).encode()
    with answering(lambda _: Reply(200, body, (("Date", date),), date=False)) as reader:
        reader.page()
        assert set(reader.heard) == {"1"}


def test_an_answer_that_is_too_long_is_asked_for_in_parts() -> None:
    def answer(asked: Asked) -> Reply:
        long = LARGEST if "limit=40" in asked.path else 10
        return told({"id": "1", "type": "mention", "status": status("1", NOW, content="x" * long)})

    with answering(answer) as reader:
        assert isinstance(reader.page(), Received)
        assert set(reader.heard) == {"1"}


# --- where a read begins and ends


def test_the_first_read_goes_back_to_its_moment_and_no_further() -> None:
    with running(Habits(most=2)) as (network, reader):
        network.now = NOW - 30 * WEEK
        for _ in range(20):
            network.add(after=WEEK)
        network.now = NOW - WEEK
        expected = {network.add(after=HOUR)["status"]["id"] for _ in range(5)}
        pages = 0
        while True:
            pages += 1
            found = reader.page()
            assert isinstance(found, Received)
            if not found.more:
                break
        assert set(reader.heard) == expected
        assert pages <= 4, "the history is not read"


@pytest.mark.parametrize("days", [-400, 400])
def test_a_wrong_clock_of_this_machine_changes_nothing(days: int) -> None:
    network = Notifying(Habits(), NOW)
    network.now -= 2 * WEEK
    network.add()
    network.now = NOW - HOUR
    expected = {network.add(after=MINUTE)["status"]["id"] for _ in range(3)}
    with serving(network.answer) as web:
        reader = Reader(web.address, replace(CALL, now=NOW + timedelta(days=days)))
        reader.all()
        assert set(reader.heard) == expected


def test_what_is_known_is_not_read_again() -> None:
    with running(Habits(most=3)) as (network, reader):
        for _ in range(10):
            network.add(after=MINUTE)
        reader.all()
        last = network.add(after=MINUTE)
        assert [said.remote_id for said in reader.all(most=1)] == [last["status"]["id"]]
        assert reader.all(most=1) == []


def test_what_comes_while_pages_are_read_is_left_to_the_next_read() -> None:
    with running(Habits(most=2)) as (network, reader):
        for _ in range(6):
            network.add(after=MINUTE)
        reader.page()
        late = network.add(after=MINUTE)
        reader.all()
        assert late["status"]["id"] not in reader.heard
        assert [said.remote_id for said in reader.all()] == [late["status"]["id"]]
        assert len(reader.heard) == 7


@pytest.mark.parametrize("numbers", [True, False])
@pytest.mark.parametrize("pages", ["compared", "standing", "inclusive"])
def test_dismissing_notifications_does_not_bring_the_history_back(pages: str, numbers: bool) -> None:
    with running(Habits(pages=pages, numbers=numbers, most=5)) as (network, reader):
        network.now = NOW - 3 * WEEK
        for _ in range(100):
            network.add(after=3 * HOUR)
        reader.all()
        for _ in range(7):
            network.dismiss(0)
        new = network.add(after=3 * HOUR)
        came = reader.all(most=4)
        assert new["status"]["id"] in {said.remote_id for said in came}
        assert len(came) <= 5
        assert not reader.incomplete


@pytest.mark.parametrize("gone", [1, 2, 4])
@pytest.mark.parametrize("pages", ["compared", "standing", "inclusive"])
def test_what_the_next_page_was_to_follow_may_be_dismissed(pages: str, gone: int) -> None:
    with running(Habits(pages=pages, most=2)) as (network, reader):
        made = [network.add(after=MINUTE) for _ in range(9)]
        reader.page()
        reader.page()
        for _ in range(gone):
            network.dismiss(4 - gone)
        reader.all()
        assert {each["status"]["id"] for each in made[:5]} <= set(reader.heard)


def test_one_that_the_server_dates_days_back_is_heard_and_stops_nothing() -> None:
    with running(Habits(most=3)) as (network, reader):
        network.add(after=MINUTE)
        reader.all()
        network.standing.clear()
        late = (NOW - timedelta(days=3)).isoformat()
        for number in range(9):
            network.add(after=MINUTE, **({"created_at": late} if number % 3 else {}))
        reader.all()
        assert len(reader.heard) == 10


@pytest.mark.parametrize(
    "cursor", ["?", "{}", "[]", "5", '"x"', '{"since": 5}', "9" * 5000, "\x00", "[" * 100_000]
)
def test_a_cursor_that_makes_no_sense_starts_again(cursor: str) -> None:
    with running() as (network, reader):
        network.now = NOW - 2 * WEEK
        network.add()
        network.now = NOW - HOUR
        last = network.add()
        reader.cursor = cursor
        assert [said.remote_id for said in reader.all()] == [last["status"]["id"]]


def test_a_cursor_of_another_server_whose_ids_this_one_does_not_take_starts_again() -> None:
    with running(Habits(most=2)) as (network, reader):
        for _ in range(6):
            network.add(after=MINUTE)
        reader.page()
    here = Notifying(Habits(), NOW)
    expected = here.add()["status"]["id"]
    with serving(lambda asked: Reply(400) if "max_id" in asked.path else here.answer(asked)) as web:
        reader.account = replace(ACCOUNT, server=web.address)
        reader.page()
        assert expected in reader.heard


def test_a_server_that_leaves_types_out_after_it_has_counted_is_read_to_its_end() -> None:
    def answer(asked: Asked) -> Reply:
        before = int(parse_qs(urlsplit(asked.path).query).get("max_id", ["9"])[0])
        link = (
            (("Link", f'<https://social.example/?max_id={before - 1}&x=y>; rel="next"'),)
            if before > 1
            else ()
        )
        said = [{"id": "2", "type": "mention", "status": status("s", NOW)}] if before == 3 else []
        return Reply(200, json.dumps(said).encode(), link)

    with answering(answer) as reader:
        assert [said.remote_id for said in reader.all()] == ["s"]


@pytest.mark.parametrize("links", [True, False])
def test_a_server_without_pages_is_asked_no_more_than_twice(links: bool) -> None:
    with running(Habits(pages="none", most=20, links=links)) as (network, reader):
        for _ in range(12):
            network.add(after=MINUTE)
        assert len(reader.all(most=2)) == 12
        assert not reader.incomplete, "so few are all there is"
        for _ in range(25):
            network.add(after=MINUTE)
        reader.all(most=2)
        assert reader.incomplete, "what stood below the page cannot be read, and that is told"


def test_a_server_that_shows_no_more_than_its_newest_is_told_of() -> None:
    with running(Habits(pages="standing", shown=64, types=False)) as (network, reader):
        network.add(after=MINUTE)
        reader.all()
        for _ in range(60):
            network.add(after=MINUTE)
        reader.all()
        assert not reader.incomplete
        for _ in range(70):
            network.add(after=MINUTE)
        reader.all()
        assert reader.incomplete


@pytest.mark.parametrize("bodies", [["a", "b"], ["a", ""], ["a", "b", "c"]])
def test_a_server_that_goes_round_in_circles_comes_to_an_end(
    bodies: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cmdaily.platforms.mastodon.inbox.PAGES", 12)
    turn = [0]

    def answer(_: Asked) -> Reply:
        turn[0] += 1
        each = bodies[turn[0] % len(bodies)]
        return told({"id": each, "type": "mention", "status": status(each, NOW)}) if each else told()

    with answering(answer) as reader:
        reader.all(most=20)


# --- whatever happens

HABITS = st.builds(
    Habits,
    pages=st.sampled_from(["compared", "standing", "inclusive"]),
    numbers=st.booleans(),
    most=st.integers(2, 6),
    shown=st.just(0),
    types=st.booleans(),
    links=st.booleans(),
    dates=st.booleans(),
)
NARROW = st.builds(
    Habits,
    pages=st.sampled_from(["none", "standing"]),
    numbers=st.booleans(),
    most=st.integers(15, 18),
    shown=st.integers(15, 24),
    types=st.booleans(),
    links=st.booleans(),
    dates=st.booleans(),
)
MINUTES = st.integers(0, 300).map(lambda minutes: timedelta(minutes=minutes))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(1, 9), MINUTES),
        st.tuples(st.just("like"), st.integers(1, 3), MINUTES),
        st.tuples(
            st.just("strange"),
            st.sampled_from(["no status", "no account", "no date", "1970", "no type"]),
            MINUTES,
        ),
        st.tuples(st.just("dismiss"), st.integers(0, 60), st.integers(1, 5)),
        st.tuples(st.just("clear"), st.just(0), st.just(0)),
        st.tuples(st.just("read"), st.integers(1, 4), st.just(0)),
        st.tuples(st.just("fail"), st.just(0), st.just(0)),
        st.tuples(st.just("forget"), st.just(0), st.just(0)),
        st.tuples(st.just("finish"), st.just(0), st.just(0)),
    ),
    max_size=30,
)


def happen(network: Notifying, reader: Reader, step: tuple[str, Any, Any]) -> None:
    what, given_, more = step
    if what in ("add", "like"):
        for _ in range(given_):
            network.add("mention" if what == "add" else "favourite", more)
    elif what == "strange":
        network.add(after=more, **STRANGE[given_])
    elif what == "dismiss":
        for _ in range(more):
            network.dismiss(given_)
    elif what == "clear":
        network.standing.clear()
    elif what == "read":
        for _ in range(given_):
            reader.page()
    elif what == "fail":
        network.failing = True
        assert isinstance(reader.page(), Refused)
        network.failing = False
    elif what == "forget":
        before = reader.cursor
        reader.page()
        reader.cursor = before
    else:
        reader.all(most=200)


def missing(network: Notifying, reader: Reader) -> set[str]:
    """The mentions that stand, and were never heard."""
    standing = {
        each["status"]["id"]
        for _, each in network.standing
        if each["type"] == "mention" and isinstance(each["status"], dict) and "id" in each["status"]
    }
    return standing - set(reader.heard)


class Stage:
    """A server that is a new one for every example."""

    address = ""
    network: Notifying

    def set(self, habits: Habits) -> tuple[Notifying, Reader]:
        self.network = Notifying(habits, NOW - HOUR)
        return self.network, Reader(self.address)

    def answer(self, asked: Asked) -> Reply:
        return self.network.answer(asked)


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    made = Stage()
    with serving(made.answer) as web:
        made.address = web.address
        yield made


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(habits=HABITS, steps=STEPS)
def test_nothing_is_left_out_whatever_happens(
    stage: Stage, habits: Habits, steps: list[tuple[str, Any, Any]]
) -> None:
    network, reader = stage.set(habits)
    for step in steps:
        happen(network, reader, step)
    reader.all(most=200)
    reader.all(most=200)
    assert missing(network, reader) == set()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(habits=NARROW, steps=STEPS)
def test_what_a_server_no_longer_shows_is_told_of(
    stage: Stage, habits: Habits, steps: list[tuple[str, Any, Any]]
) -> None:
    network, reader = stage.set(habits)
    reader.all()
    for step in steps:
        happen(network, reader, step)
    reader.all(most=200)
    reader.all(most=200)
    assert reader.incomplete or missing(network, reader) == set()


# --- as published


def test_the_request_is_as_mastodon_has_published_it() -> None:
    description, network = Description(spec("mastodon.openapi.json")), Notifying(Habits(most=2), NOW - HOUR)
    problems: list[str] = []

    def answer(asked: Asked) -> Reply:
        problems.extend(description.problems(asked))
        return network.answer(asked)

    for _ in range(5):
        network.add(after=MINUTE)
    with answering(answer) as reader:
        reader.all()
        assert len(reader.heard) == 5
    assert problems == []


def test_moments_are_in_utc() -> None:
    with running() as (network, reader):
        network.add(created_at="2026-11-23T09:30:00.000+01:00")
        [said] = reader.all()
        assert said.received_at == datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
        assert said.received_at.utcoffset() == timedelta()
