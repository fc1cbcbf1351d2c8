"""Scheduler command: `run`, as a program that stays, as one turn for cron, or as a plan."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta

from cmdaily.cli.declare import Annotated, CommandContext, Option, noun
from cmdaily.cli.options import Json
from cmdaily.domain.scheduler.job_report import GOOD
from cmdaily.errors import ExitCode, UsageError
from cmdaily.render.output import is_terminal
from cmdaily.render.views.scheduler import run as view
from cmdaily.services.scheduler import runner
from cmdaily.services.scheduler.background_workers import Lanes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdaily.cli.context import Context
    from cmdaily.domain.scheduler.job_report import JobReport

app = noun("help.daily")

PLAN_HOURS = 24


@app.command("run", help="help.run")
def run(
    ctx: CommandContext,
    once: Annotated[bool, Option("--once", help="help.run_once")] = False,
    plan: Annotated[bool, Option("--plan", help="help.run_plan")] = False,
    json: Json = False,
) -> int:
    """Do what is due."""
    context: Context = ctx.obj
    if once and plan:
        raise UsageError("run.once_or_plan")
    if plan:
        found = runner.plan(context.workspace, context.tr, timedelta(hours=PLAN_HOURS))
        context.show(view, view.Planning(found, context.workspace.zone), json=json)
        return ExitCode.DONE
    if once:
        return _once(context, json=json)
    if json:
        raise UsageError("run.json_once")
    return _stay(context)


def _once(context: Context, *, json: bool) -> int:
    """One turn. Under cron only what is worth a letter is said; a script that asks for JSON hears it all."""
    every = json or is_terminal(sys.stdout, context.environ)
    said: list[JobReport] = []
    code = ExitCode.DONE
    for report in runner.turn(context.workspace, context.tr):
        code = code or report.exit_code
        if json:
            said.append(report)
        elif every or (report.level != GOOD and runner.worth_saying(context.workspace, report)):
            context.show(view, view.JobReports((report,)))
    if json:
        context.show(view, view.JobReports(tuple(said)), json=True)
    return code


def _stay(context: Context) -> int:
    """Turn after turn until a signal comes."""
    from cmdaily.cli.scheduler.loop import run_until_stopped
    from cmdaily.services.scheduler.single_instance import only_one

    lanes = Lanes()

    def show(current: Context, reports: Iterator[JobReport]) -> None:
        try:
            for report in reports:
                if runner.worth_saying(current.workspace, report):
                    current.show(view, view.JobReports((report,), _clock(current)))
                    sys.stdout.flush()
            current.call_hooks()
        finally:
            current.workspace.close()

    def turn(now: datetime) -> None:
        current = context.at(now)
        show(current, runner.turn(current.workspace, current.tr, lanes=lanes))

    with only_one(context.workspace.home):
        context.message("run.started")
        run_until_stopped(turn)
        show(context, lanes.reports(context.workspace))  # what is being sent comes to its end
        context.message("run.stopped")
    return ExitCode.DONE


def _clock(current: Context) -> str:
    """The time on the user's wall, on the system's where the settings are wrong."""
    workspace = current.workspace
    zone = None if workspace.plan.config_problems else workspace.zone
    return f"{workspace.now.astimezone(zone):%H:%M}"
