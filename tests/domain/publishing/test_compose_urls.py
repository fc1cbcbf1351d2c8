"""Compose windows and addresses of posts."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain.accounts.network import Network
from cmdaily.domain.publishing.compose_urls import hand_off
from cmdaily.domain.publishing.outgoing import POST, REPLY, SHARE, Outgoing, Target
from cmdaily.domain.publishing.post_urls import parse_target
from cmdaily.errors import UsageError
from cmdaily.platforms.registry import about, network_of

TEXT = "Ça & là : 100 % + « sûr » #1?\nfin 🙂"
LINK = "https://example.com/a?b=c&d=é"


def window(name: str, kind: str = POST, text: str = TEXT, link: str = "", **rest: object) -> str:
    server = str(rest.pop("server", ""))
    outgoing = Outgoing(kind, text, key="k", link=link, **rest)  # type: ignore[arg-type]
    return hand_off(about(name), outgoing, server).url


def query(url: str) -> dict[str, str]:
    """What the network will read from an address."""
    return {name: given[0] for name, given in parse_qs(urlsplit(url).query, strict_parsing=True).items()}


@pytest.mark.parametrize(
    ("name", "address", "fields"),
    [
        ("x", "https://x.com/intent/post", {"text": TEXT, "url": LINK}),
        ("threads", "https://www.threads.com/intent/post", {"text": TEXT, "url": LINK}),
        ("bluesky", "https://bsky.app/intent/compose", {"text": f"{TEXT}\n\n{LINK}"}),
        ("whatsapp", "https://wa.me/", {"text": f"{TEXT}\n\n{LINK}"}),
        ("facebook", "https://www.facebook.com/sharer/sharer.php", {"u": LINK}),
        ("linkedin", "https://www.linkedin.com/sharing/share-offsite/", {"url": LINK}),
        ("pinterest", "https://www.pinterest.com/pin/create/button/", {"url": LINK, "description": TEXT}),
        ("telegram", "https://t.me/share/url", {"url": LINK, "text": TEXT}),
        ("reddit", "https://www.reddit.com/submit", {"url": LINK, "title": TEXT}),
    ],
)
def test_the_compose_window_has_the_text(name: str, address: str, fields: dict[str, str]) -> None:
    url = window(name, link=LINK)
    assert url.partition("?")[0] == address
    assert query(url) == fields
    assert " " not in url
    assert "+" not in url, "a plus is a plus in some windows and a space in others"
    assert url.isascii()


def test_windows_on_a_server_of_ones_own() -> None:
    mastodon = window("mastodon", link=LINK, server="https://social.example/")
    assert mastodon.startswith("https://social.example/share?")
    assert query(mastodon)["text"] == f"{TEXT}\n\n{LINK}"
    blog = window("wordpress", title="Titre", server="https://blog.example")
    assert blog.startswith("https://blog.example/wp-admin/post-new.php?")
    assert query(blog) == {"post_title": "Titre", "content": TEXT}


def test_replying_and_passing_on_at_x() -> None:
    target = parse_target(about("x"), "https://x.com/someone/status/12345?s=20")
    reply = window("x", REPLY, target=target)
    assert query(reply) == {"text": TEXT, "in_reply_to": "12345"}
    assert window("x", SHARE, text="", target=target) == "https://x.com/intent/retweet?tweet_id=12345"
    assert query(window("x", SHARE, text="Read", target=target))["url"] == target.url


def test_where_no_window_takes_a_reply_the_post_is_opened() -> None:
    target = Target("linkedin", "urn:li:activity:1", "https://www.linkedin.com/feed/update/urn:li:activity:1")
    assert window("linkedin", REPLY, target=target) == target.url
    outgoing = Outgoing(REPLY, TEXT, key="k", target=target)
    assert not hand_off(about("linkedin"), outgoing).prefilled


def test_without_anything_to_fill_in_the_network_is_opened() -> None:
    assert window("instagram") == "https://www.instagram.com/"
    assert window("blog", server="https://blog.example").startswith("https://blog.example/")
    assert hand_off(Network("elsewhere", "Elsewhere"), Outgoing(POST, TEXT, key="k")).url == ""


def test_a_text_too_long_for_an_address_is_pasted() -> None:
    long = hand_off(about("whatsapp"), Outgoing(POST, "é" * 100_000, key="k"))
    assert long.url == "https://web.whatsapp.com/"
    assert not long.prefilled


@given(st.text(max_size=300))
def test_every_text_arrives_as_it_is(text: str) -> None:
    url = window("whatsapp", text=text)
    if text:
        assert query(url.replace("?text=", "?x=&text=").replace("x=&", ""))["text"] == text


@pytest.mark.parametrize(
    ("platform", "given_", "wanted"),
    [
        ("x", "https://x.com/someone/status/1789", "1789"),
        ("x", "https://twitter.com/someone/status/1789/photo/1", "1789"),
        ("x", " https://mobile.twitter.com/i/web/status/1789?t=abc ", "1789"),
        ("x", "1789", "1789"),
        (
            "bluesky",
            "https://bsky.app/profile/a.bsky.social/post/3kabc",
            "at://a.bsky.social/app.bsky.feed.post/3kabc",
        ),
        ("bluesky", "at://did:plc:abc/app.bsky.feed.post/3kabc", "at://did:plc:abc/app.bsky.feed.post/3kabc"),
        ("mastodon", "https://social.example/@someone/1789", ""),
        ("mastodon", "https://social.example/users/someone/statuses/1789", ""),
        ("mastodon", "http://localhost:8181/alice/p/1732.5", ""),
        ("mastodon", "1789", "1789"),
        ("wordpress", "https://blog.example/?p=12", "12"),
        ("wordpress", "https://blog.example/a-post/#comment-45", "#45"),
        ("wordpress", "https://blog.example/?p=12#comment-45", "12#45"),
        ("wordpress", "https://blog.example/a-post/", ""),
        ("wordpress", "12#45", "12#45"),
        ("linkedin", "https://www.linkedin.com/feed/update/urn:li:share:77/", "urn:li:share:77"),
        ("linkedin", "https://www.linkedin.com/posts/someone_words-activity-77-abcd", "urn:li:activity:77"),
        ("threads", "https://www.threads.net/@someone/post/Cabc", "Cabc"),
        ("instagram", "https://www.instagram.com/p/Cabc/", "Cabc"),
        ("youtube", "https://www.youtube.com/watch?v=abcdefghijk&t=9", "abcdefghijk"),
        ("youtube", "https://youtu.be/abcdefghijk", "abcdefghijk"),
        ("telegram", "https://t.me/somechannel/123", "somechannel/123"),
        ("discord", "https://discord.com/channels/1/2/3", "1/2/3"),
        ("tiktok", "https://www.tiktok.com/@someone/video/123", "123"),
        ("reddit", "https://www.reddit.com/r/somewhere/comments/1abc/a_title/", "1abc"),
    ],
)
def test_the_address_of_a_post(platform: str, given_: str, wanted: str) -> None:
    target = parse_target(about(platform), given_, network_of(given_.strip()))
    assert (target.platform, target.id) == (platform, wanted)
    assert target.id or target.url == given_.strip()


@pytest.mark.parametrize(
    ("platform", "given_"),
    [
        ("x", "https://x.com/someone"),
        ("x", "https://x.com/someone/status/"),
        ("youtube", "https://www.youtube.com/watch?v=short"),
        ("youtube", "https://www.youtube.com/@someone"),
        ("telegram", "https://t.me/somechannel"),
        ("x", "https://x.com.evil.example/someone/status/1"),
        ("x", "hello"),
        ("x", "١٢٣"),
        ("x", "https://[broken/status/1"),
        ("x", "javascript:alert(1)"),
        ("bluesky", "https://bsky.app/profile/a.bsky.social"),
        ("bluesky", "at://did:plc:abc/app.bsky.graph.follow/3kabc"),
        ("mastodon", "https://social.example/@someone"),
        ("mastodon", "https://social.example"),
        ("mastodon", "ftp://social.example/@someone/1"),
        ("wordpress", "https://blog.example/"),
        ("mastodon", "https://social.example/@a/1\x1b[31m"),
        ("mastodon", "https://social.example/@a/1 and more"),
        ("x", ""),
        ("x", "https://x.com/a/status/" + "1" * 3000),
    ],
)
def test_what_is_not_a_post_is_refused_with_an_example(platform: str, given_: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_target(about(platform), given_, network_of(given_.strip()))
    assert caught.value.key == "platform.target_not_a_post"
    assert caught.value.values["example"]


@pytest.mark.parametrize(
    ("platform", "given_", "other"),
    [
        ("mastodon", "https://x.com/someone/status/1789", "x"),
        ("x", "https://bsky.app/profile/a.bsky.social/post/3kabc", "bluesky"),
        ("x", "at://did:plc:abc/app.bsky.feed.post/3kabc", "bluesky"),
        ("bluesky", "https://fr.linkedin.com/posts/someone_activity-1", "linkedin"),
        ("wordpress", "https://www.facebook.com/someone/posts/1", "facebook"),
    ],
)
def test_a_post_of_another_network_names_it(platform: str, given_: str, other: str) -> None:
    assert network_of(given_) == other
    with pytest.raises(UsageError) as caught:
        parse_target(about(platform), given_, network_of(given_.strip()))
    assert caught.value.key == "platform.target_other"
    assert caught.value.values["other"] == other
