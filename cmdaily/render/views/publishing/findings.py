"""What the preflight has to say, for each recipient: shown before anything is sent."""

from __future__ import annotations

from cmdaily.domain.publishing.finding import ERROR
from cmdaily.domain.publishing.preflight import dollars
from cmdaily.domain.publishing.results import Planned
from cmdaily.render.document import line
from cmdaily.render.words import in_words, money

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.publishing.finding import Finding
    from cmdaily.locale import Speech
    from cmdaily.render.document import Block, Document


def document(model: Sequence[Planned], say: Speech) -> Document:
    """The findings under the name of each recipient that has some, then the price."""
    blocks: list[Block] = []
    for planned in model:
        for finding in planned.findings:
            severity = (
                ("bad", "preflight.error") if finding.severity == ERROR else ("late", "preflight.warning")
            )
            name = "  " + say("preflight.of", name=planned.recipient.name)
            rule = ("dim", f"  ({finding.rule})")
            blocks.append(line((severity[0], say(severity[1])), name, words(finding, say), rule))
    price = sum(planned.price for planned in model if not planned.blocked)
    if price:
        blocks.append(line(("dim", say("preflight.total", price=money(say, dollars(price))))))
    return tuple(blocks)


def data(model: Sequence[Planned], say: Speech) -> dict[str, object]:
    """The findings of all recipients."""
    return {"findings": [finding_data(finding, say) for planned in model for finding in planned.findings]}


def words(finding: Finding, say: Speech) -> str:
    """A finding in words."""
    return say(finding.message, **in_words(say, finding.values)) if say.has(finding.message) else finding.rule


def finding_data(finding: Finding, say: Speech) -> dict[str, object]:
    """A finding in the shape that `check` gives it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": words(finding, say),
        "start": finding.start,
        "end": finding.end,
        "platform": finding.platform,
    }
