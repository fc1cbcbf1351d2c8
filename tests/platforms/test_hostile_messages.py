"""One message never hides another: HTML, JSON and fields that make no sense, and what is kept of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.inbox.incoming import MENTION, UNREADABLE, Incoming, Received
from cmdaily.domain.routines.proof import is_web_address
from cmdaily.platforms.bluesky import inbox as bluesky_notifications
from cmdaily.platforms.bluesky.adapter import Bluesky
from cmdaily.platforms.contract import Listens, RequestOptions
from cmdaily.platforms.http.html_text import comparable, plain_text, unescape
from cmdaily.platforms.http.json_text import parse
from cmdaily.platforms.http.link_card import card_of
from cmdaily.platforms.http.messages import LONGEST_TEXT, bounded, each_alone, unreadable
from cmdaily.platforms.mastodon import inbox as mastodon_notifications
from cmdaily.platforms.mastodon.adapter import Mastodon
from cmdaily.platforms.wordpress import inbox as wordpress_inbox
from cmdaily.platforms.wordpress.adapter import WordPress
from cmdaily.platforms.wordpress.client import plain
from cmdaily.platforms.x import inbox as x_mentions
from cmdaily.platforms.x.adapter import X
from tests.loopback import Reply, serving
from tests.platforms.notifying import person, status

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
CALL = RequestOptions(NOW, connect=2, read=5, total=10)

# --- HTML

ENDLESS = (
    *("<a " * 100_000, "<!--" * 100_000, "<" * 400_000, "<![ boom" * 50_000, '<a x="' * 60_000),
    *('<a x=">' * 60_000, "&#" + "9" * 100_000, "</a" * 100_000, "<script>" * 50_000, "&" * 400_000),
    *("<a href=" * 50_000 + ">", "<p>" * 100_000, " @a-" * 50_000, "@" + "a." * 100_000),
)
"""html.parser takes minutes for some of these."""


@pytest.mark.parametrize("markup", ENDLESS, ids=lambda markup: markup[:8])
def test_no_html_takes_long(markup: str) -> None:
    """The time limit of the whole series would find it: seconds for these, if reading were quadratic minutes."""
    for read in (plain_text, plain, comparable, lambda text: plain_text(text, links=True)):
        assert isinstance(read(markup), str)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<![ boom", "<![ boom"),
        ("Hello <![ boom", "Hello <![ boom"),
        ("a < b and <3", "a < b and <3"),
        ("<p>one</p><!-- hidden --><p>two</p>", "one\n\ntwo"),
        ("kept <!-- never closed", "kept <!-- never closed"),
        ('<img alt="a > b" src="x">after', "after"),
        ("<script>alert(1)</script>seen", "seen"),
        ("<script>never closed", ""),
        ("&#" + "9" * 5000 + "; &amp; &eacute;", "\ufffd & é"),
        ("<P>caps<BR>break</P>", "caps\nbreak"),
    ],
)
def test_html_that_makes_no_sense_is_text(markup: str, text: str) -> None:
    assert plain_text(markup) == text


@given(
    st.lists(
        st.sampled_from(["<", ">", "a", "/", "!", "-", "=", '"', "'", "p", " ", "&", "#", "["]), max_size=40
    )
)
@settings(max_examples=300, deadline=None)
def test_reading_html_raises_nothing_and_adds_nothing(parts: list[str]) -> None:
    markup = "".join(parts)
    shown = plain_text(markup)
    assert len(shown) <= 2 * len(markup)
    assert plain_text(markup, links=True) == shown, "there is no address in it"


class Oracle(HTMLParser):
    """Python's own reader, for HTML that makes sense."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said = ""

    def handle_data(self, data: str) -> None:
        self.said += data


INLINE = st.recursive(
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=12).map(
        lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    ),
    lambda inner: st.tuples(st.sampled_from(["b", "i", "span", "em"]), st.lists(inner, max_size=3)).map(
        lambda pair: f'<{pair[0]} class="a > b">{"".join(pair[1])}</{pair[0]}>'
    ),
    max_leaves=8,
)


