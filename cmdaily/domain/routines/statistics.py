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
    from collections.abc import Iterable, Sequence, Set

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


@frozen
class Outcomes:
    """What became of the occurrences of an action. `starts` are their first days, oldest first: each was completed,
    but for those that `otherwise` has, with what became of them and the share of the target that was done."""

    starts: tuple[date, ...]
    otherwise: dict[date, tuple[str, float]]

    def days(self, what: str) -> list[date]:
        """The first days of the occurrences that were missed, or excused."""
        return [start for start, (became, _) in self.otherwise.items() if became == what]


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


def lasts_a_day(action: Action) -> bool:
    """Whether each occurrence is one day that nothing recorded on another day can change."""
    return action.period == "day" and not action.carry and not needs_history(action.schedule)


def outcomes(
    history: History,
    starts: Sequence[date],
    first: date,
    last: date,
    settled: date,
    done: Set[date] = frozenset(),
) -> Outcomes:
    """What became of the occurrences of a span of days; `starts` are those of `starts_between`.

    `settled` is the last day on which nothing can change any more: what is missed so far but ends later is left
    out, as is a week or month that had begun before the span and was missed in it. `done` are days whose own target
    was reached and that `history` need not know, of an action that `lasts_a_day`.
    """
    action = history.action
    if needs_history(action.schedule):
        days = sorted(day for day, row in history.progress.items() if row.amount and row.complete)
        return Outcomes(tuple([day for day in days if first <= day <= last]), {})
    a_day = lasts_a_day(action)
    otherwise: dict[date, tuple[str, float]] = {}
    left_out: set[date] = set()
    for start in [start for start in starts if start not in done]:
        end = start if a_day else history.end_of(start)
        what, share = history.judged(start, end)
        if what == MISSED and not (first <= start and end <= settled):
            left_out.add(start)
        elif what != COMPLETED:
            otherwise[start] = what, share
    counted = tuple([start for start in starts if start not in left_out]) if left_out else tuple(starts)
    return Outcomes(counted, otherwise)


def of_action(
    action: Action, found: Outcomes, spent_seconds: int, *, streak: int, best: int
) -> ActionStatistics:
    """The figures of one action, from its outcomes and the seconds that were recorded."""
    excused, missed = found.days(EXCUSED), found.days(MISSED)
    counted = len(found.starts) - len(excused)
    due_by_weekday = [
        begun - free for begun, free in zip(_by_weekday(found.starts), _by_weekday(excused), strict=True)
    ]
    return ActionStatistics(
        action=action,
        due=counted,
        completed=counted - len(missed),
        excused=len(excused),
        streak=streak,
        best=best,
        score=score(
            found.starts,
            {start: None if what == EXCUSED else share for start, (what, share) in found.otherwise.items()},
        ),
        planned_minutes=action.minutes * counted,
        spent_seconds=spent_seconds,
        due_by_weekday=tuple(due_by_weekday),
        missed_by_weekday=_by_weekday(missed),
    )


def _by_weekday(days: Iterable[date]) -> tuple[int, ...]:
    """How many of the days are Mondays, Tuesdays and so on."""
    counts = Counter(map(date.weekday, days))
    return tuple([counts[weekday] for weekday in range(7)])


def by_day(outcomes_of: Iterable[Outcomes]) -> tuple[tuple[date, int, int], ...]:
    """For each day on which something was due: how many occurrences began, and how many of them were completed."""
    due: Counter[date] = Counter()
    undone: Counter[date] = Counter()
    for found in outcomes_of:
        due.update(found.starts)
        due.subtract(found.days(EXCUSED))
        undone.update(found.days(MISSED))
    return tuple([(day, begun - undone[day], begun) for day, begun in sorted(due.items()) if begun])


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
