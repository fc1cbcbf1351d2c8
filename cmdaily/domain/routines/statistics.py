"""Statistics over a span of days, per action, per section and per day."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from datetime import date, timedelta

from cmdaily.domain.record import frozen
from cmdaily.domain.recurrence import needs_history, occurrences
from cmdaily.domain.routines.occurrence import period_start
from cmdaily.domain.routines.score import score
from cmdaily.domain.routines.streak import COMPLETED, EXCUSED, MISSED, History

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cmdaily.domain.figures.results import ListedSeries
    from cmdaily.domain.routines.routine import Action, Localized


@frozen
class ActionStatistics:
    """One action over a span of days. `due` counts what was done or missed; the excused are apart.

    `missed_by_weekday` and `due_by_weekday` have Monday first; `score` is from 0 to 1. Minutes are of the
    occurrences that were due, seconds are what was recorded.
    """

    action: Action
    due: int
    completed: int
    excused: int
    streak: int
    best: int
    score: float
    planned_minutes: int
    spent_seconds: int
    due_by_weekday: tuple[int, ...]
    missed_by_weekday: tuple[int, ...]

    @property
    def worst_weekday(self) -> int | None:
        """The weekday on which it tends to be missed: missed at least twice, and clearly more often than overall."""
        missed, due = sum(self.missed_by_weekday), sum(self.due_by_weekday)
        rates = [
            (m / d, -day)
            for day, (m, d) in enumerate(zip(self.missed_by_weekday, self.due_by_weekday, strict=True))
            if d and m >= 2
        ]
        if not rates:
            return None
        rate, negative = max(rates)
        return -negative if rate > missed / due * 1.25 else None


@frozen
class SectionStatistics:
    """Minutes planned against minutes spent in a section of a routine."""

    routine: str
    section: Localized
    planned_minutes: int
    spent_seconds: int


@frozen
class Statistics:
    """A span of days, looked back at. `days` gives for each day with something due: (done, due). `figures` are the
    metrics that are kept, each beside its last week."""

    first: date
    last: date
    actions: tuple[ActionStatistics, ...]
    days: tuple[tuple[date, int, int], ...]
    figures: tuple[ListedSeries, ...] = ()

    @property
    def sections(self) -> tuple[SectionStatistics, ...]:
        """The sections, in the order of the routines."""
        sums: dict[tuple[str, Localized], list[int]] = {}
        for row in self.actions:
            both = sums.setdefault((row.action.routine, row.action.section), [0, 0])
            both[0] += row.planned_minutes
            both[1] += row.spent_seconds
        return tuple(SectionStatistics(*key, *both) for key, both in sums.items())


OccurrenceResult = tuple[date, str, float]
"""First day of an occurrence, what became of it, and the share of its target that was done."""


def starts_between(history: History, first: date, last: date) -> tuple[date, ...]:
    """The first days of the occurrences that fall due in a span of days, in order; none for `after:`."""
    action = history.action
    if needs_history(action.schedule):
        return ()
    due = occurrences(action.schedule, first, (last - first).days + 1, holidays=history.holidays)
    within = due[: bisect_right(due, last)]
    if action.period == "day":
        return within
    return tuple(dict.fromkeys(period_start(action.period, day) for day in within))


def outcomes(
    history: History, starts: Sequence[date], first: date, last: date, settled: date
) -> list[OccurrenceResult]:
    """What became of the occurrences of a span of days, oldest first; `starts` are those of `starts_between`.

    `settled` is the last day on which nothing can change any more: what is missed so far but ends later is left
    out, as is a week or month that had begun before the span and was missed in it.
    """
    action = history.action
    if needs_history(action.schedule):
        done = [(day, COMPLETED, 1.0) for day, row in history.progress.items() if row.amount and row.complete]
        return [outcome for outcome in sorted(done) if first <= outcome[0] <= last]
    lasts_a_day = action.period == "day" and not action.carry
    found: list[OccurrenceResult] = []
    whole = history.days_done() if lasts_a_day else frozenset()  # nearly all of ten years: no call for each
    for start in starts:
        if start in whole:
            found.append((start, COMPLETED, 1.0))
            continue
        end = start if lasts_a_day else history.end_of(start)
        what, share = history.judged(start, end)
        if what != MISSED or (first <= start and end <= settled):
            found.append((start, what, share))
    return found


def of_action(
    history: History, found: Sequence[OccurrenceResult], first: date, last: date, *, streak: int, best: int
) -> ActionStatistics:
    """The figures of one action, from its outcomes."""
    due_by_weekday = _by_weekday([start for start, what, _ in found if what != EXCUSED])
    missed_by_weekday = _by_weekday([start for start, what, _ in found if what == MISSED])
    counted = sum(due_by_weekday)
    return ActionStatistics(
        action=history.action,
        due=counted,
        completed=counted - sum(missed_by_weekday),
        excused=len(found) - counted,
        streak=streak,
        best=best,
        score=score([(start, None if what == EXCUSED else share) for start, what, share in found]),
        planned_minutes=history.action.minutes * counted,
        spent_seconds=sum([row.seconds for day, row in history.progress.items() if first <= day <= last]),
        due_by_weekday=due_by_weekday,
        missed_by_weekday=missed_by_weekday,
    )


def _by_weekday(days: Sequence[date]) -> tuple[int, ...]:
    """How many of the days are Mondays, Tuesdays and so on."""
    weekdays = [day.weekday() for day in days]
    return tuple([weekdays.count(weekday) for weekday in range(7)])


def by_day(outcomes_of: Iterable[Sequence[OccurrenceResult]]) -> tuple[tuple[date, int, int], ...]:
    """For each day on which something was due: how many occurrences began, and how many of them were completed."""
    due: Counter[date] = Counter()
    done: Counter[date] = Counter()
    for found in outcomes_of:
        due.update([start for start, what, _ in found if what != EXCUSED])
        done.update([start for start, what, _ in found if what == COMPLETED])
    return tuple([(day, done[day], due[day]) for day in sorted(due)])


def level(done: int, due: int) -> int:
    """How warm a day is on the heatmap, from 0 (nothing done) to 4 (everything)."""
    if not done or not due:
        return 0
    return 4 if done >= due else 1 + min(2, done * 3 // due)


def weeks(days: Sequence[tuple[date, int, int]], last: date, count: int = 53) -> list[list[int | None]]:
    """The heatmap: seven rows, Monday first, one column a week up to `last`; None where nothing was due."""
    known = {day: level(done, due) for day, done, due in days}
    monday = last - timedelta(days=last.weekday(), weeks=count - 1)
    return [
        [known.get(monday + timedelta(weeks=week, days=weekday)) for week in range(count)]
        for weekday in range(7)
    ]
