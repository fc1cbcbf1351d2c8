"""Habit score: a number from 0 to 1 that forgives one bad day and forgets slowly.

The formula is Loop Habit Tracker's (uhabits, Score.kt): `m = 0.5 ** (sqrt(frequency) / 13)` for each day, and
`s = s * m + v * (1 - m)`. Loop steps every day; here each due occurrence stands for the days since the one
before, so that a weekly action is not judged as if it came every day. A skip or a pause freezes the score.
"""

from __future__ import annotations

from bisect import bisect_left

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

HALF_LIFE_DAYS = 13


def score(starts: Sequence[date], otherwise: Mapping[date, float | None]) -> float:
    """The score after occurrences, given their first days, oldest first, and those of them that were not wholly done:
    the share done from 0 to 1, or None when excused.

    Of occurrences that were all done, one step over all their days comes to the same as a step for each.
    """
    if not starts:
        return 0.0
    first, last = starts[0].toordinal(), starts[-1].toordinal()
    frequency = min(1.0, len(starts) / (last - first + 1))
    daily: float = 0.5 ** (frequency**0.5 / HALF_LIFE_DAYS)
    current = 0.0
    reckoned = first - 1
    for day in sorted(otherwise):
        place = bisect_left(starts, day)
        before = starts[place - 1].toordinal() if place else first - 1
        current = 1.0 - (1.0 - current) * daily ** (before - reckoned)
        reckoned = day.toordinal()
        share = otherwise[day]
        if share is not None:
            kept = daily ** (reckoned - before)
            current = current * kept + min(share, 1.0) * (1.0 - kept)
    return 1.0 - (1.0 - current) * daily ** (last - reckoned)
