"""Reminders at the times of actions (`at:` in a routine): one for each action that has times, while it is open."""

from __future__ import annotations

from cmdaily.domain.record import replace
from cmdaily.domain.recurrence import needs_history
from cmdaily.domain.recurrence.weekly import EVERY_DAY, Weekly
from cmdaily.domain.scheduler.reminder import SLOT, TERMINAL, USUAL_TOLERANCE, Reminder
from cmdaily.domain.scheduler.timetable import Recurring

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cmdaily.domain.recurrence import Schedule
    from cmdaily.domain.routines.routine import Action
    from cmdaily.services.workspace import Workspace

CHANNELS = "remind_to"
"""The key of config.yaml that says where these reminders are said."""


def of_actions(workspace: Workspace, days_off: tuple[tuple[date, date], ...]) -> tuple[Reminder, ...]:
    """A reminder for each active action with times that does not refuse it."""
    to = workspace.config.section(CHANNELS, (TERMINAL,))
    return tuple(
        _of_action(action, days_off, to) for action in workspace.actions if action.slots and action.remind
    )


def _of_action(action: Action, days_off: tuple[tuple[date, date], ...], to: tuple[str, ...]) -> Reminder:
    name = f"{action.routine}/{action.id}"
    schedule = _days(action)
    schedule = replace(schedule, excluded=(*schedule.excluded, *days_off))
    times = Recurring(name, schedule, action.slots, USUAL_TOLERANCE, action.zone)
    return Reminder(times, SLOT, action.title, to, action=name)


def _days(action: Action) -> Schedule:
    """The days on which it may be open. Where only the journal knows, these are all within its limits: the day itself
    is looked at before anything is said."""
    if needs_history(action.schedule) or action.carry:
        return replace(action.schedule, pattern=Weekly(EVERY_DAY), turns=())
    return action.schedule
