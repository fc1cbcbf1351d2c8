"""The shipped rules: one file per family, each with its `RULES`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import MappingProxyType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cmdaily.domain.charter.rule import Rule

    Rules = Mapping[str, Rule]

FAMILIES = (
    "hashtags",
    "emojis",
    "styled_letters",
    "pictures",
    "links",
    "style",
    "words",
    "french",
    "french_forms",
    "english",
    "inclusive",
    "spelling",
    "disclosure",
    "claims",
    "personal",
    "repetition",
)


@cache
def shipped_rules() -> Rules:
    """The shipped rules by id, in the order of their families."""
    modules = (import_module(f"cmdaily.domain.charter.rules.{family}") for family in FAMILIES)
    return table(rule for module in modules for rule in module.RULES)


def table(rules: Iterable[Rule]) -> Rules:
    """Rules by id; ValueError when two have the same id."""
    by_id: dict[str, Rule] = {}
    for rule in rules:
        if rule.id in by_id:
            raise ValueError(f"two rules are called {rule.id!r}")
        by_id[rule.id] = rule
    return MappingProxyType(by_id)
