"""Lists of metrics: the series that are kept with their last values, or all that there could be."""

from __future__ import annotations

from cmdaily.domain.figures.metric import Metric
from cmdaily.domain.figures.results import ListedSeries, MetricList
from cmdaily.domain.figures.text import json_number
from cmdaily.render.document import Column, Table, line, row
from cmdaily.render.figure_words import metric_name, value_text
from cmdaily.render.words import short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.locale import Translator
    from cmdaily.render.document import Document, Row


def document(model: MetricList, tr: Translator) -> Document:
    """A row for each."""
    if model.known:
        return (Table(_known_columns(tr), tuple(_known_row(metric, tr) for metric in model.known)),)
    if not model.series:
        return (line(tr("metric.none_yet")), line(("dim", tr("metric.none_yet_remedy"))))
    return (series_table(model.series, tr),)


def series_table(series: Sequence[ListedSeries], tr: Translator) -> Table:
    """Series with their last values, each beside the mean of the week before."""
    return Table(_columns(tr), tuple(_row(each, tr) for each in series))


def data(model: MetricList, tr: Translator) -> dict[str, object]:
    """The series, or the metrics, for scripts."""
    if model.known:
        return {"metrics": [_shape(metric, tr) for metric in model.known]}
    return {"metrics": [series_shape(each, tr) for each in model.series]}


def series_shape(each: ListedSeries, tr: Translator) -> dict[str, object]:
    """One of the series for scripts."""
    latest = each.latest
    return {
        **_shape(each.metric, tr),
        "account": each.account or None,
        "value": None if latest is None else json_number(latest.value),
        "date": None if latest is None else latest.day.isoformat(),
        "source": None if latest is None else latest.source,
        "week": None if each.week is None else json_number(each.week),
    }


def _shape(metric: Metric, tr: Translator) -> dict[str, object]:
    return {
        "metric": metric.name,
        "title": metric_name(tr, metric),
        "kind": metric.kind,
        "unit": metric.unit,
        "formula": metric.formula or None,
        "denominator": metric.denominator or None,
    }


def _columns(tr: Translator) -> tuple[Column, ...]:
    return (
        Column(tr("metric.column_metric")),
        Column(tr("metric.column_account"), flexible=True),
        Column(tr("metric.column_value"), right=True),
        Column(tr("metric.column_week"), right=True),
        Column("", right=True),
        Column(tr("metric.column_day")),
    )


def _row(each: ListedSeries, tr: Translator) -> Row:
    value, day = "", ""
    if each.latest is not None:
        value, day = value_text(tr, each.metric, each.latest.value), short_date(tr, each.latest.day)
    week = "" if each.week is None else value_text(tr, each.metric, each.week)
    difference = "" if each.difference is None else value_text(tr, each.metric, each.difference, signed=True)
    return row(("accent", each.metric.name), each.account, value, week, ("accent", difference), ("dim", day))


def _known_columns(tr: Translator) -> tuple[Column, ...]:
    return (Column(tr("metric.column_metric")), Column(tr("metric.column_kind")), Column(flexible=True))


def _known_row(metric: Metric, tr: Translator) -> Row:
    text = metric_name(tr, metric) + (f" = {metric.formula}" if metric.formula else "")
    return row(("accent", metric.name), ("dim", tr(f"metric.kind_{metric.kind}")), text)
