"""Routine values: what one key of a routine may hold, read from its place in the file."""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.recurrence.grammar import NotUnderstoodError, after_of, event_of, pattern_of
from cmdaily.domain.recurrence.rrule_text import rule_of
from cmdaily.domain.recurrence.weekly import WEEKDAYS
from cmdaily.files.yaml.fields import choice, clock_time, date_in, integer, list_of, scalar
from cmdaily.files.yaml.nodes import Node, Scalar, Sequence
from cmdaily.files.yaml.problems import guess, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cmdaily.domain.recurrence import Pattern
    from cmdaily.domain.recurrence.special import RRule
    from cmdaily.files.yaml.problems import ProblemReport

NO_HOLIDAYS = "none"

FARTHEST = 3660
FARTHEST_WORKING = 260
PARTS = ("morning", "afternoon", "evening")
MOVES = {"next working day": 1, "previous working day": -1}


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


def read_spans(node: Node, report: ProblemReport) -> tuple[tuple[date, date], ...] | None:
    """Dates and spans, one or a list; a name such as `holidays.ics` stands for the days of that calendar file."""
    items = node.items if isinstance(node, Sequence) else (node,)
    if not any(isinstance(item, Scalar) and item.text.strip().endswith(".ics") for item in items):
        found: tuple[tuple[date, date], ...] | None = list_of(read_span, single=True)(node, report)
        return found
    from cmdaily.files.routines.calendar_files import SUFFIX, spans_of

    spans: list[tuple[date, date]] = []
    for item in items:
        written = item.text.strip() if isinstance(item, Scalar) else ""
        if written.endswith(SUFFIX):
            spans += spans_of(written, item, report) or ()
        else:
            span = read_span(item, report)
            spans += [span] if span else []
    return tuple(spans)


def read_slot(node: Node, report: ProblemReport) -> str | None:
    """A wall-clock time; one with a zone behind it is told where a zone belongs."""
    written = node.text.strip() if isinstance(node, Scalar) else ""
    match = re.fullmatch(r"([0-9]{1,2}:[0-9]{2}) ?([A-Za-z][A-Za-z_+/0-9:-]*)", written)
    if match and match[2].lower() not in ("am", "pm"):
        report.add(node, "routine_file.slot_zone", text=quoted(written), time=match[1], zone=match[2])
        return None
    found: str | None = clock_time(node, report)
    return found


def read_zone(node: Node, report: ProblemReport) -> str | None:
    """A time zone of the IANA database, such as Europe/Paris or UTC."""
    from zoneinfo import available_timezones

    written = scalar(node, report)
    if written is None:
        return None
    known = available_timezones()
    if written in known:
        return written
    cities = {name.rpartition("/")[2].replace("_", " "): name for name in sorted(known)}
    close = guess(written, known) or cities.get(guess(written, cities), "")
    report.add(
        node, "routine_file.zone_guess" if close else "routine_file.zone", text=quoted(written), guess=close
    )
    return None


def read_asked(node: Node, report: ProblemReport) -> str | None:
    """The name of a metric."""
    from cmdaily.domain.figures.metric import CATALOGUE, is_name

    written = scalar(node, report)
    if written is None:
        return None
    known = CATALOGUE.get(written)
    if known is not None and (known.own or known.formula):
        report.add(node, "routine_file.asks_counted", name=written)
        return None
    if not is_name(written):
        report.add(node, "routine_file.asks", text=quoted(written))
        return None
    return written


def read_all_asked(node: Node, report: ProblemReport) -> tuple[str, ...] | None:
    """The names of metrics, each once."""
    from cmdaily.files.routines.networks import distinct

    return distinct(node, list_of(read_asked, single=True)(node, report), report)


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


def read_mappings(node: Node, report: ProblemReport) -> tuple[Node, ...] | None:
    """A list that is read further by whoever asked for it."""
    if not isinstance(node, Sequence):
        report.add(node, "yaml_file.not_list")
        return None
    if not node.items:
        report.add(node, "yaml_file.list_empty")
        return None
    return tuple(node.items)
