"""Routine commands: `routine list|show|new|check|edit|add|remove|on|off`."""

from __future__ import annotations

from cmdaily.cli.complete import action_names, routine_names, section_names
from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.fast_path import daily
from cmdaily.cli.options import Json
from cmdaily.domain.time.durations import minutes as whole_minutes
from cmdaily.domain.time.durations import parse_duration
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
    path, replaces = routines.create(ctx.obj.workspace, name, ctx.obj.tr.language, from_shipped=source)
    ctx.obj.line(path)
    ctx.obj.message("routine.created", name=name)
    if replaces:
        ctx.obj.message("routine.replaces", name=name, shipped=source)
    return ExitCode.DONE


@app.command("check", help="help.routine_check")
def check(
    ctx: CommandContext,
    file: Annotated[
        str, Argument(metavar="help.m_file", help="help.routine_file", autocompletion=routine_names)
    ],
) -> int:
    """Everything that is wrong with a file."""
    from cmdaily.services.settings import routine_file

    path = routine_file.file_or_name(ctx.obj.workspace, file)
    routine = routines.check(path)
    ctx.obj.line(ctx.obj.tr("routine.fine", path=path, name=routine.name, n=len(routine.actions)))
    return ExitCode.DONE


@app.command("edit", help="help.routine_edit")
def edit(ctx: CommandContext, name: RoutineName) -> int:
    """A routine of one's own, in an editor."""
    from cmdaily.cli.files import in_editor
    from cmdaily.services.settings import routine_file

    return in_editor(ctx.obj, routine_file.path_of(ctx.obj.workspace, name), routines.check)


@app.command("add", help="help.routine_add")
def add(
    ctx: CommandContext,
    name: RoutineName,
    title: Annotated[str, Argument(metavar="help.m_text", help="help.add_title")],
    every: Annotated[str | None, Option("--every", metavar="help.m_text", help="help.routine_every")] = None,
    section: Annotated[
        str | None,
        Option("--section", metavar="help.m_text", help="help.routine_section", autocompletion=section_names),
    ] = None,
    platform: Annotated[
        str | None, Option("--platform", metavar="help.m_platform", help="help.routine_platform")
    ] = None,
    times: Annotated[str | None, Option("--times", metavar="help.m_number", help="help.add_times")] = None,
    minutes: Annotated[
        str | None, Option("--minutes", metavar="help.m_number", help="help.add_minutes")
    ] = None,
    essential: Annotated[bool, Option("--essential", help="help.add_essential")] = False,
    id: Annotated[str | None, Option("--id", metavar="help.m_text", help="help.routine_id")] = None,
) -> int:
    """An action more."""
    from cmdaily.services.settings import routine_file

    what = routine_file.NewAction(
        title=title,
        id=id or "",
        section=section or "",
        every=every or "",
        platform=platform or "",
        times=daily.number(times) if times is not None else None,
        minutes=whole_minutes(parse_duration(minutes)) if minutes is not None else None,
        essential=essential,
    )
    path, made = routine_file.add(ctx.obj.workspace, name, what)
    ctx.obj.line(ctx.obj.tr("routine.added", action=made, path=path))
    return ExitCode.DONE


@app.command("remove", help="help.routine_remove")
def remove(
    ctx: CommandContext,
    name: RoutineName,
    action: Annotated[
        str, Argument(metavar="help.m_action", help="help.routine_action", autocompletion=action_names)
    ],
) -> int:
    """An action less."""
    from cmdaily.services.settings import routine_file

    path = routine_file.remove(ctx.obj.workspace, name, action)
    ctx.obj.line(ctx.obj.tr("routine.removed", action=action, path=path))
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