@given(INLINE)
@settings(max_examples=200, deadline=None)
def test_html_that_makes_sense_is_read_as_python_reads_it(markup: str) -> None:
    oracle = Oracle()
    oracle.feed(markup)
    oracle.close()
    assert plain_text(markup) == oracle.said.strip()


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('See <a href="https://a.example/x">here</a>!', "See here (https://a.example/x)!"),
        ('<a href="https://a.example/x/">a.example/x</a>', "a.example/x"),
        ('<a href="https://a.example/long/way">a.example/lo…</a>', "https://a.example/long/way"),
        ('<a href="https://a.example/@moi">@<span>moi</span></a>', "@moi"),
        ('<a href="https://a.example/tags/x">#x</a>', "#x"),
        ('<a href="javascript:alert(1)">here</a>', "here"),
        ('<a href="https://a.example/?a=1&amp;b=2"></a>', "https://a.example/?a=1&b=2"),
    ],
)
def test_links_are_kept(markup: str, text: str) -> None:
    assert plain_text(markup, links=True) == text


# --- JSON


def test_one_value_costs_no_other() -> None:
    body = b'{"a": [1, ' + b"9" * 5000 + b', NaN, -Infinity, 1e999, "x\x00\ny", "\xff", '
    body += b"[" * 3000 + b"]" * 3000 + b', "\\ud800", {"good": "caf\xc3\xa9"}]}'
    told = parse(body.replace(b"\xff", b""))
    assert told["a"][:5] == [1, None, None, None, None]
    assert told["a"][-1] == {"good": "café"}
    assert parse(body)["a"][0] == 1, "a byte that is no UTF-8 either"


@pytest.mark.parametrize(
    "body", [b"", b"{", b"nope", b'{"a": ', b"[" * 100_000, b'["' * 50_000, b"\x00\xff x"]
)
def test_what_is_no_json_is_still_none(body: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  whatever json says
        parse(body)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(), st.lists, max_leaves=20
    )
)
@settings(max_examples=100, deadline=None)
def test_json_that_makes_sense_is_read_as_it_is(value: Any) -> None:
    assert parse(json.dumps(value).encode()) == value


# --- messages


def mastodon(contents: list[Any]) -> Any:
    return [
        {
            "id": str(n),
            "type": "mention",
            "created_at": "2026-11-23T08:00:00.000Z",
            "account": person("9"),
            "status": status(f"s{n}", NOW, content=content),
        }
        for n, content in enumerate(contents, 1)
    ]


def bluesky(contents: list[Any]) -> Any:
    return {
        "notifications": [
            {
                "uri": f"at://did:plc:zoe/app.bsky.feed.post/{n}",
                "author": {"did": "did:plc:zoe", "handle": "zoe.test"},
                "reason": "mention",
                "record": {"text": content},
                "indexedAt": "2026-11-23T08:00:00.000Z",
            }
            for n, content in enumerate(contents, 1)
        ]
    }


def wordpress(contents: list[Any]) -> Any:
    return [
        {
            "id": n,
            "post": 4,
            "author": 0,
            "author_name": "<" * 60_000,
            "date_gmt": "2026-11-23T08:00:00",
            "content": {"rendered": content},
        }
        for n, content in enumerate(contents, 1)
    ]


def x(contents: list[Any]) -> Any:
    posts = [
        {"id": str(1_700_000_000_000_000_000 + n), "author_id": "70", "text": content}
        for n, content in enumerate(contents, 1)
    ]
    return {"data": posts, "meta": {}}


NETWORKS: dict[str, tuple[Any, Callable[[list[Any]], Any], Any, str, Secret]] = {
    "mastodon": (Mastodon(), mastodon, mastodon_notifications, "as_message", Secret({"access_token": "t"})),
    "bluesky": (Bluesky(), bluesky, bluesky_notifications, "incoming", Secret({"access_jwt": "t"})),
    "wordpress": (
        WordPress(),
        wordpress,
        wordpress_inbox,
        "_incoming",
        Secret({"application_password": "t"}),
    ),
    "x": (X(), x, x_mentions, "_incoming", Secret({"access_token": "t"})),
}


