"""Figures in words: the name of a metric, a value with its unit, a line of blocks."""

from __future__ import annotations

from datetime import timedelta

from cmdaily.domain.figures.metric import CATALOGUE, DOLLARS, MINUTE, PERCENT
from cmdaily.domain.figures.sparkline import sparkline
from cmdaily.domain.figures.text import grouped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.figures.metric import Metric
    from cmdaily.domain.figures.series import Series
    from cmdaily.locale import Translator

SIGNED = (PERCENT, DOLLARS, MINUTE)
"""Units that are written with the number; the others go without saying."""

LINE_WIDTH = 56
"""Columns of the line of blocks: it stands whole on 60."""


def metric_name(tr: Translator, metric: Metric) -> str:
    """What a metric is called: by the file for the user's own, by the catalogue for the others."""
    if metric.title:
        titles = dict(metric.title)
        return titles.get(tr.language) or titles.get("und") or next(iter(titles.values()))
    return tr(f"metric_names.{metric.name}") if metric.name in CATALOGUE else metric.name


def value_text(tr: Translator, metric: Metric, value: float, *, signed: bool = False) -> str:
    """A value with its unit: `1,204`, `3.2%`, `$0.20`, `45 min`. A change of a share (`signed`) is in points."""
    text = grouped(value, tr.language, signed=signed)
    if signed and metric.unit == PERCENT:
        return tr("metric.unit_points", value=text)
    return tr(f"metric.unit_{metric.unit}", value=text) if metric.unit in SIGNED else text


def blocks(series: Series) -> str:
    """The days of a series as a line of blocks, from its first value to its last."""
    if not series.values:
        return ""
    by_day = {value.day: value.value for value in series.values}
    first, last = series.values[0].day, series.values[-1].day
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return sparkline([by_day.get(day) for day in days], LINE_WIDTH)
