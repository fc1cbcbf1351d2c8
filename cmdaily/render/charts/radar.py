"""Radar chart: values on axes around a middle, for a profile now and before."""

from __future__ import annotations

from math import cos, pi, sin

from cmdaily.render.charts import svg

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.render.charts.chart import Chart

MIDDLE = svg.WIDTH / 2
RADIUS = 110
RINGS = 5
LONGEST = 28


def radar_chart(chart: Chart, most: float) -> str:
    """A closed line for each curve; each axis goes from 0 in the middle to `most` on the rim. A gap breaks the line."""
    body, top = svg.legend([curve.name for curve in chart.curves], 0)
    centre = top + RADIUS + 26
    many = max(1, len(chart.labels))

    def at(place: int, share: float) -> tuple[float, float]:
        angle = 2 * pi * place / many - pi / 2
        return MIDDLE + RADIUS * share * cos(angle), centre + RADIUS * share * sin(angle)

    for ring in range(1, RINGS + 1):
        body.append(svg.path(_closed([at(place, ring / RINGS) for place in range(many)]), "g"))
        body.append(
            svg.text(MIDDLE + 3, centre - RADIUS * ring / RINGS + 10, chart.number(most * ring / RINGS))
        )
    for place, label in enumerate(chart.labels):
        x, y = at(place, 1)
        body.append(svg.path(f"M{svg.num(MIDDLE)} {svg.num(centre)}L{svg.num(x)} {svg.num(y)}", "g"))
        x, y = at(place, 1.08)
        shown = label if len(label) <= LONGEST else label[: LONGEST - 1] + "…"
        kind = "m" if abs(x - MIDDLE) < 4 else ("" if x > MIDDLE else "e")
        body.append(svg.text(x, y + 4, shown, kind))
    for number, curve in enumerate(chart.curves):
        points = [
            None if value is None else at(place, max(0.0, min(1.0, value / most)))
            for place, value in enumerate(curve.values)
        ]
        whole = [point for point in points if point is not None]
        kind = f"l s{number % svg.COLOURS}"
        if len(whole) == len(points):
            body.append(svg.path(_closed(whole), f"{kind} a{min(1, number)}"))
        else:
            body.append(svg.path(svg.polyline(points), kind))
    return svg.image(chart.title, centre + RADIUS + 26, body)


def _closed(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{svg.num(x)} {svg.num(y)}" for x, y in points) + "Z"
