"""Line chart and sparkline: values over time; a gap breaks the line."""

from __future__ import annotations

from html import escape

from cmdaily.render.charts import svg
from cmdaily.render.charts.scale import scale_of
from cmdaily.render.clean import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cmdaily.render.charts.chart import Chart

HEIGHT = 150
LEFT = 58
RIGHT = 8
LABELS = 8
"""At most so many labels stand below a chart: more would run into each other."""

SPARK = (72, 14)


def line_chart(chart: Chart) -> str:
    """A line for each curve over the labels."""
    scale = scale_of(chart.known, from_zero=False)
    body, top = svg.legend([curve.name for curve in chart.curves], 0)
    top += 8
    wide = svg.WIDTH - LEFT - RIGHT
    many = max(1, len(chart.labels) - 1)
    for tick in scale.ticks:
        y = top + HEIGHT * (1 - scale.share(tick))
        body += [
            svg.path(f"M{LEFT} {svg.num(y)}h{wide}", "g"),
            svg.text(LEFT - 6, y + 4, chart.number(tick), "e"),
        ]
    for place, curve in enumerate(chart.curves):
        points = [
            None if value is None else (LEFT + wide * number / many, top + HEIGHT * (1 - scale.share(value)))
            for number, value in enumerate(curve.values)
        ]
        body.append(svg.path(svg.polyline(points), f"l s{place % svg.COLOURS}"))
    body += below(chart.labels, top + HEIGHT + 16, lambda number: LEFT + wide * number / many)
    return svg.image(chart.title, top + HEIGHT + 22, body)


def below(labels: Sequence[str], y: float, x_of: Callable[[int], float]) -> list[str]:
    """The labels of the horizontal axis, as many as have room."""
    every = max(1, -(-len(labels) // LABELS))
    found = []
    for number in range(0, len(labels), every):
        x = x_of(number)
        kind = "m" if LEFT < x < svg.WIDTH - 40 else ("e" if x >= svg.WIDTH - 40 else "")
        found.append(svg.text(x, y, labels[number], kind))
    return found


def spark(values: Sequence[float | None], title: str) -> str:
    """A line as large as a word, for an HTML page with `svg.STYLE`, which says its size and colour: a page may hold a
    hundred of them. Nothing where no value is known."""
    known = [value for value in values if value is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    wide, tall = SPARK
    many = max(1, len(values) - 1)
    points = [
        None
        if value is None
        else (
            round(1 + (wide - 2) * number / many),
            round(tall - 2 - (tall - 4) * ((value - low) / (high - low) if high > low else 0.5)),
        )
        for number, value in enumerate(values)
    ]
    name = escape(clean(title), quote=False)
    return f'<svg class=k role=img><title>{name}</title><path d="{_short(points)}"/></svg>'


def _short(points: Sequence[tuple[float, float] | None]) -> str:
    """The commands of a line in steps of whole units: half as long as those by places."""
    found, at = "", None
    for point in points:
        if point is None:
            at = None
        elif at is None:
            found += f"M{point[0]:.0f} {point[1]:.0f}h1"
            at = (point[0] + 1, point[1])
        else:
            right, down = point[0] - at[0], point[1] - at[1]
            found += f"l{right:.0f}{'' if down < 0 else ' '}{down:.0f}" if down else f"h{right:.0f}"
            at = point
    return found
