"""Chart scales: round steps on an axis, and the place of a value between its ends."""

from __future__ import annotations

from math import ceil, floor, log10

from cmdaily.domain.record import frozen

STEPS = (1.0, 2.0, 5.0, 10.0)


@frozen
class Scale:
    """An axis from `low` to `high` whose lines stand `step` apart."""

    low: float
    high: float
    step: float

    @property
    def ticks(self) -> tuple[float, ...]:
        """Where its lines stand, from the lowest."""
        many = round((self.high - self.low) / self.step)
        return tuple(round(self.low + number * self.step, 9) for number in range(many + 1))

    def share(self, value: float) -> float:
        """Where a value lies, from 0 at the low end to 1 at the high one."""
        return (value - self.low) / (self.high - self.low)


def scale_of(values: tuple[float, ...], *, from_zero: bool, lines: int = 4) -> Scale:
    """An axis that holds all values with about so many lines. `from_zero` where lengths are compared (bars)."""
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    if from_zero:
        low, high = min(0.0, low), max(0.0, high)
    if high - low < 1e-9 * max(1.0, abs(high)):
        high = low + max(1.0, abs(low) * 1e-6)
    rough = (high - low) / lines
    unit = 10.0 ** floor(log10(rough))
    step = next(factor * unit for factor in STEPS if factor * unit >= rough * 0.999)
    bottom, top = floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step
    return Scale(bottom, top if top > bottom else bottom + step, step)
