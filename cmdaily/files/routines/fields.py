"""Routine fields: the keys of a routine, of its sections and of its actions (docs/routines.md)."""

from __future__ import annotations

from cmdaily.domain.recurrence.grammar import ORDINALS
from cmdaily.domain.recurrence.weekly import WEEKDAYS
from cmdaily.files.routines.amounts import (
    DAY_MINUTES,
    LONGEST_PERSON,
    MOST_TIMES,
    PERIODS,
    SPREAD_MINUTES,
    read_budget,
    read_minutes,
    read_period,
    read_rotation,
    read_times,
)
from cmdaily.files.routines.networks import COUNTS, EACH, read_counts, read_platforms
from cmdaily.files.routines.values import (
    FARTHEST,
    MOVES,
    PARTS,
    read_after,
    read_all_asked,
    read_event,
    read_every,
    read_holidays,
    read_mappings,
    read_offset,
    read_rrule,
    read_slot,
    read_span,
    read_spans,
    read_zone,
)
from cmdaily.files.yaml.fields import (
    DATE_SCHEMA,
    IDENTIFIER_SCHEMA,
    LONGEST_NOTE,
    LONGEST_TITLE,
    TIME_SCHEMA,
    WEB_ADDRESS_SCHEMA,
    Field,
    boolean,
    choice,
    identifier,
    iso_date,
    list_of,
    list_schema,
    localized,
    localized_schema,
    web_address,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_WORDS: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": 120}
_DAY_NAMES = f"({'|'.join(WEEKDAYS)})"
_NTH = f"((second|third|fourth|fifth) last|{'|'.join(ORDINALS)})"
_DAY_LIST = f"(weekday|weekend|{_DAY_NAMES}(( ?, ?| and ){_DAY_NAMES})*)"
_IN_PERIOD = (
    f"(day [0-9]{{1,3}}(( ?, ?| and )[0-9]{{1,3}})*|[0-9]{{1,2}}-[0-9]{{1,2}}"
    f"|{_NTH}(( ?, ?| and ){_NTH})* (day|working day|{_DAY_NAMES}))"
)
_EVERY_WORDS = (
    f"^(once|{_DAY_LIST}|(even|odd) weeks?( on {_DAY_LIST})?|day|[0-9]{{1,3}} days?"
    f"|(week|[0-9]{{1,3}} weeks?)( on {_DAY_LIST})?"
    f"|((month|quarter|year)|[0-9]{{1,3}} (month|quarter|year)s?)( on {_IN_PERIOD})?)$"
)
"""The words of `every:` for an editor; the grammar has the last word."""

_EVERY_EXAMPLES = [
    "day",
    "weekday",
    "monday, thursday",
    "2 weeks on friday",
    "3 days",
    "month on first monday",
    "month on day 15",
    "month on last working day",
    "quarter",
    "year on 11-30",
    "once",
    "even weeks on monday",
    "month on first and third monday",
    "month on day 1, 15",
    "month on third last working day",
]
_SPAN_SCHEMA = {
    "type": "string",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}(( to |\\.\\.)[0-9]{4}-[0-9]{2}-[0-9]{2})?$",
}
_DAYS_SCHEMA = {"oneOf": [_SPAN_SCHEMA, {"type": "string", "pattern": "\\.ics$"}]}
_OFFSET_SCHEMA = {
    "oneOf": [
        {"type": "integer", "minimum": -FARTHEST, "maximum": FARTHEST},
        {"type": "string", "pattern": "^[+-]?[0-9]{1,3} working( days?)?$"},
    ]
}
_EVENT_SCHEMA = {"oneOf": [DATE_SCHEMA, {"type": "string", "pattern": "^(easter$|month |quarter |year )"}]}
MINUTES_SCHEMA = {
    "oneOf": [
        {"type": "integer", "minimum": 0, "maximum": DAY_MINUTES},
        {
            "type": "string",
            "pattern": "^([0-9]{1,4} ?- ?[0-9]{1,4}|[0-9]{1,2} ?h( ?[0-9]{1,2}( ?m(in)?)?)?|[0-9]{1,4} ?m(in)?)$",
        },
    ]
}
_BUDGET_SCHEMA = {
    "oneOf": [
        *MINUTES_SCHEMA["oneOf"],
        {
            "type": "object",
            "patternProperties": {
                "^(day|week|month|[0-9]{1,2} weeks)$": {
                    "oneOf": [
                        {"type": "integer", "minimum": 0, "maximum": SPREAD_MINUTES},
                        {"type": "string", "pattern": "^[0-9]{1,3} ?h( ?[0-9]{1,2})?$"},
                    ]
                }
            },
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 1,
        },
    ]
}
_PEOPLE_SCHEMA = {
    "type": "object",
    "properties": {
        "people": {
            "type": "array",
            "items": {"type": "string", "minLength": 1, "maxLength": LONGEST_PERSON},
            "minItems": 2,
        },
        "turn": {"type": "string", "pattern": "^([0-9]{1,3} )?(day|week)s?$"},
    },
    "required": ["people", "turn"],
    "additionalProperties": False,
}
_PLATFORM = Field("platform", read_platforms, list_schema(IDENTIFIER_SCHEMA, single=True, least=1))
_REMIND = Field("remind", boolean, {"type": "boolean"})
_ZONE = Field("zone", read_zone, {"type": "string", "pattern": "^[A-Za-z][A-Za-z_+/0-9-]*$"})
_TITLE = Field("title", localized(LONGEST_TITLE), localized_schema(LONGEST_TITLE), required=True)

