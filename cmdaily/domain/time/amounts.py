"""Amounts of time in words, in either language: `two hours and a half`, `dans une demi-heure`, `quinze jours`."""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.record import frozen

NUMBERS = {
    word: number
    for number, words in {
        1: "a an one un une",
        2: "two deux",
        3: "three trois",
        4: "four quatre",
        5: "five cinq",
        6: "six",
        7: "seven sept",
        8: "eight huit",
        9: "nine neuf",
        10: "ten dix",
        11: "eleven onze",
        12: "twelve douze",
        15: "fifteen quinze",
        20: "twenty vingt",
        25: "twenty-five vingt-cinq",
        30: "thirty trente",
        35: "thirty-five trente-cinq",
        40: "forty quarante",
        45: "forty-five quarante-cinq",
        50: "fifty cinquante",
        55: "fifty-five cinquante-cinq",
        60: "sixty soixante",
        75: "seventy-five soixante-quinze",
        90: "ninety quatre-vingt-dix",
    }.items()
    for word in words.split()
}
_UNITS = {
    word: unit
    for unit, words in {
        "s": "s sec secs second seconds seconde secondes",
        "m": "m min mins mn minute minutes",
        "h": "h hr hrs hour hours heure heures",
        "d": "d day days j jour jours",
        "w": "w week weeks sem semaine semaines",
        "M": "month months mois",
        "Y": "year years an ans année années annee annees",
    }.items()
    for word in words.split()
}
_FIXED = (
    (re.compile(r"\b(?:half an hour|(?:une )?demie?[- ]?heure|a half[- ]hour)\b"), " 30 m "),
    (re.compile(r"\b(?:three quarters of an hour|trois[- ]quarts d'heure)\b"), " 45 m "),
    (re.compile(r"\b(?:(?:a )?quarter of an hour|un quart d'heure)\b"), " 15 m "),
    (re.compile(r"\b(?:an hour and a half|une heure et demie)\b"), " 90 m "),
    (re.compile(r"\b(\w+) (?:and a half hours|hours? and a half|heures? et demie)\b"), r" \1 h 30 m "),
    (re.compile(r"\b(\w+) (?:hours? and a quarter|heures? et quart)\b"), r" \1 h 15 m "),
    (re.compile(r"\b(?:a fortnight|quinze jours)\b"), " 14 d "),
    (re.compile(r"\bhuit jours\b"), " 7 d "),
)
"""What is said as one. `quinze jours` are two weeks and `huit jours` one, as they are in French."""

_PART = re.compile(r"\s*(?:(\d{1,4})(?:[.,](\d))?|([a-z-]+))\s*([a-z]+)?\s*", re.ASCII)
_MOST = 9999


@frozen
class Amount:
    """Months and days of the calendar, and seconds that pass."""

    months: int = 0
    days: int = 0
    seconds: int = 0


def parse_amount(text: str) -> Amount | None:
    """The amount that words name; None where they name none, or one without a unit."""
    words = text.lower().replace("’", "'")
    for pattern, said in _FIXED:
        words = pattern.sub(said, words)
    words = re.sub(r"(?<=[a-z0-9])\s*(?:, | and | et )\s*(?=[a-z0-9])", " ", words.strip())
    found = {"s": 0, "m": 0, "h": 0, "d": 0, "w": 0, "M": 0, "Y": 0}
    at, last, tenths = 0, "", 0
    while at < len(words):
        part = _PART.match(words, at)
        if part is None or part.end() == at:
            return None
        number = int(part[1]) if part[1] else NUMBERS.get(part[3] or "", -1)
        unit = _UNITS.get(part[4] or "", "") or ({"h": "m", "m": "s"}.get(last, "") if not part[4] else "")
        fraction = int(part[2] or 0)
        if number < 0 or not unit or found[unit] or (fraction and unit != "h"):
            return None
        found[unit] = number
        tenths += fraction
        last, at = unit, part.end()
    seconds = found["h"] * 3600 + found["m"] * 60 + found["s"] + tenths * 360
    amount = Amount(found["M"] + 12 * found["Y"], found["d"] + 7 * found["w"], seconds)
    return None if amount == Amount() or max(found.values()) > _MOST else amount
