"""Every shipped rule keeps the contract of a rule, and can explain itself in both languages."""

from __future__ import annotations

import pytest

from cmdaily.domain.charter.model import LANGUAGES
from cmdaily.domain.charter.rule import Rule
from cmdaily.domain.charter.shipped import shipped_rules
from cmdaily.domain.charter.testing import RuleContract, run
from cmdaily.locale import Translator

RULES = tuple(shipped_rules().values())


@pytest.fixture(params=RULES, ids=[rule.id for rule in RULES])
def shipped(request: pytest.FixtureRequest) -> Rule:
    return request.param


class TestShippedRules(RuleContract):
    @pytest.fixture
    def rule(self, shipped: Rule) -> Rule:
        return shipped


def test_each_rule_is_shown_at_work_in_each_language_it_judges(shipped: Rule) -> None:
    languages = set(shipped.languages) or set(LANGUAGES)
    assert {example.language for example in shipped.accepts} >= languages
    if shipped.id not in {"forbidden-patterns", "dead-link"}:  # they need a library or a network
        assert {example.language for example in shipped.refuses} >= languages


def test_a_rule_and_its_parameters_are_explained(shipped: Rule) -> None:
    for language in LANGUAGES:
        speech = Translator(language)
        assert speech(f"charter_rules.{shipped.id}").endswith((".", "`."))
        assert speech(f"charter_rules.family.{shipped.family}")
        for parameter in shipped.parameters:
            assert speech(f"charter_rules.{shipped.id}.{parameter.name}")


def test_what_a_rule_says_can_be_said_in_both_languages(shipped: Rule) -> None:
    for example in shipped.refuses:
        for found in run(shipped, example):
            for language in LANGUAGES:
                said = Translator(language)(found.message.key, **dict(found.message.values))
                assert said
                assert "{" not in said
