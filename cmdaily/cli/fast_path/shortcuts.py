"""Argument parser of the daily commands, without Typer.

Importing Typer takes five times as long as a bare interpreter. The commands typed every morning, spelled in
the ordinary way, are read here with a table that is generated from the Typer commands themselves (spellings.py; a test
keeps it true). Whatever is not certain (an unknown option, a value that starts with a dash, `--help`) is left to Typer,
so there is one grammar and one place where errors are made. docs/decisions/0002-start-up.md.
"""

from __future__ import annotations

from cmdaily.cli.fast_path.spellings import SPELLINGS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from cmdaily.cli.context import Context

    CommandParameters = dict[str, Any]
    Handler = Callable[[Context, CommandParameters], int]

NOUNS = ("metric",)
"""Nouns of which some commands are read here: the first word of two."""


def read(argv: Sequence[str]) -> tuple[Handler, CommandParameters] | None:
    """The function to run and its parameters, or None when Typer is to read the command line."""
    name = " ".join(argv[: 2 if argv[0] in NOUNS else 1]) if argv else ""
    if name not in SPELLINGS:
        return None
    handler, arguments, options, defaults = SPELLINGS[name]
    parameters: CommandParameters = dict(defaults)
    words: list[str] = []
    rest = list(argv[1 + name.count(" ") :])
    while rest:
        word = rest.pop(0)
        if not word.startswith("-"):
            words.append(word)
            continue
        name, joined, text = word.partition("=")
        if name not in options or not name.startswith("--"):
            return None
        parameter, is_flag = options[name]
        if is_flag:
            if joined:
                return None
            parameters[parameter] = True
        elif joined:
            parameters[parameter] = text
        elif rest and not rest[0].startswith("-"):
            parameters[parameter] = rest.pop(0)
        else:
            return None
    return (handler, parameters) if _take_words(words, arguments, parameters) else None


def _take_words(
    words: list[str], arguments: tuple[tuple[str, str], ...], parameters: CommandParameters
) -> bool:
    """Give the positional words to the arguments; False when Typer should say what is wrong with them."""
    for name, kind in arguments:
        if kind.startswith("many"):
            if words:
                parameters[name] = words
            elif kind == "many-required":
                return False
            words = []
        elif words:
            parameters[name] = words[0]
            words = words[1:]
        elif kind == "required":
            return False
    return not words
