"""Metric commands: `metric log|show|list|import|export`."""

from __future__ import annotations

import sys

from cmdaily.cli import standard_input
from cmdaily.cli.complete import account_names, metric_names
from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.fast_path import figures as handlers
from cmdaily.cli.options import Date, Json
from cmdaily.errors import ExitCode
from cmdaily.render.views.figures import imported as imported_view
from cmdaily.render.views.figures import logged as logged_view
from cmdaily.services.figures import exchange, record

app = noun("help.metric")

AccountOption = Annotated[
    str | None,
    Option("--account", metavar="metric.m_account", help="metric.help_account", autocompletion=account_names),
]
DaysOption = Annotated[str | None, Option("--days", metavar="help.m_number", help="metric.help_days")]
FromOption = Annotated[str | None, Option("--from", metavar="help.m_day", help="metric.help_from")]
UntilOption = Annotated[str | None, Option("--to", metavar="help.m_day", help="metric.help_until")]
MetricName = Annotated[
    str, Argument(metavar="metric.m_name", help="metric.help_name", autocompletion=metric_names)
]
MetricNames = Annotated[
    list[str] | None,
    Argument(metavar="metric.m_name", help="metric.help_names", autocompletion=metric_names),
]


@app.command("log", help="metric.help_log", negative=True)
def log(
    ctx: CommandContext,
    values: Annotated[
        list[str],
        Argument(metavar="metric.m_values", help="metric.help_values", autocompletion=metric_names),
    ],
    account: AccountOption = None,
    date: Date = None,
    broken: Annotated[
        str | None, Option("--break", metavar="metric.m_reason", help="metric.help_break")
    ] = None,
    json: Json = False,
) -> int:
    """Log figures."""
    context = ctx.obj
    day = context.past_day(date)
    logged = record.log(context.workspace, record.pairs(values), account, day, broken)
    context.show(logged_view, logged, json=json)
    if logged.new_account:
        context.message("metric.new_account", name=logged.new_account)
    return ExitCode.DONE


@app.command("show", help="metric.help_show")
def show(
    ctx: CommandContext,
    name: MetricName,
    account: AccountOption = None,
    days: DaysOption = None,
    first: FromOption = None,
    last: UntilOption = None,
    json: Json = False,
) -> int:
    """One metric."""
    return handlers.metric_show(
        ctx.obj, name=name, account=account, days=days, first=first, last=last, json=json
    )


@app.command("list", help="metric.help_list")
def list_(
    ctx: CommandContext,
    known: Annotated[bool, Option("--all", help="metric.help_all")] = False,
    refresh: Annotated[bool, Option("--refresh", help="metric.help_refresh")] = False,
    account: AccountOption = None,
    json: Json = False,
) -> int:
    """The series that are kept."""
    return handlers.metric_list(ctx.obj, known=known, refresh=refresh, account=account, json=json)


@app.command("import", help="metric.help_import")
def import_(
    ctx: CommandContext,
    file: Annotated[str, Argument(metavar="metric.m_file", help="metric.help_file")],
    metric: Annotated[
        str | None, Option("--metric", metavar="metric.m_name", help="metric.help_metric")
    ] = None,
    account: AccountOption = None,
    dry_run: Annotated[bool, Option("--dry-run", help="metric.help_dry_run")] = False,
    json: Json = False,
) -> int:
    """Take figures from a CSV file."""
    context = ctx.obj
    data = exchange.file_bytes(file, standard_input.binary())
    found = exchange.import_csv(
        context.workspace, data, file, metric=metric, account=account, dry_run=dry_run
    )
    context.show(imported_view, found, json=json)
    for name in found.new_accounts:
        context.message("metric.new_account", name=name)
    return ExitCode.FILE if found.wrong else ExitCode.DONE


@app.command("export", help="metric.help_export")
def export(
    ctx: CommandContext,
    names: MetricNames = None,
    account: AccountOption = None,
    first: FromOption = None,
    last: UntilOption = None,
    output: Annotated[
        str | None, Option("--output", metavar="metric.m_file", help="metric.help_output")
    ] = None,
) -> int:
    """Figures as CSV."""
    context = ctx.obj
    span = handlers.any_span(context, first, last)
    text = exchange.export_csv(context.workspace, names or (), account, *span)
    if output is None:
        sys.stdout.write(text)
    else:
        exchange.write_file(output, text)
        context.message("metric.exported", path=output)
    return ExitCode.DONE
