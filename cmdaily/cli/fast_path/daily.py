"""Handlers of the daily commands, apart from how they are parsed: one service call, one render each."""

from __future__ import annotations

from cmdaily.domain.record import replace
from cmdaily.domain.time.durations import parse_duration
from cmdaily.errors import ExitCode, UsageError
from cmdaily.services.routines import day as day_service

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.cli.context import Context
    from cmdaily.domain.routines.agenda import Agenda


def today(context: Context, *, date: str | None, json: bool, exit_code: bool) -> int:
    """Show a day."""
    from cmdaily.render.views.routines import today as view

    agenda = day_service.shown(context.workspace, context.day(date))
    context.show(view, agenda, json=json)
    context.report(agenda.broken)
    if not json and agenda.day == agenda.today:
        from cmdaily.services.routines.notices import for_today

        for key, values in for_today(context.workspace):
            context.message(key, **values)
    return ExitCode.OPEN if exit_code and agenda.open_items else ExitCode.DONE


def alone(context: Context) -> int:
    """`cmdaily` alone, where a person looks: the day, and the desk by name, or what `first:` of the settings says; the
    commands anywhere else."""
    if not context.interactive:
        from cmdaily.cli.help import show

        show(context, "")
        return ExitCode.DONE
    first = context.workspace.config.section("first")
    if first == "desk":
        from cmdaily.cli.desk import open_desk

        return open_desk(context)
    if first == "inbox":
        from cmdaily.cli.inbox.inbox import show_waiting
        from cmdaily.services.inbox import inbox

        return show_waiting(context, inbox.listing(context.workspace, ()))
    code = today(context, date=None, json=False, exit_code=False)
    context.message("today.alone")
    return code


def next_(context: Context, *, until: str | None, json: bool, exit_code: bool) -> int:
    """Show the one action to do now, or those that fit into the time left."""
    from cmdaily.domain.routines.agenda import fitting
    from cmdaily.render.views.routines import upcoming as view

    agenda = day_service.agenda(context.workspace)
    left = agenda.open_items
    chosen = left[:1] if until is None else fitting(left, parse_duration(until))
    figures = day_service.figures_for(context.workspace, agenda, chosen) if until is None else ()
    context.show(view, view.Upcoming(agenda, tuple(chosen), until is not None, figures), json=json)
    return ExitCode.OPEN if exit_code and left else ExitCode.DONE


def status(context: Context, *, json: bool, exit_code: bool) -> int:
    """One line for a shell prompt."""
    from cmdaily.render.views.routines import status as view

    agenda = day_service.agenda(context.workspace)
    context.show(view, agenda, json=json)
    return ExitCode.OPEN if exit_code and agenda.open_items else ExitCode.DONE


def tick(
    context: Context,
    *,
    actions: Sequence[str] | None,
    by: str | None,
    rest: bool,
    took: str | None,
    note: str | None,
    key: str | None,
    date: str | None,
    account: str | None,
    json: bool,
) -> int:
    """Tick actions, or let them be picked from the list on a terminal, with figures that belong to them."""
    from cmdaily.render.views.routines import recorded as view
    from cmdaily.services.routines import progress

    day = context.past_day(date)
    figures = [word for word in actions or () if "=" in word]
    names = [word for word in actions or () if "=" not in word]
    names = names or _picked(context, day_service.agenda(context.workspace, day))
    if not names:
        return ExitCode.DONE
    what = progress.Tick(
        by=1 if by is None else number(by),
        seconds=parse_duration(took) if took is not None else 0,
        note=note or "",
        key=key,
        rest=rest,
    )
    progress.check(what)
    chosen = progress.resolve(context.workspace, names, day)
    if figures or any(action.asks for action in chosen):
        from cmdaily.cli.routines.asked import log_figures

        logged = log_figures(context, chosen, figures, account, day, json=json)
        recorded = replace(progress.tick_actions(context.workspace, chosen, what, day), figures=logged)
    else:
        recorded = progress.tick_actions(context.workspace, chosen, what, day)
    context.show(view, recorded, json=json)
    return ExitCode.DONE


def skip(context: Context, *, actions: Sequence[str], why: str | None, date: str | None, json: bool) -> int:
    """Set actions aside for a day."""
    from cmdaily.render.views.routines import recorded as view
    from cmdaily.services.routines import progress

    day = context.past_day(date)
    context.show(view, progress.skip(context.workspace, actions, why or "", day), json=json)
    return ExitCode.DONE


def undo(context: Context, *, json: bool) -> int:
    """Take back the latest command."""
    from cmdaily.render.views.routines import undone as view
    from cmdaily.services.routines.undo import undo as take_back

    context.show(view, take_back(context.workspace), json=json)
    return ExitCode.DONE


def number(text: str) -> int:
    """A whole number from an option; whether it is in range is for the service to say."""
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 18:
        raise UsageError("error.by", by=text[:24], most=9999)
    return int(text)


def _picked(context: Context, agenda: Agenda) -> list[str]:
    if not context.interactive:
        raise UsageError("error.tick_what", remedy="error.tick_what_remedy")
    from cmdaily.cli.ask import pick_actions

    return pick_actions(context, agenda)
