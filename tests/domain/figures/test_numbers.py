"""Numbers as people and exports write them; what is none is refused, and nothing is evaluated."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cmdaily.domain.figures.metric import CATALOGUE
from cmdaily.domain.figures.numbers import NumberError, parse_value
from cmdaily.domain.figures.text import grouped, plain_number

busy = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
"""The machine may be doing other things."""

FOLLOWERS, RATE = CATALOGUE["followers"], CATALOGUE["click-rate"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("3,2 %", 3.2), ("3.2", 3.2), ("1 204,5", 1204.5), ("1\u202f204", 1204), ("1,204.5", 1204.5),
     ("1.204,5", 1204.5), ("1,204,567", 1204567), ("+3", 3), ("0,000001", 0.000001)],
)  # fmt: skip
def test_how_people_write(text: str, value: float) -> None:
    assert parse_value(text, RATE) == value


@pytest.mark.parametrize(
    ("text", "key"),
    [("-3", "metric.negative"), ("many", "metric.not_a_number"), ("inf", "metric.not_a_number"),
     ("nan", "metric.not_a_number"), ("1e3", "metric.not_a_number"), ("=1+2", "metric.not_a_number"),
     ("@SUM(A1)", "metric.not_a_number"), ("1204.5", "metric.not_whole"), ("1,204", "metric.not_whole"),
     ("٣", "metric.not_a_number"), ("1 2", "metric.not_a_number"), ("", "metric.not_a_number"),
     ("9" * 16, "metric.too_large"), ("9" * 400, "metric.not_a_number"), ("3%", "metric.not_a_number")],
)  # fmt: skip
def test_what_is_no_number_of_followers(text: str, key: str) -> None:
    with pytest.raises(NumberError) as caught:
        parse_value(text, FOLLOWERS)
    assert caught.value.key == key


def test_groups_of_an_english_file() -> None:
    assert parse_value("1,204", FOLLOWERS, comma_groups=True) == 1204


@busy
@given(st.integers(0, 10**15), st.sampled_from(["en", "fr"]))
def test_what_is_shown_can_be_typed_again(value: int, language: str) -> None:
    shown = grouped(value, language)
    assert parse_value(shown, FOLLOWERS, comma_groups=language == "en") == value
    assert parse_value(plain_number(value), FOLLOWERS) == value


@busy
@given(st.text(max_size=50))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    try:
        value = parse_value(text, FOLLOWERS)
    except NumberError:
        return
    assert 0 <= value <= 10**15
