"""Days and times said in other words: feasts, what stands between a day and its time, weeks from a day."""

from __future__ import annotations

import pytest

from cmdaily.domain.time.days import parse_day
from cmdaily.domain.time.when import parse_when
from cmdaily.errors import UsageError
from tests.domain.time.test_spoken import THURSDAY, cases

MOMENTS = """
2026-12-25 10:00 = Noël 10h | à Noël à 10h | le jour de Noël 10h | Christmas Day 10am
2026-12-25 10:00 = on Christmas at 10am | christmas 10:00
2026-12-24 18:00 = la veille de Noël 18h | Christmas Eve 6pm | réveillon de Noël à 18h | 24 december 6pm
2026-12-26 10:00 = Boxing Day 10am | le lendemain de Noël 10h
2026-12-31 23:00 = New Year's Eve 11pm | Saint-Sylvestre 23h | la saint sylvestre à 23h | réveillon du jour de l'an 23h
2026-12-31 23:00 = new year’s eve 11pm | la veille du nouvel an 23h
2027-01-01 10:00 = le jour de l'an 10h | au nouvel an à 10h | New Year's Day 10am | on new years day at 10am
2027-02-14 09:00 = Saint-Valentin 9h | à la Saint-Valentin à 9h | Valentine's Day 9am | valentines 9am
2027-10-31 09:00 = Halloween 9am | à Halloween 9h
2027-11-01 09:00 = à la Toussaint 9h | All Saints' Day 9am
2027-03-17 09:00 = St Patrick's Day 9am | st. patrick's day at 9am | Saint-Patrick 9h
2027-06-24 09:00 = la Saint-Jean 9h | à la Saint-Jean à 9h
2027-07-01 09:00 = Canada Day 9am
2026-12-03 20:00 = jeudi 3 décembre — 20h | jeudi 3 décembre - 20h | jeu. 3 déc. · 20 h | 3 décembre 2026 (jeudi) 20h
2026-12-03 20:00 = Thursday 3 December – 8pm | 3/12 - 20:00 | (jeudi 3 décembre) 20h | le 3 décembre prochain à 20h
2026-12-03 20:00 = jeudi 3 décembre prochain à 20h | 2026-12-03 — 20:00
2026-12-03 20:00 = the following thursday 8pm | this coming thursday 8pm
2026-11-27 09:00 = tomorrow @ 9am | tomorrow @9am | tmrw 9am | tmr at 9am | tomorrow - 9am | demain · 9h
2026-11-26 12:00 = ce midi | midday | midday today | at midday
2026-11-27 12:00 = midday tomorrow | demain - midi
2026-11-30 08:30 = lundi 8h30 du mat | lundi matin - 8h30
2026-12-03 09:00 = a week today 9am | one week from today at 9am | today week 9am | a week from today, 9am
2026-12-04 09:00 = a week tomorrow 9am | 1 week from tomorrow at 9am | tomorrow week 9am
2026-12-10 09:00 = two weeks from today 9am | a fortnight today 9am | 2 weeks today at 9am
2026-12-11 09:00 = 2 weeks tomorrow 9am | two weeks from tomorrow, 9am | demain en quinze 9h
2026-11-28 09:00 = 2 days from now at 9am | two days from now, 9am
2026-11-26 17:00 = five pm | today five pm | today at five p.m.
2026-11-26 17:15 = quarter past 5 pm | quarter past five pm
2026-11-27 16:45 = quarter to 5pm tomorrow
2026-11-27 12:45 = quarter to 1pm tomorrow | quarter to one pm tomorrow
"""

NO_MOMENTS = """
demain 9h - 10h | demain 9h – 18h | Noël | le 3 et le 4 décembre 9h | noël et demi 9h
tous les Noëls 10h | Noëlle 10h | Christmas
3 décembre 20h - 22h | week from 9am | midday midnight | five | thirteen pm tomorrow | veille 18h | @ | ( )
demain (9h ou 10h) | avant Noël 10h | après Noël 10h | entre Noël et le jour de l'an 10h | Christmas week 10am
"""

DAYS = """
2025-12-25 = Noël | Christmas | christmas day | à Noël
2025-12-31 = Saint-Sylvestre | new year's eve
2026-07-14 = Bastille Day
2026-11-11 = Remembrance Day
2026-10-31 = halloween
"""


@pytest.mark.parametrize(("text", "expected"), cases(MOMENTS))
def test_a_moment_in_other_words(text: str, expected: str) -> None:
    assert f"{parse_when(text, THURSDAY, 'Europe/Paris').shown:%Y-%m-%d %H:%M}" == expected


@pytest.mark.parametrize(
    "text", [text.strip() for row in NO_MOMENTS.strip().splitlines() for text in row.split(" | ")]
)
def test_what_names_none_or_two(text: str) -> None:
    with pytest.raises(UsageError):
        parse_when(text, THURSDAY, "Europe/Paris")


@pytest.mark.parametrize(("text", "expected"), cases(DAYS))
def test_a_feast_that_was(text: str, expected: str) -> None:
    assert parse_day(text, THURSDAY.date()).isoformat() == expected


@pytest.mark.parametrize("text", ["now", "Maintenant", "tout de suite", "ASAP", "immédiatement"])
def test_now_needs_no_time(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_when(text, THURSDAY, "Europe/Paris")
    assert caught.value.key == "when.now"
