"""The examples of docs/on-time.md and docs/inbox.md load, in both languages: settings, and a template of a reply."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cmdaily.files.config.config import load_config
from cmdaily.files.templates import read_template
from cmdaily.platforms.registry import SHIPPED

DOCS = Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize("name", ["on-time.md", "on-time.fr.md", "inbox.md", "inbox.fr.md"])
def test_the_examples_load(tmp_path: Path, name: str) -> None:
    examples = re.findall(r"```yaml\n(.*?)```", (DOCS / name).read_text("utf-8"), re.DOTALL)
    templates = [example for example in examples if re.search("^text:", example, re.MULTILINE)]
    settings = [example for example in examples if example not in templates]
    assert len(settings) == 2
    for example in settings:
        path = tmp_path / "config.yaml"
        path.write_text(example, encoding="utf-8")
        assert load_config(str(path)).sections
    assert len(templates) == ("inbox" in name)
    for example in templates:
        assert read_template(example, name, "hours", sorted(SHIPPED)).wordings
