"""Charts as blocks in the terminal: the same data as the SVG, in characters."""

from __future__ import annotations

from datetime import timedelta

from cmdaily.domain.figures.sparkline import sparkline
from cmdaily.domain.routines.statistics import level
from cmdaily.render.document import Column, Line, Table, line, row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.render.charts.chart import Calendar, Chart
    from cmdaily.render.document import Block

WIDTH = 24
FULL = "█"
PARTS = ("█", "▓", "▒", "░")
SHADES = ("·", "░", "▒", "▓", "█")


def line_blocks(chart: Chart) -> list[Block]:
    """A line of blocks for each curve, with its lowest and its highest value."""
    rows = []
    for curve in chart.curves:
        known = [value for value in curve.values if value is not None]
        ends = f"{chart.number(min(known))} – {chart.number(max(known))}" if known else chart.number(None)
        rows.append(row(curve.name, ("accent", sparkline(curve.values, WIDTH)), ("dim", ends)))
    return [Table((Column(flexible=True), Column(), Column(right=True)), tuple(rows))]


def bar_blocks(chart: Chart) -> list[Block]:
    """A bar of blocks for each label; of several curves each has its own."""
    most = max((abs(value) for value in chart.known), default=0) or 1
    rows = [
        row(
            f"{label} {curve.name}" if len(chart.curves) > 1 else label,
            ("accent", FULL * _cells(curve.values[place], most)),
            chart.number(curve.values[place]),
        )
        for place, label in enumerate(chart.labels)
        for curve in chart.curves
    ]
    return [Table((Column(flexible=True), Column(), Column(right=True)), tuple(rows))]


def stacked_blocks(chart: Chart) -> list[Block]:
    """A bar for each label, its parts in shades of their own; then which shade is what."""
    places = range(len(chart.labels))
    sums = [sum(curve.values[place] or 0 for curve in chart.curves) for place in places]
    most = max(sums, default=0) or 1
    rows = []
    for place in places:
        spans = tuple(
            ("accent", PARTS[number % len(PARTS)] * _cells(curve.values[place], most))
            for number, curve in enumerate(chart.curves)
        )
        rows.append(row(chart.labels[place], spans, chart.number(sums[place])))
    key = "  ".join(f"{PARTS[number % len(PARTS)]} {curve.name}" for number, curve in enumerate(chart.curves))
    return [Table((Column(), Column(), Column(right=True)), tuple(rows)), line(("dim", key))]


def radar_blocks(chart: Chart, most: float) -> list[Block]:
    """A bar on each axis, up to `most`, with the value of each curve."""
    rows = []
    for place, label in enumerate(chart.labels):
        first = chart.curves[0].values[place] if chart.curves else None
        filled = _cells(first, most)
        numbers = " / ".join(chart.number(curve.values[place]) for curve in chart.curves)
        rows.append(row(label, (("accent", FULL * filled), ("dim", "·" * (WIDTH - filled))), numbers))
    return [Table((Column(flexible=True), Column(), Column(right=True)), tuple(rows))]


def heatmap_blocks(calendar: Calendar) -> list[Block]:
    """Seven rows, Monday first, one column a week."""
    if not calendar.days:
        return []
    last = calendar.days[-1][0]
    start = calendar.days[0][0] - timedelta(days=calendar.days[0][0].weekday())
    start = max(start, last - timedelta(days=last.weekday(), weeks=52))
    known = {day: level(done, due) for day, done, due in calendar.days}
    count = (last - start).days // 7 + 1
    lines: list[Block] = []
    for number in range(7):
        spans: list[tuple[str, str]] = [("dim", f"{calendar.weekdays[number]:<5}")]
        for week in range(count):
            warmth = known.get(start + timedelta(weeks=week, days=number))
            spans.append(("", " ") if warmth is None else (f"heat{warmth}", SHADES[warmth]))
        lines.append(Line(tuple(spans)))
    return lines


def _cells(value: float | None, most: float) -> int:
    if not value:
        return 0
    return min(WIDTH, max(1, round(abs(value) / most * WIDTH)))
