"""`run`: what a turn of the scheduler did, and what the next day will bring."""

from __future__ import annotations

from datetime import datetime, tzinfo

from cmdaily.domain.record import value
from cmdaily.domain.scheduler.job_report import GOOD, LATE, SAID, Plan, Planned, Report
from cmdaily.render.document import Column, Row, Table, line, row
from cmdaily.render.errors import problem_lines
from cmdaily.render.words import in_words, long_date, sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.locale import Speech
    from cmdaily.render.document import Block, Document

STYLES = {GOOD: "good", LATE: "late"}


@value
class Turned:
    """The reports of a turn. `clock` (HH:MM) stands before each line of a scheduler that stays in the foreground."""

    reports: tuple[Report, ...]
    clock: str = ""


@value
class Planning:
    """A plan, and the zone in which its times are shown; None is the system's own."""

    plan: Plan
    zone: tzinfo | None


def document(model: Turned | Planning, say: Speech) -> Document:
    """One line for each thing done, or a table of what is to come."""
    if isinstance(model, Planning):
        return _plan(model, say)
    return tuple(block for report in model.reports for block in _report(report, model.clock, say))


def data(model: Turned | Planning, say: Speech) -> dict[str, object]:
    """The same for scripts."""
    if isinstance(model, Planning):
        return {
            "from": _local(model.plan.start, model).isoformat(timespec="seconds"),
            "to": _local(model.plan.end, model).isoformat(timespec="seconds"),
            "planned": [_planned_data(each, model, say) for each in model.plan.planned],
        }
    return {"reports": [_report_data(report, say) for report in model.reports]}


def text_of(report: Report, say: Speech) -> list[str]:
    """The report in words: one line, or one for each problem of a file."""
    if report.problems:
        return problem_lines(report.problems, say)
    return [say(report.key, **in_words(say, report.values))]


def _report(report: Report, clock: str, say: Speech) -> list[Block]:
    before = ("dim", f"{clock} ") if clock else ""
    if report.level == SAID:
        first, *_ = text_of(report, say)
        return [line(before, ("title", first)), *(line(text, indent=2) for text in report.lines)]
    style = STYLES.get(report.level, "bad")
    blocks: list[Block] = [line(before, (style, text)) for text in text_of(report, say)]
    if report.remedy is not None and say.has(report.remedy):
        blocks.append(line(say(report.remedy, **in_words(say, report.values)), indent=2))
    return blocks


def _report_data(report: Report, say: Speech) -> dict[str, object]:
    return {
        "job": report.job,
        "level": report.level,
        "code": report.key,
        "message": "\n".join(text_of(report, say)),
        "lines": list(report.lines),
    }


def _plan(model: Planning, say: Speech) -> Document:
    if not model.plan.planned:
        return (line(say("run.plan_nothing")),)
    rows: list[Row] = []
    day = None
    for each in model.plan.planned:
        local = _local(each.moment, model)
        if local.date() != day:
            day = local.date()
            rows.append(row(("section", sentence(long_date(say, day))), "", heading=True))
        rows.append(row(("number", f"{local:%H:%M}"), say(each.key, **dict(each.values))))
    return (Table((Column(), Column(flexible=True)), tuple(rows)),)


def _planned_data(each: Planned, model: Planning, say: Speech) -> dict[str, object]:
    return {
        "at": _local(each.moment, model).isoformat(timespec="seconds"),
        "job": each.job,
        "message": say(each.key, **dict(each.values)),
    }


def _local(moment: datetime, model: Planning) -> datetime:
    return moment.astimezone(model.zone)
