"""Results of tick, skip, undo, start and stop, as they are shown."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.record import frozen
from cmdaily.domain.routines.journal import ARTICLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.figures.results import LoggedValue
    from cmdaily.domain.routines.agenda import Agenda, Item
    from cmdaily.domain.routines.journal import JournalEntry
    from cmdaily.domain.routines.planned import PlanEntry
    from cmdaily.domain.routines.routine import Action
    from cmdaily.domain.routines.timer import Timer


@frozen
class Recorded:
    """The actions a tick or a skip touched, their streaks, and the agenda of that day afterwards.

    `repeated` is set when a key had been recorded before and nothing was written, `nothing_missing` when the rest was
    asked for where nothing is missing, `added` for a one-off, `corrected` for an entry that was edited, `moved_to` for
    what was put off, `figures` for the values that were logged with a tick; `shared` are the seconds that several
    actions share.
    """

    day: date
    actions: tuple[Action, ...]
    agenda: Agenda
    streaks: tuple[int, ...] = ()
    repeated: bool = False
    nothing_missing: bool = False
    added: bool = False
    corrected: bool = False
    moved_to: date | None = None
    figures: tuple[LoggedValue, ...] = ()
    shared: int = 0

    def item(self, action: Action) -> Item | None:
        """The agenda's item of an action; None when it is not due that day."""
        for item in self.agenda.items:
            if item.action.owns(action.id) and item.action.routine == action.routine:
                return item
        return None


@frozen
class Undone:
    """What an undo took back: the rows of one command, and the actions they were about (None: not active now).

    `imported` when that command was an import, `corrected` when it was an edit; `plan` is what it had changed of the
    plan. `figures` are the metrics that were logged for the day of what was ticked: they stay."""

    entries: tuple[JournalEntry, ...]
    actions: tuple[Action | None, ...]
    imported: bool = False
    plan: tuple[PlanEntry, ...] = ()
    corrected: bool = False
    figures: tuple[str, ...] = ()

    @property
    def receipts(self) -> tuple[str, ...]:
        """Posts that stay on their networks although their tick is gone."""
        posts = [entry.receipt for entry in self.entries if entry.receipt and entry.source != ARTICLE]
        return tuple(dict.fromkeys(posts))


@frozen
class Stopped:
    """A timer that was stopped: what it ran for, and the seconds recorded (0 when discarded)."""

    timer: Timer
    action: Action | None
    seconds: int
    by: int = 0


@frozen
class Started:
    """A timer that was started, and the one it took the place of."""

    timer: Timer
    action: Action
    instead_of: Stopped | None = None
