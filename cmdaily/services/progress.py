"""Ticking, skipping and taking back: every way progress is written."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.journal import DELIVERY, HAND, SKIP, TICK, VOID, Entry
from cmdaily.domain.naming import expand_numbers, find_action
from cmdaily.domain.value import replace, value
from cmdaily.domain.written import Recorded, Undone
from cmdaily.errors import CmdailyError, UsageError
from cmdaily.services import streaks
from cmdaily.services.day import agenda, known_action
from cmdaily.store import journal
from cmdaily.store import progress as progress_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cmdaily.domain.routine import Action
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

MOST = 9999
"""The largest `--by`: more is a slip of the keyboard."""


@value
class Tick:
    """What to record with a tick. `seconds` is the time it took, `by` how many of the target."""

    by: int = 1
    seconds: int = 0
    note: str = ""
    key: str | None = None
    source: str = HAND
    receipt: str = ""
    rest: bool = False


def resolve(workspace: Workspace, names: Sequence[str], day: date) -> list[Action]:
    """The actions that names, numbers and ranges of numbers mean on a day; each once."""
    numbered = agenda(workspace, day).numbered
    found = [find_action(name, numbered, workspace.actions) for name in expand_numbers(names)]
    return list(dict.fromkeys(found))


def tick(workspace: Workspace, names: Sequence[str], what: Tick, day: date) -> Recorded:
    """Tick one or several actions on a day, in one command. Raises UsageError and writes nothing if one is unknown."""
    if not 0 < what.by <= MOST:
        raise UsageError("error.by", by=str(what.by)[:12], most=MOST)
    if what.key is not None and not 0 < len(what.key) <= 200:
        raise UsageError("error.key")
    return tick_actions(workspace, resolve(workspace, names, day), what, day)


def tick_actions(workspace: Workspace, actions: Sequence[Action], what: Tick, day: date) -> Recorded:
    """Tick known actions on a day, in one command."""
    command = workspace.new_id()

    def entry(action: Action) -> Entry:
        by = _missing(workspace, action, day) if what.rest else what.by
        return replace(
            _entry(workspace, command, TICK, action, day),
            amount=by,
            seconds=what.seconds,
            note=what.note,
            source=what.source,
            receipt=what.receipt,
            key=_key_for(what.key, action, actions),
        )

    return _write(workspace, actions, day, entry)


def record_receipt(
    workspace: Workspace,
    connection: Connection,
    action: Action,
    day: date,
    *,
    receipt: str,
    key: str,
    command: str,
) -> None:
    """Tick an action once for something that was sent, within the caller's transaction.

    `key` is the delivery's own, `command` that of everything sent with it: one undo takes it all back.
    """
    if journal.with_key(connection, key) is None:
        entry = _entry(workspace, command, TICK, action, day)
        proved = replace(entry, amount=1, source=DELIVERY, receipt=receipt, key=key)
        record(workspace, connection, [proved])


def skip(workspace: Workspace, names: Sequence[str], reason: str, day: date) -> Recorded:
    """Set actions aside for a day: not today, because…"""
    actions = resolve(workspace, names, day)
    command = workspace.new_id()

    def entry(action: Action) -> Entry:
        return replace(_entry(workspace, command, SKIP, action, day), note=reason)

    return _write(workspace, actions, day, entry)


def undo(workspace: Workspace) -> Undone:
    """Take back the latest command that ticked, skipped or timed something; all of it."""
    with workspace.store.transaction() as connection:
        taken = journal.last_command(connection)
        if not taken:
            raise CmdailyError("error.nothing_to_undo")
        first = taken[0]
        void = Entry(
            id=workspace.new_id(),
            command=workspace.new_id(),
            kind=VOID,
            day=first.day,
            routine=first.routine,
            action=first.action,
            recorded_at=workspace.timestamp,
            voids=first.command,
        )
        touched = journal.add(connection, [void])
        keep_streaks(workspace, connection, touched)
    return Undone(tuple(taken), tuple(known_action(workspace, row.routine, row.action) for row in taken))


def record(workspace: Workspace, connection: Connection, entries: Iterable[Entry]) -> None:
    """Add rows and bring everything kept beside the journal up to date, within the caller's transaction."""
    rows = list(entries)
    keep_streaks(workspace, connection, journal.add(connection, rows))
    workspace.happened += [("recorded", row.id) for row in rows]


def keep_streaks(workspace: Workspace, connection: Connection, touched: Iterable[journal.Key]) -> None:
    """Bring the streaks of what changed up to date; one whose action is not active now is counted when it is read."""
    workspace.forget_pauses()  # another process may have added one before this one held the write lock
    for day, routine, name in sorted(touched):
        action = known_action(workspace, routine, name)
        if action is None:
            progress_store.forget_streak(connection, routine, name)
        else:
            streaks.keep(workspace, connection, action, day)


def _write(
    workspace: Workspace, actions: Sequence[Action], day: date, entry: Callable[[Action], Entry]
) -> Recorded:
    with workspace.store.transaction() as connection:
        entries = [entry(action) for action in actions]
        fresh = [row for row in entries if row.key is None or journal.with_key(connection, row.key) is None]
        record(workspace, connection, fresh)
    return Recorded(
        day=day,
        actions=tuple(actions),
        agenda=agenda(workspace, day),
        streaks=tuple(streaks.current(workspace, action) for action in actions),
        repeated=not fresh and bool(entries),
    )


def _entry(workspace: Workspace, command: str, kind: str, action: Action, day: date) -> Entry:
    return Entry(
        id=workspace.new_id(),
        command=command,
        kind=kind,
        day=day,
        routine=action.routine,
        action=action.id,
        recorded_at=workspace.timestamp,
        target=action.target,
    )


def _key_for(key: str | None, action: Action, actions: Sequence[Action]) -> str | None:
    """One key may tick several actions: each then has its own."""
    return key if key is None or len(actions) == 1 else f"{key}/{action.routine}/{action.id}"


def _missing(workspace: Workspace, action: Action, day: date) -> int:
    """How many are still missing to the target; at least one."""
    for item in agenda(workspace, day).items:
        if item.action == action:
            return max(1, (action.target or 1) - item.done)
    return action.target or 1
