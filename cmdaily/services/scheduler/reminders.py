"""Reminder job: enter what fell due, then send each once on each of its channels.

What falls due is written down first (due_log.py). Each is then taken by one statement before anything is said. Of one
that was taken by a process that died meanwhile nobody knows whether it was heard: that is reported, and it is not said
again.
"""

from __future__ import annotations

from datetime import date

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.record import replace
from cmdaily.domain.routines.pause import pause_on
from cmdaily.domain.scheduler.job_report import BAD, GOOD, SAID, JobReport, PlannedJob
from cmdaily.domain.scheduler.job_report import LATE as REPORT_LATE
from cmdaily.domain.scheduler.reminder import (
    ALWAYS,
    ESSENTIAL_OPEN,
    HOLD,
    LATE,
    OPEN,
    OVERDUE,
    QUIET,
    SEND,
    SLOT,
    TERMINAL,
    TOKEN_EXPIRES,
    WAITING,
    shown_channel,
    verdict,
)
from cmdaily.domain.time.wall_clock import Hours
from cmdaily.services.routines import slot_reminders
from cmdaily.services.routines.day import agenda
from cmdaily.services.runtime import process_locks
from cmdaily.services.scheduler import channels, due_log, reminder_text
from cmdaily.store import schedule as store
from cmdaily.store.accounts import accounts
from cmdaily.store.inbox import messages as inbox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from cmdaily.domain.routines.agenda import Agenda
    from cmdaily.domain.scheduler.reminder import Reminder
    from cmdaily.domain.scheduler.timetable import Recurring
    from cmdaily.locale import Translator
    from cmdaily.services.scheduler.job import JobContext
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.schedule import DueRow

NAME = "remind"


def configured(workspace: Workspace) -> tuple[Reminder, ...]:
    """The reminders of config.yaml, and those at the times of actions."""
    config = workspace.config
    packed, off = config.section("reminders", ()), config.section("days_off", ())
    days_off = tuple((date.fromordinal(first), date.fromordinal(last)) for first, last in off)
    slots = slot_reminders.of_actions(workspace, days_off)
    if not packed:
        return slots
    from cmdaily.files.config.scheduler import unpack_reminders

    return (*unpack_reminders(packed, off, config.holidays), *slots)


def quiet_hours(workspace: Workspace) -> Hours | None:
    """When nothing is said."""
    found = workspace.config.section("quiet")
    return Hours(*found) if found else None


def wanted(reminders: tuple[Reminder, ...]) -> dict[str, tuple[Recurring, int]]:
    """The reminders as what recurs, each with the number of its channels."""
    return {reminder.name: (reminder.times, len(reminder.to)) for reminder in reminders}


def run(job_context: JobContext) -> Iterator[JobReport]:
    """Everything that is due now, on every channel."""
    workspace = job_context.workspace
    reminders = configured(workspace)
    if not reminders and not workspace.store.exists:
        return
    due_log.enter(workspace, store.REMINDER, wanted(reminders))
    yield from _interrupted(job_context, reminders)
    rows = store.waiting(workspace.store.reader(), store.REMINDER)
    if rows:
        yield from _ReminderSender(job_context, reminders).say_all(rows)


def ahead(workspace: Workspace, tr: Translator, until: datetime) -> Iterator[PlannedJob]:
    """The reminders up to a moment, those that the quiet hours hold back at the time they will be said."""
    reminders = configured(workspace)
    by_name = {reminder.name: reminder for reminder in reminders}
    quiet = quiet_hours(workspace)
    for due in due_log.timetable(workspace, wanted(reminders)).between(workspace.now, until):
        reminder = by_name[due.name]
        held = quiet.end_after(due.moment, workspace.zone) if quiet else None
        if held is None or held <= due.expires:
            to = ", ".join(shown_channel(channel) for channel in reminder.to)
            what = reminder_text.what(reminder, tr)
            values = (("what", what), ("to", to))
            yield PlannedJob(
                held or due.moment, NAME, LocalisedMessage(f"reminder.plan_{reminder.when}", values)
            )


def _interrupted(job_context: JobContext, reminders: tuple[Reminder, ...]) -> Iterator[JobReport]:
    """Report what a process that died was about to say, once."""
    workspace = job_context.workspace
    left = [
        row
        for row in store.waiting(workspace.store.reader(), store.REMINDER, "sending")
        if not process_locks.lives(workspace.home, row.owner)
    ]
    by_name = {reminder.name: reminder for reminder in reminders}
    for row in left:
        with workspace.store.transaction() as connection:
            taken = store.move(connection, row, "sending", "unknown")
        if taken and row.name in by_name:
            yield _report(job_context, by_name[row.name], row, REPORT_LATE, "reminder.interrupted")


