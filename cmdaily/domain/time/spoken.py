"""Days and times in words, in either language: one grammar for everything that names a day or a moment.

`next thursday 20:00`, `30 novembre 10h`, `30/11 10:00`, `après-demain 9h`, `9h30 demain`, `ce soir 20h`,
`lundi prochain`, `vendredi en huit`, `il y a deux jours`. What is neither day, time nor filler makes the
whole a text without a meaning. A date is day before month; where a year is not said, direction decides.
"""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

from cmdaily.domain import lazy_re as re
from cmdaily.domain.record import frozen
from cmdaily.domain.time.amounts import Amount, parse_amount

LONGEST = 60

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier jan janv",
            "february fevrier feb fev fevr",
            "march mars mar",
            "april avril apr avr",
            "may mai",
            "june juin jun",
            "july juillet jul juil",
            "august aout aug",
            "september septembre sep sept",
            "october octobre oct",
            "november novembre nov",
            "december decembre dec",
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon lundi lun",
            "tuesday tue tues mardi mar",
            "wednesday wed weds mercredi mer",
            "thursday thu thur thurs jeudi jeu",
            "friday fri vendredi ven",
            "saturday sat samedi sam",
            "sunday sun dimanche dim",
        )
    )
    for name in names.split()
}
_FILLERS = frozenset(["at", "a", "le", "la", "l'", "on", "the", "of", "de", "du", "d'", "by", "pour", "vers"])
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))


@frozen
class Spoken:
    """What words name: a day, how it was named, a time of day. `loose` is a weekday without more, which may be today;
    `fixed` is the amount of time from now, instead of a day and a time."""

    day: date | None = None
    clock: tuple[int, int] | None = None
    loose: bool = False
    fixed: Amount | None = None
    midnight: bool = False
    disagrees: bool = False


class _Reader:
    """Words that are taken away as they are understood."""

    def __init__(self, text: str, today: date, ahead: bool) -> None:
        self.left, self.today, self.ahead = text, today, ahead
        self.day: date | None = None
        self.weekday: int | None = None
        self.loose = False
        self.part = ""
        self.wrong = False

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.search(self.left)
        if found is not None:
            self.left = f"{self.left[: found.start()]} {self.left[found.end() :]}"
        return found

    def set(self, day: date | None) -> None:
        self.wrong = self.wrong or day is None or (self.day is not None and self.day != day)
        self.day = day


def plain(text: str) -> str:
    """Lower case, without accents, with one kind of apostrophe and single spaces."""
    letters = unicodedata.normalize("NFD", text.strip().lower().replace("’", "'"))
    return " ".join(
        "".join(one for one in letters if not unicodedata.combining(one)).replace(", ", " ").split()
    )


def _words(*options: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.:-])(?:{'|'.join(options)})(?![\w/:-])", re.ASCII)


_RELATIVE: tuple[tuple[re.Pattern[str], int], ...] = (
    (_words("(?:the )?day after tomorrow", "apres[ -]demain"), 2),
    (_words("(?:the )?day before yesterday", "avant[ -]hier"), -2),
    (_words("tomorrow", "demain"), 1),
    (_words("yesterday", "hier"), -1),
    (_words("today", "aujourd'?hui"), 0),
)
_PARTS: tuple[tuple[re.Pattern[str], str, bool], ...] = (
    (_words("this morning", "ce matin"), "morning", True),
    (_words("this afternoon", "cet? apres[ -]midi"), "afternoon", True),
    (_words("this evening", "ce soir"), "evening", True),
    (_words("tonight", "cette nuit"), "night", True),
    (_words("(?:in the |du |au )?(?:morning|matin)"), "morning", False),
    (_words("(?:in the |de l'|l'|d')?(?:afternoon|apres[ -]midi)"), "afternoon", False),
    (_words("(?:in the |du |au )?(?:evening|soir|soiree)"), "evening", False),
)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)(?:t(?=\d))?", re.ASCII)
_NUMBERS = re.compile(
    r"(?<![\d/.])(\d{1,2})(?:/(\d{1,2})(?:/(\d{4}|\d\d))?|\.(\d{1,2})\.(\d{4}|\d\d)?)(?![\d/])", re.ASCII
)
_DAY_MONTH = _words(rf"(\d{{1,2}})(?:er|st|nd|rd|th|e)? (?:of |de )?({_MONTH})\b\.?(?: (\d{{4}}))?")
_MONTH_DAY = _words(
    rf"({_MONTH})\b\.? (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?! ?(?:h|am|pm|:|\.\d))(?: (\d{{4}}))?"
)
_WEEK_AFTER = _words(
    rf"(?:({_WEEKDAY})\.?) (?:next week|de la semaine prochaine|la semaine prochaine|semaine prochaine)",
    rf"(?:next week|la semaine prochaine|semaine prochaine) ({_WEEKDAY})",
)
_IN_EIGHT = _words(rf"({_WEEKDAY}) en (huit|quinze)", rf"(?:a )?(week|fortnight) (?:on|from) ({_WEEKDAY})")
_NAMED_DAY = _words(rf"(?:(next|this|last|ce|coming) )?({_WEEKDAY})\b\.?(?: (prochain|dernier|passe))?")
_AGO = _words(r"(.+) ago", r"il y a (.+)")
_AFTER = re.compile(r"(?:in|dans|d'ici)\s+(.+)|(.+) from now")


