"""Spelling with the Enchant of this machine, and what is said where there is none."""

from __future__ import annotations

import sys

import pytest

from cmdaily.services.charter import spelling
from tests.conftest import Program


@pytest.fixture(autouse=True)
def _fresh() -> None:
    spelling.dictionary_for.cache_clear()


@pytest.mark.parametrize(
    ("language", "right", "wrong"), [("fr", "bibliothèque", "bibliotheqe"), ("en", "library", "librairy")]
)
def test_a_real_dictionary(language: str, right: str, wrong: str) -> None:
    dictionary = spelling.dictionary_for(language)
    if dictionary is None:
        pytest.skip(f"no Enchant dictionary of {language} is installed here")
    assert dictionary.knows(right)
    assert not dictionary.knows(wrong)
    assert right in dictionary.suggest(wrong)


def test_without_enchant_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "enchant", None)
    assert spelling.dictionary_for("fr") is None


def test_a_text_that_could_not_be_spelled_says_so_and_is_not_refused(
    cmdaily: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "enchant", None)
    cmdaily.home.mkdir(parents=True)
    (cmdaily.home / "charter.yaml").write_text("rules: {spelling: error}\n", encoding="utf-8")
    for language in ("en", "fr"):
        out = cmdaily.ok("--lang", language, "check", "Venez nous voir demain à la bibliothèque").out
        assert "cmdaily[spelling]" in out
    cmdaily.home.joinpath("charter.yaml").unlink()
    assert "cmdaily[spelling]" not in cmdaily.ok("check", "Venez nous voir demain à la bibliothèque").out


def test_a_dictionary_that_is_installed_is_used_by_check(cmdaily: Program) -> None:
    if spelling.dictionary_for("fr") is None:
        pytest.skip("no Enchant dictionary of fr is installed here")
    cmdaily.home.mkdir(parents=True)
    (cmdaily.home / "charter.yaml").write_text("rules: {spelling: warning}\n", encoding="utf-8")
    (found,) = cmdaily.ok("check", "Venez nous voir à la bibliotheqe", "--json").json["findings"]
    assert "bibliothèque" in found["message"]
