"""Export format: the journal, pauses, switches, figures, assessments and watches as plain data, and back."""

from __future__ import annotations

from datetime import date, datetime

from cmdaily.domain.data.figure_rows import break_row, sitting_data, sitting_row, value_row
from cmdaily.domain.data.watch_rows import watch_data, watch_row
from cmdaily.domain.record import frozen
from cmdaily.domain.routines.journal import SKIP, TICK, VOID, JournalEntry
from cmdaily.domain.routines.pause import LONGEST_DAYS, Pause
from cmdaily.domain.routines.planned import ADD, MOVE, NOTE, PlanEntry
from cmdaily.domain.routines.proof import proof_of
from cmdaily.domain.time.days import FIRST_DAY, LAST_DAY
from cmdaily.errors import FileError, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from cmdaily.domain.assessment.results import Sitting
    from cmdaily.domain.data.figure_rows import KeptBreak, KeptValue
    from cmdaily.domain.watches.watch import Watch

    T = TypeVar("T")

KIND = "cmdaily-export"
VERSION = 1

_ENTRY: dict[str, type | tuple[type, ...]] = {
    "id": str,
    "command": str,
    "kind": str,
    "day": str,
    "routine": str,
    "action": str,
    "recorded_at": str,
    "amount": int,
    "target": (int, type(None)),
    "seconds": int,
    "note": str,
    "source": str,
    "receipt": str,
    "key": (str, type(None)),
    "voids": (str, type(None)),
}
_PAUSE: dict[str, type | tuple[type, ...]] = {
    "id": str,
    "first": str,
    "last": str,
    "routine": (str, type(None)),
    "reason": str,
    "recorded_at": str,
    "removed_at": (str, type(None)),
}
_PLAN: dict[str, type | tuple[type, ...]] = {
    "id": str,
    "command": str,
    "kind": str,
    "day": str,
    "routine": str,
    "action": str,
    "recorded_at": str,
    "to_day": (str, type(None)),
    "text": str,
    "section": str,
    "amount": (int, type(None)),
    "minutes": int,
    "essential": bool,
}
_SWITCH: dict[str, type | tuple[type, ...]] = {"routine": str, "active": bool, "changed_at": str}
_DAYS = ("day", "first", "last", "to_day")
_LARGEST = 2**31


