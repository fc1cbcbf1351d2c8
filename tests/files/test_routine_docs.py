"""docs/routines.md cannot lie: its examples load, and every key and recurrence it names is one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cmdaily.domain.recurrence.grammar import pattern_of
from cmdaily.files.routine_fields import ACTION, COUNTS, PERIODS, ROUTINE, SECTION, WHEN
from cmdaily.files.routines import load_routine
from cmdaily.files.shipped import shipped_names

PAGE = (Path(__file__).parents[2] / "docs" / "routines.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", PAGE, flags=re.MULTILINE | re.DOTALL)
QUOTED = set(re.findall(r"`([^`\n]+)`", PAGE))


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_loads(tmp_path: Path, example: str) -> None:
    path = tmp_path / "example.yaml"
    path.write_text(example, encoding="utf-8")
    assert load_routine(str(path)).actions


def test_every_key_and_word_is_explained() -> None:
    keys = {field.name for table in (ROUTINE, SECTION, ACTION, WHEN) for field in table}
    assert keys - QUOTED == set()
    assert {*COUNTS, *PERIODS, *shipped_names()} - QUOTED == set()


def test_every_recurrence_of_the_table_is_one() -> None:
    table = PAGE.partition("| `every:` | due |")[2].partition("\n\n")[0]
    rows = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    words = [word for row in rows for word in re.findall(r"`([^`]+)`", row)]
    assert len(words) > 20
    for word in words:
        if word not in ("fifth", "last") and not word.startswith("["):
            assert pattern_of(word)
