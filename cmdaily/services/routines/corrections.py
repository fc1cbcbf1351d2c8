"""Corrections of the journal: `edit`. The journal only grows: a void row, and the rows of the command written anew."""

from __future__ import annotations

from cmdaily.domain.ids import just_after
from cmdaily.domain.record import frozen, replace
from cmdaily.domain.routines.journal import SKIP, VOID
from cmdaily.domain.routines.results import Recorded
from cmdaily.errors import UsageError
from cmdaily.services.routines import streaks
from cmdaily.services.routines.day import agenda, known_action
from cmdaily.services.routines.progress import MOST, next_command, record, row
from cmdaily.store import journal
from cmdaily.store.routines import planned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from cmdaily.domain.routines.journal import JournalEntry
    from cmdaily.domain.routines.planned import PlanEntry
    from cmdaily.domain.routines.routine import Action
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

SHORTEST = 4
"""Letters of an id that are enough to look for an entry."""


@frozen
class Correction:
    """What an entry is to say instead; None for what stays."""

    by: int | None = None
    seconds: int | None = None
    note: str | None = None
    day: date | None = None


def edit(workspace: Workspace, name: str, what: Correction) -> Recorded:
    """Correct one entry of the journal, named by its id, or the end or the beginning of it."""
    if what == Correction():
        raise UsageError("planning.edit_what", remedy="planning.edit_what_remedy", name=name[:40])
    if what.by is not None and not 0 < what.by <= MOST:
        raise UsageError("error.by", by=str(what.by)[:12], most=MOST)
    with workspace.store.transaction() as connection:
        old = find(connection, name)
        if old.kind == SKIP and (what.by is not None or what.seconds is not None):
            raise UsageError("planning.edit_skip", name=old.id[-6:])
        command = next_command(workspace, connection)
        new = _corrected(old, what)
        void = row(workspace, command, VOID, old.day, old.routine, old.action, voids=old.command)
        rows = [
            replace(new if one.id == old.id else one, id=just_after(one.id), command=command, key=None)
            for one in journal.of_command(connection, old.command)
            if one.kind != VOID
        ]
        plans = planned.of_command(connection, old.command)
        planned.add(connection, [replace(one, id=just_after(one.id), command=command) for one in plans])
        record(workspace, connection, [void, *rows])
    action = known_action(workspace, new.routine, new.action)
    return Recorded(
        day=new.day,
        actions=() if action is None else (action,),
        agenda=agenda(workspace, new.day),
        streaks=() if action is None else (streaks.current(workspace, action),),
        corrected=True,
    )


def edit_latest(workspace: Workspace, action: Action, what: Correction) -> Recorded:
    """Correct what was recorded last today for an action. UsageError where nothing was."""
    entries = [
        entry
        for name in action.ids
        for entry in journal.in_force(workspace.store.reader(), workspace.today, action.routine, name)
    ]
    if not entries:
        raise UsageError("planning.edit_nothing", name=action.id)
    return edit(workspace, max(entry.id for entry in entries), what)


def find(connection: Connection, name: str) -> JournalEntry:
    """The entry in force that a name means. Raises UsageError for none, and for several."""
    wanted = name.strip().lower()
    if len(wanted) < SHORTEST or not wanted.isascii() or not wanted.replace("-", "").isalnum():
        raise UsageError("planning.no_entry", remedy="planning.no_entry_remedy", name=name[:40])
    found = journal.named(connection, wanted)
    if len(found) == 1:
        return found[0]
    if found:
        candidates = ", ".join(entry.id for entry in found[:5])
        raise UsageError("planning.entry_ambiguous", name=name[:40], candidates=candidates)
    raise UsageError("planning.no_entry", remedy="planning.no_entry_remedy", name=name[:40])


def put_back(
    connection: Connection, taken: Sequence[JournalEntry]
) -> tuple[list[JournalEntry], list[PlanEntry]]:
    """What a correction had voided, when the rows of that correction are taken back: copies of it, right after it in
    the order of commands. Two machines make the same copies."""
    copies: list[JournalEntry] = []
    plans: list[PlanEntry] = []
    for void in taken:
        if void.kind != VOID or void.voids is None:
            continue
        seed = void.id.encode()
        command = just_after(void.voids, seed)
        copies += [_copy(one, command, seed) for one in journal.of_command(connection, void.voids)]
        plans += [_copy(one, command, seed) for one in planned.of_command(connection, void.voids)]
    return copies, plans


def _copy(one: Any, command: str, seed: bytes) -> Any:
    changes = {"id": just_after(one.id, seed + one.id.encode()), "command": command}
    return replace(one, **changes, key=None) if hasattr(one, "key") else replace(one, **changes)


def _corrected(old: JournalEntry, what: Correction) -> JournalEntry:
    given = {"amount": what.by, "seconds": what.seconds, "note": what.note, "day": what.day}
    return replace(old, **{name: value for name, value in given.items() if value is not None})
