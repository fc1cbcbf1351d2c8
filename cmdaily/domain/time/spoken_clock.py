"""Times of day in words: `9h30`, `8pm`, `half past nine`, `midi et demi`, `à neuf heures`, `10h moins le quart`."""

from __future__ import annotations

from datetime import timedelta

from cmdaily.domain import lazy_re as re
from cmdaily.domain.time.amounts import NUMBERS
from cmdaily.domain.time.spoken_words import Reader, words

_HOURS = NUMBERS | {"treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "dix-sept": 17, "dix-huit": 18}
_HOURS |= {"dix-neuf": 19, "vingt": 20}
_HOURS |= {"vingt-et-un": 21, "vingt-deux": 22, "vingt-trois": 23}
_NAMED = "|".join(sorted((word for word, number in _HOURS.items() if 1 < number < 24), key=len, reverse=True))
_MINUTES = {"cinq": 5, "dix": 10, "quinze": 15, "vingt": 20, "vingt-cinq": 25, "trente": 30, "quarante": 40}
_MINUTES |= {"quarante-cinq": 45, "cinquante": 50}
_MINUTE = "|".join(sorted(_MINUTES, key=len, reverse=True))

_CLOCK = re.compile(
    r"(?<![\w:./-])(\d{1,2})(?: ?(:|h|heures?\b|\.(?=\d\d))(?: ?(\d\d)(?!\d)(?::00)?)?|( o'clock))?"
    rf"(?: (et demie|et quart|moins le quart|moins (?:{_MINUTE})|{_MINUTE})\b)?"
    r"(?: ?([ap])\.?m\b\.?)?(?![\w:/-])",
    re.ASCII,
)
_IN_WORDS = words(
    rf"(?:at|a) ({_NAMED})(?=\s*(?:$|heures?\b|o'clock\b|on\b))",
    rf"({_NAMED})(?= heures?\b| o'clock\b| ?[ap]\.?m\b)",
)
_BARE = words(r"(?:at|a) (\d{1,2})")
_HALF = words(r"(half|quarter|five|ten|twenty) (past|to) (\d{1,2}|[a-z-]+)(?: ?([ap])\.?m\b\.?)?")
_NOON = words(rf"(?:noon|midi)(?: (et demie?|et quart|moins le quart|{_MINUTE}))?")
_MIDNIGHT = words("midnight", "minuit")
_DAYLIGHT = range(7, 24)
"""Hours that a bare number names without `h`, `:00`, `am` or a part of the day: `at 3` may be night or afternoon."""


def read_clock(reader: Reader) -> tuple[tuple[int, int] | None, bool]:
    """Hour and minute, and whether midnight was said."""
    noon = reader.take(_NOON)
    if noon is not None:
        return _noon(noon[1] or ""), False
    if reader.take(_MIDNIGHT) is not None:
        return None, True
    half = reader.take(_HALF)
    if half is not None:
        hour = int(half[3]) if half[3].isdecimal() else NUMBERS.get(half[3], 99)
        minutes = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20}[half[1]]
        to = half[2] == "to"
        hour = 12 if to and hour == 1 and half[4] else hour - to
        return _turned(reader, hour, 60 - minutes if to else minutes, half[4] or "")
    _in_digits(reader)
    bare = _BARE.search(reader.left)
    found = _CLOCK.search(reader.left)
    if found is not None and bare is not None and found.start(1) == bare.start(1) and not _has_unit(found):
        if int(bare[1]) not in _DAYLIGHT and not reader.part:
            return None, False
    elif found is None or not (_has_unit(found) or reader.part) or (found[2] == ":" and not found[3]):
        return None, False
    reader.take(_CLOCK)
    return _read(reader, found)


def _has_unit(found: re.Match[str]) -> bool:
    return bool(found[2] or found[4] or found[6])


def _read(reader: Reader, found: re.Match[str]) -> tuple[tuple[int, int] | None, bool]:
    """The hour and minute of what _CLOCK found."""
    hour, minute, more = int(found[1]), int(found[3] or 0), found[5] or ""
    if more and (found[3] or found[2] == "." or not _has_unit(found)):
        reader.wrong = True
    if more.startswith("moins"):
        taken = 15 if more.endswith("quart") else _MINUTES[more.rpartition(" ")[2]]
        return _turned(reader, hour - 1, 60 - taken, found[6] or "")
    if more:
        minute = {"et demie": 30, "et quart": 15}.get(more) or _MINUTES[more]
    return _turned(reader, hour, minute, found[6] or "")


def _noon(more: str) -> tuple[int, int]:
    if more == "moins le quart":
        return 11, 45
    return 12, 30 if more.startswith("et demi") else 15 if more == "et quart" else _MINUTES.get(more, 0)


def _in_digits(reader: Reader) -> None:
    """An hour in words written in digits; of the small ones only those of which a part of the day is told."""
    found = _IN_WORDS.search(reader.left)
    if found is not None:
        word = found[1] or found[2]
        hour = _HOURS[word]
        half = reader.left[found.end(1 if found[1] else 2) :].lstrip()[:1] in ("a", "p")
        if hour in _DAYLIGHT or reader.part or half:
            start = found.start(1) if found[1] else found.start(2)
            reader.left = f"{reader.left[:start]}{hour}{reader.left[start + len(word) :]}"


def _turned(reader: Reader, hour: int, minute: int, half: str) -> tuple[tuple[int, int] | None, bool]:
    """The hour as the part of the day turns it: `8` in the evening is 20."""
    if half:
        reader.wrong = reader.wrong or not 1 <= hour <= 12
        hour = hour % 12 + (12 if half == "p" else 0)
    elif (reader.part == "afternoon" and 1 <= hour <= 7) or (
        reader.part in ("evening", "night") and 5 <= hour <= 11
    ):
        hour += 12
    if reader.part == "night" and hour < 5 and reader.day is not None:
        reader.day += timedelta(days=1)
    fits = {"morning": hour <= 12, "afternoon": 12 <= hour <= 19, "evening": hour >= 16}.get(
        reader.part, True
    )
    reader.wrong = reader.wrong or not (fits and 0 <= hour < 24 and minute < 60)
    return (hour, minute), False
