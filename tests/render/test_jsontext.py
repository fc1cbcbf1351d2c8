"""JSON written by hand is what the standard library reads."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.render.jsontext import document, dumps

texts = st.text(st.characters(exclude_categories=()), max_size=20)
things = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


@given(things)
def test_what_is_written_is_read_back(thing: object) -> None:
    assert json.loads(dumps(thing)) == thing


@given(texts)
def test_no_control_character_reaches_a_terminal(text: str) -> None:
    written = dumps({text: [text]})
    assert all(character >= " " or character == "\n" for character in written)
    assert not any("\x7f" <= character <= "\x9f" for character in written)
    written.encode("utf-8")


def test_a_document_says_its_version_first() -> None:
    assert document({"actions": ()}) == '{\n  "schema_version": 1,\n  "actions": []\n}\n'


@pytest.mark.parametrize("thing", [math.nan, math.inf, -math.inf])
def test_json_has_no_infinities(thing: float) -> None:
    with pytest.raises(ValueError, match="infinities"):
        dumps(thing)


def test_what_json_has_no_word_for_is_refused() -> None:
    with pytest.raises(TypeError):
        dumps({"when": {1, 2}})
