"""Actions of a routine's file: from the keys of an action, its section and its routine to the action."""

from __future__ import annotations

from cmdaily.domain.record import replace
from cmdaily.domain.routines.routine import ALL_NETWORKS, NETWORK, Action
from cmdaily.files.routines.amounts import Budget, People

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from cmdaily.domain.recurrence import Schedule
    from cmdaily.files.yaml.fields import Record


def action_of(
    levels: tuple[Record, Record, Record], routine: str, schedule: Schedule, shared: Mapping[str, int]
) -> Action:
    """The action of a record, its section and its routine. `shared` are the minutes that its section leaves to each."""
    record, section, _ = levels
    slots = tuple(sorted(record.get("at", ())))
    least, most = record.get("times", (len(slots) or 1, 0))
    rotation: Any = record.get("rotation")
    people = rotation if isinstance(rotation, People) else None
    return Action(
        id=record.get("id"),
        routine=routine,
        title=record.get("title"),
        section=section.get("title"),
        schedule=replace(schedule, turns=(rotation,)) if isinstance(rotation, tuple) else schedule,
        essential=record.get("essential", False),
        counts=record.get("counts", ()),
        open=record.get("open"),
        period=record.get("per", "day"),
        slots=slots,
        carry=_nearest(levels, "carry", _is_once(schedule)),
        renamed_from=record.get("renamed_from", ()),
        note=record.get("note", ()),
        optional=record.get("optional", bool(most and not least)),
        most=most,
        part=record.get("part", section.get("part")),
        people=people.names if people else (),
        turn=people.turn if people else 0,
        zone=_nearest(levels, "zone", None),
        remind=_nearest(levels, "remind", True),
        asks=record.get("asks", ()),
        apart=record.get("apart", ""),
        **_budget(record, shared),
        **_networks(record, section, least or most),
    )


def _budget(record: Record, shared: Mapping[str, int]) -> dict[str, Any]:
    """The minutes of an action, and whether they are those of a whole period."""
    found = record.get("minutes", shared.get(record.get("id"), 0))
    spread = isinstance(found, Budget)
    return {"minutes": found.minutes if spread else found, "spread": spread}


def _networks(record: Record, section: Record, times: int) -> dict[str, Any]:
    """The networks of an action; with `each` of a list, its parts and the target of them all."""
    found: dict[str, Any]
    named: tuple[str, ...] = record.get("platform", section.get("platform", ()))
    alone = len(named) == 1 or (named and not record.get("each"))
    main = named[0] if alone and named[0] != ALL_NETWORKS else None
    found = {"platform": main, "platforms": named, "each": record.get("each", ""), "target": times or None}
    if record.get("each") == NETWORK and named != (ALL_NETWORKS,):
        found |= {"parts": named, "target": times * len(named)}
    return found


def _nearest(levels: tuple[Record, ...], name: str, usual: Any) -> Any:
    return next((level.get(name) for level in levels if level.get(name) is not None), usual)


def _is_once(schedule: Schedule) -> bool:
    """Whether it is once between two days: it waits of itself."""
    pattern: Any = schedule.pattern
    return bool((pattern.pattern if pattern.kind == "moved" else pattern).kind == "once")
