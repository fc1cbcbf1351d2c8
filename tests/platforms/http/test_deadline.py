"""Servers that drip: wherever they do it, a call as a whole ends, and hangs up."""

from __future__ import annotations

import gzip
import itertools
import json
import threading
import time
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdaily.domain.accounts.outcome import Reason, Refused, Unknown
from cmdaily.domain.record import replace
from cmdaily.platforms.contract import RequestOptions
from cmdaily.platforms.http import deadline as deadlines
from cmdaily.platforms.http.link_card import card_of
from cmdaily.platforms.http.responses import GarbageError, Response, classify, retry_after, windows
from cmdaily.platforms.http.session import LARGEST, BoundedSession
from cmdaily.services.charter import dead_links
from tests.dripping import dripping
from tests.loopback import Reply, serving
from tests.platforms.adapters import ADAPTERS, spoiled

NOW = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
HASTY = RequestOptions(NOW, connect=5.0, read=5.0, total=0.4)
"""Silence is allowed for far longer than the whole: what ends such a call is its deadline."""

OK = b"HTTP/1.1 200 OK\r\n"
JSON = b"Content-Type: application/json\r\n"
PLACES: dict[str, tuple[bytes, bytes]] = {
    "silence": (b"", b""),
    "the status line": (b"HTTP/1.1 200 ", b"O"),
    "a header": (OK + b"X-Long: ", b"a"),
    "headers": (OK, b"X-A: b\r\n"),
    "the body": (OK + JSON + b"Content-Length: 100000\r\n\r\n", b" "),
    "a body without a length": (OK + JSON + b"\r\n", b" "),
    "a chunk's size": (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
    "a chunk's extension": (OK + b"Transfer-Encoding: chunked\r\n\r\n1;", b"a"),
    "a chunk": (OK + b"Transfer-Encoding: chunked\r\n\r\nffff\r\n", b" "),
    "chunks": (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    "trailers": (OK + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n", b"X-A: b\r\n"),
    "a packed body": (OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"{}")[:12], b"\0"),
    "a redirect's body": (b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 99999\r\n\r\n", b" "),
    "100 Continue": (b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "103 Early Hints": (b"HTTP/1.1 103 Early Hints\r\n", b"Link: </a>\r\n"),
}


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("place", PLACES)
def test_a_call_ends_wherever_its_server_drips(place: str, method: str) -> None:
    with dripping(*PLACES[place]) as server, BoundedSession(HASTY) as http:
        came = http.ask(method, server.address + "/x")
        assert isinstance(came, Unknown)
        assert came.key == "platform.unknown_silence"
        assert server.gone.wait(20)
        assert len(server.asked) == 1


FLOODS: dict[str, tuple[bytes, bytes]] = {
    "headers": (OK + b"X-A: b\r\n" * 200, b""),
    "a header": (OK + b"X-A: " + b"a" * 100_000 + b"\r\n", b""),
    "a head": (OK + b"".join(b"X-%d: %s\r\n" % (n, b"a" * 60_000) for n in range(20)), b""),
    "100 Continue": (b"HTTP/1.1 100 Continue\r\n\r\n" * 200, b""),
    "long interim answers": ((b"HTTP/1.1 102 On\r\nX: " + b"a" * 60_000 + b"\r\n\r\n") * 9, b""),
    "a chunk's size": (OK + b"Transfer-Encoding: chunked\r\n\r\n" + b"0" * 5_000_000, b""),
    "trailers": (OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n" + b"X-A: b\r\n" * 500_000, b""),
    "a redirect's body": (b"HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n" + b" " * 5_000_000, b""),
}


@pytest.mark.parametrize("flood", FLOODS)
def test_what_floods_is_cut(flood: str) -> None:
    patient = RequestOptions(NOW, connect=60.0, read=60.0, total=60.0)
    with dripping(*FLOODS[flood]) as server, BoundedSession(patient) as http:
        came = http.ask("POST", server.address)
        assert isinstance(came, Unknown)
        assert server.gone.wait(20)


@pytest.mark.parametrize(
    "interim", [b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 103 Early\r\nLink: </a>\r\n\r\n"]
)
def test_honest_interim_answers_are_passed_over(interim: bytes) -> None:
    with dripping(interim * 3 + OK + b"Content-Length: 2\r\n\r\n{}") as server, BoundedSession(HASTY) as http:
        came = http.ask("GET", server.address)
        assert isinstance(came, Response)
        assert (came.status, came.body) == (200, b"{}")


def test_a_server_that_does_not_read_ends_a_long_request() -> None:
    with dripping(mute=True) as server, BoundedSession(HASTY) as http:
        came = http.ask("POST", server.address, data=b"a" * 30_000_000)
        assert isinstance(came, Unknown)


def test_a_name_server_that_never_answers_is_waited_for_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = threading.Event()
    monkeypatch.setattr(deadlines.socket, "getaddrinfo", lambda *_, **__: answered.wait(60))
    with BoundedSession(HASTY) as http:
        came = http.ask("POST", "https://network.example/x")
    answered.set()
    assert isinstance(came, Refused)
    assert came.reason == Reason.UNREACHABLE


@pytest.mark.parametrize("says", [b"", b"\x16\x03\x03\x40\x00"])
def test_a_handshake_that_drips_ends_and_nothing_was_sent(says: bytes) -> None:
    with dripping(says, says and b"\0") as server, BoundedSession(HASTY) as http:
        came = http.ask("POST", server.address.replace("http:", "https:"), data=b"a text")
        assert isinstance(came, Refused)
        assert came.reason == Reason.UNREACHABLE
        assert server.gone.wait(20)


def test_a_proxy_that_drips_its_greeting_ends_and_nothing_was_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    with dripping(b"HTTP/1.1 200 Connection established\r\n", b"X: y\r\n") as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.address.replace("http://", "http://anna:geheim@"))
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        with BoundedSession(HASTY) as http:
            came = http.ask("POST", "https://network.example/x", data=b"a text")
        assert isinstance(came, Refused)
        assert "geheim" not in repr(came)
        assert proxy.gone.wait(20)
        assert b"CONNECT network.example" in proxy.asked[0]


def test_requests_for_one_purpose_end_together() -> None:
    options = RequestOptions(NOW, total=60.0, until=time.monotonic() + 0.3)
    with dripping(OK, b"X-A: b\r\n") as server, BoundedSession(options) as http:
        assert isinstance(http.ask("GET", server.address), Unknown)
        assert isinstance(http.ask("POST", server.address), Refused)
        assert len(server.asked) == 1


PACKED: dict[str, tuple[str, bytes, bytes]] = {
    "gzip": ("gzip", gzip.compress(b'{"a": 1}'), b'{"a": 1}'),
    "zlib": ("deflate", zlib.compress(b'{"a": 1}'), b'{"a": 1}'),
    "deflate without a header": ("deflate", zlib.compress(b'{"a": 1}')[2:-4], b'{"a": 1}'),
    "nothing": ("gzip", b"", b""),
    "a name in capitals": ("GZIP", gzip.compress(b"{}"), b"{}"),
}


@pytest.mark.parametrize("what", PACKED)
def test_a_packed_answer_is_unpacked(what: str) -> None:
    encoding, body, plain = PACKED[what]
    reply = Reply(body=body, headers=(("Content-Encoding", encoding),))
    with serving(lambda _: reply) as web, BoundedSession(RequestOptions(NOW)) as http:
        came = http.ask("GET", web.address)
        assert isinstance(came, Response)
        assert came.body == plain


def _bomb() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return b"".join([*(packer.compress(bytes(1_000_000)) for _ in range(100)), packer.flush()])


def test_a_bomb_is_not_unpacked() -> None:
    with serving(lambda _: Reply(body=_bomb(), headers=(("Content-Encoding", "gzip"),))) as web:
        with BoundedSession(RequestOptions(NOW)) as http:
            came = http.ask("POST", web.address)
        assert isinstance(came, Unknown)
        assert came.key == "platform.unknown_large"
        with BoundedSession(RequestOptions(NOW), enough=1000) as http:
            came = http.ask("GET", web.address)
        assert isinstance(came, Response)
        assert len(came.body) <= LARGEST + 1


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "gzip" + ", gzip" * 500, "²"])
def test_a_packing_that_was_not_asked_for_makes_no_sense(encoding: str) -> None:
    headers = (("Content-Encoding", encoding.encode().decode("latin-1")),)
    with (
        serving(lambda _: Reply(body=gzip.compress(b"{}"), headers=headers)) as web,
        BoundedSession(RequestOptions(NOW)) as http,
    ):
        assert isinstance(http.ask("POST", web.address), Unknown)


# --- the roads to the network


@pytest.mark.parametrize("name", ADAPTERS)
@pytest.mark.parametrize("place", ["headers", "the body", "trailers", "100 Continue"])
def test_an_adapter_whose_server_drips_does_not_know_what_came_of_it(name: str, place: str) -> None:
    with spoiled(name, lambda _: Reply()) as case, dripping(*PLACES[place]) as server:
        prepared = case.prepared()
        secret = case.adapter.secret
        account = replace(case.account, server=server.address)
        platform = case.adapter.platform
        outcome = platform.send(account, secret, prepared, HASTY, lambda _: None)
        # WordPress makes a draft first, which nobody sees
        assert isinstance(outcome, Refused if name == "wordpress" else Unknown)
        found = platform.verify(account, secret, HASTY)
        assert isinstance(found, Refused)


@pytest.mark.parametrize("place", PLACES)
def test_a_link_whose_server_drips_is_not_dead(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dead_links, "SECONDS", 0.3)
    with dripping(*PLACES[place]) as server:
        assert dead_links.dead_among([server.address + "/a"]) == ()


def test_all_links_together_have_their_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dead_links, "ALL_SECONDS", 0.3)
    with dripping(OK, b"X-A: b\r\n") as server:
        links = [f"{server.address}/{n}" for n in range(40)]
        assert dead_links.dead_among(links) == ()
        assert len(server.asked) <= dead_links.AT_ONCE


@pytest.mark.parametrize("place", PLACES)
def test_a_card_of_a_page_that_drips_is_its_host(place: str) -> None:
    with dripping(*PLACES[place]) as server:
        card = card_of(server.address + "/page", HASTY, near=server.address)
        assert card.title == server.address.removeprefix("http://")


# --- nobody's password


@pytest.fixture
def netrc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = "machine 127.0.0.1 login anna password geheim\ndefault login anna password geheim\n"
    for name in (".netrc", "_netrc", "elsewhere"):
        (tmp_path / name).write_text(told)
        (tmp_path / name).chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / "elsewhere"))


