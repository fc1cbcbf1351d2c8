"""Overview commands: `week`, the days around today, and `find`, all that was written and received."""

from __future__ import annotations

from cmdaily.cli.complete import found_kinds
from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.options import Date, Json
from cmdaily.errors import ExitCode

app = noun("help.daily")


@app.command("week", help="help.week")
def week(ctx: CommandContext, date: Date = None, json: Json = False) -> int:
    """Seven days at a glance."""
    from cmdaily.render.views.routines import week as view
    from cmdaily.services.routines.week import week as of

    context = ctx.obj
    context.show(view, of(context.workspace, context.tr, context.day(date)), json=json)
    return ExitCode.DONE


@app.command("find", help="help.find")
def find(
    ctx: CommandContext,
    words: Annotated[list[str], Argument(metavar="help.m_text", help="help.find_words")],
    kind: Annotated[
        list[str] | None,
        Option("--kind", metavar="help.m_found", help="help.find_kind", autocompletion=found_kinds),
    ] = None,
    all: Annotated[bool, Option("--all", help="help.find_all")] = False,
    json: Json = False,
) -> int:
    """One search over everything."""
    from cmdaily.render.views import found as view
    from cmdaily.services.search import find as service

    context = ctx.obj
    results = service.find(context.workspace, words, context.tr.language, kind or ())
    context.show(view, view.Findings(tuple(results), all), json=json)
    return ExitCode.DONE
