"""Claims on messages. Each is one statement: of two who claim at once one is refused."""

from __future__ import annotations

from cmdaily.domain.team.claim import Claim
from cmdaily.store.accounts import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.store.connection import Connection

_COLUMNS = "message, person, since, until, why"


def claim(connection: Connection, wanted: Claim) -> bool:
    """Take a message, or hold it longer. False when somebody else has it, unless the claim says why it is taken over.

    `wanted.since` is the moment it is, as `connection.stamp` gives it.
    """
    changed = connection.run(
        f"""INSERT INTO claim ({_COLUMNS}) VALUES (:message, :person, :since, :until, :why)
        ON CONFLICT (message) DO UPDATE SET person = excluded.person, until = excluded.until, why = excluded.why,
            since = CASE WHEN claim.person = excluded.person AND claim.until > excluded.since THEN claim.since
                ELSE excluded.since END
        WHERE claim.person = excluded.person OR claim.until <= excluded.since OR excluded.why <> ''""",
        message=wanted.message,
        person=wanted.person,
        since=wanted.since,
        until=wanted.until,
        why=plain(wanted.why),
    )
    return changed == 1


def release(connection: Connection, message: int, person: str, now: str) -> bool:
    """End one's own claim. False when one had none."""
    changed = connection.run(
        "UPDATE claim SET until = :now WHERE message = :message AND person = :person AND until > :now",
        message=message,
        person=person,
        now=now,
    )
    return changed == 1


def holding(connection: Connection, now: str) -> dict[int, Claim]:
    """The claims that hold at a moment, by the number of the message."""
    rows = connection.rows(f"SELECT {_COLUMNS} FROM claim WHERE until > :now ORDER BY message", now=now)
    return {int(row[0]): Claim(*row) for row in rows}


def of_message(connection: Connection, message: int, now: str) -> Claim | None:
    """The claim on a message that holds at a moment."""
    rows = connection.rows(
        f"SELECT {_COLUMNS} FROM claim WHERE message = :message AND until > :now", message=message, now=now
    )
    return Claim(*rows[0]) if rows else None
