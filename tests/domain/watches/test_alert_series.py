"""Alert rules over a long stream of texts: waves are found once each, and quiet watches stay quiet.

Twenty thousand texts by default; `CMDAILY_WATCH_TEXTS=1000000` says how many. The stream is made apart from the rule:
mentions come in threads, by day more than by night, more on some days of the week, at rates from one in five days to a
thousand a day.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import NamedTuple

from cmdaily.domain.watches.alert import heat, hour_of
from cmdaily.domain.watches.query import Text, matches, parse

TEXTS = int(os.environ.get("CMDAILY_WATCH_TEXTS") or 20_000)
DAYS = 60
BEGUN = datetime(2026, 1, 5, tzinfo=UTC)
QUERY = parse('library or "grand parade" or #books unless football')
SAID = ("At the library", "the GRAND parade!", "new #Books", "Grand Parade, library")
OTHER = ("football at the library", "a parade", "books", "nothing at all", "grand, a parade", "librarian")
RATES = (0.2, 1, 5, 20, 100, 1000)
"""Mentions a day."""
BY_HOUR = [0.2] * 7 + [1.0, 1.5, 1.5, 1.5, 1.5, 1.8, 1.5, 1.2, 1.2, 1.2, 1.5, 1.8, 1.8, 1.5, 1.0, 0.6, 0.3]
BY_DAY = (1.1, 1.1, 1.1, 1.1, 1.2, 0.7, 0.7)


class Stream(NamedTuple):
    """What one watch sees: texts by the hour, and when its waves begin."""

    hours: list[list[str]]
    waves: list[int]


def stream(chance: Random, rate: float) -> Stream:
    """Two months of texts at a rate of mentions a day, with a wave in each of them."""
    waves = [
        24 * chance.randrange(8, 25) + chance.randrange(24),
        24 * chance.randrange(36, 56) + chance.randrange(24),
    ]
    hours: list[list[str]] = []
    for number in range(24 * DAYS):
        at = BEGUN + timedelta(hours=number)
        expected = rate / 24 * BY_HOUR[at.hour] * BY_DAY[at.weekday()]
        said = 0
        while (expected := expected - chance.expovariate(1.0)) > 0:
            said += 1
            while chance.random() < 0.25:  # somebody answers
                said += 1
        if any(begin <= number < begin + 6 for begin in waves):
            said += max(4, round(rate / 4 * 10 / 6))  # ten times the usual of six hours
        texts = [chance.choice(SAID) for _ in range(said)]
        texts += [chance.choice(OTHER) for _ in range(chance.randrange(2 * said + 2))]
        hours.append(texts)
    return Stream(hours, waves)


def alerts(hours: list[list[str]]) -> Iterator[int]:
    """The hours in which a watch speaks up, by the rule and as the scheduler keeps to it."""
    counts: dict[str, int] = {}
    wave = False
    for number, texts in enumerate(hours):
        at = BEGUN + timedelta(hours=number)
        found = sum(matches(QUERY, Text(text)) for text in texts)
        if found:
            counts[hour_of(at)] = found
        felt = heat(counts, BEGUN, at + timedelta(minutes=59))
        if felt.hot and not wave:
            wave = True
            yield number
        elif wave and not felt.goes_on:
            wave = False


def test_waves_are_found_once_and_quiet_is_kept() -> None:
    chance = Random(19)
    seen = watches = waves = missed = twice = false = 0
    late: list[int] = []
    while seen < TEXTS:
        made = stream(chance, RATES[watches % len(RATES)])
        watches += 1
        seen += sum(map(len, made.hours))
        said = list(alerts(made.hours))
        for begin in made.waves:
            waves += 1
            within = [hour for hour in said if begin <= hour < begin + 12]
            missed += not within
            twice += len(within) > 1
            late += [hour - begin for hour in within[:1]]
            said = [hour for hour in said if hour not in within]
        false += len(said)
    days = watches * DAYS
    told = f"{seen} texts, {waves} waves: {missed} missed, {twice} twice; {false} false in {days} days of a watch"
    told += f"; hours until said: {sorted(late)[len(late) // 2]}, at most {max(late)}"
    print(told)
    assert missed == 0, told
    assert twice == 0, told
    assert false <= days / 30, f"{told}: at most one in a month of a watch"
