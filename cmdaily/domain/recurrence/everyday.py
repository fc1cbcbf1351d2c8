"""Everyday language of recurrence, English and French, in the words of `every:`: what "un lundi sur deux" means there.

Only for the remedy of a mistake: nothing here is loaded for a file that is right.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from typing import TypeAlias

from cmdaily.domain.recurrence.weekly import WEEKDAYS
from cmdaily.domain.time import spoken_words

Words: TypeAlias = list[str]

OF_MONTH = "of-month"
PARTS = ("morning", "afternoon", "evening")
_UNITS = ("day", "week", "month", "quarter", "year")
_PERIODS = ("day", "week", "month")
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
NUMBERS = {
    word: number
    for words in (
        "one two three four five six seven eight nine ten",
        "un deux trois quatre cinq six sept huit neuf dix",
    )
    for number, word in enumerate(words.split(), 1)
}
_ORDINAUX = ("premier", "deuxieme", "troisieme", "quatrieme", "cinquieme")
_SAYING = {
    "day": "daily everyday quotidien quotidienne jour jours",
    "week": "weekly hebdomadaire semaine semaines",
    "month": "monthly mensuel mensuelle mois",
    "quarter": "quarterly trimestriel trimestrielle trimestre trimestres",
    "year": "yearly annually annual annuel annuelle an ans annee annees",
    "weekday": "weekdays",
    "weekend": "weekends week-end week-ends",
    "working day": "workday workdays",
    "2 week": "biweekly bi-weekly fortnightly fortnight quinzaine",
    "2 month": "bimonthly bi-monthly bimestriel bimestrielle",
    "6 month": "semestriel semestrielle semestre",
    "working": "business ouvre ouvres ouvrable ouvrables",
    "last": "final dernier derniere derniers",
    "second-last": "avant-dernier avant-derniere penultimate",
    "first": "premiere premiers",
    "second": "seconde",
    "even": "pair paire pairs paires",
    "odd": "impair impaire impairs impaires",
    "other": "alternate alternating",
    "times": "time fois",
    "1 times": "once",
    "2 times": "twice",
    "3 times": "thrice",
    "2 times per week": "bihebdomadaire",
    "per": "par",
    "but": "except excluding sauf hors",
    "and": "et",
    "to": "au through thru until till – —",
    "in": "sur",
    "1": "une",
    "morning": "matin matins mornings",
    "afternoon": "apres-midi afternoons",
    "evening": "soir soirs evenings",
}
"""What else people write for a word, without accents."""
_FILLING = (
    *("every", "each", "the", "on", "of", "a", "at", "from", "in the", "all", "any"),
    *("tous", "toutes", "tout", "toute", "chaque", "les", "le", "la", "l", "du", "de", "des", "d", "en", "a"),
)
_OF_MONTH = re.compile(r"\b(?:of|in|du|de|dans)(?: (?:the|each|every|a|any|chaque|le))? (?:month|mois)\b")
_CALENDAR_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})")
_HOUR = re.compile(r"([0-9]{1,2})(?:[h:]([0-5][0-9])?|:?([ap]m))")
_BEFORE_LAST = re.compile(r"\b(second|third|fourth|fifth)[ -]last\b")
_ORDINAL_ENDING = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|er|re|e|eme|nde)")


def meant(phrase: str) -> tuple[str, str]:
    """What a phrase says in the words of `every:`, and what belongs to other keys (`times: 2, per: week`)."""
    if phrase.upper().startswith("FREQ="):
        return "", f"rrule: {phrase}"
    words, other_key = _apart(_translated(phrase))
    if not words:
        return "", ""
    if quota := _quota(words):
        return "", quota
    readings = (_dates, _every_other, _spans, _exceptions, _monthly, _weeks, _listed)
    return next(filter(None, (reading(words) for reading in readings)), ""), other_key


def _apart(words: Words) -> tuple[Words, str]:
    """The days, and what belongs to another key: a part of the day, or an hour."""
    if len(words) > 1 and words[-1] in PARTS:
        return words[:-1], f"part: {words[-1]}"
    if len(words) > 1 and (match := _HOUR.fullmatch(words[-1])) and int(match[1]) < 24:
        hour = int(match[1]) + 12 * (match[3] == "pm" and int(match[1]) < 12)
        return words[:-1], f'at: "{hour:02}:{match[2] or "00"}"'
    return words, ""


def _table() -> dict[str, str]:
    """Every word that is known, without accents, as `every:` says it; months by their English names."""
    table = {word: said for said, written in _SAYING.items() for word in written.split()}
    table.update({word: str(number) for word, number in NUMBERS.items()})
    table.update(zip(_ORDINAUX, _ORDINALS, strict=True))
    table.update({word: MONTHS[number - 1] for word, number in spoken_words.MONTHS.items()})
    for word, number in spoken_words.WEEKDAYS.items():  # "mar" is mardi: March stands with a number
        table.update(dict.fromkeys((word, f"{word}s"), WEEKDAYS[number]))
    table.update({day[:2]: day for day in WEEKDAYS})
    table.update({f"{unit}s": unit for unit in _UNITS})
    return table


def _translated(phrase: str) -> Words:
    """The words in English, days whole, numbers in figures, filling left out."""
    letters = unicodedata.normalize("NFD", phrase.lower().replace("’", "'").replace("l'", "").lstrip("@"))
    lowered = "".join(letter for letter in letters if not unicodedata.combining(letter))
    if match := _CALENDAR_DAY.fullmatch(lowered):
        return ["on", match[1], match[2]]
    lowered = re.sub(
        r"\b(?:15|quinze) jours\b", "2 semaines", lowered
    )  # a fortnight, whatever the number says
    lowered = re.sub(r"\b(?:8|huit) jours\b", "semaine", lowered)
    spaced = _BEFORE_LAST.sub(r"\1-last", re.sub(r"[,;/&+]", " , ", lowered))
    spaced = re.sub(r"(?<=\w)(?:\.)(?=\s|$)", "", spaced)
    spaced = re.sub(r"\b([a-z]{2,9}) ?[-–] ?([a-z]{2,9})\b", _range, spaced)
    spaced = _OF_MONTH.sub(f" {OF_MONTH} ", spaced)
    table = _table()
    found: Words = []
    for word in spaced.split():
        said = table.get(word) or _nearest(word, table)
        if match := _ORDINAL_ENDING.fullmatch(word):
            said = f"{match[1]}th"
        if word not in _FILLING:
            found.extend(said.split())
    for place in range(len(found) - 1):
        if found[place : place + 2] == ["day", "working"]:  # "jour ouvré"
            found[place : place + 2] = ["working", "day"]
    return found


def _nearest(word: str, table: dict[str, str]) -> str:
    """What a word with a slip of the keyboard means, or the word."""
    if (
        len(word) < 4
        or not word.isalpha()
        or word in (*_FILLING, *_UNITS, *_ORDINALS, "last", "even", "weekday")
    ):
        return word
    close = get_close_matches(word, table, n=3, cutoff=0.78)
    return table[max(close, key=lambda known: known[0] == word[0])] if close else word


def _range(match: re.Match[str]) -> str:
    days = _table()
    both = all(days.get(part) in WEEKDAYS for part in match.groups())
    return f"{match[1]} to {match[2]}" if both else match[0]


def _units(number: str, unit: str) -> str:
    return unit if number == "1" else f"{number} {unit}s"


def _quota(words: Words) -> str:
    match words:
        case ["1", "times", *_]:
            return ""
        case [number, "times", "per", unit] | [number, "times", unit] if (
            number.isdecimal() and unit in _PERIODS
        ):
            return f"times: {number}" + (f", per: {unit}" if unit != "day" else "")
    return ""


def _dates(words: Words) -> str:
    """One day of the year: `3 march`, `march 3rd`, `25/12`, also with `year` before or after."""
    if words[0] == "on":
        low, high = sorted(map(int, words[1:]))
        return f"year on {low:02}-{high:02}" if high > 12 else ""  # 3/4 may be either
    left = [word.removesuffix("th") for word in words if word != "year"]
    named = [word for word in left if word in MONTHS]
    numbers = [word.replace("first", "1") for word in left if word not in MONTHS]
    if len(named) == len(numbers) == 1 and numbers[0].isdecimal():
        return f"year on {MONTHS.index(named[0]) + 1:02}-{int(numbers[0]):02}"
    return ""


def _every_other(words: Words) -> str:
    match words:
        case ["1", thing, "in", number] if number.isdecimal():
            pass
        case ["other" | "second" | "2th", thing]:
            number = "2"
        case [("third" | "3th"), thing] if thing in _UNITS:
            number = "3"
        case _:
            return ""
    if thing in _UNITS:
        return _units(number, thing)
    return f"{number} weeks on {thing}" if thing in (*WEEKDAYS, "weekday") and words[0] != "second" else ""


def _spans(words: Words) -> str:
    if len(words) == 3 and words[1] == "to" and words[0] in WEEKDAYS and words[2] in WEEKDAYS:
        first, last = WEEKDAYS.index(words[0]), WEEKDAYS.index(words[2])
        named = [WEEKDAYS[place % 7] for place in range(first, last + 1 + 7 * (last < first))]
        return _days(named)
    return ""


def _exceptions(words: Words) -> str:
    if "but" not in words or len(words) < 3:
        return ""
    place = words.index("but")
    all_days = {"day": WEEKDAYS, "weekday": WEEKDAYS[:5], "working day": WEEKDAYS[:5]}
    named, without = all_days.get(" ".join(words[:place])), words[place + 1 :]
    if named is None or not set(without) <= {*WEEKDAYS, "weekend", "and", ","}:
        return ""
    left_out = {*without, *(WEEKDAYS[5:] if "weekend" in without else ())}
    return _days([day for day in named if day not in left_out])


def _days(named: Words) -> str:
    whole = {WEEKDAYS: "day", WEEKDAYS[:5]: "weekday", WEEKDAYS[5:]: "weekend"}
    return whole.get(tuple(sorted(named, key=WEEKDAYS.index)), ", ".join(named))


def _monthly(words: Words) -> str:
    """Days of a month by their number or their place: `15th of the month`, `first and third tuesday`."""
    left = [word for word in words if word not in (OF_MONTH, "and", ",")]
    left = left[1:] if left[:1] == ["month"] else left
    return _numbered(words, left) or _placed(left)


def _numbered(words: Words, left: Words) -> str:
    numbers = [word.removesuffix("th").replace("first", "1") for word in left if word != "day"]
    if not numbers or not all(number.isdecimal() and 1 <= int(number) <= 31 for number in numbers):
        return ""
    steps = len(words) == 2 and words[0].isdecimal() and words[1] in _UNITS  # `3 days` counts days
    return "" if steps else f"month on day {', '.join(numbers)}"


def _placed(left: Words) -> str:
    ordinal = {f"{number}th": word for number, word in enumerate(_ORDINALS, 1)}
    said = [ordinal.get(word, word) for word in left]
    places = [word for word in said if word in (*_ORDINALS, "last") or word.endswith("-last")]
    rest = " ".join(said[len(places) :])
    if not places or said[: len(places)] != places or rest not in (*WEEKDAYS, "day", "working day"):
        return ""
    return f"month on {' and '.join(places).replace('-', ' ')} {rest}"


def _weeks(words: Words) -> str:
    match words:
        case ["1", "times"]:
            return "once"
        case ["1", "times", "per", unit] | ["1", "times", unit] if unit in _UNITS:
            return unit
        case ["week", "even" | "odd" as parity, *rest] | ["even" | "odd" as parity, "week", *rest]:
            days = [word for word in rest if word in WEEKDAYS]
            return f"{parity} weeks" + (f" on {', '.join(days)}" if days else "")
        case [day, "week", "even" | "odd" as parity] | [day, "even" | "odd" as parity, "week"] if (
            day in WEEKDAYS
        ):
            return f"{parity} weeks on {day}"
        case ["working", "day"]:
            return "weekday"
        case [number, unit, *rest] if number.isdecimal() and unit in _UNITS:
            return _units(number, unit) + (f" on {' '.join(rest)}" if rest else "")
        case [unit] if unit in (*_UNITS, "weekday", "weekend"):
            return unit
    return ""


def _listed(words: Words) -> str:
    days = [word for word in words if word in WEEKDAYS]
    if days and set(words) <= {*WEEKDAYS, "and", ",", "week"}:
        return _days(days) if len(days) > 2 or "and" not in words else " and ".join(days)
    return ""
