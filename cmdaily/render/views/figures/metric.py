"""One metric: its line, its last values, its change, its rates; gaps, breaks and corrections said."""

from __future__ import annotations

from cmdaily.domain.figures.metric import CATALOGUE
from cmdaily.domain.figures.results import ShownMetric
from cmdaily.domain.figures.series import Series
from cmdaily.domain.figures.text import json_number
from cmdaily.render.document import Column, Gap, Table, line, row
from cmdaily.render.figure_words import blocks, metric_name, value_text
from cmdaily.render.words import sentence, short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cmdaily.domain.figures.results import Correction, Rate
    from cmdaily.domain.figures.series import Break
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document, Row

LATEST = 7
"""So many values are listed."""


def document(model: ShownMetric, tr: Translator) -> Document:
    """The line, then what stands in it."""
    series = model.series
    name = sentence(metric_name(tr, series.metric))
    account = series.account or (tr("metric.all_accounts") if series.metric.own else "")
    title = tr("metric.title", metric=name, account=account) if account else name
    found: list[Block] = [line(("title", title))]
    if series.metric.formula:
        found.append(line(("dim", tr("metric.formula", formula=series.metric.formula))))
    if not series.values:
        return (*found, Gap(), *_nothing(model, tr), *_notes(model, tr))
    found += [Gap(), line(("accent", blocks(series)))]
    found.append(line(("dim", _span(series, tr))))
    found += [Gap(), _changes(series, tr)]
    if len(series.values) > 1:
        found += [Gap(), _latest(series, tr)]
    return (*found, *_rates(model, tr), *_notes(model, tr))


def data(model: ShownMetric, tr: Translator) -> dict[str, object]:
    """The series for scripts: a gap is a date left out, and counted."""
    series = model.series
    return {
        "metric": series.metric.name,
        "account": series.account or None,
        "unit": series.metric.unit,
        "kind": series.metric.kind,
        "formula": series.metric.formula or None,
        "denominator": series.metric.denominator or None,
        "from": series.first.isoformat(),
        "to": series.last.isoformat(),
        "values": [
            {
                "date": value.day.isoformat(),
                "value": json_number(value.value),
                "source": value.source,
                "read_at": value.read_at or None,
            }
            for value in series.values
        ],
        "gaps": len(series.gaps),
        "breaks": [{"date": each.day.isoformat(), "reason": _reason(each, tr)} for each in series.breaks],
        "change": {
            str(days): None if change is None else json_number(change) for days, change in series.change
        },
        "total": None if series.total is None else json_number(series.total),
        "rates": [
            {
                "metric": rate.metric.name,
                "value": None if rate.value is None else json_number(rate.value),
                "denominator": rate.metric.denominator,
            }
            for rate in model.rates
        ],
        "corrections": [
            {
                "date": each.day.isoformat(),
                "value": None if each.value is None else json_number(each.value),
                "source": each.source,
                "stored_at": each.stored_at,
            }
            for each in model.corrections
        ],
    }


def _nothing(model: ShownMetric, tr: Translator) -> list[Block]:
    series = model.series
    span = tr("metric.no_values", first=short_date(tr, series.first), last=short_date(tr, series.last))
    key = "metric.no_values_own" if series.metric.own else "metric.no_values_remedy"
    return [line(span), line(("dim", tr(key, metric=series.metric.name)))]


def _span(series: Series, tr: Translator) -> str:
    """`Mon 2 Nov – Mon 23 Nov · lowest 1,180 · highest 1,204`."""
    numbers = [value.value for value in series.values]
    low, high = min(numbers), max(numbers)
    first, last = series.values[0].day, series.values[-1].day
    days = short_date(tr, first) if first == last else f"{short_date(tr, first)} – {short_date(tr, last)}"
    parts = [days]
    if low != high:
        parts.append(tr("metric.lowest", value=value_text(tr, series.metric, low)))
        parts.append(tr("metric.highest", value=value_text(tr, series.metric, high)))
    return " · ".join(parts)


def _changes(series: Series, tr: Translator) -> Table:
    """The last value, what it was a week and four weeks before, and what a count adds up to."""
    metric, rows = series.metric, []
    latest = series.values[-1]
    rows.append(
        row(("dim", short_date(tr, latest.day)), ("number", value_text(tr, metric, latest.value)), "")
    )
    for days, change in series.change:
        label = ("dim", tr("metric.change", n=days))
        if change is None:
            rows.append(row(label, ("dim", tr("metric.no_change")), ""))
        else:
            before = value_text(tr, metric, latest.value - change)
            rows.append(row(label, before, ("accent", value_text(tr, metric, change, signed=True))))
    for key, value in (("metric.total", series.total), ("metric.mean", series.mean)):
        if value is not None and metric.kind == "count":
            rows.append(row(("dim", tr(key)), value_text(tr, metric, value), ""))
    return Table((Column(flexible=False), Column(right=True), Column(right=True)), tuple(rows))


def _latest(series: Series, tr: Translator) -> Table:
    rows: list[Row] = []
    for value in reversed(series.values[-LATEST:]):
        source = tr(f"metric.source_{value.source}")
        text = value_text(tr, series.metric, value.value)
        rows.append(row(("dim", short_date(tr, value.day)), text, ("dim", source)))
    return Table((Column(), Column(right=True), Column()), tuple(rows))


def _rates(model: ShownMetric, tr: Translator) -> list[Block]:
    """The rates with their denominators."""
    rows = tuple(
        row(
            metric_name(tr, rate.metric),
            tr("metric.no_change") if rate.value is None else value_text(tr, rate.metric, rate.value),
            ("dim", tr("metric.by", denominator=_denominator(rate, tr))),
        )
        for rate in model.rates
    )
    if not rows:
        return []
    columns = (Column(), Column(right=True), Column(flexible=True))
    return [Gap(), line(("section", tr("metric.rates"))), Table(columns, rows)]


def _denominator(rate: Rate, tr: Translator) -> str:
    """What a rate is a share of: by its name where it is one metric, else as its formula writes it."""
    below = CATALOGUE.get(rate.metric.denominator)
    return rate.metric.denominator if below is None else metric_name(tr, below)


def _notes(model: ShownMetric, tr: Translator) -> list[Block]:
    series, found = model.series, []
    if series.gaps:
        found.append(line(("dim", tr("metric.gaps", n=len(series.gaps)))))
    for broken in series.breaks:
        text = tr("metric.break", day=short_date(tr, broken.day), reason=_reason(broken, tr))
        found.append(line(("late", text)))
    now = {value.day: value.value for value in series.values}
    for each in model.corrections[-LATEST:]:
        found.append(line(("dim", _correction(series, each, now, tr))))
    return [Gap(), *found] if found else []


def _correction(series: Series, each: Correction, now: dict[date, float], tr: Translator) -> str:
    """`Mon 23 Nov: 1,204 was corrected to 1,205`."""
    before = tr("metric.gap_again")
    if each.value is not None:
        before = value_text(tr, series.metric, each.value)
    day = short_date(tr, each.day)
    if each.day not in now:
        return tr("metric.before_gone", day=day, before=before)
    value = value_text(tr, series.metric, now[each.day])
    return tr("metric.before_correction", day=day, before=before, value=value)


def _reason(broken: Break, tr: Translator) -> str:
    return tr(broken.reason) if broken.known else broken.reason
