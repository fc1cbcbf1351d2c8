"""Planning commands: `add`, `later`, `note` and `edit`, for days that are not as planned."""

from __future__ import annotations

from contextlib import suppress

from cmdaily.cli.complete import action_names, entry_names, section_names
from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option, noun
from cmdaily.cli.fast_path.daily import number
from cmdaily.cli.options import Date, Json
from cmdaily.domain.time.durations import minutes as whole_minutes
from cmdaily.domain.time.durations import parse_duration
from cmdaily.errors import CmdailyError, ExitCode
from cmdaily.render.views.routines import noted as noted_view
from cmdaily.render.views.routines import recorded as view
from cmdaily.services.routines import corrections, planning

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.cli.context import Context

app = noun("help.daily")


@app.command("add", help="help.add")
def add(
    ctx: CommandContext,
    title: Annotated[list[str], Argument(metavar="help.m_text", help="help.add_title")],
    date: Annotated[str | None, Option("--date", metavar="help.m_day", help="help.add_date")] = None,
    minutes: Annotated[
        str | None, Option("--minutes", metavar="help.m_duration", help="help.add_minutes")
    ] = None,
    times: Annotated[str | None, Option("--times", metavar="help.m_number", help="help.add_times")] = None,
    section: Annotated[
        str | None,
        Option("--section", metavar="help.m_text", help="help.add_section", autocompletion=section_names),
    ] = None,
    essential: Annotated[bool, Option("--essential", help="help.add_essential")] = False,
    json: Json = False,
) -> int:
    """An action for one day."""
    what = planning.OneOff(
        title=" ".join(title),
        minutes=whole_minutes(parse_duration(minutes)) if minutes is not None else 0,
        times=number(times) if times is not None else 1,
        section=section or "",
        essential=essential,
    )
    day = ctx.obj.day(date, ahead=True)
    ctx.obj.show(view, planning.add(ctx.obj.workspace, what, day), json=json)
    return ExitCode.DONE


@app.command("later", help="help.later")
def later(
    ctx: CommandContext,
    actions: Annotated[
        list[str], Argument(metavar="help.m_actions", help="help.actions", autocompletion=action_names)
    ],
    to: Annotated[str | None, Option("--to", metavar="help.m_day", help="help.later_to")] = None,
    json: Json = False,
) -> int:
    """Not today, but on that day."""
    workspace = ctx.obj.workspace
    actions, to = _with_day_last(ctx.obj, actions, to)
    target = ctx.obj.day(to, ahead=True) if to is not None else None
    ctx.obj.show(view, planning.later(workspace, actions, workspace.today, target), json=json)
    return ExitCode.DONE


def _with_day_last(context: Context, actions: list[str], to: str | None) -> tuple[list[str], str | None]:
    """`later 5 tomorrow` says what `later 5 --to tomorrow` says: no action's name begins with the word for a day."""
    for words in range(len(actions) - 1, 0, -1):
        last = actions[-words:]
        said = any(" " in word for word in last) or all(word.isalpha() for word in last)
        if to is not None or not (said or last[0].count("-") == 2):
            continue
        with suppress(CmdailyError):
            context.day(" ".join(last), ahead=True)
            return actions[:-words], " ".join(last)
    return actions, to


@app.command("note", help="help.note_command")
def note(
    ctx: CommandContext,
    text: Annotated[list[str], Argument(metavar="help.m_text", help="help.note_text")],
    date: Date = None,
    json: Json = False,
) -> int:
    """A line with the day."""
    entry = planning.note(ctx.obj.workspace, " ".join(text), ctx.obj.day(date))
    ctx.obj.show(noted_view, entry, json=json)
    return ExitCode.DONE


@app.command("edit", help="help.edit")
def edit(
    ctx: CommandContext,
    entry: Annotated[str, Argument(metavar="help.m_entry", help="help.entry", autocompletion=entry_names)],
    by: Annotated[str | None, Option("--by", metavar="help.m_number", help="help.edit_by")] = None,
    took: Annotated[str | None, Option("--took", metavar="help.m_duration", help="help.edit_took")] = None,
    note: Annotated[str | None, Option("--note", metavar="help.m_text", help="help.edit_note")] = None,
    date: Annotated[str | None, Option("--date", metavar="help.m_day", help="help.edit_date")] = None,
    json: Json = False,
) -> int:
    """Another amount, time, note or day."""
    what = corrections.Correction(
        by=number(by) if by is not None else None,
        seconds=parse_duration(took) if took is not None else None,
        note=note,
        day=ctx.obj.past_day(date) if date is not None else None,
    )
    ctx.obj.show(view, corrections.edit(ctx.obj.workspace, entry, what), json=json)
    return ExitCode.DONE
