"""Routine parser: a checklist in YAML (docs/routines.md)."""

from __future__ import annotations

from cmdaily.domain.record import replace
from cmdaily.domain.recurrence.combined import Apart
from cmdaily.domain.routines.routine import Routine
from cmdaily.files.cache.serialise import settled
from cmdaily.files.routines.actions import action_of
from cmdaily.files.routines.amounts import ALL, Budget
from cmdaily.files.routines.fields import ACTION, ROUTINE, SECTION
from cmdaily.files.routines.groups import GroupTurn, is_group, turns_of, with_turns
from cmdaily.files.routines.networks import check_each, check_networks
from cmdaily.files.routines.schedules import Scheduler
from cmdaily.files.yaml.fields import Record, read_record
from cmdaily.files.yaml.problems import ProblemReport, guess
from cmdaily.files.yaml.source import read_mapping_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cmdaily.domain.recurrence import Schedule
    from cmdaily.files.routines.networks import Networks
    from cmdaily.files.yaml.nodes import Node

_MOST_ACTIONS = 500


def load_routine(
    path: str,
    *,
    default_holidays: str | None = None,
    zone_name: str | None = None,
    networks: Networks | None = None,
) -> Routine:
    """The routine of a file. Raises FileError with every problem found in it.

    `default_holidays` is the country whose holidays count where the file names none, `zone_name` the user's time
    zone; `networks` gives the names of the networks there are, None for whatever is written.
    """
    routine, _, _ = parse_routine(path, networks)
    actions = tuple(
        replace(a, schedule=settled(a.schedule, default_holidays, zone_name)) for a in routine.actions
    )
    return replace(routine, actions=actions)


def parse_routine(path: str, networks: Networks | None = None) -> tuple[Routine, Node, tuple[str, ...]]:
    """The routine as the file alone says it, where its name stands, and the files that it reads beside it.

    Its schedules still tell "no country named" (None) from "none" (an empty text).
    """
    report = ProblemReport(path)
    routine, place = _RoutineReader(report, networks).routine()
    return routine, place, tuple(report.read)


