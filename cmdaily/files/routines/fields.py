"""Routine fields: the keys of a routine, of its sections and of its actions (docs/routines.md)."""

from __future__ import annotations

from cmdaily.domain.recurrence.grammar import ORDINALS
from cmdaily.domain.recurrence.weekly import WEEKDAYS
from cmdaily.files.routines.values import (
    COUNTS,
    DAY_MINUTES,
    FARTHEST,
    MOST_TIMES,
    MOVES,
    PARTS,
    PERIODS,
    read_after,
    read_event,
    read_every,
    read_holidays,
    read_mappings,
    read_minutes,
    read_offset,
    read_rotation,
    read_rrule,
    read_span,
    read_times,
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
    clock_time,
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
_OFFSET_SCHEMA = {
    "oneOf": [
        {"type": "integer", "minimum": -FARTHEST, "maximum": FARTHEST},
        {"type": "string", "pattern": "^[+-]?[0-9]{1,3} working( days?)?$"},
    ]
}
_EVENT_SCHEMA = {"oneOf": [DATE_SCHEMA, {"type": "string", "pattern": "^(easter$|month |quarter |year )"}]}
_MINUTES_SCHEMA = {
    "oneOf": [
        {"type": "integer", "minimum": 0, "maximum": DAY_MINUTES},
        {
            "type": "string",
            "pattern": "^([0-9]{1,4} ?- ?[0-9]{1,4}|[0-9]{1,2} ?h( ?[0-9]{1,2}( ?m(in)?)?)?|[0-9]{1,4} ?m(in)?)$",
        },
    ]
}
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
    Field("after", read_after, {"type": "string", "pattern": "^[0-9]{1,3} (day|week)s?$"}),
    Field("days", list_of(read_offset, single=True), list_schema(_OFFSET_SCHEMA, single=True, least=1)),
    Field("event", list_of(read_event, single=True), list_schema(_EVENT_SCHEMA, single=True, least=1)),
    Field("or", choice(*MOVES), {"enum": list(MOVES)}),
    Field("from", iso_date, DATE_SCHEMA),
    Field("until", iso_date, DATE_SCHEMA),
    Field("except", list_of(read_span, single=True), list_schema(_SPAN_SCHEMA, single=True)),
    Field("holidays", read_holidays, {"type": "string", "pattern": "^([A-Z]{2}(-[0-9A-Za-z-]+)?|none)$"}),
)
"""When something is due: on a routine and a section, the default for the actions in it."""

PATTERN_KEYS = ("every", "rrule", "after", "days")
"""The keys of which one at most says on which days."""

ROUTINE = (
    Field("routine", identifier, IDENTIFIER_SCHEMA, required=True),
    _TITLE,
    Field("description", localized(LONGEST_NOTE), localized_schema(LONGEST_NOTE)),
    Field("minutes", read_minutes, _MINUTES_SCHEMA),
    *WHEN,
    Field("carry", boolean, {"type": "boolean"}),
    Field("sections", read_mappings, {"type": "array", "minItems": 1}, required=True),
)

SECTION = (
    _TITLE,
    Field("platform", identifier, IDENTIFIER_SCHEMA),
    Field("minutes", read_minutes, _MINUTES_SCHEMA),
    Field("part", choice(*PARTS), {"enum": list(PARTS)}),
    *WHEN,
    Field("carry", boolean, {"type": "boolean"}),
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
    Field("per", choice(*PERIODS), {"enum": list(PERIODS)}),
    Field("at", list_of(clock_time, single=True), list_schema(TIME_SCHEMA, single=True, least=1)),
    Field("minutes", read_minutes, _MINUTES_SCHEMA),
    Field("essential", boolean, {"type": "boolean"}),
    Field("optional", boolean, {"type": "boolean"}),
    Field("part", choice(*PARTS), {"enum": list(PARTS)}),
    Field("of", identifier, IDENTIFIER_SCHEMA),
    Field("platform", identifier, IDENTIFIER_SCHEMA),
    Field("counts", choice(*COUNTS), {"enum": list(COUNTS)}),
    Field("open", web_address, WEB_ADDRESS_SCHEMA),
    *WHEN,
    Field(
        "rotation",
        read_rotation,
        {
            "oneOf": [
                {"type": "string", "pattern": "^[0-9]+ of [0-9]+$"},
                {"type": "array", "items": IDENTIFIER_SCHEMA, "minItems": 2, "uniqueItems": True},
            ]
        },
    ),
    Field("carry", boolean, {"type": "boolean"}),
    Field("renamed_from", list_of(identifier, single=True), list_schema(IDENTIFIER_SCHEMA, single=True)),
    Field("note", localized(LONGEST_NOTE), localized_schema(LONGEST_NOTE)),
)

GROUP_KEYS = ("id", "title", "rotation", "note", *(f.name for f in WHEN))
"""The keys that an action with a list in `rotation` may have: it is never shown, only its members are."""
