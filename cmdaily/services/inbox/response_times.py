"""Response times of one home: its working hours, its days, and what its messages may wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdaily.domain.inbox.message import Message
from cmdaily.domain.inbox.response_clock import ResponseClock
from cmdaily.domain.inbox.urgency import urgency_of
from cmdaily.domain.record import replace
from cmdaily.domain.recurrence import is_due
from cmdaily.files.config.inbox import KEY, Listening, unpack_listening

if TYPE_CHECKING:
    from datetime import date

    from cmdaily.services.workspace import Workspace


class ResponseTimes:
    """What the settings say of messages, looked up once for a command."""

    def __init__(self, workspace: Workspace) -> None:
        config = workspace.config
        self.settings: Listening = unpack_listening(
            config.section(KEY), config.section("days_off", ()), config.holidays
        )
        self._minutes = dict(self.settings.minutes)
        self._workspace = workspace
        self._worked: dict[date, bool] = {}
        self.clock = ResponseClock(self.settings.hours, self._works, workspace.zone)

    def reckoned(self, message: Message) -> Message:
        """The message with its urgency, and the moment at which it is overdue."""
        settings = self.settings
        urgency = urgency_of(message.incoming.text, settings.complaints, settings.questions)
        due_at = self.clock.due(message.incoming.received_at, self._minutes[urgency])
        return replace(message, urgency=urgency, due_at=due_at)

    def _works(self, day: date) -> bool:
        if day not in self._worked:
            days = self.settings.days
            country = days.holidays
            holidays = self._workspace.holidays_around(country, day.year) if country else frozenset()
            self._worked[day] = is_due(days, day, holidays=holidays)
        return self._worked[day]
