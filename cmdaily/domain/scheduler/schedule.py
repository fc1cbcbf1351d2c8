"""The jobs of the scheduler: when each is due, from its timetable, its last run and the time.

A turn of a job has a name, its slot: the day of a daily job, the start of the interval of one that comes every few
minutes. A slot is served once, however often the clock shows it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cmdaily.domain.record import frozen
from cmdaily.domain.time.wall_clock import moment_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

RUNNING, DONE, FAILED = "running", "done", "failed"

RETRY = timedelta(minutes=15)
"""A job that failed, or whose process died, is tried again after this."""

ONE_DAY = timedelta(days=1)


@frozen
class Each:
    """At every turn of the scheduler: for jobs whose own things are claimed one by one."""


@frozen
class Every:
    """Once in every so many minutes, counted from midnight UTC. `minutes` divides a day."""

    minutes: int


@frozen
class Daily:
    """Once a day, from a wall-clock time (HH:MM) on: a computer that slept then does it when it wakes."""

    at: str


Frequency = Each | Every | Daily


@frozen
class LastRun:
    """The last turn of a job. `owner` is the process that had it, `started_at` is aware."""

    slot: str
    state: str
    started_at: datetime
    owner: str = ""


def slot_of(frequency: Frequency, now: datetime, zone: tzinfo | None) -> str:
    """The slot that a moment lies in; later slots compare greater. "" for a job without slots."""
    if isinstance(frequency, Daily):
        day = now.astimezone(zone).date()
        if moment_at(day, frequency.at, zone) > now:
            day -= ONE_DAY
        return day.isoformat()
    if isinstance(frequency, Every):
        moment = now.astimezone(UTC)
        minutes = (moment.hour * 60 + moment.minute) // frequency.minutes * frequency.minutes
        return f"{moment:%Y-%m-%d}T{minutes // 60:02d}:{minutes % 60:02d}"
    return ""


def due_slot(
    frequency: Frequency, last: LastRun | None, now: datetime, zone: tzinfo | None, *, lives: bool = False
) -> str | None:
    """The slot to serve now, None when the job is not due. `lives` says whether the last run's process still runs.

    A clock that was set back serves no slot twice; but where the last run lies more than its span in the future, that
    clock was wrong, and a job does not wait for the year to come round again.
    """
    slot = slot_of(frequency, now, zone)
    if last is None or isinstance(frequency, Each):
        return slot
    if last.state == RUNNING and lives:
        return None
    span = timedelta(minutes=frequency.minutes) if isinstance(frequency, Every) else ONE_DAY
    if slot > last.slot or last.started_at - now > span:
        return slot
    if slot == last.slot and last.state != DONE and now - last.started_at >= RETRY:
        return slot
    return None


def next_turn(frequency: Frequency, now: datetime, zone: tzinfo | None) -> datetime | None:
    """When the next slot begins, in UTC; None for a job without slots."""
    if isinstance(frequency, Daily):
        day = now.astimezone(zone).date()
        today = moment_at(day, frequency.at, zone)
        return today if today > now else moment_at(day + ONE_DAY, frequency.at, zone)
    if isinstance(frequency, Every):
        start = datetime.fromisoformat(slot_of(frequency, now, zone)).replace(tzinfo=UTC)
        return start + timedelta(minutes=frequency.minutes)
    return None
