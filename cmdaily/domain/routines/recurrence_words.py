"""Recurrence in words: "every 2 weeks on Friday, until 30 June 2027".

The words are in the catalogue `recurrence`; this module chooses and joins them. Weekdays and months are those
of the catalogue `date`.
"""

from __future__ import annotations

from datetime import date

from cmdaily.domain.record import replace
from cmdaily.domain.recurrence.monthly import LAST
from cmdaily.domain.recurrence.weekly import WEEKEND, WORKING_WEEK
from cmdaily.domain.routines.action_words import around, listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Protocol

    from cmdaily.domain.recurrence import Schedule
    from cmdaily.domain.routines.routine import Action

    class Translate(Protocol):
        """The messages of one language (cmdaily.locale.Translator)."""

        def __call__(self, key: str, **values: object) -> str:
            """The message for a key."""


_WHOLE_WEEK = 127
_CLAMPED_FROM = 29
_MOST_SPANS = 3
_ORDINALS = 5
_UNITS = {1: "month", 3: "quarter", 12: "year"}


def describe_action(tr: Translate, action: Action) -> str:
    """When an action is due, in words without a capital or a full stop."""
    said = describe(
        tr,
        action.schedule,
        period=action.period,
        target=action.per_part if action.each and action.target else action.target,
        slots=action.slots,
        carry=action.carry,
        most=action.most,
        part=action.part,
        optional=action.optional,
        zone=action.zone,
    )
    return ", ".join([said, *around(tr, action)])


def describe(
    tr: Translate,
    schedule: Schedule,
    *,
    period: str = "day",
    target: int | None = 1,
    slots: Sequence[str] = (),
    carry: bool = False,
    most: int = 0,
    part: str | None = None,
    optional: bool = False,
    zone: str | None = None,
) -> str:
    """When something on this schedule is due, in words without a capital or a full stop."""
    words = _pattern(tr, schedule.pattern)
    if period != "day":
        weeks, several, _ = period.partition(" ")
        per = "weeks" if several else period
        key = f"recurrence.per_{per}" if target else f"recurrence.all_per_{per}"
        quota = tr(key, n=target or 1, weeks=weeks)
        words = tr("recurrence.quota", quota=quota, days=words)
    if slots:
        times = listed(tr, [tr("recurrence.slot", time=slot) for slot in slots])
        if zone:
            times = tr("recurrence.slot_zone", time=times, zone=zone)
        words = tr("recurrence.at", days=words, times=times)
    parts = [words]
    if part:
        parts.append(tr(f"recurrence.part_{part}"))
    if most:
        only_most = optional and target == most
        parts.append(
            tr("recurrence.at_most", n=most) if only_most else tr("recurrence.from_to", n=most, least=target)
        )
    parts += [tr("recurrence.turn", turn=turn, size=size) for turn, size in schedule.turns]
    parts += _limits(tr, schedule)
    if carry:
        parts.append(tr("recurrence.carry"))
    if optional:
        parts.append(tr("recurrence.optional"))
    return ", ".join(parts)


def _pattern(tr: Translate, pattern: Any) -> str:
    kind: str = pattern.kind
    if kind == "days":
        return _every(tr, "day", pattern.step)
    if kind == "weekly":
        return _weekly(tr, pattern.days, pattern.step)
    if kind == "periodic":
        unit = _UNITS[pattern.months]
        return tr("recurrence.on", every=_every(tr, unit, pattern.step), days=_periodic(tr, pattern, unit))
    if kind == "event":
        days = _offsets(tr, pattern.offsets, pattern.working)
        return tr("recurrence.event", date=_date(tr, pattern.day), days=days)
    if kind == "parity":
        every = tr("recurrence.even_week" if pattern.parity == 0 else "recurrence.odd_week")
        return tr("recurrence.on", every=every, days=_on_weekdays(tr, pattern.days))
    if kind in ("several", "moved", "relative", "easter", "once"):
        return _combined(tr, pattern)
    if kind == "apart":
        return _pattern(tr, pattern.pattern)
    if kind == "after":
        weeks, days = divmod(pattern.days, 7)
        if pattern.of:
            key, length = ("days", pattern.days) if days else ("weeks", weeks)
            return tr(f"recurrence.after_{key}_of", n=length, action=pattern.of)
        return tr("recurrence.after_days", n=pattern.days) if days else tr("recurrence.after_weeks", n=weeks)
    return _rule(tr, pattern.text)


