"""Report as PDF on A4, by ReportLab (the extra `pdf`), the same bytes for the same data.

Its fonts are those that every reader of PDF has: they hold the letters of western Europe, and what they lack is shown
as a dot. ReportLab is imported inside `pdf`: it is not installed everywhere, and is slow to start.
"""

from __future__ import annotations

from html import escape
from io import BytesIO

from cmdaily.domain.routines.statistics import level
from cmdaily.render.charts.chart import calendar_table, chart_table
from cmdaily.render.charts.svg import HEAT, LIGHT
from cmdaily.render.clean import one_line
from cmdaily.render.report.page import RADAR, Drawing, Facts, HeatMap, Page, Points, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.render.charts.chart import Calendar, Chart
    from cmdaily.render.report.page import Cell, PartBlock

WIDE = 482
"""Points between the margins of A4."""
TALL = 90
CELL = 8.0
LETTER = 4.2
"""Points that a letter of a table takes at most, on average."""
INSTEAD = {"\u202f": "\u00a0", "−": "-", "↗": ""}


def pdf(page: Page) -> bytes:
    """A report as a PDF. ImportError where ReportLab is not installed."""
    from reportlab.platypus import SimpleDocTemplate

    stream = BytesIO()
    document = SimpleDocTemplate(
        stream,
        pagesize=(595.28, 841.89),
        leftMargin=56,
        rightMargin=56,
        topMargin=48,
        bottomMargin=48,
        title=latin(page.title),
        author="",
        creator="cmdaily",
        lang=page.language,
        invariant=1,
    )
    document.build(_story(page), onFirstPage=_foot, onLaterPages=_foot)
    return stream.getvalue()


def latin(given: str) -> str:
    """A text in the letters that the fonts have; a dot for every other."""
    one = one_line(given)
    for sign, instead in INSTEAD.items():
        one = one.replace(sign, instead)
    return (
        one.encode("cp1252", "replace").decode("cp1252")
        if one.isascii()
        else "".join(_letter(sign) for sign in one)
    )


def _letter(sign: str) -> str:
    try:
        sign.encode("cp1252")
    except UnicodeEncodeError:
        return "" if sign in "\u200d\ufe0f" else "·"
    return sign


def _foot(canvas: Any, document: Any) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawRightString(539, 28, str(document.page))


def _story(page: Page) -> list[Any]:
    from reportlab.platypus import Spacer

    around = page.letterhead
    found: list[Any] = _logo(around.logo)
    found += [_words(line, 9) for line in around.head.splitlines()]
    found += [_words(page.title, 18, bold=True), _words(page.subtitle, 9), Spacer(1, 8)]
    for part in page.parts:
        if part.title:
            found.append(_words(part.title, 13, bold=True, space=10))
        for block in part.blocks:
            found += [*_block(block), Spacer(1, 6)]
    return found + [_words(line, 9) for line in around.foot.splitlines()]


def _logo(data: bytes) -> list[Any]:
    if not data:
        return []
    from reportlab.platypus import Image

    return [Image(BytesIO(data), width=120, height=60, kind="proportional", hAlign="LEFT")]


def _words(
    given: str, size: float, *, bold: bool = False, space: float = 0, href: str = "", mark: str = ""
) -> Any:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    style = ParagraphStyle(
        "report",
        fontName="Helvetica-Bold" if bold else "Helvetica",
        fontSize=size,
        leading=size * 1.3,
        spaceBefore=space,
        leftIndent=10 if mark else 0,
        keepWithNext=1 if bold else 0,
    )
    content = escape(latin(given))
    if href:
        content = f'<a href="{escape(href)}" color="#0057a8">{content}</a>'
    return Paragraph(content, style, bulletText=mark or None)


def _block(block: PartBlock) -> list[Any]:
    if isinstance(block, Words):
        return [_words(block.text, 8 if block.quiet else 10)]
    if isinstance(block, Points):
        return [_words(text, 10, href=href, mark="•") for text, href in block.items]
    if isinstance(block, Facts):
        caption = [_words(block.caption, 10, bold=True)] if block.caption else []
        return [*caption, _table(block.headers, block.rows)]
    if isinstance(block, HeatMap):
        headers, rows = calendar_table(block.calendar)
        return [_words(block.calendar.title, 10, bold=True), _heatmap(block.calendar), _texts(headers, rows)]
    assert isinstance(block, Drawing)  # noqa: S101 - the last of the kinds of block
    headers, rows = chart_table(block.chart)
    drawing = _radar(block.chart, block.most) if block.kind == RADAR else _columns(block.chart)
    return [_words(block.chart.title, 10, bold=True), drawing, _texts(headers, rows)]


