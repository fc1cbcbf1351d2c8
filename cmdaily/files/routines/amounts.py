"""Amounts of an action: `times:`, `per:` and `minutes:`, and whose turn it is."""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.record import frozen
from cmdaily.files.yaml.fields import integer, list_of, scalar, text, whole_number
from cmdaily.files.yaml.nodes import Mapping, Node, Scalar, Sequence
from cmdaily.files.yaml.problems import guess, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.files.yaml.problems import ProblemReport

PERIODS = ("day", "week", "month")
ALL = 0
"""What `times: all` is read as."""

MOST_TIMES = 999
DAY_MINUTES = 24 * 60
SPREAD_MINUTES = 31 * DAY_MINUTES
LONGEST_PERIOD = 12
"""The most weeks of `per: N weeks`."""
LONGEST_CYCLE = 366
LONGEST_PERSON = 40
MOST_PEOPLE = 50


@frozen
class Budget:
    """Minutes of a whole period, spread over the days that are left of it."""

    period: str
    minutes: int


@frozen
class People:
    """Whose turn it is: each of the people for so many days."""

    names: tuple[str, ...]
    turn: int


def read_period(node: Node, report: ProblemReport) -> str | None:
    """`day`, `week`, `month`, or `2 weeks`."""
    written = scalar(node, report)
    if written is None or written in PERIODS:
        return written
    match = re.fullmatch(r"([0-9]{1,2}) weeks?", written)
    if match and 1 <= int(match[1]) <= LONGEST_PERIOD:
        return "week" if int(match[1]) == 1 else f"{int(match[1])} weeks"
    close = guess(written, (*PERIODS, "2 weeks"))
    key = "yaml_file.not_choice_guess" if close else "yaml_file.not_choice"
    report.add(node, key, text=quoted(written), guess=close, known=", ".join((*PERIODS, "2 weeks")))
    return None


def read_minutes(node: Node, report: ProblemReport) -> int | None:
    """Whole minutes, `2h30`, or a span: the plan of `5-10` is the upper end."""
    return _minutes(node, report, DAY_MINUTES)


def _minutes(node: Node, report: ProblemReport, most: int) -> int | None:
    written = scalar(node, report)
    if written is None:
        return None
    span = re.fullmatch(r"([0-9]{1,5}) ?- ?([0-9]{1,5})", written)
    if span and int(span[1]) < int(span[2]) <= most:
        return int(span[2])
    hours = re.fullmatch(r"(?:([0-9]{1,3}) ?h)? ?(?:([0-9]{1,5})(?: ?m(?:in)?)?)?", written)
    if hours and (hours[1] or not written.isdigit()):
        total = int(hours[1] or 0) * 60 + int(hours[2] or 0)
        if total <= most:
            return total
        report.add(node, "yaml_file.number_range", text=quoted(written), least=0, most=most)
        return None
    number: int | None = integer(0, most)(node, report)
    return number


def read_budget(node: Node, report: ProblemReport) -> int | Budget | None:
    """Minutes, or `{week: 240}`: those of a whole week, month or span of weeks."""
    if not isinstance(node, Mapping):
        return read_minutes(node, report)
    if len(node.entries) != 1:
        report.add(node, "routine_file.budget")
        return None
    (key, value) = next(iter(node.entries.values()))
    period = read_period(key, report)
    if period == "day":
        return read_minutes(value, report)
    minutes = _minutes(value, report, SPREAD_MINUTES)
    return None if period is None or minutes is None else Budget(period, minutes)


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


def read_rotation(node: Node, report: ProblemReport) -> tuple[int, int] | tuple[str, ...] | People | None:
    """`2 of 7`, the ids of actions that take turns, or `{people: [anna, ben], turn: 14 days}`."""
    if isinstance(node, Mapping):
        return _people(node, report)
    if isinstance(node, Sequence):
        return _members(node, report)
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


def _members(node: Sequence, report: ProblemReport) -> tuple[str, ...] | None:
    from cmdaily.files.yaml.fields import identifier, is_identifier

    words = [item.text.strip() for item in node.items if isinstance(item, Scalar)]
    if len(words) == len(node.items) > 1 and any(word and not is_identifier(word) for word in words):
        report.add(node, "routine_file.rotation_people", names=quoted(", ".join(words)))
        return None
    members: tuple[str, ...] | None = list_of(identifier)(node, report)
    if members is not None and len(members) < 2:
        report.add(node, "routine_file.rotation_short")
        return None
    return members


def _people(node: Mapping, report: ProblemReport) -> People | None:
    from cmdaily.files.yaml.fields import Field, read_record

    fields = (
        Field("people", list_of(text(LONGEST_PERSON)), {}, required=True),
        Field("turn", _turn, {}, required=True),
    )
    record = read_record(node, fields, report, "routine_file.unknown_people_key")
    names: tuple[str, ...] = record.get("people", ()) if record else ()
    turn: int = record.get("turn", 0) if record else 0
    if record is None or not names or not turn:
        return None
    if not 2 <= len(names) <= MOST_PEOPLE:
        report.add(record.value_place("people"), "routine_file.people_range", most=MOST_PEOPLE)
        return None
    return People(names, turn)


def _turn(node: Node, report: ProblemReport) -> int | None:
    written = scalar(node, report)
    if written is None:
        return None
    match = re.fullmatch(r"(?:([0-9]{1,3}) )?(day|week)s?", written)
    days = (int(match[1] or 1) * (7 if match[2] == "week" else 1)) if match else 0
    if not 1 <= days <= LONGEST_CYCLE:
        report.add(node, "routine_file.turn", text=quoted(written))
        return None
    return days
