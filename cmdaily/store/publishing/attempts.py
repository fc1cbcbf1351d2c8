"""Attempt table: what was tried with each delivery, and what it cost."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.publishing.attempt import Attempt
from cmdaily.store.publishing.trouble_json import trouble_of, trouble_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.publishing.delivery import DeliveryError
    from cmdaily.store.connection import Connection


def begin(connection: Connection, attempt: Attempt) -> None:
    """Write down that something is being tried."""
    connection.run(
        """INSERT INTO attempt (id, delivery, kind, started_at, ended_at, outcome, trouble)
        VALUES (:id, :delivery, :kind, :started_at, NULL, NULL, NULL)""",
        id=attempt.id,
        delivery=attempt.delivery,
        kind=attempt.kind,
        started_at=attempt.started_at,
    )


def end(connection: Connection, attempt: str, at: str, outcome: str, trouble: DeliveryError | None) -> None:
    """Write down what came of it: a state, or `absent`."""
    connection.run(
        "UPDATE attempt SET ended_at = :at, outcome = :outcome, trouble = :trouble WHERE id = :id",
        id=attempt,
        at=at,
        outcome=outcome,
        trouble=trouble_text(trouble),
    )


def of_delivery(connection: Connection, delivery: str) -> list[Attempt]:
    """What was tried with a delivery, oldest first."""
    rows = connection.rows(
        """SELECT id, delivery, kind, started_at, ended_at, outcome, trouble FROM attempt
        WHERE delivery = :delivery ORDER BY id""",
        delivery=delivery,
    )
    return [
        Attempt(id_, about, kind, started, ended or "", outcome or "", trouble_of(trouble))
        for id_, about, kind, started, ended, outcome, trouble in rows
    ]


def spend(connection: Connection, delivery: str, day: date, account: str, amount: int) -> None:
    """Count the price of a delivery towards its day; once, however often it is tried."""
    connection.run(
        """INSERT INTO spending (delivery, day, account, amount) VALUES (:delivery, :day, :account, :amount)
        ON CONFLICT (delivery) DO UPDATE SET day = excluded.day""",
        delivery=delivery,
        day=day.isoformat(),
        account=account,
        amount=amount,
    )


def unspend(connection: Connection, delivery: str) -> None:
    """What did not happen costs nothing."""
    connection.run("DELETE FROM spending WHERE delivery = :delivery", delivery=delivery)


def spent_on_reading(connection: Connection, first: date, last: date) -> int:
    """Millionths of a US dollar spent on reading from one day to another, both included."""
    rows = connection.rows(
        "SELECT COALESCE(SUM(amount), 0) FROM reading WHERE day >= :first AND day <= :last",
        first=first.isoformat(),
        last=last.isoformat(),
    )
    return int(rows[0][0])


def spent(connection: Connection, day: date, *, but: str = "") -> int:
    """Millionths of a US dollar spent on a day on sending and on reading, one delivery's own price left out."""
    rows = connection.rows(
        """SELECT COALESCE(SUM(amount), 0) FROM spending WHERE day = :day AND delivery <> :but
        UNION ALL SELECT COALESCE(SUM(amount), 0) FROM reading WHERE day = :day""",
        day=day.isoformat(),
        but=but,
    )
    return sum(int(amount) for (amount,) in rows)
