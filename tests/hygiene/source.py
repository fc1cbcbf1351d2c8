"""The source of cmdaily as the hygiene tests read it: modules, their syntax trees, and where each stands."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "cmdaily"


@cache
def modules() -> tuple[Path, ...]:
    """Every Python file of the package."""
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file; every node knows its parent."""
    parsed = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(parsed):
        for child in ast.iter_child_nodes(node):
            child.parent = node  # type: ignore[attr-defined]
    return parsed


def place(path: Path, node: ast.AST) -> str:
    """`store/journal.py:12`."""
    return f"{path.relative_to(PACKAGE)}:{getattr(node, 'lineno', 0)}"


def texts(path: Path) -> Iterator[ast.Constant]:
    """The string literals of a file that are no docstrings."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            parent = node.parent  # type: ignore[attr-defined]
            if not isinstance(parent, ast.Expr):
                yield node


def name_of(function: ast.expr) -> str:
    """`sys.stdout.write` for a call of it."""
    if isinstance(function, ast.Attribute):
        return f"{name_of(function.value)}.{function.attr}"
    return function.id if isinstance(function, ast.Name) else ""


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a file, by the name of what is called."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield name_of(node.func), node
