"""Contract test of a rule: subclass `RuleContract` in a test module, give it the rule, and pass.

    class TestNoMonday(RuleContract):
        @pytest.fixture
        def rule(self): return no_monday

What it asks for is what the check, the fixes and the documentation rely on.
"""

from __future__ import annotations

import re

import pytest

from cmdaily.domain.charter.autofix import fix
from cmdaily.domain.charter.check import defaults
from cmdaily.domain.charter.model import LANGUAGES, SEVERITIES
from cmdaily.domain.charter.rule import CHOICE, MAPPING, NUMBER, WHOLE, WORDS, YES_NO, Example, Rule
from cmdaily.domain.charter.shipped import table
from cmdaily.domain.charter.text import Text
from cmdaily.domain.record import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.domain.publishing.finding import Finding

HOSTILE = (
    "",
    " " * 100_000,
    "a" * 100_000,
    "A" * 100_000,
    "!" * 100_000,
    "a." * 50_000,
    "a@" * 50_000,
    "#" * 100_000,
    "#a" * 50_000,
    "e\u0301\u0302\u0303" * 25_000,
    "a" + "\u0301" * 100_000,
    "1 " * 50_000,
    "0" * 100_000,
    "FR14 2004 " * 10_000,
    '"' * 100_000,
    "« " * 50_000,
    "(" * 50_000 + ")" * 50_000,
    "https://" + "a" * 100_000,
    "https://a.b/" + ")" * 100_000,
    "👨‍" * 30_000,
    "\u200d" * 100_000,
    "𝗔 " * 50_000,
    "aA1!# @x.fr\n" * 8_000,
    "-" * 100_000,
    "- " * 50_000 + "x",
    "A B " * 25_000 + "c",
    "#communitymanagement " * 4_000,
    "tu vous " * 12_000,
)
"""Texts of 100,000 characters made to keep a pattern busy: none may take much longer than its length."""


class RuleContract:
    """The promises of a `Rule`, as tests."""

    @pytest.fixture
    def rule(self) -> Rule:
        """The rule under test."""
        raise NotImplementedError

    def test_it_can_be_named_and_set(self, rule: Rule) -> None:
        assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", rule.id), "an id is words joined by hyphens"
        assert rule.severity in SEVERITIES
        assert set(rule.languages) <= set(LANGUAGES)
        assert rule.source, "a rule says where it comes from"
        assert rule.check.__doc__, "a rule says what it finds"
        for parameter in rule.parameters:
            assert parameter.kind in (WHOLE, NUMBER, CHOICE, WORDS, MAPPING, YES_NO)
            assert parameter.kind != CHOICE or parameter.default in parameter.choices

    def test_it_finds_what_it_refuses(self, rule: Rule) -> None:
        for example in rule.refuses:
            assert run(rule, example), f"{rule.id} does not see {example.text!r}"

    def test_it_leaves_alone_what_it_accepts(self, rule: Rule) -> None:
        assert rule.accepts, "a rule shows what it accepts"
        for example in rule.accepts:
            seen = [example.text[found.start : found.end] for found in run(rule, example)]
            assert not seen, f"{rule.id} refuses {seen} in {example.text!r}"

    def test_it_points_inside_the_text(self, rule: Rule) -> None:
        for example in (*rule.refuses, *rule.accepts):
            for found in run(rule, example):
                assert 0 <= found.start <= found.end <= len(example.text)
                assert found.fix is None or found.fix != example.text[found.start : found.end]

    def test_its_mends_satisfy_it(self, rule: Rule) -> None:
        for example in rule.refuses:
            findings = run(rule, example)
            fixed = fix(example.text, findings, table([rule]))
            again = run(rule, replace(example, text=fixed))
            assert not [found for found in again if found.fix is not None], f"{example.text!r} -> {fixed!r}"
            assert fix(fixed, again, table([rule])) == fixed

    def test_it_says_the_same_twice(self, rule: Rule) -> None:
        for example in rule.refuses:
            assert run(rule, example) == run(rule, example)

    @pytest.mark.parametrize("text", HOSTILE, ids=[repr(text[:12]) for text in HOSTILE])
    def test_it_survives_a_hostile_text(self, rule: Rule, text: str) -> None:
        for language in rule.languages or LANGUAGES:
            for found in run(rule, Example(text, language)):
                assert 0 <= found.start <= found.end <= len(text)


def run(rule: Rule, example: Example) -> list[Finding]:
    """What a rule finds in an example, with the rule's id filled in."""
    params: dict[str, Any] = {**defaults(rule), **dict(example.parameters)}
    context = replace(example.context, language=example.language)
    return [replace(found, rule=rule.id) for found in rule.check(Text(example.text), context, params)]
