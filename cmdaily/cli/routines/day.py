"""Daily commands: `today`, `next`, `status`, `tick`, `skip`, `undo`."""

from __future__ import annotations

from typing import Annotated

import typer

from cmdaily.cli.complete import action_names
from cmdaily.cli.fast_path import daily
from cmdaily.cli.noun import Command, CommandContext, noun
from cmdaily.cli.options import Date, ExitCodeFlag, Json

app = noun("help.daily")

Actions = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="help.m_actions", help="help.actions", autocompletion=action_names, show_default=False
    ),
]


@app.command("today", cls=Command, help="help.today")
def today(ctx: CommandContext, date: Date = None, json: Json = False, exit_code: ExitCodeFlag = False) -> int:
    """The day on one screen."""
    return daily.today(ctx.obj, date=date, json=json, exit_code=exit_code)


@app.command("next", cls=Command, help="help.next")
def next_(
    ctx: CommandContext,
    until: Annotated[
        str | None, typer.Option("--until", metavar="help.m_duration", help="help.until")
    ] = None,
    json: Json = False,
    exit_code: ExitCodeFlag = False,
) -> int:
    """The action to do now."""
    return daily.next_(ctx.obj, until=until, json=json, exit_code=exit_code)


@app.command("status", cls=Command, help="help.status")
def status(ctx: CommandContext, json: Json = False, exit_code: ExitCodeFlag = False) -> int:
    """One line for a prompt."""
    return daily.status(ctx.obj, json=json, exit_code=exit_code)


@app.command("tick", cls=Command, help="help.tick")
def tick(
    ctx: CommandContext,
    actions: Actions = None,
    by: Annotated[str | None, typer.Option("--by", metavar="help.m_number", help="help.by")] = None,
    rest: Annotated[bool, typer.Option("--rest", help="help.rest")] = False,
    took: Annotated[str | None, typer.Option("--took", metavar="help.m_duration", help="help.took")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="help.m_text", help="help.note")] = None,
    key: Annotated[str | None, typer.Option("--key", metavar="help.m_text", help="help.key")] = None,
    date: Date = None,
    json: Json = False,
) -> int:
    """Progress on an action."""
    return daily.tick(
        ctx.obj, actions=actions, by=by, rest=rest, took=took, note=note, key=key, date=date, json=json
    )


@app.command("skip", cls=Command, help="help.skip")
def skip(
    ctx: CommandContext,
    actions: Annotated[
        list[str],
        typer.Argument(metavar="help.m_actions", help="help.actions", autocompletion=action_names),
    ],
    why: Annotated[str | None, typer.Option("--why", metavar="help.m_text", help="help.why")] = None,
    date: Date = None,
    json: Json = False,
) -> int:
    """Not today, because…"""
    return daily.skip(ctx.obj, actions=actions, why=why, date=date, json=json)


@app.command("undo", cls=Command, help="help.undo")
def undo(ctx: CommandContext, json: Json = False) -> int:
    """Take the latest command back."""
    return daily.undo(ctx.obj, json=json)
