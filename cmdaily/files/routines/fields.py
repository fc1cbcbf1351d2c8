"""Routine fields: the keys of a routine, of its sections and of its actions (docs/routines.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdaily.domain.recurrence.grammar import NotUnderstoodError, after_of, pattern_of
from cmdaily.domain.recurrence.rrule_text import rule_of
from cmdaily.domain.recurrence.weekly import WEEKDAYS
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
    date_in,
    identifier,
    integer,
    iso_date,
    list_of,
    list_schema,
    localized,
    localized_schema,
    scalar,
    web_address,
    whole_number,
)
from cmdaily.files.yaml.nodes import Node, Scalar, Sequence
from cmdaily.files.yaml.problems import quoted

if TYPE_CHECKING:
    from datetime import date

    from cmdaily.domain.recurrence import Pattern
    from cmdaily.domain.recurrence.special import RRule
    from cmdaily.files.yaml.problems import ProblemReport

COUNTS = ("post", "reply", "share", "comment", "read", "metric")
PERIODS = ("day", "week", "month")
ALL = 0
"""What `times: all` is read as."""

NO_HOLIDAYS = "none"

_MOST_TIMES = 999
_DAY_MINUTES = 24 * 60
_FARTHEST = 3660
_LONGEST_CYCLE = 366


def _every(node: Node, report: ProblemReport) -> Pattern | None:
    """`weekday`, `2 weeks on friday`…, or a list of weekdays."""
    if isinstance(node, Sequence):
        words = list_of(choice(*WEEKDAYS))(node, report)
        if words is None:
            return None
        written: str | None = ", ".join(words)
    else:
        written = scalar(node, report)
    try:
        return None if written is None else pattern_of(written)
    except NotUnderstoodError as error:
        report.add(node, error.key, **error.values)
        return None


def _after(node: Node, report: ProblemReport) -> Pattern | None:
    written = scalar(node, report)
    try:
        return None if written is None else after_of(written)
    except NotUnderstoodError as error:
        report.add(node, error.key, **error.values)
        return None


def _rrule(node: Node, report: ProblemReport) -> tuple[RRule, date | None] | None:
    written = scalar(node, report)
    try:
        return None if written is None else rule_of(written)
    except NotUnderstoodError as error:
        report.add(node, error.key, **error.values)
        return None


def _span(node: Node, report: ProblemReport) -> tuple[date, date] | None:
    """One date, or `2026-08-01 to 2026-08-15`."""
    written = scalar(node, report)
    if written is None:
        return None
    first, to, last = written.partition(" to ")
    begin = date_in(first.strip(), node, report)
    end = date_in(last.strip(), node, report) if to else begin
    if begin is None or end is None:
        return None
    if begin > end:
        report.add(node, "routine_file.span_backwards", text=quoted(written))
        return None
    return begin, end


def _offset(node: Node, report: ProblemReport) -> int | None:
    number: int | None = integer(-_FARTHEST, _FARTHEST)(node, report)
    return number


def read_holidays(node: Node, report: ProblemReport) -> str | None:
    """A country such as FR, or `none`."""
    from cmdaily.files.cache.holidays import country_code

    written = scalar(node, report)
    if written is None or written == NO_HOLIDAYS:
        return written
    found = country_code(written)
    if found is None:
        report.add(node, "yaml_file.unknown_country", text=quoted(written))
    return found


def _times(node: Node, report: ProblemReport) -> int | None:
    if isinstance(node, Scalar) and node.text.strip() == "all":
        return ALL
    number: int | None = integer(1, _MOST_TIMES)(node, report)
    return number


def _rotation(node: Node, report: ProblemReport) -> tuple[int, int] | tuple[str, ...] | None:
    """`2 of 7`, or the ids of actions that take turns."""
    if isinstance(node, Sequence):
        members: tuple[str, ...] | None = list_of(identifier)(node, report)
        if members is not None and len(members) < 2:
            report.add(node, "routine_file.rotation_short")
            return None
        return members
    written = scalar(node, report)
    if written is None:
        return None
    turn, _, size = written.partition(" of ")
    numbers = whole_number(turn.strip()), whole_number(size.strip())
    if numbers[0] is None or numbers[1] is None:
        report.add(node, "routine_file.rotation", text=quoted(written))
        return None
    if not 1 <= numbers[0] <= numbers[1] <= _LONGEST_CYCLE:
        report.add(node, "routine_file.rotation_range", text=quoted(written), most=_LONGEST_CYCLE)
        return None
    return numbers[0], numbers[1]


def _mappings(node: Node, report: ProblemReport) -> tuple[Node, ...] | None:
    """A list that is read further by whoever asked for it."""
    if not isinstance(node, Sequence):
        report.add(node, "yaml_file.not_list")
        return None
    if not node.items:
        report.add(node, "yaml_file.list_empty")
        return None
    return tuple(node.items)


_WORDS: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": 120}
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
]
_SPAN_SCHEMA = {
    "type": "string",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}( to [0-9]{4}-[0-9]{2}-[0-9]{2})?$",
}
_OFFSET_SCHEMA = {"type": "integer", "minimum": -_FARTHEST, "maximum": _FARTHEST}
_TITLE = Field("title", localized(LONGEST_TITLE), localized_schema(LONGEST_TITLE), required=True)

WHEN = (
    Field(
        "every",
        _every,
        {
            "oneOf": [
                {**_WORDS, "examples": _EVERY_EXAMPLES},
                {"type": "array", "items": {"enum": list(WEEKDAYS)}, "minItems": 1, "uniqueItems": True},
            ]
        },
    ),
    Field("rrule", _rrule, {"type": "string", "pattern": "FREQ=", "maxLength": 300}),
    Field("after", _after, {"type": "string", "pattern": "^[0-9]{1,3} (day|week)s?$"}),
    Field("days", list_of(_offset, single=True), list_schema(_OFFSET_SCHEMA, single=True, least=1)),
    Field("event", iso_date, DATE_SCHEMA),
    Field("from", iso_date, DATE_SCHEMA),
    Field("until", iso_date, DATE_SCHEMA),
    Field("except", list_of(_span, single=True), list_schema(_SPAN_SCHEMA, single=True)),
    Field("holidays", read_holidays, {"type": "string", "pattern": "^([A-Z]{2}(-[0-9A-Za-z-]+)?|none)$"}),
)
"""When something is due: on a routine and a section, the default for the actions in it."""

PATTERN_KEYS = ("every", "rrule", "after", "days")
"""The keys of which one at most says on which days."""

ROUTINE = (
    Field("routine", identifier, IDENTIFIER_SCHEMA, required=True),
    _TITLE,
    Field("description", localized(LONGEST_NOTE), localized_schema(LONGEST_NOTE)),
    Field("minutes", integer(0, _DAY_MINUTES), {"type": "integer", "minimum": 0, "maximum": _DAY_MINUTES}),
    *WHEN,
    Field("carry", boolean, {"type": "boolean"}),
    Field("sections", _mappings, {"type": "array", "minItems": 1}, required=True),
)

SECTION = (
    _TITLE,
    Field("platform", identifier, IDENTIFIER_SCHEMA),
    *WHEN,
    Field("carry", boolean, {"type": "boolean"}),
    Field("actions", _mappings, {"type": "array", "minItems": 1}, required=True),
)

ACTION = (
    Field("id", identifier, IDENTIFIER_SCHEMA, required=True),
    Field("title", _TITLE.read, _TITLE.schema),
    Field(
        "times",
        _times,
        {"oneOf": [{"type": "integer", "minimum": 1, "maximum": _MOST_TIMES}, {"const": "all"}]},
    ),
    Field("per", choice(*PERIODS), {"enum": list(PERIODS)}),
    Field("at", list_of(clock_time, single=True), list_schema(TIME_SCHEMA, single=True, least=1)),
    Field("minutes", integer(0, _DAY_MINUTES), {"type": "integer", "minimum": 0, "maximum": _DAY_MINUTES}),
    Field("essential", boolean, {"type": "boolean"}),
    Field("platform", identifier, IDENTIFIER_SCHEMA),
    Field("counts", choice(*COUNTS), {"enum": list(COUNTS)}),
    Field("open", web_address, WEB_ADDRESS_SCHEMA),
    *WHEN,
    Field(
        "rotation",
        _rotation,
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
