"""Inbox job of the scheduler: fetch from the networks, and report what came in."""

from __future__ import annotations

from cmdaily.domain.inbox.inbox import exit_code_of
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.scheduler.job_report import BAD, GOOD, LATE, JobReport, PlannedJob
from cmdaily.domain.scheduler.schedule import Every, next_turn
from cmdaily.render.labels import explained
from cmdaily.services.inbox import fetch
from cmdaily.services.inbox.heard import accounts_with_inbox
from cmdaily.services.inbox.response_times import ResponseTimes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cmdaily.locale import Translator
    from cmdaily.services.scheduler.job import JobContext
    from cmdaily.services.workspace import Workspace

NAME = "listen"
MINUTES = Every(15)


def wanted(workspace: Workspace) -> bool:
    """Whether there is an account to read."""
    return workspace.shared.exists and bool(accounts_with_inbox(workspace, ResponseTimes(workspace)))


def run(job_context: JobContext) -> Iterator[JobReport]:
    """Read every account; one that fails is reported and stops no other."""
    for read in fetch.refresh(job_context.workspace):
        if read.new:
            yield JobReport(
                NAME, GOOD, LocalisedMessage("inbox.received", (("account", read.account), ("n", read.new)))
            )
        if read.incomplete:
            yield JobReport(NAME, LATE, LocalisedMessage("inbox.incomplete", (("account", read.account),)))
        if read.trouble is not None:
            values = (("account", read.account), ("why", explained(read.trouble, job_context.tr)))
            yield JobReport(
                NAME,
                BAD,
                LocalisedMessage("inbox.trouble", values),
                exit_code=exit_code_of(read.trouble.reason),
            )


def ahead(workspace: Workspace, _say: Translator, until: datetime) -> Iterator[PlannedJob]:
    """The next time it is read: what comes every few minutes is said once."""
    moment = next_turn(MINUTES, workspace.now, workspace.zone)
    if moment is not None and moment <= until and wanted(workspace):
        yield PlannedJob(moment, NAME, LocalisedMessage("inbox.plan"))
