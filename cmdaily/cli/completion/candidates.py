"""Completion candidates found in the table of all commands: commands, options, and what a value's function finds."""

from __future__ import annotations

from cmdaily.cli.fast_path.commands import COMMANDS
from cmdaily.errors import CmdailyError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.cli.completion.protocol import Candidate
    from cmdaily.cli.context import Context
    from cmdaily.cli.fast_path.commands import Parameter


def candidates(words: Sequence[str], context: Context) -> list[Candidate]:
    """What could stand where the last word is, as it comes: values and descriptions of anybody's making.

    The words are read as Click reads them for a completion; a test holds both against each other.
    """
    line = Line(words)
    try:
        if line.wanted is not None:
            return _values(line.wanted[6], context, line.incomplete)
        return _names(line, context)
    except CmdailyError:
        return []


class Line:
    """A command line as far as it is typed: its command, the options it has, and the parameter that is being typed."""

    def __init__(self, words: Sequence[str]) -> None:
        before, self.incomplete = _joined(words)
        self.path = ""
        self.given: set[str] = set()
        rest = self._read(before)
        while rest and rest[0] and f"{self.path} {rest[0]}".strip() in COMMANDS:
            self.path = f"{self.path} {rest[0]}".strip()
            self.given = set()
            before = rest[1:]
            rest = self._read(before)
        self.positional = 0 if _is_group(self.path) else len(rest)
        self.wanted = self._wanted(before)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The parameters of the command."""
        return COMMANDS[self.path][3]

    def _read(self, words: list[str]) -> list[str]:
        """Note the options among the words; returns the positional words, of a group those from its command on."""
        left: list[str] = []
        index = 0
        while index < len(words):
            word = words[index]
            index += 1
            if word == "--":
                return [*left, *words[index:]]
            if not _is_option(word):
                if _is_group(self.path):
                    return words[index - 1 :]
                left.append(word)
                continue
            option = self._option(word.partition("=")[0])
            if option is None or (option[2] != "flag" and "=" not in word and index == len(words)):
                return []  # what stands on such a line, nobody can tell
            self.given.add(option[0])
            index += option[2] != "flag" and "=" not in word
        return left

    def _option(self, spelling: str) -> Parameter | None:
        return next((each for each in self.parameters if spelling in each[1]), None)

    def _wanted(self, before: list[str]) -> Parameter | None:
        """The parameter whose value is being typed; None where it is the name of a command or of an option."""
        last = before[-1] if before else ""
        spelling, joined, value = self.incomplete.partition("=")
        if joined and _is_option(spelling):
            last, self.incomplete = spelling, value
        if "--" not in before and _is_option(self.incomplete):
            return None
        option = self._option(last) if _is_option(last) else None
        if option is not None and option[2] != "flag":
            return option
        arguments = [each for each in self.parameters if not each[1]]
        for argument in arguments[self.positional :]:
            return argument
        return arguments[-1] if arguments and arguments[-1][2] == "many" else None


def _joined(words: Sequence[str]) -> tuple[list[str], str]:
    """The words before the last, and the last. Bash takes `--to=acme` apart: `--to`, `=`, `acme`."""
    before, incomplete = list(words[:-1]), words[-1] if words else ""
    if incomplete == "=":
        incomplete = ""
    if len(before) > 1 and before[-1] == "=" and before[-2].startswith("--"):
        del before[-1]
    return before, incomplete


def _is_option(word: str) -> bool:
    return word[:1] == "-"


def _is_group(path: str) -> bool:
    begin = f"{path} " if path else ""
    return not path or any(name.startswith(begin) for name in COMMANDS)


def _values(completer: str, context: Context, incomplete: str) -> list[Candidate]:
    if not completer:
        return []
    from cmdaily.cli.completion.completers import completer as function_of

    found = function_of(completer)(context, incomplete)
    return [(each, "") if isinstance(each, str) else each for each in found]


def _names(line: Line, context: Context) -> list[Candidate]:
    """Names of commands and of options, which are in the table."""
    from cmdaily.cli.usage import words

    found: list[tuple[str, str]] = []
    if _is_group(line.path) and not _is_option(line.incomplete):
        from cmdaily.cli.help import inner

        found += inner(line.path)
    elif _is_option(line.incomplete):
        for name, spellings, kind, _, _, help_key, _ in line.parameters:
            if kind == "many" or name not in line.given:
                found += [(spelling, help_key) for spelling in spellings]
        found.append(("--help", "help.help"))
    begun = [(name, key) for name, key in found if name.startswith(line.incomplete)]
    return [(name, words(context.tr, key).partition("\n")[0]) for name, key in begun]
