"""Publishing log: deliveries, approvals of drafts and overridden findings, shown beside the journal."""

from __future__ import annotations

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cmdaily.domain.publishing.delivery import Delivery


@frozen
class LoggedDecision:
    """One of them. `kind` is `approved`, `returned` or `override`; `who` is a person, or the rule overridden; `text` is
    what was said."""

    day: date
    kind: str
    who: str
    why: str
    delivery: str
    text: str
    at: str


@frozen
class LoggedDelivery:
    """A delivery that was sent, and its day."""

    day: date
    delivery: Delivery
