"""A rule that another package brings: found by its entry point, set in charter.yaml, held to the contract."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cmdaily.domain.charter.check import check_text
from cmdaily.domain.charter.model import TextContext
from cmdaily.domain.charter.rule import Rule
from cmdaily.domain.charter.testing import RuleContract
from cmdaily.files.charter.charter import load_charter
from cmdaily.files.charter.rules import installed_rules
from cmdaily.locale import Translator

OUTSIDER = Path(__file__).parent / "outsider"


@pytest.fixture
def outsider(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(OUTSIDER))
    monkeypatch.delitem(sys.modules, "cmdaily_no_monday", raising=False)


@pytest.mark.usefixtures("outsider")
class TestNoMonday(RuleContract):
    @pytest.fixture
    def rule(self, outsider: None) -> Rule:  # noqa: ARG002
        return installed_rules().rules["no-monday"]


@pytest.mark.usefixtures("outsider")
def test_it_stands_beside_the_shipped_rules_and_speaks_both_languages(tmp_path: Path) -> None:
    rules = installed_rules().rules
    path = tmp_path / "charter.yaml"
    path.write_text("rules: {no-monday: {severity: error, days: [tuesday]}}\n", encoding="utf-8")
    charter = load_charter(str(path), rules)
    (found,) = check_text("See you on Tuesday", charter, TextContext(), rules)
    assert (found.rule, found.severity, found.start, found.end) == ("no-monday", "error", 11, 18)
    assert Translator("en")(found.message.key, **dict(found.message.values)) == "we are closed that day"
    assert (
        Translator("fr")(found.message.key, **dict(found.message.values)) == "nous sommes fermés ce jour-là"
    )


@pytest.mark.usefixtures("outsider")
def test_what_cannot_be_loaded_is_told_and_takes_nothing_else_down() -> None:
    installed = installed_rules()
    reasons = dict(installed.broken)
    assert "ModuleNotFoundError" in reasons["missing"]
    assert "emoji-count" in reasons["taken"]
    assert "bool" in reasons["nonsense"]
    assert "no-monday" in installed.rules
    assert "hashtag-case" in installed.rules
