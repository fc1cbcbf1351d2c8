"""Chart data: labels and curves, which every kind of chart, its table and its blocks in the terminal are drawn from."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.figures.text import grouped
from cmdaily.domain.record import frozen


@frozen
class Curve:
    """A named row of values, one for each label of its chart; None is a gap."""

    name: str
    values: tuple[float | None, ...]


@frozen
class Chart:
    """What a chart shows. `language` decides how its numbers are written, `decimals` how many they keep."""

    title: str
    labels: tuple[str, ...]
    curves: tuple[Curve, ...]
    language: str = "en"
    decimals: int = 1

    def number(self, value: float | None) -> str:
        """A value in words; a gap is a dash, never 0."""
        return "–" if value is None else grouped(value, self.language, decimals=self.decimals)

    @property
    def known(self) -> tuple[float, ...]:
        """Every value that there is."""
        return tuple(value for curve in self.curves for value in curve.values if value is not None)


@frozen
class Calendar:
    """What a calendar heat map shows: for each day how much was done of how much was due.

    `months` and `weekdays` are the short names of a language, January and Monday first; `columns` are the headings of
    its table: month, done, due.
    """

    title: str
    days: tuple[tuple[date, int, int], ...]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    columns: tuple[str, str, str]


Grid = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]
"""A table beside a chart: headings, and rows of texts."""


def chart_table(chart: Chart, corner: str = "") -> Grid:
    """The values of a chart: a row for each label, a column for each curve."""
    rows = tuple(
        (label, *(chart.number(curve.values[place]) for curve in chart.curves))
        for place, label in enumerate(chart.labels)
    )
    return (corner, *(curve.name for curve in chart.curves)), rows


def calendar_table(calendar: Calendar) -> Grid:
    """The months of a calendar: what was done of what was due."""
    sums: dict[tuple[int, int], list[int]] = {}
    for day, done, due in calendar.days:
        both = sums.setdefault((day.year, day.month), [0, 0])
        both[0] += done
        both[1] += due
    rows = tuple(
        (f"{calendar.months[month - 1]} {year}", str(done), str(due))
        for (year, month), (done, due) in sorted(sums.items())
    )
    return calendar.columns, rows