def _rule(tr: Translate, text: str) -> str:
    from cmdaily.domain.routines.rrule_words import parts_of, pattern_said

    said = pattern_said(text)
    if said is None:
        return tr("recurrence.rule", rule=text)
    parts = parts_of(text)
    words = [_pattern(tr, said)]
    if "BYMONTH" in parts:
        months = [tr("date.months").split()[int(number) - 1] for number in parts["BYMONTH"].split(",")]
        words.append(tr("recurrence.in_months", months=listed(tr, months)))
    if "COUNT" in parts:
        words.append(tr("recurrence.in_all", n=int(parts["COUNT"])))
    return ", ".join(words)


def _every(tr: Translate, unit: str, step: int) -> str:
    if step == 1:
        return tr(f"recurrence.every_{unit}")
    return tr(f"recurrence.every_{unit}s", count=_number(tr, step))


def _number(tr: Translate, number: int) -> str:
    """A small number as the language likes to write it."""
    words = tr("recurrence.numbers").split()
    return words[number - 1] if number <= len(words) else str(number)


def _weekly(tr: Translate, days: int, step: int) -> str:
    if step == 1 and days == _WHOLE_WEEK:
        return tr("recurrence.every_day")
    names = [name for n, name in enumerate(tr("date.weekdays").split()) if days >> n & 1]
    named = {WORKING_WEEK: "weekday", WEEKEND: "weekend"}.get(days)
    if step == 1:
        return tr(f"recurrence.every_{named}") if named else _each(tr, names)
    return tr("recurrence.on", every=_every(tr, "week", step), days=_on_weekdays(tr, days))


def _on_weekdays(tr: Translate, days: int) -> str:
    named = {WORKING_WEEK: "weekday", WEEKEND: "weekend"}.get(days)
    if named:
        return tr(f"recurrence.on_{named}")
    names = [name for n, name in enumerate(tr("date.weekdays").split()) if days >> n & 1]
    days_named = listed(tr, [tr("recurrence.on_one", day=name) for name in names])
    return tr("recurrence.on_these", days=days_named)


def _combined(tr: Translate, pattern: Any) -> str:
    kind: str = pattern.kind
    if kind == "several":
        return _several(tr, pattern.patterns)
    if kind == "moved":
        key = "recurrence.or_next" if pattern.step > 0 else "recurrence.or_previous"
        return tr(key, days=_pattern(tr, pattern.pattern))
    if kind == "relative":
        base = _pattern(tr, pattern.base.pattern)
        return tr("recurrence.relative", base=base, days=_offsets(tr, pattern.offsets, pattern.working))
    return tr(f"recurrence.{kind}")


def _several(tr: Translate, patterns: Sequence[Any]) -> str:
    """Days of one period are listed after it: "every month on the 1st and on the 15th"."""
    first = patterns[0]
    alike = all(
        each.kind == "periodic" and (each.months, each.step) == (first.months, first.step)
        for each in patterns
    )
    if not alike:
        return listed(tr, [_pattern(tr, each) for each in patterns])
    unit = _UNITS[first.months]
    days = listed(tr, [_periodic(tr, each, unit) for each in patterns])
    return tr("recurrence.on", every=_every(tr, unit, first.step), days=days)


def _each(tr: Translate, names: list[str]) -> str:
    """Days of every week: in French each of several has its own article."""
    if len(names) == 1:
        return tr("recurrence.each", days=names[0])
    return tr("recurrence.each_of", days=listed(tr, [tr("recurrence.each_one", day=name) for name in names]))


