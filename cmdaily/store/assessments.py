"""Assessment tables: what was answered to questionnaires, and when."""

from __future__ import annotations

from cmdaily.domain.assessment.results import Sitting
from cmdaily.store.connection import as_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.store.connection import Connection


def keep(connection: Connection, sitting: Sitting, now: str) -> None:
    """Keep a sitting."""
    connection.run(
        """INSERT INTO assessment (id, questionnaire, day, person, stored_at)
        VALUES (:id, :questionnaire, :day, :person, :now)""",
        id=sitting.id,
        questionnaire=sitting.questionnaire,
        day=sitting.day.isoformat(),
        person=sitting.person,
        now=now,
    )
    connection.run_many(
        "INSERT INTO assessment_answer (assessment, question, value) VALUES (:assessment, :question, :value)",
        [
            {"assessment": sitting.id, "question": question, "value": value}
            for question, value in sitting.answers
        ],
    )


def sittings(connection: Connection, questionnaire: str) -> list[Sitting]:
    """The sittings of a questionnaire, the oldest first."""
    answers: dict[str, list[tuple[str, int]]] = {}
    for assessment, question, value in connection.rows(
        """SELECT assessment_answer.assessment, assessment_answer.question, assessment_answer.value
        FROM assessment_answer JOIN assessment ON assessment.id = assessment_answer.assessment
        WHERE assessment.questionnaire = :questionnaire
        ORDER BY assessment_answer.assessment, assessment_answer.question""",
        questionnaire=questionnaire,
    ):
        answers.setdefault(assessment, []).append((question, value))
    rows = connection.rows(
        """SELECT id, day, person FROM assessment WHERE questionnaire = :questionnaire
        ORDER BY day, stored_at, id""",
        questionnaire=questionnaire,
    )
    return [
        Sitting(id_, questionnaire, as_day(connection, day), person, tuple(answers.get(id_, ())))
        for id_, day, person in rows
    ]


def everything(connection: Connection) -> list[Sitting]:
    """All sittings, by id."""
    names = connection.rows("SELECT DISTINCT questionnaire FROM assessment ORDER BY questionnaire")
    found = [each for (name,) in names for each in sittings(connection, name)]
    return sorted(found, key=lambda each: each.id)


def merge(connection: Connection, given: Sequence[Sitting], now: str) -> list[str]:
    """Bring sittings in; the ids of those that are new."""
    known = {id_ for (id_,) in connection.rows("SELECT id FROM assessment")}
    new = []
    for sitting in given:
        if sitting.id not in known:
            keep(connection, sitting, now)
            known.add(sitting.id)
            new.append(sitting.id)
    return new


def counts(connection: Connection) -> dict[str, tuple[int, str]]:
    """How many sittings each questionnaire has, and the day of the last one (ISO)."""
    rows = connection.rows("SELECT questionnaire, COUNT(*), MAX(day) FROM assessment GROUP BY questionnaire")
    return {name: (int(count), str(day)) for name, count, day in rows}


def forget(connection: Connection, sitting: str) -> None:
    """Take a sitting back."""
    connection.run("DELETE FROM assessment_answer WHERE assessment = :id", id=sitting)
    connection.run("DELETE FROM assessment WHERE id = :id", id=sitting)
