"""Text layout: documents in lines of styled text. The one place that knows of columns, wrapping and indents.

Plain text drops the styles, a terminal shows them; both show the same lines.
"""

from __future__ import annotations

from cmdaily.render.clean import clean
from cmdaily.render.document import Bar, Column, Gap, Line, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdaily.render.document import Document, Spans

GUTTER = 2
BAR_WIDTH = 24
LEAST_BAR = 8
LEAST_COLUMN = 12
FILLED, EMPTY = "bar", "bar_empty"
"""Styles of a progress bar's cells; their text is `#` and `.` until a renderer knows better."""


def lay_out(document: Document, width: int | None) -> list[Spans]:
    """The lines of a document; `width` in columns, None for no limit."""
    lines: list[Spans] = []
    for block in document:
        if isinstance(block, Line):
            lines += _line(block, width)
        elif isinstance(block, Table):
            lines += _table(block, width)
        elif isinstance(block, Bar):
            lines += _bar(block, width)
        elif isinstance(block, Gap):
            lines.append(())
    return lines


def cells_wide(text: str) -> int:
    """How many columns a text takes on a terminal."""
    if text.isascii() or max(text.replace("\u202f", " ").replace("’", "'")) < "\u0300":
        return len(text)  # no combining mark is below U+0300, and no wide character
    from unicodedata import combining, east_asian_width

    return sum(
        0
        if combining(character) or character in "\u200d\ufe0f"
        else 1 + (east_asian_width(character) in "WF")
        for character in text
    )


def stays_with(before: str, word: str) -> bool:
    """Whether no line may end between two words: before a sign that closes or ends, after one that opens, and
    between a number and its unit, also where somebody wrote an ordinary space."""
    if word[:1] in _CLOSING or before[-1:] == "«":
        return True
    if not before[-1:].isdigit():
        return False
    from cmdaily.locale.typography import UNITS

    return word.rstrip(".,;:!?)»”…") in UNITS


_CLOSING = frozenset(":;!?»%…,.)")


def wrap(spans: Spans, width: int) -> list[Spans]:
    """Break spans at their spaces into lines of at most `width` columns; a longer word is cut."""
    if _wide(spans) <= width:
        return [spans]
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0
    for unit in _units(spans):
        wide = sum(cells_wide(word) for _, word in unit)
        if unit[0][1] == " ":
            if used:
                lines[-1] += unit
                used += wide
        elif used + wide <= width:
            lines[-1] += unit
            used += wide
        elif wide <= width:
            lines.append(unit)
            used = wide
        else:
            used = _cut_in(unit, lines, used, width)
    return [_without_last_space(line) for line in lines if line] or [()]


def _units(spans: Spans) -> Iterator[list[tuple[str, str]]]:
    """What no line may end within: words, with their styles, and the single spaces between them."""
    unit: list[tuple[str, str]] = []
    gap: tuple[str, str] | None = None
    for style, word in _words(spans):
        if word == " ":
            if gap is not None:
                yield from ([*unit], [gap]) if unit else ([gap],)
                unit = []
            gap = (style, word)
        elif gap is None:
            unit.append((style, word))
        elif unit and stays_with(unit[-1][1], word):
            unit += [gap, (style, word)]
            gap = None
        else:
            if unit:
                yield unit
            yield [gap]
            unit, gap = [(style, word)], None
    if unit:
        yield unit


def _cut_in(unit: list[tuple[str, str]], lines: list[list[tuple[str, str]]], used: int, width: int) -> int:
    """Put a unit that is wider than a line into as many as it needs; the columns used of the last one."""
    for style, word in unit:
        for piece in _cut(word, width):
            wide = cells_wide(piece)
            if used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append((style, piece))
            used += wide
    return used


def _words(spans: Spans) -> list[tuple[str, str]]:
    """Words and single spaces, each with its style."""
    found: list[tuple[str, str]] = []
    for style, text in spans:
        for number, word in enumerate(text.split(" ")):
            if number:
                found.append((style, " "))
            if word:
                found.append((style, word))
    return found


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


def _without_last_space(line: list[tuple[str, str]]) -> Spans:
    while line and line[-1][1] == " ":
        line.pop()
    return tuple(line)


