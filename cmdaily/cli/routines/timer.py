"""Timer commands: `start`, `stop` and `open`."""

from __future__ import annotations

from cmdaily.cli import ask
from cmdaily.cli.complete import action_names, section_names
from cmdaily.cli.context import Context
from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.fast_path import daily
from cmdaily.cli.options import Json
from cmdaily.domain.time.durations import parse_duration
from cmdaily.errors import ExitCode
from cmdaily.render.views.routines import timed as view
from cmdaily.services.routines import pages
from cmdaily.services.routines import timer as timer_service

app = noun("help.daily")

OneAction = Annotated[str, Argument(metavar="help.m_action", help="help.action", autocompletion=action_names)]


@app.command("start", help="help.start")
def start(ctx: CommandContext, action: OneAction, json: Json = False) -> int:
    """Start the timer on an action."""
    _settle_forgotten(ctx.obj)
    ctx.obj.show(view, timer_service.start(ctx.obj.workspace, action), json=json)
    return ExitCode.DONE


@app.command("stop", help="help.stop")
def stop(
    ctx: CommandContext,
    by: Annotated[str | None, Option("--by", metavar="help.m_number", help="help.stop_by")] = None,
    took: Annotated[str | None, Option("--took", metavar="help.m_duration", help="help.stop_took")] = None,
    discard: Annotated[bool, Option("--discard", help="help.discard")] = False,
    json: Json = False,
) -> int:
    """Stop the timer and keep its time."""
    seconds = parse_duration(took) if took is not None else None
    if seconds is None and not discard and _settle_forgotten(ctx.obj):
        return ExitCode.DONE
    amount = daily.number(by) if by is not None else 0
    stopped = timer_service.stop(ctx.obj.workspace, seconds=seconds, by=amount, discard=discard)
    ctx.obj.show(view, stopped, json=json)
    return ExitCode.DONE


@app.command("open", help="help.open")
def open_(
    ctx: CommandContext,
    actions: Annotated[
        list[str] | None,
        Argument(metavar="help.m_actions", help="help.actions", autocompletion=action_names),
    ] = None,
    section: Annotated[
        str | None,
        Option("--section", metavar="help.m_text", help="help.open_section", autocompletion=section_names),
    ] = None,
) -> int:
    """Open the pages on which actions are done."""
    for url in pages.pages(ctx.obj.workspace, actions or (), section):
        ctx.obj.show_page(url)
    return ExitCode.DONE


def _settle_forgotten(context: Context) -> bool:
    """Ask what to do about a timer left running overnight; True when it was settled. A script gets the error."""
    workspace = context.workspace
    timer = timer_service.running(workspace)
    if timer is None or not timer_service.is_forgotten(workspace, timer) or not context.interactive:
        return False
    started = timer.started_at.astimezone(workspace.zone).strftime("%Y-%m-%d %H:%M")
    usual = timer_service.usual_minutes(workspace, timer)
    answer = ask.ask(context, "timer.forgotten", default=f"{usual}m", action=timer.action, started=started)
    if answer == "0":
        stopped = timer_service.stop(workspace, discard=True)
    else:
        stopped = timer_service.stop(workspace, seconds=parse_duration(answer))
    context.show(view, stopped)
    return True
