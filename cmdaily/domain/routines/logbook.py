"""Log of a span of days, as it is shown."""

from __future__ import annotations

from datetime import UTC, date, datetime

from cmdaily.domain.record import frozen
from cmdaily.domain.routines.parts import part_of
from cmdaily.domain.routines.routine import text_in
from cmdaily.domain.time.days import day_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

    from cmdaily.domain.publishing.decision_log import LoggedDecision, LoggedDelivery
    from cmdaily.domain.routines.journal import JournalEntry
    from cmdaily.domain.routines.planned import PlanEntry
    from cmdaily.domain.routines.routine import Action


@frozen
class Log:
    """Rows of the journal, oldest first, the actions they may be about, and what else happened on these days: notes,
    what was sent without ticking anything, what was decided and overridden; `moved` is what was put off from them.
    `zone` None is the system's own.
    """

    entries: tuple[JournalEntry, ...]
    actions: tuple[Action, ...]
    remarks: tuple[LoggedDecision, ...] = ()
    notes: tuple[PlanEntry, ...] = ()
    sent: tuple[LoggedDelivery, ...] = ()
    zone: tzinfo | None = None
    day_starts_at: str = "00:00"
    moved: tuple[PlanEntry, ...] = ()

    def moved_to(self, entry: JournalEntry) -> date | None:
        """The day a row put its action off to, None for any other row."""
        for move in self.moved:
            if (move.command, move.routine, move.action) == (entry.command, entry.routine, entry.action):
                return move.to_day
        return None

    def title(self, entry: JournalEntry, language: str) -> str:
        """The title of a row's action, its id where the action is not active now."""
        for action in self.actions:
            if action.routine == entry.routine and action.owns(entry.action):
                part = part_of(entry.action)
                title = text_in(action.title, language)
                return f"{title} ({part})" if part else title
        return entry.action

    def hour(self, day: date, moment: str) -> str:
        """The hour of a moment, `09:05`; none where it was recorded on another day than it counts for."""
        at = datetime.fromisoformat(moment)
        at = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
        same = day_of(at, self.zone, self.day_starts_at) == day
        return f"{at.astimezone(self.zone):%H:%M}" if same else ""
