"""Scheduler tables. Each claim is one statement: two processes never do the same thing."""

from __future__ import annotations

from datetime import UTC, datetime

from cmdaily.domain.record import frozen
from cmdaily.domain.scheduler.schedule import RUNNING, LastRun

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from cmdaily.domain.scheduler.timetable import Due
    from cmdaily.store.connection import Connection


REMINDER, POST, REPORT = "reminder", "post", "report"


@frozen
class DueRow:
    """Something that fell due: a reminder or a report for one of its channels, counted from 0, or a recurring post.

    `kind` and `name` say which, `wall` for which wall-clock time. Moments are UTC.
    """

    kind: str
    name: str
    wall: str
    channel: int
    due_at: datetime
    expires_at: datetime
    missed: int
    owner: str = ""


def last_run(connection: Connection, job: str) -> LastRun | None:
    """The latest turn of a job."""
    rows = connection.rows("SELECT slot, state, started_at, owner FROM job_run WHERE job = :job", job=job)
    if not rows:
        return None
    slot, state, started_at, owner = rows[0]
    return LastRun(slot, state, datetime.fromisoformat(started_at), owner)


def claim_job(
    connection: Connection, job: str, slot: str, owner: str, now: datetime, last: LastRun | None
) -> bool:
    """Take a turn of a job, if its latest turn still is the one that was read. False when another was quicker."""
    if last is None:
        changed = connection.run(
            """INSERT INTO job_run (job, slot, state, owner, started_at)
            VALUES (:job, :slot, 'running', :owner, :now) ON CONFLICT (job) DO NOTHING""",
            job=job,
            slot=slot,
            owner=owner,
            now=_utc(now),
        )
    else:
        changed = connection.run(
            """UPDATE job_run SET slot = :slot, state = 'running', owner = :owner, started_at = :now
            WHERE job = :job AND slot = :was_slot AND state = :was_state AND owner = :was_owner""",
            job=job,
            slot=slot,
            owner=owner,
            now=_utc(now),
            was_slot=last.slot,
            was_state=last.state,
            was_owner=last.owner,
        )
    return changed == 1


def end_job(connection: Connection, job: str, owner: str, state: str) -> None:
    """Record how a turn ended; nothing when somebody else has the job by now."""
    connection.run(
        "UPDATE job_run SET state = :state WHERE job = :job AND owner = :owner AND state = :running",
        state=state,
        job=job,
        owner=owner,
        running=RUNNING,
    )


def watched_until(connection: Connection, name: str) -> datetime | None:
    """Up to when everything that fell due was entered; None when nobody has watched yet."""
    rows = connection.rows("SELECT until FROM watched WHERE name = :name", name=name)
    return datetime.fromisoformat(rows[0][0]) if rows else None


def watch(connection: Connection, name: str, until: datetime) -> None:
    """Everything that fell due up to a moment is entered."""
    connection.run(
        """INSERT INTO watched (name, until) VALUES (:name, :until)
        ON CONFLICT (name) DO UPDATE SET until = excluded.until""",
        name=name,
        until=_utc(until),
    )


def enter(connection: Connection, kind: str, due: Due, channel: int = 0) -> None:
    """Enter what fell due; what was entered before stays as it is."""
    connection.run(
        """INSERT INTO occasion (kind, name, wall, channel, due_at, expires_at, missed, state, owner)
        VALUES (:kind, :name, :wall, :channel, :due_at, :expires_at, :missed, 'due', '')
        ON CONFLICT (kind, name, wall, channel) DO NOTHING""",
        kind=kind,
        name=due.name,
        wall=due.wall,
        channel=channel,
        due_at=_utc(due.moment),
        expires_at=_utc(due.expires),
        missed=due.missed,
    )


def waiting(connection: Connection, kind: str, state: str = "due") -> list[DueRow]:
    """What is in a state (`due` or `sending`), in the order in which it fell due."""
    rows = connection.rows(
        """SELECT name, wall, channel, due_at, expires_at, missed, owner FROM occasion
        WHERE state IN ('due', 'sending') AND state = :state AND kind = :kind ORDER BY due_at, name, channel""",
        kind=kind,
        state=state,
    )
    return [_due_row(kind, row) for row in rows]


def held(connection: Connection, kind: str, name: str | None = None) -> list[tuple[DueRow, str]]:
    """What waits for a look (`held`) or did not arrive (`failed`, `unknown`), with its state, the oldest first; of one
    name, or of all."""
    rows = connection.rows(
        """SELECT name, wall, channel, due_at, expires_at, missed, owner, state FROM occasion
        WHERE kind = :kind AND state IN ('held', 'failed', 'unknown') AND (:every = 1 OR name = :name)
        ORDER BY due_at, name, channel""",
        kind=kind,
        every=int(name is None),
        name=name or "",
    )
    return [(_due_row(kind, row), state) for *row, state in rows]


def _due_row(kind: str, row: Sequence[Any]) -> DueRow:
    name, wall, channel, due, expires, missed, owner = row
    moment = datetime.fromisoformat
    return DueRow(kind, name, wall, channel, moment(due), moment(expires), missed, owner)


def move(connection: Connection, row: DueRow, before: str, after: str, *, owner: str = "") -> bool:
    """Bring an occasion from one state to another. False when it is not as it was read any more."""
    changed = connection.run(
        """UPDATE occasion SET state = :after, owner = :owner
        WHERE kind = :kind AND name = :name AND wall = :wall AND channel = :channel
            AND state = :before AND owner = :was""",
        after=after,
        owner=owner,
        kind=row.kind,
        name=row.name,
        wall=row.wall,
        channel=row.channel,
        before=before,
        was=row.owner,
    )
    return changed == 1


def complain(connection: Connection, text: str, now: datetime, again_before: datetime) -> bool:
    """Note that something is said; False when the same was said since `again_before`, and not in the future."""
    changed = connection.run(
        """INSERT INTO complaint (text, said_at) VALUES (:text, :now)
        ON CONFLICT (text) DO UPDATE SET said_at = excluded.said_at
        WHERE complaint.said_at <= :again OR complaint.said_at > excluded.said_at""",
        text=text,
        now=_utc(now),
        again=_utc(again_before),
    )
    return changed == 1


def hear(connection: Connection, event: str, about: str) -> bool:
    """Note that hooks hear of something; False when they did before."""
    changed = connection.run(
        "INSERT INTO heard (event, about) VALUES (:event, :about) ON CONFLICT (event, about) DO NOTHING",
        event=event,
        about=about,
    )
    return changed == 1


def forget_before(connection: Connection, limit: datetime) -> None:
    """Drop occasions and complaints from before a moment: nothing asks for them any more."""
    connection.run("DELETE FROM occasion WHERE due_at < :limit AND state <> 'sending'", limit=_utc(limit))
    connection.run("DELETE FROM complaint WHERE said_at < :limit", limit=_utc(limit))


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
