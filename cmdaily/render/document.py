"""Document model: what a view looks like, before anyone decides on Rich or plain text.

A document is a sequence of blocks: lines, tables and gaps. Styles are a small vocabulary that the
renderers know: `title`, `section`, `essential`, `done`, `late`, `dim`, `good`, `bad`, `accent`, `number`.
"""

from __future__ import annotations

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

Spans = tuple[tuple[str, str], ...]
"""Pieces of text, each with its style: (style, text)."""


def spans(*pieces: str | tuple[str, str]) -> Spans:
    """Spans from plain strings and (style, text) pairs."""
    return tuple(("", piece) if isinstance(piece, str) else piece for piece in pieces)


def text_of(pieces: Spans) -> str:
    """The text of spans, without their styles."""
    return "".join(text for _, text in pieces)


@frozen
class Line:
    """A line of text, `indent` columns from the left; wrapped to the width with a hanging indent."""

    spans: Spans
    indent: int = 0


@frozen
class Gap:
    """An empty line."""


@frozen
class Bar:
    """A progress bar: `share` from 0 to 1, then a text."""

    share: float
    spans: Spans


@frozen
class Column:
    """A column of a table. The flexible one takes what width is left and wraps."""

    header: str = ""
    right: bool = False
    flexible: bool = False


@frozen
class Row:
    """A row of a table; a `heading` row spans its first cell over the flexible column."""

    cells: tuple[Spans, ...]
    heading: bool = False


@frozen
class Table:
    """Rows in columns, without rules around them."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


Block = Line | Gap | Bar | Table
Document = tuple[Block, ...]


def line(*pieces: str | tuple[str, str], indent: int = 0) -> Line:
    """A line from plain strings and (style, text) pairs."""
    return Line(spans(*pieces), indent)


def row(*cells: str | tuple[str, str] | Spans, heading: bool = False) -> Row:
    """A row from cells, each a string, a (style, text) pair or spans."""
    return Row(tuple([_cell(cell) for cell in cells]), heading)


def _cell(cell: str | tuple[str, str] | Spans) -> Spans:
    if isinstance(cell, str):
        return (("", cell),)
    if len(cell) == 2 and isinstance(cell[0], str):
        return (cell,)
    return cell


def lines(texts: Iterable[str], style: str = "", indent: int = 0) -> list[Line]:
    """One line for each text."""
    return [Line(((style, text),), indent) for text in texts]
