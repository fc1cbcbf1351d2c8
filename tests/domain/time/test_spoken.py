"""Days, moments and amounts of time as people say them, in both languages."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import FR, MO, MONTHLY, SA, SU, TH, TU, WE, rrule
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain.time.days import parse_day
from cmdaily.domain.time.durations import parse_duration
from cmdaily.domain.time.when import parse_when
from cmdaily.errors import UsageError

THURSDAY = datetime(2026, 11, 26, 11, 0, tzinfo=ZoneInfo("Europe/Paris"))

MOMENTS = """
2026-12-03 20:00 = next thursday 20:00 | next thursday at 8pm | jeudi prochain 20h | jeudi prochain à 20 h
2026-12-03 20:00 = thursday next week 20:00 | 20h jeudi prochain | le jeudi 3 décembre à 20h | Dec 3, 8 pm
2026-12-03 20:00 = next week thursday 20:00 | jeudi de la semaine prochaine 20h
2026-12-03 20:00 = jeudi en huit à 20h | 3/12 20:00
2026-11-26 20:00 = thursday 20:00 | this thursday 20:00 | ce jeudi 20h | jeudi 20h | today 20:00 | ce soir 20h
2026-11-26 20:00 = tonight at 8 | tonight 8pm | 20:00 tonight
2026-11-26 20:00 = ce soir à 8h | ce soir 20 heures | 20.00 | 8 p.m.
2026-11-26 20:00 = aujourd’hui 20h | this evening at 8 | 8 in the evening
2026-11-26 20:00 = 8h du soir | 26/11 20:00 | today, 8:00 pm
2026-12-03 10:00 = thursday 10:00 | jeudi 10h | jeudi à 10 heures | 10:00 on thursday
2026-11-26 13:00 = in 2 hours | in two hours | dans deux heures
2026-11-26 13:00 = dans 2h | in 120 minutes | 2 hours from now | d'ici 2 h
2026-11-26 12:00 = in an hour | dans une heure | in 1 hour | in 60 min
2026-11-26 12:00 = noon | midi | at noon | aujourd'hui à midi
2026-11-26 11:30 = in half an hour | dans une demi-heure | dans une demie heure | in 30 mins | dans 30 minutes
2026-11-26 11:30 = half past 11 | 11h et demie | in a half-hour | 11:30 am | 11h30 | dans trente minutes
2026-11-26 12:30 = dans une heure et demie | in an hour and a half
2026-11-26 12:30 = dans 1h30 | in 1 hour and 30 minutes | in 1.5 hours
2026-11-26 11:15 = dans un quart d'heure | in a quarter of an hour | in 15 minutes | dans quinze minutes
2026-11-26 11:45 = dans trois quarts d’heure | in three quarters of an hour | in 45m | quarter to twelve
2026-11-30 10:00 = 30 novembre 10h | le 30 novembre à 10h | 30 nov. 10h | lundi 30 novembre 10h | 30/11 10:00
2026-11-30 10:00 = 30/11/2026 10h | 30.11.2026 10:00 | 30.11. 10:00 | november 30 10:00 | Nov 30th at 10am
2026-11-30 10:00 = 30th of november 10am | monday, 30 november 2026, 10:00
2026-11-30 10:00 = 10h le 30 novembre | 30 nov 2026 10:00
2026-11-30 10:00 = lundi prochain 10h | next monday 10am | monday 10:00 | lun. 10h | mon 10:00 | 11/30 10:00
2026-12-01 09:00 = 1er décembre 9h | 1 déc 9h | december 1st 9am | mardi 1er décembre 9h | 1/12/26 9h | mar 9h
2027-01-15 09:00 = 15 janvier 9h | 15 jan 9:00 | january 15 9am
2027-01-15 09:00 = 15/01 9h | 15/1/2027 9h | vendredi 15 janvier 9h
2026-11-28 09:00 = après-demain 9h | apres-demain 9h
2026-11-28 09:00 = après demain à 9h | the day after tomorrow at 9am | 9h après-demain
2026-11-27 09:30 = 9h30 demain | demain 9h30 | tomorrow 9:30
2026-11-27 09:30 = 9:30 tomorrow | demain matin 9h30 | 9.30 tomorrow
2026-11-27 09:30 = demain à 9 h 30 | tomorrow morning at 9:30
2026-11-27 09:30 = half past nine tomorrow | 9:30 am tomorrow | DEMAIN 9H30
2026-11-27 18:30 = demain soir 18h30 | demain soir à 6h30
2026-11-27 18:30 = tomorrow evening 6:30 | tomorrow 6:30 in the evening
2026-11-27 15:00 = demain après-midi 15h | tomorrow afternoon at 3 | 3pm tomorrow | demain 3h de l'après-midi
2026-11-27 00:00 = midnight | minuit | ce soir à minuit | tonight at midnight
2026-11-27 01:00 = tonight 1:00 | cette nuit à 1h
2026-12-10 11:00 = in two weeks | dans deux semaines | in a fortnight
2026-12-10 11:00 = dans quinze jours | in 14 days | dans 2 semaines
2026-11-29 11:00 = in 3 days | dans trois jours | dans 3 jours | in three days | 3 days from now
2026-12-26 11:00 = in a month | dans un mois | in 1 month | dans 1 mois
2026-12-04 18:00 = vendredi en huit 18h | friday next week 18:00 | vendredi de la semaine prochaine à 18h
2026-12-03 09:00 = le 3 à 9h | the 3rd at 9am | on the 3rd 9:00 | jeudi 3 9h | thursday the 3rd, 9:00 | le 3 à 9
2026-12-03 09:00 = le 3 du mois prochain 9h | the 3rd of next month at 9 | dans une semaine à 9h
2026-12-01 18:30 = mardi 1er à 18h30 | mardi 1 à 18h30 | le premier à 18h30 | premier décembre 18h30
2026-12-01 18:30 = december first 6:30pm | the first of december at 18:30 | on the 1st at 6.30 pm
2026-11-30 09:00 = fin du mois 9h | à la fin du mois à 9h | the end of the month 9am | last day of the month at 9
2026-11-30 09:00 = le dernier jour du mois à 9h | fin novembre 9h | le lundi 30 9h | le 30 à 9 h
2026-11-30 09:00 = le dernier lundi du mois 9h
2026-12-07 09:00 = first monday of december 9am | premier lundi de décembre 9h | the first monday of next month at 9:00
2026-12-07 09:00 = monday week 9am | lundi en huit à 9h | a week on monday 9am
2026-12-25 09:00 = dernier vendredi de décembre 9h | fourth friday of december at 9am | le vendredi 25 décembre 9h
2026-11-28 10:00 = samedi 28 à 10h | saturday the 28th at 10am | 28-11-2026 10:00 | 2026/11/28 10:00
2026-11-28 10:00 = dans 2 jours à 10h | samedi qui vient 10h | dans deux jours à 10 heures | in two days at 10am
2026-11-28 12:00 = in 2 days at noon | dans 2 jours à midi | the day after tomorrow at noon
2026-11-27 09:45 = demain 10h moins le quart | quarter to ten tomorrow | demain à dix heures moins le quart
2026-11-27 09:00 = demain à 9 | tomorrow at 9 | tomorrow at nine | demain à neuf heures | 9h pile demain
2026-11-27 09:00 = demain à 9h précises | tomorrow 9am sharp | neuf heures demain
2026-11-27 09:50 = ten to ten tomorrow | demain 10h moins dix
2026-11-27 10:20 = twenty past ten tomorrow | demain dix heures vingt
2026-11-27 20:30 = demain vingt heures trente | tomorrow night 8:30 | demain soir à huit heures trente
2026-11-27 12:30 = demain midi et demi | demain à midi trente | tomorrow half past 12
2026-11-26 15:00 = cet aprem 15h | this afternoon at three | à trois heures de l'après-midi
2026-11-29 01:00 = saturday night 1am
2026-12-03 11:30 = aujourd’hui en huit 11h30 | d'aujourd'hui en huit à 11h30
2026-12-04 09:00 = demain en huit 9h | vendredi de la semaine prochaine à 9
2028-02-29 09:00 = 29 février 9h | feb 29 9am | 29/02 9h
2026-11-26 12:30 = in 1 hour and a half | midi et demi
2026-12-31 23:59 = 31 décembre 23h59 | dec 31 11:59pm | 31/12 23:59 | 2026-12-31 23:59 | 2026-12-31T23:59
"""

NO_MOMENTS = """
tomorrow at midnight | demain minuit | tuesday 30 november 10:00 | 31/11 10:00 | 30 février 10h | friday
next thursday | ce soir | in 2 hours 20:00 | tomorrow yesterday 9:00 | monday tuesday 9:00 | this morning 20:00
dans quinze jours 9h | dans 2 jours 9 heures | mardi 3 à 18h30 | friday 13 9am | le 26 à 10h | tomorrow at 3
demain à deux heures | at 2 | demain 9h-10h | 9h et 18h | lundi ou mardi 9h | every monday 9am | pas demain 9h
tomorrow 9am UTC | 24h | demain 24:00 | 29 février 2027 9h | mar 1 18:30 | 3.12 9h | demain 930 | fin du mois | le 3
next month | la semaine prochaine | avant 9h demain | fifth monday of december 9am | 31 décembre à minuit | now
31 novembre 9h | demain à 9 et demie | 9h30 et quart demain | in a couple of hours | half nine tomorrow | le 32 9h
ce matin 9h | last friday 10:00 | vendredi dernier 10h | tomorrow 9 | 9 | demain 25h | 13pm | in the end | dans
10:00 11:00 | lundi 30 novembre 2027 10h | il y a 2 jours 10h | https://a.example/30/11 10:00 | 9h61 | at | à le
"""

DAYS = """
2026-11-25 = yesterday | hier | 25 novembre | mercredi | wednesday
2026-11-25 = last wednesday | 25/11 | nov 25 | il y a un jour | mer.
2026-11-24 = avant-hier | the day before yesterday | il y a deux jours | 2 days ago
2026-11-24 = mardi | tue | 24.11.2026 | 24 nov.
2026-11-26 = today | aujourd’hui | jeudi | ce soir
2026-11-26 = 26 november 2026 | thursday | this morning | jeudi 26 novembre
2026-11-19 = jeudi dernier | last thursday | il y a une semaine
2026-11-19 = a week ago | 7 days ago | 19/11/2026 | 2026-11-19
2026-11-03 = le 3 | the 3rd | mardi 3 | le 3 du mois | 03-11-2026 | 2026/11/03
2026-11-13 = vendredi 13 | friday the 13th | le 13
2026-11-16 = monday last week | lundi de la semaine dernière | le 16
2026-10-30 = dernier vendredi du mois dernier | last friday of october | le 30
2026-10-31 = fin octobre | end of last month | le 31 | dernier jour du mois dernier | the last day of october
2026-11-01 = premier novembre | november first | le premier
2024-02-29 = 29 février | feb 29
2025-12-03 = 3 décembre | december 3 | dec 3rd | 3/12 | le 3 décembre
2026-10-26 = a month ago | il y a un mois | 26 octobre | oct 26 | lundi 26 octobre
2026-11-27 = demain | tomorrow | vendredi prochain | next friday | in 1 day | dans un jour | 2026-11-27
"""

AHEAD = """
2026-11-27 = friday | vendredi | fri | ven. | ce vendredi | next friday | demain | 27 nov | 27/11
2026-12-03 = next thursday | jeudi prochain | 3 décembre | dec 3
2026-12-03 = 3/12 | in a week | dans huit jours | thursday next week
2026-11-30 = fin du mois | le 30 | lundi 30 | last day of november | end of november
2026-11-26 = thursday | jeudi | today | this thursday | ce jeudi
2027-02-28 = 28 février | feb 28 | 28/2 | 28 fév.
"""

DURATIONS = """
5400 = 1h30 | 90 | 90 minutes | 1 hour 30 minutes
5400 = 1 heure 30 | une heure et demie | an hour and a half | 1.5h | 1,5 h
3600 = 1h | an hour | une heure | 1 hour | 60 min | 1 heure
1800 = half an hour | une demi-heure | 30 | 30 min | thirty minutes | trente minutes | 0.5 h | demi-heure
900 = 15m | un quart d'heure | a quarter of an hour | quinze minutes | 15 mins
7200 = 2h | two hours | deux heures | 120 | 2 hours | 2 heures
2700 = 45m | trois quarts d’heure | three quarters of an hour | forty-five minutes
1500 = vingt-cinq minutes | twenty-five minutes | 25 minutes
12600 = trois heures et demie | three hours and a half | 3 h 30
90 = 1m30 | 90s | 90 seconds | 1 minute 30 secondes | 1 min 30 s
"""


FORMS = [
    "{d} {m} {H}h{M}",
    "{d}/{n} {H}:{M}",
    "le {d} {m} {y} à {H} h {M}",
    "{e} {d}, {y} {H}:{M}",
    "{H}:{M} {d}.{n}.{y}",
]

WEEK = (MO, TU, WE, TH, FR, SA, SU)

SOME = "next last this monday lundi mar 30 31 11 / : h am pm in dans ago il y a demain soir minuit noon . 2026 en huit"
MORE = "the 3rd le 1er fin premier first of month mois week night moins le quart 28-11 at neuf heures trente"
WORDS = (*SOME.split(), *MORE.split())


def cases(table: str) -> list[tuple[str, str]]:
    """`value = text | text` as pairs."""
    rows = (row.partition(" = ") for row in table.strip().splitlines())
    return [(text.strip(), value) for value, _, texts in rows for text in texts.split(" | ")]


@pytest.mark.parametrize(("text", "expected"), cases(MOMENTS))
def test_a_moment_as_people_say_it(text: str, expected: str) -> None:
    assert f"{parse_when(text, THURSDAY, 'Europe/Paris').shown:%Y-%m-%d %H:%M}" == expected


@pytest.mark.parametrize(
    "text", [text.strip() for row in NO_MOMENTS.strip().splitlines() for text in row.split(" | ")]
)
def test_what_names_no_moment_to_come_or_two(text: str) -> None:
    with pytest.raises(UsageError):
        parse_when(text, THURSDAY, "Europe/Paris")


@pytest.mark.parametrize(("text", "expected"), cases(DAYS))
def test_a_day_to_write_to(text: str, expected: str) -> None:
    assert parse_day(text, THURSDAY.date()).isoformat() == expected


@pytest.mark.parametrize(("text", "expected"), cases(AHEAD))
def test_a_day_to_come(text: str, expected: str) -> None:
    assert parse_day(text, THURSDAY.date(), ahead=True).isoformat() == expected


@pytest.mark.parametrize(("text", "seconds"), cases(DURATIONS))
def test_a_duration_in_words(text: str, seconds: str) -> None:
    assert parse_duration(text) == int(seconds)


@pytest.mark.parametrize(
    "text",
    [
        *("monday 26 november", "tomorrow 9:00", "le 32", "sometime", "in 2 hours", "32/1", "midnight"),
        *("9999 months ago", "jeudi jeudi", "last", "next", "30 février"),
    ],
)
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(UsageError):
        parse_day(text, THURSDAY.date())


def test_a_weekday_that_its_date_does_not_have_is_told() -> None:
    with pytest.raises(UsageError) as caught:
        parse_when("tuesday 30 november 10:00", THURSDAY, "Europe/Paris")
    assert (caught.value.key, caught.value.values["day"]) == ("when.two_days", "2026-11-30")


@given(
    day=st.dates(date(2026, 11, 27), date(2027, 11, 25)),
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
    form=st.sampled_from(FORMS),
)
def test_a_written_date_is_read_as_it_was_meant(day: date, hour: int, minute: int, form: str) -> None:
    french = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    said = form.format(
        d=day.day,
        m=french.split()[day.month - 1],
        e=f"{day:%B}",
        n=day.month,
        y=day.year,
        H=hour,
        M=f"{minute:02}",
    )
    found = parse_when(said, THURSDAY, "UTC")
    assert found.wall == datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001


@given(day=st.dates(date(2024, 1, 1), date(2030, 12, 31)), number=st.integers(1, 31), ahead=st.booleans())
def test_the_day_of_a_month_is_the_next_or_latest_one(day: date, number: int, ahead: bool) -> None:
    """dateutil's recurrence rules are the judge."""
    start, until = (day, day + timedelta(100)) if ahead else (day - timedelta(100), day)
    days = [each.date() for each in rrule(MONTHLY, bymonthday=number, dtstart=start, until=until)]
    expected = days[0] if ahead else days[-1]
    named = f"{expected:%A}"
    for said in (f"le {number}", f"the {number}th", f"{named} {number}", f"{named} the {number}th"):
        assert parse_day(said, day, ahead=ahead) == expected


