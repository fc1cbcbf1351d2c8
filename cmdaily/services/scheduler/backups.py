"""Backup job: a copy of the store every day, and only the last ones kept."""

from __future__ import annotations

import os
from datetime import timedelta

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.scheduler.job_report import GOOD, JobReport
from cmdaily.domain.scheduler.schedule import Daily
from cmdaily.files.config.scheduler import USUAL_BACKUPS
from cmdaily.services.data import data
from cmdaily.services.scheduler.job import ahead_of
from cmdaily.store import schedule as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdaily.services.scheduler.job import JobContext
    from cmdaily.services.workspace import Workspace

NAME = "backup"
AT = "03:00"
"""A quiet hour; a computer that sleeps then makes its copy when it wakes."""
PREFIX, SUFFIX = "daily-", ".db"
KEPT_DAYS = timedelta(days=400)


def wanted(workspace: Workspace) -> bool:
    """Whether there is anything to copy, and copies are kept."""
    return workspace.store.exists and _most(workspace) > 0


def run(job_context: JobContext) -> Iterator[JobReport]:
    """Copy the store, then let go of what is too old. Only copies made here are ever removed, and none while the store
    is damaged: its copy is refused before."""
    workspace = job_context.workspace
    directory = os.path.join(workspace.home.data, "backups")
    os.makedirs(directory, mode=0o700, exist_ok=True)
    day = workspace.now.astimezone(workspace.zone).date()
    path = data.backup(workspace, os.path.join(directory, f"{PREFIX}{day:%Y%m%d}{SUFFIX}"))
    kept = sorted(name for name in os.listdir(directory) if _is_daily(name))
    for name in kept[: -_most(workspace)]:
        os.unlink(os.path.join(directory, name))
    with workspace.store.transaction() as connection:
        store.forget_before(connection, workspace.now - KEPT_DAYS)
    yield JobReport(NAME, GOOD, LocalisedMessage("run.backup", (("path", path),)))


ahead = ahead_of(NAME, Daily(AT), wanted, "run.plan_backup")


def _most(workspace: Workspace) -> int:
    most: int = workspace.config.section("backups", USUAL_BACKUPS)
    return most


def _is_daily(name: str) -> bool:
    middle = name.removeprefix(PREFIX).removesuffix(SUFFIX)
    return name == f"{PREFIX}{middle}{SUFFIX}" and len(middle) == 8 and middle.isascii() and middle.isdigit()
