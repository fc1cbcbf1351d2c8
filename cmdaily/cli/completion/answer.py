"""Completion answered: reads what the shell asked, finds the candidates, and prints them as data."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from cmdaily.cli.completion import protocol
from cmdaily.errors import CmdailyError, ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cmdaily.cli.completion.protocol import Candidate
    from cmdaily.cli.context import Context

VARIABLE = "_CMDAILY_COMPLETE"
SHELLS = ("bash", "zsh", "fish")


def answer(argv: Sequence[str], context: Context) -> int:
    """Answer the shell that set `_CMDAILY_COMPLETE`; returns the exit code. UsageError for what no script asks."""
    instruction = context.environ[VARIABLE]
    shell, _, version = instruction.partition("-")
    if shell in SHELLS and version == protocol.VERSION:
        words = [protocol.unquoted(word) for word in argv]
        sys.stdout.write(protocol.answer_lines(candidates(words, context)))
        return ExitCode.DONE
    action, _, shell = instruction.partition("_")
    if shell in SHELLS and action == "source":
        from cmdaily.cli.completion.scripts import SCRIPTS

        sys.stdout.write(SCRIPTS[shell])
        return ExitCode.DONE
    if shell in SHELLS and action == "complete":
        return _answer_old_script(shell, context)
    raise UsageError("error.shell", shell=instruction[:40], known=", ".join(SHELLS))


def _answer_old_script(shell: str, context: Context) -> int:
    """Scripts printed by earlier versions stay in people's files for years: their answers are as harmless."""
    environ = context.environ
    found = candidates(_old_words(shell, environ), context)
    if shell == "fish":
        if environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
            return ExitCode.DONE if found else ExitCode.ERROR
        sys.stdout.write(protocol.answer_lines(found))
    elif shell == "zsh":
        sys.stdout.write(protocol.answer_old_zsh(found))
    else:
        sys.stdout.write(protocol.answer_old_bash(found))
    return ExitCode.DONE


def _old_words(shell: str, environ: Mapping[str, str]) -> list[str]:
    if shell == "bash":
        words = protocol.split_words(environ.get("COMP_WORDS", ""))
        position = environ.get("COMP_CWORD", "")
        last = int(position) if position.isascii() and position.isdigit() and len(position) < 6 else 0
        return [*words[1:last], words[last] if last < len(words) else ""]
    line = environ.get("_TYPER_COMPLETE_ARGS", "")
    words = protocol.split_words(line)[1:]
    return words if words and not line[-1].isspace() else [*words, ""]


def candidates(words: Sequence[str], context: Context) -> list[Candidate]:
    """What could stand where the last word is, as it comes: values and descriptions of anybody's making."""
    from typer._click.shell_completion import _resolve_context, _resolve_incomplete
    from typer.main import get_command

    from cmdaily.cli.app import root
    from cmdaily.cli.noun import Command, Group
    from cmdaily.cli.usage import words as in_words

    before, incomplete = _joined(words)
    options: dict[str, Any] = {"obj": context}
    try:
        found = _resolve_context(get_command(root), options, "cmdaily", before)
        asked, incomplete = _resolve_incomplete(found, before, incomplete)
        items = asked.shell_complete(found, incomplete)
        if isinstance(asked, Command | Group):  # its texts are message keys
            return [(str(item.value), in_words(context.tr, item.help).partition("\n")[0]) for item in items]
    except CmdailyError:
        return []
    return [(str(item.value), item.help or "") for item in items]


def _joined(words: Sequence[str]) -> tuple[list[str], str]:
    """The words before the last, and the last. Bash takes `--to=acme` apart: `--to`, `=`, `acme`."""
    before, incomplete = list(words[:-1]), words[-1] if words else ""
    if len(before) > 1 and before[-1] == "=" and before[-2].startswith("--"):
        del before[-1]
    return before, incomplete
