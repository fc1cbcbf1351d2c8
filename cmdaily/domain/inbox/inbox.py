"""Inbox entries as they are shown, and the results of fetching."""

from __future__ import annotations

from cmdaily.domain.accounts.outcome import Reason
from cmdaily.domain.inbox.message import OPEN
from cmdaily.domain.record import frozen
from cmdaily.errors import ExitCode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from cmdaily.domain.inbox.kinds.reasons import Verdict
    from cmdaily.domain.inbox.message import Message
    from cmdaily.domain.inbox.sitting import Sitting
    from cmdaily.domain.publishing.delivery import Delivery, DeliveryError


@frozen
class InboxEntry:
    """A message as it stands at a moment. `minutes` are the working minutes left on its response clock, below 0 those
    since it ran out; None where it stands still or nobody waits. `answer` is the delivery that answered it, looked up
    where a message is shown whole, and so is `why`: by what its urgency was told, None where that is not known.
    `claimed_by` is who is answering it. `due` is when its clock runs out, by the home's own time, None where
    nobody waits, and `days` how many days of the calendar that is from now."""

    message: Message
    overdue: bool
    minutes: int | None = None
    answer: Delivery | None = None
    why: Verdict | None = None
    claimed_by: str = ""
    due: datetime | None = None
    days: int = 0


@frozen
class FetchResult:
    """What reading one account brought: the number of new messages, or what was in the way. `more` says that there is
    more to read, `incomplete` that its network may not show any more what else was said. `elsewhere` are the references
    of messages that turned out to be answered outside cmdaily."""

    account: str
    new: int = 0
    trouble: DeliveryError | None = None
    more: bool = False
    incomplete: bool = False
    elsewhere: tuple[str, ...] = ()


@frozen
class Inbox:
    """Messages, those that wait the longest for their measure first. `accounts` is how many are read, `read_at` when
    the one that was read last was, None for never; `reads` what has just been read; `sitting` why these, where they
    were chosen for a time. Moments are UTC; they are shown in
    `zone`, None being the system's own."""

    entries: tuple[InboxEntry, ...]
    now: datetime
    zone: tzinfo | None
    accounts: int = 0
    read_at: datetime | None = None
    reads: tuple[FetchResult, ...] = ()
    sitting: Sitting | None = None

    @property
    def waiting(self) -> int:
        """How many messages wait."""
        return sum(1 for entry in self.entries if entry.message.state == OPEN)


def fetch_exit_code(model: Inbox) -> int:
    """What a script hears of the reading."""
    return next((exit_code_of(read.trouble.reason) for read in model.reads if read.trouble is not None), 0)


def exit_code_of(reason: str) -> int:
    """The exit code for a read that failed."""
    if reason in (Reason.SIGN_IN, Reason.EXPIRED):
        return ExitCode.NOT_SIGNED_IN
    others = {"spend-limit": ExitCode.REFUSED, "settings": ExitCode.FILE}
    return others.get(reason, ExitCode.PLATFORM)
