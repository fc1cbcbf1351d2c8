"""The journal: what was done, when, and what proves it. Rows are only ever added."""

from __future__ import annotations

from cmdaily.domain.record import frozen, frozen_row, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

TICK = "tick"
SKIP = "skip"
VOID = "void"

HAND = "hand"
TIMER = "timer"
DELIVERY = "delivery"
ARTICLE = "article"
CRON = "cron"


@frozen
class JournalEntry:
    """One row of the journal.

    `command` groups the rows that one command wrote, so that one undo takes them all back; a VOID row
    names the command it takes back in `voids`. `target` is the action's target when the row was
    written (None: "all of them"), so history keeps its meaning when a routine changes.
    `seconds` is time spent; `amount` may be 0 for a row that only records time.
    `recorded_at` is UTC, ISO 8601. `key` is the caller's own, for scripts that may run twice.
    """

    id: str
    command: str
    kind: str
    day: date
    routine: str
    action: str
    recorded_at: str
    amount: int = 0
    target: int | None = None
    seconds: int = 0
    note: str = ""
    source: str = HAND
    receipt: str = ""
    key: str | None = None
    voids: str | None = None


@frozen_row
class DayProgress:
    """What the journal adds up to for one action on one day."""

    day: date
    routine: str
    action: str
    amount: int = 0
    target: int | None = None
    seconds: int = 0
    skipped: bool = False

    @property
    def complete(self) -> bool:
        """Whether the target of that day was reached."""
        return reached(self.amount, self.target)


def joined(one: DayProgress | None, other: DayProgress) -> DayProgress:
    """One day's progress from two rows, under a former id of an action and under its present one.

    The other row's target counts: it is the one under the present id.
    """
    if one is None:
        return other
    amount = one.amount + other.amount
    return replace(
        other,
        amount=amount,
        seconds=one.seconds + other.seconds,
        skipped=(one.skipped or other.skipped) and not amount,
    )


def reached(amount: int, target: int | None) -> bool:
    """Whether an amount fulfils a target; "all of them" (None) is fulfilled by a single tick."""
    return amount >= (1 if target is None else target)


def summarise(entries: Iterable[JournalEntry]) -> DayProgress | None:
    """Add up the rows in force of one action on one day, in the order of their ids; None without any.

    The target is that of the last tick, so correcting a routine and ticking again counts by the new one.
    A skip holds until something is ticked after it; what was ticked before it is kept.
    """
    amount = seconds = 0
    target: int | None = None
    skipped = False
    last: JournalEntry | None = None
    for entry in sorted(entries, key=lambda entry: entry.id):
        last = entry
        seconds += entry.seconds
        target = entry.target
        if entry.kind == SKIP:
            skipped = True
        elif entry.amount:
            amount += entry.amount
            skipped = False
    if last is None:
        return None
    return DayProgress(
        day=last.day,
        routine=last.routine,
        action=last.action,
        amount=amount,
        target=target,
        seconds=seconds,
        skipped=skipped,
    )
