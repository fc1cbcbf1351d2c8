"""History commands: `stats` and `log`."""

from __future__ import annotations

from datetime import timedelta

from cmdaily.cli.complete import action_names
from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.fast_path import daily
from cmdaily.cli.options import Date, Json
from cmdaily.errors import ExitCode, UsageError
from cmdaily.render.views.routines import log as log_view
from cmdaily.render.views.routines import stats as stats_view
from cmdaily.services.routines import history, logbook

app = noun("help.daily")

MOST_DAYS = 3660

MaybeAction = Annotated[
    str | None, Argument(metavar="help.m_action", help="help.action", autocompletion=action_names)
]
DaysOption = Annotated[str | None, Option("--days", metavar="help.m_number", help="help.days")]


@app.command("stats", help="help.stats")
def stats(
    ctx: CommandContext,
    action: MaybeAction = None,
    days: DaysOption = None,
    date: Date = None,
    json: Json = False,
) -> int:
    """Streaks, scores, the year at a glance."""
    last = ctx.obj.past_day(date)
    figures = history.looked_back(ctx.obj.workspace, last, days=_days(days, history.YEAR), name=action)
    ctx.obj.show(stats_view, figures, json=json)
    return ExitCode.DONE


@app.command("log", help="help.log")
def log(
    ctx: CommandContext,
    action: MaybeAction = None,
    days: DaysOption = None,
    date: Date = None,
    json: Json = False,
) -> int:
    """What was done, day by day."""
    last = ctx.obj.past_day(date)
    first = last - timedelta(days=_days(days, 7 if date is None else 1) - 1)
    ctx.obj.show(log_view, logbook.log(ctx.obj.workspace, first, last, action), json=json)
    return ExitCode.DONE


def _days(text: str | None, default: int) -> int:
    if text is None:
        return default
    number = daily.number(text)
    if not 0 < number <= MOST_DAYS:
        raise UsageError("error.by", by=text[:12], most=MOST_DAYS)
    return number
