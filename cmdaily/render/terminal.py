"""Documents on a terminal, with Rich. Texts are put in as they are: no markup of theirs is ever read."""

from __future__ import annotations

from typing import IO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from cmdaily.render.clean import clean
from cmdaily.render.document import Bar, Block, Document, Gap, Line, Spans, Table

STYLES = {
    "title": "bold",
    "section": "bold cyan",
    "essential": "bold",
    "done": "green",
    "late": "yellow",
    "dim": "bright_black",
    "good": "green",
    "bad": "red",
    "accent": "cyan",
    "number": "cyan",
    "heat0": "bright_black",
    "heat1": "color(22)",
    "heat2": "color(28)",
    "heat3": "color(34)",
    "heat4": "bold color(40)",
}
BAR_WIDTH = 24


def show(document: Document, stream: IO[str], *, colour: bool, ascii_only: bool) -> None:
    """Print a document to a terminal."""
    console = Console(file=stream, no_color=not colour, highlight=False, markup=False, emoji=False)
    for block in document:
        console.print(_block(block, ascii_only=ascii_only), soft_wrap=False)


def _text(spans: Spans) -> Text:
    return Text.assemble(*((clean(text), STYLES.get(style, "")) for style, text in spans))


def _block(block: Block, *, ascii_only: bool) -> RenderableType:
    if isinstance(block, Line):
        return Padding(_text(block.spans), (0, 0, 0, block.indent)) if block.indent else _text(block.spans)
    if isinstance(block, Gap):
        return Text("")
    if isinstance(block, Bar):
        return _bar(block, ascii_only=ascii_only)
    return _table(block)


def _bar(block: Bar, *, ascii_only: bool) -> Text:
    full, empty = ("#", ".") if ascii_only else ("━", "━")
    filled = round(block.share * BAR_WIDTH)
    bar = Text.assemble((full * filled, "green"), (empty * (BAR_WIDTH - filled), "bright_black"))
    return bar + Text("  ") + _text(block.spans)


def _table(table: Table) -> RichTable:
    headed = any(column.header for column in table.columns)
    grid = RichTable(box=None, show_header=headed, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    for column in table.columns:
        grid.add_column(
            clean(column.header),
            justify="right" if column.right else "left",
            no_wrap=not column.flexible,
            overflow="fold",
            ratio=1 if column.flexible else None,
        )
    grid.expand = False
    for row in table.rows:
        if row.heading:
            grid.add_row(*("" for _ in table.columns))
        grid.add_row(*_cells(table, row.cells, heading=row.heading))
    return grid


def _cells(table: Table, cells: tuple[Spans, ...], *, heading: bool) -> list[Text]:
    texts = [_text(cell) for cell in cells]
    if not heading:
        return texts
    place = next((number for number, column in enumerate(table.columns) if column.flexible), 0)
    moved = [Text("") for _ in table.columns]
    moved[place] = texts[0]
    if len(texts) > 1:
        moved[-1] = texts[-1]
    return moved
