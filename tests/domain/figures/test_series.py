"""Series: gaps are never 0, nothing is compared across a break, and parts add up to wholes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cmdaily.domain.figures.breaks import breaks_of
from cmdaily.domain.figures.metric import CATALOGUE, Metric, is_name
from cmdaily.domain.figures.series import (
    Break,
    Value,
    add_up,
    computed_days,
    gaps_in,
    make_series,
    of_span,
    over_span,
)
from cmdaily.domain.figures.sparkline import BLOCKS, GAP, sparkline

busy = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
"""The machine may be doing other things."""

MONDAY = date(2026, 11, 23)
FOLLOWERS, LIKES = CATALOGUE["followers"], CATALOGUE["likes"]


def day(back: int) -> date:
    return MONDAY - timedelta(days=back)


def made(
    metric: Metric, numbers: dict[int, float], *breaks: Break, first: int = 90, last: int = 0
) -> tuple[tuple[int, float | None], ...]:
    values = [Value(day(back), number) for back, number in numbers.items()]
    return make_series(metric, "acme", day(first), day(last), values, breaks).change


def test_change_is_against_the_same_weekday() -> None:
    assert made(FOLLOWERS, {0: 110, 7: 100, 28: 90}) == ((7, 10), (28, 20))


def test_a_gap_is_not_nothing() -> None:
    assert made(FOLLOWERS, {0: 110, 8: 100}) == ((7, None), (28, None))
    assert made(FOLLOWERS, {}) == ((7, None), (28, None))


def test_the_change_reaches_back_before_the_span() -> None:
    assert made(FOLLOWERS, {0: 110, 7: 100, 28: 90}, first=3) == ((7, 10), (28, 20))


def test_nothing_is_compared_across_a_break() -> None:
    assert made(FOLLOWERS, {0: 110, 7: 100, 28: 90}, Break(day(10), "bots")) == ((7, 10), (28, None))
    assert made(FOLLOWERS, {0: 110, 7: 100, 28: 90}, Break(day(7), "bots"))[0] == (7, 10), "from that day on"


def test_known_redefinitions_are_breaks_of_rates_too() -> None:
    names = ("engagement", "impressions")
    assert [each.day for each in breaks_of("engagement-by-impressions", "facebook", names)] == [
        date(2025, 11, 15)
    ]
    assert breaks_of("followers", "mastodon", ()) == []


_NUMBERS = st.dictionaries(st.integers(0, 60), st.integers(0, 10**9), max_size=40)


@busy
@given(_NUMBERS, st.integers(0, 60))
def test_a_span_split_in_two_adds_up(numbers: dict[int, int], cut: int) -> None:
    values = [Value(day(back), float(number)) for back, number in numbers.items()]

    def whole(first: int, last: int) -> float | None:
        return make_series(LIKES, "", day(first), day(last), values, ()).total

    parts = [whole(60, cut), whole(cut - 1, 0) if cut else None]
    assert whole(60, 0) == (add_up(part for part in parts if part is not None) if numbers else None)


@busy
@given(_NUMBERS)
def test_gaps_and_values_make_up_the_days(numbers: dict[int, int]) -> None:
    days = sorted(day(back) for back in numbers)
    gaps = gaps_in(days)
    span = (days[-1] - days[0]).days + 1 if days else 0
    assert len(gaps) + len(days) == span
    assert not set(gaps) & set(days)
    series = make_series(FOLLOWERS, "", day(60), day(0), [Value(each, 1.0) for each in days], ())
    assert series.gaps == gaps
    if not days:
        assert of_span(series) is None


@busy
@given(_NUMBERS, _NUMBERS)
def test_a_rate_is_of_the_days_that_have_both(likes: dict[int, int], reach: dict[int, int]) -> None:
    values = {
        "likes": {day(back): float(number) for back, number in likes.items()},
        "reach": {day(back): float(number) for back, number in reach.items()},
    }
    formula = "100 * likes / reach"
    rate = over_span(formula, day(60), day(0), values, {"likes": "count", "reach": "count"})
    both = likes.keys() & reach.keys()
    below = sum(reach[back] for back in both)
    if not both or not below:
        assert rate is None
    else:
        assert rate == pytest.approx(100 * sum(likes[back] for back in both) / below, abs=1e-6)
    for each, value in computed_days(formula, day(60), day(0), values).items():
        back = (MONDAY - each).days
        assert value == pytest.approx(100 * likes[back] / reach[back], abs=1e-6)


def test_growth_is_that_of_the_last_day() -> None:
    growth = CATALOGUE["follower-growth"]
    values = {"followers": {day(0): 110.0, day(28): 100.0}}
    assert over_span(growth.formula, day(6), day(0), values, {"followers": "level"}) == 10.0


def test_every_formula_reads_metrics_that_there_are() -> None:
    for metric in CATALOGUE.values():
        assert is_name(metric.name)
        assert set(metric.names) <= set(CATALOGUE)
        assert bool(metric.denominator) == (metric.kind == "rate")


def test_the_line_shows_gaps_as_gaps() -> None:
    assert sparkline([1, None, 8], 10) == f"{BLOCKS[0]}{GAP}{BLOCKS[-1]}"
    assert sparkline([None, None], 10) == GAP * 2
    assert set(sparkline([5, 5, 5], 10)) == {BLOCKS[3]}


@busy
@given(st.lists(st.one_of(st.none(), st.floats(0, 1e9)), max_size=300), st.integers(1, 60))
def test_the_line_is_as_wide_as_it_may(values: list[float | None], width: int) -> None:
    line = sparkline(values, width)
    assert len(line) <= width
    assert (set(line) <= {GAP}) == all(value is None for value in values)
