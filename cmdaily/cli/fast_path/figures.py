"""Handlers of `metric show` and `metric list`, apart from how they are parsed: one service call, one render each."""

from __future__ import annotations

from datetime import date, timedelta

from cmdaily.domain.figures.results import MetricList
from cmdaily.domain.time.days import FIRST_DAY
from cmdaily.errors import ExitCode, UsageError
from cmdaily.services.figures import catalogue, read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.cli.context import Context

USUAL_DAYS = 90
MOST_DAYS = 36_600
"""A century: more than anybody has kept."""


def metric_show(
    context: Context,
    *,
    name: str,
    account: str | None,
    days: str | None,
    first: str | None,
    last: str | None,
    json: bool,
) -> int:
    """Show one metric over a span of days."""
    from cmdaily.render.views.figures import metric as view

    workspace = context.workspace
    metric = catalogue.find_metric(workspace, name)
    since, until = span(context, days, first, last)
    of = catalogue.account_to_read(workspace, metric, account)
    context.show(view, read.shown_metric(workspace, metric, of, since, until), json=json)
    return ExitCode.DONE


def metric_list(context: Context, *, known: bool, refresh: bool, account: str | None, json: bool) -> int:
    """Show the series that are kept, or all metrics; with `refresh`, after asking the networks."""
    from cmdaily.render.views.figures import metrics as view

    workspace = context.workspace
    code = _refreshed(context, account) if refresh else ExitCode.DONE
    if known:
        model = MetricList((), tuple(catalogue.catalogue(workspace).values()))
    else:
        model = MetricList(tuple(read.listing(workspace, account)))
    context.show(view, model, json=json)
    return code


def _refreshed(context: Context, account: str | None) -> int:
    """Ask the networks, and say on standard error what came of it; what costs money is said before."""
    from cmdaily.domain.accounts.network import dollars
    from cmdaily.domain.inbox.inbox import exit_code_of
    from cmdaily.render.labels import explained
    from cmdaily.render.words import money
    from cmdaily.services.figures import fetch

    workspace = context.workspace
    chosen = fetch.accounts_with_figures(workspace) if account is None else [fetch.named(workspace, account)]
    if not chosen:
        context.message("metric.nothing_to_refresh")
    for each in chosen:
        price = fetch.foretold_price(workspace, each)
        if price:
            context.message("metric.price", account=each.name, cost=money(context.tr, dollars(price)))
    code = ExitCode.DONE
    for fetched in fetch.fetch(workspace, chosen):
        if fetched.error is None:
            context.message("metric.fetched", account=fetched.account, n=fetched.read)
        else:
            code = exit_code_of(fetched.error.reason)
            why = explained(fetched.error, context.tr)
            context.message("metric.fetch_failed", account=fetched.account, why=why)
    return code


def span(context: Context, days: str | None, first: str | None, last: str | None) -> tuple[date, date]:
    """The days to show: `--from` and `--to`, or so many days up to the last. Raises UsageError."""
    until = context.past_day(last)
    if first is not None:
        if days is not None:
            raise UsageError("metric.days_or_from")
        return read.checked_span(context.day(first), until)
    many = USUAL_DAYS
    if days is not None:
        from cmdaily.cli.fast_path.daily import number

        many = number(days)
        if not 0 < many <= MOST_DAYS:
            raise UsageError("error.by", by=days[:12], most=MOST_DAYS)
    return max(FIRST_DAY, until - timedelta(days=many - 1)), until


def any_span(context: Context, first: str | None, last: str | None) -> tuple[date, date]:
    """A span that is everything where neither end is named."""
    since = FIRST_DAY if first is None else context.day(first)
    return read.checked_span(since, context.past_day(last))
