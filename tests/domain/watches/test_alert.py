"""Alert rule: hot against its own usual rate, and one alert for one wave. The judge is a simulation that knows when
its waves are."""

from __future__ import annotations

import os
import random
from datetime import UTC, datetime, timedelta

import pytest

from cmdaily.domain.watches.alert import LEARNING, heat, hour_of

START = datetime(2026, 10, 1, tzinfo=UTC)
SERIES = int(os.environ.get("CMDAILY_ALERT_SERIES", "12"))


def alerts(hours: dict[str, int], days: int) -> list[datetime]:
    """When a scheduler that asks every hour speaks up."""
    found, wave = [], False
    for hour in range(days * 24):
        now = START + timedelta(hours=hour, minutes=50)
        seen = {each: count for each, count in hours.items() if each <= hour_of(now)}
        felt = heat(seen, START, now)
        if felt.hot and not wave:
            found.append(now)
            wave = True
        elif wave and not felt.goes_on:
            wave = False
    return found


def ordinary(rate: float, days: int, chance: random.Random) -> dict[str, int]:
    """Mentions by the hour: few at night, in bursts by day."""
    hours: dict[str, int] = {}
    for hour in range(days * 24):
        at = START + timedelta(hours=hour)
        mean = rate * (0.2 if at.hour < 7 else 1.4)
        hours[hour_of(at)] = sum(chance.random() < mean / 8 for _ in range(8))
    return hours


@pytest.mark.parametrize("seed", range(SERIES))
def test_a_wave_is_said_once_and_nothing_else_is(seed: int) -> None:
    chance = random.Random(seed)
    rate = chance.choice([0.02, 0.2, 1.0, 4.0])
    hours = ordinary(rate, 20, chance)
    assert len(alerts(hours, 20)) <= 1, "an ordinary three weeks"
    for place in range(9):  # a wave of nine hours, then its tail
        at = START + timedelta(days=12, hours=9 + place)
        hours[hour_of(at)] += int(6 + rate * 8)
    waves = [at for at in alerts(hours, 20) if at >= START + timedelta(days=12)]
    assert waves, "the wave is noticed"
    assert START + timedelta(days=12, hours=8) <= waves[0] <= START + timedelta(days=12, hours=14)
    assert len([at for at in waves if at <= START + timedelta(days=12, hours=24)]) == 1, "and said once"


def test_nothing_is_said_while_it_learns() -> None:
    now = START + LEARNING - timedelta(hours=1)
    felt = heat({hour_of(now): 500}, START, now)
    assert felt.learning
    assert not felt.hot


def test_a_second_wave_is_another_alert() -> None:
    hours = {hour_of(START + timedelta(days=day, hours=12)): 40 for day in (6, 10)}
    assert len(alerts(hours, 14)) == 2


def test_few_are_never_an_alert() -> None:
    hours = {hour_of(START + timedelta(days=8, hours=12)): 4}
    assert alerts(hours, 10) == []
