"""Days: calendar dates in the user's zone, which may begin later than midnight."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from cmdaily.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

FIRST_DAY = date(1990, 1, 1)
LAST_DAY = date(2199, 12, 31)
"""The days that anybody may name: wider than any work that is done or planned here (the first web page is of 1991),
and far enough from the ends of the calendar that no sum of days falls off it."""

RELATIVE = {
    "today": 0,
    "aujourd'hui": 0,
    "aujourd’hui": 0,
    "yesterday": -1,
    "hier": -1,
    "avant-hier": -2,
    "tomorrow": 1,
    "demain": 1,
}
WEEKDAYS = {
    name: number
    for names in (
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    )
    for number, name in enumerate(names)
}


def day_of(moment: datetime, zone: tzinfo | None, starts_at: str = "00:00") -> date:
    """The day a moment belongs to: 03:59 still is yesterday where days start at 04:00.

    `zone` None means the system's own. The hour is subtracted on the wall clock, so the night of a
    DST change moves nothing.
    """
    hours, _, minutes = starts_at.partition(":")
    wall = moment.astimezone(zone).replace(tzinfo=None)
    return (wall - timedelta(hours=int(hours), minutes=int(minutes or 0))).date()


def parse_day(text: str, today: date, *, ahead: bool = False) -> date:
    """The day a person names: `2026-11-20`, `yesterday`, `il y a deux jours`, `30 novembre`, or a weekday.

    A weekday alone is the latest one, today included; where a day to come is meant (`ahead`) it is the next one. So is
    a date without its year. Raises UsageError.
    """
    word = text.strip().lower()
    if word in RELATIVE:
        return today + timedelta(days=RELATIVE[word])
    if word in WEEKDAYS:
        if ahead:
            return today + timedelta(days=(WEEKDAYS[word] - today.weekday()) % 7)
        return today - timedelta(days=(today.weekday() - WEEKDAYS[word]) % 7)
    try:
        if len(word) != 10:  # fromisoformat also takes 20261120 and 2026-W47-5
            raise ValueError
        day = date.fromisoformat(word)
    except ValueError:
        day = _spoken_day(text, today, ahead)
    return within_calendar(day)


def parse_span(first: str, last: str | None, today: date) -> tuple[date, date]:
    """The first and last day of a span to come: `lundi vendredi` is a Monday and the Friday behind it. Raises
    UsageError; a last day that lies before the first one is for the caller to refuse."""
    begin = parse_day(first, today, ahead=True)
    if last is None:
        return begin, begin
    end = parse_day(last, today, ahead=True)
    if end < begin:
        behind = parse_day(last, begin, ahead=True)
        if behind - begin != end - today:  # `demain` and `in 3 days` are told from today alone
            end = behind
    return begin, end


def _spoken_day(text: str, today: date, ahead: bool) -> date:
    """A day in any other words; what reads them is loaded only here, for it costs a daily command too much."""
    from cmdaily.domain.time.day_sums import later
    from cmdaily.domain.time.spoken import spoken

    try:
        named = spoken(text, today, ahead=ahead)
        if named is not None and named.fixed is not None and not named.fixed.seconds:
            return later(today, named.fixed)
    except (OverflowError, ValueError):
        named = None
    if named is None or named.day is None or named.clock is not None or named.midnight:
        raise UsageError("error.date", remedy="error.date_remedy", given=text)
    if named.disagrees:
        raise UsageError("when.two_days", remedy="error.date_remedy", given=text, day=named.day.isoformat())
    return named.day


def within_calendar(day: date) -> date:
    """The day, if it lies between FIRST_DAY and LAST_DAY. Raises UsageError."""
    if FIRST_DAY <= day <= LAST_DAY:
        return day
    raise UsageError(
        "error.day_range", day=day.isoformat(), first=FIRST_DAY.isoformat(), last=LAST_DAY.isoformat()
    )


def past_day(text: str | None, today: date) -> date:
    """The day to write to: today without a text; the future is refused."""
    if text is None:
        return today
    day = parse_day(text, today)
    if day > today:
        raise UsageError("error.future", day=day.isoformat())
    return day


def monday_of(day: date) -> date:
    """The Monday of the ISO week of a day."""
    return day - timedelta(days=day.weekday())
