"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines of a file."""

from __future__ import annotations

from urllib.parse import quote

from cmdaily import __version__
from cmdaily.domain.publishing.finding import ERROR
from cmdaily.render.jsontext import dumps
from cmdaily.render.labels import finding_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.charter.report import CheckedText
    from cmdaily.domain.publishing.finding import Finding
    from cmdaily.locale import Translator

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(model: tuple[CheckedText, ...], tr: Translator) -> str:
    """The log of one run, as text."""
    rules = sorted({finding.rule for checked in model for finding in checked.findings})
    driver = {
        "name": "cmdaily",
        "version": __version__,
        "rules": [_rule(rule, tr) for rule in rules],
    }
    results = [_result(checked, finding, rules, tr) for checked in model for finding in checked.findings]
    run = {
        "tool": {"driver": driver},
        "language": tr.language,
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(rule: str, tr: Translator) -> dict[str, object]:
    key = f"charter_rules.{rule}"
    return {"id": rule, **({"shortDescription": {"text": tr(key)}} if tr.has(key) else {})}


def _result(checked: CheckedText, finding: Finding, rules: list[str], tr: Translator) -> dict[str, object]:
    first_line, first_column = checked.place(finding.start)
    last_line, last_column = checked.place(finding.end)
    region = {
        "startLine": first_line,
        "startColumn": first_column,
        "endLine": last_line,
        "endColumn": last_column,
    }
    place: dict[str, object] = {"region": region}
    if checked.path not in ("", "-"):
        place["artifactLocation"] = {"uri": quote(checked.path.replace("\\", "/"), errors="surrogateescape")}
    else:
        place["artifactLocation"] = {"uri": "stdin" if checked.path else "text"}
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "level": "error" if finding.severity == ERROR else "warning",
        "message": {"text": finding_text(finding, tr)},
        "locations": [{"physicalLocation": place}],
    }
    if finding.fix is not None:
        replacement = {"deletedRegion": region, "insertedContent": {"text": finding.fix}}
        change = {"artifactLocation": place["artifactLocation"], "replacements": [replacement]}
        result["fixes"] = [{"description": {"text": tr("check.mend")}, "artifactChanges": [change]}]
    return result
