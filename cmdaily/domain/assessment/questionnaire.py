"""Questionnaire: questions on a scale (a self-assessment), or situations with choices (a quiz)."""

from __future__ import annotations

from cmdaily.domain.record import frozen
from cmdaily.domain.routines.routine import Localized

LOW, HIGH = 1, 10
"""The usual scale."""
SMALLEST, LARGEST = 0, 100
MOST_QUESTIONS, MOST_CHOICES = 60, 9


@frozen
class Choice:
    """An answer to a situation; `why` explains it, whether it is right or not."""

    text: Localized
    right: bool
    why: Localized


@frozen
class Question:
    """A question. `title` is its short name, `text` what is asked. A situation has `choices`. `shows` are metrics of
    the store itself (domain/figures/metric.py) that stand beside the answer."""

    id: str
    title: Localized
    text: Localized = ()
    choices: tuple[Choice, ...] = ()
    shows: tuple[str, ...] = ()

    @property
    def right(self) -> int:
        """The number of the right choice, counted from 1."""
        return next((place for place, each in enumerate(self.choices, 1) if each.right), 0)


@frozen
class Questionnaire:
    """A questionnaire by name. `low` and `high` are the ends of its scale, which a quiz does not have."""

    name: str
    title: Localized
    questions: tuple[Question, ...]
    low: int = LOW
    high: int = HIGH
    description: Localized = ()
    low_means: Localized = ()
    high_means: Localized = ()
    source: str = ""

    @property
    def quiz(self) -> bool:
        """Whether its questions are situations with right answers."""
        return bool(self.questions[0].choices)

    def question(self, name: str) -> Question | None:
        """The question of an id."""
        return next((each for each in self.questions if each.id == name), None)

    def possible(self, question: Question, value: int) -> bool:
        """Whether a value answers a question: a place on the scale, or the number of a choice."""
        if question.choices:
            return 1 <= value <= len(question.choices)
        return self.low <= value <= self.high
