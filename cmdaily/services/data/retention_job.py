"""Scheduler job for data retention: what `keep:` lets go, once a night."""

from __future__ import annotations

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.scheduler.job_report import GOOD, JobReport
from cmdaily.domain.scheduler.schedule import Daily
from cmdaily.services.scheduler.job import ahead_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdaily.services.scheduler.job import JobContext
    from cmdaily.services.workspace import Workspace

NAME = "keep"
MAY_NOT = "server.may_forget"
"""What a team's server says to a member who may not."""
AT = "03:30"
"""After the copy of the night (services/scheduler/backups.py)."""


def wanted(workspace: Workspace) -> bool:
    """Whether the configuration lets anything go."""
    from cmdaily.files.config.keep import KEY

    given = workspace.config.section(KEY, None)
    return bool(given) and workspace.shared.exists


def run(job_context: JobContext) -> Iterator[JobReport]:
    """Take old words away, and say how many."""
    from cmdaily.errors import StoreError
    from cmdaily.services.data.retention import tidy

    try:
        count = sum(part.count for part in tidy(job_context.workspace).parts)
    except StoreError as error:
        if error.key != MAY_NOT:
            raise
        return  # editors and administrators of the team do it
    if count:
        yield JobReport(NAME, GOOD, LocalisedMessage("data.tidied_all", (("n", count),)))


ahead = ahead_of(NAME, Daily(AT), wanted, "data.tidy_plan")