def _holds(asked: Any) -> bool:
    return any(
        "geheim" in text or "YW5uYTpnZWhlaW0" in text for text in (asked.path, *asked.headers.values())
    )


@pytest.mark.usefixtures("netrc")
@pytest.mark.parametrize("name", ADAPTERS)
def test_no_adapter_sends_a_password_of_netrc(name: str) -> None:
    with spoiled(name, lambda _: Reply(302, headers=(("Location", "/other"),))) as case:
        prepared = case.prepared()
        platform, secret = case.adapter.platform, case.adapter.secret
        platform.send(case.account, secret, prepared, RequestOptions(NOW), lambda _: None)
        platform.verify(case.account, secret, RequestOptions(NOW))
        platform.read_back(case.account, secret, prepared, NOW, RequestOptions(NOW))
        assert case.web.asked
        assert not any(map(_holds, case.web.asked))


@pytest.mark.usefixtures("netrc")
def test_no_link_that_is_looked_up_and_no_card_gets_a_password() -> None:
    def answer(asked: Any) -> Reply:
        own = f"//bob:geheim@{asked.headers['host']}"
        moved = {"/a": own + "/b", "/b": "/c", "/page": own + "/b"}
        if asked.path in moved:
            return Reply(302, headers=(("Location", moved[asked.path]),))
        return Reply(200, b"<title>t</title>", (("Content-Type", "text/html"),))

    with serving(answer) as web:
        with_password = web.address.replace("://", "://bob:geheim@")
        assert dead_links.dead_among([web.address + "/a", with_password + "/c"]) == ()
        assert card_of(with_password + "/page", RequestOptions(NOW), near=web.address).title == "t"
        assert {"/a", "/b", "/c", "/page"} == {asked.path for asked in web.asked}
        assert not any(map(_holds, web.asked))
        assert not any("authorization" in asked.headers for asked in web.asked)


