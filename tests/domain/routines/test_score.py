"""The score: Loop Habit Tracker's formula, held against a day-by-day calculation."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain.routines.score import score

START = date(2026, 1, 5)

shares = st.lists(st.one_of(st.none(), st.just(1.0), st.floats(0, 1)), min_size=1, max_size=60)


def of(outcomes: list[tuple[date, float | None]]) -> float:
    """The score of occurrences, each with its share done; those wholly done are known by not being named."""
    return score([day for day, _ in outcomes], {day: share for day, share in outcomes if share != 1.0})


def every_day(shares_: list[float | None]) -> list[tuple[date, float | None]]:
    return [(START + timedelta(days=number), share) for number, share in enumerate(shares_)]


@given(shares)
def test_of_a_daily_action_it_is_the_formula_stepped_each_day(given_shares: list[float | None]) -> None:
    m = 0.5 ** (math.sqrt(1.0) / 13)
    s = 0.0
    for v in given_shares:
        if v is not None:
            s = s * m + v * (1 - m)
    assert of(every_day(given_shares)) == pytest.approx(s)


@given(shares)
def test_it_is_a_share(given_shares: list[float | None]) -> None:
    assert 0.0 <= of(every_day(given_shares)) <= 1.0


@given(shares)
def test_a_skip_freezes_it(given_shares: list[float | None]) -> None:
    before = every_day(given_shares)
    after = [*before, (before[-1][0] + timedelta(days=1), None)]
    assert of(after) == pytest.approx(of(before))


def test_half_of_it_is_reached_after_thirteen_days() -> None:
    assert of(every_day([1.0] * 13)) == pytest.approx(0.5)


def test_a_week_is_seven_days_to_a_weekly_action() -> None:
    """Once a week: m = 0.5 ** (sqrt(1/7) / 13) for each of its seven days, nearly."""
    weekly = [(START + timedelta(weeks=number), 1.0) for number in range(52)]
    frequency = 52 / (51 * 7 + 1)
    m = 0.5 ** (math.sqrt(frequency) / 13)
    s = 0.0
    for number in range(52):
        kept = m if number == 0 else m**7
        s = s * kept + (1 - kept)
    assert of(weekly) == pytest.approx(s)
    assert of([]) == 0.0
