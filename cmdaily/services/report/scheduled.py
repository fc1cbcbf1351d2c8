"""Scheduled reports: written to a file when they fall due and sent from it: what was looked at is what goes."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date

from cmdaily.domain.record import frozen, replace
from cmdaily.domain.report.scheduled import HeldReport, ScheduledReport, SentReport
from cmdaily.domain.routines.proof import proof_of
from cmdaily.domain.routines.routine import text_in
from cmdaily.domain.scheduler.reminder import TERMINAL
from cmdaily.errors import UsageError
from cmdaily.files.atomic_write import atomic_write
from cmdaily.locale import Translator
from cmdaily.render.clean import one_line
from cmdaily.render.report import formats
from cmdaily.render.report.sentences import highlight_text, span_text
from cmdaily.services.report.gather import ReportRequest, report_of
from cmdaily.services.report.templates import template_of
from cmdaily.services.runtime import process_locks
from cmdaily.services.scheduler import channels
from cmdaily.store import schedule as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.services.scheduler.channels import Failure
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.schedule import DueRow

SUFFIXES = {"text": "txt", "markdown": "md", "csv": "csv", "json": "json", "html": "html", "pdf": "pdf"}
KEY = "reports"
FOLDER = "written-reports"
"""Where they are kept, sent or not: `reports/` holds the templates."""


@frozen
class WrittenReport:
    """A report as it is sent: a title, what stands out in it as lines, and its file."""

    title: str
    lines: tuple[str, ...]
    path: str


def configured(workspace: Workspace) -> dict[str, ScheduledReport]:
    """The reports of config.yaml by name."""
    packed = workspace.config.section(KEY, ())
    if not packed:
        return {}
    from cmdaily.files.config.reports import unpack_reports

    return {each.name: each for each in unpack_reports(packed, workspace.config.holidays)}


def path_of(workspace: Workspace, scheduled: ScheduledReport, wall: str) -> str:
    """The file of a report that fell due at a wall-clock time."""
    name = f"{scheduled.name}-{wall.replace(':', '')}.{SUFFIXES[scheduled.form]}"
    return os.path.join(workspace.home.data, FOLDER, name)


def write(workspace: Workspace, scheduled: ScheduledReport, wall: str, tr: Translator) -> WrittenReport:
    """Write a report that fell due, as it stands now; one that was written before stays as it is.

    CmdailyError for an account, a template or an extra that is missing.
    """
    speaks = _translator(scheduled, tr)
    span = scheduled.span_on(date.fromisoformat(wall[:10]))
    found = report_of(workspace, ReportRequest(span, scheduled.compared, scheduled.accounts, scheduled.parts))
    template = template_of(workspace, scheduled.template or None)
    path = path_of(workspace, scheduled, wall)
    if not os.path.lexists(path):
        content = formats.rendered(found, template, scheduled.form, speaks)
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        atomic_write(path, content)
    title = text_in(template.title, speaks.language) if template.title else speaks("report.title")
    lines = tuple(
        one_line(" ".join(filter(None, (highlight_text(each, speaks), proof_of(each.proof)))))
        for each in found.highlights
    )
    if not lines:
        lines = (speaks("report.empty" if found.empty else "report.no_highlights"),)
    return WrittenReport(f"{one_line(title)}: {span_text(speaks, span)}", lines, path)


def deliver(workspace: Workspace, written: WrittenReport, channel: str) -> Failure | None:
    """Send a report over a channel other than the terminal."""
    body = "\n".join(f"• {each}" for each in written.lines)
    return channels.deliver(channel, written.title, body, workspace.environ, written.path)


def held(workspace: Workspace, name: str | None = None) -> list[HeldReport]:
    """The reports that wait, the oldest first. Those that the settings do not name any more are left out."""
    reports = configured(workspace)
    return [
        HeldReport(
            row.name,
            date.fromisoformat(row.wall[:10]),
            state,
            reports[row.name].to[row.channel],
            path_of(workspace, reports[row.name], row.wall),
        )
        for row, state in _rows(workspace, reports, name)
    ]


def send(workspace: Workspace, name: str, tr: Translator) -> list[SentReport]:
    """Send what waits of a report. UsageError where nothing does. What somebody else is sending is left to them."""
    reports = configured(workspace)
    rows = _rows(workspace, reports, name)
    if not rows:
        raise UsageError("report.nothing_waits", remedy="report.nothing_waits_remedy", name=name[:64])
    scheduled, found = reports[name], []
    with process_locks.Owner(workspace.home) as owner:
        for row, state in rows:
            if not _move(workspace, row, state, "sending", owner.token):
                continue
            taken = replace(row, owner=owner.token)
            written = write(workspace, scheduled, row.wall, tr)
            channel = scheduled.to[row.channel]
            failure = None if channel == TERMINAL else deliver(workspace, written, channel)
            _move(workspace, taken, "sending", "sent" if failure is None else "failed")
            why = ("", "") if failure is None else (failure.key, failure.status)
            found.append(SentReport(name, channel, *why))
    return found


def drop(workspace: Workspace, name: str) -> list[HeldReport]:
    """Send nothing of what waits of a report, and remove its files. UsageError where nothing waits."""
    reports = configured(workspace)
    rows, gone = _rows(workspace, reports, name), held(workspace, name)
    if not rows:
        raise UsageError("report.nothing_waits", remedy="report.nothing_waits_remedy", name=name[:64])
    for row, state in rows:
        if _move(workspace, row, state, "dropped"):
            with suppress(FileNotFoundError):
                os.unlink(path_of(workspace, reports[name], row.wall))
    return gone


def _rows(
    workspace: Workspace, reports: dict[str, ScheduledReport], name: str | None
) -> Sequence[tuple[DueRow, str]]:
    if not workspace.store.exists:
        return ()
    found = store.held(workspace.store.reader(), store.REPORT, name)
    return [
        (row, state)
        for row, state in found
        if row.name in reports and row.channel < len(reports[row.name].to)
    ]


def _move(workspace: Workspace, row: DueRow, before: str, after: str, owner: str = "") -> bool:
    with workspace.store.transaction() as connection:
        return store.move(connection, row, before, after, owner=owner)


def _translator(scheduled: ScheduledReport, tr: Translator) -> Translator:
    return Translator(scheduled.language) if scheduled.language not in ("", tr.language) else tr
