"""The editorial calendar: what the coming weeks hold, whatever it comes from."""

from __future__ import annotations

from datetime import date, timedelta

from cmdaily.domain.record import frozen, replace

HOLIDAY, PAUSE, EVENT, ROUTINE = "holiday", "pause", "event", "routine"
ACTION, POST, DELIVERY = "action", "post", "delivery"
ORDER = (HOLIDAY, PAUSE, EVENT, ROUTINE, ACTION, POST, DELIVERY)


@frozen
class CalendarEntry:
    """One thing on one day, or on all days up to `last`.

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
    last: date | None = None

    @property
    def end(self) -> date:
        """Its last day."""
        return self.last or self.day

    def within(self, first: date, last: date) -> CalendarEntry:
        """The part of it that lies between two days, both included."""
        if self.last is None:
            return self
        return replace(self, day=max(self.day, first), last=min(self.last, last))

    def days(self) -> list[CalendarEntry]:
        """One entry for each of its days, each with an ID of its own."""
        if self.last is None:
            return [self]
        every = (self.day + timedelta(days=number) for number in range((self.last - self.day).days + 1))
        return [replace(self, day=day, last=None, id=f"{self.id}-{day}") for day in every]


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
