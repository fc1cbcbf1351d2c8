"""The examples of docs/on-time.md and docs/inbox.md are configurations that load, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cmdaily.files.config.config import load_config

DOCS = Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize("name", ["on-time.md", "on-time.fr.md", "inbox.md", "inbox.fr.md"])
def test_the_examples_load(tmp_path: Path, name: str) -> None:
    examples = re.findall(r"```yaml\n(.*?)```", (DOCS / name).read_text("utf-8"), re.DOTALL)
    assert len(examples) == 2
    for example in examples:
        path = tmp_path / "config.yaml"
        path.write_text(example, encoding="utf-8")
        assert load_config(str(path)).sections
