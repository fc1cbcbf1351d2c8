"""YAML round trips: a file is changed and keeps its comments, its order and its quotes (ruamel.yaml, imported late).

What would be wrong afterwards is a problem of the file, and nothing is written.
"""

from __future__ import annotations

import os
from io import StringIO
from tempfile import TemporaryDirectory

from cmdaily.domain import lazy_re as re
from cmdaily.errors import FileError, Problem
from cmdaily.files.atomic_write import atomic_write, write_new

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_LIST = re.compile(r"^( *)[^\s#-][^\n]*:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*( *)- ", re.MULTILINE)
_WIDTH = 4096
"""No line is broken that was not broken before."""


def change(path: str, edit: Callable[[Any], None], check: Callable[[str], object]) -> None:
    """Change the mapping of a file. `check` reads a file and raises FileError for what is wrong with it; it sees the
    changed text first, under the same name in a folder of its own. A file that is not there is empty."""
    text = ""
    if os.path.lexists(path):
        with open(path, encoding="utf-8") as file:
            text = file.read()
    changed = changed_text(text, edit, lambda: check(path))
    checked(path, changed, check)
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    atomic_write(path, changed)


def remove(path: str, of: Callable[[Any], tuple[Any, int]], check: Callable[[str], object]) -> None:
    """Take one item out of a list of a file: its lines and the comment right above it, and not a character more.

    `of` finds the list and the place in it. `check` as for `change`.
    """
    with open(path, encoding="utf-8") as file:
        text = file.read()
    found, place = of(_yaml(text).load(text))
    if found.fa.flow_style():

        def edit(root: Any) -> None:
            inside, number = of(root)
            del inside[number]

        changed = changed_text(text, edit, lambda: check(path))
    else:
        changed = _without(text.splitlines(keepends=True), found.lc.data[place][0])
    checked(path, changed, check)
    atomic_write(path, changed)


def _without(lines: list[str], first: int) -> str:
    """The lines without the item of a list that begins on one of them. Comments and empty lines after it stay with what
    follows."""
    dash = lines[first].index("-") if lines[first].lstrip().startswith("-") else 0
    last = first + 1
    while last < len(lines) and (_is_remark(lines[last]) or _indent(lines[last]) > dash):
        last += 1
    while last > first + 1 and _is_remark(lines[last - 1]):
        last -= 1
    while first > 0 and lines[first - 1].lstrip().startswith("#") and _indent(lines[first - 1]) == dash:
        first -= 1
    return "".join([*lines[:first], *lines[last:]])


def _is_remark(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def changed_text(text: str, edit: Callable[[Any], None], explain: Callable[[], object]) -> str:
    """The text of a file after a change; `explain` raises what is wrong with one that cannot be read."""
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.error import YAMLError

    yaml = _yaml(text)
    try:
        root = yaml.load(text)
    except YAMLError:
        explain()
        raise
    remarks = ""
    if root is None:  # nothing but comments: they stay above
        remarks, root = text, CommentedMap()
    edit(root)
    out = StringIO()
    if root:
        yaml.dump(root, out)
    return remarks + out.getvalue() if root or not remarks else remarks


def _yaml(text: str) -> Any:
    """A reader and writer that leaves a text as it is."""
    from ruamel.yaml import YAML

    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = _WIDTH
    dash = _dash(text)
    yaml.indent(mapping=2, sequence=dash + 2, offset=dash)
    return yaml


def checked(path: str, text: str, check: Callable[[str], object]) -> None:
    """Raise FileError for a text that would be wrong in a file, with the place it would have there."""
    with TemporaryDirectory(prefix="cmdaily-") as directory:
        trial = os.path.join(directory, os.path.basename(path))
        write_new(trial, text)
        try:
            check(trial)
        except FileError as error:
            raise FileError([_at(problem, path) for problem in error.problems]) from None


def _at(problem: Problem, path: str) -> Problem:
    return Problem(path, problem.line, problem.column, problem.key, **problem.values)


def _dash(text: str) -> int:
    """How far the dashes of lists stand inside their key: as in the file, else two columns."""
    found = _LIST.search(text)
    return 2 if found is None else max(0, min(8, len(found[2]) - len(found[1])))
