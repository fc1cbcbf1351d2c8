"""Bluesky's records, without a server."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain.accounts.account import Account
from cmdaily.domain.accounts.outcome import Reason, Refused
from cmdaily.domain.accounts.secret import Secret
from cmdaily.domain.publishing.outgoing import POST, REPLY, Outgoing, Target
from cmdaily.platforms.bluesky.adapter import Bluesky
from cmdaily.platforms.bluesky.records import blob, facets
from cmdaily.platforms.contract import RequestOptions
from cmdaily.platforms.http.link_card import Card, card_of
from tests.loopback import Reply, serving, web_page

CALL = RequestOptions(datetime(2026, 11, 23, 9, tzinfo=UTC), connect=2, read=2, total=2)


def marked(text: str) -> dict[str, str]:
    raw = text.encode()
    found = {}
    for facet in facets(text, lambda handle: "did:plc:x" if handle.endswith(".test") else ""):
        index, feature = facet["index"], facet["features"][0]
        kind = feature["$type"].partition("#")[2]
        found[raw[index["byteStart"] : index["byteEnd"]].decode()] = kind
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("@alice.test", {"@alice.test": "mention"}),
        ("@nobody.example", {}),
        ("écrire à moi@alice.test", {}),
        ("#été2026 #2026 ##x #", {"#été2026": "tag", "##x": "tag"}),  # as the composer has it
        ("https://example.com/#ancre #tag", {"https://example.com/#ancre": "link", "#tag": "tag"}),
        ("(@alice.test) 👩‍💻 example.com!", {"@alice.test": "mention", "example.com": "link"}),
        ("#" + "a" * 65, {}),
    ],
)
def test_what_is_marked(text: str, wanted: dict[str, str]) -> None:
    assert marked(text) == wanted


@given(st.text(alphabet="é👩‍💻 #@.atest:/hps", max_size=80))
def test_marks_never_cut_a_character_and_never_overlap(text: str) -> None:
    raw, last = text.encode(), 0
    for facet in facets(text, lambda _: "did:plc:x"):
        start, end = facet["index"]["byteStart"], facet["index"]["byteEnd"]
        assert last <= start < end <= len(raw)
        raw[start:end].decode()
        last = end


def test_a_bare_link_leads_somewhere() -> None:
    (facet,) = facets("example.com/a", lambda _: "")
    assert facet["features"][0]["uri"] == "https://example.com/a"


def test_the_reference_of_a_blob_is_known_before_it_is_uploaded() -> None:
    """The CID of no bytes at all, as every implementation gives it."""
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    link = blob(empty, "image/png", 0)["ref"]["$link"]
    assert link == "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku"


def test_a_handle_without_a_dot_is_completed_on_blueskys_own_server_alone() -> None:
    own = Bluesky().prepare(
        Account("a", "bluesky", handle="@acme"), Secret({}), Outgoing(POST, "Bonjour", key="k"), CALL
    )
    assert isinstance(own, dict)
    assert own["repo"] == "acme.bsky.social"


# --- link cards


def test_a_page_describes_itself() -> None:
    html = "<title> A\n page\x1b[31m </title><meta name=description content='What &amp; why'>"
    with web_page(html) as url:
        assert card_of(url, CALL, "http://127.0.0.1") == Card("A page [31m", "What & why")


def test_a_page_without_an_end_is_read_to_its_title() -> None:
    head = b"<title>Long</title>" + b" " * 5_000_000
    with serving(lambda _: Reply(200, head, (("Content-Type", "text/html"),))) as web:
        assert card_of(web.address, CALL, web.address).title == "Long"


@pytest.mark.parametrize(
    "reply",
    [
        Reply(404),
        Reply(500),
        Reply(fault="cut"),
        Reply(200, b"%PDF", (("Content-Type", "application/pdf"),)),
        Reply(302, b"", (("Location", "file:///etc/passwd"),)),
        Reply(302, b"", (("Location", "/again"),)),
        Reply(200, b"<title></title>", (("Content-Type", "text/html; charset=no-such"),)),
    ],
)
def test_a_page_that_cannot_be_read_is_called_by_its_host(reply: Reply) -> None:
    with serving(lambda _: reply) as web:
        card = card_of(f"{web.address}/page", CALL, web.address)
    assert card == Card(web.address.removeprefix("http://"))


def test_an_address_of_ones_own_network_is_not_visited_for_a_feed() -> None:
    with serving(lambda _: Reply(200, b"<title>router</title>")) as web:
        card = card_of(f"{web.address}/reboot", CALL, "https://bsky.social.invalid")
        assert web.asked == []
    assert card.title == web.address.removeprefix("http://")


def test_a_link_card_is_frozen() -> None:
    with web_page("<title>Titre</title>") as url:
        server = url.removesuffix("/page")
        account = Account("a", "bluesky", server=server, handle="a.test")
        frozen = Bluesky().prepare(account, Secret({}), Outgoing(POST, "Lire", key="k", link=url), CALL)
    assert isinstance(frozen, dict)
    assert frozen["record"]["embed"]["external"] == {"uri": url, "title": "Titre", "description": ""}


def test_a_session_that_ended_is_said_so_before_the_post_is_called_gone() -> None:
    body = b'{"error": "ExpiredToken", "message": "Token has expired"}'
    with serving(lambda _: Reply(400, body)) as web:
        account = Account("a", "bluesky", server=web.address, handle="a.test")
        target = Target("bluesky", "at://did:plc:b/app.bsky.feed.post/3jzfcijpj2z2a")
        secret = Secret({"access_jwt": "an-old-token"})
        refused = Bluesky().prepare(account, secret, Outgoing(REPLY, "Oui", key="k", target=target), CALL)
        assert web.asked[0].headers["authorization"] == "Bearer an-old-token"
    assert isinstance(refused, Refused)
    assert refused.reason == Reason.EXPIRED
