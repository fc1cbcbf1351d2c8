"""Progress: ticking, skipping and undoing; every way the journal is written."""

from __future__ import annotations

from datetime import date

from cmdaily.domain.ids import follow
from cmdaily.domain.record import frozen, replace
from cmdaily.domain.routines.action_lookup import expand_numbers
from cmdaily.domain.routines.journal import DELIVERY, HAND, SKIP, TICK, JournalEntry
from cmdaily.domain.routines.occurrence import period_start
from cmdaily.domain.routines.parts import part_id
from cmdaily.domain.routines.proof import is_web_address, proof_of
from cmdaily.domain.routines.results import Recorded
from cmdaily.domain.time.durations import shared_out
from cmdaily.errors import UsageError
from cmdaily.services.routines import streaks
from cmdaily.services.routines.day import agenda, known_action, named, parts_left
from cmdaily.store import journal
from cmdaily.store import progress as progress_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from cmdaily.domain.routines.agenda import Item
    from cmdaily.domain.routines.routine import Action
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

MOST = 9999
"""The largest `--by`: more is a slip of the keyboard."""


@frozen
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
    return list(dict.fromkeys(named(workspace, expand_numbers(names), day)))


def tick(workspace: Workspace, names: Sequence[str], what: Tick, day: date) -> Recorded:
    """Tick one or several actions on a day, in one command. Raises UsageError and writes nothing if one is unknown."""
    check(what)
    return tick_actions(workspace, resolve(workspace, names, day), what, day)


def check(what: Tick) -> None:
    """Raise UsageError for an amount or a key that cannot be."""
    if not 0 < what.by <= MOST:
        raise UsageError("error.by", by=str(what.by)[:12], most=MOST)
    if what.key is not None and not 0 < len(what.key) <= 200:
        raise UsageError("error.key")


def tick_actions(workspace: Workspace, actions: Sequence[Action], what: Tick, day: date) -> Recorded:
    """Tick known actions on a day, in one command."""
    if what.receipt and not is_web_address(what.receipt):
        raise UsageError("outbox.no_address", remedy="outbox.no_address_remedy", address=what.receipt[:80])

    sharing = 0

    def entries(command: str) -> list[JournalEntry]:
        nonlocal sharing
        wanted = [
            pair for pair in zip(actions, _amounts(workspace, actions, what, day), strict=True) if pair[1]
        ]
        sharing = len(wanted)
        seconds = shared_out(what.seconds, [action.minutes for action, _ in wanted])
        return [
            _entry(
                workspace,
                command,
                TICK,
                action,
                day,
                amount=amount,
                seconds=spent,
                note=what.note,
                source=what.source,
                receipt=what.receipt,
                key=_key_for(what.key, action, actions),
            )
            for (action, amount), spent in zip(wanted, seconds, strict=True)
        ]

    recorded = _write(workspace, actions, day, entries)
    return replace(recorded, shared=what.seconds) if what.seconds and sharing > 1 else recorded


def record_receipt(
    workspace: Workspace,
    connection: Connection,
    action: Action,
    day: date,
    *,
    receipt: str,
    key: str,
    command: str,
    part: str = "",
) -> None:
    """Tick an action once for something that was sent, within the caller's transaction; `part` is the network or
    account of an action that counts for each.

    `key` is the delivery's own, `command` that of everything sent with it: one undo takes it all back.
    """
    if journal.with_key(connection, key) is None:
        proved = {"amount": 1, "source": DELIVERY, "receipt": proof_of(receipt), "key": key}
        entry = _entry(workspace, command, TICK, action, day, **proved)
        record(workspace, connection, [replace(entry, action=part_id(action, part)) if part else entry])


def skip(workspace: Workspace, names: Sequence[str], reason: str, day: date) -> Recorded:
    """Set actions aside for a day: not today, because…"""
    actions = resolve(workspace, names, day)

    def entries(command: str) -> list[JournalEntry]:
        return [_entry(workspace, command, SKIP, action, day, note=reason) for action in actions]

    return _write(workspace, actions, day, entries)


