"""Recurrence grammar: the words of `every:` and `after:` turned into patterns.

Used when a file is read, never on an ordinary day.
"""

from __future__ import annotations

from datetime import date

from cmdaily.domain import lazy_re as re
from cmdaily.domain.recurrence.combined import Easter, Once, Several
from cmdaily.domain.recurrence.monthly import LAST, Periodic
from cmdaily.domain.recurrence.special import After
from cmdaily.domain.recurrence.weekly import WEEKDAYS, WEEKEND, WORKING_WEEK, Days, Weekly, WeekParity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.recurrence import Pattern

ORDINALS = ("first", "second", "third", "fourth", "fifth", "last")

_AND = r"(?: ?, ?| and )"
_ORDINAL = rf"(?:(?:{'|'.join(ORDINALS[1:5])}) last|{'|'.join(ORDINALS)})"
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}
_LONGEST = {"month": 31, "quarter": 92, "year": 366}
_MOST_STEPS = 999
_MOST_LETTERS = 120
_UNITS = ("day", "week", "month", "quarter", "year")
_WORDS = (
    *(f"{unit}{ending}" for unit in _UNITS for ending in ("", "s")),
    *("weekday", "weekend", "on", "working", "and", "once", "even", "odd", *ORDINALS, *WEEKDAYS),
)
_SUPERFLUOUS = ("every", "each", "the", "of")


