"""Days in words: dates, days of a month, days told from today, and weekdays."""

from __future__ import annotations

from datetime import date, timedelta

from cmdaily.domain import lazy_re as re
from cmdaily.domain.time.amounts import parse_amount
from cmdaily.domain.time.day_sums import before, last_of_month, moved
from cmdaily.domain.time.spoken_words import MONTH, MONTHS, ORDINALS, WEEKDAY, WEEKDAYS, Reader, words

_RELATIVE: tuple[tuple[re.Pattern[str], int], ...] = (
    (words("(?:the )?day after tomorrow", "apres[ -]demain"), 2),
    (words("(?:the )?day before yesterday", "avant[ -]hier"), -2),
    (words("demain en huit"), 8),
    (words("demain en quinze"), 15),
    (words("(?:d')?aujourd'?hui en huit"), 7),
    (words("(?:d')?aujourd'?hui en quinze"), 14),
    (words("tomorrow", "demain"), 1),
    (words("yesterday", "hier"), -1),
    (words("today", "aujourd'?hui"), 0),
)
_PARTS: tuple[tuple[re.Pattern[str], str, bool], ...] = (
    (words("this morning", "ce matin"), "morning", True),
    (words("this afternoon", "cet? (?:apres[ -]midi|aprem)"), "afternoon", True),
    (words("this evening", "ce soir"), "evening", True),
    (words("tonight", "cette nuit"), "night", True),
    (words("(?:in the |du |au )?(?:morning|matin)"), "morning", False),
    (words("(?:in the |de l'|l'|d')?(?:afternoon|apres[ -]midi|aprem)"), "afternoon", False),
    (words("(?:in the |du |au )?(?:evening|soir|soiree)"), "evening", False),
    (words("(?:at )?night"), "night", False),
)
_ISO = re.compile(r"(?<!\d)(\d{4})([-/])(\d\d)\2(\d\d)(?!\d)(?:t(?=\d))?", re.ASCII)
_DASHES = re.compile(r"(?<![\d-])(\d\d)-(\d\d)-(\d{4})(?![\d-])", re.ASCII)
_NUMBERS = re.compile(
    r"(?<![\d/.])(\d{1,2})(?:/(\d{1,2})(?:/(\d{4}|\d\d))?|\.(\d{1,2})\.(\d{4}|\d\d)?)(?![\d/])", re.ASCII
)
_NO_HOUR = r"(?! ?(?:h|am|pm|a\.m|p\.m|:|\.\d|o'clock|et demie|et quart|moins))"
_DAY_MONTH = words(
    rf"(\d{{1,2}}|premier|first)(?:er|st|nd|rd|th|e)? (?:of |de )?({MONTH})\b\.?(?: (\d{{4}}))?"
)
_MONTH_DAY = words(rf"({MONTH})\b\.? (?:the )?(\d{{1,2}}|first)(?:st|nd|rd|th)?{_NO_HOUR}(?: (\d{{4}}))?")
_OF_MONTH = r"(?:of the|of this|de ce|du|of|de) ?(?:(next|last) )?(?:month|mois)(?: (prochain|dernier))?"
_DAY_OF = words(rf"(?:(?:le|the|on the) )?(\d{{1,2}}|premier|first)(?:er|st|nd|rd|th|e)? {_OF_MONTH}")
_LAST_DAY = words(
    rf"(?:a la |la |en |at the |the )?(?:fin|end) (?:{_OF_MONTH})",
    rf"(?:le |the )?(?:dernier jour|last day) (?:{_OF_MONTH})",
    "(?:at )?end of month",
)
_LAST_OF = words(
    rf"(?:fin|(?:a la |la )?fin de|(?:at )?(?:the )?end of|(?:le )?dernier jour de|(?:the )?last day of) ({MONTH})"
)
_NTH_WEEKDAY = words(
    rf"(?:le |the )?({'|'.join(ORDINALS)}) ({WEEKDAY}) (?:(?:of|de|d') ?({MONTH})\b\.?(?: (\d{{4}}))?|{_OF_MONTH})"
)
_NUMBER = rf"(\d{{1,2}})(?:er|st|nd|rd|th)?{_NO_HOUR}"
_DAY_ALONE = words(
    rf"(?:le |the |on the )({WEEKDAY})\.? {_NUMBER}",
    rf"({WEEKDAY})\.? (?:the |le )?{_NUMBER}",
    rf"(?:le |the |on the ){_NUMBER}",
    rf"(\d{{1,2}})(?:er|st|nd|rd|th){_NO_HOUR}",
    "le premier|(?:on )?the first",
)
_WEEK_AFTER = words(
    rf"(?:({WEEKDAY})\.?) (?:next week|de la semaine prochaine|la semaine prochaine|semaine prochaine)",
    rf"(?:next week|la semaine prochaine|semaine prochaine) ({WEEKDAY})",
    rf"({WEEKDAY})\.? ((?:of )?last week|de la semaine derniere|la semaine derniere)",
)
_IN_EIGHT = words(
    rf"({WEEKDAY}) en (huit|quinze)",
    rf"(?:a )?(week|fortnight) (?:on|from) ({WEEKDAY})",
    rf"({WEEKDAY}) (week)",
)
_NAMED_DAY = words(
    rf"(?:(next|this|last|ce|coming|prochain) )?({WEEKDAY})\b\.?(?: (prochain|dernier|passe|qui vient))?"
)
_AGO = words(r"(.+) ago", r"il y a (.+)")


