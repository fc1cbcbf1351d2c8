"""Command groups: Typer with help in the user's language. Help texts are message keys, translated when shown.

Typer would freeze English headings into its help; here a command describes itself as a document, and the
renderer that shows everything else shows that too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from cmdaily.cli.context import Context
from cmdaily.cli.usage import no_such_command, words
from cmdaily.render.document import Block, Column, Document, Gap, Line, Row, Table, line, row
from cmdaily.render.output import Output

if TYPE_CHECKING:
    from cmdaily.locale import Translator


def noun(help_key: str) -> typer.Typer:
    """A group of commands for one noun."""
    return typer.Typer(
        cls=Group, help=help_key, no_args_is_help=True, add_completion=False, rich_markup_mode=None
    )


class CommandContext(typer.Context):
    """Typer's context of a command, with this run of the program as its `obj`."""

    obj: Context


class Command(TyperCommand):
    """A command whose help is a document in the user's language."""

    context_class = CommandContext

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help of this command."""
        print_help(self, ctx)


class Group(TyperGroup):
    """A group whose help is a document in the user's language."""

    context_class = CommandContext

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help of this group and the list of its commands."""
        print_help(self, ctx)

    def summaries(self, ctx: Any) -> list[tuple[str, str]]:
        """The commands of this group, and the message keys of what they do."""
        return [(name, self.commands[name].help or "") for name in self.list_commands(ctx)]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find a command by its name; what is not one is an error with the nearest names."""
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None and not ctx.resilient_parsing and not name.startswith("-"):
            raise no_such_command(name, self.list_commands(ctx), ctx.command_path)
        return super().resolve_command(ctx, args)


def print_help(command: TyperCommand | TyperGroup, ctx: Any) -> None:
    """Print the help of a command, in the user's language."""
    import sys

    context = ctx.find_root().obj
    if not isinstance(context, Context):
        raise TypeError("help is shown below the program's own entry point")
    Output(sys.stdout, context.environ).print(help_of(command, ctx, context.tr))


def help_of(command: TyperCommand | TyperGroup, ctx: Any, tr: Translator) -> Document:
    """The help of a command as a document."""
    commands = command.summaries(ctx) if isinstance(command, Group) else []
    parameters = command.get_params(ctx)
    arguments = [item for item in parameters if isinstance(item, TyperArgument)]
    options = [item for item in parameters if isinstance(item, TyperOption) and not item.hidden]
    usage = [ctx.command_path, tr("help.m_options")]
    usage += [_argument_word(item, tr) for item in arguments]
    usage += [tr("help.m_command")] if commands else []
    blocks: list[Block] = [line(("title", tr("help.usage")), " ".join(usage)), Gap()]
    blocks += [Line((("", text),)) for text in words(tr, command.help).split("\n")]
    blocks += _part(tr("help.arguments"), [_argument_row(item, tr) for item in arguments])
    blocks += _part(tr("help.options"), [_option_row(item, tr) for item in options])
    listed = [row(("accent", name), words(tr, key).split("\n")[0]) for name, key in commands]
    return (*blocks, *_part(tr("help.commands"), listed))


def _part(title: str, rows: list[Row]) -> list[Block]:
    if not rows:
        return []
    return [Gap(), line(("section", title)), Table((Column(), Column(flexible=True)), tuple(rows))]


def _argument_word(argument: TyperArgument, tr: Translator) -> str:
    word = words(tr, argument.metavar or (argument.name or "").upper())
    word += "..." if argument.nargs == -1 else ""
    return word if argument.required else f"[{word}]"


def _argument_row(argument: TyperArgument, tr: Translator) -> Row:
    return row(
        ("accent", words(tr, argument.metavar or (argument.name or "").upper())), words(tr, argument.help)
    )


def _option_row(option: TyperOption, tr: Translator) -> Row:
    names = ", ".join([*option.opts, *option.secondary_opts])
    if not option.is_flag and not option.count:
        names += " " + words(tr, option.metavar or "help.m_text")
    key = "help.help" if "--help" in option.opts else option.help
    return row(("accent", names), words(tr, key))
