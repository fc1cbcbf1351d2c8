"""Cells and rows that several parts of a report share: a number, a change, minutes, a chart by steps."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.figures.text import grouped
from cmdaily.domain.report.report import Report, StepFigures
from cmdaily.domain.report.span import Span
from cmdaily.render.charts.chart import Chart, Curve
from cmdaily.render.report.page import Cell
from cmdaily.render.words import duration

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator


def heads(report: Report, tr: Translator) -> tuple[str, ...]:
    """The headings of a table that compares."""
    return ("", tr("report.column_now"), tr(f"report.column_{report.compared}"), tr("report.column_change"))


def count_row(name: str, now: int, then: int | None, tr: Translator) -> tuple[Cell, ...]:
    """A row of a count, now and before; None where nobody counted yet."""
    if then is None:
        numbers = (grouped(now, tr.language), "–", "–")
    else:
        numbers = (grouped(now, tr.language), grouped(then, tr.language), signed(now - then, tr))
    return (Cell(name), *(number_cell(text) for text in numbers))


def minutes_row(name: str, now: float | None, then: float | None, tr: Translator) -> tuple[Cell, ...]:
    """A row of minutes, now and before."""
    change = "–"
    if now is not None and then is not None:
        sign = "+" if now > then else "−" if now < then else ""
        change = sign + duration(tr, round(abs(now - then)))
    return (
        Cell(name),
        number_cell(time_text(now, tr)),
        number_cell(time_text(then, tr)),
        number_cell(change),
    )


def step_chart(report: Report, key: str, curves: tuple[Curve, ...], tr: Translator) -> Chart:
    """A chart over the days, weeks or months of the span."""
    return Chart(
        tr(key), tuple(_step_label(report.span, step, tr) for step in report.steps), curves, tr.language, 0
    )


def _step_label(span: Span, step: StepFigures, tr: Translator) -> str:
    """A day, or the first one of a week; the month where it is one; with the year where the span has several."""
    if (step.last - step.first).days > 6 or (
        step.first.day == 1 and step.last != step.first and step.last.day > 7
    ):
        month = tr("date.months_short").split()[step.first.month - 1]
        return month if span.one_year else f"{month} {step.first.year}"
    return day_text(tr, step.first, span)


def day_text(tr: Translator, day: date, span: Span) -> str:
    """`3 Nov`, `1er nov.`; with the year where the span has several."""
    number = tr("date.first") if day.day == 1 else str(day.day)
    text = f"{number} {tr('date.months_short').split()[day.month - 1]}"
    return text if span.one_year else f"{text} {day.year}"


def time_text(value: float | None, tr: Translator) -> str:
    """Minutes; a dash where nobody knows."""
    return "–" if value is None else duration(tr, round(value))


def signed(number: int, tr: Translator) -> str:
    """A change of a count."""
    return grouped(number, tr.language, signed=True)


def number_cell(text: str) -> Cell:
    """A cell that stands to the right."""
    return Cell(text, number=True)
