"""Duties: rotations, and what was handed over. Rows are added and never changed."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.team.duty import HandOver, Rotation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.store.connection import Connection


def plan(connection: Connection, id_: str, rotation: Rotation, by: str, at: str) -> None:
    """Set how a duty goes round from its first day on."""
    connection.run(
        """INSERT INTO duty (id, name, people, first_day, turn_days, made_by, at)
        VALUES (:id, :name, :people, :first, :turn, :by, :at)""",
        id=id_,
        name=rotation.name,
        people=" ".join(rotation.people),
        first=rotation.first.isoformat(),
        turn=rotation.turn_days,
        by=by,
        at=at,
    )


def rotations(connection: Connection) -> list[Rotation]:
    """The rotation of each duty that holds now, by name."""
    rows = connection.rows("SELECT name, people, first_day, turn_days FROM duty ORDER BY at, id")
    latest = {
        name: Rotation(name, tuple(people.split()), date.fromisoformat(first), int(turn))
        for name, people, first, turn in rows
    }
    return [latest[name] for name in sorted(latest)]


def hand(connection: Connection, id_: str, given: HandOver) -> None:
    """Hand a duty over for a span of days."""
    connection.run(
        """INSERT INTO duty_turn (id, duty, first_day, last_day, person, handed_by, why, at)
        VALUES (:id, :duty, :first, :last, :person, :by, :why, :at)""",
        id=id_,
        duty=given.duty,
        first=given.first.isoformat(),
        last=given.last.isoformat(),
        person=given.person,
        by=given.by,
        why=given.why,
        at=given.at,
    )


def handed(connection: Connection, day: date) -> tuple[HandOver, ...]:
    """What was handed over and has not ended before a day."""
    rows = connection.rows(
        """SELECT duty, first_day, last_day, person, handed_by, why, at FROM duty_turn
        WHERE last_day >= :day ORDER BY at, id""",
        day=day.isoformat(),
    )
    moment = date.fromisoformat
    return tuple(
        HandOver(duty, moment(first), moment(last), person, by, why, at)
        for duty, first, last, person, by, why, at in rows
    )
