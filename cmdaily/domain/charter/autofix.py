"""Autofix: applies the fixes of findings, without touching what they are not about."""

from __future__ import annotations

from cmdaily.domain.charter.shipped import shipped_rules
from cmdaily.domain.charter.text import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cmdaily.domain.charter.check import Checker
    from cmdaily.domain.charter.model import TextContext
    from cmdaily.domain.charter.shipped import Rules
    from cmdaily.domain.publishing.finding import Finding

PASSES = 12
"""How often a text is fixed and checked again: one fix may uncover another."""


def fix(text: str, findings: Iterable[Finding], rules: Rules | None = None) -> str:
    """The text with the fixes of its findings applied; of two that overlap, the first one.

    A fix that would change a link, an address, a handle or a hashtag is left out unless its rule is
    about them.
    """
    table = shipped_rules() if rules is None else rules
    left = [finding for finding in findings if finding.fix is not None]
    while left:
        chosen = _apart(left)
        kept = _kept(text, chosen, table)
        if kept:
            return _applied(text, sorted(kept, key=_start))
        taken = set(map(id, chosen))
        left = [finding for finding in left if id(finding) not in taken]  # what those stood in the way of
    return text


def _kept(text: str, chosen: list[Finding], table: Rules) -> list[Finding]:
    """Those of the chosen findings whose fixes leave alone what their rules are not about."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in chosen:
        rule = table.get(finding.rule)
        groups.setdefault(rule.owns if rule else (), []).append(finding)
    return [finding for owns, group in groups.items() for finding in _harmless(text, group, owns)]


def fix_fully(checker: Checker, text: str, context: TextContext) -> str:
    """The text fixed and checked again until nothing changes."""
    for _ in range(PASSES):
        fixed = fix(text, checker.check(text, context), checker.rules)
        if fixed == text:
            break
        text = fixed
    return text


def _apart(findings: list[Finding]) -> list[Finding]:
    """Those that do not overlap; the earlier wins, then the longer."""
    chosen: list[Finding] = []
    for finding in sorted(findings, key=lambda one: (one.start, -one.end)):
        if not chosen or finding.start > chosen[-1].end or _side_by_side(chosen[-1], finding):
            chosen.append(finding)
    return chosen


def _side_by_side(before: Finding, after: Finding) -> bool:
    return before.end == after.start and before.start < before.end and after.start < after.end


def _harmless(text: str, findings: Sequence[Finding], owns: tuple[str, ...]) -> list[Finding]:
    """The findings whose fixes leave everything protected as it is, found by halving."""
    if not findings:
        return []
    if _protected(_applied(text, findings), owns) == _protected(text, owns):
        return list(findings)
    if len(findings) == 1:
        return []
    middle = len(findings) // 2
    first, second = (_harmless(text, half, owns) for half in (findings[:middle], findings[middle:]))
    both = first + second
    # two fixes that are harmless alone may make an address together
    whole = _protected(_applied(text, both), owns) == _protected(text, owns)
    return both if whole else first or second


def _protected(text: str, owns: tuple[str, ...]) -> list[tuple[str, ...]]:
    prose = Text(text)
    kinds = {"link": (*prose.links, *prose.emails), "handle": prose.handles, "hashtag": prose.hashtags}
    kept = {**kinds, "literal": prose.literals}
    return [tuple(span.text for span in spans) for kind, spans in kept.items() if kind not in owns]


def _applied(text: str, findings: Sequence[Finding]) -> str:
    pieces, at = [], 0
    for finding in findings:
        pieces += [text[at : finding.start], finding.fix or ""]
        at = finding.end
    return "".join((*pieces, text[at:]))


def _start(finding: Finding) -> int:
    return finding.start
