"""Duration parsing: `15m`, `1h`, `1h30`, `90` (minutes), `45s`, `une demi-heure`, `1.5 hours`."""

from __future__ import annotations

from cmdaily.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_SECONDS = {"h": 3600, "m": 60, "s": 1}
LONGEST = 24 * 3600


def parse_duration(text: str) -> int:
    """Seconds in a duration: at least one, at most a day. A bare number means minutes."""
    seconds = 0
    digits = ""
    unit = "m"
    for character in text.strip().lower().replace("min", "m").replace(" ", ""):
        if character in "0123456789" and len(digits) < 6:
            digits += character
        elif character in _SECONDS and digits:
            seconds += int(digits) * _SECONDS[character]
            digits, unit = "", {"h": "m", "m": "s"}.get(character, "")
        else:
            return _in_words(text)
    if digits:
        if not unit:
            raise UsageError("error.duration", given=text)
        seconds += int(digits) * _SECONDS[unit]
    if not 0 < seconds <= LONGEST:
        raise UsageError("error.duration", given=text)
    return seconds


def _in_words(text: str) -> int:
    """A duration in words; what reads them is loaded only here."""
    from cmdaily.domain.time.amounts import parse_amount

    amount = parse_amount(text)
    if amount is None or amount.days or amount.months or not 0 < amount.seconds <= LONGEST:
        raise UsageError("error.duration", given=text)
    return amount.seconds


def minutes(seconds: int) -> int:
    """Whole minutes to show for a number of seconds: rounded, but never 0 for some time spent."""
    return max(1, round(seconds / 60)) if seconds > 0 else 0


def shared_out(seconds: int, weights: Sequence[int]) -> list[int]:
    """Whole seconds shared out in proportion to weights (equally where they are all 0); they add up to `seconds`."""
    if not any(weights):
        weights = [1] * len(weights)
    total, taken, before = sum(weights), 0, 0
    shares = []
    for weight in weights:
        before += weight
        until = seconds * before // total
        shares.append(until - taken)
        taken = until
    return shares