WHEN = (
    Field(
        "every",
        read_every,
        {
            "oneOf": [
                {**_WORDS, "pattern": _EVERY_WORDS, "examples": _EVERY_EXAMPLES},
                {"type": "array", "items": {"enum": list(WEEKDAYS)}, "minItems": 1, "uniqueItems": True},
            ]
        },
    ),
    Field("rrule", read_rrule, {"type": "string", "pattern": "FREQ=", "maxLength": 300}),
    Field(
        "after",
        read_after,
        {"type": "string", "pattern": "^[0-9]{1,3} (day|week)s?( (of|after) [a-z][a-z0-9_-]*)?$"},
    ),
    Field("days", list_of(read_offset, single=True), list_schema(_OFFSET_SCHEMA, single=True, least=1)),
    Field("event", list_of(read_event, single=True), list_schema(_EVENT_SCHEMA, single=True, least=1)),
    Field("or", choice(*MOVES), {"enum": list(MOVES)}),
    Field("from", iso_date, DATE_SCHEMA),
    Field("until", iso_date, DATE_SCHEMA),
    Field("except", read_spans, list_schema(_DAYS_SCHEMA, single=True)),
    Field("only", read_spans, list_schema(_DAYS_SCHEMA, single=True, least=1)),
    Field("holidays", read_holidays, {"type": "string", "pattern": "^([A-Z]{2}(-[0-9A-Za-z-]+)?|none)$"}),
)
"""When something is due: on a routine and a section, the default for the actions in it."""

EXCEPT = Field("except", list_of(read_span, single=True), list_schema(_SPAN_SCHEMA, single=True))
"""The same key where a file has no calendars beside it: dates and spans alone."""

PATTERN_KEYS = ("every", "rrule", "after", "days")
"""The keys of which one at most says on which days."""

ROUTINE = (
    Field("routine", identifier, IDENTIFIER_SCHEMA, required=True),
    _TITLE,
    Field("description", localized(LONGEST_NOTE), localized_schema(LONGEST_NOTE)),
    Field("minutes", read_minutes, MINUTES_SCHEMA),
    *WHEN,
    Field("carry", boolean, {"type": "boolean"}),
    _ZONE,
    _REMIND,
    Field("sections", read_mappings, {"type": "array", "minItems": 1}, required=True),
)

SECTION = (
    _TITLE,
    _PLATFORM,
    Field("minutes", read_minutes, MINUTES_SCHEMA),
    Field("part", choice(*PARTS), {"enum": list(PARTS)}),
    *WHEN,
    Field("carry", boolean, {"type": "boolean"}),
    _ZONE,
    _REMIND,
    Field("actions", read_mappings, {"type": "array", "minItems": 1}, required=True),
)

ACTION = (
    Field("id", identifier, IDENTIFIER_SCHEMA, required=True),
    Field("title", _TITLE.read, _TITLE.schema),
    Field(
        "times",
        read_times,
        {
            "oneOf": [
                {"type": "integer", "minimum": 1, "maximum": MOST_TIMES},
                {"const": "all"},
                {"type": "string", "pattern": "^([0-9]{1,3} ?- ?|at most )[0-9]{1,3}$"},
            ]
        },
    ),
    Field(
        "per",
        read_period,
        {"oneOf": [{"enum": list(PERIODS)}, {"type": "string", "pattern": "^[0-9]{1,2} weeks?$"}]},
    ),
    Field("at", list_of(read_slot, single=True), list_schema(TIME_SCHEMA, single=True, least=1)),
    _ZONE,
    _REMIND,
    Field("minutes", read_budget, _BUDGET_SCHEMA),
    Field("essential", boolean, {"type": "boolean"}),
    Field("optional", boolean, {"type": "boolean"}),
    Field("part", choice(*PARTS), {"enum": list(PARTS)}),
    Field("of", identifier, IDENTIFIER_SCHEMA),
    _PLATFORM,
    Field("each", choice(*EACH), {"enum": list(EACH)}),
    Field("counts", read_counts, list_schema({"enum": list(COUNTS)}, single=True, least=1)),
    Field(
        "asks",
        read_all_asked,
        list_schema({"type": "string", "pattern": "^[a-z][a-z0-9-]*$"}, single=True, least=1),
    ),
    Field("apart", identifier, IDENTIFIER_SCHEMA),
    Field("open", web_address, WEB_ADDRESS_SCHEMA),
    *WHEN,
    Field(
        "rotation",
        read_rotation,
        {
            "oneOf": [
                {"type": "string", "pattern": "^[0-9]+ of [0-9]+$"},
                {"type": "array", "items": IDENTIFIER_SCHEMA, "minItems": 2, "uniqueItems": True},
                _PEOPLE_SCHEMA,
            ]
        },
    ),
    Field("carry", boolean, {"type": "boolean"}),
    Field("renamed_from", list_of(identifier, single=True), list_schema(IDENTIFIER_SCHEMA, single=True)),
    Field("note", localized(LONGEST_NOTE), localized_schema(LONGEST_NOTE)),
)

GROUP_KEYS = ("id", "title", "rotation", "note", *(f.name for f in WHEN))
"""The keys that an action with a list in `rotation` may have: it is never shown, only its members are."""
