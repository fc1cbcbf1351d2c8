"""Documents as plain text: for pipes, cron and terminals that cannot do better.

Without a width nothing is wrapped, so that `grep` finds whole titles.
"""

from __future__ import annotations

from cmdaily.render.clean import clean
from cmdaily.render.document import Bar, Column, Document, Gap, Line, Table, text_of

GUTTER = 2
BAR_WIDTH = 20


def render(document: Document, width: int | None = None) -> str:
    """The text of a document, each line ended by a newline; `width` in columns, None for no limit."""
    out: list[str] = []
    for block in document:
        if isinstance(block, Line):
            out += _line(block, width)
        elif isinstance(block, Table):
            out += _table(block, width)
        elif isinstance(block, Bar):
            out.append(_bar(block))
        elif isinstance(block, Gap):
            out.append("")
    return "".join(text.rstrip() + "\n" for text in out)


def cells_wide(text: str) -> int:
    """How many columns a text takes on a terminal."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(
        0
        if combining(character) or character in "\u200d\ufe0f"
        else 1 + (east_asian_width(character) in "WF")
        for character in text
    )


def wrap(text: str, width: int) -> list[str]:
    """Break a text at its spaces into lines of at most `width` columns; a longer word is cut."""
    lines: list[str] = []
    current = ""
    for word in text.split(" "):
        joined = f"{current} {word}" if current else word
        if cells_wide(joined) <= width:
            current = joined
            continue
        if current:
            lines.append(current)
        *full, current = _cut(word, width)
        lines += full
    lines.append(current)
    return lines


def _cut(word: str, width: int) -> list[str]:
    """A word in pieces that fit; most are one piece."""
    pieces = []
    while cells_wide(word) > width:
        cut = max(1, min(len(word), width))
        while cut > 1 and cells_wide(word[:cut]) > width:
            cut -= 1
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word]


def _line(block: Line, width: int | None) -> list[str]:
    text = clean(text_of(block.spans))
    margin = " " * block.indent
    if width is None:
        return [margin + text]
    return [margin + part for part in wrap(text, max(10, width - block.indent))]


def _bar(block: Bar) -> str:
    filled = round(block.share * BAR_WIDTH)
    return f"[{'#' * filled}{'.' * (BAR_WIDTH - filled)}] {clean(text_of(block.spans))}"


def _table(table: Table, width: int | None) -> list[str]:
    cells = [[clean(text_of(cell)) for cell in row.cells] for row in table.rows]
    widths = _widths(table, cells, width)
    out = []
    if any(column.header for column in table.columns):
        out += _row([clean(column.header) for column in table.columns], table.columns, widths)
    for row, texts in zip(table.rows, cells, strict=True):
        out += _heading(texts, widths) if row.heading else _row(texts, table.columns, widths)
    return out


def _widths(table: Table, cells: list[list[str]], width: int | None) -> list[int]:
    widths = [cells_wide(clean(column.header)) for column in table.columns]
    for row, texts in zip(table.rows, cells, strict=True):
        if not row.heading:
            widths = [max(wide, cells_wide(text)) for wide, text in zip(widths, texts, strict=True)]
    if width is not None:
        spare = width - sum(widths) - GUTTER * (len(widths) - 1)
        for place, column in enumerate(table.columns):
            if column.flexible and spare < 0:
                widths[place] = max(12, widths[place] + spare)
    return widths


def _row(texts: list[str], columns: tuple[Column, ...], widths: list[int]) -> list[str]:
    parts = [
        wrap(text, max(1, wide)) if column.flexible else [text]
        for text, column, wide in zip(texts, columns, widths, strict=True)
    ]
    return [
        (" " * GUTTER).join(
            _padded(part[number] if number < len(part) else "", wide, right=column.right)
            for part, column, wide in zip(parts, columns, widths, strict=True)
        )
        for number in range(max(len(part) for part in parts))
    ]


def _heading(texts: list[str], widths: list[int]) -> list[str]:
    """The first cell runs over all columns up to the last one that has a text of its own."""
    total = sum(widths) + GUTTER * (len(widths) - 1)
    right = texts[-1] if len(texts) > 1 else ""
    return ["", _padded(texts[0], total - cells_wide(right), right=False) + right]


def _padded(text: str, wide: int, *, right: bool) -> str:
    space = " " * (wide - cells_wide(text))
    return space + text if right else text + space
