"""Rule parameters as fields of a file: each kind with its reader and its bounds."""

from __future__ import annotations

from cmdaily.domain.charter.rule import CHOICE, MAPPING, NUMBER, WHOLE, WORDS, YES_NO
from cmdaily.files.charter.in_french import word_in_english
from cmdaily.files.charter.patterns import LONGEST, fault_of
from cmdaily.files.yaml.fields import Field, boolean, choice, integer, list_of, scalar, text
from cmdaily.files.yaml.nodes import Mapping
from cmdaily.files.yaml.problems import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.domain.charter.rule import Parameter, Rule
    from cmdaily.files.yaml.fields import FieldReader
    from cmdaily.files.yaml.nodes import Node
    from cmdaily.files.yaml.problems import ProblemReport

_LONGEST_WORD = 200
_MOST = 1_000_000


def parameter_field(rule: Rule, parameter: Parameter) -> Field:
    """The field that reads a parameter."""
    return Field(parameter.name, _reader(rule, parameter), {})


def _reader(rule: Rule, parameter: Parameter) -> FieldReader:
    least = parameter.least if parameter.least is not None else 0
    most = parameter.most if parameter.most is not None else _MOST
    readers: dict[str, Any] = {
        WHOLE: lambda: integer(int(least), int(most)),
        NUMBER: lambda: number(least, most),
        CHOICE: lambda: _choice(parameter.choices),
        WORDS: lambda: patterns if parameter.patterns else words(_LONGEST_WORD),
        MAPPING: lambda: mapping(chained=rule.id == "utm"),
        YES_NO: lambda: boolean,
    }
    made: FieldReader = readers[parameter.kind]()
    return made


def _choice(choices: tuple[str, ...]) -> FieldReader:
    one_of = choice(*choices)

    def read(node: Node, report: ProblemReport) -> str | None:
        value: str | None = one_of(word_in_english(node, choices), report)
        return value

    return read


def number(least: float, most: float) -> FieldReader:
    """A reader of a number in a range, with a point for its decimals."""

    def read(node: Node, report: ProblemReport) -> float | None:
        value = scalar(node, report)
        if value is None:
            return None
        plain = len(value) <= 20 and value.replace(".", "", 1).isdigit() and value.isascii()
        if not plain:
            report.add(node, "charter_file.not_number", text=quoted(value))
        elif not least <= float(value) <= most:
            report.add(node, "yaml_file.number_range", text=quoted(value), least=least, most=most)
        else:
            return float(value)
        return None

    return read


def words(longest: int) -> FieldReader:
    """A reader of a list of texts with at least one."""
    return _filled(list_of(_word(longest)))


def _word(longest: int) -> FieldReader:
    read_text = text(longest)

    def read(node: Node, report: ProblemReport) -> str | None:
        value: str | None = read_text(node, report)
        if value is not None and not value.strip("* "):
            report.add(node, "charter_file.star_alone")
            return None
        return value

    return read


def _filled(read_list: FieldReader) -> FieldReader:
    def read(node: Node, report: ProblemReport) -> tuple[Any, ...] | None:
        value: tuple[Any, ...] | None = read_list(node, report)
        if value == ():
            report.add(node, "yaml_file.list_empty")
            return None
        return value

    return read


def mapping(*, chained: bool) -> FieldReader:
    """A reader of texts to texts. Unless `chained`, no text may stand on both sides: fixes would go in circles."""
    read_text = text(_LONGEST_WORD)

    def read(node: Node, report: ProblemReport) -> tuple[tuple[str, str], ...] | None:
        if not isinstance(node, Mapping):
            report.add(node, "yaml_file.not_keys")
            return None
        if not node.entries:
            report.add(node, "yaml_file.list_empty")
            return None
        pairs = []
        worse = {name.lower() for name in node.entries}
        for name, (key, child) in node.entries.items():
            better = read_text(child, report)
            if better is None:
                continue
            if not chained and any(word in worse for word in (better.lower(), *better.lower().split())):
                report.add(key, "charter_file.circle", name=quoted(name), better=quoted(better))
                continue
            pairs.append((name, better))
        return tuple(pairs)

    return read


def patterns(node: Node, report: ProblemReport) -> tuple[str, ...] | None:
    """A list of regular expressions that compile and are not sure to explode."""

    def one(item: Node, report: ProblemReport) -> str | None:
        value = scalar(item, report)
        if value is None:
            return None
        fault = fault_of(value) if value else "empty"
        if not fault:
            return value
        report.add(item, f"charter_file.pattern_{fault}", pattern=quoted(value), most=LONGEST)
        return None

    value: tuple[str, ...] | None = _filled(list_of(one))(node, report)
    return value
