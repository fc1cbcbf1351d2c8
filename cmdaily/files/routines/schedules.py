"""Schedule fields: from the keys of an action, its section and its routine to the action's schedule."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.record import frozen
from cmdaily.domain.recurrence import Schedule
from cmdaily.domain.recurrence.combined import Moved, Relative, Several
from cmdaily.domain.recurrence.rrule_text import never_comes
from cmdaily.domain.recurrence.special import Event, RRule
from cmdaily.domain.recurrence.weekly import Days
from cmdaily.files.routines.fields import PATTERN_KEYS, WHEN
from cmdaily.files.routines.values import MOVES, NO_HOLIDAYS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from cmdaily.domain.recurrence import Pattern
    from cmdaily.files.yaml.fields import Record
    from cmdaily.files.yaml.nodes import Node
    from cmdaily.files.yaml.problems import ProblemReport

    Offsets = tuple[tuple[int, bool], ...]

_MOST_RULES = 20


@frozen
class _Limits:
    """The keys beside the pattern, each from the nearest level that has it."""

    since: date | None
    until: date | None
    excluded: tuple[tuple[date, date], ...]
    only: tuple[tuple[date, date], ...]
    holidays: str | None


class Scheduler:
    """Makes the schedules of one file; checks that a level's keys go together, once per level."""

    def __init__(self, report: ProblemReport) -> None:
        self._report = report
        self._rules: set[tuple[RRule, date | None]] = set()
        self._probe = True

    def check(self, record: Record) -> None:
        """Report keys of one level that contradict each other."""
        given = [name for name in PATTERN_KEYS if record.has(name)]
        for name in given[1:]:
            self._report.add(record.key_place(name), "routine_file.two_patterns", name=name, first=given[0])
        since, until = record.get("from"), record.get("until")
        if since and until and since > until:
            place = record.value_place("until")
            self._report.add(place, "routine_file.until_before_from", until=str(until), since=str(since))
        if record.has("or") and record.has("after"):
            self._report.add(record.key_place("or"), "routine_file.or_after")
        if record.has("of") and not record.has("days"):
            self._report.add(record.key_place("of"), "routine_file.of_without_days")

    def check_event(self, levels: tuple[Record, ...], below: Iterable[Record]) -> None:
        """Report an event of the first level from which neither it nor those above and below count days."""
        record = levels[0]
        if record.get("event") and not any(each.has("days") for each in (*levels, *below)):
            self._report.add(record.key_place("event"), "routine_file.event_without_days")

    def schedule(self, levels: tuple[Record, ...], base: Schedule | None = None) -> Schedule:
        """The schedule of an action from its own keys, its section's and its routine's: the nearest wins.

        `base` is the schedule of the action that its `of` names.
        """
        limits = _limits(levels)
        pattern, until = self._pattern(levels, limits.since, base)
        move = _nearest(levels, "or")
        if move is not None and pattern.kind != "after":
            pattern = Moved(pattern, MOVES[move])
        if _inside(pattern).kind == "once" and not (limits.since and limits.until):
            self._report.add(_place_of(levels, "every"), "routine_file.once_without_span")
        last = min(filter(None, (until, limits.until)), default=None)
        return Schedule(
            pattern,
            limits.since,
            last,
            limits.excluded,
            None if limits.holidays is None else limits.holidays.replace(NO_HOLIDAYS, ""),
            bool(limits.holidays) and limits.holidays != NO_HOLIDAYS,
            only=limits.only,
        )

    def _pattern(
        self, levels: tuple[Record, ...], since: date | None, base: Schedule | None
    ) -> tuple[Pattern, date | None]:
        for record in levels:
            for name in PATTERN_KEYS:
                if record.has(name):
                    if base is not None and name == "days":
                        return Relative(base, *_offsets(record.get(name, ()))), None
                    return self._pattern_of(name, record, levels, since)
        return Days(1), None

    def _pattern_of(
        self, name: str, record: Record, levels: tuple[Record, ...], since: date | None
    ) -> tuple[Pattern, date | None]:
        found = record.get(name)
        if found is None:
            return Days(1), None
        if name == "rrule":
            rule, until = found
            self._check_rule(rule, record, since)
            return rule, until
        if name == "days":
            return self._event(found, record, levels), None
        return found, None

    def _event(self, given: Offsets, record: Record, levels: tuple[Record, ...]) -> Pattern:
        events = _nearest(levels, "event")
        if events is None:
            if not record.has("of") and not any(level.has("event") for level in levels):
                self._report.add(record.key_place("days"), "routine_file.days_without_event")
            return Days(1)
        offsets, working = _offsets(given)
        found: list[Pattern] = [
            Event(event, offsets, working)
            if isinstance(event, date)
            else Relative(Schedule(event), offsets, working)
            for event in events
        ]
        return found[0] if len(found) == 1 else Several(tuple(found))

    def _check_rule(self, rule: RRule, record: Record, since: date | None) -> None:
        if (rule, since) in self._rules:
            return
        self._rules.add((rule, since))
        if len(self._rules) > _MOST_RULES:
            self._report.stop(record.key_place("rrule"), "routine_file.too_many_rules", most=_MOST_RULES)
        if since is None and "COUNT=" in rule.text:
            self._report.add(record.value_place("rrule"), "routine_file.count_without_from")
        if self._probe and never_comes(rule, since):
            self._probe = False  # looking takes a while: one at a time
            self._report.add(record.value_place("rrule"), "routine_file.rule_never")


def _inside(pattern: Any) -> Any:
    return pattern.pattern if pattern.kind == "moved" else pattern


def _offsets(given: Offsets) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The offsets in days and those in working days, each in order and once."""
    days = {n for n, in_working_days in given if not in_working_days}
    working = {n for n, in_working_days in given if in_working_days}
    return tuple(sorted(days)), tuple(sorted(working))


def _place_of(levels: tuple[Record, ...], name: str) -> Node:
    return next(level.value_place(name) for level in levels if level.has(name))


def _nearest(levels: tuple[Record, ...], name: str) -> Any:
    return next((level.get(name) for level in levels if level.has(name)), None)


def _limits(levels: tuple[Record, ...]) -> _Limits:
    excluded = {span for level in levels for span in level.get("except", ())}
    return _Limits(
        _nearest(levels, "from"),
        _nearest(levels, "until"),
        tuple(sorted(excluded)),
        tuple(sorted(set(_nearest(levels, "only") or ()))),
        _nearest(levels, "holidays"),
    )


def own_pattern_key(record: Record) -> str | None:
    """The first key of a record that says when, if it has one."""
    return next((f.name for f in WHEN if record.has(f.name)), None)
