"""Routine values: what one key of a routine may hold, read from its place in the file."""

from __future__ import annotations

import re

from cmdaily.domain.recurrence.grammar import NotUnderstoodError, after_of, event_of, pattern_of
from cmdaily.domain.recurrence.rrule_text import rule_of
from cmdaily.domain.recurrence.weekly import WEEKDAYS
from cmdaily.files.yaml.fields import choice, date_in, identifier, integer, list_of, scalar, whole_number
from cmdaily.files.yaml.nodes import Node, Scalar, Sequence
from cmdaily.files.yaml.problems import quoted

TYPE_CHECKING = False
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

MOST_TIMES = 999
DAY_MINUTES = 24 * 60
FARTHEST = 3660
FARTHEST_WORKING = 260
PARTS = ("morning", "afternoon", "evening")
MOVES = {"next working day": 1, "previous working day": -1}
LONGEST_CYCLE = 366


def read_every(node: Node, report: ProblemReport) -> Pattern | None:
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


def read_after(node: Node, report: ProblemReport) -> Pattern | None:
    """A delay, such as `3 days`."""
    written = scalar(node, report)
    try:
        return None if written is None else after_of(written)
    except NotUnderstoodError as error:
        report.add(node, error.key, **error.values)
        return None


def read_rrule(node: Node, report: ProblemReport) -> tuple[RRule, date | None] | None:
    """An RRULE and the day of its UNTIL."""
    written = scalar(node, report)
    try:
        return None if written is None else rule_of(written)
    except NotUnderstoodError as error:
        report.add(node, error.key, **error.values)
        return None


def read_span(node: Node, report: ProblemReport) -> tuple[date, date] | None:
    """One date, or `2026-08-01 to 2026-08-15`, or `2026-08-01..2026-08-15`."""
    written = scalar(node, report)
    if written is None:
        return None
    first, to, last = written.replace("..", " to ").partition(" to ")
    begin = date_in(first.strip(), node, report)
    end = date_in(last.strip(), node, report) if to else begin
    if begin is None or end is None:
        return None
    if begin > end:
        report.add(node, "routine_file.span_backwards", text=quoted(written))
        return None
    return begin, end


def read_offset(node: Node, report: ProblemReport) -> tuple[int, bool] | None:
    """`-7`, or `-5 working`: a number of days, and whether only working days count."""
    written = scalar(node, report)
    if written is None:
        return None
    match = re.fullmatch(r"([+-]?[0-9]{1,3}) working(?: days?)?", written)
    if match and 1 <= abs(int(match[1])) <= FARTHEST_WORKING:
        return int(match[1]), True
    if match:
        values = {"text": quoted(match[1]), "least": -FARTHEST_WORKING, "most": FARTHEST_WORKING}
        report.add(node, "yaml_file.number_range", **values)
        return None
    number: int | None = integer(-FARTHEST, FARTHEST)(node, report)
    return None if number is None else (number, False)


def read_event(node: Node, report: ProblemReport) -> date | Pattern | None:
    """A date, or the words of a day that comes again: `easter`, `month on first monday`."""
    written = scalar(node, report)
    if written is None:
        return None
    try:
        found = event_of(written)
    except NotUnderstoodError as error:
        report.add(node, error.key, **error.values)
        return None
    return date_in(written, node, report) if found is None else found


def read_minutes(node: Node, report: ProblemReport) -> int | None:
    """Whole minutes, `2h30`, or a span: the plan of `5-10` is the upper end."""
    written = scalar(node, report)
    if written is None:
        return None
    span = re.fullmatch(r"([0-9]{1,4}) ?- ?([0-9]{1,4})", written)
    if span and int(span[1]) < int(span[2]) <= DAY_MINUTES:
        return int(span[2])
    hours = re.fullmatch(r"(?:([0-9]{1,2}) ?h)? ?(?:([0-9]{1,4})(?: ?m(?:in)?)?)?", written)
    if hours and (hours[1] or not written.isdigit()):
        total = int(hours[1] or 0) * 60 + int(hours[2] or 0)
        if total <= DAY_MINUTES:
            return total
        report.add(node, "yaml_file.number_range", text=quoted(written), least=0, most=DAY_MINUTES)
        return None
    number: int | None = integer(0, DAY_MINUTES)(node, report)
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


def read_times(node: Node, report: ProblemReport) -> tuple[int, int] | None:
    """`3`, `3-5`, `at most 2` or `all`: the least that is asked for, and the most where the file gives one.

    The least of `at most` is 0, and so are both of `all`.
    """
    written = node.text.strip() if isinstance(node, Scalar) else ""
    if written == "all":
        return ALL, 0
    span = re.fullmatch(r"(?:([0-9]{1,3}) ?- ?|at most )([0-9]{1,3})", written)
    if span and (int(span[1]) if span[1] else 0) < int(span[2]) and span[1] not in ("0", "00", "000"):
        return int(span[1] or 0), int(span[2])
    number: int | None = integer(1, MOST_TIMES)(node, report)
    return None if number is None else (number, 0)


def read_rotation(node: Node, report: ProblemReport) -> tuple[int, int] | tuple[str, ...] | None:
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
    if not 1 <= numbers[0] <= numbers[1] <= LONGEST_CYCLE:
        report.add(node, "routine_file.rotation_range", text=quoted(written), most=LONGEST_CYCLE)
        return None
    return numbers[0], numbers[1]


def read_mappings(node: Node, report: ProblemReport) -> tuple[Node, ...] | None:
    """A list that is read further by whoever asked for it."""
    if not isinstance(node, Sequence):
        report.add(node, "yaml_file.not_list")
        return None
    if not node.items:
        report.add(node, "yaml_file.list_empty")
        return None
    return tuple(node.items)