@given(
    day=st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    weekday=st.integers(0, 6),
    place=st.sampled_from([(1, "first", "premier"), (3, "third", "troisième"), (-1, "last", "dernier")]),
)
def test_a_weekday_of_this_month_or_the_next(day: date, weekday: int, place: tuple[int, str, str]) -> None:
    french = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"][weekday]
    english = f"{date(2024, 1, 1 + weekday):%A}"
    number, said, dit = place
    first = day.replace(day=1)
    here, there = rrule(MONTHLY, byweekday=WEEK[weekday](number), dtstart=first, count=2)
    for text in (f"{said} {english} of the month", f"le {dit} {french} du mois"):
        assert parse_day(text, day) == here.date()
    for text in (f"the {said} {english} of next month", f"{dit} {french} du mois prochain"):
        assert parse_day(text, day) == there.date()
    assert parse_day("fin du mois", day) == rrule(MONTHLY, bymonthday=-1, dtstart=first, count=1)[0].date()


def test_midnight_of_a_day_is_asked_for_as_one_of_two_moments() -> None:
    with pytest.raises(UsageError) as caught:
        parse_when("demain minuit", THURSDAY, "Europe/Paris")
    assert caught.value.key == "when.midnight"
    asked = [caught.value.values["first"], caught.value.values["second"]]
    assert asked == ["2026-11-27 00:00", "2026-11-28 00:00"]
    for one in asked:
        assert f"{parse_when(str(one), THURSDAY, 'Europe/Paris').shown:%Y-%m-%d %H:%M}" == one


@given(
    st.lists(st.sampled_from(WORDS), max_size=8).flatmap(
        lambda words: st.sampled_from([" ".join(words), "".join(words)])
    )
)
def test_any_words_are_a_moment_to_come_or_a_usage_error(text: str) -> None:
    try:
        found = parse_when(text, THURSDAY, "Europe/Paris")
    except UsageError:
        return
    assert THURSDAY < found.moment < THURSDAY + timedelta(days=366 * 200)


@given(st.text(max_size=25), st.booleans())
def test_any_text_is_a_day_or_a_usage_error(text: str, ahead: bool) -> None:
    try:
        found = parse_day(text, THURSDAY.date(), ahead=ahead)
    except UsageError:
        return
    assert date(1990, 1, 1) <= found <= date(2199, 12, 31)
