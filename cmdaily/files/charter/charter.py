"""charter.yaml: the editorial charter, read with the line and column of everything wrong in it."""

from __future__ import annotations

import os

from cmdaily.domain.charter.model import (
    LANGUAGES,
    SEVERITIES,
    Approval,
    Charter,
    RuleSetting,
    Section,
)
from cmdaily.domain.publishing.outgoing import KINDS
from cmdaily.files.charter.fields import parameter_field, words
from cmdaily.files.charter.in_french import in_english, word_in_english
from cmdaily.files.yaml.fields import Field, boolean, choice, list_of, localized, read_record, scalar, text
from cmdaily.files.yaml.nodes import Mapping, Scalar, Sequence
from cmdaily.files.yaml.problems import ProblemReport, guess, quoted
from cmdaily.files.yaml.source import read_mapping_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.charter.rule import Rule
    from cmdaily.domain.charter.shipped import Rules
    from cmdaily.files.yaml.fields import FieldReader
    from cmdaily.files.yaml.nodes import Node

LONGEST_PROSE = 20_000
LONGEST_WORD = 200


def load_charter(path: str, rules: Rules, platforms: tuple[str, ...] = ()) -> Charter:
    """The charter in a file; the default one without a file. FileError with every problem found in it.

    `platforms` are the networks there are, to find misspelled ones; none given, none is refused.
    """
    if not os.path.lexists(path):
        return Charter()
    return read_charter(path, rules, platforms)


def read_charter(path: str, rules: Rules, platforms: tuple[str, ...] = ()) -> Charter:
    """The charter in a file that must be there. FileError with every problem found in it."""
    report = ProblemReport(path)
    root = read_mapping_file(path, report, may_be_empty=True)
    record = read_record(root, charter_fields(rules, platforms), report, "charter_file.unknown_key")
    report.raise_if_any()
    values = record.values if record else {}
    return Charter(
        name=values.get("charter", ""),
        languages=values.get("language", ()),
        objectives=values.get("objectives", ()),
        audience=values.get("audience", ()),
        voice=values.get("voice", ()),
        rules=values.get("rules", ()),
        platforms=values.get("platforms", ()),
        accounts=values.get("accounts", ()),
        approvals=values.get("approval", ()),
        personal_overrides=values.get("personal_overrides", False),
        path=path,
    )


def charter_fields(rules: Rules, platforms: tuple[str, ...] = ()) -> tuple[Field, ...]:
    """The keys of charter.yaml."""
    prose = localized(LONGEST_PROSE)
    return (
        Field("charter", text(LONGEST_WORD), {}),
        Field("language", _languages, {}),
        Field("objectives", prose, {}),
        Field("audience", prose, {}),
        Field("voice", prose, {}),
        Field("rules", _rules(rules), {}),
        Field("platforms", _sections(rules, platforms=platforms), {}),
        Field("accounts", _sections(rules, owns_words=True), {}),
        Field("approval", list_of(_approval(rules, platforms), single=True), {}),
        Field("personal_overrides", boolean, {}),
    )


def _languages(node: Node, report: ProblemReport) -> tuple[str, ...] | None:
    """One language or several, each one that rules know."""

    def one(item: Node, report: ProblemReport) -> str | None:
        value = scalar(item, report)
        if value is None or value in LANGUAGES:
            return value
        report.add(item, "charter_file.language", text=quoted(value), known=", ".join(LANGUAGES))
        return None

    value: tuple[str, ...] | None = list_of(one, single=True)(node, report)
    if value == ():
        report.add(node, "yaml_file.list_empty")
        return None
    return value


def _rules(rules: Rules) -> FieldReader:
    table = [Field(rule.id, _setting(rule), {}) for rule in rules.values()]

    def read(node: Node, report: ProblemReport) -> tuple[RuleSetting, ...] | None:
        record = read_record(node, table, report, "charter_file.unknown_rule")
        return tuple(record.values.values()) if record else None

    return read


def _setting(rule: Rule) -> FieldReader:
    """A severity alone, or a mapping with parameters."""
    one_of = choice(*SEVERITIES)

    def severity(node: Node, report: ProblemReport) -> str | None:
        level: str | None = one_of(word_in_english(node, SEVERITIES), report)
        return level

    table = [
        Field("severity", severity, {}),
        *(parameter_field(rule, parameter) for parameter in rule.parameters),
    ]

    def read(node: Node, report: ProblemReport) -> RuleSetting | None:
        if isinstance(node, Scalar):
            value = severity(node, report)
            return RuleSetting(rule.id, value) if value else None
        if isinstance(node, Sequence):
            field_names = ", ".join(field.name for field in table)
            report.add(node, "charter_file.rule_list", rule=rule.id, known=field_names)
            return None
        if isinstance(node, Mapping):
            node = in_english(node, {field.name for field in table}, report)
        record = read_record(node, table, report, "charter_file.unknown_parameter")
        if record is None:
            return None
        level = record.values.pop("severity", None)
        return RuleSetting(rule.id, level, tuple(record.values.items()))

    return read


def _sections(rules: Rules, *, owns_words: bool = False, platforms: tuple[str, ...] = ()) -> FieldReader:
    """A mapping of platform or account names to what holds for them."""
    table = [Field("language", choice(*LANGUAGES), {}), Field("rules", _rules(rules), {})]
    if owns_words:
        table.append(Field("words", words(LONGEST_WORD), {}))

    def read(node: Node, report: ProblemReport) -> tuple[Section, ...] | None:
        if not isinstance(node, Mapping):
            report.add(node, "yaml_file.not_keys")
            return None
        sections = []
        for name, (key, child) in node.entries.items():
            if platforms and name not in platforms:
                _report_unknown(key, name, platforms, report, "charter_file.unknown_platform")
            record = read_record(child, table, report, "charter_file.unknown_section_key")
            if record is not None:
                value = record.values
                sections.append(
                    Section(name, value.get("language", ""), value.get("rules", ()), value.get("words", ()))
                )
        return tuple(sections)

    return read


def _approval(rules: Rules, platforms: tuple[str, ...]) -> FieldReader:
    names = list_of(text(LONGEST_WORD), single=True)
    table = [
        Field("who", names, {}, required=True),
        Field("accounts", names, {}),
        Field("platforms", list_of(_known(platforms, "charter_file.unknown_platform"), single=True), {}),
        Field("kinds", list_of(choice(*KINDS), single=True), {}),
        Field("rules", list_of(_known(tuple(rules), "charter_file.unknown_rule"), single=True), {}),
    ]

    def read(node: Node, report: ProblemReport) -> Approval | None:
        record = read_record(node, table, report, "charter_file.unknown_approval_key")
        if record is None or "who" not in record.values:
            return None
        for name, value in record.values.items():
            if value == ():
                report.add(record.value_place(name), "yaml_file.list_empty")
        return Approval(**record.values)

    return read


def _known(names: tuple[str, ...], what: str) -> FieldReader:
    """A reader of one of these names; of any name where none is given."""

    def read(node: Node, report: ProblemReport) -> str | None:
        value = scalar(node, report)
        if value is None or value in names or not names:
            return value
        _report_unknown(node, value, names, report, what)
        return None

    return read


def _report_unknown(node: Node, name: str, names: tuple[str, ...], report: ProblemReport, what: str) -> None:
    close = guess(name, names)
    report.add(
        node, f"{what}_guess" if close else what, name=quoted(name), guess=close, known=", ".join(names)
    )
