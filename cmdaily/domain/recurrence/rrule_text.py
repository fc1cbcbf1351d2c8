"""RRULE validation before dateutil sees the text: days only, bounded numbers."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from cmdaily.domain import lazy_re as re
from cmdaily.domain.record import replace
from cmdaily.domain.recurrence import EPOCH
from cmdaily.domain.recurrence.grammar import NotUnderstoodError
from cmdaily.domain.recurrence.special import RRule
from cmdaily.domain.time.days import within_calendar
from cmdaily.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo

    from cmdaily.domain.recurrence import Schedule

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_DAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
_MOST_LETTERS = 300
_PARTS = {
    "FREQ": "|".join(_FREQUENCIES),
    "INTERVAL": "[1-9][0-9]{0,2}",
    "COUNT": "[1-9][0-9]{0,2}",
    "UNTIL": "[0-9]{8}(?:T[0-9]{6}Z?)?",
    "BYDAY": rf"[+-]?[0-9]{{0,2}}{_DAY}(?:,[+-]?[0-9]{{0,2}}{_DAY})*",
    "BYMONTH": "(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2]))*",
    "BYMONTHDAY": "[+-]?[0-9]{1,2}(?:,[+-]?[0-9]{1,2})*",
    "BYYEARDAY": "[+-]?[0-9]{1,3}(?:,[+-]?[0-9]{1,3})*",
    "BYWEEKNO": "[+-]?[0-9]{1,2}(?:,[+-]?[0-9]{1,2})*",
    "BYSETPOS": "[+-]?[0-9]{1,3}(?:,[+-]?[0-9]{1,3})*",
    "WKST": _DAY,
}
_RANGES = {"BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}


def rule_of(text: str) -> tuple[RRule, date | None]:
    """The pattern of an RRULE and the day of its UNTIL, which is kept apart. Raises NotUnderstoodError.

    Whether the rule ever comes is for `never_comes` to say: that takes work, this does not.
    """
    if len(text) > _MOST_LETTERS:
        raise NotUnderstoodError("recurrence_text.rule_long", most=_MOST_LETTERS)
    parts = _parts("".join(text.split()).upper().removeprefix("RRULE:"))
    until = parts.pop("UNTIL", None)
    if "FREQ" not in parts:
        raise NotUnderstoodError("recurrence_text.rule_frequency", known=", ".join(_FREQUENCIES))
    if until is not None and "COUNT" in parts:
        raise NotUnderstoodError("recurrence_text.rule_until_and_count")
    numbered = any(character.isdigit() for character in parts.get("BYDAY", ""))
    if numbered and (parts["FREQ"] not in ("MONTHLY", "YEARLY") or "BYWEEKNO" in parts):
        raise NotUnderstoodError("recurrence_text.rule_numbered", text=parts["BYDAY"][:60])
    _check_with_dateutil(parts)
    text = ";".join(f"{name}={given}" for name, given in parts.items())
    if until is None:
        return RRule(text), None
    day = _day(until)
    return (RRule(text, until), None) if until.endswith("Z") else (RRule(text), day)


def ended(schedule: Schedule, zone: tzinfo | None) -> Schedule:
    """The schedule of a rule whose UNTIL is a moment in UTC, with its last day in a zone (None: the system's own)."""
    pattern: RRule = schedule.pattern  # type: ignore[assignment]
    moment = datetime.strptime(pattern.ends, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    last = moment.astimezone(zone).date()
    until = min(last, schedule.until) if schedule.until else last
    return replace(schedule, pattern=RRule(pattern.text), until=until)


def never_comes(rule: RRule, anchor: date | None) -> bool:
    """Whether a rule has no day at all from its anchor on, such as the 30th of February."""
    start = anchor or EPOCH
    return rule.next_from(start, start) is None


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in text.split(";"):
        name, _, given = part.partition("=")
        if name not in _PARTS:
            import difflib

            close = difflib.get_close_matches(name, _PARTS, n=1)
            key = "recurrence_text.rule_part_guess" if close else "recurrence_text.rule_part"
            raise NotUnderstoodError(
                key, name=name[:40], guess=close[0] if close else "", known=", ".join(_PARTS)
            )
        if name in parts:
            raise NotUnderstoodError("recurrence_text.rule_part_twice", name=name)
        if not re.fullmatch(_PARTS[name], given) or not _in_range(name, given):
            raise NotUnderstoodError("recurrence_text.rule_value", name=name, text=given[:60])
        parts[name] = given
    return parts


def _in_range(name: str, given: str) -> bool:
    most = _RANGES.get(name)
    return most is None or all(1 <= abs(int(number)) <= most for number in given.split(","))


def _check_with_dateutil(parts: dict[str, str]) -> None:
    """Let dateutil refuse the combinations it does not know."""
    from dateutil.rrule import rrulestr

    text = ";".join(f"{name}={given}" for name, given in parts.items())
    try:
        rrulestr(text, dtstart=datetime.fromordinal(EPOCH.toordinal()))
    except (ValueError, TypeError, KeyError):
        raise NotUnderstoodError("recurrence_text.rule", text=text) from None


def _day(text: str) -> date:
    try:
        if "T" in text:
            time(int(text[9:11]), int(text[11:13]), int(text[13:15]))
        return within_calendar(date(int(text[:4]), int(text[4:6]), int(text[6:8])))
    except (ValueError, UsageError):
        raise NotUnderstoodError("recurrence_text.rule_value", name="UNTIL", text=text) from None
