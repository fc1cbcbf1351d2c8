"""Layout: wrapped to the width, with nothing lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cmdaily.render.document import Column, Row, Spans, Table, line, row, text_of
from cmdaily.render.layout import cells_wide, wrap
from cmdaily.render.plain import render

words = st.text(st.sampled_from("abcdé日👍"), min_size=1, max_size=30)
sentences = st.lists(words, max_size=12).map(" ".join)


pieces = st.lists(st.tuples(st.sampled_from(["", "done", "late"]), sentences), max_size=4).map(tuple)


@given(given_spans=pieces, width=st.integers(2, 40))
def test_wrapping_loses_nothing_and_keeps_to_the_width(given_spans: Spans, width: int) -> None:
    lines = wrap(given_spans, width)
    assert styled([span for line_ in lines for span in line_]) == styled(list(given_spans))
    assert all(cells_wide(text_of(line_)) <= width for line_ in lines)


def styled(spans: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each letter with its style; spaces are where lines are broken."""
    return [(style, letter) for style, text in spans for letter in text if letter != " "]


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
