"""Recurring posts: "every monday 10:00", always at that time on the wall."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.record import frozen
from cmdaily.domain.recurrence import EPOCH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.scheduler.timetable import Recurring


@frozen
class RecurringPost:
    """What to say, where, and when. Several `texts` take turns."""

    times: Recurring
    texts: tuple[str, ...]
    to: tuple[str, ...]
    link: str = ""

    @property
    def name(self) -> str:
        """Its id in the file."""
        return self.times.name

    def text_on(self, day: date, clock: str) -> str:
        """The text whose turn it is: counted from the first day of the schedule, so that no run can lose its place."""
        schedule = self.times.schedule
        anchor = schedule.since or EPOCH
        turn = schedule.pattern.count(anchor, day, anchor, frozenset()) - 1
        number = turn * len(self.times.times) + self.times.times.index(clock)
        return self.texts[number % len(self.texts)]


def draft_id(name: str, wall: str) -> str:
    """The id of the draft of one occasion, always the same: whoever makes it a second time finds it made."""
    from hashlib import sha256

    digits = sha256(f"{name}\n{wall}".encode()).hexdigest()[:32]
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
