"""Date and time parsing, in either language: when something is to be sent.

`2026-11-24 09:30`, `tomorrow 9:30`, `demain à 9h30`, `monday 10:00`, `30 novembre 10h`, `in 2h`: the grammar is in
spoken.py.

Wall-clock time is what was meant, so it is what is kept. On the night the clocks change, RFC 5545 (3.3.5) rules: a time
that exists twice is the first of the two, and one that does not exist is read with the offset in force before the
change (02:30 becomes 03:30).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cmdaily.domain.record import frozen
from cmdaily.domain.time.days import within_calendar
from cmdaily.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

    from cmdaily.domain.time.amounts import Amount

_LONGEST = 60
_NOW = frozenset(
    ["now", "right now", "asap", "immediately", "maintenant", "tout de suite", "de suite", "immédiatement"]
)


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
    """The moment a person names, seen from `now` (aware). Raises UsageError: not a moment, no time of day, a weekday
    that its date does not have, past."""
    stripped = text.strip()
    try:
        when = _offset(stripped, zone) or _named(stripped, now, zone) if len(stripped) <= _LONGEST else None
    except (OverflowError, ValueError):
        when = None
    if when is None and stripped.lower() in _NOW:
        raise UsageError("when.now", remedy="when.now_remedy", given=stripped)
    if when is None:
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


def _offset(text: str, zone: str) -> When | None:
    """ISO 8601 with an offset, as other programs write it."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return None if moment.tzinfo is None else _at(moment.astimezone(UTC), zone)


def _named(text: str, now: datetime, zone: str) -> When | None:
    """What is said in words, or as a date and a time; what reads it is loaded only here."""
    from cmdaily.domain.time.spoken import spoken

    local = now.astimezone(zone_of(zone)).replace(tzinfo=None, second=0, microsecond=0, fold=0)
    named = spoken(text, local.date(), ahead=True)
    if named is None:
        return None
    if named.fixed is not None:
        return _passed(named.fixed, now, local, zone)
    if named.disagrees and named.day is not None:
        raise UsageError("when.two_days", remedy="when.remedy", given=text, day=named.day.isoformat())
    day = named.day or local.date()
    if named.either_night:
        nights = (f"{day:%Y-%m-%d} 00:00", f"{day + timedelta(days=1):%Y-%m-%d} 00:00")
        raise UsageError(
            "when.midnight", remedy="when.midnight_remedy", given=text, first=nights[0], second=nights[1]
        )
    if named.midnight:
        return _made(datetime.combine(day + timedelta(days=1), datetime.min.time()), zone)
    if named.clock is None:
        raise UsageError("when.no_time", remedy="when.no_time_remedy", given=text)
    when = _made(datetime(day.year, day.month, day.day, *named.clock), zone)  # noqa: DTZ001 - wall-clock time
    if named.loose and when.moment <= now:
        when = _made(when.wall + timedelta(days=7), zone)
    return when


def _passed(amount: Amount, now: datetime, local: datetime, zone: str) -> When:
    """An amount of time from now: days and months on the wall clock, hours as they pass."""
    from cmdaily.domain.time.day_sums import later

    if not amount.seconds:
        return _made(datetime.combine(later(local.date(), amount), local.time()), zone)
    start = now
    if amount.days or amount.months:
        start = moment_of(datetime.combine(later(local.date(), amount), local.time()), zone)
    moment = start + timedelta(seconds=amount.seconds)
    if moment.second or moment.microsecond:
        moment += timedelta(minutes=1)  # never sooner than was asked
    return _at(moment, zone)
