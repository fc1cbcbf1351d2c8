"""Sparkline: a series as one line of block characters, for a terminal."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

BLOCKS = "▁▂▃▄▅▆▇█"
GAP = "·"


def sparkline(values: Sequence[float | None], width: int) -> str:
    """One character for each value; where there are more than `width`, each stands for several days and shows their
    mean. A gap is a dot, never the lowest block."""
    if len(values) > width:
        values = _bucketed(values, width)
    known = [value for value in values if value is not None]
    if not known:
        return GAP * len(values)
    low, high = min(known), max(known)
    return "".join(GAP if value is None else BLOCKS[_step(value, low, high)] for value in values)


def _step(value: float, low: float, high: float) -> int:
    if high == low:
        return len(BLOCKS) // 2 - 1
    return min(len(BLOCKS) - 1, int((value - low) / (high - low) * len(BLOCKS)))


def _bucketed(values: Sequence[float | None], width: int) -> list[float | None]:
    size = -(-len(values) // width)
    begin = len(values) % size  # whole buckets up to the last day
    edges = [0, *range(begin, len(values), size)] if begin else list(range(0, len(values), size))
    found: list[float | None] = []
    for start in edges:
        end = begin if begin and start == 0 else start + size
        known = [value for value in values[start:end] if value is not None]
        found.append(sum(known) / len(known) if known else None)
    return found
