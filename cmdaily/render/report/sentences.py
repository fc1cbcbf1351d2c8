"""Sentences of a report: the span in words, and each highlight with the numbers that carry it."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.figures.text import grouped
from cmdaily.domain.report.report import Highlight
from cmdaily.domain.report.span import MONTH, QUARTER, WEEK, Span
from cmdaily.domain.routines.routine import text_in
from cmdaily.render.clean import one_line
from cmdaily.render.figure_words import metric_name, value_text
from cmdaily.render.words import duration, month, sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator

EXCERPT = 60


def span_text(tr: Translator, span: Span) -> str:
    """`Week 47, 16 – 22 November 2026`, `November 2026`, `4th quarter 2026`, `1 – 12 March 2026`."""
    days = days_text(tr, span.first, span.last)
    if span.kind == WEEK:
        return tr("report.span_week", number=span.first.isocalendar().week, days=days)
    if span.kind == MONTH and span.whole:
        return tr("report.span_month", month=month(tr, span.first.month), year=span.first.year)
    if span.kind == QUARTER and span.whole:
        number = (span.first.month - 1) // 3 + 1
        return tr(f"report.span_quarter_{number}", year=span.first.year)
    return days


def days_text(tr: Translator, first: date, last: date) -> str:
    """`16 – 22 November 2026`: what both ends share is said once."""

    def day(each: date) -> str:
        return tr("date.first") if each.day == 1 else str(each.day)

    end = f"{day(last)} {month(tr, last.month)} {last.year}"
    if first == last:
        return end
    begin = day(first)
    if (first.month, first.year) != (last.month, last.year):
        begin += f" {month(tr, first.month)}"
    if first.year != last.year:
        begin += f" {first.year}"
    return f"{begin} – {end}"


def day_words(tr: Translator, day: date) -> str:
    """`16 November 2026`."""
    return days_text(tr, day, day)


def highlight_text(highlight: Highlight, tr: Translator) -> str:
    """A highlight as a sentence."""
    values: dict[str, object] = {}
    for name, number in highlight.numbers:
        values[name] = _number(highlight, name, number, tr)
    name = metric_name(tr, highlight.metric) if highlight.metric else ""
    text = one_line(text_in(highlight.text, tr.language), EXCERPT) if highlight.text else ""
    account = highlight.account or tr("report.no_account_name")
    return tr(
        f"report.says_{highlight.rule}",
        metric=sentence(name),
        account=account,
        text=text,
        ref=highlight.ref,
        **values,
    )


def _number(highlight: Highlight, name: str, number: float, tr: Translator) -> object:
    """A number as its name says: an amount that plurals need, minutes, a share, or a value of its metric."""
    if name == "n" and number == int(number):
        return int(number)
    if name.endswith("minutes"):
        return duration(tr, max(1, round(number)))  # "within 0 min" is none of a sentence
    if name.endswith("share"):
        return tr("metric.unit_percent", value=str(round(number)))
    if highlight.metric is not None and name in ("value", "change"):
        return value_text(tr, highlight.metric, number, signed=name == "change")
    return grouped(number, tr.language)
