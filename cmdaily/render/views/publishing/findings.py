"""Findings of the preflight, for each recipient: shown before anything is sent."""

from __future__ import annotations

from cmdaily.domain.accounts.network import dollars
from cmdaily.domain.publishing.finding import ERROR
from cmdaily.domain.publishing.results import PlannedPost
from cmdaily.render.document import line
from cmdaily.render.labels import finding_text
from cmdaily.render.words import money

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.publishing.finding import Finding
    from cmdaily.locale import Translator
    from cmdaily.render.document import Block, Document


def document(model: Sequence[PlannedPost], tr: Translator) -> Document:
    """The findings under the name of each recipient that has some, then the price."""
    price = sum(planned.price for planned in model if not planned.blocked)
    total = (line(("dim", tr("preflight.total", price=money(tr, dollars(price))))),) if price else ()
    return (*remarks(model, tr), *total)


def remarks(model: Sequence[PlannedPost], tr: Translator) -> Document:
    """The findings alone, and what else is to be known of each recipient."""
    blocks: list[Block] = []
    for planned in model:
        for finding in planned.findings:
            severity = (
                ("bad", "preflight.error") if finding.severity == ERROR else ("late", "preflight.warning")
            )
            name = "  " + tr("preflight.of", name=planned.recipient.name)
            rule = ("dim", f"  ({finding.rule})")
            blocks.append(line((severity[0], tr(severity[1])), name, finding_text(finding, tr), rule))
        for key, values in planned.notices:
            blocks.append(
                line(("dim", tr("preflight.of", name=planned.recipient.name) + tr(key, **dict(values))))
            )
    return tuple(blocks)


def data(model: Sequence[PlannedPost], tr: Translator) -> dict[str, object]:
    """The findings of all recipients."""
    return {"findings": [finding_data(finding, tr) for planned in model for finding in planned.findings]}


def finding_data(finding: Finding, tr: Translator) -> dict[str, object]:
    """A finding in the shape that `check` gives it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding_text(finding, tr),
        "start": finding.start,
        "end": finding.end,
        "platform": finding.platform,
    }
