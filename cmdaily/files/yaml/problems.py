"""Problem report: gathers every problem of a file, so that a person fixes it in one go."""

from __future__ import annotations

from cmdaily.errors import FileError, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import NoReturn, Protocol

    class HasPlace(Protocol):
        """Anything that knows where in the file it stands, counted from 1."""

        line: int
        column: int


_MOST_PROBLEMS = 100
_LONGEST_QUOTE = 80


class ProblemReport:
    """The problems of one file. `path` is shown as given."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.read: list[str] = []  # other files that this one names, as they were looked for

    def add(self, place: HasPlace | None, key: str, **values: object) -> None:
        """Note a problem at a place, None for the whole file; after a hundred of them, raise FileError."""
        line, column = (place.line, place.column) if place else (0, 0)
        self.problems.append(Problem(self.path, line, column, key, **values))
        if len(self.problems) >= _MOST_PROBLEMS:
            self.stop(None, "yaml_file.too_many_problems", most=_MOST_PROBLEMS)

    def replace(self, place: int, key: str, **values: object) -> None:
        """Say another thing in place of a problem that was noted."""
        was = self.problems[place]
        self.problems[place] = Problem(was.path, was.line, was.column, key, **values)

    def stop(self, place: HasPlace | None, key: str, **values: object) -> NoReturn:
        """Note a problem after which nothing more can be read, and raise FileError."""
        line, column = (place.line, place.column) if place else (0, 0)
        last = Problem(self.path, line, column, key, **values)
        raise FileError([*_in_order(self.problems), last])

    def raise_if_any(self) -> None:
        """Raise FileError with all the problems in the order of their lines, if there are any."""
        if self.problems:
            raise FileError(_in_order(self.problems))


def _in_order(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.line, problem.column))


def quoted(text: str) -> str:
    """A text of the file short enough to be shown in a message."""
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"


def guess(word: str, known: Iterable[str]) -> str:
    """The known word that was perhaps meant, or an empty text."""
    if len(word) > _LONGEST_QUOTE:
        return ""
    spellings = {each.lower(): each for each in known}
    import difflib

    close = difflib.get_close_matches(word.lower(), spellings, n=1, cutoff=0.6)
    return spellings[close[0]] if close else ""
