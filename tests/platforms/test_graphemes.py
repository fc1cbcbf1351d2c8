"""Grapheme clusters as `regex` finds them (UAX 29): texts that need no such library are split without it."""

from __future__ import annotations

import regex
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.platforms.http.graphemes import split

ALONE = "".join(map(chr, (*range(0x300), *range(0x2010, 0x2028), 0x202F, 0x20AC)))


@given(st.text(ALONE))
def test_simple_text_is_split_as_the_library_does(text: str) -> None:
    assert list(split(text)) == regex.findall(r"\X", text)


@given(st.text(ALONE + "\u0301\u200d👩🏽💻🇫🇷👍\u0600\u0903\ufe0f"))
def test_marks_and_emoji_are_split_as_the_library_does(text: str) -> None:
    assert list(split(text)) == regex.findall(r"\X", text)
