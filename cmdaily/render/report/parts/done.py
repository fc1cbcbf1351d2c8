"""Done part of a report: done of what was due, minutes by section and network, the calendar, what was left undone."""

from __future__ import annotations

from cmdaily.domain.report.report import Done, Report
from cmdaily.domain.routines.routine import text_in
from cmdaily.render.charts.chart import Calendar
from cmdaily.render.report.cells import heads, minutes_row, number_cell, signed
from cmdaily.render.report.page import Cell, Facts, HeatMap, PartBlock, Words
from cmdaily.render.words import duration

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator

MOST_UNDONE = 10
CALENDAR_FROM = 8
"""Fewer days are no calendar."""


def done_part(report: Report, tr: Translator) -> list[PartBlock]:
    """Nothing where nothing was due and nothing took time."""
    if not report.done.planned and not report.done.minutes:
        return []
    found: list[PartBlock] = [Facts("", heads(report, tr), _done_rows(report.done, report.done_before, tr))]
    found += _sums(report, tr)
    if len(report.days) >= CALENDAR_FROM:
        found.append(HeatMap(_calendar(report, tr)))
    found += _undone(report, tr)
    command = f"cmdaily log --date {report.span.last.isoformat()} --days {report.span.days}"
    found.append(Words(tr("report.entries_done", command=command), quiet=True))
    return found


def _sums(report: Report, tr: Translator) -> list[PartBlock]:
    """By section, and by network where there are several."""
    by_section = [
        (text_in(row.section, tr.language), row.done)
        for row in report.sections
        if row.done.planned or row.done.minutes
    ]
    networks: dict[str, Done] = {}
    for row in report.sections:
        name = report.network(row.platform) if row.platform else tr("report.no_network")
        networks[name] = _sum(networks.get(name, Done()), row.done)
    by_network = [(name, done) for name, done in networks.items() if done.planned or done.minutes]
    found: list[PartBlock] = []
    for what, sums in (("section", by_section), ("network", by_network)):
        if sums and (what == "section" or (len(sums) > 1 and sums != by_section)):
            names = (what, "done", "spent", "planned")
            columns = tuple(tr(f"report.column_{name}") for name in names)
            rows = tuple(_sum_row(name, done, tr) for name, done in sums)
            found.append(Facts(tr(f"report.done_by_{what}"), columns, rows))
    return found


def _sum(one: Done, other: Done) -> Done:
    return Done(
        one.actions + other.actions,
        one.planned + other.planned,
        one.minutes + other.minutes,
        one.planned_minutes + other.planned_minutes,
    )


def _sum_row(name: str, done: Done, tr: Translator) -> tuple[Cell, ...]:
    return (
        Cell(name),
        number_cell(f"{done.actions}/{done.planned}"),
        number_cell(duration(tr, done.minutes)),
        number_cell(duration(tr, done.planned_minutes)),
    )


def _undone(report: Report, tr: Translator) -> list[PartBlock]:
    missed = sorted(
        (row for row in report.actions if row.due > row.completed),
        key=lambda row: (row.completed - row.due, row.action.id),
    )
    rows = tuple(
        (
            Cell(text_in(row.action.title, tr.language)),
            number_cell(str(row.due - row.completed)),
            number_cell(str(row.due)),
        )
        for row in missed[:MOST_UNDONE]
    )
    columns = tuple(tr(f"report.column_{name}") for name in ("undone", "times", "due"))
    return [Facts(tr("report.undone"), columns, rows)] if rows else []


def _calendar(report: Report, tr: Translator) -> Calendar:
    columns = (tr("report.column_month"), tr("report.column_done"), tr("report.column_due"))
    return Calendar(
        tr("report.chart_days"),
        report.days,
        tuple(tr("date.months_short").split()),
        tuple(tr("date.weekdays_short").split()),
        columns,
    )


def _done_rows(now: Done, then: Done, tr: Translator) -> tuple[tuple[Cell, ...], ...]:
    """Nothing due and nothing done before is not compared: the days were not looked after."""
    known = bool(then.planned or then.minutes)
    return (
        (
            Cell(tr("report.row_actions")),
            number_cell(f"{now.actions}/{now.planned}"),
            number_cell(f"{then.actions}/{then.planned}" if known else "–"),
            number_cell(signed(now.actions - then.actions, tr) if known else "–"),
        ),
        minutes_row(tr("report.row_minutes"), now.minutes, then.minutes if known else None, tr),
    )
