"""RRULE in words: an iCalendar rule as the patterns that say the same, where they do."""

from __future__ import annotations

import re

from cmdaily.domain.recurrence.combined import Several
from cmdaily.domain.recurrence.monthly import Periodic
from cmdaily.domain.recurrence.weekly import Days, Weekly

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.recurrence import Pattern

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST_IN_ALL_MONTHS = 28
_MOST_ORDINALS = 5


def parts_of(text: str) -> dict[str, str]:
    """The parts of a rule by name: `FREQ`, `BYDAY`…"""
    return dict(part.split("=", 1) for part in text.split(";"))


def pattern_said(text: str) -> Pattern | None:
    """The pattern whose words tell a rule, COUNT and BYMONTH apart; None for a rule that no words tell."""
    parts = parts_of(text)
    step = int(parts.pop("INTERVAL", "1"))
    frequency = parts.pop("FREQ")
    for said_apart in ("COUNT", "BYMONTH", "WKST"):
        parts.pop(said_apart, None)
    if frequency == "DAILY":
        return None if parts else Days(step)
    if frequency == "WEEKLY":
        days = parts.pop("BYDAY", "")
        if parts or not days:
            return None
        return Weekly(sum(1 << n for n, name in enumerate(_WEEKDAYS) if name in days.split(",")), step)
    return _monthly(parts, step) if frequency == "MONTHLY" else None


def _monthly(parts: dict[str, str], step: int) -> Pattern | None:
    names = parts.keys()
    if names == {"BYMONTHDAY"}:
        numbers = [int(number) for number in parts["BYMONTHDAY"].split(",")]
        if all(-_MOST_ORDINALS <= n <= _LAST_IN_ALL_MONTHS for n in numbers):
            return _together([Periodic(1, "day", n, step=step) for n in numbers])
    if names == {"BYDAY"}:
        days = [re.fullmatch(r"([+-]?[1-5])([A-Z]{2})", day) for day in parts["BYDAY"].split(",")]
        if all(days):
            return _together(
                [
                    Periodic(1, "weekday", int(d[1]), _WEEKDAYS.index(d[2]), step)
                    for d in days
                    if d is not None
                ]
            )
    return None


def _together(patterns: list[Periodic]) -> Pattern:
    return patterns[0] if len(patterns) == 1 else Several(tuple(patterns))
