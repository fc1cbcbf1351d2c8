"""Error messages: what is wrong, and what to do next."""

from __future__ import annotations

from cmdaily.errors import FileError
from cmdaily.render.clean import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cmdaily.errors import CmdailyError, Problem
    from cmdaily.locale import Translator

ENDS = (".", "?", "!", "…", "`")


def explain(error: CmdailyError, tr: Translator, *, named: bool = True) -> str:
    """The lines for standard error. `named`: the first names the program, as it stands among others in a terminal."""
    if isinstance(error, FileError):
        return "".join(f"{text}\n" for text in problem_lines(error.problems, tr))
    values = error.values
    if "state" in values or "price" in values:
        from cmdaily.render.words import in_words

        values = in_words(tr, values)
    if isinstance(error.__cause__, OSError) and "reason" in values:
        values = values | {"reason": reason(error.__cause__, tr)}
    text = clean(sentence(tr, error.key, values))
    text = tr("error.said", text=text) if named else text
    if error.remedy is not None and tr.has(error.remedy):
        text += "\n" + clean(tr(error.remedy, **values))
    return text + "\n"


def sentence(tr: Translator, key: str, values: Mapping[str, object]) -> str:
    """An error as a full sentence: a capital where its own words begin it, and a full stop.

    A name, a path or an option at the beginning stays as it is typed, and so does a command at the end.
    """
    text = tr(key, **values)
    if tr.opens_in_words(key):
        text = text[:1].upper() + text[1:]
    return text if text.endswith(ENDS) else text + "."


def reason(error: OSError, tr: Translator) -> str:
    """Why the system refused, in the user's language; the system's own words where the catalogue has none."""
    from errno import errorcode

    key = "reason." + errorcode.get(error.errno or 0, "")
    return tr(key) if tr.has(key) else error.strerror or str(error)


def problem_lines(problems: Iterable[Problem], tr: Translator) -> list[str]:
    """One line for each problem: `path:line:column: what is wrong`, as editors and compilers write it."""
    return [problem_line(problem, tr) for problem in problems]


def problem_line(problem: Problem, tr: Translator) -> str:
    """`path:line:column: what is wrong`; without line and column when it is the file itself."""
    place = f"{problem.path}:{problem.line}:{problem.column}" if problem.line else problem.path
    return clean(f"{place}: {tr(problem.key, **problem.values)}")