def _cleaned(spans: Spans) -> Spans:
    for _, text in spans:
        if not text.isprintable():
            return tuple((style, clean(text)) for style, text in spans)
    return spans


def _wide(spans: Spans) -> int:
    wide = 0
    for _, text in spans:
        wide += len(text) if text.isascii() else cells_wide(text)
    return wide


def _line(block: Line, width: int | None) -> list[Spans]:
    spans = _cleaned(block.spans)
    parts = [spans] if width is None else wrap(spans, max(10, width - block.indent))
    return [(("", " " * block.indent), *part) for part in parts] if block.indent else parts


def _bar(block: Bar, width: int | None) -> list[Spans]:
    spans = _cleaned(block.spans)
    size = BAR_WIDTH if width is None else max(LEAST_BAR, min(BAR_WIDTH, width - _wide(spans) - GUTTER))
    filled = round(block.share * size)
    bar = ((FILLED, "#" * filled), (EMPTY, "." * (size - filled)), ("", " " * GUTTER))
    if width is None or size + GUTTER + _wide(spans) <= width:
        return [(*bar, *spans)]
    return [bar, *wrap(spans, width)]


def _table(table: Table, width: int | None) -> list[Spans]:
    rows = [(row, [_cleaned(cell) for cell in row.cells]) for row in table.rows]
    headers: list[Spans] = [(("header", clean(column.header)),) for column in table.columns]
    taken = [[_wide(cell) for cell in cells] for row, cells in rows if not row.heading]
    at_head = [_wide(cell) for cell in headers]
    widths = _widths(table, [at_head, *taken], width)
    lines = (
        _row(headers, at_head, table.columns, widths)
        if any(column.header for column in table.columns)
        else []
    )
    wides = iter(taken)
    for row, cells in rows:
        lines += _heading(cells, widths) if row.heading else _row(cells, next(wides), table.columns, widths)
    return lines


def _widths(table: Table, taken: list[list[int]], width: int | None) -> list[int]:
    """As wide as the widest cell; the flexible columns give way when the line is too long."""
    widths = [max(column) for column in zip(*taken, strict=True)]
    if width is not None:
        spare = width - sum(widths) - GUTTER * (len(widths) - 1)
        for place, column in enumerate(table.columns):
            if column.flexible and spare < 0:
                widths[place] = max(LEAST_COLUMN, widths[place] + spare)
    return widths


def _row(cells: list[Spans], taken: list[int], columns: tuple[Column, ...], widths: list[int]) -> list[Spans]:
    """The lines of a row: one, where nothing is wrapped."""
    line: list[tuple[str, str]] = []
    for cell, filled, column, wide in zip(cells, taken, columns, widths, strict=True):
        if filled > wide:
            return _wrapped_row(cells, columns, widths)
        if line:
            line.append(_BETWEEN)
        if filled == wide:
            line += cell or (("", ""),)
        elif column.right:
            line.append(("", " " * (wide - filled)))
            line += cell
        else:
            line += cell
            line.append(("", " " * (wide - filled)))
    return [tuple(line)]


_BETWEEN = ("", " " * GUTTER)


def _wrapped_row(cells: list[Spans], columns: tuple[Column, ...], widths: list[int]) -> list[Spans]:
    parts = [
        wrap(cell, max(1, wide)) if column.flexible else [cell]
        for cell, column, wide in zip(cells, columns, widths, strict=True)
    ]
    lines = []
    for number in range(max(len(part) for part in parts)):
        line: list[tuple[str, str]] = []
        for part, column, wide in zip(parts, columns, widths, strict=True):
            cell = part[number] if number < len(part) else ()
            line += [_BETWEEN] if line else []
            line += _padded(cell, wide, right=column.right)
        lines.append(tuple(line))
    return lines


def _heading(cells: list[Spans], widths: list[int]) -> list[Spans]:
    """An empty line, then the first cell on the left and the last one on the right."""
    total = sum(widths) + GUTTER * (len(widths) - 1)
    right = cells[-1] if len(cells) > 1 else ()
    return [(), (*_padded(cells[0], total - _wide(right), right=False), *right)]


def _padded(cell: Spans, wide: int, *, right: bool) -> Spans:
    space = ("", " " * (wide - _wide(cell)))
    if not space[1]:
        return cell or (("", ""),)
    return (space, *cell) if right else (*cell, space)
