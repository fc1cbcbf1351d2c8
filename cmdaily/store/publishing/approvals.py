"""Approval tables: approvals that deliveries need, and the decisions about them."""

from __future__ import annotations

import json

from cmdaily.domain.charter.approval import Decision

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.store.connection import Connection

_COLUMNS = "id, delivery, person, decision, why, decided_at"


def want(connection: Connection, delivery: str, author: str, who: tuple[tuple[str, ...], ...]) -> None:
    """Keep who has to approve a delivery, and who wrote it."""
    connection.run(
        "INSERT INTO approval (delivery, author, who) VALUES (:delivery, :author, :who)",
        delivery=delivery,
        author=author,
        who=json.dumps(who),
    )


def wanted(connection: Connection, delivery: str) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """The author of a delivery and the approvals it needs; nothing where it needs none."""
    rows = connection.rows("SELECT author, who FROM approval WHERE delivery = :delivery", delivery=delivery)
    if not rows:
        return "", ()
    author, who = rows[0]
    return author, tuple(tuple(names) for names in json.loads(who))


def decide(connection: Connection, decision: Decision) -> None:
    """Keep a decision for good."""
    connection.run(
        f"INSERT INTO decision ({_COLUMNS}) VALUES (:id, :delivery, :person, :decision, :why, :decided_at)",
        **{name: getattr(decision, name) for name in Decision.__match_args__},
    )


def decisions(connection: Connection, delivery: str) -> tuple[Decision, ...]:
    """What was decided about a delivery, in order."""
    rows = connection.rows(
        f"SELECT {_COLUMNS} FROM decision WHERE delivery = :delivery ORDER BY id", delivery=delivery
    )
    return tuple(Decision(*row) for row in rows)


def decided_between(connection: Connection, first: str, last: str) -> tuple[Decision, ...]:
    """The decisions of a span of time, both ends UTC and ISO 8601, the last one excluded."""
    rows = connection.rows(
        f"""SELECT {_COLUMNS} FROM decision WHERE decided_at >= :first AND decided_at < :last
        ORDER BY decided_at, id""",
        first=first,
        last=last,
    )
    return tuple(Decision(*row) for row in rows)
