"""Approval rules: who must approve what, and whether it is approved, by the charter and the decisions on record."""

from __future__ import annotations

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cmdaily.domain.charter.model import Approval, Charter, TextContext
    from cmdaily.domain.publishing.finding import Finding

APPROVED = "approved"
RETURNED = "returned"


@frozen
class Decision:
    """What one person decided about one delivery. `decided_at` is UTC, ISO 8601."""

    id: str
    delivery: str
    person: str
    decision: str
    why: str
    decided_at: str


@frozen
class OpenApproval:
    """What a delivery waits for: its author, the names of each approval that is open, and whether the person at the
    keyboard may decide."""

    delivery: str
    author: str
    who: tuple[tuple[str, ...], ...]
    mine: bool


def needed(charter: Charter, context: TextContext, findings: Iterable[Finding]) -> tuple[Approval, ...]:
    """The approvals that a text needs before it may leave, in the order of the charter."""
    found = {finding.rule for finding in findings}
    return tuple(approval for approval in charter.approvals if _holds(approval, context, found))


def _holds(approval: Approval, context: TextContext, found: set[str]) -> bool:
    """Whether everything the approval names holds; what it does not name holds for all."""
    return (
        (not approval.accounts or context.account in approval.accounts)
        and (not approval.platforms or context.platform in approval.platforms)
        and (not approval.kinds or context.kind in approval.kinds)
        and (not approval.rules or bool(found & set(approval.rules)))
    )


def may_decide(who: Sequence[Sequence[str]], person: str, author: str) -> bool:
    """Whether a person may decide: named by one of the approvals, and not the author."""
    return person != author and any(person in names for names in who)


def still_open(
    who: Sequence[Sequence[str]], decisions: Iterable[Decision], author: str
) -> tuple[tuple[str, ...], ...]:
    """Those of the approvals that nobody entitled has given yet. One person may give several.

    `who` are the names of each approval; a decision of the author counts for nothing.
    """
    agreed = {made.person for made in decisions if made.decision == APPROVED} - {author}
    return tuple(tuple(names) for names in who if not agreed & set(names))
