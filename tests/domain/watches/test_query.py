"""Watch queries: what they mean, what they match, and what is no query."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdaily.domain.watches.query import MOST_BRANCHES, Text, matches, parse
from cmdaily.errors import UsageError

CASES = [
    # query, text, author, whether it is found
    ("library", "The Library opens", "", True),
    ("library", "Libraries open", "", False),
    ("librar*", "Libraries open", "", True),
    ("médiathèque", "La MEDIATHEQUE rouvre", "", True),
    ("town library", "The library of the town", "", True),
    ('"town library"', "The library of the town", "", False),
    ("« ville basse »", "Dans la ville basse, samedi", "", True),
    ("library and books", "books in the library", "", True),
    ("library or books", "books only", "", True),
    ("bibliothèque ou livres sauf foot", "des livres de foot", "", False),
    ("bibliothèque ou livres sauf foot", "des livres d'art", "", True),
    ("a or b unless c or d", "b d", "", False),
    ("(a or b) and c", "b c", "", True),
    ("(a or b) and c", "b", "", False),
    ("a or b c", "b", "", False),
    ("library -football", "library football", "", False),
    ("#books", "I like #Books a lot", "", True),
    ("#books", "I like books a lot", "", False),
    ("#été", "vive l'#ETE", "", True),
    ("@acme", "ask @acme@town.example about it", "", True),
    ("@acme@town.example", "ask @acme@other.example about it", "", False),
    ("@acme", "no name in the text", "acme", True),
    ("@acme", "no name in the text", "acmes", False),
    ("https://town.example/news", "see https://www.town.example/news?utm=1", "", True),
    ("town.example", "see https://blog.town.example/x.", "", True),
    ("town.example", "see https://nottown.example/x", "", False),
    ("town.example/news", "see https://town.example/newspaper", "", False),
    ("town.example/news", "see town.example/news/today", "", True),
    ("library", "l\u0000ibrary \x1b[31mlibrary", "", False),
]


@pytest.mark.parametrize(("query", "text", "author", "found"), CASES)
def test_what_a_query_finds(query: str, text: str, author: str, found: bool) -> None:
    assert matches(parse(query), Text(text, author)) is found


def test_links_that_a_text_does_not_show_count() -> None:
    assert matches(parse("town.example"), Text("look", "", ("https://town.example/a",)))


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "  ",
        "unless a",
        "a unless",
        "a or",
        "or a",
        "a and and b",
        "(a",
        "a)",
        "()",
        "#",
        "#c++",
        "!!",
        '""',
        "a " * 300,
        "(a or b) (c or d) (e or f) (g or h)",
        " ".join(f"w{i}" for i in range(40)),
    ],
)
def test_what_is_no_query(wrong: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(wrong)
    assert caught.value.key.startswith("watch.query_")


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='ab #@().,"«»-*/:?éÉ\u0301 orunlesadt', max_size=60), st.text(max_size=200))
def test_any_text_is_a_query_or_an_error(query: str, text: str) -> None:
    try:
        parsed = parse(query)
    except UsageError:
        return
    assert 1 <= len(parsed.any_of) <= MOST_BRANCHES
    matches(parsed, Text(text, text[:10]))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["apple", "pear", "plum", "fig"]), max_size=4))
def test_and_or_unless_are_what_logic_says(words: list[str]) -> None:
    text, there = Text(" ".join(words)), set(words)
    assert matches(parse("apple pear or plum unless fig"), text) is (
        (({"apple", "pear"} <= there) or "plum" in there) and "fig" not in there
    )
