"""Regular expressions of users: found, refused, or stopped in time."""

from __future__ import annotations

import pytest

from cmdaily.domain.charter.check import check_text
from cmdaily.domain.charter.model import Charter, RuleSetting, TextContext
from cmdaily.files.charter.patterns import fault_of, search


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d+ ?€ offerts?",
        r"(?:promo|soldes)+",
        r"[a-z*+]+@",
        r"\(a+\)+",
        r"(ab{2})+",
        "a{2,5}(b|c)?",
        r"(?i)gratuit.*fin",
    ],
)
def test_an_ordinary_pattern_is_accepted(pattern: str) -> None:
    assert not fault_of(pattern)


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("(a+)+b", "nested"),
        ("(?:(?:x*)y)*", "nested"),
        ("([a-z]+,?){10,}", "nested"),
        ("(a{2,})*", "nested"),
        ("(", "syntax"),
        ("[z-a]", "syntax"),
        ("a" * 501, "long"),
    ],
)
def test_a_pattern_that_is_wrong_or_sure_to_explode_is_refused(pattern: str, fault: str) -> None:
    assert fault_of(pattern) == fault


def test_what_a_pattern_finds_is_underlined_in_any_case() -> None:
    assert list(search(r"\d+ ?€ offerts", "Bonus : 10 € OFFERTS et 5€ offerts")) == [(8, 20), (24, 34)]


def test_a_pattern_that_explodes_all_the_same_is_stopped_and_is_a_finding() -> None:
    charter = Charter(
        rules=(RuleSetting("forbidden-patterns", "error", (("patterns", (r"(a|aa|aaa)+c", "b+")),)),)
    )
    found = check_text("a" * 5000 + "bb", charter, TextContext(language="en", search=search))
    said = {finding.message.key for finding in found}
    assert said == {"charter.forbidden-patterns.slow", "charter.forbidden-patterns"}


def test_without_a_way_to_search_nothing_passes_unseen() -> None:
    charter = Charter(rules=(RuleSetting("forbidden-patterns", "error", (("patterns", ("x",)),)),))
    (found,) = check_text("Bonjour à tous", charter, TextContext())
    assert found.message.key == "charter.forbidden-patterns.unsearched"
