"""Scheduler job for watches: ask feeds and networks, and say what runs hot."""

from __future__ import annotations

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.scheduler.job_report import BAD, GOOD, LATE, JobReport
from cmdaily.domain.scheduler.schedule import Every
from cmdaily.errors import ExitCode
from cmdaily.services.scheduler.job import ahead_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdaily.services.scheduler.job import JobContext
    from cmdaily.services.workspace import Workspace

NAME = "watches"
MINUTES = Every(15)


def wanted(workspace: Workspace) -> bool:
    """Whether anything is watched."""
    if not workspace.shared.exists:
        return False
    from cmdaily.store.watches import watches

    return bool(watches.watches(workspace.shared.reader()))


def run(job_context: JobContext) -> Iterator[JobReport]:
    """Ask all watches; a source that fails is reported and stops no other."""
    from cmdaily.domain.watches.alert import alert_message
    from cmdaily.render.words import message_text
    from cmdaily.services.watches.refresh import refresh
    from cmdaily.store.watches import watches

    outcome = refresh(job_context.workspace)
    new = sum(reading.new for reading in outcome.readings)
    if new:
        yield JobReport(NAME, GOOD, LocalisedMessage("watch.received_all", (("n", new),)))
    known = watches.watches(job_context.workspace.shared.reader()) if outcome.alerts else []
    for alert in outcome.alerts:
        yield JobReport(NAME, LATE, alert_message(alert, known))
    for note in (note for reading in outcome.readings for note in reading.notes):
        yield JobReport(NAME, GOOD, note)
    for reading in outcome.readings:
        if reading.error is not None:
            values = (("source", reading.source), ("why", message_text(reading.error, job_context.tr)))
            yield JobReport(NAME, BAD, LocalisedMessage("watch.trouble", values), exit_code=ExitCode.PLATFORM)


ahead = ahead_of(NAME, MINUTES, wanted, "watch.plan")