def _texts(headers: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Any:
    from cmdaily.render.report.page import Cell

    cells = tuple(tuple(Cell(text, number=place > 0) for place, text in enumerate(each)) for each in rows)
    return _table(headers, cells)


def _table(headers: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...]) -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table

    numbers = [cell.number for cell in rows[0]] if rows else [False] * len(headers)
    narrow = min(76.0, WIDE / len(headers))
    texts = max(1, numbers.count(False))
    rest = (WIDE - narrow * numbers.count(True)) / texts
    content = [[latin(head) for head in headers]]
    fits = rest / LETTER  # what is longer is set as a paragraph, which wraps
    content += [
        [
            _words(cell.text, 8, href=cell.href) if cell.href or len(cell.text) > fits else latin(cell.text)
            for cell in each
        ]
        for each in rows
    ]
    style: list[Any] = [
        ("FONT", (0, 0), (-1, -1), "Helvetica", 8),
        ("TEXTCOLOR", (0, 0), (-1, 0), HexColor("#555555")),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#cccccc")),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    style += [("ALIGN", (place, 0), (place, -1), "RIGHT") for place, number in enumerate(numbers) if number]
    widths = [narrow if number else rest for number in numbers]
    return Table(content, colWidths=widths, style=style, repeatRows=1, hAlign="LEFT")


def _columns(chart: Chart) -> Any:
    """Stacked columns; the table below them says their numbers."""
    from reportlab.graphics import shapes
    from reportlab.lib.colors import HexColor

    sums = [sum(curve.values[place] or 0 for curve in chart.curves) for place in range(len(chart.labels))]
    most = max(sums, default=0) or 1
    drawing = shapes.Drawing(WIDE, TALL + 14)
    step = WIDE / max(1, len(chart.labels))
    for place in range(len(chart.labels)):
        y = 0.0
        for number, curve in enumerate(chart.curves):
            tall = TALL * (curve.values[place] or 0) / most
            colour = HexColor(LIGHT[number % len(LIGHT)])
            drawing.add(
                shapes.Rect(step * (place + 0.1), y, step * 0.8, tall, fillColor=colour, strokeColor=None)
            )
            y += tall
    x = 0.0
    for number, curve in enumerate(chart.curves):
        drawing.add(
            shapes.Rect(x, TALL + 5, 7, 7, fillColor=HexColor(LIGHT[number % len(LIGHT)]), strokeColor=None)
        )
        name = latin(curve.name)[:40]
        drawing.add(shapes.String(x + 10, TALL + 5, name, fontName="Helvetica", fontSize=8))
        x += 24 + 4.6 * len(name)
    return drawing


def _radar(chart: Chart, most: float) -> Any:
    """Closed lines around a middle, the first of them filled; a value that is missing breaks none: it is left out."""
    from math import cos, pi, sin

    from reportlab.graphics import shapes
    from reportlab.lib.colors import HexColor

    tall, radius = 200.0, 82.0
    drawing = shapes.Drawing(WIDE, tall)
    many = max(1, len(chart.labels))

    def at(place: int, share: float) -> tuple[float, float]:
        angle = pi / 2 - 2 * pi * place / many
        return WIDE / 2 + radius * share * cos(angle), tall / 2 + radius * share * sin(angle)

    for ring in range(1, 6):
        points = [part for place in range(many) for part in at(place, ring / 5)]
        drawing.add(shapes.Polygon(points, fillColor=None, strokeColor=HexColor("#cccccc"), strokeWidth=0.4))
    for number, curve in enumerate(chart.curves):
        colour = HexColor(LIGHT[number % len(LIGHT)])
        known = [(place, value) for place, value in enumerate(curve.values) if value is not None]
        points = [part for place, value in known for part in at(place, max(0.0, min(1.0, value / most)))]
        if len(points) > 2:
            fill = None if number else colour.clone(alpha=0.18)
            drawing.add(shapes.Polygon(points, fillColor=fill, strokeColor=colour, strokeWidth=1.2))
    for place, label in enumerate(chart.labels):
        x, y = at(place, 1.12)
        anchor = "middle" if abs(x - WIDE / 2) < 4 else ("start" if x > WIDE / 2 else "end")
        drawing.add(
            shapes.String(x, y - 3, latin(label)[:30], fontName="Helvetica", fontSize=8, textAnchor=anchor)
        )
    return drawing


def _heatmap(calendar: Calendar) -> Any:
    from datetime import timedelta

    from reportlab.graphics import shapes
    from reportlab.lib.colors import HexColor, toColor

    colour = toColor(HexColor(LIGHT[0]))
    last = calendar.days[-1][0]
    start = max(calendar.days[0][0], last - timedelta(days=370))
    start -= timedelta(days=start.weekday())
    drawing = shapes.Drawing(WIDE, CELL * 7)
    for day, done, due in calendar.days:
        if day >= start:
            week, weekday = divmod((day - start).days, 7)
            fill = colour.clone(alpha=HEAT[level(done, due)])
            x, y = week * CELL, CELL * (6 - weekday)
            drawing.add(shapes.Rect(x, y, CELL - 1.5, CELL - 1.5, fillColor=fill, strokeColor=None))
    return drawing
