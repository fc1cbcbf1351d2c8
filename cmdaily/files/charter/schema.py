"""JSON Schema of charter.yaml, for editors: `python -m cmdaily.files.charter.schema` prints it.

Made of the table of rules; docs/charter.schema.json is checked in and a test compares. What it cannot say (patterns
that explode, words that replace each other in a circle) the reader does.
"""

from __future__ import annotations

import json

from cmdaily.domain.charter.model import LANGUAGES, SEVERITIES
from cmdaily.domain.charter.rule import CHOICE, MAPPING, NUMBER, WHOLE, WORDS, YES_NO
from cmdaily.domain.charter.shipped import shipped_rules
from cmdaily.domain.publishing.outgoing import KINDS
from cmdaily.files.charter.in_french import CHOICE_WORDS, french_for
from cmdaily.files.routines.schema import DIALECT
from cmdaily.files.yaml.fields import list_schema, localized_schema
from cmdaily.locale import Translator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from cmdaily.domain.charter.rule import Parameter, Rule

LONGEST_PROSE = 20_000
_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_NAMES = list_schema(_TEXT, single=True, least=1)
_LANGUAGE: dict[str, Any] = {"enum": list(LANGUAGES)}


def charter_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of charter.yaml. Outsiders' rules are let through: their names are not known here."""
    prose = localized_schema(LONGEST_PROSE)
    return {
        "$schema": DIALECT,
        "title": "charter.yaml",
        **_object(
            {
                "charter": _TEXT,
                "language": list_schema(_LANGUAGE, single=True, least=1),
                "objectives": prose,
                "audience": prose,
                "voice": prose,
                "rules": {"$ref": "#/$defs/rules"},
                "platforms": _sections({}),
                "accounts": _sections({"words": _words()}),
                "approval": list_schema({"$ref": "#/$defs/approval"}, single=True),
                "personal_overrides": {"type": "boolean"},
            }
        ),
        "$defs": {"rules": _rules(), "approval": _approval()},
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _sections(more: dict[str, Any]) -> dict[str, Any]:
    own = {"language": _LANGUAGE, "rules": {"$ref": "#/$defs/rules"}, **more}
    return {"type": "object", "additionalProperties": _object(own)}


def _approval() -> dict[str, Any]:
    kinds = list_schema({"enum": list(KINDS)}, single=True, least=1)
    keys = {"who": _NAMES, "accounts": _NAMES, "platforms": _NAMES, "kinds": kinds, "rules": _NAMES}
    return {**_object(keys), "required": ["who"]}


def _rules() -> dict[str, Any]:
    return {"type": "object", "properties": {rule.id: _rule(rule) for rule in shipped_rules().values()}}


def _rule(rule: Rule) -> dict[str, Any]:
    severity = {"enum": _also_french(SEVERITIES)}
    keys = {
        name: {
            **_parameter(parameter),
            "description": _explained(f"charter_rules.{rule.id}.{parameter.name}"),
        }
        for parameter in rule.parameters
        for name in (parameter.name, *french_for(parameter.name))
    }
    keys.update(dict.fromkeys(french_for("severity"), severity))
    return {
        "description": _explained(f"charter_rules.{rule.id}"),
        "anyOf": [severity, {**_object({"severity": severity, **keys}), "minProperties": 1}],
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    bounds = {"minimum": parameter.least, "maximum": parameter.most}
    given = {name: bound for name, bound in bounds.items() if bound is not None}
    kinds: dict[str, dict[str, Any]] = {
        WHOLE: {"type": "integer", **given},
        NUMBER: {"type": "number", **given},
        CHOICE: {"enum": _also_french(parameter.choices)},
        WORDS: _words(),
        MAPPING: {"type": "object", "additionalProperties": _TEXT, "minProperties": 1},
        YES_NO: {"type": "boolean"},
    }
    return kinds[parameter.kind]


def _also_french(words: Iterable[str]) -> list[str]:
    return [each for word in words for each in (word, *french_for(word, CHOICE_WORDS))]


def _words() -> dict[str, Any]:
    return {"type": "array", "items": _TEXT, "minItems": 1}


def _explained(key: str) -> str:
    """A message in all languages: an editor does not know which one its user reads."""
    return " — ".join(Translator(language)(key) for language in LANGUAGES)


if __name__ == "__main__":
    print(json.dumps(charter_schema(), ensure_ascii=False, indent=2))