# --- headers that make no sense

NONSENSE = [
    "", " ", "²", "-1", "1e9", "٣", "NaN", "inf", "9" * 11, "9" * 20, "9" * 5000, "0x10", "1,2", "None", "\x00",
    "Mon, 01 Jan 0001 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "Fri, 31 Dec 9999 23:59:59 -2359",
    "Mon, 01 Jan 0001 00:00:00 +2359", "Mon, 01 Jan 99999999999999999999 00:00:00 GMT",
    "Thu, 26 Nov 2026 99:99:99 GMT", "Thu, 26 Nov 2026 08:00:00 +99999999999999", "0001-01-01", "9999-12-31T23:59:59",
    "0001-01-01T00:00:00+23:59", "2026-W48-4", "Thu, 26 Nov 2026", ", , ,", "a" * 70_000,
]  # fmt: skip
NAMES = [
    "date",
    "retry-after",
    *(
        prefix + end
        for prefix in ("x-rate-limit-", "x-ratelimit-", "ratelimit-")
        for end in ("limit", "remaining", "reset")
    ),
]


def _answer(status: int, headers: dict[str, str], body: bytes = b"{}") -> Response:
    return Response(status, headers, body, "https://network.example/", NOW)


def _holds_good(answer: Response) -> None:
    outcome = classify(answer, "post")
    again = retry_after(answer)
    moments = [again, *(window.resets_at for window in windows(answer))]
    assert all(moment is None or abs(moment - NOW) <= timedelta(days=40) for moment in moments)
    assert answer.skew() is not None
    answer.words()
    if answer.status == 429:
        assert isinstance(outcome, Refused)
        assert outcome.reason == Reason.RATE
    assert (outcome is None) == (200 <= answer.status < 300)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", NONSENSE, ids=range(len(NONSENSE)))
