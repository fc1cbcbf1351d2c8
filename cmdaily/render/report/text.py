"""Report as lines, tables and blocks, for a terminal and for plain text."""

from __future__ import annotations

from cmdaily.domain.figures.sparkline import sparkline
from cmdaily.render.charts import blocks
from cmdaily.render.document import Column, Gap, Table, line, row
from cmdaily.render.report.page import LINE, RADAR, STACKED, Drawing, Facts, HeatMap, Page, Points, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.render.document import Block, Document, Row
    from cmdaily.render.report.page import Cell, PartBlock

SPARK = 12


def document(page: Page) -> Document:
    """A report for people."""
    found: list[Block] = []
    for text in page.letterhead.head.splitlines():
        found.append(line(("dim", text)))
    found += [line(("title", page.title)), line(("dim", page.subtitle))]
    for part in page.parts:
        found += [Gap(), line(("section", part.title))] if part.title else [Gap()]
        for number, block in enumerate(part.blocks):
            found += [Gap()] if number else []
            found += _block(block)
    if page.letterhead.foot:
        found += [Gap(), *(line(("dim", text)) for text in page.letterhead.foot.splitlines())]
    return tuple(found)


def _block(block: PartBlock) -> list[Block]:
    if isinstance(block, Words):
        return [line(("dim" if block.quiet else "", block.text))]
    if isinstance(block, Points):
        rows = tuple(row(("accent", "•"), _proved(text, href)) for text, href in block.items)
        return [Table((Column(), Column(flexible=True)), rows)]
    if isinstance(block, Facts):
        return [*([line(("accent", block.caption))] if block.caption else []), _table(block)]
    if isinstance(block, HeatMap):
        return [line(("accent", block.calendar.title)), *blocks.heatmap_blocks(block.calendar)]
    assert isinstance(block, Drawing)  # noqa: S101 - the last of the kinds of block
    title = line(("accent", block.chart.title))
    if block.kind == RADAR:
        return [title, *blocks.radar_blocks(block.chart, block.most)]
    draw = {STACKED: blocks.stacked_blocks, LINE: blocks.line_blocks}.get(block.kind, blocks.bar_blocks)
    return [title, *draw(block.chart)]


def _proved(text: str, href: str) -> tuple[tuple[str, str], ...]:
    return (("", text), ("dim", f" {href}")) if href else (("", text),)


def _table(facts: Facts) -> Table:
    sparks = any(cell.spark for each in facts.rows for cell in each)
    numbers = facts.rows[0] if facts.rows else ()
    widest = max(
        range(len(facts.headers)),
        key=lambda place: (
            max(len(each[place].text) for each in facts.rows) if not numbers[place].number else -1
        ),
    )
    columns = [
        Column(header, right=numbers[place].number, flexible=place == widest)
        for place, header in enumerate(facts.headers)
    ]
    if sparks:
        columns.insert(1, Column())
    return Table(tuple(columns), tuple(_row(each, sparks=sparks) for each in facts.rows))


def _row(cells: tuple[Cell, ...], *, sparks: bool) -> Row:
    found: list[str | tuple[str, str]] = [cell.text for cell in cells]
    if sparks:
        found.insert(1, ("accent", sparkline(cells[0].spark, SPARK) if cells[0].spark else ""))
    return row(*found)
