"""The timer: one running at a time."""

from __future__ import annotations

from datetime import date, datetime

from cmdaily.domain.record import frozen


@frozen
class Timer:
    """A timer that runs: for which action, of which day, since when (aware, UTC)."""

    routine: str
    action: str
    day: date
    started_at: datetime

    def seconds(self, now: datetime) -> int:
        """Seconds since the start; never negative, even when the clock was set back."""
        return max(0, round((now - self.started_at).total_seconds()))
