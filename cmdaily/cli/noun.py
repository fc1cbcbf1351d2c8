"""Typer commands of what `declare.py` declares. Typer parses what the table of commands leaves to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from cmdaily.cli.completion.completers import completer, completer_of
from cmdaily.cli.declare import Argument, CommandContext, takes_context
from cmdaily.cli.usage import no_such_command

if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdaily.cli.context import Context
    from cmdaily.cli.declare import Noun


class OurContext(typer.Context):
    """Typer's context of a command, with this run of the program as its `obj`."""

    obj: Context


class Command(TyperCommand):
    """A command whose help is a document in the user's language."""

    context_class = OurContext

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help of this command."""
        print_help(ctx)


class NegativeNumbers(Command):
    """A command whose values may be below zero: -3 is a number here, not an option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Give such a value the typographic minus, which no option has."""
        return super().parse_args(ctx, [f"−{arg[1:]}" if _is_negative(arg) else arg for arg in args])


def _is_negative(arg: str) -> bool:
    return arg.startswith("-") and arg[1:2].isdigit()


class Group(TyperGroup):
    """A group whose help is a document in the user's language."""

    context_class = OurContext

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help of this group and the list of its commands."""
        print_help(ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find a command by its name; what is not one is an error with the nearest names."""
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None and not ctx.resilient_parsing and not name.startswith("-"):
            raise no_such_command(name, self.list_commands(ctx), ctx.command_path)
        return super().resolve_command(ctx, args)


def print_help(ctx: Any) -> None:
    """Print the help of the command of a context of Typer's, in the user's language."""
    from cmdaily.cli.help import show

    show(ctx.find_root().obj, ctx.command_path.partition(" ")[2])


def group_of(declared: Noun) -> TyperGroup:
    """A noun's commands as Typer's."""
    app = typer.Typer(
        cls=Group,
        help=declared.help,
        no_args_is_help=declared.itself is None,
        invoke_without_command=declared.itself is not None,
        add_completion=False,
        rich_markup_mode=None,
    )
    app.callback()(typed(declared.itself) if declared.itself is not None else _nothing)
    for command in declared.commands.values():
        kind = NegativeNumbers if command.negative else Command
        app.command(command.name, cls=kind, help=command.help)(typed(command.function))
    return get_group(app)


def _nothing() -> None:
    """A group of commands does nothing by itself."""


def typed(function: Callable[..., int]) -> Callable[..., int]:
    """A function of ours with a signature that Typer reads."""
    import inspect

    from cmdaily.cli.declare import parameters_of

    wants = takes_context(function)

    def run(ctx: OurContext, **given: Any) -> int:
        said = (CommandContext(ctx.obj, ctx.invoked_subcommand),) if wants else ()
        return function(*said, **given)

    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    parameters = [inspect.Parameter("ctx", kind, annotation=OurContext)]
    for name, (declaration, default) in parameters_of(function).items():
        parameters.append(
            inspect.Parameter(
                name,
                kind,
                annotation=_annotation(name, declaration),
                default=inspect.Parameter.empty if default is ... else _unset(default),
            )
        )
    run.__name__, run.__doc__ = function.__name__, function.__doc__
    run.__signature__ = inspect.Signature(parameters, return_annotation=int)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    return run


def _annotation(name: str, declaration: Any) -> Any:
    """The type of a parameter as Typer reads it: what may be repeated is a list, what may be left away has no value."""
    from typing import Annotated

    about = declaration.about
    options: dict[str, Any] = {"metavar": about.metavar, "help": about.help}
    if completed_by := completer_of(about, "", name):

        def complete(ctx: OurContext, incomplete: str) -> Any:
            return completer(completed_by)(ctx.find_root().obj, incomplete)

        options["autocompletion"] = complete
    made: Any = (
        typer.Argument(show_default=False, **options)
        if isinstance(about, Argument)
        else typer.Option(*about.names, **options)
    )
    kind = list[str] | None if declaration.kind == tuple[str, ...] else declaration.kind
    return Annotated[kind, made]


def _unset(default: Any) -> Any:
    """What Typer takes as the default: a list that may be left away has none."""
    return None if default == () else default
