"""Routine commands: `routine list|show|new|check|on|off`."""

from __future__ import annotations

from cmdaily.cli.complete import routine_names
from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.options import Json
from cmdaily.errors import ExitCode
from cmdaily.render.views.routines import routines as view
from cmdaily.services.routines import routines

app = noun("help.routine")

RoutineName = Annotated[
    str,
    Argument(metavar="help.m_routine", help="help.routine_name", autocompletion=routine_names),
]


@app.command("list", help="help.routine_list")
def list_(ctx: CommandContext, json: Json = False) -> int:
    """All routines."""
    ctx.obj.show(view, routines.listed(ctx.obj.workspace), json=json)
    ctx.obj.report(ctx.obj.workspace.plan.broken)
    return ExitCode.DONE


@app.command("show", help="help.routine_show")
def show(ctx: CommandContext, name: RoutineName = "twenty-actions", json: Json = False) -> int:
    """One routine, in words and with its next days."""
    workspace = ctx.obj.workspace
    ctx.obj.show(view, routines.shown(workspace, name, workspace.today), json=json)
    return ExitCode.DONE


@app.command("new", help="help.routine_new")
def new(
    ctx: CommandContext,
    name: Annotated[str, Argument(metavar="help.m_routine", help="help.routine_new_name")],
    source: Annotated[
        str | None,
        Option("--from", metavar="help.m_routine", help="help.routine_from", autocompletion=routine_names),
    ] = None,
) -> int:
    """A new routine file, commented."""
    path = routines.create(ctx.obj.workspace, name, ctx.obj.tr.language, from_shipped=source)
    ctx.obj.line(path)
    ctx.obj.message("routine.created", name=name)
    return ExitCode.DONE


@app.command("check", help="help.routine_check")
def check(
    ctx: CommandContext,
    file: Annotated[str, Argument(metavar="help.m_file", help="help.routine_file")],
) -> int:
    """Everything that is wrong with a file."""
    routine = routines.check(file)
    ctx.obj.line(ctx.obj.tr("routine.fine", path=file, name=routine.name, n=len(routine.actions)))
    return ExitCode.DONE


@app.command("on", help="help.routine_on")
def on(ctx: CommandContext, name: RoutineName) -> int:
    """Switch a routine on."""
    return _switch(ctx, name, active=True)


@app.command("off", help="help.routine_off")
def off(ctx: CommandContext, name: RoutineName) -> int:
    """Switch a routine off."""
    return _switch(ctx, name, active=False)


def _switch(ctx: CommandContext, name: str, *, active: bool) -> int:
    routines.switch(ctx.obj.workspace, name, active=active)
    ctx.obj.line(ctx.obj.tr("routine.on" if active else "routine.off", name=name))
    return ExitCode.DONE
