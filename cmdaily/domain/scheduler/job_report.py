"""Job reports: what a turn of the scheduler did, and what it plans."""

from __future__ import annotations

from datetime import date, datetime

from cmdaily.domain.localised_message import LocalisedMessage
from cmdaily.domain.record import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.errors import Problem

SAID, GOOD, LATE, BAD = "said", "good", "late", "bad"


@frozen
class JobReport:
    """One thing that a job did or could not do.

    `level` is SAID (a reminder for the terminal, its text in `lines`), GOOD (routine: under cron nobody need hear of
    it), LATE (missed) or BAD (failed). `message` says it, `problems` is what is wrong with a file, and
    `exit_code` what a script should hear.
    """

    job: str
    level: str
    message: LocalisedMessage
    lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    exit_code: int = 0


@frozen
class PlannedJob:
    """Something that will happen at a moment (UTC), and what is said of it."""

    moment: datetime
    job: str
    message: LocalisedMessage


@frozen
class MonthForecast:
    """What a month costs, in millionths of a US dollar: spent so far, for `posts` that are planned until its `last`
    day, and for `reading` at the pace of the last seven days."""

    spent: int
    posts: int
    reading: int
    last: date


@frozen
class SchedulerPlan:
    """What is planned between two moments (UTC), in order."""

    start: datetime
    end: datetime
    planned: tuple[PlannedJob, ...]
    month: MonthForecast | None = None
