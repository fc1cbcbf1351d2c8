"""Messages: what came in, as it waits here to be answered. Moments are aware datetimes in UTC."""

from __future__ import annotations

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cmdaily.domain.inbox.incoming import Incoming

OPEN, ANSWERED, DONE = "open", "answered", "done"
STATES = (OPEN, ANSWERED, DONE)
"""Waiting, answered through cmdaily, and set aside by hand: answered elsewhere, or in need of no answer."""

COMPLAINT, QUESTION, THANKS, OTHER = "complaint", "question", "thanks", "other"
URGENCIES = (COMPLAINT, QUESTION, THANKS, OTHER)


@frozen
class Message:
    """One of them. `number` counts them all, for ever; `due_at` is when the response clock runs out, None where it
    stands still. `answer` is the delivery that answered it, "" for none. `corrected` says that a person set its
    urgency. Until `snoozed_until` it was put off; `elsewhere` is the address of an answer that was given outside
    cmdaily, "" for none known."""

    number: int
    account: str
    platform: str
    incoming: Incoming
    urgency: str
    due_at: datetime | None
    state: str = OPEN
    answer: str = ""
    corrected: bool = False
    snoozed_until: datetime | None = None
    elsewhere: str = ""

    @property
    def ref(self) -> str:
        """What it is called on the command line: `m12`."""
        return f"m{self.number}"

    def is_overdue(self, now: datetime) -> bool:
        """Whether somebody still waits, and for too long."""
        return self.waits(now) and self.due_at is not None and self.due_at < now

    def waits(self, now: datetime) -> bool:
        """Whether somebody waits for an answer, and it was not put off to later."""
        return self.state == OPEN and (self.snoozed_until is None or self.snoozed_until <= now)


def number_of(ref: str) -> int | None:
    """The number in a reference, None for what is none."""
    digits = ref[1:]
    good = ref[:1] in ("m", "M") and digits.isascii() and digits.isdigit() and len(digits) < 10
    return int(digits) if good else None


def by_urgency(messages: Iterable[Message]) -> list[Message]:
    """Those that wait before the others, the one whose time runs out first before all."""
    return sorted(
        messages,
        key=lambda each: (
            each.state != OPEN,
            each.due_at is None,
            each.due_at or each.incoming.received_at,
            each.number,
        ),
    )
