"""Scheduler job for feeds: read those that are due, and say what came in."""

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

NAME = "feeds"
MINUTES = Every(15)


def wanted(workspace: Workspace) -> bool:
    """Whether a feed is due."""
    if not workspace.shared.exists:
        return False
    from cmdaily.store.feeds import feeds

    return feeds.any_due(workspace.shared.reader(), workspace.timestamp)


def run(job_context: JobContext) -> Iterator[JobReport]:
    """Read the feeds that are due; one that fails is reported and stops no other."""
    from cmdaily.render.words import message_text
    from cmdaily.services.feeds.refresh import refresh

    readings = refresh(job_context.workspace)
    new = sum(reading.new for reading in readings)
    if new:
        yield JobReport(NAME, GOOD, LocalisedMessage("feed.received_all", (("n", new),)))
    for reading in readings:
        if reading.moved:
            yield JobReport(
                NAME,
                LATE,
                LocalisedMessage("feed.moved", (("feed", reading.feed.name[:80]), ("url", reading.moved))),
            )
        if reading.error:
            why = message_text(reading.error, job_context.tr)
            values = (("feed", reading.feed.name[:80]), ("ref", reading.feed.ref), ("why", why))
            yield JobReport(
                NAME, BAD, LocalisedMessage("feed.trouble_never", values), exit_code=ExitCode.PLATFORM
            )


ahead = ahead_of(NAME, MINUTES, wanted, "feed.plan")
