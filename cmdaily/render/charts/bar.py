"""Bar charts: one bar a name, and columns of stacked parts over time."""

from __future__ import annotations

from cmdaily.render.charts import svg
from cmdaily.render.charts.line import HEIGHT, LEFT, RIGHT, below
from cmdaily.render.charts.scale import scale_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.render.charts.chart import Chart

NAMES = 150
NUMBERS = 70
ROW = 18
LONGEST = 24


def bar_chart(chart: Chart) -> str:
    """A horizontal bar for each label and curve, with its number at its end."""
    body, y = svg.legend([curve.name for curve in chart.curves], 0)
    scale = scale_of(chart.known, from_zero=True)
    wide = svg.WIDTH - NAMES - NUMBERS
    zero = NAMES + wide * scale.share(0)
    for place, label in enumerate(chart.labels):
        shown = label if len(label) <= LONGEST else label[: LONGEST - 1] + "…"
        body.append(svg.text(NAMES - 8, y + 13, shown, "e"))
        for number, curve in enumerate(chart.curves):
            value = curve.values[place]
            end = zero if value is None else NAMES + wide * scale.share(value)
            if value:
                kind = f"f{number % svg.COLOURS}"
                body.append(svg.rect(min(zero, end), y + 3, max(1.0, abs(end - zero)), ROW - 6, kind))
            body.append(svg.text(max(zero, end) + 5, y + 13, chart.number(value)))
            y += ROW
    body.append(
        svg.path(
            f"M{svg.num(zero)} {svg.num(y - ROW * len(chart.labels) * len(chart.curves))}V{svg.num(y)}", "g"
        )
    )
    return svg.image(chart.title, y + 4, body)


def stacked_chart(chart: Chart) -> str:
    """A column for each label, in which the curves stand on one another. Values are not below 0; a gap adds nothing."""
    sums = tuple(
        sum(curve.values[place] or 0 for curve in chart.curves) for place in range(len(chart.labels))
    )
    scale = scale_of(sums, from_zero=True)
    body, top = svg.legend([curve.name for curve in chart.curves], 0)
    top += 8
    wide = svg.WIDTH - LEFT - RIGHT
    for tick in scale.ticks:
        y = top + HEIGHT * (1 - scale.share(tick))
        body += [
            svg.path(f"M{LEFT} {svg.num(y)}h{wide}", "g"),
            svg.text(LEFT - 6, y + 4, chart.number(tick), "e"),
        ]
    step = wide / max(1, len(chart.labels))
    for place in range(len(chart.labels)):
        y = top + HEIGHT
        for number, curve in enumerate(chart.curves):
            tall = HEIGHT * scale.share(max(0, curve.values[place] or 0))
            if tall > 0:
                y -= tall
                kind = f"f{number % svg.COLOURS}"
                body.append(
                    svg.rect(LEFT + step * (place + 0.12), y, step * 0.76, max(0.5, tall - 0.6), kind)
                )
    body += below(chart.labels, top + HEIGHT + 16, lambda number: LEFT + step * (number + 0.5))
    return svg.image(chart.title, top + HEIGHT + 22, body)
