"""Pauses: ranges of days on which nothing is due, and no streak breaks."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


LONGEST_DAYS = 3 * 366
"""Longer than any leave, and short enough that what walks through one stays quick."""


@frozen
class Pause:
    """From `first` to `last`, both included; for one routine, or for all where `routine` is None."""

    id: str
    first: date
    last: date
    routine: str | None = None
    reason: str = ""
    recorded_at: str = ""
    removed_at: str | None = None

    def covers(self, day: date, routine: str) -> bool:
        """Whether this pause holds for a routine on a day."""
        return self.first <= day <= self.last and self.routine in (None, routine)


def pause_on(pauses: Iterable[Pause], day: date, routine: str) -> Pause | None:
    """The pause that holds for a routine on a day, if any."""
    for pause in pauses:
        if pause.covers(day, routine):
            return pause
    return None
