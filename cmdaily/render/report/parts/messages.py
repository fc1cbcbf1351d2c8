"""Messages part of a report: received, answered, how fast, by kind and by network, and who waited longest."""

from __future__ import annotations

from cmdaily.domain.figures.activity import ReceivedMessage, ResponseFigures
from cmdaily.domain.figures.text import grouped
from cmdaily.domain.report.report import Report
from cmdaily.domain.routines.proof import proof_of
from cmdaily.render.charts.chart import Curve
from cmdaily.render.report.cells import (
    count_row,
    day_text,
    heads,
    minutes_row,
    number_cell,
    step_chart,
    time_text,
)
from cmdaily.render.report.page import STACKED, Cell, Drawing, Facts, PartBlock
from cmdaily.render.words import sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator

MOST_WAITING = 10
"""Messages that are named: those that still wait, oldest first, then those that waited longest."""


def messages_part(report: Report, tr: Translator) -> list[PartBlock]:
    """Nothing where no message came in, in the span and in the one it is compared with."""
    now, then = report.own.messages, report.own_before.messages
    if not now.received and not then.received:
        return []
    found: list[PartBlock] = [Facts("", heads(report, tr), _message_rows(report, tr))]
    if not now.received:
        return found
    if len(report.steps) > 1:
        answered = Curve(tr("report.answered"), tuple(float(step.answered) for step in report.steps))
        others = tuple(float(step.received - step.answered) for step in report.steps)
        curves = (answered, Curve(tr("report.unanswered"), others))
        found.append(Drawing(STACKED, step_chart(report, "report.chart_messages", curves, tr)))
    columns = tuple(tr(f"report.column_{name}") for name in ("kind", "received", "answered", "median", "p90"))
    kinds = tuple(_response_row(tr(f"report.kind_{name}"), part, tr) for name, part in report.own.by_kind)
    networks = tuple(_response_row(report.network(name), part, tr) for name, part in report.own.by_network)
    found.append(Facts(tr("report.by_kind"), columns, kinds))
    found.append(Facts(tr("report.by_network"), (tr("report.column_network"), *columns[1:]), networks))
    return found + _longest(report, tr)


def _longest(report: Report, tr: Translator) -> list[PartBlock]:
    """The messages that the others are judged by, each with its name and address."""
    waiting = [each for each in report.messages if each.waits]
    answered = sorted(
        (each for each in report.messages if each.minutes), key=lambda each: (-(each.minutes or 0), each.ref)
    )
    shown = (*waiting[:MOST_WAITING], *answered[: max(0, MOST_WAITING // 2 - len(waiting))])
    columns = ("message", "day", "account", "kind", "waited")
    rows = tuple(_message_row(report, each, tr) for each in shown)
    headers = tuple(tr(f"report.column_{name}") for name in columns)
    return [Facts(tr("report.longest"), headers, rows)] if rows else []


def _message_row(report: Report, each: ReceivedMessage, tr: Translator) -> tuple[Cell, ...]:
    waited = tr("report.waits") if each.minutes is None else time_text(each.minutes, tr)
    return (
        Cell(each.ref, proof_of(each.url)),
        Cell(day_text(tr, each.day, report.span)),
        Cell(each.account or report.network(each.platform)),
        Cell(tr(f"report.one_{each.kind}")),
        number_cell(waited),
    )


def _message_rows(report: Report, tr: Translator) -> tuple[tuple[Cell, ...], ...]:
    now, then, known = report.own.messages, report.own_before.messages, report.heard_before
    rows = [
        count_row(tr("report.row_received"), now.received, then.received if known else None, tr),
        count_row(tr("report.row_answered"), now.answered, then.answered if known else None, tr),
    ]
    for name, first, second in (("median", now.median, then.median), ("p90", now.p90, then.p90)):
        rows.append(minutes_row(tr(f"report.row_{name}"), first, second, tr))
    return tuple(rows)


def _response_row(name: str, part: ResponseFigures, tr: Translator) -> tuple[Cell, ...]:
    return (
        Cell(sentence(name)),
        number_cell(grouped(part.received, tr.language)),
        number_cell(grouped(part.answered, tr.language)),
        number_cell(time_text(part.median, tr)),
        number_cell(time_text(part.p90, tr)),
    )
