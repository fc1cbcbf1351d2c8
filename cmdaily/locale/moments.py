"""Dates and times of messages in words: `2026-11-27` as `Fri 27 Nov 2026`, `09:00` in French as `9 h`.

Data keeps ISO 8601, and so does what somebody is to type: the messages about files and what stands in quotes.
"""

from __future__ import annotations

from cmdaily.locale import conventions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_TYPED = (
    "charter_file.",
    "check_file.",
    "config_file.",
    "cron.",
    "error.date",
    "error.day_range",
    "exchange.",
    "help.",
    "on_time_file.",
    "routine_file.",
    "speaking_file.",
    "starter.",
    "yaml_file.",
)


def in_words(tr: Callable[..., str], language: str, key: str, value: str) -> str:
    """A value of a message: words where it is a date, a date and a time, or in French a time; else as it is."""
    if key.startswith(_TYPED):
        return value
    if len(value) == 5:
        return _clock(value, sign) if (sign := conventions(language).HOUR_SIGN) and _is_time(value) else value
    day, _, time = value.partition(" ")
    if time and not _is_time(time):
        return value
    from datetime import date

    try:
        named = date.fromisoformat(day)
    except ValueError:
        return value
    words = tr(
        "date.dated",
        weekday=tr("date.weekdays_short").split()[named.weekday()],
        day=tr("date.first") if named.day == 1 else str(named.day),
        month=tr("date.months_short").split()[named.month - 1],
        year=named.year,
    )
    return tr("date.moment", day=words, time=time) if time else words


def _is_time(text: str) -> bool:
    hours, colon, minutes = text.partition(":")
    return colon == ":" and len(hours) == len(minutes) == 2 and (hours + minutes).isdigit()


def _clock(time: str, sign: str) -> str:
    """`9 h`, `9 h 05`."""
    hours, _, minutes = time.partition(":")
    return f"{int(hours)}{sign}" + (f"\u00a0{minutes}" if minutes != "00" else "")