class NotUnderstoodError(Exception):
    """A recurrence that means nothing. `key` names the message (`recurrence_text.…`), `values` fill it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def pattern_of(text: str) -> Pattern:
    """The pattern that the words of `every:` describe (docs/routines.md). Raises NotUnderstoodError."""
    words = " ".join(text[: _MOST_LETTERS + 1].split())
    if len(text) <= _MOST_LETTERS:
        found = _parsed(words)
        if found is not None:
            return found
        guess = _guess(words)
        if guess:
            raise NotUnderstoodError("recurrence_text.every_guess", text=words, guess=guess)
    raise NotUnderstoodError("recurrence_text.every", text=words[:_MOST_LETTERS])


def after_of(text: str) -> After:
    """The pattern of `after: 3 days` (or weeks), or `3 days of ACTION`. Raises NotUnderstoodError."""
    match = re.fullmatch(
        r"([0-9]{1,3}) (day|week)s?(?: (?:of|after) ([a-z][a-z0-9_-]*))?", " ".join(text.split())
    )
    if not match or int(match[1]) == 0:
        raise NotUnderstoodError("recurrence_text.after", text=text[:_MOST_LETTERS])
    return After(int(match[1]) * (7 if match[2] == "week" else 1), match[3] or "")


def _parsed(words: str) -> Pattern | None:
    """The pattern, or None when the words are not of the language; a number out of range raises."""
    if words == "once":
        return Once()
    if match := re.fullmatch(r"(even|odd) weeks?(?: on (.+))?", words):
        listed = _weekdays(match[2], 1) if match[2] else Weekly(1)
        return listed and WeekParity(listed.days, int(match[1] == "odd"))
    match = re.fullmatch(r"(?:([0-9]{1,9}) )?(day|week|month|quarter|year)(s?)(?: on (.+))?", words)
    if not match or (match[3] and not match[1]):
        return _weekdays(words, 1)
    step = int(match[1]) if match[1] else 1
    if not 1 <= step <= _MOST_STEPS:
        raise NotUnderstoodError("recurrence_text.step", number=match[1], most=_MOST_STEPS)
    unit, rest = match[2], match[4]
    if unit == "day":
        return None if rest else Days(step)
    if unit == "week":
        return _weekdays(rest, step) if rest else Weekly(1, step)
    return _periodic(unit, step, rest) if rest else Periodic(_MONTHS_OF[unit], step=step)


def _weekdays(listed: str, step: int) -> Weekly | None:
    named = {"weekday": WORKING_WEEK, "weekend": WEEKEND}
    if listed in named:
        return Weekly(named[listed], step)
    days = 0
    for word in re.split(r" ?, ?| and ", listed):
        if word not in WEEKDAYS:
            return None
        bit = 1 << WEEKDAYS.index(word)
        if days & bit:
            raise NotUnderstoodError("recurrence_text.twice", word=word)
        days |= bit
    return Weekly(days, step)


def _periodic(unit: str, step: int, rest: str) -> Pattern | None:
    months = _MONTHS_OF[unit]
    if match := re.fullmatch(rf"day ([0-9]{{1,9}}(?:{_AND}[0-9]{{1,9}})*)", rest):
        numbers = [_day_number(unit, number) for number in re.split(_AND, match[1])]
        return _together([Periodic(months, "day", number, step=step) for number in numbers], rest)
    if unit == "year" and (match := re.fullmatch(r"([0-9]{1,2})-([0-9]{1,2})", rest)):
        return Periodic(months, "date", _month_and_day(int(match[1]), int(match[2]), rest), step=step)
    match = re.fullmatch(rf"({_ORDINAL}(?:{_AND}{_ORDINAL})*) (day|working day|{'|'.join(WEEKDAYS)})", rest)
    if not match:
        return None
    rule = {"day": "day", "working day": "working"}.get(match[2], "weekday")
    weekday = WEEKDAYS.index(match[2]) if rule == "weekday" else 0
    numbers = [_ordinal(word) for word in re.split(_AND, match[1])]
    return _together([Periodic(months, rule, number, weekday, step) for number in numbers], rest)


def _day_number(unit: str, text: str) -> int:
    number = int(text)
    if not 1 <= number <= _LONGEST[unit]:
        raise NotUnderstoodError(f"recurrence_text.day_of_{unit}", number=text, most=_LONGEST[unit])
    return number


def _ordinal(words: str) -> int:
    """`third` is 3, `last` -1, `third last` -3."""
    first, _, last = words.partition(" ")
    if words == "last":
        return LAST
    number = ORDINALS.index(first) + 1
    return -number if last else number


def _together(patterns: list[Periodic], text: str) -> Pattern:
    if len(set(patterns)) < len(patterns):
        raise NotUnderstoodError("recurrence_text.twice", word=text)
    return patterns[0] if len(patterns) == 1 else Several(tuple(patterns))


def event_of(text: str) -> Pattern | None:
    """The days that an `event:` in words names: `easter`, `month on first monday`, `year on 11-30`; None for others."""
    words = " ".join(text[:_MOST_LETTERS].split())
    if words == "easter":
        return Easter()
    return _parsed(words) if words.split(" ")[0] in ("month", "quarter", "year") else None


def _month_and_day(month: int, day: int, text: str) -> int:
    try:
        date(2024, month, day)  # a leap year: 02-29 is meant
    except ValueError:
        raise NotUnderstoodError("recurrence_text.day_of_calendar", text=text) from None
    return month * 100 + day


def _guess(words: str) -> str:
    """What the words were meant to say, or nothing."""
    from cmdaily.domain.recurrence.everyday import meant

    every, others = meant(words)
    if others and not every:
        return others
    every = next((each for each in (every, _nearest(words)) if each != words and _means_something(each)), "")
    return f"every: {every}, {others}" if every and others else every


def _nearest(words: str) -> str:
    """The words with each unknown one replaced by the closest known, and `every` left out."""
    spaced = words.lower().replace(",", " , ")
    nearest = [_nearest_word(word) for word in spaced.split()]
    return " ".join(word for word in nearest if word not in _SUPERFLUOUS).replace(" ,", ",")


def _nearest_word(word: str) -> str:
    if word in _WORDS or not word.isalnum() or word.isdigit():
        return word
    import difflib

    close = difflib.get_close_matches(word, (*_WORDS, *_SUPERFLUOUS), n=3, cutoff=0.7)
    return max(close, key=lambda known: known[0] == word[0], default=word)


def _means_something(words: str) -> bool:
    try:
        return _parsed(words) is not None
    except NotUnderstoodError:
        return False
