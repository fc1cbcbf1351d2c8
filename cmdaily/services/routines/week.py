"""Week at a glance: seven agendas, notes, one-offs, quotas, and the calendar's entries."""

from __future__ import annotations

from datetime import timedelta

from cmdaily.domain.calendar.calendar import ROUTINE
from cmdaily.domain.record import replace
from cmdaily.domain.routines.planned import NOTE
from cmdaily.domain.routines.week import Week, WeekDay
from cmdaily.domain.time.days import monday_of
from cmdaily.services.calendar.editorial import calendar
from cmdaily.services.routines.day import agenda
from cmdaily.store import progress
from cmdaily.store.routines import planned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cmdaily.domain.routines.agenda import Agenda
    from cmdaily.locale import Translator
    from cmdaily.services.workspace import Workspace


def week(workspace: Workspace, tr: Translator, day: date) -> Week:
    """The week a day lies in, Monday first."""
    first = monday_of(day)
    last = first + timedelta(days=6)
    notes = planned.between(workspace.store.reader(), first, last, NOTE)
    entries = [
        part
        for entry in calendar(workspace, tr, first, 1).entries
        for part in entry.within(first, last).days()
        if part.kind != ROUTINE  # the numbers of a day say as much
    ]
    days = []
    for number in range(7):
        on = first + timedelta(days=number)
        days.append(
            WeekDay(
                _planned(agenda(workspace, on)),
                tuple(note for note in notes if note.day == on),
                tuple(entry for entry in entries if entry.day == on),
            )
        )
    now = min(max(workspace.today, first), last)
    quotas = [item for item in days[(now - first).days].agenda.items if item.action.period == "week"]
    begun = progress.first_day(workspace.store.reader()) or workspace.today
    return Week(tuple(days), workspace.today, begun, tuple(quotas))


def _planned(found: Agenda) -> Agenda:
    """A day to come without what would be carried over to it: that is counted on the day on which it is due."""
    if found.day <= found.today:
        return found
    return replace(found, items=tuple(item for item in found.items if item.since is None))
