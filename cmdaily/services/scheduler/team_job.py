"""Scheduler job of a team: the home and the team are brought up to date with each other."""

from __future__ import annotations

from cmdaily.services.team.sync import meet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cmdaily.domain.scheduler.job_report import JobReport, PlannedJob
    from cmdaily.locale import Translator
    from cmdaily.services.scheduler.job import JobContext
    from cmdaily.services.workspace import Workspace

NAME = "team"


def wanted(workspace: Workspace) -> bool:
    """Whether there is a team."""
    return workspace.in_team


def run(job_context: JobContext) -> Iterator[JobReport]:
    """Tick what is owed, lend the journal, and keep what `today` shows. What fails is reported as any job's."""
    meet(job_context.workspace)
    return iter(())


def ahead(_workspace: Workspace, _tr: Translator, _until: datetime) -> Iterator[PlannedJob]:
    """Nothing that anybody would look forward to."""
    return iter(())
