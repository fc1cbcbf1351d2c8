"""Anomaly detection for watches: a mention count against its own usual rate, one alert for one wave (hysteresis).

Counts are taken in blocks of six hours. Mentions are no Poisson process: they come in threads, by day and not by night.
So the spread that is seen counts where it is larger than the square root of the mean.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cmdaily.domain.watches.watch import Alert, Watch

HOURS = 6
"""The length of a block."""
BACK = 28
"""Days that the usual rate is learned from."""
LEARNING = timedelta(days=3)
"""No alert before a watch has run for so long: nothing is usual yet."""
LEAST = 5
"""Fewer mentions in a block are never an alert."""
SPREADS = 4.0
"""An alert is so many spreads above what is usual, and a wave ends below one of them."""


@frozen
class Heat:
    """How many mentions the latest block holds, how many are usual in one, whether that is hot, and whether a wave that
    runs goes on."""

    count: int
    usual: float
    hot: bool
    goes_on: bool
    learning: bool = False


def heat(hours: Mapping[str, int], since: datetime, now: datetime) -> Heat:
    """The heat of a watch. `hours` are mentions by the hour in which they were said (`hour_of`), `since` is when the
    watch began."""
    top = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    blocks: dict[int, int] = {}
    for hour, amount in hours.items():
        ago = (top - moment_of(hour)) // timedelta(hours=1)  # 1 for the hour that it is now
        if ago >= 1:
            block = (ago - 1) // HOURS
            blocks[block] = blocks.get(block, 0) + amount
    count = blocks.get(0, 0)
    whole = (top - max(since, now - timedelta(days=BACK))) // timedelta(hours=HOURS)
    counts = [blocks.get(block, 0) for block in range(1, whole)]
    if now - since < LEARNING or not counts:
        return Heat(count, 0.0, False, False, True)
    # the busiest twentieth is left out: an old wave must not hide the next one
    usual_counts = sorted(counts)[: max(1, len(counts) - len(counts) // 20)]
    usual = sum(usual_counts) / len(usual_counts)
    variance = sum((each - usual) ** 2 for each in usual_counts) / len(usual_counts)
    spread = max(variance**0.5, usual**0.5, 0.5)
    hot = count >= LEAST and count > usual + SPREADS * spread
    return Heat(count, usual, hot, count > max(usual + spread, 1.0))


def hour_of(moment: datetime) -> str:
    """The hour of a moment in UTC, as counts are kept by it."""
    from datetime import UTC

    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H")


def moment_of(hour: str) -> datetime:
    """The moment at which an hour begins, as `hour_of` writes it."""
    return datetime.fromisoformat(f"{hour}:00:00+00:00")


def alert_message(alert: Alert, watches: Sequence[Watch]) -> LocalisedMessage:
    """What is said of a watch that runs hot."""
    title = next((f"{watch.title[:80]} ({watch.ref})" for watch in watches if watch.id == alert.watch), "?")
    usual = round(alert.usual)
    return LocalisedMessage("watch.alert", (("watch", title), ("n", alert.count), ("usual", usual)))
