"""Lengths as the networks count them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cmdaily.domain.accounts.network import Limits, Unit
from cmdaily.domain.publishing.outgoing import POST, SHARE, Outgoing, Picture, Target
from cmdaily.domain.publishing.text.measure import holds_url, measure, overflow, text_as_sent
from cmdaily.domain.publishing.text.threads import split_thread
from cmdaily.domain.publishing.text.urls import urls
from cmdaily.platforms.bluesky.network import NETWORK as BLUESKY
from cmdaily.platforms.http.graphemes import split
from cmdaily.platforms.linkedin.network import NETWORK as LINKEDIN
from cmdaily.platforms.mastodon.network import NETWORK as MASTODON
from cmdaily.platforms.x.network import NETWORK as X
from tests.specs import spec

FAMILY = "👨‍👩‍👧‍👦"
MANY = 100_000


def found(text: str, bare: bool = True) -> list[str]:
    return [text[url.start : url.end] for url in urls(text, bare)]


def test_every_given_case_of_twitter_text_for_lengths() -> None:
    cases = spec("twitter-text/validate-given.yml")["tests"]["WeightedTweetsWithDiscountedEmojiCounterTest"]
    for case in cases:
        counted = measure(case["text"], X.limits)
        wanted = case["expected"]
        assert counted.length == wanted["weightedLength"], case["description"]
        assert counted.too_long != wanted["valid"], case["description"]
        # the suite counts in UTF-16, and names the last character that fits
        over = overflow(case["text"], X.limits)
        fits = case["text"] if over is None else case["text"][:over]
        assert len(fits.encode("utf-16-le")) // 2 == wanted["validRangeEnd"] + 1 - (not counted.length)


def test_every_given_case_of_twitter_text_for_links() -> None:
    for case in spec("twitter-text/extract-urls-given.yml")["tests"]["urls"]:
        assert found(case["text"]) == case["expected"], case["description"]


def test_every_top_level_domain_of_twitter_text() -> None:
    for cases in spec("twitter-text/tlds.yml")["tests"].values():
        for case in cases:
            assert found(case["text"]) == case["expected"], case["description"]


def test_the_weights_are_those_of_the_published_configuration() -> None:
    config = spec("twitter-text/v3.json")
    assert (X.limits.text, X.limits.url) == (config["maxWeightedTweetLength"], config["transformedURLLength"])
    edges = [edge for span in config["ranges"] for edge in (span["start"], span["end"])]
    for edge in edges:
        for code in (edge - 1, edge, edge + 1):
            light = any(span["start"] <= code <= span["end"] for span in config["ranges"])
            if code >= 0:
                assert measure(chr(code), X.limits).length == (1 if light else 2), hex(code)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("café", 4),
        ("cafe\u0301", 4),  # composed before it is counted
        ("日本", 4),
        (FAMILY, 2),
        ("🇫🇷", 2),
        ("1️⃣", 2),
        ("©", 1),
        ("©️", 2),
        ("🧑🏽‍🎄", 2),
        ("🤪🏽", 4),  # takes no tone: two emoji
        ("voir https://example.com/un/chemin-tres-long?avec=tout#ca", 5 + 23),
        ("example.com", 23),
        ("exemple.invalide", 16),
    ],
)
def test_x_counts(text: str, length: int) -> None:
    assert measure(text, X.limits).length == length


def test_bluesky_counts_what_a_reader_sees_and_bytes_besides() -> None:
    assert measure(FAMILY * 10, BLUESKY.limits, split).length == 10
    counted = measure(FAMILY * 130, BLUESKY.limits, split)
    assert (counted.length, counted.limit, counted.unit) == (3250, 3000, Unit.BYTES)
    assert counted.too_long
    assert overflow(FAMILY * 130, BLUESKY.limits, split) == 120 * len(FAMILY)
    assert measure("a" * 300, BLUESKY.limits, split).too_long is False
    assert measure("a" * 301, BLUESKY.limits, split).too_long is True


def test_mastodon_counts_links_as_23_and_mentions_without_their_server() -> None:
    count = lambda text: measure(text, MASTODON.limits, split).length  # noqa: E731
    assert count("https://example.com/" + "a" * 200) == 23
    assert count("example.com") == 11, "a link needs its protocol here"
    assert count("@someone@social.example bonjour") == len("@someone bonjour")
    assert count("moi@social.example") == len("moi@social.example"), "an address is no mention"
    assert count(FAMILY) == 1


def test_other_networks_count_code_points() -> None:
    assert measure(FAMILY, LINKEDIN.limits).length == len(FAMILY)
    assert measure("x" * 10, Limits()).too_long is False


def test_only_what_x_takes_for_a_link_costs_as_one() -> None:
    assert holds_url("lire example.com demain")
    assert not holds_url("lire example.invalide, ou moi@example.com")


@given(st.text(max_size=400))
@example("http://" + "あ" * 80 + ".com")
@example("cafe\u0301" * 100)
def test_what_comes_before_the_overflow_fits(text: str) -> None:
    import unicodedata

    text = unicodedata.normalize("NFC", text)
    for limits in (
        Limits(text=50, unit=Unit.WEIGHTED, url=23),
        Limits(text=20, unit=Unit.GRAPHEMES, text_bytes=60),
    ):
        over = overflow(text, limits, split)
        assert (over is not None) == (
            measure(text, limits, split).too_long or len(text.encode()) > limits.text_bytes > 0
        )


@given(st.text(alphabet="🇫🇷a\u0301\u200d👩🏽\u0600\ufe0f", max_size=40))
def test_flags_are_cut_as_unicode_says(text: str) -> None:
    import regex

    assert split(text) == regex.findall(r"\X", text)


HOSTILE = {
    "one word": "a" * MANY,
    "dots": "." * MANY,
    "labels": "a." * (MANY // 2),
    "labels that almost are hosts": ".com-" * (MANY // 5),
    "kanji before a host": "あ" * MANY + ".com",
    "hosts without a space": "example.com" * (MANY // 11),
    "parentheses": "http://a.co/" + "(a" * (MANY // 2),
    "at signs": "@a@b." * (MANY // 5),
    "flags": "🇫" * MANY,
    "joined emoji": "👩\u200d" * (MANY // 2),
    "accents": "e" + "\u0301" * MANY,
    "sentences": "Une phrase. Une autre ! " * (MANY // 24),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hundred_thousand_characters_are_counted(name: str) -> None:
    """No more than this is asserted: what is quadratic takes minutes here, and nobody waits for it."""
    text = HOSTILE[name]
    for network in (X, BLUESKY, MASTODON):
        counted = measure(text, network.limits, split)
        assert counted.length > 0
        for part in split_thread(text, network.limits, split):
            assert part


def test_a_thread_is_cut_after_sentences_and_numbered() -> None:
    text = "Première phrase, assez longue pour compter. « Deuxième phrase ! » Troisième phrase, la dernière."
    parts = split_thread(text, Limits(text=60))
    assert parts == (
        "Première phrase, assez longue pour compter. (1/2)",
        "« Deuxième phrase ! » Troisième phrase, la dernière. (2/2)",
    )


def test_a_text_that_fits_is_no_thread() -> None:
    assert split_thread("  Bonjour.  ", X.limits) == ("Bonjour.",)


def test_numbers_of_two_digits_have_room() -> None:
    parts = split_thread("Un mot et un autre. " * 100, Limits(text=60))
    assert len(parts) > 9
    assert all(len(part) <= 60 for part in parts)
    assert parts[-1].endswith(f"({len(parts)}/{len(parts)})")


def test_a_link_is_never_cut() -> None:
    link = "https://example.com/" + "chemin/" * 12
    parts = split_thread(f"{'mot ' * 65}{link} {'mot ' * 65}", X.limits)
    assert sum(link in part for part in parts) == 1


@given(st.text(alphabet="aé. !\n日🙂", min_size=1, max_size=600))
def test_a_thread_loses_no_word(text: str) -> None:
    limits = Limits(text=40, unit=Unit.GRAPHEMES)
    parts = split_thread(text, limits, split)
    assert all(not measure(part, limits, split).too_long for part in parts)
    bare = [part.rpartition(" (")[0] for part in parts] if len(parts) > 1 else list(parts)
    assert "".join("".join(bare).split()) == "".join(text.split())


def test_a_limit_without_room_for_numbers_is_an_error() -> None:
    with pytest.raises(ValueError, match="no room"):
        split_thread("Beaucoup trop long.", Limits(text=10))


def test_the_link_stands_where_the_network_shows_it() -> None:
    link = "https://example.com/a"
    outgoing = Outgoing(POST, "À lire", key="k", link=link)
    assert text_as_sent(X, outgoing) == f"À lire\n\n{link}"
    assert text_as_sent(BLUESKY, outgoing) == "À lire", "it becomes a card"
    pictured = Outgoing(POST, "À lire", key="k", link=link, pictures=(Picture("a.png"),))
    assert text_as_sent(BLUESKY, pictured) == f"À lire\n\n{link}", "a card and a picture exclude one another"
    assert text_as_sent(X, Outgoing(POST, f"Voir {link}", key="k", link=link)) == f"Voir {link}"
    passed_on = Outgoing(SHARE, "", key="k", link=link, target=Target("x", "1"))
    assert text_as_sent(X, passed_on) == ""
