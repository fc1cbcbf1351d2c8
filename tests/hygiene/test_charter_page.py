"""The pages on the charter are written from the table of rules, and are kept; so are their promises about the file."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from cmdaily.domain.charter.shipped import shipped_rules
from cmdaily.files.charter.charter import charter_fields, load_charter

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"en": "charter.md", "fr": "charter.fr.md"}


@pytest.mark.parametrize("language", sorted(PAGES))
def test_the_page_is_current(language: str) -> None:
    spec = importlib.util.spec_from_file_location("generate_charter", DOCS / "generate_charter.py")
    assert spec is not None
    assert spec.loader is not None
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    kept = (DOCS / PAGES[language]).read_text(encoding="utf-8")
    assert kept == generator.page(language), "run python docs/generate_charter.py"


@pytest.mark.parametrize("language", sorted(PAGES))
def test_the_file_it_shows_loads_and_has_every_key(tmp_path: Path, language: str) -> None:
    page = (DOCS / PAGES[language]).read_text(encoding="utf-8")
    shown = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert shown is not None
    path = tmp_path / "charter.yaml"
    path.write_text(shown[1], encoding="utf-8")
    load_charter(str(path), shipped_rules())
    keys = set(re.findall(r"(?m)^(\w+):", shown[1]))
    assert keys == {field.name for field in charter_fields(shipped_rules())}
