"""Date and time parsing, in either language: when something is to be sent.

`2026-11-24 09:30`, `tomorrow 9:30`, `demain à 9h30`, `monday 10:00`, `lundi 10h`, `9:30`, `in 2h`, `dans 3 jours`.

Wall-clock time is what was meant, so it is what is kept. On the night the clocks change, RFC 5545 (3.3.5) rules: a time
that exists twice is the first of the two, and one that does not exist is read with the offset in force before the
change (02:30 becomes 03:30).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from cmdaily.domain.record import frozen
from cmdaily.domain.time.days import RELATIVE, WEEKDAYS, within_calendar
from cmdaily.domain.time.durations import parse_duration
from cmdaily.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:\s?(?:[:h.])\s?(?P<minute>\d{2})?|(?=\s?[ap]m))\s?(?P<half>[ap]m)?", re.ASCII
)
_NAMED = {"noon": (12, 0), "midi": (12, 0)}
_AFTER = re.compile(r"(?:in|dans)\s+(?P<much>.+)")
_DAYS = re.compile(r"(?P<number>\d{1,3})\s*(?P<unit>days?|jours?|weeks?|semaines?)", re.ASCII)
_FILLERS = frozenset(("at", "à", "a", "le", "on", "next", "prochain"))
_LONGEST = 60


@frozen
class When:
    """A moment that somebody named.

    `wall` is naive, `zone` an IANA name or "" for the system's own, `fold` 1 for the second of two equal
    wall-clock times. `moment` is the same in UTC, as of now: `moment_of` works it out again.
    """

    wall: datetime
    zone: str
    moment: datetime
    fold: int = 0

    @property
    def exists(self) -> bool:
        """Whether the clock shows this time at all on its day; if not, `moment` is later by the change."""
        return self.shown == self.wall

    @property
    def shown(self) -> datetime:
        """What the clock on the wall will really show."""
        return self.moment.astimezone(zone_of(self.zone)).replace(tzinfo=None)


def zone_of(name: str) -> tzinfo | None:
    """The zone of an IANA name; None, the system's own, for ""."""
    if not name:
        return None
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


def moment_of(wall: datetime, zone: str, fold: int = 0) -> datetime:
    """The moment in UTC at which the clock of a zone shows a time, by the zone's rules of today."""
    place = zone_of(zone)
    local = wall.replace(fold=fold)
    if place is None:  # `astimezone` takes the offset after the change for a time that does not exist
        return datetime.fromtimestamp(local.timestamp(), UTC)
    return local.replace(tzinfo=place).astimezone(UTC).replace(fold=0)


def parse_when(text: str, now: datetime, zone: str = "") -> When:
    """The moment a person names, seen from `now` (aware). Raises UsageError: not a moment, no time of day, past."""
    stripped = text.strip()
    words = " ".join(word for word in stripped.lower().split() if word not in _FILLERS)
    try:
        when = _after(words, now, zone) or _offset(stripped, zone) or _wall(words, now, zone)
    except (OverflowError, ValueError):
        when = None
    if when is None or len(stripped) > _LONGEST:
        raise UsageError("when.not_one", remedy="when.remedy", given=stripped[:_LONGEST])
    within_calendar(when.wall.date())
    if when.moment <= now:
        raise UsageError(
            "when.past", remedy="when.remedy", given=stripped, shown=f"{when.wall:%Y-%m-%d %H:%M}"
        )
    return when


def _made(wall: datetime, zone: str, fold: int = 0) -> When:
    return When(wall, zone, moment_of(wall, zone, fold), fold)


def _at(moment: datetime, zone: str) -> When:
    local = moment.astimezone(zone_of(zone))
    wall = local.replace(tzinfo=None, second=0, microsecond=0, fold=0)
    return _made(wall, zone, local.fold)


def _after(words: str, now: datetime, zone: str) -> When | None:
    match = _AFTER.fullmatch(words)
    if match is None:
        return None
    days = _DAYS.fullmatch(match["much"])
    if days is None:
        moment = now + timedelta(seconds=parse_duration(match["much"]))
        if moment.second or moment.microsecond:
            moment += timedelta(minutes=1)  # never sooner than was asked
        return _at(moment, zone)
    number = int(days["number"]) * (7 if days["unit"][0] in "ws" else 1)
    local = now.astimezone(zone_of(zone)).replace(tzinfo=None, second=0, microsecond=0, fold=0)
    return _made(local + timedelta(days=number), zone)


def _offset(text: str, zone: str) -> When | None:
    """ISO 8601 with an offset, as other programs write it."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return None if moment.tzinfo is None else _at(moment.astimezone(UTC), zone)


def _wall(words: str, now: datetime, zone: str) -> When | None:
    day_word, time_word = _parts(words)
    clock = _clock(time_word)
    if clock is None:
        if _day(words, now.astimezone(zone_of(zone)).date()) is not None:
            raise UsageError("when.no_time", remedy="when.remedy", given=words)
        return None
    today = now.astimezone(zone_of(zone)).date()
    if not day_word:
        return _made(
            datetime.combine(today, datetime.min.time()).replace(hour=clock[0], minute=clock[1]), zone
        )
    day = _day(day_word, today)
    if day is None:
        return None
    when = _made(datetime(day.year, day.month, day.day, *clock), zone)  # noqa: DTZ001 - wall-clock time
    if day_word in WEEKDAYS and when.moment <= now:
        when = _made(when.wall + timedelta(days=7), zone)
    return when


def _parts(words: str) -> tuple[str, str]:
    """The words for the day and those for the time; an ISO date may be joined to its time by a T."""
    if len(words) > 10 and words[10] in " t" and words[4:5] == "-":
        return words[:10], words[11:]
    first, space, rest = words.partition(" ")
    if space and (first in RELATIVE or first in WEEKDAYS):
        return first, rest
    return "", words


def _day(word: str, today: date) -> date | None:
    """A day from today on: a relative name, a weekday (today included) or an ISO date."""
    if word in RELATIVE:
        return today + timedelta(days=RELATIVE[word])
    if word in WEEKDAYS:
        return today + timedelta(days=(WEEKDAYS[word] - today.weekday()) % 7)
    try:
        return date.fromisoformat(word) if len(word) == 10 else None
    except ValueError:
        return None


def _clock(word: str) -> tuple[int, int] | None:
    """Hour and minute of `9:30`, `9h30`, `9h`, `9.30`, `9am`, `noon`."""
    if word in _NAMED:
        return _NAMED[word]
    match = _TIME.fullmatch(word.removesuffix(":00") if word.count(":") == 2 else word)
    if match is None or (":" in word and match["minute"] is None):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"] == "pm" else 0)
    return (hour, minute) if hour < 24 and minute < 60 else None
