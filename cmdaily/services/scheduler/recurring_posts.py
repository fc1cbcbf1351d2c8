"""Recurring-posts job of the scheduler: each occasion becomes deliveries in the outbox, once.

An occasion always has the same draft. A process that dies between queueing and noting that it did is followed by one
that finds the draft queued, and queues nothing.
"""

from __future__ import annotations

from datetime import date, datetime

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.publishing.delivery import Draft, Override
from cmdaily.domain.publishing.finding import ERROR
from cmdaily.domain.publishing.outgoing import POST
from cmdaily.domain.record import replace
from cmdaily.domain.scheduler.job_report import BAD, LATE, JobReport, PlannedJob
from cmdaily.domain.scheduler.recurring_post import draft_id
from cmdaily.domain.time.when import When, moment_of
from cmdaily.errors import CmdailyError, ExitCode
from cmdaily.render.labels import excerpt, finding_text
from cmdaily.render.words import in_words
from cmdaily.services.scheduler import due_log
from cmdaily.store import schedule as store
from cmdaily.store.publishing import outbox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdaily.domain.scheduler.recurring_post import RecurringPost
    from cmdaily.domain.scheduler.timetable import Recurring
    from cmdaily.locale import Translator
    from cmdaily.services.scheduler.job import JobContext
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.schedule import DueRow

NAME = "posts"
MEANT = Override("same-text", NAME)
"""Saying it again is the point."""


def configured(workspace: Workspace) -> tuple[RecurringPost, ...]:
    """The recurring posts of config.yaml."""
    packed = workspace.config.section("posts", ())
    if not packed:
        return ()
    from cmdaily.files.config.recurring_posts import unpack_posts

    return unpack_posts(packed, workspace.config.holidays)


def wanted(posts: tuple[RecurringPost, ...]) -> dict[str, tuple[Recurring, int]]:
    """The posts as what recurs."""
    return {post.name: (post.times, 1) for post in posts}


def run(job_context: JobContext) -> Iterator[JobReport]:
    """Queue what is due. What was missed for longer than it is wanted is reported, and not sent late."""
    workspace = job_context.workspace
    posts = configured(workspace)
    if not posts and not workspace.store.exists:
        return
    due_log.enter(workspace, store.POST, wanted(posts))
    _take_up(workspace)
    by_name = {post.name: post for post in posts}
    for row in store.waiting(workspace.store.reader(), store.POST):
        post = by_name.get(row.name)
        if post is None:
            _settle(workspace, row, "due", "dropped")
        elif workspace.now > row.expires_at:
            if _settle(workspace, row, "due", "late"):
                yield _report(row, LATE, "recurring.missed", exit_code=ExitCode.ERROR)
        elif _settle(workspace, row, "due", "sending", job_context.owner):
            yield from _queue(job_context, replace(row, owner=job_context.owner), post)


def ahead(workspace: Workspace, _say: Translator, until: datetime) -> Iterator[PlannedJob]:
    """The posts up to a moment."""
    posts = configured(workspace)
    by_name = {post.name: post for post in posts}
    for due in due_log.timetable(workspace, wanted(posts)).between(workspace.now, until):
        post = by_name[due.name]
        values = (("what", excerpt(text_of(post, due.wall))), ("to", ", ".join(post.to)))
        yield PlannedJob(due.moment, NAME, LocalisedMessage("recurring.plan", values))


def foretold_price(workspace: Workspace, until: datetime) -> int:
    """What the posts up to a moment will cost, in millionths of a US dollar."""
    from cmdaily.domain.publishing.outgoing import Outgoing
    from cmdaily.services.accounts import accounts
    from cmdaily.services.publishing.budget import price
    from cmdaily.services.publishing.plan import needs_handoff

    posts = configured(workspace)
    by_name = {post.name: post for post in posts}
    cost = 0
    for due in due_log.timetable(workspace, wanted(posts)).between(workspace.now, until):
        post = by_name[due.name]
        said = Outgoing(POST, text_of(post, due.wall), "", link=post.link)
        try:
            recipients = accounts.recipients(workspace, post.to)
        except CmdailyError:  # an account that is gone: said when it is due
            continue
        cost += sum(price(each, said) for each in recipients if not needs_handoff(each, said))
    return cost


def text_of(post: RecurringPost, wall: str) -> str:
    """The text for a wall-clock time such as 2026-11-23T10:00."""
    day, _, clock = wall.partition("T")
    return post.text_on(date.fromisoformat(day), clock)


def _take_up(workspace: Workspace) -> None:
    """What a process that died had taken is due again: its draft says whether it was queued."""
    from cmdaily.services.runtime import process_locks

    for row in store.waiting(workspace.store.reader(), store.POST, "sending"):
        if not process_locks.lives(workspace.home, row.owner):
            _settle(workspace, row, "sending", "due")


def _queue(job_context: JobContext, row: DueRow, post: RecurringPost) -> Iterator[JobReport]:
    from cmdaily.services.publishing import compose
    from cmdaily.services.publishing.plan import PostRequest, plan_post

    workspace = job_context.workspace
    zone = workspace.config.timezone or ""
    wall = datetime.fromisoformat(row.wall)
    try:
        text = text_of(post, row.wall)
    except ValueError:  # its times were changed since it fell due
        text = post.texts[0]
    name = draft_id(row.name, row.wall)
    draft = Draft(name, POST, text, workspace.timestamp, to=post.to, link=post.link)
    request = PostRequest(draft, When(wall, zone, moment_of(wall, zone)), overrides=(MEANT,))
    if workspace.in_team and outbox.of_draft(workspace.shared.reader(), name):
        _settle(workspace, row, "sending", "sent")  # a colleague's scheduler was quicker
        return
    try:
        planned = plan_post(workspace, request)
        compose.keep_draft(workspace, draft)
        result = compose.send_post(workspace, request, planned)
    except compose.DraftTakenError:  # the same occasion, at the same moment, by a colleague's scheduler
        _settle(workspace, row, "sending", "sent")
        return
    except CmdailyError as error:
        _settle(workspace, row, "sending", "failed")
        why = job_context.tr(error.key, **in_words(job_context.tr, error.values))
        yield _report(row, BAD, "recurring.failed", why=why, exit_code=error.exit_code)
        return
    _settle(workspace, row, "sending", "failed" if result.refused and not result.deliveries else "sent")
    for refused in result.refused:
        errors = [
            finding_text(finding, job_context.tr) for finding in refused.findings if finding.severity == ERROR
        ]
        yield _report(row, BAD, "recurring.failed", why="; ".join(errors), exit_code=ExitCode.REFUSED)


def _settle(workspace: Workspace, row: DueRow, before: str, after: str, owner: str = "") -> bool:
    with workspace.store.transaction() as connection:
        return store.move(connection, row, before, after, owner=owner)


def _report(row: DueRow, level: str, key: str, why: str = "", exit_code: int = 0) -> JobReport:
    day, _, clock = row.wall.partition("T")
    values = (("name", row.name), ("day", day), ("time", clock), ("why", why))
    return JobReport(NAME, level, LocalisedMessage(key, values), exit_code=exit_code)
