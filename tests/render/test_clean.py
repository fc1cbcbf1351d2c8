"""Hostile text: nothing in it takes effect on a terminal."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from cmdaily.render.clean import clean, clean_lines

texts = st.text(st.characters(exclude_categories=()))


@given(texts)
def test_nothing_is_left_that_a_terminal_obeys(text: str) -> None:
    cleaned = clean(text)
    for character in cleaned:
        assert unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert character not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned


def test_an_escape_sequence_is_shown_not_obeyed() -> None:
    assert clean("\x1b[31mred\x1b]0;title\x07") == "\ufffd[31mred\ufffd]0;title\ufffd"
    assert clean("\x9b31m") == "\ufffd31m"
    assert clean("two\nlines\tand a tab") == "two lines and a tab"
    assert clean("cod\u202etxt.exe") == "cod\ufffdtxt.exe"


def test_ordinary_writing_stays_as_it_is() -> None:
    for text in ("Répondre : « oui » !", "👩\u200d💻 🇫🇷", "日本語", "a\u00a0b", "l’été"):
        assert clean(text) == text


@given(texts)
def test_lines_are_split_at_line_ends_only(text: str) -> None:
    assert len(clean_lines(text)) == text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