class _RoutineReader:
    def __init__(self, report: ProblemReport, networks: Networks | None = None) -> None:
        self._report = report
        self._networks = networks
        self._scheduler = Scheduler(report)
        self._actions: dict[str, Record] = {}
        self._sections: dict[str, Record] = {}
        self._former: dict[str, str] = {}
        self._count = 0
        self._shared: dict[str, int] = {}

    def routine(self) -> tuple[Routine, Node]:
        root = read_mapping_file(self._report.path, self._report)
        head = read_record(root, ROUTINE, self._report, "routine_file.unknown_routine_key")
        assert head is not None  # noqa: S101 - a mapping always gives a record
        self._scheduler.check(head)
        for node in head.get("sections", ()):
            self._section(node)
        self._check_former_names()
        self._check_events(head)
        self._check_neighbours()
        turns = turns_of(self._actions, self._report)
        schedules = self._schedules(head, turns)
        self._report.raise_if_any()
        name = head.get("routine")
        actions = tuple(
            action_of(
                (record, self._sections[id_], head), name, with_turns(id_, turns, schedules), self._shared
            )
            for id_, record in self._actions.items()
            if not is_group(record)
        )
        minutes, description = head.get("minutes", 0), head.get("description", ())
        routine = Routine(name, head.get("title"), actions, minutes, description, self._report.path)
        return routine, head.value_place("routine")

    def _schedules(self, head: Record, turns: dict[str, GroupTurn]) -> dict[str, Schedule]:
        """The schedule of every action that has one of its own; those counted from another action come last."""
        schedules: dict[str, Schedule] = {}
        for name, record in sorted(self._actions.items(), key=_depends):
            if name not in turns:
                base = (
                    self._base(record, schedules, turns) if record.get("of") and record.has("days") else None
                )
                levels = (record, self._sections[name], head)
                schedules[name] = self._apart(
                    self._scheduler.schedule(levels, base), record, schedules, turns
                )
        return schedules

    def _apart(
        self,
        schedule: Schedule,
        record: Record,
        schedules: dict[str, Schedule],
        turns: dict[str, GroupTurn],
    ) -> Schedule:
        """The schedule without the days of the action it is apart from, where that has days of its own."""
        other = self._actions.get(record.get("apart", ""))
        if other is None or schedule.pattern.kind == "after" or not _has_fixed_days(other):
            return schedule
        name = other.get("id")
        if name not in turns and name not in schedules:
            return schedule
        days = with_turns(name, turns, schedules)
        rotation: Any = other.get("rotation")
        if isinstance(rotation, tuple) and isinstance(rotation[0], int):
            days = replace(days, turns=(rotation,))
        return (
            schedule
            if days.pattern.kind == "after"
            else replace(schedule, pattern=Apart(schedule.pattern, days))
        )

    def _base(
        self, record: Record, schedules: dict[str, Schedule], turns: dict[str, GroupTurn]
    ) -> Schedule | None:
        """The schedule of the action that `of` names."""
        name: str = record.get("of")
        place = record.value_place("of")
        named = self._actions.get(name)
        if named is None:
            close = guess(name, self._actions)
            key = "routine_file.unknown_member_guess" if close else "routine_file.unknown_member"
            self._report.add(place, key, name=name, guess=close)
            return None
        base = None if named.has("of") or is_group(named) else with_turns(name, turns, schedules)
        if base is None or base.pattern.kind == "after":
            self._report.add(place, "routine_file.of_unfit", name=name)
            return None
        rotation: Any = named.get("rotation")
        return replace(base, turns=(rotation,)) if isinstance(rotation, tuple) else base

    def _section(self, node: Node) -> None:
        section = read_record(node, SECTION, self._report, "routine_file.unknown_section_key")
        if section is None:
            return
        self._scheduler.check(section)
        check_networks(section, self._networks, self._report)
        before = len(self._actions)
        for each in section.get("actions", ()):
            self._count += 1
            if self._count > _MOST_ACTIONS:
                self._report.stop(each, "routine_file.too_many_actions", most=_MOST_ACTIONS)
            action = read_record(each, ACTION, self._report, "routine_file.unknown_action_key")
            if action is not None:
                self._check_action(action)
                check_networks(action, self._networks, self._report)
                check_each(action, action.get("platform", section.get("platform", ())), self._report)
                self._keep(action, section)
        self._share(section.get("minutes", 0), list(self._actions.values())[before:])

    def _share(self, minutes: int, actions: list[Record]) -> None:
        """Divide what a section's minutes leave among its actions that have none of their own."""
        without = [action.get("id") for action in actions if not action.has("minutes")]
        own = [action.get("minutes", 0) for action in actions]
        left = max(0, minutes - sum(each for each in own if isinstance(each, int)))
        for place, name in enumerate(without):
            self._shared[name] = left // len(without) + (place < left % len(without))

    def _check_action(self, action: Record) -> None:
        self._scheduler.check(action)
        if not action.has("title") and not is_group(action):
            self._report.add(action.node, "yaml_file.key_missing", name="title")
        slots = action.get("at", ())
        if len(set(slots)) < len(slots):
            self._report.add(action.value_place("at"), "routine_file.slot_twice")
        if slots and action.get("per", "day") != "day":
            self._report.add(action.key_place("at"), "routine_file.slots_per_day")
        if len(slots) > 1 and action.get("times", (ALL, 0))[0] not in (ALL, len(slots)):
            self._report.add(action.value_place("times"), "routine_file.slots_and_times", n=len(slots))
        if action.get("carry") and action.get("per", "day") != "day":
            self._report.add(action.key_place("carry"), "routine_file.carry_on_quota", per=action.get("per"))
        budget = action.get("minutes")
        if isinstance(budget, Budget) and budget.period != action.get("per", "day"):
            values = {"period": budget.period, "per": action.get("per", "day")}
            self._report.add(action.value_place("minutes"), "routine_file.budget_period", **values)
        if action.has("after") and isinstance(action.get("rotation"), tuple):
            self._report.add(action.key_place("rotation"), "routine_file.rotation_after")

    def _keep(self, action: Record, section: Record) -> None:
        name = action.get("id")
        if name is None:
            return
        if name in self._actions:
            first = self._actions[name].value_place("id").line
            self._report.add(action.value_place("id"), "routine_file.duplicate_id", name=name, first=first)
            return
        self._actions[name] = action
        self._sections[name] = section

    def _check_events(self, head: Record) -> None:
        sections = {id(section): section for section in self._sections.values()}
        by_section = {
            key: [a for name, a in self._actions.items() if self._sections[name] is section]
            for key, section in sections.items()
        }
        self._scheduler.check_event((head,), (*sections.values(), *self._actions.values()))
        for key, section in sections.items():
            self._scheduler.check_event((section, head), by_section[key])
            for action in by_section[key]:
                self._scheduler.check_event((action, section, head), ())

    def _check_neighbours(self) -> None:
        """Report actions named by `apart` and `after: … of` that are not there, or are the action itself."""
        for name, action in self._actions.items():
            pattern = action.get("after")
            for key, other in (("apart", action.get("apart")), ("after", pattern.of if pattern else "")):
                if not other:
                    continue
                place = action.value_place(key)
                if other not in self._actions:
                    close = guess(other, self._actions)
                    what = "routine_file.unknown_member_guess" if close else "routine_file.unknown_member"
                    self._report.add(place, what, name=other, guess=close)
                elif other == name or is_group(self._actions[other]):
                    self._report.add(place, "routine_file.neighbour_unfit", name=other)
                elif key == "apart" and self._actions[other].get("apart"):
                    self._report.add(place, "routine_file.apart_twice", name=other)

    def _check_former_names(self) -> None:
        for name, action in self._actions.items():
            for former in action.get("renamed_from", ()):
                place = action.value_place("renamed_from")
                if former in self._actions:
                    self._report.add(place, "routine_file.former_in_use", name=former)
                elif former in self._former:
                    self._report.add(
                        place, "routine_file.former_twice", name=former, other=self._former[former]
                    )
                self._former[former] = name


def _has_fixed_days(record: Record) -> bool:
    return record.get("per", "day") == "day" and not record.has("after")


def _depends(item: tuple[str, Record]) -> int:
    """The order in which schedules are made: what others count from, or keep away from, comes first."""
    return 2 * item[1].has("of") + item[1].has("apart")
