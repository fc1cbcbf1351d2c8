"""Plain text: wrapped to the width, with nothing lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cmdaily.render.document import Column, Row, Table, line, row
from cmdaily.render.plain import cells_wide, render, wrap

words = st.text(st.sampled_from("abcdé日👍"), min_size=1, max_size=30)
sentences = st.lists(words, max_size=12).map(" ".join)


@given(text=sentences, width=st.integers(2, 40))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cells_wide(part) <= width for part in lines)


@given(text=sentences)
def test_without_a_width_a_line_is_one_line(text: str) -> None:
    assert render((line(text),)) == text.rstrip() + "\n"


@given(titles=st.lists(sentences, min_size=1, max_size=5), width=st.integers(40, 120))
def test_a_table_keeps_to_the_width_and_its_columns_line_up(titles: list[str], width: int) -> None:
    rows: tuple[Row, ...] = tuple(row("[ ]", str(n), title, "3/5") for n, title in enumerate(titles))
    table = Table((Column(), Column(right=True), Column(flexible=True), Column(right=True)), rows)
    for text in render((table,), width).splitlines():
        assert cells_wide(text) <= width
    for title, text in zip(titles, render((table,)).splitlines(), strict=True):
        assert title.strip() in text
        assert text.endswith("3/5")
