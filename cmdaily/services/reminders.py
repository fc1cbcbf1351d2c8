"""Reminders: enter what fell due, then say each of them once on each of its channels.

What falls due is written down together with the moment up to which that was done, so a process that dies forgets
nothing. Each is then taken by one statement before anything is said. Of one that was taken by a process that died
meanwhile nobody knows whether it was heard: that is reported, and it is not said again.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cmdaily.domain.pause import pause_on
from cmdaily.domain.reminder import (
    ALWAYS,
    ESSENTIAL_OPEN,
    HOLD,
    LATE,
    OPEN,
    QUIET,
    SEND,
    TERMINAL,
    shown_channel,
    verdict,
)
from cmdaily.domain.timetable import Timetable, latest_of_each
from cmdaily.domain.turn import BAD, GOOD, SAID, Planned, Report
from cmdaily.domain.turn import LATE as REPORT_LATE
from cmdaily.domain.value import replace
from cmdaily.domain.wall_clock import Hours
from cmdaily.services import channels, ownership, reminder_text
from cmdaily.services.day import agenda
from cmdaily.store import schedule as store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime

    from cmdaily.domain.agenda import Agenda
    from cmdaily.domain.reminder import Reminder
    from cmdaily.locale import Speech
    from cmdaily.services.turns import Turn
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.schedule import Row

NAME = "remind"
ENTER_EVERY = timedelta(minutes=10)
"""How often the moment up to which dues are entered is written down while nothing falls due: a disk may sleep."""
LOOK_BACK = timedelta(days=8)
"""What was missed longer ago is not even reported."""


def configured(workspace: Workspace) -> tuple[Reminder, ...]:
    """The reminders of config.yaml."""
    config = workspace.config
    packed = config.section("reminders", ())
    if not packed:
        return ()
    from cmdaily.files.on_time import unpack_reminders

    return unpack_reminders(packed, config.section("days_off", ()), config.holidays)


def quiet_hours(workspace: Workspace) -> Hours | None:
    """When nothing is said."""
    found = workspace.config.section("quiet")
    return Hours(*found) if found else None


def timetable(workspace: Workspace, reminders: tuple[Reminder, ...]) -> Timetable:
    """When the reminders fall due."""
    known: dict[tuple[str, int], frozenset[date]] = {}

    def holidays(country: str, year: int) -> frozenset[date]:
        if (country, year) not in known:
            from cmdaily.files.holidays import holidays_for

            known[country, year] = holidays_for(country, (year - 1, year, year + 1), workspace.home.cache)
        return known[country, year]

    return Timetable([each.times for each in reminders], workspace.zone, holidays)


def begin(workspace: Workspace) -> None:
    """Watch from now on, if nobody watched before: what fell due earlier was nobody's promise."""
    if store.watched_until(workspace.store.reader(), NAME) is None:
        with workspace.store.transaction() as connection:
            if store.watched_until(connection, NAME) is None:
                store.watch(connection, NAME, workspace.now)


def run(turn: Turn) -> Iterator[Report]:
    """Everything that is due now, on every channel."""
    workspace = turn.workspace
    reminders = configured(workspace)
    if not reminders and not workspace.store.exists:
        return
    _enter(workspace, reminders)
    yield from _interrupted(turn, reminders)
    rows = store.waiting(workspace.store.reader())
    if rows:
        yield from _Speaker(turn, reminders).say_all(rows)


def ahead(workspace: Workspace, say: Speech, until: datetime) -> Iterator[Planned]:
    """The reminders up to a moment, those that the quiet hours hold back at the time they will be said."""
    reminders = configured(workspace)
    by_name = {reminder.name: reminder for reminder in reminders}
    quiet = quiet_hours(workspace)
    for due in timetable(workspace, reminders).between(workspace.now, until):
        reminder = by_name[due.name]
        held = quiet.end_after(due.moment, workspace.zone) if quiet else None
        if held is None or held <= due.expires:
            to = ", ".join(shown_channel(channel) for channel in reminder.to)
            what = reminder_text.what(reminder, say)
            values = (("what", what), ("to", to))
            yield Planned(held or due.moment, NAME, f"reminder.plan_{reminder.when}", values)


def _enter(workspace: Workspace, reminders: tuple[Reminder, ...]) -> None:
    """Write down what fell due since the last time, the latest of each reminder."""
    now = workspace.now
    if not _worth_entering(workspace, store.watched_until(workspace.store.reader(), NAME), reminders):
        return
    by_name = {reminder.name: reminder for reminder in reminders}
    with workspace.store.transaction() as connection:
        seen = store.watched_until(connection, NAME)
        if seen is not None and seen < now:
            dues = timetable(workspace, reminders).between(max(seen, now - LOOK_BACK), now)
            for due in latest_of_each(dues):
                for channel in range(len(by_name[due.name].to)):
                    store.enter(connection, due, channel)
        store.watch(connection, NAME, now)


