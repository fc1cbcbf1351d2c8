"""Recurrence in everyday language: what is proposed for it, and that nothing is proposed that a file cannot say."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cmdaily.domain.recurrence.grammar import NotUnderstoodError, pattern_of

MEANT = {
    "every other friday": "2 weeks on friday",
    "un lundi sur deux": "2 weeks on monday",
    "un vendredi sur trois": "3 weeks on friday",
    "un jour sur deux": "2 days",
    "une semaine sur deux": "2 weeks",
    "alternate days": "2 days",
    "every second day": "2 days",
    "every 2nd week": "2 weeks",
    "tous les lundis": "monday",
    "chaque premier lundi": "month on first monday",
    "chaque jour ouvré": "weekday",
    "les jours ouvrables": "weekday",
    "working days": "weekday",
    "du lundi au vendredi": "weekday",
    "lun-ven": "weekday",
    "du mardi au samedi": "tuesday, wednesday, thursday, friday, saturday",
    "friday to monday": "friday, saturday, sunday, monday",
    "lun, mer, ven": "monday, wednesday, friday",
    "mon/wed/fri": "monday, wednesday, friday",
    "sam. et dim.": "saturday and sunday",
    "le week-end": "weekend",
    "weekdays except friday": "monday, tuesday, wednesday, thursday",
    "tous les jours sauf le dimanche": "monday, tuesday, wednesday, thursday, friday, saturday",
    "le 15 du mois": "month on day 15",
    "the 31st": "month on day 31",
    "31": "month on day 31",
    "le 1er et le 15": "month on day 1, 15",
    "1st and 15th of the month": "month on day 1, 15",
    "the first of the month": "month on day 1",
    "dernier vendredi du mois": "month on last friday",
    "avant-dernier vendredi du mois": "month on second last friday",
    "premier et dernier lundi du mois": "month on first and last monday",
    "1er et 3e mardi": "month on first and third tuesday",
    "premier jour ouvré du mois": "month on first working day",
    "last day of the month": "month on last day",
    "le lundi des semaines paires": "even weeks on monday",
    "odd weeks, friday": "odd weeks on friday",
    "tous les 3 jours": "3 days",
    "toutes les trois semaines le lundi": "3 weeks on monday",
    "tous les quinze jours": "2 weeks",
    "tous les 8 jours": "week",
    "every 15 days": "15 days",
    "trimestriel": "quarter",
    "semestriel": "6 months",
    "once a week": "week",
    "le 14 juillet": "year on 07-14",
    "July 14th": "year on 07-14",
    "annually on 3 march": "year on 03-03",
    "25/12": "year on 12-25",
    "deux fois par semaine": "times: 2, per: week",
    "3 times a month": "times: 3, per: month",
    "twice a day": "times: 2",
    "lundi matin": "every: monday, part: morning",
    "chaque lundi à 9h": 'every: monday, at: "09:00"',
    "every friday at 4pm": 'every: friday, at: "16:00"',
    "FREQ=WEEKLY;BYDAY=MO": "rrule: FREQ=WEEKLY;BYDAY=MO",
    "lunid": "monday",
    "wendesday": "wednesday",
}
UNKNOWN = (
    "sometimes",
    "3/4",
    "32",
    "le 32",
    "every 0 days",
    "sauf vendredi",
    "bank holidays",
    "parfois",
    ",",
    "on",
)
WORDS = sorted(
    {word for phrase in (*MEANT, *UNKNOWN) for word in phrase.split()} | {"2", "second", "year", "month"}
)


def proposed(phrase: str) -> str:
    with pytest.raises(NotUnderstoodError) as caught:
        pattern_of(phrase)
    return str(caught.value.values.get("guess", ""))


@pytest.mark.parametrize("phrase", MEANT)
def test_what_was_meant_is_proposed(phrase: str) -> None:
    assert proposed(phrase) == MEANT[phrase]


@pytest.mark.parametrize("phrase", UNKNOWN)
def test_nothing_is_proposed_for_what_means_nothing(phrase: str) -> None:
    assert proposed(phrase) == ""


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join))
@example("month on 1 st")
def test_whatever_is_proposed_is_a_schedule(phrase: str) -> None:
    try:
        pattern_of(phrase)
    except NotUnderstoodError as error:
        guess = str(error.values.get("guess", ""))
        for part in guess.split(", ") if ": " in guess else ():
            if part.startswith("every: "):
                pattern_of(part.removeprefix("every: "))
        if guess and ": " not in guess:
            pattern_of(guess)
