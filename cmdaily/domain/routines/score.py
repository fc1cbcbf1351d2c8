"""Habit score: a number from 0 to 1 that forgives one bad day and forgets slowly.

The formula is Loop Habit Tracker's (uhabits, Score.kt): `m = 0.5 ** (sqrt(frequency) / 13)` for each day, and
`s = s * m + v * (1 - m)`. Loop steps every day; here each due occurrence stands for the days since the one
before, so that a weekly action is not judged as if it came every day. A skip or a pause freezes the score.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

HALF_LIFE_DAYS = 13


def score(outcomes: Sequence[tuple[date, float | None]]) -> float:
    """The score after occurrences, oldest first: (first day, share done from 0 to 1 or None when excused)."""
    if not outcomes:
        return 0.0
    span = (outcomes[-1][0] - outcomes[0][0]).days + 1
    frequency = min(1.0, len(outcomes) / span)
    daily = 0.5 ** (frequency**0.5 / HALF_LIFE_DAYS)
    current = 0.0
    before = outcomes[0][0].toordinal() - 1
    kept_after: dict[int, float] = {}
    for day, share in outcomes:
        ordinal = day.toordinal()
        gap = ordinal - before
        before = ordinal
        if share is None:
            continue
        if gap not in kept_after:
            kept_after[gap] = daily**gap
        kept = kept_after[gap]
        current = current * kept + (share if share < 1.0 else 1.0) * (1 - kept)
    return current
