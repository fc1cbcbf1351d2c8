"""The command reference is written from the commands, and is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmdaily.cli.reference import reference
from cmdaily.locale import LANGUAGES, conventions

DOCS = Path(__file__).parents[2] / "docs"


def test_every_language_has_a_page_of_its_own() -> None:
    assert len({conventions(language).COMMANDS_PAGE for language in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reference_is_current(language: str) -> None:
    kept = (DOCS / conventions(language).COMMANDS_PAGE).read_text(encoding="utf-8")
    assert kept == reference(language), "run python -m cmdaily.cli.reference docs"
