"""Scheduler settings of config.yaml: reminders, quiet hours, days off, backups.

Everything is read into plain tuples (docs/decisions/0005-parsed-cache.md) and made into values by the functions
whose names begin with `unpack`.
"""

from __future__ import annotations

from cmdaily.domain.record import replace
from cmdaily.domain.recurrence.weekly import WORKING_WEEK, Weekly
from cmdaily.domain.scheduler.reminder import (
    ALWAYS,
    DESKTOP,
    ESSENTIAL_OPEN,
    OPEN,
    OVERDUE,
    SUMMARY,
    TERMINAL,
    TOKEN_EXPIRES,
    USUAL_SAYING,
    USUAL_TOLERANCE,
    WAITING,
    Reminder,
    shown_channel,
)
from cmdaily.domain.scheduler.timetable import Recurring
from cmdaily.domain.time.wall_clock import Hours
from cmdaily.errors import UsageError
from cmdaily.files.cache.serialise import pack_schedule, settled, unpack_schedule
from cmdaily.files.routines.fields import EXCEPT, PATTERN_KEYS, WHEN
from cmdaily.files.routines.schedules import Scheduler
from cmdaily.files.yaml.fields import (
    TIME_SCHEMA,
    UNDETERMINED,
    Field,
    choice,
    clock_time,
    integer,
    list_of,
    list_schema,
    localized,
    localized_schema,
    read_record,
    scalar,
)
from cmdaily.files.yaml.nodes import Sequence
from cmdaily.files.yaml.problems import guess, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence as SequenceOf
    from datetime import date
    from typing import Any

    from cmdaily.domain.recurrence import Schedule
    from cmdaily.files.yaml.fields import Record
    from cmdaily.files.yaml.nodes import Node
    from cmdaily.files.yaml.problems import ProblemReport

    DateRanges = tuple[tuple[date, date], ...]

CONDITIONS = (ALWAYS, OPEN, ESSENTIAL_OPEN, TOKEN_EXPIRES, WAITING, OVERDUE)
USUAL_BACKUPS = 7
MOST_BACKUPS = 1000
_MOST_REMINDERS = 100
_LONGEST_SAYING = 500
_LONGEST_ADDRESS = 2000


def read_hours(node: Node, report: ProblemReport) -> tuple[str, str] | None:
    """`20:00-07:00`: from the first time up to the second, over midnight where that is earlier."""
    written = scalar(node, report)
    if written is None:
        return None
    start, dash, end = written.partition("-")
    times = (_clock(start), _clock(end))
    if not dash or None in times:
        report.add(node, "on_time_file.hours", text=quoted(written))
        return None
    if times[0] == times[1]:
        report.add(node, "on_time_file.hours_empty", text=quoted(written))
        return None
    return times[0] or "", times[1] or ""


def _clock(written: str) -> str | None:
    hour, colon, minute = written.strip().partition(":")
    plain = hour.isascii() and hour.isdigit() and minute.isascii() and minute.isdigit()
    if not plain or not colon or len(hour) > 2 or len(minute) != 2 or int(hour) > 23 or int(minute) > 59:
        return None
    return f"{int(hour):02}:{minute}"