def _periodic(tr: Translate, pattern: Any, unit: str) -> str:
    number: int = pattern.number
    if pattern.rule == "date":
        month, day = divmod(number, 100)
        words = tr("recurrence.on_date", date=_day_and_month(tr, day, month))
        return tr("recurrence.leap_day", days=words) if number == 229 else words
    if number < LAST:
        from_front = replace(pattern, number=-number)
        return tr("recurrence.from_end", days=_periodic(tr, from_front, "period"))
    ordinal = tr("recurrence.ordinals").split()[number - 1 if 1 <= number <= 5 else 5]
    if pattern.rule == "weekday":
        weekday = tr("date.weekdays").split()[pattern.weekday]
        words = tr("recurrence.on_ordinal", ordinal=ordinal, day=weekday)
        rare = number == 5 and unit == "month"
        return tr("recurrence.if_any", days=words) if rare else words
    if pattern.rule == "working":
        return tr("recurrence.on_working", ordinal=ordinal)
    if number == LAST:
        return tr("recurrence.on_day", ordinal=ordinal)
    if unit != "month":
        if unit == "period" and number <= _ORDINALS:
            return tr("recurrence.on_day", ordinal=ordinal)
        return (
            tr("recurrence.on_day", ordinal=ordinal)
            if number == 1
            else tr("recurrence.on_nth", number=number)
        )
    words = tr("recurrence.on_day_number", day=tr("recurrence.days_of_month").split()[number - 1])
    return tr("recurrence.or_last", days=words) if number >= _CLAMPED_FROM else words


def _offsets(tr: Translate, offsets: Sequence[int], working: Sequence[int]) -> str:
    parts = []
    for numbers, what in ((offsets, ""), (working, "_working")):
        before = [-n for n in numbers if n < 0]
        after = [n for n in numbers if n > 0]
        if before:
            parts.append(tr(f"recurrence.before{what}", n=max(before), days=listed(tr, map(str, before))))
        if 0 in numbers:
            parts.append(tr("recurrence.on_the_day"))
        if after:
            parts.append(tr(f"recurrence.after{what}", n=max(after), days=listed(tr, map(str, after))))
    return ", ".join(parts)


def _limits(tr: Translate, schedule: Schedule) -> list[str]:
    parts = []
    if schedule.since is not None:
        parts.append(tr("recurrence.since", date=_date(tr, schedule.since)))
    if schedule.until is not None:
        parts.append(tr("recurrence.until", date=_date(tr, schedule.until)))
    if len(schedule.excluded) > _MOST_SPANS:
        parts.append(tr("recurrence.except_many", n=len(schedule.excluded)))
    elif schedule.excluded:
        spans = [_span(tr, first, last) for first, last in schedule.excluded]
        parts.append(tr("recurrence.except", days=listed(tr, spans)))
    if len(schedule.only) > _MOST_SPANS:
        parts.append(tr("recurrence.only_many", n=len(schedule.only)))
    elif schedule.only:
        spans = [_span(tr, first, last) for first, last in schedule.only]
        parts.append(tr("recurrence.only", days=listed(tr, spans)))
    if schedule.off_on_holidays:
        parts.append(tr("recurrence.holidays", country=schedule.holidays))
    return parts


def _span(tr: Translate, first: date, last: date) -> str:
    if first == last:
        return tr("recurrence.span_day", date=_date(tr, first))
    return tr("recurrence.span", first=_date(tr, first), last=_date(tr, last))


def _date(tr: Translate, day: date) -> str:
    return tr("recurrence.date", day=_day_and_month(tr, day.day, day.month), year=day.year)


def _day_and_month(tr: Translate, day: int, month: int) -> str:
    number = tr("date.first") if day == 1 else str(day)
    return f"{number} {tr('date.months').split()[month - 1]}"
