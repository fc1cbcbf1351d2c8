"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from cmdaily import __version__
from cmdaily.domain.publishing.finding import ERROR
from cmdaily.render.jsontext import dumps
from cmdaily.render.views.publishing.check import message

if TYPE_CHECKING:
    from cmdaily.domain.charter.report import Checked
    from cmdaily.domain.publishing.finding import Finding
    from cmdaily.locale import Speech

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(model: tuple[Checked, ...], say: Speech) -> str:
    """The log of one run, as text."""
    rules = sorted({finding.rule for checked in model for finding in checked.findings})
    driver = {
        "name": "cmdaily",
        "version": __version__,
        "rules": [_rule(rule, say) for rule in rules],
    }
    results = [_result(checked, finding, rules, say) for checked in model for finding in checked.findings]
    run = {
        "tool": {"driver": driver},
        "language": say.language,
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(rule: str, say: Speech) -> dict[str, object]:
    key = f"charter_rules.{rule}"
    return {"id": rule, **({"shortDescription": {"text": say(key)}} if say.has(key) else {})}


def _result(checked: Checked, finding: Finding, rules: list[str], say: Speech) -> dict[str, object]:
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
        "message": {"text": message(finding, say)},
        "locations": [{"physicalLocation": place}],
    }
    if finding.mend is not None:
        replacement = {"deletedRegion": region, "insertedContent": {"text": finding.mend}}
        change = {"artifactLocation": place["artifactLocation"], "replacements": [replacement]}
        result["fixes"] = [{"description": {"text": say("check.mend")}, "artifactChanges": [change]}]
    return result
