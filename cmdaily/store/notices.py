"""Notice queries, made on every `today`: three small questions and no more."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.store.connection import Connection


def expiring(connection: Connection, before: str) -> list[tuple[str, str]]:
    """The accounts whose secret stops working before a moment (UTC, ISO 8601), with the moment it does."""
    rows = connection.rows(
        """SELECT name, expires_at FROM account
        WHERE expires_at IS NOT NULL AND expires_at < :before ORDER BY expires_at""",
        before=before,
    )
    return [(name, expires_at) for name, expires_at in rows]


def in_doubt(connection: Connection) -> int:
    """How many deliveries may or may not have arrived."""
    rows = connection.rows("SELECT COUNT(*) FROM delivery WHERE state = 'unknown'")
    return int(rows[0][0])


def awaited(connection: Connection, now: str) -> tuple[int, int]:
    """How many messages wait for an answer, and how many of them are overdue at a moment (UTC, ISO 8601)."""
    rows = connection.rows(
        """SELECT COUNT(*), COALESCE(SUM(CASE WHEN due_at < :now THEN 1 ELSE 0 END), 0)
        FROM message WHERE state = 'open' AND snoozed_until <= :now""",
        now=now,
    )
    return int(rows[0][0]), int(rows[0][1])


def due_moments(connection: Connection) -> list[str]:
    """When each message that waits is due (UTC, ISO 8601), "" for one that may wait."""
    rows = connection.rows("SELECT due_at FROM message WHERE state = 'open'")
    return sorted(due or "" for (due,) in rows)
