"""The JSON Schema says what the reader says, as far as JSON Schema can."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from cmdaily.files.routines.schema import routine_schema, schema_text
from cmdaily.files.routines.starter import starter_routine
from cmdaily.files.shipped_routines import shipped_names, shipped_path
from cmdaily.locale import LANGUAGES
from tests.files.routines.test_bad_routines import IN_AN_ACTION, ONE

CHECKED_IN = Path(__file__).parents[3] / "docs" / "routine.schema.json"

# What a schema of one value cannot see: other values, the calendar, duplicates, or the text behind a type.
BEYOND_A_SCHEMA = {
    "per: week\n        carry: true",
    "at: ['09:00', '16:00']\n        times: 5",
    "event: 2026-12-10",
    "rrule: FREQ=DAILY;COUNT=3",
    "rrule: FREQ=WEEKLY;BYDAY=2MO",
    "title: B",
    "times: 5-3",
    "minutes: 25h",
    "every: once",
    "every: month on day 1, 1",
    "of: a",
    "days: -2\n        of: b",
    "days: -2\n        of: a",
    "days: 900 working\n        event: 2026-12-10",
    "or: next working day\n        after: 3 days",
    "every: month on day 42",
    "rrule: FREQ=HOURLY",
    "rrule: FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "days: -7",
    "event: 2026-02-30",
    "from: 2026-12-01\n        until: 2026-11-01",
    "except: 2026-08-15 to 2026-08-01",
    "holidays: FA",
    "at: ['09:00', 9:00]",
    "at: 09:00\n        per: week",
    "rotation: 8 of 7",
    "rotation: 1 of 2\n        after: 3 days",
    "renamed_from: a",
    "except: holidays.ics",
    "minutes: {week: 240}",
    "platform: [x, mastodn]",
    "platform: [x, x]",
    "platform: all\n        each: account\n        carry: true",
    "platform: intranet",
    "platform: mastodn",
    "after: 3 days of b",
    "apart: a",
    "apart: b",
    "asks: time-spent",
    "each: platform",
}


class TextLoader(yaml.SafeLoader):
    """As editors read YAML 1.2: dates and times are texts."""


TextLoader.yaml_implicit_resolvers = {
    letter: [(tag, regexp) for tag, regexp in found if not tag.endswith((":timestamp", ":int"))]
    for letter, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
TextLoader.add_implicit_resolver("tag:yaml.org,2002:int", __import__("re").compile(r"-?[0-9]+$"), None)


def data(text: str) -> Any:
    return yaml.load(text, Loader=TextLoader)  # noqa: S506 - derived from the safe loader


def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(routine_schema())


def test_the_schema_is_one_and_the_checked_in_file_is_current() -> None:
    jsonschema.Draft202012Validator.check_schema(routine_schema())
    assert CHECKED_IN.read_text(encoding="utf-8") == schema_text(), (
        "run python -m cmdaily.files.routines.schema"
    )
    assert json.loads(schema_text()) == routine_schema()


@pytest.mark.parametrize("name", shipped_names())
def test_shipped_routines_validate(name: str) -> None:
    validator().validate(data(Path(shipped_path(name)).read_text(encoding="utf-8")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_starters_validate(language: str) -> None:
    validator().validate(data(starter_routine("acme", language)))


@pytest.mark.parametrize("line", sorted(set(IN_AN_ACTION) - BEYOND_A_SCHEMA))
def test_an_editor_marks_what_the_reader_refuses(line: str) -> None:
    assert not validator().is_valid(data(f"{ONE}        {line}\n"))


def test_a_group_needs_no_title_and_any_other_action_does() -> None:
    head = "routine: acme\ntitle: Acme\nsections:\n  - title: S\n    actions:\n"
    assert validator().is_valid(data(f"{head}      - {{id: g, rotation: [a, b]}}\n"))
    assert not validator().is_valid(data(f"{head}      - {{id: g}}\n"))
    assert not validator().is_valid(data(f"{head}      - {{id: g, rotation: 1 of 2}}\n"))
