"""Schedules said in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from cmdaily.domain.recurrence import Schedule
from cmdaily.domain.recurrence.grammar import after_of, pattern_of
from cmdaily.domain.recurrence.special import Event, RRule
from cmdaily.domain.routines.recurrence_words import describe
from cmdaily.locale import Translator
from tests.typewritten import typewritten

EN = Translator("en")


def FR(key: str, **values: object) -> str:  # noqa: N802
    """French, with ordinary spaces."""
    return typewritten(Translator("fr")(key, **values))


WORDS = {
    "day": ("every day", "tous les jours"),
    "3 days": ("every 3 days", "tous les trois jours"),
    "weekday": ("every weekday", "du lundi au vendredi"),
    "friday": ("every Friday", "chaque vendredi"),
    "monday, thursday": ("every Monday and Thursday", "le lundi et le jeudi"),
    "2 weeks on friday": ("every 2 weeks on Friday", "toutes les deux semaines, le vendredi"),
    "3 weeks on weekday": (
        "every 3 weeks from Monday to Friday",
        "toutes les trois semaines, du lundi au vendredi",
    ),
    "12 weeks on friday": ("every 12 weeks on Friday", "toutes les 12 semaines, le vendredi"),
    "month on first monday": ("every month on the first Monday", "chaque mois, le premier lundi"),
    "month on fifth monday": (
        "every month on the fifth Monday, when there is one",
        "chaque mois, le cinquième lundi lorsqu'il y en a un",
    ),
    "month on day 1": ("every month on the 1st", "chaque mois, le 1er"),
    "month on day 31": (
        "every month on the 31st, or on the last day of a shorter month",
        "chaque mois, le 31 ou le dernier jour des mois plus courts",
    ),
    "month on last working day": (
        "every month on the last working day",
        "chaque mois, le dernier jour ouvré",
    ),
    "quarter": ("every quarter on the first day", "chaque trimestre, le premier jour"),
    "year on 11-30": ("every year on 30 November", "chaque année, le 30 novembre"),
    "2 years on 01-01": ("every 2 years on 1 January", "tous les deux ans, le 1er janvier"),
}


@pytest.mark.parametrize("text", WORDS)
def test_each_recurrence_has_natural_words_in_both_languages(text: str) -> None:
    schedule = Schedule(pattern_of(text))
    assert (describe(EN, schedule), describe(FR, schedule)) == WORDS[text]


def test_limits_are_said_after_the_days() -> None:
    schedule = Schedule(
        pattern_of("weekday"),
        since=date(2026, 9, 1),
        until=date(2027, 6, 30),
        excluded=((date(2026, 12, 24), date(2026, 12, 31)),),
        holidays="FR",
        off_on_holidays=True,
    )
    assert describe(EN, schedule) == (
        "every weekday, from 1 September 2026, until 30 June 2027, "
        "except from 24 December 2026 to 31 December 2026, except on public holidays (FR)"
    )
    assert describe(FR, schedule) == (
        "du lundi au vendredi, à partir du 1er septembre 2026, jusqu'au 30 juin 2027, "
        "sauf du 24 décembre 2026 au 31 décembre 2026, sauf les jours fériés (FR)"
    )


def test_days_around_an_event_are_listed() -> None:
    launch = Schedule(Event(date(2026, 12, 10), (-45, -1, 0, 1)))
    assert (
        describe(EN, launch)
        == "counted from 10 December 2026: 45 and 1 days before, on the day itself, 1 day after"
    )
    assert (
        describe(FR, launch)
        == "par rapport au 10 décembre 2026 : 45 et 1 jours avant, le jour même, 1 jour après"
    )


def test_quotas_slots_turns_and_delays_are_said() -> None:
    weekday = Schedule(pattern_of("weekday"))
    assert describe(FR, weekday, period="week", target=3) == (
        "3 fois par semaine, les jours de votre choix : du lundi au vendredi"
    )
    assert describe(EN, weekday, period="month", target=1) == (
        "once a month, on days of your choice: every weekday"
    )
    assert describe(EN, weekday, slots=("09:00", "16:00")) == "every weekday at 09:00 and 16:00"
    turning = Schedule(pattern_of("monday"), turns=((2, 7),))
    assert describe(FR, turning) == "chaque lundi, tour 2 sur 7"
    assert describe(EN, Schedule(after_of("3 days"))) == "3 days after the last time"
    assert describe(FR, Schedule(after_of("2 weeks"))) == "2 semaines après la dernière fois"
    assert describe(EN, Schedule(RRule("FREQ=DAILY;BYYEARDAY=9"))) == "by the rule FREQ=DAILY;BYYEARDAY=9"
    assert describe(FR, weekday, carry=True).endswith(", et reste à faire tant que ce n'est pas fait")
