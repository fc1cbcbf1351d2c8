"""Template files: a text as it stands (`thanks.txt`), or wordings, languages and conditions as YAML (`thanks.yaml`)."""

from __future__ import annotations

import os

from cmdaily.domain import lazy_re as re
from cmdaily.domain.inbox.message import URGENCIES
from cmdaily.domain.publishing.template import ANY_LANGUAGE, LONGEST, Template, placeholders
from cmdaily.files.yaml.fields import Field, choice, list_of, list_schema, read_record, scalar, text
from cmdaily.files.yaml.nodes import Mapping
from cmdaily.files.yaml.problems import ProblemReport, quoted
from cmdaily.files.yaml.source import read_mapping, read_mapping_file
from cmdaily.locale import LANGUAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from cmdaily.files.yaml.nodes import Node

STARTERS = ("thanks", "question", "complaint", "hours", "wrong-address", "press", "job", "spam")
LONGEST_WORD = 100
MOST_WORDINGS = 50
_WORD_SCHEMA = {"type": "string", "minLength": 1, "maxLength": LONGEST_WORD}
_TEXT_SCHEMA = list_schema({"type": "string", "minLength": 1, "maxLength": LONGEST}, single=True, least=1)
_LONE_BRACE = re.compile(r"[{}]")


def starter_template(name: str) -> str:
    """The file of a starter; `name` is one of STARTERS."""
    path = os.path.join(os.path.dirname(__file__), "starters", f"{name}.yaml")
    with open(path, encoding="utf-8") as file:
        return file.read()


def load_template(path: str, name: str, networks: Sequence[str]) -> Template:
    """The template of a YAML file. FileError with every problem in it."""
    report = ProblemReport(path)
    return _template(read_mapping_file(path, report), report, name, networks)


def read_template(source: str, path: str, name: str, networks: Sequence[str]) -> Template:
    """The template that a YAML text makes. FileError with every problem in it, as if it stood at `path`."""
    report = ProblemReport(path)
    return _template(read_mapping(source, report), report, name, networks)


def _template(root: Mapping, report: ProblemReport, name: str, networks: Sequence[str]) -> Template:
    record = read_record(root, template_fields(networks), report, "template_file.unknown_key")
    report.raise_if_any()
    values = record.values if record else {}
    wordings: tuple[tuple[str, tuple[str, ...]], ...] = values["text"]
    return Template(
        name,
        wordings[0][1][0],
        report.path,
        wordings,
        values.get("kind", ()),
        values.get("network", ()),
        values.get("words", ()),
        values.get("values", ()),
    )


def template_fields(networks: Sequence[str]) -> tuple[Field, ...]:
    """The keys of a template."""
    kinds: dict[str, Any] = {"enum": list(URGENCIES)}
    return (
        Field("kind", list_of(choice(*URGENCIES), single=True), list_schema(kinds, single=True)),
        Field(
            "network",
            list_of(choice(*networks), single=True),
            list_schema({"enum": list(networks)}, single=True),
        ),
        Field("words", list_of(_word, single=True), list_schema(_WORD_SCHEMA, single=True)),
        Field("text", _texts, {"oneOf": [*_TEXT_SCHEMA["oneOf"], _by_language()]}, required=True),
        Field("values", _values, {"type": "object", "additionalProperties": {"type": "string"}}),
    )


def _by_language() -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict.fromkeys(LANGUAGES, _TEXT_SCHEMA),
        "additionalProperties": False,
        "minProperties": 1,
    }


def _word(node: Node, report: ProblemReport) -> str | None:
    word: str | None = text(LONGEST_WORD)(node, report)
    if word is not None and not any(letter.isalnum() for letter in word):
        report.add(node, "template_file.no_word", text=quoted(word))
        return None
    return word


def _texts(node: Node, report: ProblemReport) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    if not isinstance(node, Mapping):
        read = _some(node, report)
        return None if read is None else ((ANY_LANGUAGE, read),)
    table = [Field(language, _some, {}) for language in LANGUAGES]
    record = read_record(node, table, report, "yaml_file.unknown_language")
    if not node.entries:
        report.add(node, "yaml_file.text_empty")
    return tuple(record.values.items()) or None if record else None


def _wording(node: Node, report: ProblemReport) -> str | None:
    """One wording. What looks like a placeholder and is none would be sent as it stands: it is refused here."""
    read: str | None = text(LONGEST)(node, report)
    bare = (read or "").replace("{{", "").replace("}}", "")
    for _name, start, end in reversed(list(placeholders(bare))):
        bare = bare[:start] + bare[end:]
    if _LONE_BRACE.search(bare):
        report.add(node, "template_file.brace")
        return None
    return read


def _some(node: Node, report: ProblemReport) -> tuple[str, ...] | None:
    read: tuple[str, ...] | None = list_of(_wording, single=True)(node, report)
    if read is not None and not 0 < len(read) <= MOST_WORDINGS:
        report.add(node, "template_file.wordings", most=MOST_WORDINGS)
        return None
    return read


def _values(node: Node, report: ProblemReport) -> tuple[tuple[str, str], ...] | None:
    if not isinstance(node, Mapping):
        report.add(node, "yaml_file.not_keys")
        return None
    read = [(key.text, scalar(value, report)) for key, value in node.entries.values()]
    return tuple((name, value) for name, value in read if value is not None)
