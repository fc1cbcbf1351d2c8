"""Share of voice: mentions that watches counted by day, ours beside those of others."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from cmdaily.domain.figures.metric import ALL_MENTIONS, OWN_MENTIONS
from cmdaily.domain.report.report import ReportedWatch
from cmdaily.domain.watches.alert import hour_of
from cmdaily.domain.watches.watch import OTHERS, OURS
from cmdaily.services.figures.own import moments
from cmdaily.store.watches import hits as hit_store
from cmdaily.store.watches import watches as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.report.span import Span
    from cmdaily.domain.watches.watch import Watch
    from cmdaily.services.workspace import Workspace


def mentions_by_day(workspace: Workspace, name: str, first: date, last: date) -> dict[date, float]:
    """`OWN_MENTIONS` or `ALL_MENTIONS` by day, of the watches that have a voice; nothing where none has.

    Both begin on the day since which ours and those of others are watched: a share of what nobody counted is none. From
    then up to today a day without a mention is a 0.
    """
    watches = store.watches(workspace.shared.reader()) if workspace.shared.exists else []
    ours = [watch for watch in watches if watch.voice == OURS]
    others = [watch for watch in watches if watch.voice == OTHERS]
    wanted = ours if name == OWN_MENTIONS else [*ours, *others]
    if not ours or (name == ALL_MENTIONS and not others):
        return {}
    begun = max(_begun(workspace, part) for part in (ours, others) if part)
    start, end = max(first, begun), min(last, workspace.today)
    counts = _counts(workspace, start, end)
    days = (start + timedelta(days=number) for number in range((end - start).days + 1))
    return {day: float(sum(counts.get((watch.id, day), 0) for watch in wanted)) for day in days}


def reported_watches(workspace: Workspace, span: Span, before: Span) -> tuple[ReportedWatch, ...]:
    """What each watch found in a span and in the one it is compared with; None there where it was not yet watched."""
    watches = store.watches(workspace.shared.reader()) if workspace.shared.exists else []
    now = _totals(_counts(workspace, span.first, span.last)) if watches else {}
    then = _totals(_counts(workspace, before.first, before.last)) if watches else {}
    found = []
    for watch in watches:
        begun = _begun(workspace, [watch])
        if begun <= span.last:
            known = begun <= before.first
            earlier = then.get(watch.id, 0) if known else None
            found.append(ReportedWatch(watch.ref, watch.title, watch.voice, now.get(watch.id, 0), earlier))
    return tuple(found)


def _begun(workspace: Workspace, watches: list[Watch]) -> date:
    return min(workspace.day_of(watch.added_at) if watch.added_at else workspace.today for watch in watches)


def _counts(workspace: Workspace, first: date, last: date) -> dict[tuple[str, date], int]:
    """Mentions by watch and day of the user."""
    if last < first:
        return {}
    start, end = (hour_of(datetime.fromisoformat(moment)) for moment in moments(first, last))
    found: dict[tuple[str, date], int] = {}
    for watch, hour, amount in hit_store.by_hour(workspace.shared.reader(), start, end):
        day = workspace.day_of(datetime.strptime(hour, "%Y-%m-%dT%H").replace(tzinfo=UTC))
        if first <= day <= last:
            found[watch, day] = found.get((watch, day), 0) + amount
    return found


def _totals(counts: dict[tuple[str, date], int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for (watch, _), amount in counts.items():
        found[watch] = found.get(watch, 0) + amount
    return found
