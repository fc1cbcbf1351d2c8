"""Assessment results: answers of one sitting, the change since the one before, and the spread over several people."""

from __future__ import annotations

from datetime import date
from math import sqrt

from cmdaily.domain.assessment.questionnaire import Questionnaire
from cmdaily.domain.figures.metric import Metric
from cmdaily.domain.record import frozen, frozen_row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


@frozen
class Sitting:
    """What a person answered on a day, by the ids of the questions. A quiz holds the numbers of choices, from 1."""

    id: str
    questionnaire: str
    day: date
    person: str
    answers: tuple[tuple[str, int], ...]

    def answer(self, question: str) -> int | None:
        """The answer to a question; None where it was not asked."""
        return dict(self.answers).get(question)


@frozen_row
class JournalFigure:
    """What the journal shows beside a question; None where it tells nothing."""

    metric: Metric
    value: float | None


@frozen
class Assessed:
    """A sitting as it is shown: beside the one before, and what the journal showed in the four weeks up to its day.

    `shown` holds the figures of each question, in the order of the questions.
    """

    questionnaire: Questionnaire
    sitting: Sitting
    before: Sitting | None = None
    shown: tuple[tuple[JournalFigure, ...], ...] = ()

    @property
    def right(self) -> int:
        """How many situations of a quiz were answered rightly."""
        return right_answers(self.questionnaire, self.sitting)

    @property
    def mean(self) -> float | None:
        """The mean of the answers on the scale; None where there is none."""
        values = [value for value in _values(self.questionnaire, self.sitting) if value is not None]
        return sum(values) / len(values) if values else None


def right_answers(questionnaire: Questionnaire, sitting: Sitting) -> int:
    """How many situations were answered rightly."""
    return sum(1 for each in questionnaire.questions if each.right and sitting.answer(each.id) == each.right)


def _values(questionnaire: Questionnaire, sitting: Sitting) -> list[int | None]:
    return [sitting.answer(each.id) for each in questionnaire.questions]


@frozen_row
class Spread:
    """How several people answered a question: how many, their mean, the standard deviation of the sample (None for
    fewer than two), the lowest and the highest answer. In a quiz the values are 1 for right and 0 for wrong."""

    question: str
    count: int
    mean: float | None
    deviation: float | None
    low: int | None
    high: int | None


@frozen
class TeamSpread:
    """The spread of a questionnaire over several people, question by question."""

    questionnaire: Questionnaire
    people: tuple[str, ...]
    rows: tuple[Spread, ...]


def team_spread(questionnaire: Questionnaire, sittings: Sequence[Sitting]) -> TeamSpread:
    """The spread of sittings, one of each person."""
    rows = []
    for question in questionnaire.questions:
        values = [value for each in sittings if (value := each.answer(question.id)) is not None]
        if question.choices:
            values = [int(value == question.right) for value in values]
        rows.append(_spread(question.id, values))
    return TeamSpread(questionnaire, tuple(each.person for each in sittings), tuple(rows))


def _spread(question: str, values: Sequence[int]) -> Spread:
    if not values:
        return Spread(question, 0, None, None, None, None)
    mean = sum(values) / len(values)
    deviation = None
    if len(values) > 1:
        deviation = sqrt(sum((value - mean) ** 2 for value in values) / (len(values) - 1))
    return Spread(question, len(values), mean, deviation, min(values), max(values))