@frozen
class Exchange:
    """What an export holds."""

    entries: tuple[JournalEntry, ...]
    pauses: tuple[Pause, ...] = ()
    switches: tuple[tuple[str, bool, str], ...] = ()
    values: tuple[KeptValue, ...] = ()
    breaks: tuple[KeptBreak, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    plan: tuple[PlanEntry, ...] = ()
    watches: tuple[Watch, ...] = ()


def to_data(exchange: Exchange) -> dict[str, Any]:
    """An export as JSON-serialisable data."""
    return {
        "schema_version": VERSION,
        "kind": KIND,
        "journal": [_dump(entry, _ENTRY) for entry in exchange.entries],
        "pauses": [_dump(pause, _PAUSE) for pause in exchange.pauses],
        "routines": [dict(zip(_SWITCH, switch, strict=True)) for switch in exchange.switches],
        "figures": [_plain(value) for value in exchange.values],
        "breaks": [_plain(broken) for broken in exchange.breaks],
        "assessments": [sitting_data(sitting) for sitting in exchange.sittings],
        "plan": [_dump(entry, _PLAN) for entry in exchange.plan],
        "watches": [watch_data(watch) for watch in exchange.watches],
    }


def from_data(data: Any, path: str) -> Exchange:
    """An export read back. Raises FileError, naming the path, when it is none or any row of it is wrong."""
    if not isinstance(data, dict) or data.get("kind") != KIND:
        raise _wrong(path, "exchange.not_one")
    if data.get("schema_version") != VERSION:
        raise _wrong(path, "exchange.version", found=data.get("schema_version"), known=VERSION)
    problems: list[Problem] = []
    entries = [_entry(row) for row in _rows(data, "journal", _ENTRY, path, problems)]
    pauses = [_pause(row) for row in _rows(data, "pauses", _PAUSE, path, problems)]
    switches = [
        (row["routine"], row["active"], row["changed_at"])
        for row in _rows(data, "routines", _SWITCH, path, problems)
    ]
    values = _checked(data, "figures", value_row, path, problems)
    breaks = _checked(data, "breaks", break_row, path, problems)
    sittings = _checked(data, "assessments", sitting_row, path, problems)
    plan = tuple(_plan_entry(row) for row in _rows(data, "plan", _PLAN, path, problems))
    watches = _checked(data, "watches", watch_row, path, problems)
    if problems:
        raise FileError(problems[:20])
    return Exchange(tuple(entries), tuple(pauses), tuple(switches), values, breaks, sittings, plan, watches)


def _checked(
    data: dict[str, Any], name: str, read: Callable[[Any], T | str], path: str, problems: list[Problem]
) -> tuple[T, ...]:
    """The rows of a list of an export; earlier exports have none of them."""
    rows = data.get(name, [])
    if not isinstance(rows, list):
        problems.append(Problem(path, 0, 0, "exchange.no_list", name=name))
        return ()
    found: list[T] = []
    for number, row in enumerate(rows, 1):
        one = read(row)
        if isinstance(one, str):
            problems.append(Problem(path, 0, 0, "exchange.row", list=name, number=number, field=one))
        else:
            found.append(one)
    return tuple(found)


def _plain(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in type(record).__match_args__}


def _rows(
    data: dict[str, Any],
    name: str,
    fields: dict[str, type | tuple[type, ...]],
    path: str,
    problems: list[Problem],
) -> list[dict[str, Any]]:
    """The rows of a list that are right; what is wrong with the others is added to the problems."""
    rows = data.get(name, [])
    if not isinstance(rows, list):
        problems.append(Problem(path, 0, 0, "exchange.no_list", name=name))
        return []
    good = []
    for number, row in enumerate(rows, 1):
        wrong = _wrong_field(row, fields)
        if wrong is None and "to_day" in fields:
            wrong = _wrong_plan(row)
        if wrong is None:
            good.append(row)
        elif wrong in _DAYS and isinstance(row, dict) and isinstance(row.get(wrong), str):
            limits = {"first": FIRST_DAY.isoformat(), "last": LAST_DAY.isoformat()}
            where = {"list": name, "number": number, "field": wrong, "day": row[wrong][:40]}
            problems.append(Problem(path, 0, 0, "exchange.day", **where, **limits))
        else:
            problems.append(Problem(path, 0, 0, "exchange.row", list=name, number=number, field=wrong))
    return good


def _wrong_field(row: Any, fields: dict[str, type | tuple[type, ...]]) -> str | None:
    if not isinstance(row, dict):
        return "-"
    for name, kind in fields.items():
        found = row.get(name)
        if not isinstance(found, kind) or (isinstance(found, bool) and kind is not bool):
            return name
        if isinstance(found, int) and not isinstance(found, bool) and not 0 <= found < _LARGEST:
            return name
        if isinstance(found, str) and not _is_fit(name, found):
            return name
    if "last" in fields:
        length = date.fromisoformat(row["last"]) - date.fromisoformat(row["first"])
        if not 0 <= length.days < LONGEST_DAYS:
            return "last"
    if "voids" in fields and row["kind"] not in (TICK, SKIP, VOID):
        return "kind"
    return "voids" if row.get("kind") == VOID and not row["voids"] else None


def _wrong_plan(row: dict[str, Any]) -> str | None:
    """What of a change of plan does not belong together."""
    if row["kind"] not in (ADD, MOVE, NOTE):
        return "kind"
    moved = row["kind"] == MOVE
    return (
        "to_day" if moved != (row["to_day"] is not None) or (moved and row["to_day"] <= row["day"]) else None
    )


def _is_fit(name: str, text: str) -> bool:
    """Whether a text may stand in a field."""
    if name in _DAYS:
        return _is_day(text)
    if name in ("recorded_at", "changed_at", "removed_at"):
        return _is_moment(text)
    if name == "kind":
        return text in (TICK, SKIP, VOID, ADD, MOVE, NOTE)
    if name in ("id", "command", "routine", "action") and not text:
        return False
    return not any("\ud800" <= character <= "\udfff" for character in text)  # nothing that is no text


def _is_day(text: str) -> bool:
    try:
        return len(text) == 10 and FIRST_DAY <= date.fromisoformat(text) <= LAST_DAY
    except ValueError:
        return False


def _is_moment(text: str) -> bool:
    """An aware moment in ISO 8601."""
    try:
        moment = datetime.fromisoformat(text)
        in_calendar = FIRST_DAY.year <= moment.year <= LAST_DAY.year
        return text.isascii() and moment.tzinfo is not None and in_calendar
    except ValueError:
        return False


def _entry(row: dict[str, Any]) -> JournalEntry:
    made = {"day": date.fromisoformat(row["day"]), "receipt": proof_of(row["receipt"])}
    return JournalEntry(**{name: row[name] for name in _ENTRY} | made)


def _plan_entry(row: dict[str, Any]) -> PlanEntry:
    to_day = row["to_day"] and date.fromisoformat(row["to_day"])
    days = {"day": date.fromisoformat(row["day"]), "to_day": to_day}
    return PlanEntry(**{name: row[name] for name in _PLAN} | days)


def _pause(row: dict[str, Any]) -> Pause:
    days = {name: date.fromisoformat(row[name]) for name in ("first", "last")}
    return Pause(**{name: row[name] for name in _PAUSE} | days)


def _dump(record: Any, fields: dict[str, Any]) -> dict[str, Any]:
    shape = {name: getattr(record, name) for name in fields}
    return {name: found.isoformat() if isinstance(found, date) else found for name, found in shape.items()}


def _wrong(path: str, key: str, **values: object) -> FileError:
    return FileError([Problem(path, 0, 0, key, **values)])