def spoken(text: str, today: date, *, ahead: bool) -> Spoken | None:
    """What a text names, seen from a day; None where it names nothing. `ahead` says that it lies to come."""
    words = plain(text)
    if len(words) > LONGEST:
        return None
    after = _AFTER.fullmatch(words)
    if after is not None:
        much = after[1] or after[2]
        amount = parse_amount(f"{much} m" if much.isdecimal() else much)
        if amount is not None:
            return Spoken(fixed=amount)
    reader = _Reader(words, today, ahead)
    for step in (_dates, _relative, _week_after, _named_day):
        step(reader)
    clock, midnight = _clock(reader)
    fillers = all(word.strip(".,") in _FILLERS or not word.strip(".,") for word in reader.left.split())
    if reader.wrong or not fillers or (reader.day is None and clock is None and not midnight):
        return None
    if midnight and (reader.day is not None and not reader.part):
        return None  # of which of the two nights it is, nobody can tell
    differs = reader.weekday is not None and reader.day is not None and reader.day.weekday() != reader.weekday
    return Spoken(reader.day, clock, reader.loose, None, midnight, differs)


def _dates(reader: _Reader) -> None:
    """ISO dates, `30/11`, `30 novembre 2026`, `november 30th`."""
    iso = reader.take(_ISO)
    if iso is not None:
        reader.set(_made(reader, int(iso[1]), int(iso[2]), int(iso[3])))
        return
    numbers = reader.take(_NUMBERS)
    if numbers is not None:
        day, month = int(numbers[1]), int(numbers[2] or numbers[4])
        if month > 12 >= day:
            day, month = month, day  # as it is written in the United States, where nothing else can be meant
        reader.set(_made(reader, _year(numbers[3] or numbers[5]), month, day))
        return
    named = reader.take(_DAY_MONTH)
    if named is not None:
        reader.set(_made(reader, _year(named[3]), _MONTHS[named[2]], int(named[1])))
        return
    named = reader.take(_MONTH_DAY)
    if named is not None:
        reader.set(_made(reader, _year(named[3]), _MONTHS[named[1]], int(named[2])))


def _year(text: str | None) -> int:
    return 0 if not text else int(text) + (2000 if len(text) == 2 else 0)


def _made(reader: _Reader, year: int, month: int, day: int) -> date | None:
    """A date; without a year the next one, today included, or the latest one."""
    years = (
        (year,)
        if year
        else range(
            reader.today.year, reader.today.year + (9 if reader.ahead else -9), 1 if reader.ahead else -1
        )
    )
    for tried in years:
        try:
            found = date(tried, month, day)
        except ValueError:
            continue
        if year or (found >= reader.today if reader.ahead else found <= reader.today):
            return found
    return None


def _relative(reader: _Reader) -> None:
    ago = _AGO.fullmatch(reader.left.strip())
    if ago is not None:
        amount = parse_amount(ago[1] or ago[2])
        sound = amount is not None and not amount.seconds
        reader.set(before(reader.today, amount) if amount is not None and sound else None)
        reader.left = ""
        return
    for pattern, days in _RELATIVE:
        if reader.take(pattern) is not None:
            reader.set(reader.today + timedelta(days=days))
    for pattern, part, today in _PARTS:
        if not reader.part and reader.take(pattern) is not None:
            reader.part = part
            if today:
                reader.set(reader.today)


