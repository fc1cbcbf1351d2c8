"""Rotation groups: actions that take turns, worked out into a plain schedule for each of them."""

from __future__ import annotations

from cmdaily.domain.record import frozen, replace
from cmdaily.domain.recurrence import Schedule
from cmdaily.files.routines.fields import GROUP_KEYS
from cmdaily.files.routines.schedules import own_pattern_key
from cmdaily.files.yaml.nodes import Sequence
from cmdaily.files.yaml.problems import guess

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.files.yaml.fields import Record
    from cmdaily.files.yaml.nodes import Node
    from cmdaily.files.yaml.problems import ProblemReport


@frozen
class GroupTurn:
    """The place of an action in a group: turn `number` of `size`."""

    group: str
    number: int
    size: int
    place: Node


def turns_of(actions: dict[str, Record], report: ProblemReport) -> dict[str, GroupTurn]:
    """The turn of each member of a group, by id. Reports members that are unknown, shared or in a circle."""
    turns: dict[str, GroupTurn] = {}
    for group, record in actions.items():
        members = _members(record)
        if not members:
            continue
        _check_keys(record, report)
        for number, member in enumerate(members, 1):
            place = _member_place(record, number)
            if _is_fit(member, place, actions, turns, report):
                turns[member] = GroupTurn(group, number, len(members), place)
    _check_circles(turns, report)
    return turns


def is_group(record: Record) -> bool:
    """Whether the action stands for others."""
    return bool(_members(record)) or (
        record.has("rotation") and isinstance(record.value_place("rotation"), Sequence)
    )


def with_turns(member: str, turns: dict[str, GroupTurn], schedules: dict[str, Schedule]) -> Schedule:
    """The schedule of a member: that of its outermost group, with a turn for each group on the way."""
    path: list[tuple[int, int]] = []
    name = member
    while name in turns:
        turn = turns[name]
        path.insert(0, (turn.number, turn.size))
        name = turn.group
    return replace(schedules[name], turns=tuple(path)) if path else schedules[name]


def _members(record: Record) -> tuple[str, ...]:
    found = record.get("rotation", ())
    return found if isinstance(found, tuple) and found and isinstance(found[0], str) else ()


def _member_place(record: Record, number: int) -> Node:
    listed = record.value_place("rotation")
    return listed.items[number - 1] if isinstance(listed, Sequence) else listed


def _check_keys(record: Record, report: ProblemReport) -> None:
    for name, (key, _) in record.node.entries.items():
        if name in record.values and name not in GROUP_KEYS:
            report.add(key, "routine_file.group_key", name=name)
        if name == "after":
            report.add(key, "routine_file.rotation_after")


def _is_fit(
    member: str, place: Node, actions: dict[str, Record], turns: dict[str, GroupTurn], report: ProblemReport
) -> bool:
    if member not in actions:
        close = guess(member, actions)
        key = "routine_file.unknown_member_guess" if close else "routine_file.unknown_member"
        report.add(place, key, name=member, guess=close)
        return False
    if member in turns:
        report.add(place, "routine_file.member_twice", name=member, group=turns[member].group)
        return False
    record = actions[member]
    own = own_pattern_key(record)
    if own is None and record.has("rotation") and not is_group(record):
        own = "rotation"
    if own is not None:
        report.add(record.key_place(own), "routine_file.member_when", name=own, member=member)
    return True


def _check_circles(turns: dict[str, GroupTurn], report: ProblemReport) -> None:
    """Report each circle once, and take it apart."""
    for start in list(turns):
        seen = [start]
        name = start
        while name in turns:
            name = turns[name].group
            if name in seen:
                circle = [*seen[seen.index(name) :][::-1], seen[seen.index(name) :][-1]]
                report.add(turns[name].place, "routine_file.circle", circle=" → ".join(circle))
                del turns[name]
                break
            seen.append(name)
