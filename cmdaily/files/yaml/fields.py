"""Declarative fields of a YAML mapping: how each key is read, and what JSON Schema says of it.

A mapping of a file is read with a table of fields. Every problem goes to the report and the key
is left out, so that one mistake hides no other. The same tables make the JSON Schema
(cmdaily/files/routines/schema.py), and other parts of the configuration declare theirs with the same readers.
"""

from __future__ import annotations

from datetime import date

from cmdaily.domain.record import frozen
from cmdaily.domain.time.days import FIRST_DAY, LAST_DAY
from cmdaily.files.yaml.nodes import Mapping, Node, Scalar, Sequence
from cmdaily.files.yaml.problems import guess, quoted
from cmdaily.locale import LANGUAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence as SequenceOf
    from typing import Any

    from cmdaily.domain.routines.routine import Localized
    from cmdaily.files.yaml.problems import ProblemReport

    FieldReader = Callable[[Node, ProblemReport], Any]

UNDETERMINED = "und"
"""The language of a title written once for all languages (BCP 47)."""

LONGEST_TITLE = 200
LONGEST_NOTE = 2000
LONGEST_NAME = 64

_TRUE = ("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON")
_FALSE = ("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF")
_MOST_ITEMS = 1000


@frozen
class Field:
    """One key. `read` gives its value, or None after telling the report what is wrong."""

    name: str
    read: FieldReader
    schema: dict[str, Any]
    required: bool = False


class Record:
    """The values of a mapping that were right, and where each key and value stands."""

    def __init__(self, node: Mapping) -> None:
        self.node = node
        self.values: dict[str, Any] = {}

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a key, or the default where it is not given or was wrong."""
        return self.values.get(name, default)

    def has(self, name: str) -> bool:
        """Whether the key stands in the file, right or wrong."""
        return name in self.node.entries

    def key_place(self, name: str) -> Scalar:
        """Where a key stands."""
        return self.node.entries[name][0]

    def value_place(self, name: str) -> Node:
        """Where the value of a key stands."""
        return self.node.entries[name][1]


def read_record(node: Node, fields: SequenceOf[Field], report: ProblemReport, what: str) -> Record | None:
    """Read a mapping with a table of fields; None when it is no mapping.

    `what` is the message key for an unknown key, such as `routine_file.unknown_action_key`: it has a twin
    that ends in `_guess` and takes `guess` too.
    """
    if not isinstance(node, Mapping):
        report.add(node, "yaml_file.not_keys")
        return None
    record = Record(node)
    known = {f.name: f for f in fields}
    for name, (key, child) in node.entries.items():
        if name not in known:
            from cmdaily.files.yaml.proposals import unknown_key

            unknown_key(key, known, report, what)
        elif isinstance(child, Scalar) and child.empty:
            report.add(key, "yaml_file.no_value", name=name)
        else:
            before = len(report.problems)
            value = known[name].read(child, report)
            if value is None and len(report.problems) > before:
                from cmdaily.files.yaml.proposals import propose

                propose(known[name].read, child, report, before)
            if value is not None:
                record.values[name] = value
    for wanted in fields:
        if wanted.required and wanted.name not in node.entries:
            report.add(node, "yaml_file.key_missing", name=wanted.name)
    return record


def scalar(node: Node, report: ProblemReport) -> str | None:
    """The text of a scalar, without spaces around it."""
    if not isinstance(node, Scalar) or node.empty:
        report.add(node, "yaml_file.not_text")
        return None
    return node.text.strip()


def text(longest: int) -> FieldReader:
    """A reader of a text of at most so many characters."""

    def read(node: Node, report: ProblemReport) -> str | None:
        value = scalar(node, report)
        if value is None:
            return None
        if not value:
            report.add(node, "yaml_file.text_empty")
            return None
        if len(value) > longest:
            report.add(node, "yaml_file.text_long", n=len(value), most=longest)
            return None
        return value

    return read


def localized(longest: int) -> FieldReader:
    """A reader of a text, or of one text for each language."""
    text_of_one = text(longest)

    def read(node: Node, report: ProblemReport) -> Localized | None:
        if not isinstance(node, Mapping):
            value = text_of_one(node, report)
            return None if value is None else ((UNDETERMINED, value),)
        table = [Field(language, text_of_one, {}) for language in LANGUAGES]
        record = read_record(node, table, report, "yaml_file.unknown_language")
        if not node.entries:
            report.add(node, "yaml_file.text_empty")
        return tuple(record.values.items()) or None if record else None

    return read


def localized_schema(longest: int) -> dict[str, Any]:
    """JSON Schema of what `localized` reads."""
    text_of_one = {"type": "string", "minLength": 1, "maxLength": longest}
    return {
        "oneOf": [
            text_of_one,
            {
                "type": "object",
                "properties": dict.fromkeys(LANGUAGES, text_of_one),
                "additionalProperties": False,
                "minProperties": 1,
            },
        ]
    }


def integer(least: int, most: int) -> FieldReader:
    """A reader of a whole number in a range."""

    def read(node: Node, report: ProblemReport) -> int | None:
        value = scalar(node, report)
        if value is None:
            return None
        number = whole_number(value)
        if number is None:
            report.add(node, "yaml_file.not_number", text=quoted(value))
        elif not least <= number <= most:
            report.add(node, "yaml_file.number_range", text=quoted(value), least=least, most=most)
        else:
            return number
        return None

    return read


def whole_number(written: str) -> int | None:
    """The number, None when it is none; one of more than nine digits is as good as the largest of those."""
    digits = written.removeprefix("-").removeprefix("+") if written[1:] else written
    if not (digits.isascii() and digits.isdigit()):
        return None
    number = int(digits.lstrip("0")[:10] or "0")
    return -number if written.startswith("-") else number


def boolean(node: Node, report: ProblemReport) -> bool | None:
    """`true` or `false`, in YAML's spellings."""
    value = scalar(node, report)
    if value is None:
        return None
    if value not in _TRUE + _FALSE:
        report.add(node, "yaml_file.not_boolean", text=quoted(value))
        return None
    return value in _TRUE


