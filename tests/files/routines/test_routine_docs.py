"""docs/routines.md and its French twin cannot lie: examples load, and every key and word they name is one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cmdaily.domain.recurrence.grammar import pattern_of
from cmdaily.files.routines.amounts import PERIODS
from cmdaily.files.routines.fields import ACTION, ROUTINE, SECTION, WHEN
from cmdaily.files.routines.networks import COUNTS
from cmdaily.files.routines.routines import load_routine
from cmdaily.files.shipped_routines import shipped_names

DOCS = Path(__file__).parents[3] / "docs"
PAGES = {name: (DOCS / name).read_text(encoding="utf-8") for name in ("routines.md", "routines.fr.md")}
EXAMPLES = [
    example
    for page in PAGES.values()
    for example in re.findall(r"^```yaml\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_loads(tmp_path: Path, example: str) -> None:
    path = tmp_path / "example.yaml"
    path.write_text(example, encoding="utf-8")
    assert load_routine(str(path)).actions


@pytest.mark.parametrize("name", PAGES)
def test_every_key_and_word_is_explained(name: str) -> None:
    named = set(re.findall(r"`([^`\n]+)`", PAGES[name]))
    keys = {field.name for table in (ROUTINE, SECTION, ACTION, WHEN) for field in table}
    assert keys - named == set()
    assert {*COUNTS, *PERIODS, *shipped_names()} - named == set()


def words_of(page: str) -> list[str]:
    """The recurrences in the first column of the page's table."""
    table = page.partition("| `every:` |")[2].partition("\n\n")[0]
    rows = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    return [word for row in rows for word in re.findall(r"`([^`]+)`", row)]


def test_every_recurrence_of_the_table_is_one() -> None:
    words = words_of(PAGES["routines.md"])
    assert len(words) > 20
    assert words_of(PAGES["routines.fr.md"]) == words
    for word in words:
        if word not in ("fifth", "last") and not word.startswith("["):
            assert pattern_of(word)
