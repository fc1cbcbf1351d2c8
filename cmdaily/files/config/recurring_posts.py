"""`posts:` of config.yaml: texts that go out again and again, at wall-clock times."""

from __future__ import annotations

from cmdaily.domain.scheduler.recurring_post import RecurringPost
from cmdaily.domain.scheduler.timetable import Recurring
from cmdaily.files.cache.serialise import pack_schedule, settled, unpack_schedule
from cmdaily.files.config.scheduler import DAYS, TOLERANCE_SCHEMA, read_tolerance, schedule_of, scheduled_list
from cmdaily.files.yaml.fields import (
    IDENTIFIER_SCHEMA,
    LONGEST_NAME,
    TIME_SCHEMA,
    WEB_ADDRESS_SCHEMA,
    Field,
    clock_time,
    identifier,
    list_of,
    list_schema,
    text,
    web_address,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.files.routines.schedules import Scheduler
    from cmdaily.files.yaml.fields import Record
    from cmdaily.files.yaml.nodes import Node
    from cmdaily.files.yaml.problems import ProblemReport

USUAL_TOLERANCE = 60
"""Minutes after which a post that was missed is not sent any more, unless the file says so."""
LONGEST_TEXT = 20_000
_MOST_POSTS = 100
_TEXTS = list_of(text(LONGEST_TEXT), single=True)
_NAMES = list_of(text(LONGEST_NAME), single=True)
_TEXT_SCHEMA = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}
_NAME_SCHEMA = {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME}

POST = (
    Field("id", identifier, IDENTIFIER_SCHEMA, required=True),
    Field(
        "at", list_of(clock_time, single=True), list_schema(TIME_SCHEMA, single=True, least=1), required=True
    ),
    *DAYS,
    Field("text", _TEXTS, list_schema(_TEXT_SCHEMA, single=True, least=1), required=True),
    Field("to", _NAMES, list_schema(_NAME_SCHEMA, single=True, least=1), required=True),
    Field("link", web_address, WEB_ADDRESS_SCHEMA),
    Field("late", read_tolerance, TOLERANCE_SCHEMA),
)


def posts_field() -> Field:
    """The key of config.yaml."""
    one = {
        "type": "object",
        "properties": {field.name: field.schema for field in POST},
        "required": [field.name for field in POST if field.required],
        "additionalProperties": False,
    }
    return Field("posts", _posts, list_schema(one))


def _posts(node: Node, report: ProblemReport) -> tuple[Any, ...] | None:
    return scheduled_list(
        node,
        report,
        POST,
        _packed,
        most=_MOST_POSTS,
        unknown="on_time_file.unknown_post_key",
        twice="on_time_file.post_twice",
    )


def _packed(record: Record, scheduler: Scheduler) -> tuple[Any, ...]:
    return (
        record.get("id", ""),
        pack_schedule(schedule_of(record, scheduler)),
        record.get("at", ()),
        record.get("late", USUAL_TOLERANCE),
        record.get("text", ()),
        record.get("to", ()),
        record.get("link", ""),
    )


def unpack_posts(packed: tuple[Any, ...], holidays: str | None) -> tuple[RecurringPost, ...]:
    """The recurring posts, with the public holidays of config.yaml's country."""
    return tuple(
        RecurringPost(
            Recurring(name, settled(unpack_schedule(schedule), holidays), times, tolerance), texts, to, link
        )
        for name, schedule, times, tolerance, texts, to, link in packed
    )
