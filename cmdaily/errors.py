"""Error tree and exit codes. Errors are data: they print nothing.

An error carries a message key and the values for it; `__main__` is the one place
that turns it into words in the user's language and into an exit code. This module
is on the path of every command, so it imports nothing (not even `enum`, 3 ms).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.localised_message import LocalisedMessage


class ExitCode:
    """Process exit codes: a contract with scripts (docs/scripting.md)."""

    DONE = 0
    ERROR = 1
    USAGE = 2
    FILE = 3
    REFUSED = 4
    NOT_SIGNED_IN = 5
    PLATFORM = 6
    UNKNOWN = 7
    OPEN = 8


class CmdailyError(Exception):
    """Something a person can act on.

    `key` names a message of the catalogues (`error.…`), `values` fill its placeholders
    and `remedy` names the message that says what to do next, filled from the same values.
    Values are plain text or numbers and may be hostile: whoever shows them cleans them.
    """

    exit_code = ExitCode.ERROR

    def __init__(self, key: str, *, remedy: str | None = None, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.remedy = remedy
        self.values = values

    @property
    def message(self) -> LocalisedMessage:
        """What it says, as those hold it who report it later."""
        from cmdaily.domain.localised_message import LocalisedMessage

        return LocalisedMessage(self.key, tuple(self.values.items()), self.remedy)

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"{self.key}({shown})"


class UsageError(CmdailyError):
    """The command line cannot mean anything: unknown action, bad number, bad date."""

    exit_code = ExitCode.USAGE


class StoreError(CmdailyError):
    """The store cannot be read or written; nothing was changed."""


class RefusedError(CmdailyError):
    """Refused before sending: charter, length, right, price."""

    exit_code = ExitCode.REFUSED


class NotSignedInError(CmdailyError):
    """No usable secret for an account."""

    exit_code = ExitCode.NOT_SIGNED_IN


class PlatformError(CmdailyError):
    """The platform refused, or could not be reached."""

    exit_code = ExitCode.PLATFORM


class UnknownOutcomeError(CmdailyError):
    """A delivery may or may not have arrived."""

    exit_code = ExitCode.UNKNOWN


class Problem:
    """One thing wrong with a file: where (1-based line and column), what, and what was perhaps meant.

    `line` and `column` are 0 when the problem is the file itself (missing, a directory, too large).
    """

    __slots__ = ("column", "key", "line", "path", "values")

    def __init__(self, path: str, line: int, column: int, key: str, **values: object) -> None:
        self.path = path
        self.line = line
        self.column = column
        self.key = key
        self.values = values

    def __repr__(self) -> str:
        return f"Problem({self.path}:{self.line}:{self.column}: {self.key} {self.values})"


class FileError(CmdailyError):
    """A file is wrong; every problem found in it, in the order of its lines."""

    exit_code = ExitCode.FILE

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("error.file", count=len(problems))
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "; ".join(repr(problem) for problem in self.problems)
