"""Options of `post`, `reply` and `share`: one field of `PostArguments` is one option, wherever it is used."""

from __future__ import annotations

from cmdaily.cli.complete import account_names, action_names, template_names
from cmdaily.cli.declare import Annotated, Argument, CommandContext, Option
from cmdaily.domain.record import frozen, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

Texts = tuple[str, ...]


@frozen
class PostArguments:
    """The command line of a `post`, `reply` or `share`, as it was typed.

    The order of the fields is that of the help. A field whose type says nothing to Typer is not typed by anybody:
    `kind` is the command, and `address` its own argument.
    """

    kind: str = ""
    address: str = ""
    words: Annotated[Texts, Argument(metavar="help.m_text", help="speak.help_text")] = ()
    to: Annotated[
        Texts,
        Option("--to", metavar="speak.m_to", help="speak.help_to", autocompletion=account_names),
    ] = ()
    link: Annotated[str, Option("--link", metavar="speak.m_address", help="speak.help_link")] = ""
    pictures: Annotated[Texts, Option("--picture", metavar="help.m_file", help="speak.help_picture")] = ()
    alts: Annotated[Texts, Option("--alt", metavar="help.m_text", help="speak.help_alt")] = ()
    texts: Annotated[Texts, Option("--text-for", metavar="speak.m_text_for", help="speak.help_text_for")] = ()
    thread: Annotated[bool, Option("--thread", help="speak.help_thread")] = False
    template: Annotated[
        str | None,
        Option(
            "--template",
            metavar="speak.m_template",
            help="speak.help_template",
            autocompletion=template_names,
        ),
    ] = None
    language: Annotated[str, Option("--language", metavar="speak.m_language", help="speak.help_language")] = (
        ""
    )
    title: Annotated[str, Option("--title", metavar="help.m_text", help="speak.help_title")] = ""
    at: Annotated[str | None, Option("--at", metavar="speak.m_when", help="speak.help_at")] = None
    action: Annotated[
        str | None,
        Option("--for", metavar="help.m_action", help="speak.help_for", autocompletion=action_names),
    ] = None
    no_tick: Annotated[bool, Option("--no-tick", help="speak.help_no_tick")] = False
    draft: Annotated[str | None, Option("--draft", metavar="speak.m_draft", help="speak.help_draft")] = None
    overrides: Annotated[Texts, Option("--override", metavar="speak.m_rule", help="speak.help_override")] = ()
    why: Annotated[str, Option("--why", metavar="help.m_text", help="speak.help_why")] = ""
    altered: Annotated[str, Option("--altered", metavar="help.m_altered", help="help.check_altered")] = ""
    sponsored: Annotated[bool, Option("--sponsored", help="help.check_sponsored")] = False
    again: Annotated[bool, Option("--again", help="speak.help_again")] = False
    dry_run: Annotated[bool, Option("--dry-run", help="speak.help_dry_run")] = False
    yes: Annotated[bool, Option("--yes", "-y", help="speak.help_yes")] = False
    json: Annotated[bool, Option("--json", help="help.json")] = False


def takes_post_arguments(
    kind: str, *, address: Argument | None = None, without: Sequence[str] = ()
) -> Callable[[Callable[[CommandContext, PostArguments], int]], Callable[..., int]]:
    """Give a command the options of `PostArguments` less those `without`, and hand it the record.

    `address` is the argument that names the post or the page that it is about, where the command has one.
    """

    def declared() -> dict[str, tuple[Any, Any]]:
        """The parameters as the command line has them: what may be left away has no value."""
        found: dict[str, tuple[Any, Any]] = {}
        if address is not None:
            found["address"] = Annotated[str, address], ...
        defaults: dict[str, Any] = PostArguments.__defaults__  # type: ignore[attr-defined]
        for name, text in PostArguments.__annotations__.items():
            if text.startswith("Annotated") and name not in without:
                found[name] = eval(text), defaults[name]  # noqa: S307 - our own source
        return found

    def decorate(command: Callable[[CommandContext, PostArguments], int]) -> Callable[..., int]:
        def run(ctx: CommandContext, **given: Any) -> int:
            words = {
                name: tuple(value) if isinstance(value, list) else value for name, value in given.items()
            }
            said = {name: value for name, value in words.items() if value is not None}
            return command(ctx, replace(PostArguments(kind), **said))

        run.__name__, run.__doc__, run.__module__ = command.__name__, command.__doc__, command.__module__
        run.__declared__ = declared  # type: ignore[attr-defined]
        return run

    return decorate
