"""Report as Markdown (CommonMark with GitHub's tables). No text of a network becomes markup."""

from __future__ import annotations

from cmdaily.render.charts.chart import calendar_table, chart_table
from cmdaily.render.clean import clean, one_line
from cmdaily.render.report.page import Drawing, Facts, HeatMap, Page, Points, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.render.report.page import Cell, PartBlock

_MARKUP = frozenset("\\`*_[]<>|~$&")
_AT_START = ("-", "=", "+", "#")


def markdown(page: Page) -> str:
    """A report as a Markdown file."""
    found = [escaped(text) + "  " for text in page.letterhead.head.splitlines()]
    found += ["", f"# {escaped(page.title)}", "", escaped(page.subtitle)]
    for part in page.parts:
        found += ["", f"## {escaped(part.title)}"] if part.title else []
        for block in part.blocks:
            found += ["", *_block(block)]
    if page.letterhead.foot:
        found += ["", *(escaped(text) + "  " for text in page.letterhead.foot.splitlines())]
    return "\n".join(found).strip() + "\n"


def escaped(text: str) -> str:
    """A text in which nothing is markup, in one line. Addresses in it are no links (`&#58;`, `www&#46;`)."""
    return _begun(_within(one_line(text)))


def _begun(one: str) -> str:
    """The same at the beginning of a line, where a number or a sign may begin a list or a heading."""
    number, dot, rest = one.partition(".")
    if number.isdigit() and dot:
        one = f"{number}\\.{rest}"
    return "\\" + one if one.startswith(_AT_START) else one


def _within(text: str) -> str:
    """The same of a piece in the middle of a line."""
    one = "".join(f"\\{sign}" if sign in _MARKUP else sign for sign in clean(text))
    return one.replace("://", "&#58;//").replace("www.", "www&#46;").replace("@", "&#64;")


def _block(block: PartBlock) -> list[str]:
    if isinstance(block, Words):
        pieces = block.text.split("`")
        if len(pieces) % 2 == 0:
            return [escaped(block.text)]
        coded = (f"`{clean(piece)}`" if place % 2 else _within(piece) for place, piece in enumerate(pieces))
        return [_begun("".join(coded))]
    if isinstance(block, Points):
        return [
            f"- {escaped(text)}" + (f" [↗]({_address(href)})" if href else "") for text, href in block.items
        ]
    if isinstance(block, Facts):
        caption = [f"### {escaped(block.caption)}", ""] if block.caption else []
        numbers = [cell.number for cell in block.rows[0]] if block.rows else []
        rows = [[_cell(cell) for cell in each] for each in block.rows]
        return [*caption, *_table([escaped(head) for head in block.headers], rows, numbers)]
    if isinstance(block, HeatMap):
        title, (headers, texts) = block.calendar.title, calendar_table(block.calendar)
    else:
        assert isinstance(block, Drawing)  # noqa: S101 - the last of the kinds of block
        title, (headers, texts) = block.chart.title, chart_table(block.chart)
    rows = [[escaped(text) for text in each] for each in texts]
    right = [False] + [True] * (len(headers) - 1)
    return [f"### {escaped(title)}", "", *_table([escaped(head) for head in headers], rows, right)]


def _cell(cell: Cell) -> str:
    return f"[{escaped(cell.text)}]({_address(cell.href)})" if cell.href else escaped(cell.text)


def _address(href: str) -> str:
    """An address between pointed brackets: its own are percent-encoded, and so is what ends a cell."""
    return "<" + href.replace("<", "%3C").replace(">", "%3E").replace("|", "%7C").replace("\\", "%5C") + ">"


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool]) -> list[str]:
    rule = ["---:" if number else "---" for number in right] or ["---"] * len(headers)
    return [f"| {' | '.join(cells)} |" for cells in (headers, rule, *rows)]
