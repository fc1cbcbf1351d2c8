"""Delivery attempt: sending it, reading it back, or handing it to a person."""

from __future__ import annotations

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.publishing.delivery import DeliveryError

SEND = "send"
READ_BACK = "read-back"
BY_HAND = "by-hand"


@frozen
class Attempt:
    """Moments are UTC, ISO 8601; `ended_at` and `outcome` are "" for a try that never ended: its process died."""

    id: str
    delivery: str
    kind: str
    started_at: str
    ended_at: str = ""
    outcome: str = ""
    trouble: DeliveryError | None = None
