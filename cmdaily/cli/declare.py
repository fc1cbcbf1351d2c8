"""Command declaration without Typer: what a command takes, as plain values beside its function.

A module of commands says by `Annotated` what each parameter is on the command line. Nothing of Typer is imported for
that: `noun.py` makes Typer commands of it, `fast_path/spell.py` writes the table from which an ordinary spelling, a
`--help` and a TAB are answered. Help texts and metavars are message keys.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Annotated as Annotated
    from typing import Any, TypeVar

    from cmdaily.cli.context import Context

    Candidates = Sequence[str] | Sequence[tuple[str, str]]
    Completer = Callable[[Context, str], Candidates]
    Function = TypeVar("Function", bound=Callable[..., int])
else:

    class Annotated:
        """`typing.Annotated` for the parameters of commands: the kind of value and what the command line calls it."""

        def __init__(self, kind, about):
            self.kind = kind
            self.about = about

        def __class_getitem__(cls, parts):
            return cls(*parts)


class Option:
    """An option: its spellings, and what completes its value."""

    def __init__(
        self, *names: str, help: str, metavar: str | None = None, autocompletion: Completer | None = None
    ) -> None:
        self.names = names
        self.help = help
        self.metavar = metavar
        self.autocompletion = autocompletion


class Argument:
    """A positional argument."""

    def __init__(
        self, *, metavar: str, help: str | None = None, autocompletion: Completer | None = None
    ) -> None:
        self.help = help
        self.metavar = metavar
        self.autocompletion = autocompletion


class CommandContext:
    """What a command is given besides its parameters: this run of the program, and the command asked for below it."""

    def __init__(self, obj: Context, invoked_subcommand: str | None = None) -> None:
        self.obj = obj
        self.invoked_subcommand = invoked_subcommand


class Declared:
    """One command: its name, its function, the key of its help. With `negative` its words may be numbers below zero."""

    def __init__(self, name: str, function: Callable[..., int], help_key: str, negative: bool) -> None:
        self.name = name
        self.function = function
        self.help = help_key
        self.negative = negative

    @property
    def parameters(self) -> dict[str, tuple[Any, Any]]:
        """The parameters of the command line, in the order of the function: the declaration and the default
        (`...` where there is none)."""
        return parameters_of(self.function)


class Noun:
    """A group of commands."""

    def __init__(self, help_key: str) -> None:
        self.help = help_key
        self.commands: dict[str, Declared] = {}
        self.itself: Callable[..., int] | None = None

    def command(self, name: str, *, help: str, negative: bool = False) -> Callable[[Function], Function]:
        """Declare a command."""

        def declare(function: Function) -> Function:
            self.commands[name] = Declared(name, function, help, negative)
            return function

        return declare

    def callback(self) -> Callable[[Function], Function]:
        """Declare what the group does where no command of it is named."""

        def declare(function: Function) -> Function:
            self.itself = function
            return function

        return declare


def noun(help_key: str) -> Noun:
    """A group of commands for one noun."""
    return Noun(help_key)


def parameters_of(function: Callable[..., Any]) -> dict[str, tuple[Any, Any]]:
    """The declared parameters of a function: read from its annotations, which are texts until somebody asks."""
    declared = getattr(function, "__declared__", None)
    if declared is not None:
        return declared()  # type: ignore[no-any-return]
    names = [name for name in function.__annotations__ if name not in ("ctx", "return")]
    defaults = function.__defaults__ or ()
    unset = [...] * (len(names) - len(defaults))
    known = function.__globals__
    return {
        name: (eval(function.__annotations__[name], known), default)  # noqa: S307 - our own source
        for name, default in zip(names, [*unset, *defaults], strict=True)
    }


def takes_context(function: Callable[..., Any]) -> bool:
    """Whether a command is given the context."""
    return function.__code__.co_varnames[:1] == ("ctx",)
