"""Dates of feeds: RFC 822, ISO 8601, and what is written in their place, in English and French. Read to UTC.

feedparser takes CET, BST and JST for UTC, `1795510800` for the year 1795 and `2026/11/24` for the first of the month,
and leaves French names, dates without a zone and 24:00 unread: its dates are not used.
"""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta, timezone

from cmdaily.domain import lazy_re as re

EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
"""No feed is older (the first RSS is of 1999): an earlier date, such as 1970, is none."""
AHEAD = timedelta(days=2)
"""A date further in the future is none: 2099 would stand on top for ever."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january janv janvier", "feb february fev fevr fevrier feb", "mar march mars", "apr april avr avril",
            "may mai", "jun june juin", "jul july juil juillet", "aug august aou aout", "sep sept september septembre",
            "oct october octobre", "nov november novembre", "dec december decembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_ZONES = {
    "utc": 0, "gmt": 0, "ut": 0, "z": 0, "wet": 0, "west": 60, "bst": 60, "ist": 330, "cet": 60, "cest": 120,
    "mez": 60, "mesz": 120, "met": 60, "mest": 120, "eet": 120, "eest": 180, "msk": 180, "jst": 540, "kst": 540,
    "hkt": 480, "sgt": 480, "aest": 600, "aedt": 660, "acst": 570, "awst": 480, "nzst": 720, "nzdt": 780,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "akst": -540, "akdt": -480, "hst": -600, "ast": -240, "adt": -180, "nst": -210, "ndt": -150, "brt": -180,
    "art": -180, "sast": 120, "wat": 60, "cat": 120, "eat": 180,
}  # fmt: skip
"""Minutes east of Greenwich. IST is India's: more feeds are written there than in Ireland or Israel under that name."""

_TIME = re.compile(
    r"(?:^|[\st,])(\d{1,2})\s*(?::|h(?![a-z]))\s*(\d{2})?(?:\s*(?::|min|m)\s*(\d{2}))?(?:[.,]\d+)?(?:\s*([ap])\.?m\b)?",
    re.I,
)
_OFFSET = re.compile(r"(?:gmt|utc)?\s*([+-])\s?(\d{1,2}):?(\d{2})?\s*\Z", re.I)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:t?(\d{2})(\d{2})(\d{2})?)?(z|[+-]\d{2}:?\d{2})?\Z", re.I)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?[\s.-]+([^\W\d_]{3,})\.?,?[\s-]+(\d{4}|\d{2})\b")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:(\d{4})\b|.*?\b(\d{4})\Z)")
_EUROPEAN = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?\Z")


def parse_date(text: str, now: datetime, zone_minutes: int = 0) -> datetime | None:
    """The moment in UTC; None for what is none, or nobody can mean. Without a zone it is `zone_minutes` east."""
    plain = _plain(text[:100])
    try:
        moment = _epoch(plain) or _compact(plain, zone_minutes) or _written(plain, zone_minutes)
    except (ValueError, OverflowError):
        return None
    if moment is None:
        return None
    moment = moment.astimezone(UTC)
    return moment if EARLIEST <= moment <= now + AHEAD else None


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return " ".join("".join(char for char in apart if not unicodedata.combining(char)).casefold().split())


def _epoch(text: str) -> datetime | None:
    if not (text.isascii() and _EPOCH.match(text)):
        return None
    number = int(text)
    return datetime.fromtimestamp(number / 1000 if number > 99_999_999_999 else number, UTC)


def _compact(text: str, zone: int) -> datetime | None:
    match = _COMPACT.match(text)
    if match is None:
        return None
    hour, minute, second = (int(part or 0) for part in match.group(4, 5, 6))
    return _moment(tuple(map(int, match.group(1, 2, 3))), (hour, minute, second), _zone(match[7] or "", zone))


def _written(text: str, zone: int) -> datetime | None:
    found = _day(text)
    if found is None:
        return None
    day, rest = found
    time = _TIME.search(rest)
    hours = (0, 0, 0)
    tail = rest
    if time is not None:
        hour, minute, second = (int(part or 0) for part in time.group(1, 2, 3))
        if time[4]:
            hour = hour % 12 + (12 if time[4] == "p" else 0)
        hours, tail = (hour, minute, second), rest[time.end() :]
    return _moment(day, hours, _zone(tail.strip(" ()"), zone))


def _day(text: str) -> tuple[tuple[int, int, int], str] | None:
    """Year, month, day, and what stands behind or around them."""
    match = _YEAR_FIRST.search(text)
    if match is not None:
        return (int(match[1]), int(match[2]), int(match[3])), text[match.end() :]
    match = _EUROPEAN.search(text)
    if match is not None:
        first, second = int(match[1]), int(match[2])
        day, month = (first, second) if second <= 12 else (second, first)
        return (int(match[3]), month, day), text[: match.start()] + text[match.end() :]
    match = _DAY_FIRST.search(text)
    if match is not None and match[2] in _MONTHS:
        return (_year(match[3]), _MONTHS[match[2]], int(match[1])), text[match.end() :]
    match = _MONTH_FIRST.search(text)
    if match is None:
        return None
    month_name = match[1] if match[1] in _MONTHS else ""
    if not month_name:
        match = _MONTH_FIRST.search(text, match.start(2) if match[1] not in _MONTHS else match.end())
        month_name = match[1] if match is not None and match[1] in _MONTHS else ""
    if not month_name or match is None:
        return None
    year = match[3] or match[4]
    rest = text[match.end(3) :] if match[3] else text[match.end(2) : match.start(4)]
    return (int(year), _MONTHS[month_name], int(match[2])), rest


def _year(text: str) -> int:
    year = int(text)
    return year if year > 99 else 2000 + year if year < 70 else 1900 + year


def _zone(text: str, otherwise: int) -> int:
    """Minutes east of Greenwich."""
    offset = _OFFSET.search(text)
    if offset is not None:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return -minutes if offset[1] == "-" else minutes
    names = re.findall(r"[a-z]+", text)
    return next((_ZONES[name] for name in names if name in _ZONES), otherwise)


def _moment(day: tuple[int, ...], hours: tuple[int, int, int], zone: int) -> datetime:
    hour, minute, second = hours
    later = timedelta()
    if hour == 24 and not minute and not second:  # ISO 8601: the end of the day
        hour, later = 0, timedelta(days=1)
    if abs(zone) > 15 * 60:
        raise ValueError("no zone of the earth")
    year, month, number = day
    return (
        datetime(year, month, number, hour, minute, min(second, 59), tzinfo=timezone(timedelta(minutes=zone)))
        + later
    )
