"""Calendar command: `calendar`, the coming weeks."""

from __future__ import annotations

import sys

from cmdaily.cli.declare import Annotated, CommandContext, Option, noun
from cmdaily.cli.fast_path import daily
from cmdaily.cli.options import Json
from cmdaily.domain.time.days import monday_of
from cmdaily.errors import ExitCode, UsageError
from cmdaily.render.views import calendar as view
from cmdaily.services.calendar import editorial

app = noun("help.daily")

WEEKS = 4


@app.command("calendar", help="help.calendar")
def calendar(
    ctx: CommandContext,
    weeks: Annotated[
        str | None, Option("--weeks", metavar="help.m_number", help="help.calendar_weeks")
    ] = None,
    date: Annotated[str | None, Option("--date", metavar="help.m_day", help="help.calendar_date")] = None,
    ics: Annotated[bool, Option("--ics", help="help.calendar_ics")] = False,
    json: Json = False,
) -> int:
    """Holidays, pauses, campaigns, posts."""
    if ics and json:
        raise UsageError("calendar.ics_or_json")
    workspace = ctx.obj.workspace
    first = ctx.obj.day(date) if date is not None else monday_of(workspace.today)
    found = editorial.calendar(workspace, ctx.obj.tr, first, WEEKS if weeks is None else daily.number(weeks))
    if ics:
        from cmdaily.services.calendar.icalendar_export import as_icalendar

        sys.stdout.write(as_icalendar(found, workspace.now, ctx.obj.tr))
    else:
        ctx.obj.show(view, found, json=json)
    return ExitCode.DONE
