"""`inbox:` of config.yaml: which accounts are read, when people work, and how long a message may wait."""

from __future__ import annotations

from cmdaily.domain.inbox.message import URGENCIES
from cmdaily.files.cache.serialise import pack_schedule
from cmdaily.files.config.listening import KEY, USUAL_HOURS
from cmdaily.files.config.scheduler import (
    DAYS,
    HOURS_SCHEMA,
    TOLERANCE_SCHEMA,
    read_hours,
    read_tolerance,
    schedule_of,
)
from cmdaily.files.routines.schedules import Scheduler
from cmdaily.files.yaml.fields import LONGEST_NAME, Field, list_of, list_schema, read_record, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.files.yaml.nodes import Node
    from cmdaily.files.yaml.problems import ProblemReport

LONGEST_WORD = 100
_WORD_SCHEMA = {"type": "string", "minLength": 1, "maxLength": LONGEST_WORD}
_NAME_SCHEMA = {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME}
_WORDS = list_of(text(LONGEST_WORD), single=True)

WITHIN = tuple(Field(name, read_tolerance, TOLERANCE_SCHEMA) for name in URGENCIES)
WORDS = tuple(Field(name, _WORDS, list_schema(_WORD_SCHEMA, single=True)) for name in URGENCIES)


def listening_field() -> Field:
    """The key of config.yaml."""
    fields = _fields()
    properties = {field.name: field.schema for field in fields}
    return Field(KEY, _inbox, {"type": "object", "properties": properties, "additionalProperties": False})


def _fields() -> tuple[Field, ...]:
    return (
        Field("accounts", list_of(text(LONGEST_NAME), single=True), list_schema(_NAME_SCHEMA, single=True)),
        Field("hours", read_hours, HOURS_SCHEMA),
        *DAYS,
        Field("within", _part(WITHIN), _schema(WITHIN)),
        Field("words", _part(WORDS), _schema(WORDS)),
    )


def _schema(fields: tuple[Field, ...]) -> dict[str, Any]:
    properties = {field.name: field.schema for field in fields}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _part(fields: tuple[Field, ...]) -> Any:
    def read(node: Node, report: ProblemReport) -> tuple[tuple[str, Any], ...] | None:
        record = read_record(node, fields, report, "config_file.unknown_key")
        return tuple(record.values.items()) if record else None

    return read


def _inbox(node: Node, report: ProblemReport) -> tuple[Any, ...] | None:
    record = read_record(node, _fields(), report, "config_file.unknown_key")
    if record is None:
        return None
    return (
        record.get("accounts"),
        record.get("hours", USUAL_HOURS),
        pack_schedule(schedule_of(record, Scheduler(report))),
        record.get("within", ()),
        record.get("words", ()),
    )