def heard(name: str, body: bytes) -> list[Incoming]:
    adapter, _, _, _, secret = NETWORKS[name]
    assert isinstance(adapter, Listens)
    with serving(lambda _: Reply(body=body, date=False)) as web:
        account = Account("acme", name, web.address, "acme.test", (("user_id", "7"), ("did", "did:plc:acme")))
        found = adapter.receive(account, secret, "", NOW - timedelta(days=3000), CALL)
    assert isinstance(found, Received), found
    return list(found.messages)


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize(
    "bad", ["<![ boom", "<a " * 6666, "<!--", "<" * 60_000, 7, None, {}, [], "\ud800", "\x00"]
)
def test_a_bad_message_hides_no_other(name: str, bad: Any) -> None:
    found = heard(name, json.dumps(NETWORKS[name][1](["first", bad, "last"])).encode())
    assert len(found) == 3
    texts = [message.text for message in found]
    assert "first" in texts
    assert "last" in texts
    assert all(bounded(message) == message for message in found)


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("error", [ValueError, RecursionError, MemoryError, AssertionError, UnicodeError])
def test_one_that_breaks_its_reader_is_kept_and_marked(
    name: str, error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, make, module, reader, _ = NETWORKS[name]
    whole = getattr(module, reader)

    def breaks(*given: Any) -> Any:
        said = whole(*given)
        if said is not None and "boom" in said.text:
            raise error("boom")
        return said

    monkeypatch.setattr(module, reader, breaks)
    body = json.dumps(make(["first", "boom", "last"])).encode()
    found = {message.text: message for message in heard(name, body)}
    assert set(found) == {"first", "boom", "last"} or any("boom" in text for text in found)
    [marked] = [message for message in found.values() if message.kind == UNREADABLE]
    assert "boom" in marked.text
    assert is_web_address(marked.url), "where to look"
    assert marked.remote_id in {message.remote_id for message in heard(name, body)}, "heard once only"
    assert {"first", "last"} <= set(found)


def message(**fields: Any) -> Incoming:
    return Incoming(
        **{"remote_id": "1", "kind": MENTION, "author": "a", "text": "t", "url": "", "received_at": NOW}
        | fields
    )


def test_what_is_stored_is_bounded() -> None:
    said = bounded(
        message(
            text="é" * 10**6, author="a\n" * 10**6, name="n" * 10**6, url="https://x.example/" + "p" * 10**6
        )
    )
    assert len(said.text) == LONGEST_TEXT
    assert said.text.endswith("…")
    assert len(said.author) <= 300
    assert len(said.name) <= 300
    assert said.url == ""
    assert bounded(message(url="javascript:alert(1)")).url == ""
    assert bounded(message(kind="surprise")).kind == MENTION


NAMES = st.sampled_from(["id", "uri", "text", "content", "x"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=10,
)


@given(ANYTHING)
@settings(max_examples=150, deadline=None)
def test_anything_can_be_kept_as_unreadable(item: Any) -> None:
    def breaks(_: Any) -> Incoming:
        raise KeyError("broken")

    [kept] = each_alone([item], breaks, NOW, "https://x.example/")
    assert bounded(kept) == kept
    assert unreadable(item, NOW).remote_id == kept.remote_id


def test_a_number_in_a_text_is_no_number() -> None:
    assert unescape("&#" + "1" * 10_000 + ";") == "\ufffd"
    assert unescape("&eacute;&#233;&#xe9;") == "ééé"


# --- the page behind a link


@pytest.mark.parametrize("tail", ["<![ boom", "<title>&#" + "9" * 5000 + ";", "<a " * 50_000, "\x00<!\x00"])
@pytest.mark.parametrize("charset", ["utf-8", "idna", "hex", "no-such", "punycode"])
def test_a_page_that_makes_no_sense_gives_the_card_that_stood_before(tail: str, charset: str) -> None:
    page = b'<title>Agenda</title><meta name="description" content="Rides">' + tail.encode()
    kind = (("Content-Type", f"text/html; charset={charset}"),)
    with serving(lambda _: Reply(body=page, headers=kind)) as web:
        card = card_of(web.address, CALL, web.address)
    if charset in ("utf-8", "no-such", "hex"):
        assert (card.title, card.description) == ("Agenda", "Rides")


# --- addresses


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://a.example/x?y=1#z", True),
        ("HTTP://a.example", True),
        ("https://été.fr/agenda?lieu=théâtre", True),
        ("javascript:alert(1)", False),
        ("java\nscript://x", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("https:///x", False),
        ("https://a.example/a b", False),
        ("https://a.example/\x1b[31m", False),
        ('https://a.example/"x', False),
        ("o", False),
        ("", False),
        ("//a.example", False),
        ("https://a.example/" + "x" * 3000, False),
    ],
)
def test_a_proof_is_an_address_of_the_web(address: str, good: bool) -> None:
    assert is_web_address(address) is good
