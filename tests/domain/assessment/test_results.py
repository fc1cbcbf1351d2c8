"""The spread over several people, against the standard library's statistics."""

from __future__ import annotations

import statistics
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain.assessment.questionnaire import Choice, Question, Questionnaire
from cmdaily.domain.assessment.results import Sitting, right_answers, team_spread

SCALE = Questionnaire("skills", (("en", "Skills"),), (Question("one", (("en", "One"),)),))
CHOICES = (Choice((("en", "a"),), False, (("en", "no"),)), Choice((("en", "b"),), True, (("en", "yes"),)))
QUIZ = Questionnaire("quiz", (("en", "Quiz"),), (Question("one", (("en", "One"),), choices=CHOICES),))


def sitting(value: int, person: str = "") -> Sitting:
    """One answer."""
    return Sitting("", "skills", date(2026, 11, 23), person, (("one", value),))


@given(st.lists(st.integers(1, 10), min_size=1, max_size=30))
def test_mean_and_deviation(values: list[int]) -> None:
    (row,) = team_spread(SCALE, [sitting(value) for value in values]).rows
    assert (row.count, row.low, row.high) == (len(values), min(values), max(values))
    assert row.mean == pytest.approx(statistics.mean(values))
    if len(values) == 1:
        assert row.deviation is None
    else:
        assert row.deviation == pytest.approx(statistics.stdev(values))


def test_nobody_is_no_mean() -> None:
    (row,) = team_spread(SCALE, []).rows
    assert (row.count, row.mean, row.deviation) == (0, None, None)


def test_a_quiz_counts_what_is_right() -> None:
    assert right_answers(QUIZ, sitting(2)) == 1
    assert right_answers(QUIZ, sitting(1)) == 0
    (row,) = team_spread(QUIZ, [sitting(1), sitting(2), sitting(2)]).rows
    assert row.mean == pytest.approx(2 / 3)
