"""Command registry: the whole command line. A noun's module is imported when one of its commands is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.main import get_command

from cmdaily.cli.complete import languages
from cmdaily.cli.context import Context
from cmdaily.cli.declare import Annotated, CommandContext, Option
from cmdaily.cli.noun import Group, group_of, typed
from cmdaily.errors import ExitCode

COMMANDS = {
    "today": "routines.day",
    "next": "routines.day",
    "tick": "routines.day",
    "skip": "routines.day",
    "later": "routines.planning",
    "add": "routines.planning",
    "note": "routines.planning",
    "undo": "routines.day",
    "edit": "routines.planning",
    "status": "routines.day",
    "week": "routines.overview",
    "find": "routines.overview",
    "start": "routines.timer",
    "stop": "routines.timer",
    "open": "routines.timer",
    "desk": "desk",
    "check": "publishing.check",
    "post": "publishing.post",
    "reply": "publishing.reply",
    "share": "publishing.share",
    "embed": "publishing.embed",
    "inbox": "inbox.inbox",
    "stats": "routines.history",
    "log": "routines.history",
    "report": "reporting.report",
    "calendar": "calendar",
    "run": "scheduler.run",
    "setup": "settings.setup",
    "doctor": "settings.config",
    "completion": "settings.config",
}
"""Single commands, in the order of the help, and the module of this package that declares each.

A module that declares a noun as well has its single commands in `singles`. `inbox` is a noun that does something by
itself.
"""

NOUNS = {
    "inbox": "inbox.inbox",
    "feed": "feed",
    "watch": "watch",
    "people": "inbox.people",
    "routine": "routines.routine",
    "account": "accounts.account",
    "platform": "accounts.platform",
    "contact": "publishing.contact",
    "outbox": "publishing.outbox",
    "template": "publishing.template",
    "metric": "metric",
    "report": "reporting.report",
    "assess": "reporting.assess",
    "charter": "charter",
    "pause": "routines.pause",
    "cron": "scheduler.cron",
    "data": "data",
    "team": "team",
    "config": "settings.config",
}
"""Groups of commands, and the module of this package that declares each."""


class Root(Group):
    """`cmdaily` itself: knows the names of all commands, imports the module of the one that is used."""

    def list_commands(self, ctx: Any) -> list[str]:
        """All commands, the daily ones first."""
        return list(dict.fromkeys([*COMMANDS, *NOUNS]))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name, or None."""
        module = COMMANDS.get(cmd_name) or NOUNS.get(cmd_name)
        if module is None:
            return None
        declared = import_module(f"cmdaily.cli.{module}")
        if cmd_name in NOUNS:
            group: Any = group_of(declared.app)
            group.name = cmd_name
            return group
        singles: Any = group_of(getattr(declared, "singles", declared.app))
        return singles.commands[cmd_name]


def program(
    ctx: CommandContext,
    lang: Annotated[
        str | None, Option("--lang", metavar="help.m_lang", help="help.lang", autocompletion=languages)
    ] = None,
    version: Annotated[bool, Option("--version", help="help.version")] = False,
) -> int:
    """The options of `cmdaily` itself."""
    if lang is not None:
        ctx.obj.speak(lang)
    if version:
        from cmdaily.cli.fast_path.shortcuts import version as print_version

        raise typer.Exit(print_version(ctx.obj, {}))
    if ctx.invoked_subcommand is None:
        from cmdaily.cli.fast_path.daily import alone

        return alone(ctx.obj)
    return ExitCode.DONE


root = typer.Typer(cls=Root, add_completion=False, rich_markup_mode=None, help="help.program")
root.callback(invoke_without_command=True)(typed(program))


def _path(argv: list[str]) -> str:
    """The command of a line that could not be parsed, as far as it has one: `cmdaily outbox show`."""
    words = [word for word in argv if word in COMMANDS or word in NOUNS]
    if not words:
        return "cmdaily"
    inner = argv[argv.index(words[0]) + 1 :][:1] if words[0] in NOUNS else []
    return " ".join(["cmdaily", words[0], *(word for word in inner if word.isalpha())])


def run(argv: list[str], context: Context) -> int:
    """Parse and run a command line; returns the exit code. Raises errors of ours only."""
    given = argv
    if any(one.startswith("-") and " " in one for one in argv):
        from cmdaily.cli.usage import dashed_texts_last

        argv = dashed_texts_last(argv)
    try:
        result = get_command(root).main(args=argv, prog_name="cmdaily", standalone_mode=False, obj=context)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except Exception as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            return ExitCode.USAGE
        if not hasattr(error, "exit_code") or not hasattr(error, "ctx"):
            raise
        from cmdaily.cli.usage import as_usage_error

        raise as_usage_error(error, context.tr, _path(argv), given) from None
    return result if isinstance(result, int) else ExitCode.DONE
