"""Durations as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain.time.durations import LONGEST, minutes, parse_duration, shared_out
from cmdaily.errors import UsageError


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("15m", 900),
        ("15 min", 900),
        ("90", 5400),
        ("1h", 3600),
        ("1h30", 5400),
        ("1 h 05", 3900),
        ("1h30m10s", 5410),
        ("45s", 45),
        ("1m30", 90),
        ("24h", 86400),
        ("1H", 3600),
    ],
)
def test_durations(text: str, seconds: int) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    "text", ["", "0", "0m", "h", "-5m", "1.5m", "24h1", "25h", "5s5", "9999999", "ten", "5mm", "٥m", "1e3"]
)
def test_what_is_none(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_duration(text)
    assert caught.value.key == "error.duration"


@given(st.text(max_size=12))
def test_any_text_is_a_duration_of_at_most_a_day_or_an_error(text: str) -> None:
    try:
        seconds = parse_duration(text)
    except UsageError:
        return
    assert 0 < seconds <= LONGEST


@given(hours=st.integers(0, 23), rest=st.integers(0, 59))
def test_hours_and_minutes_add_up(hours: int, rest: int) -> None:
    if hours or rest:
        assert parse_duration(f"{hours}h{rest:02d}") == hours * 3600 + rest * 60


@pytest.mark.parametrize(("seconds", "shown"), [(0, 0), (1, 1), (29, 1), (89, 1), (91, 2), (3600, 60)])
def test_some_time_is_never_shown_as_none(seconds: int, shown: int) -> None:
    assert minutes(seconds) == shown


@given(seconds=st.integers(0, LONGEST), weights=st.lists(st.integers(0, 240), min_size=1, max_size=40))
def test_a_time_that_is_shared_out_adds_up(seconds: int, weights: list[int]) -> None:
    shares = shared_out(seconds, weights)
    assert sum(shares) == seconds
    whole = sum(weights)
    for weight, share in zip(weights, shares, strict=True):
        exact = seconds * weight / whole if whole else seconds / len(weights)
        assert abs(share - exact) <= 1
