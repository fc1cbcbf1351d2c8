"""Report commands: `report`, on the screen or as a file, and `report waiting|send|drop`."""

from __future__ import annotations

import sys

from cmdaily.cli.complete import (
    account_names,
    comparisons,
    report_formats,
    report_names,
    report_parts,
    report_templates,
)
from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.options import Json
from cmdaily.domain.report.report import BEFORE, COMPARED, PARTS
from cmdaily.domain.report.span import DAYS, MONTH, QUARTER, WEEK, Span, so_far, span_of
from cmdaily.errors import CmdailyError, ExitCode, UsageError
from cmdaily.render.report import formats
from cmdaily.render.views.report import report as view
from cmdaily.services.report.gather import ReportRequest, report_of
from cmdaily.services.report.templates import template_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.cli.context import Context
    from cmdaily.domain.report.span import SpanKind

app = noun("help.report")

Name = Annotated[str, Argument(metavar="report.m_name", help="report.help_name", autocompletion=report_names)]


@app.callback()
def report(
    ctx: CommandContext,
    week: Annotated[bool, Option("--week", help="report.help_week")] = False,
    month: Annotated[bool, Option("--month", help="report.help_month")] = False,
    quarter: Annotated[bool, Option("--quarter", help="report.help_quarter")] = False,
    date: Annotated[str | None, Option("--date", metavar="help.m_day", help="report.help_date")] = None,
    first: Annotated[str | None, Option("--from", metavar="help.m_day", help="report.help_from")] = None,
    last: Annotated[str | None, Option("--to", metavar="help.m_day", help="report.help_to")] = None,
    compare: Annotated[
        str,
        Option("--compare", metavar="report.m_what", help="report.help_compare", autocompletion=comparisons),
    ] = BEFORE,
    accounts: Annotated[
        list[str] | None,
        Option("--for", metavar="metric.m_account", help="report.help_for", autocompletion=account_names),
    ] = None,
    parts: Annotated[
        list[str] | None,
        Option("--section", metavar="report.m_part", help="report.help_section", autocompletion=report_parts),
    ] = None,
    template: Annotated[
        str | None,
        Option(
            "--template",
            metavar="report.m_template",
            help="report.help_template",
            autocompletion=report_templates,
        ),
    ] = None,
    form: Annotated[
        str | None,
        Option(
            "--format", metavar="report.m_format", help="report.help_format", autocompletion=report_formats
        ),
    ] = None,
    outputs: Annotated[
        list[str] | None, Option("--output", metavar="metric.m_file", help="report.help_output")
    ] = None,
    json: Json = False,
) -> int:
    """What a span of days brought."""
    if ctx.invoked_subcommand is not None:
        return ExitCode.DONE
    context = ctx.obj
    kinds: list[SpanKind] = [
        kind for kind, asked in ((WEEK, week), (MONTH, month), (QUARTER, quarter)) if asked
    ]
    files = tuple(dict.fromkeys(outputs or ()))
    chosen = formats.JSON if json else formats.format_of(form, None)
    if chosen == formats.PDF and not files:
        raise UsageError("report.pdf_output", remedy="report.pdf_output_remedy")
    span = _span(context, kinds, date, first, last)
    request = ReportRequest(span, _compared(compare), tuple(dict.fromkeys(accounts or ())), _parts(parts))
    around = template_of(context.workspace, template)
    found = report_of(context.workspace, request)
    for path in files:
        which = chosen if form or json else formats.format_of(None, path)
        write(path, formats.rendered(found, around, which, context.tr))
        context.message("report.written", path=path)
    if not files and chosen in (formats.TEXT, formats.JSON):
        context.show(view, view.ShownReport(found, around), json=chosen == formats.JSON)
    elif not files:
        sys.stdout.write(formats.rendered(found, around, chosen, context.tr).decode())
    return ExitCode.DONE


@app.command("waiting", help="report.help_waiting")
def waiting(ctx: CommandContext, json: Json = False) -> int:
    """What was written on time and waits for a look."""
    from cmdaily.render.views.report import waiting as waiting_view
    from cmdaily.services.report import scheduled

    ctx.obj.show(waiting_view, scheduled.held(ctx.obj.workspace), json=json)
    return ExitCode.DONE


@app.command("send", help="report.help_send")
def send(ctx: CommandContext, name: Name, json: Json = False) -> int:
    """Send what waits of a report."""
    from cmdaily.render.views.report import sent as sent_view
    from cmdaily.services.report import scheduled

    context = ctx.obj
    found = scheduled.send(context.workspace, name, context.tr)
    context.show(sent_view, found, json=json)
    return ExitCode.PLATFORM if any(each.why for each in found) else ExitCode.DONE


@app.command("drop", help="report.help_drop")
def drop(ctx: CommandContext, name: Name, json: Json = False) -> int:
    """Send nothing of what waits of a report."""
    from cmdaily.render.views.report import waiting as waiting_view
    from cmdaily.services.report import scheduled

    context = ctx.obj
    gone = scheduled.drop(context.workspace, name)
    if json:
        context.show(waiting_view, gone, json=True)
    else:
        context.message("report.dropped", name=name)
    return ExitCode.DONE


def _span(
    context: Context, kinds: list[SpanKind], day: str | None, first: str | None, last: str | None
) -> Span:
    """The span that the options name. Raises UsageError."""
    today = context.workspace.today
    if len(kinds) > 1 or (kinds and (first or last)):
        raise UsageError("report.one_span")
    if first is not None or last is not None:
        if day is not None:
            raise UsageError("report.not_from")
        until = context.past_day(last)
        since = span_of(WEEK, until).first if first is None else context.day(first)
        if until < since:
            raise UsageError("metric.span", first=since.isoformat(), last=until.isoformat())
        return Span(DAYS, since, until)
    found = span_of(kinds[0] if kinds else WEEK, context.day(day))
    if found.first > today:
        raise UsageError("report.future", day=found.first.isoformat())
    return so_far(found, today)


def _compared(given: str) -> str:
    if given not in COMPARED:
        raise UsageError("report.compare", remedy="report.compare_remedy", given=given[:40])
    return given


def _parts(given: list[str] | None) -> tuple[str, ...]:
    for name in given or ():
        if name not in PARTS:
            raise UsageError(
                "report.part", remedy="report.part_remedy", given=name[:40], known=", ".join(PARTS)
            )
    return tuple(dict.fromkeys(given or PARTS))


def write(path: str, content: bytes) -> None:
    """Write a new file. CmdailyError where there is one already, or none can be."""
    from cmdaily.files.atomic_write import write_new

    try:
        write_new(path, content)
    except FileExistsError:
        raise CmdailyError("metric.file_exists", remedy="metric.file_exists_remedy", path=path) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CmdailyError("error.system", path=path, reason=reason) from error
