"""The shape of the source: short functions and files, public docstrings, nothing of anybody's machine in the tree."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import Counter
from pathlib import Path
from statistics import median

import pytest

from tests.hygiene.source import PACKAGE, ROOT, modules, place, tree

LONGEST_FUNCTION, LONGEST_FILE, NO_FILE_OVER = 40, 300, 350
MODULES_IN_A_FOLDER = 20
FUNCTIONS_THAT_MAY_BE_LONGER = 0.02
FILES_THAT_MAY_BE_LONGER = 0.05
MEDIAN_FILE = 79
"""Lines of the median file before the nouns became the same on every floor; 69 after it."""


def test_functions_are_short() -> None:
    lengths = [
        (node.end_lineno - node.lineno + 1, place(path, node))  # type: ignore[operator]
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    longer = sorted((length, where) for length, where in lengths if length > LONGEST_FUNCTION)
    assert len(longer) <= len(lengths) * FUNCTIONS_THAT_MAY_BE_LONGER, longer
    assert all(length <= 2 * LONGEST_FUNCTION for length, _ in longer), longer[-3:]


def test_files_are_short() -> None:
    written = [path for path in modules() if "Generated" not in path.read_text(encoding="utf-8")[:200]]
    lengths = [(len(path.read_text(encoding="utf-8").splitlines()), str(path)) for path in written]
    longer = sorted((length, where) for length, where in lengths if length > LONGEST_FILE)
    assert len(longer) <= len(lengths) * FILES_THAT_MAY_BE_LONGER, longer
    assert all(length <= NO_FILE_OVER for length, _ in longer), longer[-3:]
    assert median(length for length, _ in lengths) <= MEDIAN_FILE


def test_folders_are_small() -> None:
    """Beside the catalogues, which have a module for each noun of the messages."""
    folders = {path.parent for path in modules() if "locale" not in path.parts}
    modules_in = {
        str(folder.relative_to(ROOT)): sum(path.name != "__init__.py" for path in folder.glob("*.py"))
        for folder in folders
    }
    assert not {folder: count for folder, count in modules_in.items() if count > MODULES_IN_A_FOLDER}


def test_a_first_line_says_what_a_module_is() -> None:
    """One line, of its own: no two modules of a folder are the same thing."""
    lines = {path: (ast.get_docstring(tree(path)) or "").partition("\n")[0] for path in modules()}
    unsaid = [
        str(path.relative_to(PACKAGE)) for path, line in lines.items() if line[-1:] not in tuple(".…:?")
    ]
    assert not unsaid
    twice = Counter((path.parent, line) for path, line in lines.items())
    assert not [line for (_, line), count in twice.items() if count > 1]


def test_there_is_no_drawer_for_odds_and_ends() -> None:
    names = {path.stem for path in modules()}
    assert not names & {"utils", "util", "helpers", "common", "misc"}


def tracked() -> list[Path]:
    """The files under version control."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("this is no checkout")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


PRIVATE = (
    r"/root/|/work/[a-z]|/home/(?!user|someone|you|vous|alice|marie)[a-z]+/",
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    r"\bghp_[A-Za-z0-9]{30,}|\bxox[bp]-\d{6,}|\bAKIA[0-9A-Z]{16}\b",
)


def test_nothing_of_anybodys_machine_is_in_the_tree() -> None:
    found = []
    for path in tracked():
        if path.suffix in (".png", ".jpg", ".db", ".ico"):
            continue
        content = path.read_text(encoding="utf-8", errors="replace")
        found += [
            f"{path.relative_to(ROOT)}: {match[0]}"
            for pattern in PRIVATE
            for match in re.finditer(pattern, content)
            if path != Path(__file__)
        ]
    assert not found


def test_decisions_are_short_and_numbered() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [page.name[:4] for page in pages]
    assert all(re.fullmatch(r"\d{4}-[a-z0-9.-]+\.md", page.name) for page in pages), pages
    assert len(set(numbers)) == len(numbers), "two decisions have one number"
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert text.startswith("# "), page.name
        assert len(text.splitlines()) <= 60, f"{page.name} is no longer a page"


def test_what_the_code_refers_to_exists() -> None:
    for path in modules():
        for name in re.findall(r"docs/[a-z0-9/.-]+\.md", path.read_text(encoding="utf-8")):
            assert (ROOT / name).exists(), f"{path.relative_to(PACKAGE)} refers to {name}"
