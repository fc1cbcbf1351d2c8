"""Options of `post`, `reply` and `share`: one field of `PostArguments` is one option, wherever it is used."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_type_hints

import typer

from cmdaily.cli.complete import account_names, action_names, template_names
from cmdaily.cli.noun import CommandContext
from cmdaily.domain.record import frozen, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from typer.models import ParameterInfo

Texts = tuple[str, ...]


@frozen
class PostArguments:
    """The command line of a `post`, `reply` or `share`, as it was typed.

    The order of the fields is that of the help. A field whose type says nothing to Typer is not typed by anybody:
    `kind` is the command, and `address` its own argument.
    """

    kind: str = ""
    address: str = ""
    words: Annotated[
        Texts, typer.Argument(metavar="help.m_text", help="speak.help_text", show_default=False)
    ] = ()
    to: Annotated[
        Texts,
        typer.Option("--to", metavar="speak.m_to", help="speak.help_to", autocompletion=account_names),
    ] = ()
    link: Annotated[str, typer.Option("--link", metavar="speak.m_address", help="speak.help_link")] = ""
    pictures: Annotated[
        Texts, typer.Option("--picture", metavar="help.m_file", help="speak.help_picture")
    ] = ()
    alts: Annotated[Texts, typer.Option("--alt", metavar="help.m_text", help="speak.help_alt")] = ()
    texts: Annotated[
        Texts, typer.Option("--text-for", metavar="speak.m_text_for", help="speak.help_text_for")
    ] = ()
    thread: Annotated[bool, typer.Option("--thread", help="speak.help_thread")] = False
    template: Annotated[
        str | None,
        typer.Option(
            "--template",
            metavar="speak.m_template",
            help="speak.help_template",
            autocompletion=template_names,
        ),
    ] = None
    title: Annotated[str, typer.Option("--title", metavar="help.m_text", help="speak.help_title")] = ""
    at: Annotated[str | None, typer.Option("--at", metavar="speak.m_when", help="speak.help_at")] = None
    action: Annotated[
        str | None,
        typer.Option("--for", metavar="help.m_action", help="speak.help_for", autocompletion=action_names),
    ] = None
    no_tick: Annotated[bool, typer.Option("--no-tick", help="speak.help_no_tick")] = False
    draft: Annotated[
        str | None, typer.Option("--draft", metavar="speak.m_draft", help="speak.help_draft")
    ] = None
    overrides: Annotated[
        Texts, typer.Option("--override", metavar="speak.m_rule", help="speak.help_override")
    ] = ()
    why: Annotated[str, typer.Option("--why", metavar="help.m_text", help="speak.help_why")] = ""
    altered: Annotated[
        str, typer.Option("--altered", metavar="help.m_altered", help="help.check_altered")
    ] = ""
    sponsored: Annotated[bool, typer.Option("--sponsored", help="help.check_sponsored")] = False
    again: Annotated[bool, typer.Option("--again", help="speak.help_again")] = False
    dry_run: Annotated[bool, typer.Option("--dry-run", help="speak.help_dry_run")] = False
    yes: Annotated[bool, typer.Option("--yes", "-y", help="speak.help_yes")] = False
    json: Annotated[bool, typer.Option("--json", help="help.json")] = False


def takes_post_arguments(
    kind: str, *, address: ParameterInfo | None = None, without: Sequence[str] = ()
) -> Callable[[Callable[[CommandContext, PostArguments], int]], Callable[..., int]]:
    """Give a command the options of `PostArguments` less those `without`, and hand it the record.

    `address` is the argument that names the post or the page that it is about, where the command has one.
    """
    hints: dict[str, Any] = get_type_hints(PostArguments, include_extras=True)
    defaults: dict[str, Any] = PostArguments.__defaults__  # type: ignore[attr-defined]
    typed = [name for name, hint in hints.items() if get_args(hint)[1:] and name not in without]
    typed = [name for name in typed if not isinstance(get_args(hints[name])[1], type(None))]
    parameters = [
        inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=CommandContext)
    ]
    if address is not None:
        parameters.append(_parameter("address", Annotated[str, address]))
    parameters += [_parameter(name, _typed(hints[name]), _unset(defaults[name])) for name in typed]

    def decorate(command: Callable[[CommandContext, PostArguments], int]) -> Callable[..., int]:
        def run(ctx: CommandContext, **given: Any) -> int:
            words = {
                name: tuple(value) if isinstance(value, list) else value for name, value in given.items()
            }
            said = {name: value for name, value in words.items() if value is not None}
            return command(ctx, replace(PostArguments(kind), **said))

        run.__name__, run.__doc__ = command.__name__, command.__doc__
        run.__signature__ = inspect.Signature(parameters, return_annotation=int)  # type: ignore[attr-defined]
        run.__annotations__ = {each.name: each.annotation for each in parameters}
        return run

    return decorate


def _parameter(name: str, hint: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=hint, default=default)


def _typed(hint: Any) -> Any:
    """The type of a field as Typer reads it: what may be left away has no value, what may be repeated is a list."""
    kind, about = get_args(hint)
    if kind is bool:
        return Annotated[bool, about]
    return Annotated[list[str] | None if kind == Texts else str | None, about]


def _unset(default: Any) -> Any:
    return default if isinstance(default, bool) else None