def read_days(reader: Reader) -> None:
    """Take away all that names a day."""
    for step in (_written_dates, _of_months, _dates_with_months, _days_alone, _relative, _weeks, _named_day):
        step(reader)


def _written_dates(reader: Reader) -> None:
    """ISO dates, `30/11`, `28-11-2026`."""
    iso = reader.take(_ISO)
    if iso is not None:
        reader.set(_made(reader, int(iso[1]), int(iso[3]), int(iso[4])))
        return
    dashes = reader.take(_DASHES)
    if dashes is not None:
        reader.set(_made(reader, int(dashes[3]), int(dashes[2]), int(dashes[1])))
        return
    numbers = reader.take(_NUMBERS)
    if numbers is not None:
        day, month = int(numbers[1]), int(numbers[2] or numbers[4])
        if month > 12 >= day:
            day, month = month, day  # as it is written in the United States, where nothing else can be meant
        reader.set(_made(reader, _year(numbers[3] or numbers[5]), month, day))


def _of_months(reader: Reader) -> None:
    """`first monday of december`, `fin du mois`, `le 3 du mois prochain`."""
    nth = reader.take(_NTH_WEEKDAY)
    if nth is not None:
        place, weekday = ORDINALS[nth[1]], WEEKDAYS[nth[2]]
        if nth[3]:
            reader.set(_nth_of_named(reader, place, weekday, MONTHS[nth[3]], _year(nth[4])))
        else:
            reader.set(_nth(_month_told(reader, nth[5] or nth[6]), place, weekday))
        return
    last = reader.take(_LAST_DAY)
    if last is not None:
        reader.set(last_of_month(_month_told(reader, next((one for one in last.groups() if one), None))))
        return
    last = reader.take(_LAST_OF)
    if last is not None:
        first = _made(reader, 0, MONTHS[last[1]], 1)
        ends = [last_of_month(moved(first, months)) for months in (-12, 0)] if first else []
        near = ends if reader.ahead else reversed(ends)
        reader.set(next((day for day in near if _fits(reader, day)), None))
        return
    told = reader.take(_DAY_OF)
    if told is not None:
        first = _month_told(reader, told[2] or told[3])
        reader.set(_made(reader, first.year, first.month, _number(told[1])))


def _dates_with_months(reader: Reader) -> None:
    """`30 novembre 2026`, `november 30th`."""
    if reader.day is not None:
        return
    named = reader.take(_DAY_MONTH)
    if named is not None:
        reader.set(_made(reader, _year(named[3]), MONTHS[named[2]], _number(named[1])))
        return
    named = reader.take(_MONTH_DAY)
    if named is not None:
        number, year = _number(named[2]), _year(named[3])
        reader.set(_made(reader, year, MONTHS[named[1]], number))
        as_tuesday = _numbered(reader, number) if named[1] == "mar" and not year else None
        if as_tuesday is not None and as_tuesday.weekday() == WEEKDAYS["mar"]:
            reader.wrong = True  # `mar 1` is the first of March, or mardi 1er


