"""Unpacked `inbox:` of config.yaml: which accounts are read, when people work, how long a message may wait."""

from __future__ import annotations

from cmdaily.domain.inbox.message import COMPLAINT, OTHER, QUESTION, THANKS, URGENCIES
from cmdaily.domain.record import frozen, replace
from cmdaily.domain.recurrence.weekly import WORKING_WEEK, Weekly
from cmdaily.domain.time.wall_clock import Hours
from cmdaily.files.cache.serialise import settled, unpack_schedule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.domain.recurrence import Schedule

KEY = "inbox"
USUAL_HOURS = ("09:00", "18:00")
USUAL_MINUTES = ((COMPLAINT, 60), (QUESTION, 240), (THANKS, 1440), (OTHER, 1440))


@frozen
class Listening:
    """How messages are read and awaited.

    `accounts` are those that are read, None for all. `hours` are the working hours on the days of `days`. `minutes` are
    the working minutes that a message of each urgency may wait. `words` are the
    words that make a message one of an urgency, whatever the model tells, in the order in which they are tried.
    """

    accounts: tuple[str, ...] | None
    hours: Hours
    days: Schedule
    minutes: tuple[tuple[str, int], ...]
    words: tuple[tuple[str, tuple[str, ...]], ...]


def unpack_listening(
    packed: tuple[Any, ...] | None, days_off: tuple[tuple[int, int], ...], holidays: str | None
) -> Listening:
    """The settings of config.yaml with its days off and the public holidays of its country; the usual ones for None."""
    from datetime import date

    from cmdaily.domain.recurrence import Schedule

    accounts, hours, schedule, within, words = packed or (None, USUAL_HOURS, None, (), ())
    days = unpack_schedule(schedule) if schedule is not None else Schedule(Weekly(WORKING_WEEK))
    days = settled(days, holidays)
    off = tuple((date.fromordinal(first), date.fromordinal(last)) for first, last in days_off)
    said = dict(words)
    return Listening(
        accounts,
        Hours(*hours),
        replace(days, excluded=(*days.excluded, *off)),
        tuple((dict(USUAL_MINUTES) | dict(within)).items()),
        tuple((name, tuple(said[name])) for name in URGENCIES if said.get(name)),
    )
