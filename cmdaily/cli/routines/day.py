"""Daily commands: `today`, `next`, `status`, `tick`, `skip`, `undo`."""

from __future__ import annotations

from cmdaily.cli.complete import account_names, action_names
from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.fast_path import daily
from cmdaily.cli.options import Date, ExitCodeFlag, Json

app = noun("help.daily")

Actions = Annotated[
    list[str] | None,
    Argument(metavar="help.m_actions", help="help.actions", autocompletion=action_names),
]


@app.command("today", help="help.today")
def today(ctx: CommandContext, date: Date = None, json: Json = False, exit_code: ExitCodeFlag = False) -> int:
    """The day on one screen."""
    return daily.today(ctx.obj, date=date, json=json, exit_code=exit_code)


@app.command("next", help="help.next")
def next_(
    ctx: CommandContext,
    until: Annotated[str | None, Option("--until", metavar="help.m_duration", help="help.until")] = None,
    json: Json = False,
    exit_code: ExitCodeFlag = False,
) -> int:
    """The action to do now."""
    return daily.next_(ctx.obj, until=until, json=json, exit_code=exit_code)


@app.command("status", help="help.status")
def status(ctx: CommandContext, json: Json = False, exit_code: ExitCodeFlag = False) -> int:
    """One line for a prompt."""
    return daily.status(ctx.obj, json=json, exit_code=exit_code)


@app.command("tick", help="help.tick")
def tick(
    ctx: CommandContext,
    actions: Actions = None,
    by: Annotated[str | None, Option("--by", metavar="help.m_number", help="help.by")] = None,
    rest: Annotated[bool, Option("--rest", help="help.rest")] = False,
    took: Annotated[str | None, Option("--took", metavar="help.m_duration", help="help.took")] = None,
    note: Annotated[str | None, Option("--note", metavar="help.m_text", help="help.note")] = None,
    key: Annotated[str | None, Option("--key", metavar="help.m_text", help="help.key")] = None,
    date: Date = None,
    account: Annotated[
        str | None,
        Option(
            "--account", metavar="metric.m_account", help="metric.help_account", autocompletion=account_names
        ),
    ] = None,
    json: Json = False,
) -> int:
    """Progress on an action."""
    return daily.tick(
        ctx.obj,
        actions=actions,
        by=by,
        rest=rest,
        took=took,
        note=note,
        key=key,
        date=date,
        account=account,
        json=json,
    )


@app.command("skip", help="help.skip")
def skip(
    ctx: CommandContext,
    actions: Annotated[
        list[str],
        Argument(metavar="help.m_actions", help="help.actions", autocompletion=action_names),
    ],
    why: Annotated[str | None, Option("--why", metavar="help.m_text", help="help.why")] = None,
    date: Date = None,
    json: Json = False,
) -> int:
    """Not today, because…"""
    return daily.skip(ctx.obj, actions=actions, why=why, date=date, json=json)


@app.command("undo", help="help.undo")
def undo(ctx: CommandContext, json: Json = False) -> int:
    """Take the latest command back."""
    return daily.undo(ctx.obj, json=json)
