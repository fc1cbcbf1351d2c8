"""JSON Schema of a routine, for editors: `python -m cmdaily.files.routines.schema` prints it.

It is made of the tables that read the file, so it cannot fall behind; docs/routine.schema.json is checked in
and a test compares. What it cannot say (ids that are unique, groups that go in a circle) the reader does.
"""

from __future__ import annotations

import json

from cmdaily.files.routines.fields import ACTION, PATTERN_KEYS, ROUTINE, SECTION
from cmdaily.locale import LANGUAGES, Translator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from cmdaily.files.yaml.fields import Field

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def routine_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a routine's file, with its explanations in every language."""
    routine = _object(ROUTINE, "routine")
    routine["properties"]["sections"]["items"] = {"$ref": "#/$defs/section"}
    section = _object(SECTION, "section")
    section["properties"]["actions"]["items"] = {"$ref": "#/$defs/action"}
    action = _object(ACTION, "action")
    action["if"] = {"properties": {"rotation": {"type": "array"}}, "required": ["rotation"]}
    action["else"] = {"required": ["title"]}
    return {
        "$schema": DIALECT,
        "title": _explained("routine_keys.file"),
        **routine,
        "$defs": {"section": section, "action": action},
    }


def _object(fields: Sequence[Field], what: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {f.name: _property(f, what) for f in fields},
        "required": [f.name for f in fields if f.required],
        "additionalProperties": False,
        "allOf": [{"not": {"required": [a, b]}} for a, b in _pairs(PATTERN_KEYS)],
    }


def _property(field: Field, what: str) -> dict[str, Any]:
    own = f"routine_keys.{what}_{field.name}"
    key = own if Translator("en").has(own) else f"routine_keys.{field.name}"
    return {**field.schema, "description": _explained(key)}


def _explained(key: str) -> str:
    """A message in all languages: an editor does not know which one its user reads."""
    return " — ".join(Translator(language)(key) for language in LANGUAGES)


def _pairs(names: Sequence[str]) -> list[tuple[str, str]]:
    return [(first, second) for n, first in enumerate(names) for second in names[n + 1 :]]


def schema_text() -> str:
    """The schema as it stands in docs/routine.schema.json."""
    return json.dumps(routine_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(schema_text(), end="")
