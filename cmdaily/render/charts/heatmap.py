"""Calendar heat map: a column a week, Monday on top; the warmer a day, the more of what was due was done."""

from __future__ import annotations

from datetime import timedelta

from cmdaily.domain.routines.statistics import level
from cmdaily.render.charts import svg

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.render.charts.chart import Calendar

CELL = 11
LEFT = 40
TOP = 16
MOST_WEEKS = 54
"""More than a year is cut to its last weeks."""


def heatmap_chart(calendar: Calendar) -> str:
    """The days of a calendar; one path for each level keeps it small."""
    if not calendar.days:
        return svg.image(calendar.title, TOP, [])
    last = calendar.days[-1][0]
    start = calendar.days[0][0] - timedelta(days=calendar.days[0][0].weekday())
    start = max(start, last - timedelta(days=last.weekday(), weeks=MOST_WEEKS - 1))
    paths: dict[int, list[str]] = {}
    months: dict[tuple[int, int], int] = {}
    for day, done, due in calendar.days:
        if day < start:
            continue
        week, weekday = divmod((day - start).days, 7)
        months.setdefault((day.year, day.month), week)
        square = f"M{LEFT + week * CELL} {TOP + weekday * CELL}h9v9h-9z"
        paths.setdefault(level(done, due), []).append(square)
    body = [svg.path("".join(squares), f"h{warmth}") for warmth, squares in sorted(paths.items())]
    body += [svg.text(0, TOP + number * CELL + 9, calendar.weekdays[number]) for number in (0, 2, 4)]
    right = -4
    for (_, month), week in months.items():
        if week >= right:
            body.append(svg.text(LEFT + week * CELL, 11, calendar.months[month - 1]))
            right = week + 4
    return svg.image(calendar.title, TOP + 7 * CELL + 2, body)
