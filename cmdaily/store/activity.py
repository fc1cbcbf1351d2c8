"""Activity of a span of time: messages received, posts sent, and what days took. Reads only."""

from __future__ import annotations

from cmdaily.domain.record import frozen_row
from cmdaily.store.connection import as_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from cmdaily.store.connection import Connection


@frozen_row
class ReceivedRow:
    """A message as it came in. Moments are UTC, ISO 8601; `answered_at` is "" where nobody answered, and then `waits`
    is 1 where it was not set aside either, else 0. `author` is a handle, `name` what they call themselves."""

    number: int
    platform: str
    account: str
    kind: str
    received_at: str
    answered_at: str
    url: str
    waits: int
    author: str
    name: str


@frozen_row
class SentRow:
    """A delivery that was sent. `outgoing` is its JSON, `kept_text` the text as the network kept it or None."""

    id: str
    platform: str
    account: str
    kind: str
    sent_at: str
    remote_id: str
    url: str
    kept_text: str | None
    outgoing: str


def received(connection: Connection, start: str, end: str, account: str = "") -> list[ReceivedRow]:
    """The messages that came in from `start` up to `end` (UTC), oldest first; of one account, or of all for ""."""
    rows = connection.rows(
        """SELECT number, platform, account, urgency, received_at,
            CASE state WHEN 'answered' THEN settled_at ELSE '' END, url, CASE state WHEN 'open' THEN 1 ELSE 0 END,
            author, name
        FROM message
        WHERE received_at >= :start AND received_at < :end AND (:account = '' OR account = :account)
        ORDER BY received_at, number""",
        start=start,
        end=end,
        account=account,
    )
    return [ReceivedRow(*row) for row in rows]


def first_received(connection: Connection, account: str = "") -> str:
    """When the first message came in, UTC; "" for never."""
    found = connection.rows(
        "SELECT MIN(received_at) FROM message WHERE :account = '' OR account = :account", account=account
    )
    return found[0][0] or ""


def sent(connection: Connection, start: str, end: str, account: str = "") -> list[SentRow]:
    """The deliveries that were sent from `start` up to `end` (UTC), oldest first."""
    rows = connection.rows(
        """SELECT id, platform, account, kind, last_attempt_at, remote_id, url, kept_text, outgoing
        FROM delivery
        WHERE state = 'sent' AND last_attempt_at >= :start AND last_attempt_at < :end
            AND (:account = '' OR account = :account)
        ORDER BY last_attempt_at, id""",
        start=start,
        end=end,
        account=account,
    )
    return [SentRow(*row) for row in rows]


def first_sent(connection: Connection, account: str = "") -> str:
    """When the first delivery was sent, UTC; "" for never."""
    found = connection.rows(
        """SELECT MIN(last_attempt_at) FROM delivery
        WHERE state = 'sent' AND last_attempt_at <> '' AND (:account = '' OR account = :account)""",
        account=account,
    )
    return found[0][0] or ""


def progress(connection: Connection, first: date, last: date) -> list[tuple[date, int, int]]:
    """Ticks and seconds of each day that has some, oldest first."""
    rows = connection.rows(
        """SELECT day, SUM(amount), SUM(seconds) FROM day_progress
        WHERE day >= :first AND day <= :last GROUP BY day ORDER BY day""",
        first=first.isoformat(),
        last=last.isoformat(),
    )
    return [(as_day(connection, day), int(ticks or 0), int(seconds or 0)) for day, ticks, seconds in rows]


def costs(connection: Connection, first: date, last: date, account: str = "") -> list[tuple[date, int]]:
    """Millionths of a US dollar spent on sending and reading, by day, oldest first."""
    rows = connection.rows(
        """SELECT day, SUM(amount) FROM (
            SELECT day, account, amount FROM spending UNION ALL SELECT day, account, amount FROM reading
        ) AS spent
        WHERE day >= :first AND day <= :last AND (:account = '' OR account = :account)
        GROUP BY day ORDER BY day""",
        first=first.isoformat(),
        last=last.isoformat(),
        account=account,
    )
    return [(as_day(connection, day), int(amount)) for day, amount in rows]
