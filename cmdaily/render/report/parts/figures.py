"""Figures part of a report: each account with its figures, their change, and a line of how they went."""

from __future__ import annotations

from cmdaily.domain.figures.metric import MINUTES
from cmdaily.domain.report.report import Report, ReportedMetric
from cmdaily.render.figure_words import metric_name, value_text
from cmdaily.render.report.cells import heads, number_cell
from cmdaily.render.report.page import Cell, Facts, PartBlock, Words
from cmdaily.render.words import sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator


def figures_part(report: Report, tr: Translator) -> list[PartBlock]:
    """Nothing where no figure is known."""
    by_account: dict[str, list[ReportedMetric]] = {}
    for row in report.metrics:
        by_account.setdefault(row.account, []).append(row)
    found: list[PartBlock] = []
    for account, rows in by_account.items():
        columns = (tr("report.column_figure"), *heads(report, tr)[1:])
        caption = account or tr("report.no_account_name")
        found.append(Facts(caption, columns, tuple(_metric_row(row, tr) for row in rows)))
    means = dict.fromkeys(
        metric_name(tr, row.metric)
        for row in report.metrics
        if row.metric.distinct or (row.metric.kind == MINUTES and not row.metric.formula)
    )
    if means:
        found.append(Words(tr("report.mean_of_days", metrics=sentence(", ".join(means))), quiet=True))
    if any(row.broken for row in report.metrics):
        found.append(Words(tr("report.broken"), quiet=True))
    if report.metrics:
        found.append(Words(_entries(report, tr), quiet=True))
    return found


def _entries(report: Report, tr: Translator) -> str:
    """The command that shows the values behind a number, for the first of them."""
    row, span = report.metrics[0], report.span
    account = f" --account {row.account}" if row.account else ""
    dates = f"--from {span.first.isoformat()} --to {span.last.isoformat()}"
    return tr("report.entries_figures", command=f"cmdaily metric show {row.metric.name}{account} {dates}")


def _metric_row(row: ReportedMetric, tr: Translator) -> tuple[Cell, ...]:
    metric = row.metric

    def shown(value: float | None, *, signed: bool = False) -> str:
        if value is None:
            return "–"
        return value_text(tr, metric, round(value) if metric.whole else value, signed=signed)

    change = "*" if row.broken else shown(row.change, signed=True)
    steps = () if metric.formula or len(row.steps) < 2 else row.steps
    return (
        Cell(sentence(metric_name(tr, metric)), spark=steps),
        number_cell(shown(row.value)),
        number_cell(shown(row.before)),
        number_cell(change),
    )
