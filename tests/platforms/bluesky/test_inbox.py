"""What is heard on Bluesky, without a server: what makes a message, what makes no sense, and that all is heard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import Reason, Refused
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.inbox.incoming import Incoming, Received
from cmdaily.domain.record import replace
from cmdaily.locale import LANGUAGES, Translator
from cmdaily.platforms import registry
from cmdaily.platforms.bluesky.adapter import Bluesky
from cmdaily.platforms.bluesky.cursor import CODEC, OVERLAP, Cursor, read_on, reading_of
from cmdaily.platforms.bluesky.inbox import incoming
from cmdaily.platforms.contract import RequestOptions
from tests.lexicon import Lexicons
from tests.loopback import Asked, Reply, Web, serving
from tests.specs import ROOT, spec

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
CALL = RequestOptions(NOW, connect=2, read=2, total=10)
SINCE = NOW - timedelta(days=7)
OWN, SOMEBODY = "did:plc:acme", "did:plc:somebody"
OWN_POST = f"at://{OWN}/app.bsky.feed.post/3jzfcijpj2z2a"
CID = "bafyreidfayvfuwqa7qlnopdjiqrxzs6blmoeu4rujcjtnci5beludirz2a"


def written(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def notified(number: int = 0, moment: datetime = NOW, text: str = "Hello?", **more: Any) -> dict[str, Any]:
    """A notification as an AppView tells it."""
    return {
        "uri": f"at://{SOMEBODY}/app.bsky.feed.post/3jzfcijpj{number:04d}",
        "cid": CID,
        "author": {"did": SOMEBODY, "handle": "somebody.test", "displayName": "Some Body", "labels": []},
        "reason": "mention",
        "record": {"$type": "app.bsky.feed.post", "text": text, "createdAt": written(moment)},
        "isRead": False,
        "indexedAt": written(moment),
        "labels": [],
        **more,
    }


def saying(told: Any) -> Reply:
    """An answer, without a Date: the server's time is this machine's."""
    return Reply(body=json.dumps(told).encode(), date=False)


def asked(
    web: Web, cursor: str = "", since: datetime = SINCE, options: RequestOptions = CALL
) -> Received | Refused:
    account = Account("acme", "bluesky", server=web.address, handle="acme.test", settings=(("did", OWN),))
    return Bluesky().receive(account, Secret({"access_jwt": "a-token"}), cursor, since, options)


def messages(*notifications: Any) -> tuple[Incoming, ...]:
    """What is received of an answer with these."""
    with serving(lambda _: saying({"notifications": list(notifications)})) as web:
        received = asked(web)
    assert isinstance(received, Received), received
    assert received.items == len(notifications)
    return received.messages


# --- a message


REF = {"uri": OWN_POST, "cid": CID}
THEIRS = {"uri": f"at://{SOMEBODY}/app.bsky.feed.post/3jzfcijpj2z2b", "cid": CID}


def replying(parent: dict[str, str], **more: Any) -> dict[str, Any]:
    record = notified()["record"] | {"reply": {"root": REF, "parent": parent}}
    return notified(**({"record": record} | more))


@pytest.mark.parametrize(
    ("notification", "kind", "about"),
    [
        (notified(), "mention", ""),
        (notified(reason="quote", reasonSubject=OWN_POST), "mention", OWN_POST),
        (replying(REF, reason="reply", reasonSubject=OWN_POST), "reply", OWN_POST),
        (replying(THEIRS, reason="reply", reasonSubject=OWN_POST), "reply", OWN_POST),
        (replying(REF), "mention", OWN_POST),
        (replying(THEIRS), "mention", ""),
    ],
    ids=["mention", "quote", "reply", "further down", "reply that mentions", "mention in another's thread"],
)
def test_who_said_what_about_which_post(notification: dict[str, Any], kind: str, about: str) -> None:
    spec("atproto-lexicons/app/bsky/notification/listNotifications.json")
    told = {"notifications": [notification]}
    lexicons = Lexicons(ROOT / "atproto-lexicons")
    assert lexicons.answer_problems("app.bsky.notification.listNotifications", told) == []
    [message] = messages(notification)
    assert (message.kind, message.about) == (kind, about)
    assert message.remote_id == f"at://{SOMEBODY}/app.bsky.feed.post/3jzfcijpj0000"
    assert message.url == "https://bsky.app/profile/somebody.test/post/3jzfcijpj0000"
    assert (message.author, message.name, message.text) == ("somebody.test", "Some Body", "Hello?")
    assert message.received_at == NOW


@pytest.mark.parametrize(
    "handle", ["handle.invalid", "", None, 7, "a b.test", "a.test\n", "x" * 300 + ".test"]
)
def test_who_has_no_handle_is_called_by_the_did(handle: Any) -> None:
    [message] = messages(notified(author={"did": SOMEBODY, "handle": handle}))
    assert message.author == SOMEBODY
    assert message.url == f"https://bsky.app/profile/{SOMEBODY}/post/3jzfcijpj0000"


@pytest.mark.parametrize(
    "reason", ["like", "repost", "follow", "subscribed-post", "something new", None, 7, ["reply"]]
)
def test_only_words_are_messages(reason: Any) -> None:
    assert messages(notified(reason=reason)) == ()


@pytest.mark.parametrize("knows", [True, False])
def test_what_the_account_said_itself_is_passed_over(knows: bool) -> None:
    token = "e30.eyJzdWIiOiAiZGlkOnBsYzphY21lIn0.e30"  # its claims are {"sub": "did:plc:acme"}
    with serving(lambda _: saying({"notifications": [notified(uri=OWN_POST), notified(1)]})) as web:
        known = (("did", OWN),) if knows else ()
        account = Account("acme", "bluesky", server=web.address, handle="acme.test", settings=known)
        received = Bluesky().receive(account, Secret({"access_jwt": token}), "", SINCE, CALL)
    assert isinstance(received, Received)
    assert [message.remote_id[-4:] for message in received.messages] == ["0001"]


@pytest.mark.parametrize(
    "strange",
    [
        None,
        7,
        "text",
        [],
        {},
        notified(uri=None),
        notified(uri="https://example.com/"),
        notified(uri=f"at://{SOMEBODY}/app.bsky.feed.like/3jzfcijpj2z2a"),
        notified(uri=f"at://{SOMEBODY}/app.bsky.feed.post/../x"),
        notified(uri=f"at://{SOMEBODY}/app.bsky.feed.post/a\u0000"),
        notified(indexedAt=None),
        notified(indexedAt="yesterday"),
        notified(indexedAt="0001-01-01T00:00:00+14:00"),
        notified(indexedAt="9999-12-31T23:59:59.999Z-"),
        notified(indexedAt=7),
        notified(record=None),
        notified(record=[]),
    ],
)
def test_what_makes_no_sense_hides_nothing_else(strange: Any) -> None:
    assert [message.remote_id[-4:] for message in messages(notified(1), strange, notified(2))] == [
        "0001",
        "0002",
    ]


JUNK = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
NAMES = ["uri", "author", "reason", "record", "indexedAt", "reasonSubject"]


@given(st.dictionaries(st.sampled_from(NAMES), JUNK), JUNK, JUNK, JUNK)
def test_a_message_is_sound_whatever_stands_in_it(spoiled: Any, text: Any, handle: Any, parent: Any) -> None:
    notification = notified()
    notification["record"] |= {"text": text, "reply": parent}
    notification["author"] |= {"handle": handle, "displayName": text}
    for one in (notification, notification | spoiled):
        message = incoming(one, OWN, NOW)
        if message is None:
            assert one is not notification
            continue
        for said in (message.author, message.text, message.url, message.name, message.about):
            said.encode()
        assert len(message.text) <= 3000
        assert len(message.name) <= 640
        assert message.author.isprintable()
        assert message.received_at.utcoffset() == timedelta()
        assert message.received_at <= NOW + timedelta(minutes=1)


def test_a_post_from_the_future_was_received_when_it_was_seen() -> None:
    [message] = messages(notified(moment=NOW + timedelta(days=400)))
    assert message.received_at == NOW


def test_the_servers_clock_counts_not_this_machines() -> None:
    later = NOW + timedelta(hours=3)
    date = ("Date", later.strftime("%a, %d %b %Y %H:%M:%S GMT"))
    reply = saying({"notifications": [notified(moment=later)]})
    with serving(lambda _: reply._replace(headers=(*reply.headers, date))) as web:
        received = asked(web)
    assert isinstance(received, Received)
    assert [message.received_at for message in received.messages] == [later]


# --- what cannot be had


@pytest.mark.parametrize(
    ("status", "error", "reason", "key"),
    [
        (400, "ExpiredToken", Reason.EXPIRED, "platform.expired"),
        (400, "InvalidToken", Reason.EXPIRED, "platform.expired"),
        (401, "AuthMissing", Reason.SIGN_IN, "platform.sign_in"),
        (501, "MethodNotImplemented", Reason.UNREACHABLE, "bluesky.no_appview"),
        (502, "UpstreamFailure", Reason.UNREACHABLE, "bluesky.no_appview"),
        (400, "InvalidRequest", Reason.OTHER, "platform.refused"),
        (429, "RateLimitExceeded", Reason.RATE, "platform.rate"),
        (500, "InternalServerError", Reason.UNREACHABLE, "platform.read_status"),
    ],
)
def test_a_refusal_says_why(status: int, error: str, reason: str, key: str) -> None:
    headers = (("RateLimit-Limit", "3000"), ("RateLimit-Remaining", "0"), ("RateLimit-Reset", "60"))
    body = json.dumps({"error": error, "message": "m"}).encode()
    with serving(lambda _: Reply(status, body, headers, date=False)) as web:
        refused = asked(web)
    assert isinstance(refused, Refused), refused
    assert (refused.reason, refused.key) == (reason, key)
    assert [(window.limit, window.remaining) for window in refused.rate] == [(3000, 0)]
    assert refused.remedy
    for language in LANGUAGES:
        for words in (refused.key, refused.remedy):
            assert Translator(language, registry.message)(words, **dict(refused.values))


@pytest.mark.parametrize(
    "reply",
    [
        Reply(body=b"[]"),
        Reply(body=b"<html>"),
        Reply(body=b"{}"),
        Reply(body=b'{"notifications": {"a": 1}}'),
        Reply(fault="cut"),
        Reply(302, b"", (("Location", "/again"),)),
    ],
)
def test_an_answer_that_is_none_is_refused(reply: Reply) -> None:
    with serving(lambda _: reply) as web:
        assert isinstance(asked(web), Refused)


def test_listening_only_reads_and_leaves_what_is_unread_unread() -> None:
    with serving(lambda _: saying({"notifications": [notified()], "cursor": ""})) as web:
        assert isinstance(asked(web), Received)
        assert [(one.method, one.path.partition("?")[0]) for one in web.asked] == [
            ("GET", "/xrpc/app.bsky.notification.listNotifications"),
            ("GET", "/xrpc/com.atproto.repo.listRecords"),  # what the account answered in another program
        ]
        assert not any("seenAt" in one.path for one in web.asked)


def test_the_rate_window_comes_along() -> None:
    headers = (("RateLimit-Limit", "3000"), ("RateLimit-Remaining", "2999"), ("RateLimit-Reset", "60"))
    with serving(lambda _: Reply(200, b'{"notifications": []}', headers)) as web:
        received = asked(web)
    assert isinstance(received, Received)
    assert [(window.limit, window.remaining) for window in received.rate] == [(3000, 2999)]


# --- reading page by page


class Said(NamedTuple):
    """Something that stands at the network: its moment in the list, in hours before now."""

    number: int
    moment: datetime


class Network:
    """An AppView: newest first, the cursor is the last moment of a page, and the next page begins strictly before it.

    With `opaque` the cursor is one that tells nothing, and passes nothing over.
    """

    def __init__(self, opaque: bool = False, largest: int = 100) -> None:
        self.said: list[Said] = []
        self.opaque = opaque
        self.largest = largest
        self.fails = 0

    def say(self, moment: datetime = NOW) -> int:
        """Something more; its number."""
        self.said.append(Said(len(self.said), moment))
        return len(self.said) - 1

    def __call__(self, asked: Asked) -> Reply:
        """The answer to a request."""
        if self.fails:
            self.fails -= 1
            return Reply(503, date=False)
        query = parse_qs(urlsplit(asked.path).query)
        return saying(self.page(min(int(query["limit"][0]), self.largest), query.get("cursor", [""])[0]))

    def page(self, limit: int, cursor: str) -> dict[str, Any]:
        """A page."""
        key = self._opaque if self.opaque else self._moment
        order = sorted(self.said, key=self._opaque, reverse=True)
        shown = [one for one in order if not cursor or key(one) < cursor]
        told: dict[str, Any] = {"notifications": [notified(one.number, one.moment) for one in shown[:limit]]}
        return told | ({"cursor": key(shown[limit - 1])} if len(shown) > limit else {})

    def _moment(self, one: Said) -> str:
        return written(one.moment)

    def _opaque(self, one: Said) -> str:
        return f"~{written(one.moment)}~{one.number:06d}"


class Reader:
    """Who reads: keeps what was heard, and the cursor."""

    def __init__(self, web: Web, since: datetime = SINCE) -> None:
        self.web, self.since = web, since
        self.cursor = ""
        self.heard: set[int] = set()
        self.asked = 0

    def page(self, options: RequestOptions = CALL) -> bool:
        """Read a page; whether there is more. A read that fails changes nothing."""
        received = asked(self.web, self.cursor, self.since, options)
        self.asked += 1
        if isinstance(received, Refused):
            return True
        self.cursor = json.loads(json.dumps(received.cursor))
        self.heard |= {int(message.remote_id[-4:]) for message in received.messages}
        return received.more

    def all(self, options: RequestOptions = CALL) -> set[int]:
        """Read to the end."""
        for _ in range(500):
            if not self.page(options):
                return self.heard
        raise AssertionError("there is always more")


@pytest.fixture
def network() -> Network:
    return Network(largest=3)


@contextmanager
def reading(network: Network, since: datetime = SINCE) -> Iterator[Reader]:
    with serving(network) as web:
        yield Reader(web, since)


def hours(number: float) -> datetime:
    return NOW - timedelta(hours=number)


def test_the_first_read_goes_back_to_its_beginning_and_no_further(network: Network) -> None:
    for ago in (1, 2, 23, 25, 30, 24 * 7, 24 * 7 + 1, 24 * 8, 24 * 9, 24 * 10):
        network.say(hours(ago))
    with reading(network) as reader:
        assert reader.all() == {0, 1, 2, 3, 4, 5}
        assert reader.asked == 3, "ten in pages of three, of which the last is not wanted"
        assert reader.all() == {0, 1, 2, 3, 4, 5}
        assert network.say(hours(24 * 6)) not in reader.all(), "so far back nobody looks"


def test_the_second_read_goes_to_where_the_first_began(network: Network) -> None:
    for ago in range(48, 96):
        network.say(hours(ago))
    with reading(network) as reader:
        reader.all()
        first = reader.asked
        new = network.say(hours(1))
        assert new in reader.all()
        assert reader.asked - first <= 13 < first, "a day further: 25 hours in pages that overlap by one"


@pytest.mark.parametrize("late", [timedelta(seconds=1), timedelta(hours=12), OVERLAP])
def test_what_appears_below_what_was_read_is_found(network: Network, late: timedelta) -> None:
    """Indexed late, or written by a slow clock."""
    for ago in range(10):
        network.say(hours(ago))
    with reading(network) as reader:
        reader.all()
        assert network.say(NOW - late) in reader.all()


def test_an_appview_that_lagged_for_days_has_hidden_nothing(network: Network) -> None:
    network.say(hours(80))
    with reading(network) as reader:
        for behind in (72, 48, 24, 0):
            reader.all(replace(CALL, now=hours(behind)))
        assert network.say(hours(70)) in reader.all()


def test_what_comes_while_pages_are_read_is_found_by_the_next_read(network: Network) -> None:
    for ago in range(10):
        network.say(hours(ago))
    with reading(network) as reader:
        assert reader.page()
        new = network.say(NOW + timedelta(seconds=10))
        assert new not in reader.all()
        assert new in reader.all()


def test_what_shares_its_moment_with_the_end_of_a_page_is_not_passed_over(network: Network) -> None:
    for _ in range(2):
        network.say(hours(1))
    for _ in range(3):
        network.say(hours(2))
    network.say(hours(3))
    with reading(network) as reader:
        assert reader.all() == set(range(6))


def test_more_of_one_moment_than_a_page_holds_does_not_hold_it_up(network: Network) -> None:
    for _ in range(9):
        network.say(hours(2))
    older = [network.say(hours(3)), network.say(hours(4))]
    with reading(network) as reader:
        assert set(older) <= reader.all()


@pytest.mark.parametrize(("status", "error"), [(400, "InvalidRequest"), (502, "InternalServerError")])
def test_a_read_whose_cursor_is_refused_begins_anew(network: Network, status: int, error: str) -> None:
    for ago in range(10):
        network.say(hours(ago))
    old = ["a cursor of the version before"]

    def answer(asked: Asked) -> Reply:
        if old[0] in parse_qs(urlsplit(asked.path).query).get("cursor", []):
            return Reply(status, json.dumps({"error": error, "message": "Malformed cursor"}).encode())
        return network(asked)

    with serving(answer) as web:
        reader = Reader(web)
        assert reader.page()
        page = json.loads(reader.cursor)["page"]
        reader.cursor = reader.cursor.replace(page, old[0])
        new = network.say(NOW + timedelta(minutes=30))
        assert reader.all() == {*range(10), new}


def test_an_outage_between_two_pages_costs_no_page_twice(network: Network) -> None:
    for ago in range(10):
        network.say(hours(ago))
    with reading(network) as reader:
        assert reader.page()
        cursor, network.fails = reader.cursor, 1
        assert reader.page()
        assert reader.cursor == cursor
        assert network.fails == 0
        assert reader.all() == set(range(10))


@pytest.mark.parametrize(
    "cursor",
    [
        "nonsense",
        "7",
        "[]",
        '{"v": 2}',
        '{"v": 1, "first": 7, "mark": null}',
        "[" * 5000,
        "2026-11-22T12:00:00.000Z",
    ],
)
def test_a_cursor_of_another_version_starts_again(network: Network, cursor: str) -> None:
    for ago in range(10):
        network.say(hours(ago))
    with reading(network) as reader:
        reader.cursor = cursor
        assert reader.all() == set(range(10))


@pytest.mark.parametrize("said", [7, [], "", None, "x" * 5000, "\ud800", "a\u0000b", "again", written(NOW)])
def test_a_servers_cursor_that_leads_nowhere_ends_the_read_and_hides_nothing_new(said: Any) -> None:
    told = {"notifications": [notified(1, hours(2))], "cursor": said}
    with serving(lambda _: saying(told)) as web:
        reader = Reader(web)
        assert reader.all() == {1}
        told["notifications"] = [notified(2, hours(1)), notified(1, hours(2))]
        assert reader.all() == {1, 2}


def test_a_moment_that_lies_hides_nothing(network: Network) -> None:
    network.say(NOW + timedelta(days=365 * 70))
    network.say(hours(100))
    with reading(network) as reader:
        reader.all()
        new = [network.say(hours(ago)) for ago in range(5)]
        assert set(new) <= reader.all()
        network.said.append(Said(9000, datetime(1970, 1, 1, tzinfo=UTC)))
        assert network.say(NOW + timedelta(seconds=5)) in reader.all()


def test_a_page_that_is_too_long_is_asked_for_in_smaller_pieces() -> None:
    network = Network()
    for ago in range(12):
        network.say(hours(ago))

    def answer(asked: Asked) -> Reply:
        limit = int(parse_qs(urlsplit(asked.path).query)["limit"][0])
        return Reply(fault="endless") if limit > 10 else network(asked)

    with serving(answer) as web:
        assert Reader(web).all() == set(range(12))


HOURS = st.sampled_from([0.0, 0.0, 0.001, 0.5, 1.0, 3.0, 9.0, 23.0])
"""How far below the newest something appears. Many share a moment."""

STEPS = st.lists(
    st.tuples(st.just("say"), st.lists(HOURS, min_size=1, max_size=5))
    | st.tuples(st.just("pages"), st.integers(1, 4))
    | st.tuples(st.just("fail"), st.integers(1, 2))
    | st.tuples(st.just("wait"), st.sampled_from([1, 20, 90, 60 * 30])),
    max_size=14,
)


@pytest.fixture(scope="module")
def stage() -> Iterator[tuple[Web, list[Network]]]:
    """A server that answers as the last network of a list."""
    networks: list[Network] = []
    with serving(lambda asked: networks[-1](asked)) as web:  # noqa: PLW0108  it changes
        yield web, networks


@settings(deadline=None, max_examples=150)
@given(opaque=st.booleans(), size=st.integers(6, 12), steps=STEPS)
def test_nothing_is_left_out(
    stage: tuple[Web, list[Network]], opaque: bool, size: int, steps: list[tuple[str, Any]]
) -> None:
    """Whatever arrives when, however pages end, and wherever reading is interrupted: the cursor steps over nothing.

    A page holds more than share one moment.
    """
    web, networks = stage
    network = Network(opaque, size)
    networks.append(network)
    reader, now = Reader(web), NOW
    moments: dict[datetime, int] = {}
    for step, given_ in steps:
        options = replace(CALL, now=now)
        if step == "say":
            for ago in given_:
                moment = now - timedelta(hours=ago)
                moments[moment] = moments.get(moment, 0) + 1
                if moments[moment] < size - 1:
                    network.say(moment)
        elif step == "pages":
            for _ in range(given_):
                if not reader.page(options):
                    break
        elif step == "fail":
            network.fails = given_
            reader.page(options)
        else:
            now += timedelta(minutes=given_)
    network.fails = 0
    options = replace(CALL, now=now)
    reader.all(options)
    assert reader.all(options) == set(range(len(network.said)))
    web.asked.clear()


def test_how_far_it_is_read_fits_in_a_text() -> None:
    reading = Cursor(SINCE, hours(3), "a page", hours(1))
    assert reading_of(CODEC.write(reading), NOW) == reading
    assert len(CODEC.write(reading)) < 300
    ended = read_on(reading, [hours(9)], None, NOW)
    assert ended == Cursor(SINCE, hours(1))
    assert reading_of(CODEC.write(ended), NOW) == ended
