"""`inbox:` of config.yaml: which accounts are read, when people work, and how long a message may wait."""

from __future__ import annotations

from cmdaily.domain.inbox.message import COMPLAINT, OTHER, QUESTION, THANKS, URGENCIES
from cmdaily.domain.record import frozen, replace
from cmdaily.domain.recurrence.weekly import WORKING_WEEK, Weekly
from cmdaily.domain.time.wall_clock import Hours
from cmdaily.files.cache.serialise import pack_schedule, settled, unpack_schedule
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

    from cmdaily.domain.recurrence import Schedule
    from cmdaily.files.yaml.nodes import Node
    from cmdaily.files.yaml.problems import ProblemReport

KEY = "inbox"
USUAL_HOURS = ("09:00", "18:00")
USUAL_MINUTES = ((COMPLAINT, 60), (QUESTION, 240), (THANKS, 1440), (OTHER, 1440))
LONGEST_WORD = 100
_WORD_SCHEMA = {"type": "string", "minLength": 1, "maxLength": LONGEST_WORD}
_NAME_SCHEMA = {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME}
_WORDS = list_of(text(LONGEST_WORD), single=True)

WITHIN = tuple(Field(name, read_tolerance, TOLERANCE_SCHEMA) for name in URGENCIES)
WORDS = tuple(Field(name, _WORDS, list_schema(_WORD_SCHEMA, single=True)) for name in URGENCIES)


@frozen
class Listening:
    """How messages are read and awaited.

    `accounts` are those that are read, None for all. `hours` are the working hours on the days of `days`. `minutes` are
    the working minutes that a message of each urgency may wait. `words` are the
    words that make a message one of an urgency, whatever the model tells, in the order in which they are tried.
    """

    accounts: tuple[str, ...] | None
    hours: Hours
    days: Schedule
    minutes: tuple[tuple[str, int], ...]
    words: tuple[tuple[str, tuple[str, ...]], ...]


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


def unpack_listening(
    packed: tuple[Any, ...] | None, days_off: tuple[tuple[int, int], ...], holidays: str | None
) -> Listening:
    """The settings of config.yaml with its days off and the public holidays of its country; the usual ones for None."""
    from datetime import date

    from cmdaily.domain.recurrence import Schedule

    accounts, hours, schedule, within, words = packed or (None, USUAL_HOURS, None, (), ())
    days = unpack_schedule(schedule) if schedule is not None else Schedule(Weekly(WORKING_WEEK))
    days = settled(days, holidays)
    off = tuple((date.fromordinal(first), date.fromordinal(last)) for first, last in days_off)
    said = dict(words)
    return Listening(
        accounts,
        Hours(*hours),
        replace(days, excluded=(*days.excluded, *off)),
        tuple((dict(USUAL_MINUTES) | dict(within)).items()),
        tuple((name, tuple(said[name])) for name in URGENCIES if said.get(name)),
    )
