"""`run`: what a turn of the scheduler did, and what the next day will bring."""

from __future__ import annotations

from datetime import datetime, tzinfo

from cmdaily.domain.accounts.network import dollars
from cmdaily.domain.record import frozen
from cmdaily.domain.scheduler.job_report import (
    GOOD,
    LATE,
    SAID,
    JobReport,
    MonthForecast,
    PlannedJob,
    SchedulerPlan,
)
from cmdaily.render.document import Column, Gap, Row, Table, line, row
from cmdaily.render.errors import problem_lines
from cmdaily.render.words import long_date, message_text, money, remedy_text, sentence, short_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document

STYLES = {GOOD: "good", LATE: "late"}


@frozen
class JobReports:
    """The reports of a turn. `clock` (HH:MM) stands before each line of a scheduler that stays in the foreground."""

    reports: tuple[JobReport, ...]
    clock: str = ""


@frozen
class Planning:
    """A plan, and the zone in which its times are shown; None is the system's own."""

    plan: SchedulerPlan
    zone: tzinfo | None


def document(model: JobReports | Planning, tr: Translator) -> Document:
    """One line for each thing done, or a table of what is to come."""
    if isinstance(model, Planning):
        return _plan(model, tr)
    return tuple(block for report in model.reports for block in _report(report, model.clock, tr))


def data(model: JobReports | Planning, tr: Translator) -> dict[str, object]:
    """The same for scripts."""
    if isinstance(model, Planning):
        return {
            "from": _local(model.plan.start, model).isoformat(timespec="seconds"),
            "to": _local(model.plan.end, model).isoformat(timespec="seconds"),
            "planned": [_planned_data(each, model, tr) for each in model.plan.planned],
            **_month_data(model.plan.month),
        }
    return {"reports": [_report_data(report, tr) for report in model.reports]}


def text_of(report: JobReport, tr: Translator) -> list[str]:
    """The report in words: one line, or one for each problem of a file."""
    if report.problems:
        return problem_lines(report.problems, tr)
    return [message_text(report.message, tr)]


def _report(report: JobReport, clock: str, tr: Translator) -> list[Block]:
    before = ("dim", f"{clock} ") if clock else ""
    if report.level == SAID:
        first, *_ = text_of(report, tr)
        return [line(before, ("title", first)), *(line(text, indent=2) for text in report.lines)]
    style = STYLES.get(report.level, "bad")
    blocks: list[Block] = [line(before, (style, text)) for text in text_of(report, tr)]
    remedy = remedy_text(report.message, tr)
    if remedy is not None and not report.problems:
        blocks.append(line(remedy, indent=2))
    return blocks


def _report_data(report: JobReport, tr: Translator) -> dict[str, object]:
    return {
        "job": report.job,
        "level": report.level,
        "code": report.message.key,
        "message": "\n".join(text_of(report, tr)),
        "lines": list(report.lines),
    }


def _plan(model: Planning, tr: Translator) -> Document:
    month = model.plan.month
    foretold = () if month is None else (Gap(), line(("dim", _month(month, tr))))
    if not model.plan.planned:
        return (line(tr("run.plan_nothing")), *foretold)
    rows: list[Row] = []
    day = None
    for each in model.plan.planned:
        local = _local(each.moment, model)
        if local.date() != day:
            day = local.date()
            rows.append(row(("section", sentence(long_date(tr, day))), "", heading=True))
        rows.append(row(("number", f"{local:%H:%M}"), message_text(each.message, tr)))
    return (Table((Column(), Column(flexible=True)), tuple(rows)), *foretold)


def _month(month: MonthForecast, tr: Translator) -> str:
    amounts = {name: getattr(month, name) for name in ("spent", "posts", "reading")}
    amounts["total"] = sum(amounts.values())
    shown = {name: money(tr, dollars(amount)) for name, amount in amounts.items()}
    return tr("run.month", day=short_date(tr, month.last), **shown)


def _month_data(month: MonthForecast | None) -> dict[str, object]:
    if month is None:
        return {}
    shown = {name: getattr(month, name) / 1_000_000 for name in ("spent", "posts", "reading")}
    return {"month_usd": {**shown, "until": month.last.isoformat()}}


def _planned_data(each: PlannedJob, model: Planning, tr: Translator) -> dict[str, object]:
    return {
        "at": _local(each.moment, model).isoformat(timespec="seconds"),
        "job": each.job,
        "message": message_text(each.message, tr),
    }


def _local(moment: datetime, model: Planning) -> datetime:
    return moment.astimezone(model.zone)
