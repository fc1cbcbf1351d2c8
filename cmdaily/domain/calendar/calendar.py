"""The editorial calendar: what the coming weeks hold, whatever it comes from."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.record import frozen

HOLIDAY, PAUSE, EVENT, ACTION, POST, DELIVERY = "holiday", "pause", "event", "action", "post", "delivery"
ORDER = (HOLIDAY, PAUSE, EVENT, ACTION, POST, DELIVERY)


@frozen
class CalendarEntry:
    """One thing on one day.

    `clock` is its wall-clock time (HH:MM), "" for what lasts all day; `moment` the same in ISO 8601 with its offset.
    `id` stays the same from one export to the next. `to` is an account or a network.
    """

    day: date
    kind: str
    id: str
    title: str
    clock: str = ""
    moment: str = ""
    to: str = ""
    state: str = ""
    url: str = ""


@frozen
class Calendar:
    """The entries from `first` to `last`, both included, in order."""

    first: date
    last: date
    entries: tuple[CalendarEntry, ...]


def in_order(entries: list[CalendarEntry]) -> tuple[CalendarEntry, ...]:
    """By day; on a day what lasts all day first, then by time."""
    return tuple(
        sorted(entries, key=lambda entry: (entry.day, entry.clock, ORDER.index(entry.kind), entry.id))
    )
