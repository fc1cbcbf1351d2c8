"""Argument parser of ordinary spellings, without Typer.

Importing Typer takes five times as long as a bare interpreter. A command spelled in the ordinary way is read here with
tables that are generated from the Typer commands themselves (spellings.py for the commands typed every morning,
commands.py for all; a test keeps them true). Whatever is not certain (an unknown option, a value that starts with a
dash) is left to Typer, so there is one grammar and one place where errors are made. docs/decisions/0002-start-up.md.
"""

from __future__ import annotations

import sys

from cmdaily.cli.fast_path.spellings import SPELLINGS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from cmdaily.cli.context import Context
    from cmdaily.cli.fast_path.commands import Parameter

    CommandParameters = dict[str, Any]
    Handler = Callable[[Context, CommandParameters], int]


def read(argv: Sequence[str]) -> tuple[Handler, CommandParameters] | None:
    """The function to run and its parameters, or None when Typer is to read the command line."""
    if argv and " " in argv[0]:
        return None
    for length in (1, 2):
        found = SPELLINGS.get(" ".join(argv[:length]))
        if found is not None and argv[-1] != "--help":
            handler, declared = found
            parameters = _parameters(argv[length:], declared)
            return None if parameters is None else (handler, parameters)
    return _read_any(list(argv))


def _read_any(argv: list[str]) -> tuple[Handler, CommandParameters] | None:
    """The same for every other command, for `--help` and for `--version`."""
    from cmdaily.cli.fast_path.commands import COMMANDS

    if argv == ["--version"]:
        return version, {}
    if not argv:
        return _alone, {}
    asks = argv[-1:] == ["--help"]
    words = argv[:-1] if asks else argv
    name = " ".join(words[:2])
    if name not in COMMANDS or len(words) < 2:
        name = words[0] if words else ""
    if name not in COMMANDS:
        return None
    module, function, _, declared = COMMANDS[name]
    rest = words[name.count(" ") + 1 :]
    if asks:
        return None if rest else (_help, {"path": name})
    parameters = _parameters(rest, declared) if function else None
    return None if parameters is None else (_run(module, function), parameters)


def _run(module: str, function: str) -> Handler:
    def run(context: Context, parameters: CommandParameters) -> int:
        from cmdaily.cli.declare import CommandContext, takes_context

        name = f"cmdaily.cli.{module}"
        __import__(name)
        found = getattr(sys.modules[name], function)
        said = (CommandContext(context),) if takes_context(found) else ()
        code: int = found(*said, **parameters)
        return code

    return run


def _alone(context: Context, _parameters: CommandParameters) -> int:
    from cmdaily.cli.fast_path.daily import alone

    return alone(context)


def _help(context: Context, parameters: CommandParameters) -> int:
    from cmdaily.cli.help import show

    show(context, parameters["path"])
    return 0


def version(_context: Context, _parameters: CommandParameters) -> int:
    """Print the version."""
    from cmdaily import __version__

    sys.stdout.write(f"cmdaily {__version__}\n")
    return 0


def _parameters(rest: Sequence[str], declared: Sequence[Parameter]) -> CommandParameters | None:
    """The words after the name of a command as its parameters, or None where Typer should say what is wrong."""
    options = {spelling: item for item in declared for spelling in item[1]}
    parameters: CommandParameters = {item[0]: item[3] for item in declared if item[3] is not ...}
    positional: list[str] = []
    words = list(rest)
    while words:
        word = words.pop(0)
        if not word.startswith("-"):
            positional.append(word)
            continue
        spelling, joined, text = word.partition("=")
        if spelling not in options or (joined and not spelling.startswith("--")):
            return None
        name, _, kind, *_ = options[spelling]
        if kind == "flag":
            if joined:
                return None
            parameters[name] = True
            continue
        if not joined:
            if not words or words[0].startswith("-"):
                return None
            text = words.pop(0)
        parameters[name] = [*(parameters.get(name) or ()), text] if kind == "many" else text
    arguments = [item for item in declared if not item[1]]
    fits = _take_words(positional, arguments, parameters)
    return parameters if fits and all(item[0] in parameters for item in declared) else None


def _take_words(words: list[str], arguments: list[Parameter], parameters: CommandParameters) -> bool:
    """Give the positional words to the arguments; False when Typer should say what is wrong with them."""
    for name, _, kind, default, *_ in arguments:
        if kind == "many":
            if words:
                parameters[name] = words
            elif default is ...:
                return False
            words = []
        elif words:
            parameters[name] = words[0]
            words = words[1:]
        elif default is ...:
            return False
    return not words
