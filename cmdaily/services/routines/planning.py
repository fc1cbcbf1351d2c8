"""Days that are not as planned: `add` makes a one-off, `later` moves what is due, `note` keeps a line."""

from __future__ import annotations

from datetime import timedelta

from cmdaily.domain.record import frozen
from cmdaily.domain.recurrence import needs_history
from cmdaily.domain.routines.agenda import OPEN
from cmdaily.domain.routines.journal import SKIP
from cmdaily.domain.routines.planned import ADD, MOVE, NOTE, PlanEntry, slug
from cmdaily.domain.routines.results import Recorded
from cmdaily.domain.routines.routine import ONE_OFF
from cmdaily.errors import UsageError
from cmdaily.services.routines import streaks
from cmdaily.services.routines.day import LOOK_AHEAD_DAYS, agenda, known_action
from cmdaily.services.routines.progress import MOST, next_command, record, resolve, row
from cmdaily.store.routines import planned as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from cmdaily.domain.routines.agenda import Item
    from cmdaily.domain.routines.routine import Action
    from cmdaily.services.workspace import Workspace

LONGEST_TEXT = 500
MOST_MINUTES = 24 * 60


@frozen
class OneOff:
    """What `add` was asked for. `times` is the target, `minutes` the time it is given."""

    title: str
    minutes: int = 0
    times: int = 1
    section: str = ""
    essential: bool = False


def add(workspace: Workspace, what: OneOff, day: date) -> Recorded:
    """Add an action for one day, today or later."""
    title = _line(what.title)
    if day < workspace.today:
        raise UsageError("planning.past", day=day.isoformat())
    if not 0 < what.times <= MOST:
        raise UsageError("error.by", by=str(what.times)[:12], most=MOST)
    with workspace.store.transaction() as connection:
        there = store.for_day(connection, day)
        taken = [action.id for action in workspace.actions] + [entry.action for entry in there]
        entry = _entry(
            workspace,
            next_command(workspace, connection),
            ADD,
            day,
            (ONE_OFF, slug(title, taken)),
            text=title,
            section=" ".join(what.section.split())[:80],
            amount=what.times,
            minutes=what.minutes,
            essential=what.essential,
        )
        store.add(connection, [entry])
    action = known_action(workspace, ONE_OFF, entry.action)
    return Recorded(day, () if action is None else (action,), agenda(workspace, day), (0,), added=True)


def later(workspace: Workspace, names: Sequence[str], day: date, to_day: date | None) -> Recorded:
    """Move what is due on a day to a later one, once: skipped on the one, due on the other. No streak breaks."""
    target = _next_day(workspace, day) if to_day is None else to_day
    if target <= day:
        raise UsageError("planning.later_back", day=day.isoformat(), target=target.isoformat())
    actions = resolve(workspace, names, day)
    items = {(item.action.routine, item.action.id): item for item in agenda(workspace, day).items}
    for action in actions:
        _refuse(action, items.get((action.routine, action.id)), day)
    with workspace.store.transaction() as connection:
        command = next_command(workspace, connection)
        rows, moves = [], []
        for action in actions:
            item = items[action.routine, action.id]
            place = (action.routine, action.id)
            rows.append(row(workspace, command, SKIP, day, *place, target=action.target))
            amount = None if item.action.target is None else item.action.target - item.done
            moved = {"to_day": target, "amount": amount, "minutes": item.minutes_left}
            moves.append(_entry(workspace, command, MOVE, day, place, **moved))
        store.add(connection, moves)
        record(workspace, connection, rows)
    lengths = tuple(streaks.current(workspace, action) for action in actions)
    return Recorded(day, tuple(actions), agenda(workspace, day), lengths, moved_to=target)


def note(workspace: Workspace, text: str, day: date) -> PlanEntry:
    """Keep a line with a day."""
    line = _line(text)
    with workspace.store.transaction() as connection:
        command = next_command(workspace, connection)
        entry = _entry(workspace, command, NOTE, day, (ONE_OFF, NOTE), text=line)
        store.add(connection, [entry])
    return entry


def _refuse(action: Action, item: Item | None, day: date) -> None:
    """Raise UsageError for what cannot be moved: not due, done, a quota that any other day may fill."""
    if item is None:
        raise UsageError("planning.later_not_due", name=action.id, day=day.isoformat())
    if item.state != OPEN:
        raise UsageError(f"planning.later_{item.state}", name=action.id, day=day.isoformat())
    if action.period != "day":
        raise UsageError("planning.later_quota", remedy="planning.later_quota_remedy", name=action.id)
    if needs_history(action.schedule):
        raise UsageError("planning.later_stays", remedy="planning.later_quota_remedy", name=action.id)


def _next_day(workspace: Workspace, day: date) -> date:
    """The next day on which anything is due; the next one of all where nothing is within a fortnight."""
    days = [day + timedelta(days=number) for number in range(1, LOOK_AHEAD_DAYS + 1)]
    return next((each for each in days if agenda(workspace, each).items), days[0])


def _line(text: str) -> str:
    line = " ".join(text.split())
    if not line or len(line) > LONGEST_TEXT:
        raise UsageError("planning.text", most=LONGEST_TEXT)
    return line


def _entry(
    workspace: Workspace, command: str, kind: str, day: date, place: tuple[str, str], **fields: Any
) -> PlanEntry:
    return PlanEntry(workspace.new_id(), command, kind, day, *place, workspace.timestamp, **fields)
