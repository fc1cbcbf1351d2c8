"""Polling intervals: how long a feed is left alone, by how often it brings something and how it answered."""

from __future__ import annotations

from datetime import datetime, timedelta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST, MOST = 15, 24 * 60
"""Minutes between two readings of one feed."""
LOOKED_AT = 10
"""Entries by which a feed's pace is judged."""
QUIET = timedelta(days=30)
"""A feed that said nothing for so long is read once a day."""


def minutes_by_pace(moments: Iterable[datetime | None], asked: int, now: datetime) -> int:
    """Minutes until the next reading: half the usual time between two entries, not sooner than the feed asks."""
    times = sorted((at for at in moments if at is not None and at <= now), reverse=True)[:LOOKED_AT]
    if not times or now - times[0] > QUIET:
        pace = MOST if times else 60
    else:
        # the time since the last entry counts too: a feed that falls silent is asked less and less
        span = now - times[-1]
        pace = int(span.total_seconds() / 60 / (2 * max(1, len(times))))
    return max(LEAST, min(MOST, max(pace, min(asked, MOST))))


def minutes_unchanged(minutes: int, asked: int) -> int:
    """Minutes until the next reading of a feed that brought nothing: half as long again."""
    return max(LEAST, min(MOST, max(int(minutes * 1.5), asked)))


def minutes_after_failure(failures: int) -> int:
    """Minutes until the next try after so many failures one after the other: twice as long each time."""
    return int(min(MOST, LEAST * 2 ** min(max(failures, 1), 10)))
