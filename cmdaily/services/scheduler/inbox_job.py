"""Inbox job of the scheduler: fetch from the networks, and report what came in."""

from __future__ import annotations

from cmdaily.domain.inbox.inbox import exit_code_of
from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.scheduler.job_report import BAD, GOOD, LATE, JobReport
from cmdaily.domain.scheduler.schedule import Every
from cmdaily.render.labels import explained
from cmdaily.services.inbox import fetch
from cmdaily.services.inbox.heard import accounts_with_inbox
from cmdaily.services.inbox.response_times import ResponseTimes
from cmdaily.services.scheduler.job import ahead_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

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


ahead = ahead_of(NAME, MINUTES, wanted, "inbox.plan")
