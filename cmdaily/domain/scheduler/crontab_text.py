"""Crontab editing as text: our lines stand between two markers, every other byte is somebody else's.

The markers name the home, so that two homes have a block each. Quoting follows POSIX.1-2017, Shell Command Language
2.2.2: nothing but `'` is special between single quotes.
"""

from __future__ import annotations

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BEGIN, END = "# >>> cmdaily ", "# <<< cmdaily "
LONGEST_LINE = 990
"""Debian's cron and others of its family refuse a command of 1,000 characters or more."""


class BrokenBlockError(Exception):
    """A marker without its partner. `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@frozen
class CrontabBlock:
    """Where our lines stand in the text, markers included, as numbers of lines; and the lines between the markers."""

    start: int
    end: int
    lines: tuple[str, ...]


def shell_word(text: str) -> str:
    """A text as one word of the shell, whatever is in it."""
    if text and all(character.isalnum() or character in "-_./:=@+," for character in text):
        return text
    return "'" + text.replace("'", "'\\''") + "'"


def command_line(environment: Mapping[str, str], command: Sequence[str]) -> str:
    """A command with its environment as one line for any shell, through env(1). Its `%` are still to be escaped."""
    words = ["/usr/bin/env", *(f"{name}={given}" for name, given in environment.items()), *command]
    return " ".join(shell_word(word) for word in words)


def find(text: str, home: str) -> CrontabBlock | None:
    """Our block in a crontab. Raises BrokenBlockError where it begins and does not end."""
    lines = text.split("\n")
    begins = [n for n, line in enumerate(lines) if line == BEGIN + home]
    if not begins:
        return None
    start = begins[0]
    for end in range(start + 1, len(lines)):
        if lines[end] == END + home:
            return CrontabBlock(start, end, tuple(lines[start + 1 : end]))
        if lines[end].startswith(BEGIN):
            break
    raise BrokenBlockError(start + 1)


def with_block(text: str, home: str, lines: Sequence[str]) -> str:
    """The crontab with our block in it: in its place where there was one, else at the end."""
    block = [BEGIN + home, *lines, END + home]
    found = find(text, home)
    if found is not None:
        all_lines = text.split("\n")
        return "\n".join([*all_lines[: found.start], *block, *all_lines[found.end + 1 :]])
    before = text if not text or text.endswith("\n") else text + "\n"
    return before + "\n".join(block) + "\n"


def without_block(text: str, home: str) -> str:
    """The crontab without our block."""
    found = find(text, home)
    if found is None:
        return text
    lines = text.split("\n")
    return "\n".join([*lines[: found.start], *lines[found.end + 1 :]])
