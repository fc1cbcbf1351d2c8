"""A checklist says what people mean, and `today` and `routine show` say it back."""

from __future__ import annotations

import pytest

from tests.cli.test_limit_of_a_day import TUESDAY, WEDNESDAY, day, ids, only, routine
from tests.conftest import Program


def test_what_is_optional_is_offered_and_never_missed(cmdaily: Program) -> None:
    only(cmdaily, routine("acme", "id: more, title: More, optional: true", "id: mail, title: Mail"))
    assert cmdaily.ok("today", now=TUESDAY).out.count("(optional)") == 1
    assert "(facultative)" in cmdaily.ok("--lang", "fr", "today", now=TUESDAY).out
    cmdaily.ok("tick", "more", now="2026-11-23T09:00")
    assert "2 times in a row" in cmdaily.ok("tick", "more", now=WEDNESDAY).out


def test_the_parts_of_the_day_order_the_list(cmdaily: Program) -> None:
    only(
        cmdaily,
        routine(
            "acme",
            "id: c, title: C, part: evening",
            "id: b, title: B, part: afternoon",
            "id: a, title: A, part: morning",
        ),
    )
    assert ids(cmdaily, TUESDAY) == ["a", "b", "c"]
    assert [action["number"] for action in day(cmdaily, TUESDAY)["actions"]] == [1, 2, 3]


def test_targets_and_times_are_taken_as_spans(cmdaily: Program) -> None:
    only(
        cmdaily,
        routine(
            "acme",
            "id: a, title: A, times: 3-5, minutes: 5-10",
            "id: b, title: B, times: at most 2, minutes: 1h30",
        ),
    )
    first, second = day(cmdaily, TUESDAY)["actions"]
    assert (first["target"], first["minutes"]) == (3, 10)
    assert (second["target"], second["minutes"]) == (2, 90)


def test_the_minutes_of_a_section_are_shared(cmdaily: Program) -> None:
    text = routine("acme", "id: a, title: A", "id: b, title: B, minutes: 4", "id: c, title: C")
    only(cmdaily, text.replace("title: S\n", "title: S\n    minutes: 15\n"))
    assert [action["minutes"] for action in day(cmdaily, TUESDAY)["actions"]] == [6, 4, 5]


def test_once_in_a_span_stays_until_it_is_done(cmdaily: Program) -> None:
    once = "id: film, title: Film, every: once, from: 2026-11-23, until: 2026-11-26, carry: true"
    only(cmdaily, routine("acme", once))
    assert ids(cmdaily, TUESDAY) == ["film"]
    cmdaily.ok("tick", "film", now=TUESDAY)
    assert ids(cmdaily, WEDNESDAY) == []


SAID = {
    "every: month on first and third monday": (
        "Every month on the first Monday and on the third Monday",
        "Chaque mois, le premier lundi et le troisième lundi",
    ),
    "every: month on third last working day": (
        "Every month on the third working day from the end",
        "Chaque mois, le troisième jour ouvré en partant de la fin",
    ),
    "every: even weeks on monday": ("Every even week on Monday", "Chaque semaine paire, le lundi"),
    "event: easter, days: [-2, 1]": (
        "2 days before, 1 day after, counted from: Easter Sunday",
        "2 jours avant, 1 jour après, à compter de : dimanche de Pâques",
    ),
    "event: 2026-12-10, days: -5 working": (
        "Counted from 10 December 2026: 5 working days before",
        "Par rapport au 10 décembre 2026 : 5 jours ouvrés avant",
    ),
    "every: month on day 1, or: next working day": (
        "Every month on the 1st, or the next working day",
        "Chaque mois, le 1er, ou le jour ouvré suivant",
    ),
    "rrule: FREQ=MONTHLY;BYDAY=2TU": ("Every month on the second Tuesday", "Chaque mois, le deuxième mardi"),
    "rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;BYMONTH=3,6;COUNT=4', from: 2026-01-05": (
        "Every 2 weeks on Monday and Friday, in March and June, 4 times in all, from 5 January 2026",
        "Toutes les deux semaines, le lundi et le vendredi, en mars et juin, 4 fois en tout, "
        "à partir du 5 janvier 2026",
    ),
    "rrule: FREQ=YEARLY;BYWEEKNO=20": (
        "By the rule FREQ=YEARLY;BYWEEKNO=20",
        "Selon la règle FREQ=YEARLY;BYWEEKNO=20",
    ),
    "times: 3-5, part: morning": (
        "Every day, in the morning, 3 to 5 times",
        "Tous les jours, le matin, de 3 à 5 fois",
    ),
    "times: at most 2": (
        "Every day, at most 2 times, optional",
        "Tous les jours, 2 fois au plus, facultatif",
    ),
}


@pytest.mark.parametrize("keys", SAID)
def test_a_routine_is_said_back_in_words(cmdaily: Program, keys: str) -> None:
    only(cmdaily, routine("acme", f"id: a, title: A, {keys}"))
    for language, expected in zip(("en", "fr"), SAID[keys], strict=True):
        shown = cmdaily.ok("--lang", language, "routine", "show", "acme", "--json").json["actions"][0]["when"]
        plain = shown.replace("\u00a0", " ").replace("\u202f", " ")
        assert plain.lower() == expected.lower()


def test_the_year_stands_where_it_changes(cmdaily: Program) -> None:
    only(cmdaily, routine("acme", "id: a, title: A, every: year on 01-01"))
    out = cmdaily.ok("routine", "show", "acme").out
    assert "Fri 1 Jan 2027, Sat 1 Jan 2028, Mon 1 Jan 2029" in " ".join(out.replace("\u00a0", " ").split())
