"""Scheduler engine, for `run` and for `run --once`: the table of jobs, and one turn through it.

A job joins with one entry in JOBS. A job that fails is reported and stops no other.
"""

from __future__ import annotations

import os
from datetime import timedelta

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.record import replace
from cmdaily.domain.scheduler.job_report import BAD, GOOD, SAID, JobReport, SchedulerPlan
from cmdaily.domain.scheduler.schedule import DONE, FAILED, RUNNING, Daily, Each, Every, due_slot
from cmdaily.errors import CmdailyError, FileError, StoreError
from cmdaily.services.data import damage, retention_job
from cmdaily.services.report import on_time as reports_job
from cmdaily.services.runtime import crash_reports, process_locks
from cmdaily.services.scheduler import (
    backups,
    feeds_job,
    figures_job,
    inbox_job,
    outbox_job,
    recurring_posts,
    reminders,
    team_job,
)
from cmdaily.services.scheduler.background_workers import Lanes
from cmdaily.services.scheduler.job import Job, JobContext
from cmdaily.services.watches import on_time as watches_job
from cmdaily.store import schedule as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cmdaily.locale import Translator
    from cmdaily.services.workspace import Workspace

JOBS: tuple[Job, ...] = (
    Job(reminders.NAME, Each(), reminders.run, reminders.ahead, lambda _workspace: True),
    Job(reports_job.NAME, Each(), reports_job.run, reports_job.ahead, reports_job.wanted),
    Job(recurring_posts.NAME, Each(), recurring_posts.run, recurring_posts.ahead, lambda _workspace: True),
    Job(outbox_job.SEND, Each(), outbox_job.send, outbox_job.ahead, outbox_job.to_send),
    Job(
        outbox_job.RESOLVE,
        Every(outbox_job.RESOLVE_MINUTES),
        outbox_job.resolve,
        outbox_job.nothing_ahead,
        outbox_job.to_resolve,
    ),
    Job(inbox_job.NAME, inbox_job.MINUTES, inbox_job.run, inbox_job.ahead, inbox_job.wanted),
    Job(feeds_job.NAME, feeds_job.MINUTES, feeds_job.run, feeds_job.ahead, feeds_job.wanted),
    Job(watches_job.NAME, watches_job.MINUTES, watches_job.run, watches_job.ahead, watches_job.wanted),
    Job(figures_job.NAME, Daily(figures_job.AT), figures_job.run, figures_job.ahead, figures_job.wanted),
    Job(team_job.NAME, Each(), team_job.run, team_job.ahead, team_job.wanted),
    Job(backups.NAME, Daily(backups.AT), backups.run, backups.ahead, backups.wanted),
    Job(
        retention_job.NAME,
        Daily(retention_job.AT),
        retention_job.run,
        retention_job.ahead,
        retention_job.wanted,
    ),
)
"""In the order of a turn: what has its moment comes before what may wait for a slow network."""

APART = (
    outbox_job.SEND,
    outbox_job.RESOLVE,
    inbox_job.NAME,
    feeds_job.NAME,
    watches_job.NAME,
    figures_job.NAME,
)
"""Jobs that speak to networks: each in a thread of its own, and nothing waits for them. Several may send at once, each
for accounts that nobody sends for."""

WAITED = 20.0
"""Seconds after which a scheduler that stays says what its jobs have to say in a later turn."""

SAY_AGAIN = timedelta(hours=6)
"""The same trouble is said again after this."""


def turn(
    workspace: Workspace, tr: Translator, jobs: Sequence[Job] = JOBS, lanes: Lanes | None = None
) -> Iterator[JobReport]:
    """Do everything that is due. What each job reports comes as it happens.

    With `lanes` the jobs that speak to networks may outlast the turn, and report in a later one.
    """
    try:
        _ = workspace.config
    except FileError as error:
        yield JobReport("config", BAD, error.message, problems=error.problems, exit_code=error.exit_code)
        return
    try:
        workspace.store.refuse_lost()
    except StoreError as error:
        yield _store_trouble(error)
        return
    if os.path.exists(workspace.home.damage):
        yield _store_trouble(StoreError("run.store_damaged", remedy="run.store_damaged_remedy"))
    under_way = Lanes() if lanes is None else lanes
    with JobContext(workspace, tr) as current:
        for job in jobs:
            if job.name in APART:
                yield from _begun(current, job, under_way)
            else:
                yield from _guarded(current, job)
    yield from under_way.reports(workspace, None if lanes is None else WAITED)