class _ReminderSender:
    """Says what is due, in one turn. The day is looked up once, when it is first needed."""

    def __init__(self, job_context: JobContext, reminders: tuple[Reminder, ...]) -> None:
        self._turn = job_context
        self.workspace = job_context.workspace
        self._by_name = {reminder.name: reminder for reminder in reminders}
        self._quiet = quiet_hours(job_context.workspace)
        self._agendas: dict[date, Agenda] = {}
        self._missed: set[tuple[str, str]] = set()

    def say_all(self, rows: list[DueRow]) -> Iterator[JobReport]:
        """Everything that is due and wanted."""
        for row in rows:
            reminder = self._by_name.get(row.name)
            if reminder is None or row.channel >= len(reminder.to):
                self._settle(row, "dropped")  # it was taken out of the configuration
                continue
            yield from self._said(row, reminder)

    def _said(self, row: DueRow, reminder: Reminder) -> Iterator[JobReport]:
        now = verdict(self.workspace.now, row.due_at, row.expires_at, self._quiet, self.workspace.zone)
        if now == HOLD:
            return
        if now == QUIET or not self._wanted(reminder, row):
            self._settle(row, "dropped")
        elif now == LATE:
            if self._settle(row, "late") and (row.name, row.wall) not in self._missed:
                self._missed.add((row.name, row.wall))
                yield _report(self._turn, reminder, row, REPORT_LATE, "reminder.missed")
        elif now == SEND and self._take(row):
            yield from self._say(row, reminder)

    def _say(self, row: DueRow, reminder: Reminder) -> Iterator[JobReport]:
        channel = reminder.to[row.channel]
        day, clock = self.day_of(row) if reminder.action else self.day, row.wall.partition("T")[2]
        message = reminder_text.message(reminder, self.workspace, day, clock, self._turn.tr)
        taken = replace(row, owner=self._turn.owner)
        if channel == TERMINAL:
            yield JobReport(
                NAME, SAID, LocalisedMessage("reminder.title", (("title", message.title),)), message.lines
            )
            self._settle(taken, "sent", "sending")
            return
        failure = channels.deliver(channel, message.title, "\n".join(message.lines), self.workspace.environ)
        self._settle(taken, "sent" if failure is None else "failed", "sending")
        if failure is None:
            yield _report(self._turn, reminder, row, GOOD, "reminder.sent")
        else:
            why = self._turn.tr(failure.key, status=failure.status)
            yield _report(self._turn, reminder, row, BAD, "reminder.failed", why=why)

    @property
    def day(self) -> Agenda:
        """The day as it stands."""
        return self._on(self.workspace.today)

    def day_of(self, row: DueRow) -> Agenda:
        """The day on whose clock something fell due, as it stands."""
        return self._on(date.fromisoformat(row.wall.partition("T")[0]))

    def _on(self, day: date) -> Agenda:
        if day not in self._agendas:
            self._agendas[day] = agenda(self.workspace, day)
        return self._agendas[day]

    def _wanted(self, reminder: Reminder, row: DueRow) -> bool:
        """Whether the day is worked and the reminder's condition holds."""
        if reminder.when == SLOT:
            return self._slot_open(reminder, row)
        pause = pause_on(self.workspace.pauses, self.workspace.today, "")
        return pause is None and MEETS[reminder.when](self)

    def _slot_open(self, reminder: Reminder, row: DueRow) -> bool:
        """Whether what is expected by the time of an action is not yet done."""
        clock = row.wall.partition("T")[2]
        return any(
            item.done < 1 + sum(slot < clock for slot in item.action.slots)
            for item in self.day_of(row).open_items
            if f"{item.action.routine}/{item.action.id}" == reminder.action
        )

    def _take(self, row: DueRow) -> bool:
        with self.workspace.store.transaction() as connection:
            return store.move(connection, row, "due", "sending", owner=self._turn.owner)

    def _settle(self, row: DueRow, state: str, before: str = "due") -> bool:
        with self.workspace.store.transaction() as connection:
            return store.move(connection, row, before, state)


def _open(speaker: _ReminderSender) -> bool:
    return bool(speaker.day.open_items)


def _essential_open(speaker: _ReminderSender) -> bool:
    return any(item.action.essential for item in speaker.day.open_items)


def _token_expires(speaker: _ReminderSender) -> bool:
    reader = speaker.workspace.shared.reader()
    return any(known.days_left(speaker.workspace.now) is not None for known in accounts(reader))


def _waiting(speaker: _ReminderSender) -> bool:
    return bool(inbox.waiting(speaker.workspace.shared.reader()))


def _overdue(speaker: _ReminderSender) -> bool:
    workspace = speaker.workspace
    return any(message.is_overdue(workspace.now) for message in inbox.waiting(workspace.shared.reader()))


MEETS: dict[str, Callable[[_ReminderSender], bool]] = {
    ALWAYS: lambda _speaker: True,
    OPEN: _open,
    ESSENTIAL_OPEN: _essential_open,
    TOKEN_EXPIRES: _token_expires,
    WAITING: _waiting,
    OVERDUE: _overdue,
}
"""The conditions of `when:`."""


def _report(
    job_context: JobContext, reminder: Reminder, row: DueRow, level: str, key: str, why: str = ""
) -> JobReport:
    day, _, clock = row.wall.partition("T")
    values = (
        ("what", reminder_text.what(reminder, job_context.tr)),
        ("day", day),
        ("time", clock),
        ("to", shown_channel(reminder.to[row.channel]) if row.channel < len(reminder.to) else ""),
        ("why", why),
    )
    return JobReport(NAME, level, LocalisedMessage(key, values), exit_code=1 if level == BAD else 0)
