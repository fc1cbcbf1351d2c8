"""A schedule in words: "every 2 weeks on Friday, until 30 June 2027".

The words are in the catalogue `recurrence`; this module chooses and joins them. Weekdays and months are those
of the catalogue `date`.
"""

from __future__ import annotations

from datetime import date

from cmdaily.domain.recurrence.monthly import LAST
from cmdaily.domain.recurrence.weekly import WEEKEND, WORKING_WEEK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any, Protocol

    from cmdaily.domain.recurrence import Schedule
    from cmdaily.domain.routines.routine import Action

    class Say(Protocol):
        """The messages of one language (cmdaily.locale.Speech)."""

        def __call__(self, key: str, **values: object) -> str:
            """The message for a key."""


_WHOLE_WEEK = 127
_CLAMPED_FROM = 29
_MOST_SPANS = 3
_UNITS = {1: "month", 3: "quarter", 12: "year"}


def describe_action(say: Say, action: Action) -> str:
    """When an action is due, in words without a capital or a full stop."""
    return describe(
        say,
        action.schedule,
        period=action.period,
        target=action.target,
        slots=action.slots,
        carry=action.carry,
    )


def describe(
    say: Say,
    schedule: Schedule,
    *,
    period: str = "day",
    target: int | None = 1,
    slots: Sequence[str] = (),
    carry: bool = False,
) -> str:
    """When something on this schedule is due, in words without a capital or a full stop."""
    words = _pattern(say, schedule.pattern)
    if period != "day":
        quota = say(f"recurrence.per_{period}", n=target) if target else say(f"recurrence.all_per_{period}")
        words = say("recurrence.quota", quota=quota, days=words)
    if slots:
        words = say("recurrence.at", days=words, times=_listed(say, slots))
    parts = [words]
    parts += [say("recurrence.turn", turn=turn, size=size) for turn, size in schedule.turns]
    parts += _limits(say, schedule)
    if carry:
        parts.append(say("recurrence.carry"))
    return ", ".join(parts)


def _pattern(say: Say, pattern: Any) -> str:
    kind: str = pattern.kind
    if kind == "days":
        return _every(say, "day", pattern.step)
    if kind == "weekly":
        return _weekly(say, pattern.days, pattern.step)
    if kind == "periodic":
        unit = _UNITS[pattern.months]
        return say("recurrence.on", every=_every(say, unit, pattern.step), days=_periodic(say, pattern, unit))
    if kind == "event":
        return _event(say, pattern.day, pattern.offsets)
    if kind == "after":
        weeks, days = divmod(pattern.days, 7)
        return (
            say("recurrence.after_days", n=pattern.days) if days else say("recurrence.after_weeks", n=weeks)
        )
    return say("recurrence.rule", rule=pattern.text)


def _every(say: Say, unit: str, step: int) -> str:
    if step == 1:
        return say(f"recurrence.every_{unit}")
    return say(f"recurrence.every_{unit}s", count=_number(say, step))


def _number(say: Say, number: int) -> str:
    """A small number as the language likes to write it."""
    words = say("recurrence.numbers").split()
    return words[number - 1] if number <= len(words) else str(number)


def _weekly(say: Say, days: int, step: int) -> str:
    if step == 1 and days == _WHOLE_WEEK:
        return say("recurrence.every_day")
    names = [name for n, name in enumerate(say("date.weekdays").split()) if days >> n & 1]
    named = {WORKING_WEEK: "weekday", WEEKEND: "weekend"}.get(days)
    if step == 1:
        return say(f"recurrence.every_{named}") if named else say("recurrence.each", days=_listed(say, names))
    every = _every(say, "week", step)
    if named:
        return say("recurrence.on", every=every, days=say(f"recurrence.on_{named}"))
    listed = _listed(say, [say("recurrence.on_one", day=name) for name in names])
    return say("recurrence.on", every=every, days=say("recurrence.on_these", days=listed))


def _periodic(say: Say, pattern: Any, unit: str) -> str:
    number: int = pattern.number
    if pattern.rule == "date":
        month, day = divmod(number, 100)
        words = say("recurrence.on_date", date=_day_and_month(say, day, month))
        return say("recurrence.leap_day", days=words) if number == 229 else words
    ordinal = say("recurrence.ordinals").split()[number - 1 if 1 <= number <= 5 else 5]
    if pattern.rule == "weekday":
        weekday = say("date.weekdays").split()[pattern.weekday]
        words = say("recurrence.on_ordinal", ordinal=ordinal, day=weekday)
        rare = number == 5 and unit == "month"
        return say("recurrence.if_any", days=words) if rare else words
    if pattern.rule == "working":
        return say("recurrence.on_working", ordinal=ordinal)
    if number == LAST:
        return say("recurrence.on_day", ordinal=ordinal)
    if unit != "month":
        return (
            say("recurrence.on_day", ordinal=ordinal)
            if number == 1
            else say("recurrence.on_nth", number=number)
        )
    words = say("recurrence.on_day_number", day=say("recurrence.days_of_month").split()[number - 1])
    return say("recurrence.or_last", days=words) if number >= _CLAMPED_FROM else words


def _event(say: Say, event: date, offsets: Sequence[int]) -> str:
    before = [-n for n in offsets if n < 0]
    after = [n for n in offsets if n > 0]
    parts = []
    if before:
        parts.append(say("recurrence.before", n=max(before), days=_listed(say, map(str, before))))
    if 0 in offsets:
        parts.append(say("recurrence.on_the_day"))
    if after:
        parts.append(say("recurrence.after", n=max(after), days=_listed(say, map(str, after))))
    return say("recurrence.event", date=_date(say, event), days=", ".join(parts))


def _limits(say: Say, schedule: Schedule) -> list[str]:
    parts = []
    if schedule.since is not None:
        parts.append(say("recurrence.since", date=_date(say, schedule.since)))
    if schedule.until is not None:
        parts.append(say("recurrence.until", date=_date(say, schedule.until)))
    if len(schedule.excluded) > _MOST_SPANS:
        parts.append(say("recurrence.except_many", n=len(schedule.excluded)))
    elif schedule.excluded:
        spans = [_span(say, first, last) for first, last in schedule.excluded]
        parts.append(say("recurrence.except", days=_listed(say, spans)))
    if schedule.off_on_holidays:
        parts.append(say("recurrence.holidays", country=schedule.holidays))
    return parts


def _span(say: Say, first: date, last: date) -> str:
    if first == last:
        return say("recurrence.span_day", date=_date(say, first))
    return say("recurrence.span", first=_date(say, first), last=_date(say, last))


def _date(say: Say, day: date) -> str:
    return say("recurrence.date", day=_day_and_month(say, day.day, day.month), year=day.year)


def _day_and_month(say: Say, day: int, month: int) -> str:
    number = say("date.first") if day == 1 else str(day)
    return f"{number} {say('date.months').split()[month - 1]}"


def _listed(say: Say, words: Iterable[str]) -> str:
    """Words as a list in a sentence: a, b and c."""
    *most, last = words
    return say("recurrence.and", first=", ".join(most), last=last) if most else last