def record(workspace: Workspace, connection: Connection, entries: Iterable[JournalEntry]) -> None:
    """Add rows and bring everything kept beside the journal up to date, within the caller's transaction."""
    rows = list(entries)
    keep_streaks(workspace, connection, journal.add(connection, rows))
    workspace.happened += [("recorded", one.id) for one in rows]


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
    workspace: Workspace, actions: Sequence[Action], day: date, entries: Callable[[str], list[JournalEntry]]
) -> Recorded:
    """Record what `entries` makes of a command's id, with the write lock held; rows whose key is known are left out."""
    with workspace.store.transaction() as connection:
        made = entries(next_command(workspace, connection))
        fresh = [one for one in made if one.key is None or journal.with_key(connection, one.key) is None]
        fresh = [piece for one in fresh for piece in _pieces(workspace, one)]
        record(workspace, connection, fresh)
    return Recorded(
        day=day,
        actions=tuple(actions),
        agenda=agenda(workspace, day),
        streaks=tuple(streaks.current(workspace, action) for action in actions),
        repeated=not fresh and bool(made),
        nothing_missing=not made and bool(actions),
    )


def command_after(workspace: Workspace) -> str:
    """As `next_command`, for one that writes to the journal later, or never."""
    return next_command(workspace, workspace.store.reader())


def next_command(workspace: Workspace, connection: Connection) -> str:
    """An id after those of all commands in the journal, whatever the clock said when they were given."""
    follow(journal.latest_of_all(connection))
    return workspace.new_id()


def _pieces(workspace: Workspace, entry: JournalEntry) -> list[JournalEntry]:
    """A tick of what counts for each network or account, divided among those for which something is missing."""
    action = known_action(workspace, entry.routine, entry.action)
    if action is None or not action.parts or entry.action != action.id or not entry.amount:
        return [entry]
    start = period_start(action.period, entry.day)
    left, amount = parts_left(workspace, action, start, entry.day), entry.amount
    pieces: list[JournalEntry] = []
    for part, missing in left.items():
        if amount:
            taken = min(amount, missing)
            pieces.append(replace(entry, action=part_id(action, part), amount=taken))
            amount -= taken
    if amount or not pieces:
        pieces.append(replace(entry, amount=amount))
    plain = {"key": None, "seconds": 0}
    return [pieces[0], *(replace(piece, id=workspace.new_id(), **plain) for piece in pieces[1:])]


def row(
    workspace: Workspace, command: str, kind: str, day: date, routine: str, action: str, **fields: Any
) -> JournalEntry:
    """A new row of the journal, written now; `fields` are the others of an Entry."""
    return JournalEntry(
        id=workspace.new_id(),
        command=command,
        kind=kind,
        day=day,
        routine=routine,
        action=action,
        recorded_at=workspace.timestamp,
        **fields,
    )


def _entry(
    workspace: Workspace, command: str, kind: str, action: Action, day: date, **fields: Any
) -> JournalEntry:
    return row(workspace, command, kind, day, action.routine, action.id, target=action.target, **fields)


def _key_for(key: str | None, action: Action, actions: Sequence[Action]) -> str | None:
    """One key may tick several actions: each then has its own."""
    return key if key is None or len(actions) == 1 else f"{key}/{action.routine}/{action.id}"


def _amounts(workspace: Workspace, actions: Sequence[Action], what: Tick, day: date) -> list[int]:
    """How many of each action to count: what was said, or with `rest` what is missing, 0 where nothing is."""
    if not what.rest:
        return [what.by] * len(actions)
    items = {(item.action.routine, item.action.id): item for item in agenda(workspace, day).items}
    return [_missing(workspace, action, day, items.get((action.routine, action.id))) for action in actions]


def _missing(workspace: Workspace, action: Action, day: date, item: Item | None) -> int:
    """What is missing on a day; of an action that is not due then, after what was ticked that day."""
    if item is not None:
        return max(0, (item.action.target or 1) - item.done)
    rows = progress_store.of_action(workspace.store.reader(), action, first=day, last=day)
    return max(0, (action.target or 1) - sum(row.amount for row in rows))
