"""Command help: the page of `--help` as a document in the user's language, from the table of all commands."""

from __future__ import annotations

import sys

from cmdaily.cli.fast_path.commands import COMMANDS
from cmdaily.cli.usage import words
from cmdaily.render.document import Column, Gap, Line, Table, line, row
from cmdaily.render.output import Output

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.cli.context import Context
    from cmdaily.cli.fast_path.commands import Parameter
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document, Row

HELP = "--help"
GROUPS = (
    (
        "help.group_day",
        "today next tick skip later add note undo edit status week find start stop open log stats pause desk",
    ),
    ("help.group_publish", "check post reply share embed outbox calendar template charter"),
    ("help.group_listen", "inbox feed watch people contact"),
    ("help.group_figures", "metric report assess"),
    ("help.group_house", "setup routine account platform config doctor run cron data team completion"),
)
"""The commands of `cmdaily` itself, by what they are for, in the order of a day."""


def show(context: Context, path: str) -> None:
    """Print the help of a command: `feed read`, or "" for `cmdaily` itself."""
    Output(sys.stdout, context.environ).print(page(path, context.tr))


def page(path: str, tr: Translator) -> Document:
    """The help of a command as a document."""
    _module, _function, help_key, parameters = COMMANDS[path]
    arguments = [item for item in parameters if not item[1]]
    options = [item for item in parameters if item[1]]
    commands = inner(path)
    usage = [f"cmdaily {path}".rstrip(), tr("help.m_options")]
    usage += [_argument_word(item, tr) for item in arguments]
    usage += [tr("help.m_command")] if commands else []
    blocks: list[Block] = [line(("title", tr("help.usage")), " ".join(usage)), Gap()]
    blocks += [Line((("", text),)) for text in words(tr, help_key).split("\n")]
    blocks += _part(tr("help.arguments"), [_argument_row(item, tr) for item in arguments])
    rows = [*(_option_row(item, tr) for item in options), row(("accent", HELP), tr("help.help"))]
    blocks += _part(tr("help.options"), rows)
    rows_of = {name: row(("accent", name), words(tr, key).split("\n")[0]) for name, key in commands}
    if path:
        return (*blocks, *_part(tr("help.commands"), list(rows_of.values())))
    for title, names in GROUPS:
        blocks += _part(tr(title), [rows_of[name] for name in names.split()])
    return tuple(blocks)


def inner(path: str) -> list[tuple[str, str]]:
    """The commands below one, and the message keys of what they do."""
    begin = f"{path} " if path else ""
    return [
        (name[len(begin) :], entry[2])
        for name, entry in COMMANDS.items()
        if name and name.startswith(begin) and " " not in name[len(begin) :]
    ]


def _part(title: str, rows: list[Row]) -> list[Block]:
    if not rows:
        return []
    return [Gap(), line(("section", title)), Table((Column(), Column(flexible=True)), tuple(rows))]


def _argument_word(argument: Parameter, tr: Translator) -> str:
    name, _, kind, default, metavar, _, _ = argument
    word = words(tr, metavar or name.upper()) + ("..." if kind == "many" else "")
    return word if default is ... else f"[{word}]"


def _argument_row(argument: Parameter, tr: Translator) -> Row:
    name, _, _, _, metavar, help_key, _ = argument
    return row(("accent", words(tr, metavar or name.upper())), words(tr, help_key))


def _option_row(option: Parameter, tr: Translator) -> Row:
    _, spellings, kind, _, metavar, help_key, _ = option
    names = ", ".join(spellings)
    if kind != "flag":
        names += " " + words(tr, metavar or "help.m_text")
    return row(("accent", names), words(tr, help_key))
