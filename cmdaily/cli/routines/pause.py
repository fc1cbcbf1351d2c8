"""Pause commands: `pause add|list|remove`."""

from __future__ import annotations

from cmdaily.cli.complete import pause_numbers, routine_names
from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.fast_path import daily
from cmdaily.cli.options import Json
from cmdaily.errors import ExitCode
from cmdaily.render.views.routines import pauses as view
from cmdaily.services.routines import pauses

app = noun("help.pause")

Day = Annotated[str, Argument(metavar="help.m_day", help="help.pause_first")]
LastDay = Annotated[str | None, Argument(metavar="help.m_day", help="help.pause_last")]


@app.command("add", help="help.pause_add")
def add(
    ctx: CommandContext,
    first: Day,
    last: LastDay = None,
    why: Annotated[str | None, Option("--why", metavar="help.m_text", help="help.why")] = None,
    routine: Annotated[
        str | None,
        Option(
            "--routine", metavar="help.m_routine", help="help.pause_routine", autocompletion=routine_names
        ),
    ] = None,
    json: Json = False,
) -> int:
    """Pause from a day to a day."""
    begin, end = ctx.obj.span(first, last)
    added = pauses.add(ctx.obj.workspace, begin, end, reason=why or "", routine=routine)
    ctx.obj.show(view, view.Pauses((added,), "added"), json=json)
    return ExitCode.DONE


@app.command("list", help="help.pause_list")
def list_(ctx: CommandContext, json: Json = False) -> int:
    """The pauses."""
    ctx.obj.show(view, view.Pauses(tuple(pauses.listed(ctx.obj.workspace))), json=json)
    return ExitCode.DONE


@app.command("remove", help="help.pause_remove")
def remove(
    ctx: CommandContext,
    number: Annotated[
        str, Argument(metavar="help.m_number", help="help.pause_number", autocompletion=pause_numbers)
    ],
    json: Json = False,
) -> int:
    """Remove a pause by its number in the list."""
    removed = pauses.remove(ctx.obj.workspace, daily.number(number))
    ctx.obj.show(view, view.Pauses((removed,), "removed"), json=json)
    return ExitCode.DONE
