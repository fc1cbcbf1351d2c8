"""Completion answered: reads what the shell asked, finds the candidates, and prints them as data."""

from __future__ import annotations

import sys

from cmdaily.cli.completion import protocol
from cmdaily.cli.completion.candidates import candidates
from cmdaily.errors import ExitCode, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