def _begun(current: JobContext, job: Job, lanes: Lanes) -> Iterator[JobReport]:
    """Begin a job that is wanted in a thread of its own."""
    wanted: list[bool] = []

    def look(job_context: JobContext) -> Iterator[JobReport]:
        wanted.append(job.wanted(job_context.workspace))
        return iter(())

    yield from _guarded(current, replace(job, frequency=Each(), run=look, wanted=lambda _workspace: True))

    def work(workspace: Workspace) -> Iterator[JobReport]:
        with JobContext(workspace, current.tr) as own:
            yield from _guarded(own, job)

    if any(wanted):
        lanes.start(job.name, current.workspace, work, several=job.name == outbox_job.SEND)


def _store_trouble(error: StoreError) -> JobReport:
    return JobReport("store", BAD, error.message, exit_code=error.exit_code)


def plan(workspace: Workspace, tr: Translator, span: timedelta, jobs: Iterable[Job] = JOBS) -> SchedulerPlan:
    """What will happen within a span of time from now."""
    until = workspace.now + span
    planned = [each for job in jobs for each in job.ahead(workspace, tr, until)]
    planned.sort(key=lambda each: (each.moment, each.job))
    return SchedulerPlan(workspace.now, until, tuple(planned), outbox_job.forecast(workspace))


def worth_saying(workspace: Workspace, report: JobReport) -> bool:
    """Whether trouble is news: the same is not said again for some hours. Where that cannot be kept, it is."""
    if report.level in (GOOD, SAID):
        return True
    text = f"{report.job} {report.message.key} {report.message.values!r} {report.problems!r}"[:1000]
    try:
        with workspace.store.transaction() as connection:
            return store.complain(connection, text, workspace.now, workspace.now - SAY_AGAIN)
    except StoreError:
        return True


def _guarded(current: JobContext, job: Job) -> Iterator[JobReport]:
    """Run a job and turn whatever goes wrong into a report."""
    try:
        yield from _claimed(current, job)
    except FileError as error:
        yield JobReport(job.name, BAD, error.message, problems=error.problems, exit_code=error.exit_code)
    except CmdailyError as error:
        if error.key == "error.store_corrupt":
            damage.note(current.workspace, str(error.values.get("reason", "")))
        values = tuple(error.values.items())
        yield JobReport(job.name, BAD, error.message, exit_code=error.exit_code)
    except OSError as error:
        values = (("path", error.filename or ""), ("reason", error.strerror or str(error)))
        yield JobReport(
            job.name, BAD, LocalisedMessage("error.system", values), exit_code=CmdailyError.exit_code
        )
    except Exception as error:  # a mistake of ours in one job must not keep the others from their work
        workspace = current.workspace
        trouble = crash_reports.keep(error, workspace.timestamp, workspace.environ)
        values = (("job", job.name), *trouble.values.items())
        yield JobReport(
            job.name,
            BAD,
            LocalisedMessage("run.broken", values, remedy=trouble.remedy),
            exit_code=CmdailyError.exit_code,
        )


def _claimed(current: JobContext, job: Job) -> Iterator[JobReport]:
    """Run a job that is due, after taking its turn where it has turns to take."""
    workspace = current.workspace
    if not job.wanted(workspace):
        return
    if isinstance(job.frequency, Each):
        yield from job.run(current)
        return
    last = store.last_run(workspace.store.reader(), job.name)
    lives = last is not None and last.state == RUNNING and process_locks.lives(workspace.home, last.owner)
    slot = due_slot(job.frequency, last, workspace.now, workspace.zone, lives=lives)
    if slot is None:
        return
    with workspace.store.transaction() as connection:
        if not store.claim_job(connection, job.name, slot, current.owner, workspace.now, last):
            return
    bad = True
    try:
        levels = set()
        for report in job.run(current):
            levels.add(report.level)
            yield report
        bad = BAD in levels
    finally:
        _end(current, job, FAILED if bad else DONE)


def _end(current: JobContext, job: Job, state: str) -> None:
    """Record how a turn ended. Where that cannot be written it stays open, and is tried again as if it had died."""
    try:
        with current.workspace.store.transaction() as connection:
            store.end_job(connection, job.name, current.owner, state)
    except StoreError:
        if state == DONE:
            raise
