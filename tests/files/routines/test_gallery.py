"""The gallery: every routine in it loads, falls due and is said in words; both pages have the same."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import holidays
import pytest

from cmdaily.domain.recurrence import needs_history, occurrences
from cmdaily.domain.routines.recurrence_words import describe_action
from cmdaily.domain.routines.routine import text_in
from cmdaily.files.cache.serialise import pack_routine, unpack_routine
from cmdaily.files.routines.routines import load_routine
from cmdaily.locale import Translator

DOCS = Path(__file__).parents[3] / "docs"
START = date(2026, 11, 26)
FRANCE = frozenset(holidays.country_holidays("FR", years=range(2025, 2030)))


def routines(page: str) -> list[str]:
    return re.findall(
        r"^```yaml\n(.*?)^```$", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )


GALLERY = {re.findall(r"^routine: (.+)$", text, re.MULTILINE)[0]: text for text in routines("gallery.md")}


def test_twenty_on_both_pages() -> None:
    assert len(GALLERY) == 20
    assert routines("gallery.fr.md") == list(GALLERY.values())


@pytest.mark.parametrize("name", GALLERY)
def test_it_loads_falls_due_and_is_said_in_both_languages(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.yaml"
    path.write_text(GALLERY[name], encoding="utf-8")
    routine = load_routine(str(path))
    assert unpack_routine(pack_routine(routine), None) == routine
    for action in routine.actions:
        assert text_in(action.title, "en"), action.id
        for language in ("en", "fr"):
            assert "by the rule" not in describe_action(Translator(language), action)
        if not needs_history(action.schedule):
            assert occurrences(action.schedule, START, 1, holidays=FRANCE), action.id
