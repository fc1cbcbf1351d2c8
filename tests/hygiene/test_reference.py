"""The command reference is written from the commands, and is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmdaily.cli.reference import FILES, reference

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("language", sorted(FILES))
def test_the_reference_is_current(language: str) -> None:
    kept = (DOCS / FILES[language]).read_text(encoding="utf-8")
    assert kept == reference(language), "run python -m cmdaily.cli.reference docs"
