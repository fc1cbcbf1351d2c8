"""What a backup holds, and what may have happened since it was made."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cmdaily.store.connection import damaged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.store.connection import Connection

MAY_HAVE_GONE = """account <> '' AND (state IN ('queued', 'sending', 'awaiting-approval')
    OR (state = 'failed' AND (created_at >= :recent OR last_attempt_at >= :recent)))"""
"""Deliveries that leave without a person's hand on them: what has no account is only ever handed to somebody. What had
failed of late may have been sent again."""

OF_LATE = timedelta(days=30)
"""What failed longer ago than this is hardly sent again: it stays as it was."""


def last_used(connection: Connection) -> datetime | None:
    """The latest moment that the store knows of itself, which is just before it was copied; None for an empty one."""
    rows = connection.rows(
        """SELECT MAX(recorded_at) FROM journal UNION ALL SELECT MAX(created_at) FROM delivery
        UNION ALL SELECT MAX(last_attempt_at) FROM delivery UNION ALL SELECT MAX(started_at) FROM job_run
        UNION ALL SELECT MAX(stored_at) FROM message UNION ALL SELECT MAX(until) FROM watched"""
    )
    try:
        moments = [datetime.fromisoformat(text) for (text,) in rows if text]
        return max((moment.astimezone(UTC) for moment in moments), default=None)
    except (ValueError, TypeError) as error:
        raise damaged(connection.path) from error


def may_have_gone(connection: Connection, since: str) -> int:
    """How many deliveries may have gone out since the copy was made, at this moment."""
    rows = connection.rows(f"SELECT COUNT(*) FROM delivery WHERE {MAY_HAVE_GONE}", recent=_recent(since))
    return int(rows[0][0])


def _recent(since: str) -> str:
    return (datetime.fromisoformat(since) - OF_LATE).isoformat(timespec="milliseconds")


def doubt(connection: Connection, since: str, now: str, why: tuple[str | None, str | None]) -> int:
    """Whatever may have gone out between two moments (UTC, ISO 8601) is unknown; how many deliveries these are.

    They are looked for from the first moment on, and count as tried at the second. `why` is said of what waited, and of
    what had failed, as JSON.
    """
    return connection.run(
        f"""UPDATE delivery SET state = 'unknown', owner = '', retry_at = '',
            trouble = CASE state WHEN 'failed' THEN :failed ELSE :waited END,
            first_attempt_at = CASE first_attempt_at WHEN '' THEN :since ELSE first_attempt_at END,
            last_attempt_at = :now
        WHERE {MAY_HAVE_GONE}""",
        since=since,
        now=now,
        waited=why[0],
        failed=why[1],
        recent=_recent(since),
    )


def pass_over(connection: Connection, now: str) -> int:
    """What recurs is not made up for: it may have happened. How many occasions had been entered and were open."""
    connection.run("UPDATE watched SET until = :now WHERE until < :now", now=now)
    return connection.run(
        "UPDATE occasion SET state = 'unknown', owner = '' WHERE state IN ('due', 'sending')"
    )


def counts(connection: Connection) -> tuple[int, int, int, int]:
    """Rows of the journal, deliveries, messages and accounts."""
    tables = ("journal", "delivery", "message", "account")
    found = [int(connection.rows(f"SELECT COUNT(*) FROM {table}")[0][0]) for table in tables]
    return found[0], found[1], found[2], found[3]


def last_used_by_team(connection: Connection) -> str:
    """The latest moment that a team's store knows of its outbox and inbox, UTC and ISO 8601; "" for an empty one."""
    rows = connection.rows(
        """SELECT MAX(created_at) FROM delivery UNION ALL SELECT MAX(last_attempt_at) FROM delivery
        UNION ALL SELECT MAX(stored_at) FROM message"""
    )
    return max((str(text) for (text,) in rows if text), default="")
