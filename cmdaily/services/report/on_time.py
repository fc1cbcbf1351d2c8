"""Reports job: what fell due is written, then sent once on each of its channels, or waits for a look.

As with reminders: what falls due is written down first, each is taken by one statement before it is sent, and one that
was taken by a process that died meanwhile is reported and not sent again by itself.
"""

from __future__ import annotations

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.record import replace
from cmdaily.domain.scheduler.job_report import BAD, GOOD, LATE, SAID, JobReport, PlannedJob
from cmdaily.domain.scheduler.reminder import HOLD, TERMINAL, shown_channel, verdict
from cmdaily.domain.scheduler.reminder import LATE as TOO_LATE
from cmdaily.errors import CmdailyError
from cmdaily.services.report import scheduled
from cmdaily.services.runtime import process_locks
from cmdaily.services.scheduler import due_log
from cmdaily.services.scheduler.reminders import quiet_hours
from cmdaily.store import schedule as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cmdaily.domain.report.scheduled import ScheduledReport
    from cmdaily.domain.scheduler.timetable import Recurring
    from cmdaily.locale import Translator
    from cmdaily.services.scheduler.job import JobContext
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.schedule import DueRow

NAME = "reports"


def wanted(workspace: Workspace) -> bool:
    """Whether any are asked for, or were."""
    return bool(workspace.config.section(scheduled.KEY, ())) or workspace.store.exists


def run(job_context: JobContext) -> Iterator[JobReport]:
    """Everything that is due now, on every channel."""
    workspace = job_context.workspace
    reports = scheduled.configured(workspace)
    due_log.enter(workspace, store.REPORT, _recurring(reports))
    for row in store.waiting(workspace.store.reader(), store.REPORT, "sending"):
        if not process_locks.lives(workspace.home, row.owner) and _move(workspace, row, "sending", "unknown"):
            yield _report(row, LATE, "report.interrupted", reports.get(row.name))
    quiet = quiet_hours(workspace)
    for row in store.waiting(workspace.store.reader(), store.REPORT):
        each = reports.get(row.name)
        if each is None or row.channel >= len(each.to):
            _move(workspace, row, "due", "dropped")  # it was taken out of the settings
            continue
        now = verdict(workspace.now, row.due_at, row.expires_at, quiet, workspace.zone)
        if now == TOO_LATE:
            if _move(workspace, row, "due", "late") and not row.channel:
                yield _report(row, LATE, "report.missed", each)
        elif now != HOLD:
            yield from _one(job_context, row, each)


def _one(job_context: JobContext, row: DueRow, each: ScheduledReport) -> Iterator[JobReport]:
    """Write it, then send it over one channel, or let it wait. What cannot be written stays due."""
    workspace = job_context.workspace
    try:
        written = scheduled.write(workspace, each, row.wall, job_context.tr)
    except CmdailyError as error:
        yield JobReport(
            NAME,
            BAD,
            error.message,
            problems=tuple(getattr(error, "problems", ())),
            exit_code=error.exit_code,
        )
        return
    if each.review:
        if _move(workspace, row, "due", "held") and not row.channel:
            values = (("name", row.name), ("path", written.path))
            yield JobReport(NAME, SAID, LocalisedMessage("report.held", values), (*written.lines,))
        return
    if not _move(workspace, row, "due", "sending", job_context.owner):
        return
    channel, taken = each.to[row.channel], replace(row, owner=job_context.owner)
    if channel == TERMINAL:
        lines = (*written.lines, written.path)
        title = LocalisedMessage("reminder.title", (("title", written.title),))
        yield JobReport(NAME, SAID, title, lines)
        _move(workspace, taken, "sending", "sent")
        return
    failure = scheduled.deliver(workspace, written, channel)
    _move(workspace, taken, "sending", "sent" if failure is None else "failed")
    if failure is None:
        yield _report(row, GOOD, "report.sent_by", each)
    else:
        why = job_context.tr(failure.key, status=failure.status)
        yield _report(row, BAD, "report.send_failed", each, why)


def ahead(workspace: Workspace, _tr: Translator, until: datetime) -> Iterator[PlannedJob]:
    """The reports up to a moment."""
    reports = scheduled.configured(workspace)
    for due in due_log.timetable(workspace, _recurring(reports)).between(workspace.now, until):
        each = reports[due.name]
        to = ", ".join(shown_channel(channel) for channel in each.to)
        key = "report.plan_review" if each.review else "report.plan"
        yield PlannedJob(due.moment, NAME, LocalisedMessage(key, (("name", due.name), ("to", to))))


def _recurring(reports: dict[str, ScheduledReport]) -> dict[str, tuple[Recurring, int]]:
    return {name: (each.times, len(each.to)) for name, each in reports.items()}


def _move(workspace: Workspace, row: DueRow, before: str, after: str, owner: str = "") -> bool:
    with workspace.store.transaction() as connection:
        return store.move(connection, row, before, after, owner=owner)


def _report(row: DueRow, level: str, key: str, each: ScheduledReport | None, why: str = "") -> JobReport:
    channel = each.to[row.channel] if each is not None and row.channel < len(each.to) else ""
    day, _, clock = row.wall.partition("T")
    values = (
        ("name", row.name),
        ("day", day),
        ("time", clock),
        ("to", shown_channel(channel)),
        ("why", why),
    )
    remedy = "report.send_failed_remedy" if level == BAD or key == "report.interrupted" else None
    message = LocalisedMessage(key, values, remedy)
    return JobReport(NAME, level, message, exit_code=1 if level == BAD else 0)
