"""The page on the charter is written from the table of rules, and is kept; so are its promises about the file."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

from cmdaily.domain.charter.shipped import shipped_rules
from cmdaily.files.charter import charter_fields, load_charter

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_current() -> None:
    spec = importlib.util.spec_from_file_location("generate_charter", DOCS / "generate_charter.py")
    assert spec is not None
    assert spec.loader is not None
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    kept = (DOCS / "charter.md").read_text(encoding="utf-8")
    assert kept == generator.page(), "run python docs/generate_charter.py"


def test_the_file_it_shows_loads_and_has_every_key(tmp_path: Path) -> None:
    page = (DOCS / "charter.md").read_text(encoding="utf-8")
    shown = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert shown is not None
    path = tmp_path / "charter.yaml"
    path.write_text(shown[1], encoding="utf-8")
    load_charter(str(path), shipped_rules())
    keys = set(re.findall(r"(?m)^(\w+):", shown[1]))
    assert keys == {field.name for field in charter_fields(shipped_rules())}