def _days_alone(reader: Reader) -> None:
    """`le 3`, `mardi 1er`, `friday the 4th`: the next or latest such day; a weekday beside it has to be its own."""
    if reader.day is not None:
        return
    found = reader.take(_DAY_ALONE)
    if found is not None:
        said = [one for one in found.groups() if one]
        reader.set(_numbered(reader, int(said[-1]) if said else 1))
        reader.weekday = WEEKDAYS[said[0]] if len(said) == 2 else None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 1


def _year(text: str | None) -> int:
    return 0 if not text else int(text) + (2000 if len(text) == 2 else 0)


def _month_told(reader: Reader, how: str | None) -> date:
    """The first day of this month, the next or the last."""
    months = {"next": 1, "prochain": 1, "last": -1, "dernier": -1}.get(how or "", 0)
    return moved(reader.today.replace(day=1), months)


def _fits(reader: Reader, day: date) -> bool:
    return day >= reader.today if reader.ahead else day <= reader.today


def _made(reader: Reader, year: int, month: int, day: int) -> date | None:
    """A date; without a year the next one, today included, or the latest one."""
    step = 1 if reader.ahead else -1
    years = (year,) if year else range(reader.today.year, reader.today.year + 9 * step, step)
    for tried in years:
        try:
            found = date(tried, month, day)
        except ValueError:
            continue
        if year or _fits(reader, found):
            return found
    return None


def _numbered(reader: Reader, number: int) -> date | None:
    """The next day of this number, today included, or the latest one."""
    step = 1 if reader.ahead else -1
    for months in range(0, 3 * step, step):
        first = moved(reader.today.replace(day=1), months)
        if 1 <= number <= last_of_month(first).day and _fits(reader, first.replace(day=number)):
            return first.replace(day=number)
    return None


def _nth(first: date, place: int, weekday: int) -> date:
    """A weekday of the month that begins on `first`: 1 for the first, -1 for the last."""
    if place < 0:
        last = last_of_month(first)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return coming(first, weekday, 0) + timedelta(weeks=place - 1)


def _nth_of_named(reader: Reader, place: int, weekday: int, month: int, year: int) -> date:
    step = 1 if reader.ahead else -1
    tried = _nth(date(year or reader.today.year, month, 1), place, weekday)
    return (
        tried
        if year or _fits(reader, tried)
        else _nth(date(reader.today.year + step, month, 1), place, weekday)
    )


def _relative(reader: Reader) -> None:
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


def _weeks(reader: Reader) -> None:
    """`monday next week`, `vendredi en huit`, `monday week`."""
    found = reader.take(_WEEK_AFTER)
    if found is not None:
        monday = reader.today - timedelta(days=reader.today.weekday()) + timedelta(days=-7 if found[4] else 7)
        reader.set(monday + timedelta(days=WEEKDAYS[found[1] or found[2] or found[3]]))
    found = reader.take(_IN_EIGHT)
    if found is not None:
        weeks = 1 if "huit" in found.groups() or "week" in found.groups() else 2
        named = WEEKDAYS[found[1] or found[4] or found[5]]
        reader.set(coming(reader.today, named, 0) + timedelta(weeks=weeks))


def _named_day(reader: Reader) -> None:
    """A weekday: alone the next or the latest one, today included; `next` and `last` leave today out."""
    found = reader.take(_NAMED_DAY)
    if found is None:
        return
    weekday, how = WEEKDAYS[found[2]], found[1] or found[3] or ""
    if reader.day is not None:
        reader.wrong = reader.wrong or bool(how) or reader.weekday is not None
        reader.weekday = weekday
    elif how in ("next", "prochain", "coming", "qui vient"):
        reader.set(coming(reader.today, weekday, 1))
    elif how in ("last", "dernier", "passe"):
        days = 7 if weekday != reader.today.weekday() else 14
        reader.set(coming(reader.today, weekday, 1) - timedelta(days=days))
    elif reader.ahead or how:
        reader.set(coming(reader.today, weekday, 0))
        reader.loose = not how
    else:
        reader.set(reader.today - timedelta(days=(reader.today.weekday() - weekday) % 7))


def coming(today: date, weekday: int, least: int) -> date:
    """The first such weekday that is at least so many days after today."""
    return today + timedelta(days=least + (weekday - today.weekday() - least) % 7)