def choice(*choices: str) -> FieldReader:
    """A reader of one word among a few."""

    def read(node: Node, report: ProblemReport) -> str | None:
        value = scalar(node, report)
        if value is None or value in choices:
            return value
        close = guess(value, choices)
        key = "yaml_file.not_choice_guess" if close else "yaml_file.not_choice"
        report.add(node, key, text=quoted(value), guess=close, known=", ".join(choices))
        return None

    return read


def identifier(node: Node, report: ProblemReport) -> str | None:
    """A name for good: small letters, digits, `-` and `_`, a letter first: never taken for a number."""
    value = scalar(node, report)
    if value is None or is_identifier(value):
        return value
    report.add(node, "yaml_file.not_identifier", text=quoted(value), most=LONGEST_NAME)
    return None


def is_identifier(written: str) -> bool:
    """Whether a text may be the id of an action or the name of a routine."""
    letters = written.replace("-", "a").replace("_", "a")
    plain = letters.isascii() and letters.isalnum() and letters == letters.lower()
    return plain and written[0].isalpha() and len(written) <= LONGEST_NAME


IDENTIFIER_SCHEMA: dict[str, Any] = {
    "type": "string",
    "pattern": f"^[a-z][a-z0-9_-]{{0,{LONGEST_NAME - 1}}}$",
}


def iso_date(node: Node, report: ProblemReport) -> date | None:
    """A calendar date, written 2026-11-30."""
    value = scalar(node, report)
    return None if value is None else date_in(value, node, report)


def date_in(written: str, node: Node, report: ProblemReport) -> date | None:
    """The date a text says, or None after telling the report."""
    plain = len(written) == 10 and written.isascii() and written[4] == written[7] == "-"
    try:
        value = date.fromisoformat(written) if plain else None
    except ValueError:
        report.add(node, "yaml_file.no_such_date", text=quoted(written))
        return None
    if value is None:
        report.add(node, "yaml_file.not_date", text=quoted(written))
    elif not FIRST_DAY <= value <= LAST_DAY:
        limits = {"first": FIRST_DAY.isoformat(), "last": LAST_DAY.isoformat()}
        report.add(node, "yaml_file.day_range", text=quoted(written), **limits)
        return None
    return value


DATE_SCHEMA: dict[str, Any] = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def clock_time(node: Node, report: ProblemReport) -> str | None:
    """A wall-clock time, written 09:00 or 9:00; given back as 09:00."""
    value = scalar(node, report)
    if value is None:
        return None
    hours, colon, minutes = value.partition(":")
    plain = value.isascii() and hours.isdigit() and minutes.isdigit() and len(minutes) == 2 and colon
    if not plain or len(hours) > 2 or int(hours) > 23 or int(minutes) > 59:
        report.add(node, "yaml_file.not_time", text=quoted(value))
        return None
    return f"{int(hours):02}:{minutes}"


TIME_SCHEMA: dict[str, Any] = {"type": "string", "pattern": "^([01]?[0-9]|2[0-3]):[0-5][0-9]$"}


def web_address(node: Node, report: ProblemReport) -> str | None:
    """An address that a browser opens: http or https, with a host, without a password in it."""
    value = scalar(node, report)
    if value is None:
        return None
    if _is_web_address(value):
        return value
    report.add(node, "yaml_file.not_web_address", text=quoted(value))
    return None


def _is_web_address(written: str) -> bool:
    from urllib.parse import urlsplit

    if len(written) > LONGEST_NOTE or any(c.isspace() or not c.isprintable() for c in written):
        return False
    try:
        parts = urlsplit(written)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


WEB_ADDRESS_SCHEMA: dict[str, Any] = {
    "type": "string",
    "format": "uri",
    "pattern": "^https?://[^\\s@/]+(/\\S*)?$",
}


def list_of(read_one: FieldReader, *, single: bool = False) -> FieldReader:
    """A reader of a list; with `single`, one item may stand without being in a list."""

    def read(node: Node, report: ProblemReport) -> tuple[Any, ...] | None:
        if not isinstance(node, Sequence):
            if not single:
                report.add(node, "yaml_file.not_list")
                return None
            value = read_one(node, report)
            return None if value is None else (value,)
        if len(node.items) > _MOST_ITEMS:
            report.add(node, "yaml_file.list_long", n=len(node.items), most=_MOST_ITEMS)
            return None
        items = [read_one(item, report) for item in node.items]
        return None if any(item is None for item in items) else tuple(items)

    return read


def list_schema(one: dict[str, Any], *, single: bool = False, least: int = 0) -> dict[str, Any]:
    """JSON Schema of what `list_of` reads."""
    many: dict[str, Any] = {"type": "array", "items": one}
    if least:
        many["minItems"] = least
    return {"oneOf": [one, many]} if single else many
