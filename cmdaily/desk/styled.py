"""Styled text for Textual: what a view says as spans, as Rich text in which no markup and no escape takes effect."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from cmdaily.render.clean import clean
from cmdaily.render.document import Bar, Document, Line, Row, Spans, Table, text_of
from cmdaily.render.terminal import GLYPHS, STYLES

LONGEST = 20_000
"""Characters of one text that are shown: a message of a hundred thousand is read on its page."""


def styled(spans: Spans) -> Text:
    """Spans as Rich text; glyphs in place of the ASCII marks."""
    text = Text()
    for style, piece in spans:
        shown = "\n".join(map(clean, piece[:LONGEST].split("\n")))
        if style in GLYPHS:
            shown = shown.replace(*GLYPHS[style])
        text.append(shown, STYLES.get(style, ""))
    return text


def document_text(document: Document) -> Text:
    """A whole document, one line for each line and row."""
    return Text("\n").join(_lines(document))


def _lines(document: Document) -> Iterable[Text]:
    for block in document:
        if isinstance(block, Line):
            yield Text(" " * block.indent) + styled(block.spans)
        elif isinstance(block, Bar):
            yield styled(block.spans)
        elif isinstance(block, Table):
            widths = _widths(block)
            for row in block.rows:
                yield _row(row, widths)
        else:
            yield Text()


def _widths(table: Table) -> list[int]:
    plain = [row for row in table.rows if not row.heading]
    return [
        max((len(text_of(row.cells[place])) for row in plain if place < len(row.cells)), default=0)
        for place in range(len(table.columns))
    ]


def _row(row: Row, widths: list[int]) -> Text:
    line = Text()
    for place, cell in enumerate(row.cells):
        found = styled(cell)
        if not row.heading and place < len(row.cells) - 1:
            found.pad_right(max(0, widths[place] - len(found.plain)))
        line.append_text(found)
        line.append("  ")
    line.rstrip()
    return line
