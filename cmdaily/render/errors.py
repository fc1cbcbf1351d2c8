"""Errors in words: what is wrong, and what to do next."""

from __future__ import annotations

from cmdaily.errors import FileError
from cmdaily.render.clean import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cmdaily.errors import CmdailyError, Problem
    from cmdaily.locale import Speech


def explain(error: CmdailyError, say: Speech) -> str:
    """The lines for standard error."""
    if isinstance(error, FileError):
        return "".join(f"{text}\n" for text in problem_lines(error.problems, say))
    text = "cmdaily: " + clean(say(error.key, **error.values))
    if error.remedy is not None and say.has(error.remedy):
        text += "\n" + clean(say(error.remedy, **error.values))
    return text + "\n"


def problem_lines(problems: Iterable[Problem], say: Speech) -> list[str]:
    """One line for each problem: `path:line:column: what is wrong`, as editors and compilers write it."""
    return [problem_line(problem, say) for problem in problems]


def problem_line(problem: Problem, say: Speech) -> str:
    """`path:line:column: what is wrong`; without line and column when it is the file itself."""
    place = f"{problem.path}:{problem.line}:{problem.column}" if problem.line else problem.path
    return clean(f"{place}: {say(problem.key, **problem.values)}")
