"""`reports:` of config.yaml: reports that are written and sent on time."""

from __future__ import annotations

from cmdaily.domain.report.report import BEFORE, COMPARED, PARTS
from cmdaily.domain.report.scheduled import SPANS, ScheduledReport
from cmdaily.domain.report.span import WEEK
from cmdaily.domain.scheduler.reminder import TERMINAL
from cmdaily.domain.scheduler.timetable import Recurring
from cmdaily.files.cache.serialise import pack_schedule, settled, unpack_schedule
from cmdaily.files.config.scheduler import CHANNEL_SCHEMA, DAYS, read_channel, schedule_of, scheduled_list
from cmdaily.files.yaml.fields import (
    IDENTIFIER_SCHEMA,
    LONGEST_NAME,
    TIME_SCHEMA,
    Field,
    boolean,
    choice,
    clock_time,
    identifier,
    list_of,
    list_schema,
    text,
)
from cmdaily.locale import LANGUAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.files.routines.schedules import Scheduler
    from cmdaily.files.yaml.fields import Record
    from cmdaily.files.yaml.nodes import Node
    from cmdaily.files.yaml.problems import ProblemReport

KEY = "reports"
FORMS = ("html", "pdf", "markdown", "text", "csv", "json")
TOLERANCE = 3 * 24 * 60
"""Minutes after which a report is not sent any more: a computer that slept over a weekend still sends it."""
_MOST = 50
_ACCOUNT_SCHEMA = {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME}

REPORT = (
    Field("name", identifier, IDENTIFIER_SCHEMA, required=True),
    Field("at", clock_time, TIME_SCHEMA, required=True),
    *DAYS,
    Field("span", choice(*SPANS), {"enum": list(SPANS)}),
    Field("format", choice(*FORMS), {"enum": list(FORMS)}),
    Field("to", list_of(read_channel, single=True), list_schema(CHANNEL_SCHEMA, single=True, least=1)),
    Field("review", boolean, {"type": "boolean"}),
    Field("compare", choice(*COMPARED), {"enum": list(COMPARED)}),
    Field("for", list_of(text(LONGEST_NAME), single=True), list_schema(_ACCOUNT_SCHEMA, single=True)),
    Field("sections", list_of(choice(*PARTS), single=True), list_schema({"enum": list(PARTS)}, single=True)),
    Field("template", identifier, IDENTIFIER_SCHEMA),
    Field("language", choice(*LANGUAGES), {"enum": list(LANGUAGES)}),
)


def reports_field() -> Field:
    """The key of config.yaml."""
    one = {
        "type": "object",
        "properties": {field.name: field.schema for field in REPORT},
        "required": [field.name for field in REPORT if field.required],
        "additionalProperties": False,
    }
    return Field(KEY, _reports, list_schema(one))


def _reports(node: Node, report: ProblemReport) -> tuple[Any, ...] | None:
    return scheduled_list(
        node,
        report,
        REPORT,
        _packed,
        most=_MOST,
        unknown="on_time_file.unknown_report_key",
        twice="on_time_file.report_twice",
    )


def _packed(record: Record, scheduler: Scheduler) -> tuple[Any, ...]:
    return (
        record.get("name", ""),
        pack_schedule(schedule_of(record, scheduler)),
        record.get("at", "00:00"),
        record.get("span", WEEK),
        record.get("format", FORMS[0]),
        record.get("to", (TERMINAL,)),
        record.get("review", False),
        record.get("compare", BEFORE),
        record.get("for", ()),
        record.get("sections", PARTS),
        record.get("template", ""),
        record.get("language", ""),
    )


def unpack_reports(packed: tuple[Any, ...], holidays: str | None) -> tuple[ScheduledReport, ...]:
    """The reports of config.yaml, with the public holidays of its country."""
    return tuple(
        ScheduledReport(
            Recurring(name, settled(unpack_schedule(schedule), holidays), (at,), TOLERANCE), *rest
        )
        for name, schedule, at, *rest in packed
    )
