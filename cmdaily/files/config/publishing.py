"""Publishing settings of config.yaml: spending limit, embargoes, secrets, patience."""

from __future__ import annotations

from cmdaily.files.yaml.fields import Field, date_in, integer, list_of, list_schema, read_record, scalar, text
from cmdaily.files.yaml.problems import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.files.yaml.nodes import Node
    from cmdaily.files.yaml.problems import ProblemReport

MOST_DOLLARS = 10_000
LONGEST_COMMAND = 1000
LONGEST_WORD = 200
LONGEST_WAIT = 300


def speaking_fields() -> tuple[Field, ...]:
    """The fields, for `config_fields`."""
    return (
        Field(
            "limits", _limits, _object({"spend": {"type": "number", "minimum": 0, "maximum": MOST_DOLLARS}})
        ),
        Field("me", text(LONGEST_WORD), {"type": "string"}),
        Field("embargoes", list_of(_embargo), list_schema(_EMBARGO_SCHEMA)),
        Field("secret_command", text(LONGEST_COMMAND), {"type": "string"}),
        Field(
            "timeout", integer(1, LONGEST_WAIT), {"type": "integer", "minimum": 1, "maximum": LONGEST_WAIT}
        ),
    )


def _object(properties: dict[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return schema | ({"required": list(required)} if required else {})


def _limits(node: Node, report: ProblemReport) -> tuple[tuple[str, int], ...] | None:
    record = read_record(node, (Field("spend", _dollars, {}),), report, "config_file.unknown_key")
    return tuple(record.values.items()) if record else None


def _dollars(node: Node, report: ProblemReport) -> int | None:
    """An amount in US dollars, given back in millionths."""
    from decimal import Decimal, InvalidOperation

    found = scalar(node, report)
    if found is None:
        return None
    try:
        amount = Decimal(found.removeprefix("$"))
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or not 0 <= amount <= MOST_DOLLARS:
        report.add(node, "speaking_file.dollars", text=quoted(found), most=MOST_DOLLARS)
        return None
    return int(amount * 1_000_000)


_WORDS_SCHEMA = list_schema({"type": "string"}, single=True)
_EMBARGO_SCHEMA = _object({"words": _WORDS_SCHEMA, "until": {"type": "string"}}, ("words", "until"))


def _embargo(node: Node, report: ProblemReport) -> tuple[tuple[str, ...], str] | None:
    """The words, and the wall-clock time until which they are not published, in ISO 8601 to the minute."""
    fields = (
        Field("words", list_of(text(LONGEST_WORD), single=True), {}, required=True),
        Field("until", _wall_clock, {}, required=True),
    )
    record = read_record(node, fields, report, "config_file.unknown_key")
    if record is None or len(record.values) != len(fields):
        return None
    return record.get("words"), record.get("until")


def _wall_clock(node: Node, report: ProblemReport) -> str | None:
    from datetime import datetime

    found = scalar(node, report)
    if found is None:
        return None
    try:
        moment = datetime.fromisoformat(found)
        if len(found) < 10 or found[4:5] != "-" or moment.tzinfo is not None:
            raise ValueError
    except ValueError:
        report.add(node, "speaking_file.moment", text=quoted(found))
        return None
    if date_in(moment.date().isoformat(), node, report) is None:
        return None
    return moment.isoformat(timespec="minutes")
