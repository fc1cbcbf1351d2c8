"""Days and times in words, in either language: one grammar for everything that names a day or a moment.

`next thursday 20:00`, `30 novembre 10h`, `30/11 10:00`, `après-demain 9h`, `9h30 demain`, `ce soir 20h`,
`lundi prochain`, `vendredi en huit`, `le 3 à 9h`, `fin du mois`, `il y a deux jours`. What is neither day, time nor
filler makes the whole a text without a meaning. A date is day before month; where a month or year is not said,
direction decides.
"""

from __future__ import annotations

from datetime import date

from cmdaily.domain import lazy_re as re
from cmdaily.domain.record import frozen
from cmdaily.domain.time.amounts import Amount, parse_amount
from cmdaily.domain.time.day_sums import later
from cmdaily.domain.time.spoken_alike import alike
from cmdaily.domain.time.spoken_clock import read_clock
from cmdaily.domain.time.spoken_days import read_days
from cmdaily.domain.time.spoken_words import FILLERS, Reader, plain

LONGEST = 60

_AFTER = re.compile(r"(?:in|dans|d'ici)\s+(.+)|(.+) from now")
_AFTER_AT = re.compile(
    r"(?:in|dans|d'ici) (.+? (?:days?|weeks?|months?|fortnight|jours?|semaines?|mois)) "
    r"((?:at |a |vers )?(?:noon|midi|\d{1,2}(?::\d\d| ?h ?(?:\d\d)?| ?heures?(?: \d\d)?| ?[ap]\.?m\.?| o'clock)?))",
    re.ASCII,
)
_HOURS_ALONE = re.compile(r"\d{1,2} ?(?:h ?(?:\d\d)?|heures?(?: \d\d)?)", re.ASCII)


@frozen
class Spoken:
    """What words name: a day, how it was named, a time of day. `loose` is a weekday without more, which may be today;
    `fixed` is the amount of time from now, instead of a day and a time; `either_night` says that midnight was said of a
    day, whose beginning or end it may be."""

    day: date | None = None
    clock: tuple[int, int] | None = None
    loose: bool = False
    fixed: Amount | None = None
    midnight: bool = False
    disagrees: bool = False
    either_night: bool = False


def spoken(text: str, today: date, *, ahead: bool) -> Spoken | None:
    """What a text names, seen from a day; None where it names nothing. `ahead` says that it lies to come."""
    words = plain(text)
    if len(words) > LONGEST:
        return None
    words = alike(words)
    both = _AFTER_AT.fullmatch(words)
    if both is not None:
        return _day_after(both[1], both[2], today)
    after = _AFTER.fullmatch(words)
    if after is not None:
        much = after[1] or after[2]
        amount = parse_amount(f"{much} m" if much.isdecimal() else much)
        if amount is not None:
            return Spoken(fixed=amount)
    reader = Reader(words, today, ahead)
    read_days(reader)
    clock, midnight = read_clock(reader)
    fillers = all(word.strip(".,") in FILLERS or not word.strip(".,") for word in reader.left.split())
    if reader.wrong or not fillers or (reader.day is None and clock is None and not midnight):
        return None
    differs = reader.weekday is not None and reader.day is not None and reader.day.weekday() != reader.weekday
    either = midnight and reader.day is not None and not reader.part
    return Spoken(reader.day, clock, reader.loose, None, midnight, differs, either)


def _day_after(much: str, time: str, today: date) -> Spoken | None:
    """`in 2 days at 9:00`, `dans une semaine à 10h`. `in 2 days 3 hours` is an amount; `dans 2 jours 9h` may be either,
    so it is neither."""
    amount = parse_amount(much)
    if amount is None or amount.seconds:
        return None
    if _HOURS_ALONE.fullmatch(time):
        return None
    reader = Reader(time, today, True)
    clock, _ = read_clock(reader)
    left = all(word in FILLERS for word in reader.left.split())
    return Spoken(later(today, amount), clock) if clock is not None and left and not reader.wrong else None
