"""One try at a delivery: sending it, looking for it, or handing it to a person."""

from __future__ import annotations

from cmdaily.domain.record import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.publishing.delivery import Trouble

SEND = "send"
READ_BACK = "read-back"
BY_HAND = "by-hand"


@value
class Attempt:
    """Moments are UTC, ISO 8601; `ended_at` and `outcome` are "" for a try that never ended: its process died."""

    id: str
    delivery: str
    kind: str
    started_at: str
    ended_at: str = ""
    outcome: str = ""
    trouble: Trouble | None = None
