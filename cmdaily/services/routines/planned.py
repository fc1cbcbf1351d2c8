"""Changes of plan on a day's list: one-off actions and moves. Light: every `today` comes through here."""

from __future__ import annotations

from cmdaily.domain.routines.routine import ONE_OFF
from cmdaily.store.routines import planned as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from cmdaily.domain.routines.agenda import Item
    from cmdaily.domain.routines.journal import DayProgress
    from cmdaily.domain.routines.planned import PlanEntry
    from cmdaily.domain.routines.routine import Action
    from cmdaily.services.workspace import Workspace


def changed(
    workspace: Workspace, items: list[Item], day: date, done: Mapping[tuple[str, str], DayProgress]
) -> list[Item]:
    """The items of a day with what was added to it and moved to it."""
    entries = store.for_day(workspace.store.reader(), day)
    if not entries:
        return items
    from cmdaily.domain.routines import planned

    moves = [entry for entry in entries if entry.kind == planned.MOVE]
    items = _with_moves(workspace, items, [move for move in moves if move.routine != ONE_OFF], done)
    added = {entry.action: entry for entry in entries if entry.kind == planned.ADD}
    more = [
        planned.day_item(_action(workspace, entry), done.get((ONE_OFF, entry.action)))
        for entry in added.values()
    ]
    for move in moves:
        if move.routine == ONE_OFF and move.action not in added:
            action = one_off(workspace, move.action)
            if action is not None:
                more.append(planned.moved_item(move, action, done.get((ONE_OFF, move.action))))
    return planned.with_one_offs(items, more)


def _with_moves(
    workspace: Workspace,
    items: list[Item],
    moves: Sequence[PlanEntry],
    done: Mapping[tuple[str, str], DayProgress],
) -> list[Item]:
    from cmdaily.domain.routines import planned

    known = {(action.routine, action.id): action for action in workspace.actions}
    more: dict[tuple[str, str], Item] = {}
    for move in moves:
        key = move.routine, move.action
        places = [place for place, item in enumerate(items) if (item.action.routine, item.action.id) == key]
        if places:
            items = [
                planned.increased(item, move) if n == places[0] else item for n, item in enumerate(items)
            ]
        elif key in more:
            more[key] = planned.increased(more[key], move)
        elif key in known:
            more[key] = planned.moved_item(move, known[key], done.get(key))
    return planned.with_moved(items, list(more.values()), workspace.actions) if more else items


def one_off(workspace: Workspace, name: str) -> Action | None:
    """The one-off of an id, of whatever day."""
    entry = store.one_off(workspace.store.reader(), name)
    return None if entry is None else _action(workspace, entry)


def _action(workspace: Workspace, entry: PlanEntry) -> Action:
    from cmdaily.domain.routines import planned

    sections = dict.fromkeys(action.section for action in workspace.actions) if entry.section else ()
    return planned.one_off(entry, sections)