def _week_after(reader: _Reader) -> None:
    """`monday next week`, `vendredi en huit`."""
    found = reader.take(_WEEK_AFTER)
    if found is not None:
        monday = reader.today - timedelta(days=reader.today.weekday()) + timedelta(days=7)
        reader.set(monday + timedelta(days=_WEEKDAYS[found[1] or found[2]]))
    found = reader.take(_IN_EIGHT)
    if found is not None:
        weeks = 1 if "huit" in found.groups() or "week" in found.groups() else 2
        reader.set(_coming(reader.today, _WEEKDAYS[found[1] or found[4]], 0) + timedelta(weeks=weeks))


def _named_day(reader: _Reader) -> None:
    """A weekday: alone the next or the latest one, today included; `next` and `last` leave today out."""
    found = reader.take(_NAMED_DAY)
    if found is None:
        return
    weekday, how = _WEEKDAYS[found[2]], found[1] or found[3] or ""
    if reader.day is not None:
        reader.weekday = weekday
        reader.wrong = reader.wrong or bool(how)
    elif how in ("next", "prochain", "coming"):
        reader.set(_coming(reader.today, weekday, 1))
    elif how in ("last", "dernier", "passe"):
        reader.set(
            _coming(reader.today, weekday, 1) - timedelta(days=7 if weekday != reader.today.weekday() else 14)
        )
    elif reader.ahead or how:
        reader.set(_coming(reader.today, weekday, 0))
        reader.loose = not how
    else:
        reader.set(reader.today - timedelta(days=(reader.today.weekday() - weekday) % 7))


def _coming(today: date, weekday: int, least: int) -> date:
    return today + timedelta(days=least + (weekday - today.weekday() - least) % 7)


_CLOCK = re.compile(
    r"(?<![\w:./-])(\d{1,2})(?: ?(:|h|heures?\b|\.(?=\d\d))(?: ?(\d\d)(?!\d)(?::00)?)?|( o'clock))?"
    r"(?: et (demie|quart)\b)?(?: ?([ap])\.?m\b\.?)?(?![\w:/-])",
    re.ASCII,
)
_HALF = _words(r"(half past|quarter past|quarter to) (\w+)")
_NOON, _MIDNIGHT = _words("noon", "midi"), _words("midnight", "minuit")


def _clock(reader: _Reader) -> tuple[tuple[int, int] | None, bool]:
    """Hour and minute, and whether midnight was said."""
    if reader.take(_NOON) is not None:
        return (12, 0), False
    if reader.take(_MIDNIGHT) is not None:
        return None, True
    half = reader.take(_HALF)
    if half is not None:
        hour = int(half[2]) if half[2].isdecimal() else _hour_word(half[2])
        minute = {"half past": 30, "quarter past": 15, "quarter to": 45}[half[1]]
        return _turned(reader, hour - (half[1] == "quarter to"), minute, "")
    found = _CLOCK.search(reader.left)
    if (
        found is None
        or not (found[2] or found[4] or found[6] or reader.part)
        or (found[2] == ":" and not found[3])
    ):
        return None, False
    reader.take(_CLOCK)
    minute = int(found[3] or {"demie": 30, "quart": 15}.get(found[5] or "", 0))
    return _turned(reader, int(found[1]), minute, found[6] or "")


def _hour_word(word: str) -> int:
    from cmdaily.domain.time.amounts import NUMBERS

    return NUMBERS.get(word, 99)


def _turned(reader: _Reader, hour: int, minute: int, half: str) -> tuple[tuple[int, int] | None, bool]:
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


def later(day: date, amount: Amount) -> date:
    """The day that lies an amount of months and days after another; the last of its month where there is none."""
    return _moved(day, amount.months) + timedelta(days=amount.days)


def before(day: date, amount: Amount) -> date:
    """The day that lies an amount of months and days before another."""
    return _moved(day, -amount.months) - timedelta(days=amount.days)


def _moved(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, min(day.day, 28))
