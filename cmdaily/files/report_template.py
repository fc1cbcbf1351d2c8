"""Report template files: `reports/NAME.yaml`, one's own wording, order and letterhead of a report."""

from __future__ import annotations

import os
import re
import stat

from cmdaily.domain.report.report import PARTS
from cmdaily.domain.report.template import PLACEHOLDERS, ReportTemplate, TemplatePart
from cmdaily.files.pictures.picture import parse
from cmdaily.files.yaml.fields import (
    LONGEST_NOTE,
    LONGEST_TITLE,
    Field,
    choice,
    list_of,
    list_schema,
    localized,
    localized_schema,
    read_record,
    text,
)
from cmdaily.files.yaml.nodes import Mapping
from cmdaily.files.yaml.problems import ProblemReport, quoted
from cmdaily.files.yaml.source import read_mapping_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.files.yaml.nodes import Node

LARGEST_LOGO = 100_000
"""Bytes of a logo: it stands inside the page."""
MOST_PIXELS = 4_000_000
"""A small file may hold a huge picture, which a reader of PDF unpacks."""
LONGEST_PATH = 500
MOST_PARTS = 50
KINDS = ("image/png", "image/jpeg")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def load_report_template(path: str) -> ReportTemplate:
    """The template of a file. FileError with every problem in it."""
    report = ProblemReport(path)
    record = read_record(read_mapping_file(path, report), FIELDS, report, "report_file.unknown_key")
    values = record.values if record else {}
    logo = b""
    if record and "logo" in values:
        logo = _logo(os.path.join(os.path.dirname(path), values["logo"]), record.value_place("logo"), report)
    report.raise_if_any()
    usual = ReportTemplate()
    return ReportTemplate(
        values.get("title", ()),
        values.get("head", ()),
        values.get("foot", ()),
        logo,
        values.get("logo_alt", ()),
        values.get("parts", usual.parts),
    )


def _part(node: Node, report: ProblemReport) -> TemplatePart | None:
    """A name of a part, or a mapping with one's own title and sentences."""
    if not isinstance(node, Mapping):
        name: str | None = choice(*PARTS)(node, report)
        return None if name is None else TemplatePart(name)
    record = read_record(node, PART, report, "report_file.unknown_key")
    if record is None:
        return None
    if not record.values.keys() & {"part", "words"}:
        report.add(node, "report_file.part_empty", known=", ".join(PARTS))
        return None
    return TemplatePart(record.get("part", ""), record.get("title", ()), record.get("words", ()))


def _words(node: Node, report: ProblemReport) -> Any:
    """Sentences; what stands between braces is one of PLACEHOLDERS."""
    read = localized(LONGEST_NOTE)(node, report)
    for _, given in read or ():
        for name in _PLACEHOLDER.findall(given):
            if name not in PLACEHOLDERS:
                known = ", ".join(f"{{{each}}}" for each in PLACEHOLDERS)
                report.add(node, "report_file.placeholder", name=quoted(f"{{{name}}}"), known=known)
                return None
    return read


def _parts(node: Node, report: ProblemReport) -> tuple[TemplatePart, ...] | None:
    found: tuple[TemplatePart, ...] | None = list_of(_part)(node, report)
    if found is None:
        return None
    named = [each.part for each in found if each.part]
    if len(found) > MOST_PARTS or not found:
        report.add(node, "report_file.parts", most=MOST_PARTS)
        return None
    for name in named:
        if named.count(name) > 1:
            report.add(node, "report_file.part_twice", name=quoted(name))
            return None
    return found


def _logo(path: str, node: Node, report: ProblemReport) -> bytes:
    """The bytes of a picture, without its metadata; b"" after telling what is wrong."""
    name = quoted(os.path.basename(path))
    try:
        data = _bounded(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        report.add(node, "report_file.logo_unreadable", name=name, reason=reason)
        return b""
    if data is None:
        report.add(node, "report_file.logo_large", name=name, most=LARGEST_LOGO // 1000)
        return b""
    picture = parse(data)
    if picture is None or picture.type not in KINDS:
        report.add(node, "report_file.logo_kind", name=name)
        return b""
    if picture.width * picture.height > MOST_PIXELS:
        report.add(node, "report_file.logo_pixels", name=name, most=MOST_PIXELS // 1_000_000)
        return b""
    return picture.clean


def _bounded(path: str) -> bytes | None:
    """A file's bytes, None for one that is too large; OSError for what is no file, such as a named pipe."""
    found = os.stat(path)
    if not stat.S_ISREG(found.st_mode):
        raise OSError(0, "not a file")
    if found.st_size > LARGEST_LOGO:
        return None
    with open(path, "rb") as file:
        data = file.read(LARGEST_LOGO + 1)
    return data if len(data) <= LARGEST_LOGO else None


_TITLE = localized(LONGEST_TITLE), localized_schema(LONGEST_TITLE)
_NOTE = localized(LONGEST_NOTE), localized_schema(LONGEST_NOTE)
PART = (
    Field("part", choice(*PARTS), {"enum": list(PARTS)}),
    Field("title", *_TITLE),
    Field("words", _words, _NOTE[1]),
)
FIELDS = (
    Field("title", *_TITLE),
    Field("head", *_NOTE),
    Field("foot", *_NOTE),
    Field("logo", text(LONGEST_PATH), {"type": "string", "minLength": 1, "maxLength": LONGEST_PATH}),
    Field("logo_alt", *_TITLE),
    Field("parts", _parts, list_schema({"type": ["string", "object"]})),
)
