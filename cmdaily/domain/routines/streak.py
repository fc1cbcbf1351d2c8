"""Streaks: consecutive due occurrences completed.

An occurrence that was skipped or lies in a pause neither breaks a streak nor lengthens it, and one that is
still open never breaks it. Streaks are kept in the store and carried forward a day at a time; `streak_of`
counts one afresh, and both must agree (a property test holds them to it).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date

from cmdaily.domain.record import frozen
from cmdaily.domain.recurrence import is_due, needs_history, next_due
from cmdaily.domain.routines.journal import reached
from cmdaily.domain.routines.occurrence import (
    following_start,
    is_complete,
    occurrence_end,
    period_start,
    previous_start,
)
from cmdaily.domain.routines.pause import pause_on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cmdaily.domain.routines.journal import DayProgress
    from cmdaily.domain.routines.pause import Pause
    from cmdaily.domain.routines.routine import Action

COMPLETED = "completed"
EXCUSED = "excused"
MISSED = "missed"


@frozen
class Streak:
    """`length` occurrences in a row, the last of which began on `through`; `best` is the longest ever."""

    rule: str
    length: int
    best: int
    through: date


class History:
    """What is known of one action: its progress by day, the pauses, the holidays."""

    __slots__ = ("_days", "action", "holidays", "pauses", "progress")

    def __init__(
        self,
        action: Action,
        progress: Mapping[date, DayProgress],
        pauses: Sequence[Pause] = (),
        holidays: frozenset[date] = frozenset(),
    ) -> None:
        self.action = action
        self.progress = progress
        self.pauses = pauses
        self.holidays = holidays
        self._days = sorted(progress)

    def outcome(self, start: date, end: date) -> str:
        """What became of the occurrence that began at `start`, looking at the days up to `end`."""
        return self.judged(start, end)[0]

    def judged(self, start: date, end: date) -> tuple[str, float]:
        """What became of the occurrence that began at `start`, and the share of its target that was done."""
        if start == end:  # nearly always, and ten years of it for the statistics
            row = self.progress.get(start)
            if row is not None and row.amount and reached(row.amount, row.target):
                return COMPLETED, 1.0
            rows = [] if row is None else [row]
        else:
            rows = self._rows(start, end)
        if is_complete(self.action, rows):
            return COMPLETED, 1.0
        share = min(1.0, sum(row.amount for row in rows) / (self.action.target or 1)) if rows else 0.0
        if self.action.optional or any(row.skipped for row in rows) or self._paused(start, end):
            return EXCUSED, share
        return MISSED, share

    def days_done(self) -> frozenset[date]:
        """The days whose own target was reached on the day itself."""
        return frozenset(
            [day for day, row in self.progress.items() if row.amount and row.amount >= (row.target or 1)]
        )

    def _paused(self, start: date, end: date) -> bool:
        """Whether a pause excuses an occurrence: on its due day, or on any day of the week or month of a quota."""
        if self.action.period == "day":
            return pause_on(self.pauses, start, self.action.routine) is not None
        return any(
            pause.first <= end and pause.last >= start and pause.routine in (None, self.action.routine)
            for pause in self.pauses
        )

    def _rows(self, start: date, end: date) -> list[DayProgress]:
        days = self._days[bisect_left(self._days, start) : bisect_right(self._days, end)]
        return [self.progress[day] for day in days]

    def end_of(self, start: date) -> date:
        """The last day on which the occurrence that began at `start` counts."""
        return occurrence_end(self.action, start, self.holidays)

    def last_completed(self) -> date | None:
        """The first day of the latest occurrence that was completed, or None."""
        for day in reversed(self._days):
            start = self.start_on(day)
            if start is not None and self.outcome(start, self.end_of(start)) == COMPLETED:
                return start
        return None

    def start_on(self, day: date) -> date | None:
        """The first day of the occurrence a day counts for, or None on a day that is not due."""
        action = self.action
        if action.period != "day":
            start = period_start(action.period, day)
            return start if self._has_due_day(start) else None
        if is_due(action.schedule, day, holidays=self.holidays):
            return day
        if action.carry:
            return previous_start(action, day, self.holidays)
        return None

    def _has_due_day(self, start: date) -> bool:
        """Whether the week or month that begins at `start` has a day on which its quota can be done."""
        eve = date.fromordinal(max(1, start.toordinal() - 1))
        due = next_due(self.action.schedule, eve, holidays=self.holidays)
        return due is not None and due <= self.end_of(start)

    def reaches(self, start: date) -> bool:
        """Whether anything is recorded so far back as the occurrence that began at `start`."""
        return bool(self._days) and self.end_of(start) >= self._days[0]

    def recorded_before(self, start: date) -> date | None:
        """The first day of the latest occurrence before `start` that anything is recorded for.

        What lies between was missed or excused: it changes nothing any more once a streak is broken, and is not
        walked through, however long ago something was recorded.
        """
        for day in reversed(self._days[: bisect_left(self._days, start)]):
            found = self.start_on(day)
            if found is not None and found < start:
                return found
        return None


def streak_of(history: History) -> Streak | None:
    """The streak that ends with the latest completed occurrence, counted afresh; None when none ever was."""
    if needs_history(history.action.schedule):
        return _streak_of_gaps(history)
    through = history.last_completed()
    if through is None:
        return None
    length = best = run = 0
    broken = False
    start: date | None = through
    while start is not None and history.reaches(start):
        outcome = history.outcome(start, history.end_of(start))
        if outcome == MISSED:
            broken = True
            run = 0
            start = history.recorded_before(start)
            continue
        if outcome == COMPLETED:
            run += 1
            best = max(best, run)
            length = length if broken else run
        start = previous_start(history.action, start, history.holidays)
    return Streak(fingerprint(history.action), length, best, through)


def _streak_of_gaps(history: History) -> Streak | None:
    """For `after: 3 days`: completions in a row, each no later than the day it fell due again."""
    done = sorted(day for day, row in history.progress.items() if row.amount and row.complete)
    if not done:
        return None
    length = best = 0
    previous: date | None = None
    for day in done:
        schedule = history.action.schedule
        in_time = previous is not None and not is_due(
            schedule, date.fromordinal(day.toordinal() - 1), last_done=previous
        )
        length = length + 1 if in_time else 1
        best = max(best, length)
        previous = day
    return Streak(fingerprint(history.action), length, best, done[-1])


def carried_forward(kept: Streak | None, history: History, day: date) -> Streak | bool | None:
    """The streak after something changed on a day, from the one kept; False when it must be counted afresh.

    `history` needs only the progress from `kept.through` on.
    """
    action = history.action
    if kept is None or kept.rule != fingerprint(action) or needs_history(action.schedule):
        return False
    start = history.start_on(day)
    if start is None:
        return kept
    outcome = history.outcome(start, history.end_of(start))
    if start < kept.through or (start == kept.through and outcome != COMPLETED):
        return False
    if start == kept.through or outcome != COMPLETED:
        return kept
    length = kept.length + 1 if not _missed_between(history, kept.through, start) else 1
    return Streak(kept.rule, length, max(kept.best, length), start)


def current_length(kept: Streak | None, history: History, today: date) -> int:
    """How long the streak is as of today: 0 once a due occurrence went by undone; the open one never breaks it."""
    if kept is None:
        return 0
    action = history.action
    if needs_history(action.schedule):
        late = is_due(action.schedule, date.fromordinal(today.toordinal() - 1), last_done=kept.through)
        return 0 if late and kept.through < today else kept.length
    open_start = history.start_on(today) or today
    return 0 if _missed_between(history, kept.through, open_start) else kept.length


def _missed_between(history: History, after: date, before: date) -> bool:
    """Whether an occurrence that began strictly between two days was missed."""
    start = following_start(history.action, after, history.holidays)
    while start is not None and start < before:
        if history.outcome(start, history.end_of(start)) == MISSED:
            return True
        start = following_start(history.action, start, history.holidays)
    return False


def fingerprint(action: Action) -> str:
    """What a streak was counted by: when it changes, the streak is counted afresh."""
    optional = " optional" if action.optional else ""
    return f"{action.period} {action.carry:d} {action.schedule!r}{optional}"
