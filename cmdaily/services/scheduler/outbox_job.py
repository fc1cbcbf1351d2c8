"""Outbox jobs of the scheduler: send what is due, and find out about what is in doubt."""

from __future__ import annotations

from datetime import datetime, timedelta

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.delivery import State
from cmdaily.domain.scheduler.job_report import BAD, GOOD, LATE, JobReport, MonthForecast, PlannedJob
from cmdaily.domain.time.wall_clock import moment_at
from cmdaily.domain.time.when import moment_of
from cmdaily.render.labels import excerpt, explained, short, whom
from cmdaily.services.publishing import outbox
from cmdaily.services.publishing.results import code_of
from cmdaily.store.publishing import attempts
from cmdaily.store.publishing import outbox as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cmdaily.domain.publishing.delivery import Delivery
    from cmdaily.locale import Translator
    from cmdaily.services.scheduler.job import JobContext
    from cmdaily.services.workspace import Workspace

SEND, RESOLVE = "send", "resolve"
RESOLVE_MINUTES = 5
LEVELS = {State.SENT: GOOD, State.QUEUED: GOOD, State.HANDED_OFF: LATE, State.UNKNOWN: LATE}


def to_send(workspace: Workspace) -> bool:
    """Whether anything waits to be sent, or was left by a process that died."""
    return workspace.shared.exists and bool(
        store.in_states(workspace.shared.reader(), (State.QUEUED, State.SENDING))
    )


def send(job_context: JobContext) -> Iterator[JobReport]:
    """Send everything whose time has come."""
    yield from _reports(job_context, SEND, outbox.send_due(job_context.workspace))


def to_resolve(workspace: Workspace) -> bool:
    """Whether anything is in doubt."""
    return workspace.shared.exists and bool(store.in_states(workspace.shared.reader(), (State.UNKNOWN,)))


def resolve(job_context: JobContext) -> Iterator[JobReport]:
    """Look at the networks for what is in doubt; what certainly did not arrive goes out again."""
    from cmdaily.services.publishing import reconcile

    sender = reconcile.resolve(job_context.workspace, ())
    yield from _reports(job_context, RESOLVE, outbox.again(job_context.workspace, sender.touched))


def ahead(workspace: Workspace, _say: Translator, until: datetime) -> Iterator[PlannedJob]:
    """The deliveries that go out up to a moment."""
    if not workspace.shared.exists:
        return
    for delivery in store.in_states(workspace.shared.reader(), (State.QUEUED,)):
        when = delivery.scheduled
        if when is None:
            continue
        moment = max(moment_of(when.wall, when.zone, when.fold), workspace.now)
        if moment <= until:
            values = (("what", excerpt(delivery.text)), ("to", whom(delivery)))
            yield PlannedJob(moment, SEND, LocalisedMessage("outgoing.plan", values))


def forecast(workspace: Workspace) -> MonthForecast | None:
    """What this month costs, as far as it can be known; None where nothing costs anything."""
    from calendar import monthrange

    from cmdaily.services.scheduler import recurring_posts
    from cmdaily.store.activity import costs

    if not workspace.shared.exists:
        return None
    today, reader = workspace.today, workspace.shared.reader()
    last = today.replace(day=monthrange(today.year, today.month)[1])
    end = moment_at(last + timedelta(days=1), "00:00", workspace.zone)
    spent = sum(amount for _, amount in costs(reader, today.replace(day=1), today))
    waiting = store.in_states(reader, (State.QUEUED, State.AWAITING))
    posts = sum(each.cost for each in waiting if each.scheduled is None or each.scheduled.moment < end)
    posts += recurring_posts.foretold_price(workspace, end)
    week = attempts.spent_on_reading(reader, today - timedelta(days=7), today - timedelta(days=1))
    found = MonthForecast(spent, posts, week * ((last - today).days + 1) // 7, last)
    return found if found.spent or found.posts or found.reading else None


def nothing_ahead(_workspace: Workspace, _say: Translator, _until: datetime) -> Iterator[PlannedJob]:
    """What nobody can foresee."""
    return iter(())


def _reports(job_context: JobContext, job: str, deliveries: Iterable[Delivery]) -> Iterator[JobReport]:
    for delivery in deliveries:
        values = (
            ("id", short(delivery.id)),
            ("to", whom(delivery)),
            ("what", excerpt(delivery.text or delivery.outgoing.link)),
            ("url", delivery.url),
            ("why", explained(delivery.trouble, job_context.tr, delivery)),
        )
        level = LEVELS.get(delivery.state, BAD)
        yield JobReport(
            job, level, LocalisedMessage(f"outgoing.{delivery.state}", values), exit_code=code_of(delivery)
        )
        if delivery.remark is not None:
            yield JobReport(job, LATE, LocalisedMessage("outgoing.remark", values))
