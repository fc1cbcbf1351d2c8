"""Spelling with the Enchant of this machine, and what is said where there is none."""

from __future__ import annotations

import sys

import pytest

from cmdaily.locale import LANGUAGES, Speech
from cmdaily.services import spelling


@pytest.fixture(autouse=True)
def _fresh() -> None:
    spelling.dictionary_for.cache_clear()


@pytest.mark.parametrize(
    ("language", "right", "wrong"), [("fr", "bibliothèque", "bibliotheqe"), ("en", "library", "librairy")]
)
def test_a_real_dictionary(language: str, right: str, wrong: str) -> None:
    found = spelling.dictionary_for(language)
    if found.dictionary is None:
        pytest.skip(f"on this machine {Speech('en')(found.missing, language=language)}")
    assert found.dictionary.knows(right)
    assert not found.dictionary.knows(wrong)
    assert right in found.dictionary.suggest(wrong)


def test_without_enchant_the_reason_is_stated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "enchant", None)
    found = spelling.dictionary_for("fr")
    assert found.dictionary is None
    for language in LANGUAGES:
        assert "cmdaily[spelling]" in Speech(language)(found.missing, language="fr")


def test_without_a_dictionary_of_the_language_the_reason_is_stated() -> None:
    pytest.importorskip("enchant", reason="the Enchant library is not installed", exc_type=ImportError)
    found = spelling.dictionary_for("xx")
    assert found.dictionary is None
    assert "hunspell-xx" in Speech("en")(found.missing, language="xx")
