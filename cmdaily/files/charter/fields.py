"""Rule parameters as fields of a file: each kind with its reader and its bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdaily.domain.charter.rule import CHOICE, MAPPING, NUMBER, WHOLE, WORDS, YES_NO
from cmdaily.files.charter.patterns import LONGEST, fault_of
from cmdaily.files.yaml.fields import Field, boolean, choice, integer, list_of, scalar, text
from cmdaily.files.yaml.nodes import Mapping
from cmdaily.files.yaml.problems import quoted

if TYPE_CHECKING:
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
        CHOICE: lambda: choice(*parameter.choices),
        WORDS: lambda: patterns if parameter.patterns else words(_LONGEST_WORD),
        MAPPING: lambda: mapping(chained=rule.id == "utm"),
        YES_NO: lambda: boolean,
    }
    made: FieldReader = readers[parameter.kind]()
    return made


def number(least: float, most: float) -> FieldReader:
    """A reader of a number in a range, with a point for its decimals."""

    def read(node: Node, report: ProblemReport) -> float | None:
        found = scalar(node, report)
        if found is None:
            return None
        plain = len(found) <= 20 and found.replace(".", "", 1).isdigit() and found.isascii()
        if not plain:
            report.add(node, "charter_file.not_number", text=quoted(found))
        elif not least <= float(found) <= most:
            report.add(node, "yaml_file.number_range", text=quoted(found), least=least, most=most)
        else:
            return float(found)
        return None

    return read


def words(longest: int) -> FieldReader:
    """A reader of a list of texts with at least one."""
    return _filled(list_of(_word(longest)))


def _word(longest: int) -> FieldReader:
    one = text(longest)

    def read(node: Node, report: ProblemReport) -> str | None:
        found: str | None = one(node, report)
        if found is not None and not found.strip("* "):
            report.add(node, "charter_file.star_alone")
            return None
        return found

    return read


def _filled(read_list: FieldReader) -> FieldReader:
    def read(node: Node, report: ProblemReport) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = read_list(node, report)
        if found == ():
            report.add(node, "yaml_file.list_empty")
            return None
        return found

    return read


def mapping(*, chained: bool) -> FieldReader:
    """A reader of texts to texts. Unless `chained`, no text may stand on both sides: fixes would go in circles."""
    one = text(_LONGEST_WORD)

    def read(node: Node, report: ProblemReport) -> tuple[tuple[str, str], ...] | None:
        if not isinstance(node, Mapping):
            report.add(node, "yaml_file.not_keys")
            return None
        if not node.entries:
            report.add(node, "yaml_file.list_empty")
            return None
        pairs = []
        worse = {name.lower() for name in node.entries}
        for name, (key, given) in node.entries.items():
            better = one(given, report)
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
        found = scalar(item, report)
        if found is None:
            return None
        fault = fault_of(found) if found else "empty"
        if not fault:
            return found
        report.add(item, f"charter_file.pattern_{fault}", pattern=quoted(found), most=LONGEST)
        return None

    found: tuple[str, ...] | None = _filled(list_of(one))(node, report)
    return found