def test_a_header_that_makes_no_sense_is_as_if_it_were_absent(name: str, value: str) -> None:
    for status, date in itertools.product(
        (200, 302, 400, 401, 429, 503), (NONSENSE[15], format_datetime(NOW))
    ):
        _holds_good(_answer(status, {"date": date, name: value}))


@settings(max_examples=300, deadline=None)
@given(
    status=st.integers(100, 999),
    headers=st.dictionaries(
        st.sampled_from(NAMES),
        st.one_of(
            st.text(max_size=40),
            st.from_regex(r"\A[0-9²٣]{1,25}\Z"),
            st.sampled_from(NONSENSE),
            st.datetimes().map(str),
            st.datetimes(timezones=st.timezones()).map(format_datetime),
        ),
    ),
    body=st.one_of(
        st.binary(max_size=60),
        st.recursive(st.floats() | st.text() | st.none(), st.lists).map(
            lambda tree: json.dumps(tree).encode()
        ),
    ),
)
def test_no_headers_whatever_break_the_judgement(status: int, headers: dict[str, str], body: bytes) -> None:
    _holds_good(_answer(status, headers, body))


@pytest.mark.parametrize("again", [("120", 120), ("0", 0), ("Thu, 26 Nov 2026 08:05:00 GMT", 300)])
def test_a_header_that_makes_sense_is_taken(again: tuple[str, int]) -> None:
    said, seconds = again
    answer = _answer(429, {"retry-after": said, "date": format_datetime(NOW)})
    assert retry_after(answer) == NOW + timedelta(seconds=seconds)


def test_the_clock_of_another_century_is_not_believed() -> None:
    reset = str(int((NOW + timedelta(minutes=5)).timestamp()))
    for date in ("Fri, 31 Dec 9999 23:59:59 GMT", "Sat, 01 Jan 2000 00:00:00 GMT"):
        (window,) = windows(_answer(429, {"date": date, "x-rate-limit-reset": reset}))
        assert window.resets_at == NOW + timedelta(minutes=5)


NUMBERS = ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "9" * 100_000, "9" * 5_000, "1" * 500 + ".5"]


@pytest.mark.parametrize("number", NUMBERS, ids=range(len(NUMBERS)))
def test_a_number_that_is_none_is_absent_and_hides_nothing_else(number: str) -> None:
    body = f'{{"id": {number}, "text": "good", "small": -7, "half": 0.5, "big": 18446744073709551615}}'
    read = _answer(200, {}, body.encode()).object()
    assert read == {"id": None, "text": "good", "small": -7, "half": 0.5, "big": 18446744073709551615}


@pytest.mark.parametrize("body", [b"[" * 500_000, b'{"a":' * 300_000, b"[" * 100_000 + b"]" * 100_000])
def test_nesting_without_an_end_is_garbage(body: bytes) -> None:
    with pytest.raises(GarbageError):
        _answer(200, {}, body).object()
