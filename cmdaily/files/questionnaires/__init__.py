"""Questionnaire files: shipped ones, and those of the user's own in `questionnaires/` beside the settings."""

from __future__ import annotations

import os

from cmdaily.domain.assessment.questionnaire import (
    HIGH,
    LARGEST,
    LOW,
    MOST_CHOICES,
    MOST_QUESTIONS,
    SMALLEST,
    Choice,
    Question,
    Questionnaire,
)
from cmdaily.domain.figures.metric import CATALOGUE
from cmdaily.files.yaml.fields import (
    LONGEST_NOTE,
    LONGEST_TITLE,
    Field,
    boolean,
    choice,
    identifier,
    integer,
    list_of,
    localized,
    read_record,
    text,
)
from cmdaily.files.yaml.nodes import Node, Sequence
from cmdaily.files.yaml.problems import ProblemReport, quoted
from cmdaily.files.yaml.source import read_mapping_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.files.yaml.fields import Record

SUFFIX = ".yaml"
SHIPPED = ("community-manager", "leaders", "situations")
OWN_METRICS = tuple(name for name, metric in CATALOGUE.items() if metric.own)
"""What a question may show beside its answer: figures that the store itself tells."""
UNKNOWN = "questionnaire_file.unknown_key"


def shipped_path(name: str) -> str:
    """The file of a shipped questionnaire."""
    return os.path.join(os.path.dirname(__file__), "shipped", name + SUFFIX)


def load_questionnaire(path: str, name: str) -> Questionnaire:
    """The questionnaire of a file. FileError with every problem in it."""
    report = ProblemReport(path)
    record = read_record(read_mapping_file(path, report), FIELDS, report, UNKNOWN)
    if record and record.get("low", LOW) >= record.get("high", HIGH):
        report.add(record.node, "questionnaire_file.scale")
    report.raise_if_any()
    values = record.values if record else {}
    return Questionnaire(
        name,
        values["title"],
        values["questions"],
        values.get("low", LOW),
        values.get("high", HIGH),
        values.get("description", ()),
        values.get("low_means", ()),
        values.get("high_means", ()),
        values.get("source", ""),
    )


def _questions(node: Node, report: ProblemReport) -> tuple[Question, ...] | None:
    """The questions: all of them on the scale, or all of them situations with choices."""
    if not isinstance(node, Sequence):
        report.add(node, "yaml_file.not_list")
        return None
    if not 0 < len(node.items) <= MOST_QUESTIONS:
        report.add(node, "questionnaire_file.questions", most=MOST_QUESTIONS)
        return None
    records = [read_record(item, QUESTION, report, UNKNOWN) for item in node.items]
    taken: set[str] = set()
    found: list[Question] = []
    for record in records:
        if record is None or not record.has("id") or not record.has("title"):
            continue
        name = record.get("id", "")
        if name in taken:
            report.add(record.value_place("id"), "questionnaire_file.twice", name=quoted(name))
        taken.add(name)
        if found and bool(found[0].choices) != record.has("choices"):
            report.add(record.node, "questionnaire_file.mixed")
        found.append(_question(record))
    return tuple(found)


def _question(record: Record) -> Question:
    return Question(
        record.get("id", ""),
        record.get("title", ()),
        record.get("text", ()),
        record.get("choices", ()),
        record.get("shows", ()),
    )


def _choices(node: Node, report: ProblemReport) -> tuple[Choice, ...] | None:
    """Two choices at least, one of which is right."""
    if not isinstance(node, Sequence):
        report.add(node, "yaml_file.not_list")
        return None
    found = []
    for item in node.items:
        record = read_record(item, CHOICE, report, UNKNOWN)
        if record is not None:
            found.append(Choice(record.get("text", ()), record.get("right", False), record.get("why", ())))
    if not 2 <= len(node.items) <= MOST_CHOICES:
        report.add(node, "questionnaire_file.choices", most=MOST_CHOICES)
        return None
    if sum(each.right for each in found) != 1:
        report.add(node, "questionnaire_file.right")
        return None
    return tuple(found)


CHOICE: tuple[Field, ...] = (
    Field("text", localized(LONGEST_NOTE), {}, required=True),
    Field("right", boolean, {}),
    Field("why", localized(LONGEST_NOTE), {}, required=True),
)
QUESTION: tuple[Field, ...] = (
    Field("id", identifier, {}, required=True),
    Field("title", localized(LONGEST_TITLE), {}, required=True),
    Field("text", localized(LONGEST_NOTE), {}),
    Field("choices", _choices, {}),
    Field("shows", list_of(choice(*OWN_METRICS), single=True), {}),
)
_SCALE: Any = integer(SMALLEST, LARGEST)
FIELDS: tuple[Field, ...] = (
    Field("title", localized(LONGEST_TITLE), {}, required=True),
    Field("description", localized(LONGEST_NOTE), {}),
    Field("source", text(LONGEST_NOTE), {}),
    Field("low", _SCALE, {}),
    Field("high", _SCALE, {}),
    Field("low_means", localized(LONGEST_TITLE), {}),
    Field("high_means", localized(LONGEST_TITLE), {}),
    Field("questions", _questions, {}, required=True),
)
