"""Week: its days, what each asks for or asked for, and what stands beside them."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.record import frozen
from cmdaily.domain.routines.routine import ONE_OFF

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.calendar.calendar import CalendarEntry
    from cmdaily.domain.routines.agenda import Agenda, Item
    from cmdaily.domain.routines.planned import PlanEntry


@frozen
class WeekDay:
    """One day: its agenda, its notes, and what the calendar says of it."""

    agenda: Agenda
    notes: tuple[PlanEntry, ...] = ()
    entries: tuple[CalendarEntry, ...] = ()

    @property
    def one_offs(self) -> tuple[Item, ...]:
        """What was added to the day."""
        return tuple(item for item in self.agenda.items if item.action.routine == ONE_OFF)


@frozen
class Week:
    """Seven days from a Monday on; `quotas` is what may be done on any of them, as it stands. Nothing was missed before
    the day on which things were `begun` to be recorded."""

    days: tuple[WeekDay, ...]
    today: date
    begun: date
    quotas: tuple[Item, ...] = ()
