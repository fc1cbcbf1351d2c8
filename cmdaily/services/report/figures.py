"""Figures of a report: every series over the span and the one it is compared with, read once."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from math import sqrt

from cmdaily.domain.figures.series import Series, Value, make_series, of_span
from cmdaily.domain.report.report import ReportedMetric, ReportedPost
from cmdaily.domain.report.span import Span, before, steps
from cmdaily.domain.time.days import FIRST_DAY
from cmdaily.services.figures.catalogue import base_names, catalogue
from cmdaily.services.figures.posts import latest_of, series_by_post
from cmdaily.services.figures.read import FigureReader
from cmdaily.store import figures as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.figures.activity import SentPost
    from cmdaily.domain.figures.metric import Metric
    from cmdaily.services.workspace import Workspace

SPANS_BACK = 8
"""So many spans before make the spread of a figure's changes."""
FEWEST_CHANGES = 4
FURTHEST = timedelta(days=400)
"""No further back is read for the spread: of a quarter or a year there is none."""
REACTIONS = ("likes", "replies", "comments", "shares", "quotes")


def reported_metrics(
    workspace: Workspace, span: Span, compared: Span, accounts: Sequence[str]
) -> tuple[ReportedMetric, ...]:
    """The logged figures and the rates of accounts, of all without any, by account and as the catalogue is ordered."""
    known = catalogue(workspace)
    order = {name: place for place, name in enumerate(known)}
    by_account: dict[str, set[str]] = {}
    for key in store.series_of_accounts(workspace.shared.reader()):
        if key.metric in known and (not accounts or key.account in accounts):
            by_account.setdefault(key.account, set()).add(key.metric)
    found = []
    for account in sorted(by_account):
        names = by_account[account]
        computed = {
            metric.name
            for metric in known.values()
            if metric.formula and not metric.own and _readable(known, metric, names)
        }
        reader = FigureReader(workspace, account)
        for name in sorted(names | computed, key=lambda name: order[name]):
            row = _reported(reader, known[name], account, span, compared)
            if row.value is not None or row.before is not None:
                found.append(row)
    return tuple(found)


def _readable(known: dict[str, Metric], metric: Metric, names: set[str]) -> bool:
    """Whether all that a formula needs is logged for an account."""
    leaves = {name for name in base_names(known, metric) if name in known and not known[name].formula}
    return bool(leaves) and leaves <= names


def _reported(
    reader: FigureReader, metric: Metric, account: str, span: Span, compared: Span
) -> ReportedMetric:
    spans = [span]
    for _ in range(SPANS_BACK):
        earlier = before(spans[-1])
        if earlier.first < max(FIRST_DAY, span.first - FURTHEST):
            break
        spans.append(earlier)
    first = min(compared.first, spans[-1].first)
    days = reader.values(metric.name, first, span.last)
    breaks = [each.day for each in reader.breaks(metric)]

    def over(part: Span) -> float | None:
        if metric.kind == "rate" and metric.formula:
            return reader.rate_of(metric, part.first, part.last, first, span.last)
        return of_span(_series(metric, account, part, days))

    values = [over(each) for each in spans]
    if len(spans) <= FEWEST_CHANGES or any(spans[-1].first < day <= span.last for day in breaks):
        usual = None
    else:
        usual = _spread(values[1:])
    return ReportedMetric(
        metric,
        account,
        values[0],
        values[1] if spans[1:2] == [compared] else over(compared),
        any(compared.first < day <= span.last for day in breaks),
        tuple(of_span(_series(metric, account, step, days)) for step in steps(span)),
        usual,
    )


def _series(metric: Metric, account: str, part: Span, days: dict[date, Value]) -> Series:
    within = [
        days[day]
        for day in (part.first + timedelta(days=number) for number in range(part.days))
        if day in days
    ]
    return make_series(metric, account, part.first, part.last, within, ())


def _spread(values: list[float | None]) -> float | None:
    """The standard deviation of the changes from span to span; None where fewer than four are known."""
    changes = [
        later - earlier
        for later, earlier in itertools.pairwise(values)
        if later is not None and earlier is not None
    ]
    if len(changes) < FEWEST_CHANGES:
        return None
    mean = sum(changes) / len(changes)
    spread = sqrt(sum((change - mean) ** 2 for change in changes) / (len(changes) - 1))
    return spread or None


def reported_posts(workspace: Workspace, sent: Sequence[SentPost]) -> tuple[ReportedPost, ...]:
    """Posts with the latest of each figure that was read of them, oldest first."""
    series = series_by_post(workspace, (post.account for post in sent))
    found = []
    for post in sent:
        keys = series.get((post.account, post.remote_id), ()) if post.remote_id else ()
        figures = latest_of(workspace, keys)
        reactions = [figure.value for figure in figures if figure.metric in REACTIONS]
        found.append(ReportedPost(post, figures, sum(reactions) if reactions else None))
    return tuple(found)