def read_tolerance(node: Node, report: ProblemReport) -> int | None:
    """`90m`, `2h`: minutes."""
    from cmdaily.domain.time.durations import parse_duration

    written = scalar(node, report)
    if written is None:
        return None
    try:
        return -(-parse_duration(written) // 60)
    except UsageError:
        report.add(node, "on_time_file.tolerance", text=quoted(written))
        return None


def read_channel(node: Node, report: ProblemReport) -> str | None:
    """`terminal`, `desktop`, or an address that Apprise understands. What is wrong is said without showing it."""
    written = scalar(node, report)
    if written is None or written in (TERMINAL, DESKTOP):
        return written
    if "://" not in written:
        close = guess(written, (TERMINAL, DESKTOP))
        key = "on_time_file.channel_guess" if close else "on_time_file.channel"
        report.add(node, key, text=quoted(written), guess=close)
        return None
    from cmdaily.files.config.apprise_address import service_of

    if len(written) <= _LONGEST_ADDRESS and service_of(written) is not None:
        return written
    report.add(node, "on_time_file.address", scheme=quoted(shown_channel(written)))
    return None


HOURS_SCHEMA: dict[str, Any] = {
    "type": "string",
    "pattern": "^[0-9]{1,2}:[0-9]{2} *- *[0-9]{1,2}:[0-9]{2}$",
}
CHANNEL_SCHEMA: dict[str, Any] = {"type": "string", "pattern": "^(terminal|desktop|[a-z0-9]+://.+)$"}
TOLERANCE_SCHEMA: dict[str, Any] = {"type": "string", "pattern": "^[0-9hms ]+(in)?$"}
DAYS = tuple(
    EXCEPT if field.name == "except" else field
    for field in WHEN
    if field.name in ("every", "rrule", "from", "until", "except", "holidays")
)
"""The keys that say on which days."""
_DAYS_OFF = EXCEPT

REMINDER = (
    Field(
        "at", list_of(clock_time, single=True), list_schema(TIME_SCHEMA, single=True, least=1), required=True
    ),
    *DAYS,
    Field("when", choice(*CONDITIONS), {"enum": list(CONDITIONS)}),
    Field("say", localized(_LONGEST_SAYING), localized_schema(_LONGEST_SAYING)),
    Field("to", list_of(read_channel, single=True), list_schema(CHANNEL_SCHEMA, single=True, least=1)),
    Field("late", read_tolerance, TOLERANCE_SCHEMA),
)


def _reminders(node: Node, report: ProblemReport) -> tuple[Any, ...] | None:
    if not isinstance(node, Sequence):
        report.add(node, "yaml_file.not_list")
        return None
    if len(node.items) > _MOST_REMINDERS:
        report.add(node, "yaml_file.list_long", n=len(node.items), most=_MOST_REMINDERS)
        return None
    scheduler = Scheduler(report)
    records = [read_record(item, REMINDER, report, "on_time_file.unknown_key") for item in node.items]
    found = [record for record in records if record is not None]
    return tuple(_reminder(record, scheduler) for record in found) if len(found) == len(records) else None


def _reminder(record: Record, scheduler: Scheduler) -> tuple[Any, ...]:
    usual = USUAL_SAYING.get(record.get("when"), SUMMARY)
    return (
        pack_schedule(schedule_of(record, scheduler)),
        record.get("at", ()),
        record.get("late", USUAL_TOLERANCE),
        record.get("when", ALWAYS),
        record.get("say", ((UNDETERMINED, usual),)),
        record.get("to", (TERMINAL,)),
    )


def schedule_of(record: Record, scheduler: Scheduler) -> Schedule:
    """The days that a record's keys say; working days where none says so."""
    scheduler.check(record)
    schedule = scheduler.schedule((record,))
    if any(record.has(name) for name in PATTERN_KEYS):
        return schedule
    return replace(schedule, pattern=Weekly(WORKING_WEEK))


def fields() -> tuple[Field, ...]:
    """The keys of config.yaml that this module reads."""
    reminder = {
        "type": "object",
        "properties": {field.name: field.schema for field in REMINDER},
        "required": ["at"],
        "additionalProperties": False,
    }
    return (
        Field("reminders", _reminders, list_schema(reminder)),
        Field(
            "remind_to",
            list_of(read_channel, single=True),
            list_schema(CHANNEL_SCHEMA, single=True, least=1),
        ),
        Field("quiet", read_hours, HOURS_SCHEMA),
        Field("days_off", _pack_spans, _DAYS_OFF.schema),
        Field(
            "backups", integer(0, MOST_BACKUPS), {"type": "integer", "minimum": 0, "maximum": MOST_BACKUPS}
        ),
    )


def _pack_spans(node: Node, report: ProblemReport) -> tuple[tuple[int, int], ...] | None:
    spans: DateRanges | None = _DAYS_OFF.read(node, report)
    return None if spans is None else tuple((first.toordinal(), last.toordinal()) for first, last in spans)


def check(record: Record, report: ProblemReport) -> None:
    """Report what no single key shows: a reminder that the quiet hours would always swallow."""
    if record.get("quiet") is None or not record.has("reminders"):
        return
    quiet = Hours(*record.get("quiet"))
    node = record.value_place("reminders")
    for item, packed in zip(getattr(node, "items", ()), record.get("reminders", ()), strict=False):
        _, times, tolerance, *_ = packed
        for clock in times:
            if quiet.minutes_left(clock) > tolerance:
                place = item.entries["at"][1]
                report.add(place, "on_time_file.always_quiet", at=clock, start=quiet.start, end=quiet.end)


def unpack_reminders(
    packed: tuple[Any, ...], days_off: tuple[tuple[int, int], ...], holidays: str | None
) -> tuple[Reminder, ...]:
    """The reminders of config.yaml, with its days off and the public holidays of its country."""
    from datetime import date

    off = tuple((date.fromordinal(first), date.fromordinal(last)) for first, last in days_off)
    made: dict[str, Reminder] = {}
    for schedule, times, tolerance, when, say, to in packed:
        name = _name((schedule, times, when, say), made)
        days = settled(unpack_schedule(schedule), holidays)
        days = replace(days, excluded=(*days.excluded, *off))
        made[name] = Reminder(Recurring(name, days, times, tolerance), when, say, to)
    return tuple(made.values())


def _name(thing: object, taken: dict[str, Any]) -> str:
    """A name that stays while the reminder says the same at the same times, wherever it stands in the list."""
    from hashlib import sha256

    short = sha256(repr(thing).encode("utf-8", "replace")).hexdigest()[:12]
    number = 1
    while (name := f"{short}-{number}") in taken:
        number += 1
    return name


def scheduled_list(
    node: Node,
    report: ProblemReport,
    fields: SequenceOf[Field],
    pack: Callable[[Record, Scheduler], tuple[Any, ...]],
    *,
    most: int,
    unknown: str,
    twice: str,
) -> tuple[Any, ...] | None:
    """A list of mappings that come on time, each packed; their first field names them, and no name stands twice.

    `unknown` and `twice` are the message keys for an unknown key and for a name that stands there already."""
    if not isinstance(node, Sequence):
        report.add(node, "yaml_file.not_list")
        return None
    if len(node.items) > most:
        report.add(node, "yaml_file.list_long", n=len(node.items), most=most)
        return None
    scheduler, identity = Scheduler(report), fields[0].name
    packed: list[tuple[Any, ...]] = []
    taken: set[str] = set()
    for item in node.items:
        record = read_record(item, fields, report, unknown)
        if record is None:
            continue
        name = record.get(identity, "")
        if name in taken:
            report.add(record.value_place(identity), twice, name=quoted(name))
        taken.add(name)
        packed.append(pack(record, scheduler))
    return tuple(packed)