def _worth_entering(workspace: Workspace, seen: datetime | None, reminders: tuple[Reminder, ...]) -> bool:
    now = workspace.now
    if seen is None:
        return bool(reminders)
    if seen > now or now - seen >= ENTER_EVERY:
        return True
    return bool(timetable(workspace, reminders).between(seen, now))


def _interrupted(turn: Turn, reminders: tuple[Reminder, ...]) -> Iterator[Report]:
    """Report what a process that died was about to say, once."""
    workspace = turn.workspace
    left = [
        row
        for row in store.waiting(workspace.store.reader(), "sending")
        if not ownership.lives(workspace.home, row.owner)
    ]
    by_name = {reminder.name: reminder for reminder in reminders}
    for row in left:
        with workspace.store.transaction() as connection:
            taken = store.move(connection, row, "sending", "unknown")
        if taken and row.name in by_name:
            yield _report(turn, by_name[row.name], row, REPORT_LATE, "reminder.interrupted")


class _Speaker:
    """Says what is due, in one turn. The day is looked up once, when it is first needed."""

    def __init__(self, turn: Turn, reminders: tuple[Reminder, ...]) -> None:
        self._turn = turn
        self._workspace = turn.workspace
        self._by_name = {reminder.name: reminder for reminder in reminders}
        self._quiet = quiet_hours(turn.workspace)
        self._agenda: Agenda | None = None
        self._missed: set[tuple[str, str]] = set()

    def say_all(self, rows: list[Row]) -> Iterator[Report]:
        """Everything that is due and wanted."""
        for row in rows:
            reminder = self._by_name.get(row.name)
            if reminder is None or row.channel >= len(reminder.to):
                self._settle(row, "dropped")  # it was taken out of the configuration
                continue
            yield from self._said(row, reminder)

    def _said(self, row: Row, reminder: Reminder) -> Iterator[Report]:
        now = verdict(self._workspace.now, row.due_at, row.expires_at, self._quiet, self._workspace.zone)
        if now == HOLD:
            return
        if now == QUIET or not self._wanted(reminder):
            self._settle(row, "dropped")
        elif now == LATE:
            if self._settle(row, "late") and (row.name, row.wall) not in self._missed:
                self._missed.add((row.name, row.wall))
                yield _report(self._turn, reminder, row, REPORT_LATE, "reminder.missed")
        elif now == SEND and self._take(row):
            yield from self._say(row, reminder)

    def _say(self, row: Row, reminder: Reminder) -> Iterator[Report]:
        channel = reminder.to[row.channel]
        message = reminder_text.message(reminder, self._day, self._turn.say)
        taken = replace(row, owner=self._turn.owner)
        if channel == TERMINAL:
            yield Report(NAME, SAID, "reminder.title", (("title", message.title),), message.lines)
            self._settle(taken, "sent", "sending")
            return
        failure = channels.deliver(channel, message.title, "\n".join(message.lines), self._workspace.environ)
        self._settle(taken, "sent" if failure is None else "failed", "sending")
        if failure is None:
            yield _report(self._turn, reminder, row, GOOD, "reminder.sent")
        else:
            why = self._turn.say(failure.key, status=failure.status)
            yield _report(self._turn, reminder, row, BAD, "reminder.failed", why=why)

    @property
    def _day(self) -> Agenda:
        if self._agenda is None:
            self._agenda = agenda(self._workspace)
        return self._agenda

    def _wanted(self, reminder: Reminder) -> bool:
        """Whether the day is worked and the reminder's condition holds."""
        pause = pause_on(self._workspace.pauses, self._workspace.today, "")
        return pause is None and MEETS[reminder.when](self._day)

    def _take(self, row: Row) -> bool:
        with self._workspace.store.transaction() as connection:
            return store.move(connection, row, "due", "sending", owner=self._turn.owner)

    def _settle(self, row: Row, state: str, before: str = "due") -> bool:
        with self._workspace.store.transaction() as connection:
            return store.move(connection, row, before, state)


def _open(day: Agenda) -> bool:
    return bool(day.open_items)


def _essential_open(day: Agenda) -> bool:
    return any(item.action.essential for item in day.open_items)


MEETS: dict[str, Callable[[Agenda], bool]] = {
    ALWAYS: lambda _day: True,
    OPEN: _open,
    ESSENTIAL_OPEN: _essential_open,
}
"""The conditions of `when:`."""


def _report(turn: Turn, reminder: Reminder, row: Row, level: str, key: str, why: str = "") -> Report:
    day, _, clock = row.wall.partition("T")
    values = (
        ("what", reminder_text.what(reminder, turn.say)),
        ("day", day),
        ("time", clock),
        ("to", shown_channel(reminder.to[row.channel]) if row.channel < len(reminder.to) else ""),
        ("why", why),
    )
    return Report(NAME, level, key, values, exit_code=1 if level == BAD else 0)
