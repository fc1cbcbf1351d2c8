"""Gathering of a report: everything that a span of days brought, read once and made into one record."""

from __future__ import annotations

from datetime import timedelta

from cmdaily.domain.figures import activity
from cmdaily.domain.figures.activity import Effort, OwnFigures, ReceivedMessage, SentPost
from cmdaily.domain.publishing.outgoing import REPLY
from cmdaily.domain.record import frozen, replace
from cmdaily.domain.report.highlights import highlights_of
from cmdaily.domain.report.report import PARTS, YEAR, Done, Report, SectionDone, StepFigures
from cmdaily.domain.report.span import Span, before, steps, year_before
from cmdaily.domain.routines.statistics import Statistics
from cmdaily.domain.time.durations import minutes
from cmdaily.errors import CmdailyError, UsageError
from cmdaily.platforms import registry
from cmdaily.services.figures import own
from cmdaily.services.report.figures import reported_metrics, reported_posts
from cmdaily.services.report.people import reported_people
from cmdaily.services.routines import history
from cmdaily.services.watches.voice import reported_watches
from cmdaily.store import figures as figure_store
from cmdaily.store import progress as progress_store
from cmdaily.store.people import people as people_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.routines.statistics import ActionStatistics
    from cmdaily.services.workspace import Workspace


@frozen
class ReportRequest:
    """What is asked for: a span, what it is compared with, the accounts (empty for all), the parts in their order."""

    span: Span
    compared: str
    accounts: tuple[str, ...] = ()
    parts: tuple[str, ...] = PARTS


def report_of(workspace: Workspace, request: ReportRequest) -> Report:
    """The report of a span. UsageError for an account that nothing is known of."""
    span = request.span
    compared = year_before(span) if request.compared == YEAR else before(span)
    platforms = _platforms(workspace, request.accounts)
    heard, sent, own_now = _activity(workspace, span, request.accounts)
    heard_then, _, own_before = _activity(workspace, compared, request.accounts)
    now = _statistics(workspace, span, with_streaks=True)
    then = _statistics(workspace, compared, with_streaks=False)
    actions = _of(now, platforms)
    report = Report(
        span,
        compared,
        request.compared,
        request.accounts,
        request.parts,
        _done(actions),
        _done(_of(then, platforms)),
        _sections(actions),
        actions,
        now.days if now and not platforms else (),
        own_now,
        own_before,
        tuple(heard),
        _steps(span, heard, sent),
        reported_posts(workspace, [post for post in sent if post.kind != REPLY]),
        reported_metrics(workspace, span, compared, request.accounts),
        _titles(
            {
                *(each.platform for each in heard),
                *(each.platform for each in sent),
                *(row.action.platform or "" for row in actions),
            }
        ),
        own.begun_by(workspace, "messages-received", compared.last),
        own.begun_by(workspace, "posts-sent", compared.last),
        reported_people(
            heard,
            heard_then if own.begun_by(workspace, "messages-received", compared.last) else None,
            people_store.joined(workspace.shared.reader()) if heard else {},
        ),
        () if request.accounts else reported_watches(workspace, span, compared),
    )
    return replace(report, highlights=highlights_of(report))


def _titles(names: set[str]) -> tuple[tuple[str, str], ...]:
    """What networks call themselves; one that is not known here, or any more, by its name."""
    found = []
    for name in sorted(names - {""}):
        try:
            found.append((name, registry.about(name).title))
        except CmdailyError:
            found.append((name, name))
    return tuple(found)


def _platforms(workspace: Workspace, accounts: Sequence[str]) -> frozenset[str]:
    """The networks of accounts. UsageError for a name that no account and no figure has."""
    reader = workspace.shared.reader()
    there = {
        *figure_store.account_names(reader),
        *(key.account for key in figure_store.series_of_accounts(reader)),
    }
    for name in accounts:
        if name not in there:
            raise UsageError("report.no_account", remedy="report.no_account_remedy", name=name[:64])
    return frozenset(figure_store.platform_of(reader, name) or name for name in accounts)


def _activity(
    workspace: Workspace, span: Span, accounts: Sequence[str]
) -> tuple[list[ReceivedMessage], list[SentPost], OwnFigures]:
    """Messages and posts of a span, and what they come to, of some accounts or of all."""
    heard = own.received_messages(workspace, span.first, span.last)
    sent = own.sent_posts(workspace, span.first, span.last)
    efforts = own.efforts(workspace, span.first, span.last)
    if accounts:
        heard = [message for message in heard if message.account in accounts]
        sent = [post for post in sent if post.account in accounts]
        costs = [
            Effort(each.day, 0, 0, each.cost)
            for account in accounts
            for each in own.efforts(workspace, span.first, span.last, account)
        ]
        efforts = [*(replace(each, cost=0) for each in efforts), *costs]
    return heard, sent, activity.own_figures(span.first, span.last, heard, sent, efforts)


def _statistics(workspace: Workspace, span: Span, *, with_streaks: bool) -> Statistics | None:
    """Done against due; None where nothing was recorded yet, or the span has not begun."""
    begun = progress_store.first_day(workspace.store.reader())
    last = min(span.last, workspace.today)
    if begun is None or begun > last or span.first > last:
        return None
    return history.statistics(workspace, last, days=(last - span.first).days + 1, with_streaks=with_streaks)


def _of(statistics: Statistics | None, platforms: frozenset[str]) -> tuple[ActionStatistics, ...]:
    if statistics is None:
        return ()
    return tuple(row for row in statistics.actions if not platforms or row.action.platform in platforms)


def _done(actions: Sequence[ActionStatistics]) -> Done:
    return Done(
        sum(row.completed for row in actions),
        sum(row.due for row in actions),
        minutes(sum(row.spent_seconds for row in actions)),
        sum(row.planned_minutes for row in actions),
    )


def _sections(actions: Sequence[ActionStatistics]) -> tuple[SectionDone, ...]:
    parts: dict[tuple[object, str], list[ActionStatistics]] = {}
    for row in actions:
        parts.setdefault((row.action.section, row.action.platform or ""), []).append(row)
    return tuple(
        SectionDone(rows[0].action.section, platform, _done(rows)) for (_, platform), rows in parts.items()
    )


def _steps(span: Span, heard: Sequence[ReceivedMessage], sent: Sequence[SentPost]) -> tuple[StepFigures, ...]:
    """Messages and posts by day, week or month."""
    parts = steps(span)
    place_of = {
        part.first + timedelta(days=number): place
        for place, part in enumerate(parts)
        for number in range(part.days)
    }
    received, answered = [0] * len(parts), [0] * len(parts)
    posts: list[dict[str, int]] = [{} for _ in parts]
    for message in heard:
        received[place_of[message.day]] += 1
        answered[place_of[message.day]] += message.minutes is not None
    for post in sent:
        counts = posts[place_of[post.day]]
        counts[post.platform] = counts.get(post.platform, 0) + 1
    return tuple(
        StepFigures(
            part.first, part.last, received[place], answered[place], tuple(sorted(posts[place].items()))
        )
        for place, part in enumerate(parts)
    )
