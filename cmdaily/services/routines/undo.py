"""Undo: the latest command is taken back whole, whatever it wrote."""

from __future__ import annotations

from cmdaily.domain.routines.journal import ARTICLE, VOID
from cmdaily.domain.routines.results import Undone
from cmdaily.errors import CmdailyError
from cmdaily.services.routines.corrections import put_back
from cmdaily.services.routines.day import known_action
from cmdaily.services.routines.progress import keep_streaks, next_command, row
from cmdaily.store import imports, journal
from cmdaily.store import progress as progress_store
from cmdaily.store.feeds import articles
from cmdaily.store.routines import planned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.routines.journal import JournalEntry
    from cmdaily.domain.routines.routine import Action
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection


def undo(workspace: Workspace) -> Undone:
    """Take back the latest command that ticked, skipped, timed, corrected, added, moved or noted something, or brought
    in a journal; all of it. A correction taken back leaves what it had corrected."""
    with workspace.store.transaction() as connection:
        void = next_command(workspace, connection)
        taken = journal.last_command(connection)
        command = max(taken[0].command if taken else "", planned.latest_command(connection))
        import_ = imports.latest(connection)
        if import_ > command:
            return _undo_import(workspace, connection, import_)
        if not command:
            raise CmdailyError("error.nothing_to_undo")
        taken = taken if taken and taken[0].command == command else []
        changes = planned.of_command(connection, command)
        first = taken[0] if taken else changes[0]
        rows = [row(workspace, void, VOID, first.day, first.routine, first.action, voids=command)]
        copies, plans = put_back(connection, taken)
        touched = journal.add(connection, [*rows, *copies])
        planned.add(connection, plans)
        keep_streaks(workspace, connection, touched)
        corrected = any(one.kind == VOID for one in taken)
        kept = not corrected and any(one.source == ARTICLE for one in taken)
        if kept and not workspace.in_team:
            articles.unkeep(connection, command)
    if kept and workspace.in_team:
        with workspace.shared.transaction() as shared:
            articles.unkeep(shared, command)
    entries = tuple(one for one in taken if one.kind != VOID)
    actions = tuple(known_action(workspace, one.routine, one.action) for one in entries)
    figures = () if corrected else _figures(workspace, entries, actions)
    return Undone(entries, actions, plan=tuple(changes), corrected=corrected, figures=figures)


def _figures(
    workspace: Workspace, entries: tuple[JournalEntry, ...], actions: tuple[Action | None, ...]
) -> tuple[str, ...]:
    """The metrics that have a value on the day of an action that asks for figures, or counts them."""
    days = {
        entry.day
        for entry, action in zip(entries, actions, strict=True)
        if action is not None and entry.amount and (action.asks or "metric" in action.counts)
    }
    if not days:
        return ()
    from cmdaily.services.figures.read import listing

    found = [each.metric.name for each in listing(workspace) if each.latest and each.latest.day in days]
    return tuple(dict.fromkeys(found))


def _undo_import(workspace: Workspace, connection: Connection, import_: str) -> Undone:
    taken, touched = imports.take_back(connection, import_)
    progress_store.forget_streaks(connection)
    workspace.forget()
    keep_streaks(workspace, connection, touched)
    actions = tuple(known_action(workspace, one.routine, one.action) for one in taken)
    return Undone(tuple(taken), actions, imported=True)
