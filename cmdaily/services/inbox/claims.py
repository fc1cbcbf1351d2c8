"""Claims: who answers which message, so that nobody does it twice."""

from __future__ import annotations

from datetime import datetime, timedelta

from cmdaily.domain.inbox.message import OPEN
from cmdaily.domain.team.claim import LASTS, LONGEST, Claim
from cmdaily.errors import RefusedError, UsageError
from cmdaily.services.team.identity import me
from cmdaily.store.inbox import messages as inbox_store
from cmdaily.store.team import claims as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdaily.domain.inbox.message import Message
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

WRITING = timedelta(minutes=10)
"""So long a message that somebody reads or answers is theirs in a team, unless it is claimed for longer."""


def claim(
    workspace: Workspace, messages: Sequence[Message], *, lasts: timedelta = LASTS, why: str = ""
) -> list[Claim]:
    """Claim these messages, all or none; with `why` also those that somebody else has. RefusedError names who."""
    if not LONGEST >= lasts > LONGEST * 0:
        raise UsageError("inbox.claim_long", most=int(LONGEST.total_seconds() // 3600))
    person = me(workspace)
    with workspace.shared.transaction(alone=False) as connection:
        return [_taken(workspace, connection, message, person, lasts, why) for message in messages]


def _taken(
    workspace: Workspace, connection: Connection, message: Message, person: str, lasts: timedelta, why: str
) -> Claim:
    if message.state != OPEN:
        raise RefusedError("inbox.claim_settled", ref=message.ref)
    return take(workspace, connection, message.number, person, lasts=lasts, why=why.strip())


def take(
    workspace: Workspace,
    connection: Connection,
    number: int,
    person: str,
    *,
    lasts: timedelta = LASTS,
    why: str = "",
) -> Claim:
    """Claim a message within the caller's transaction. RefusedError when somebody else has it."""
    now = connection.stamp(workspace.moment())
    until = (datetime.fromisoformat(now) + lasts).isoformat(timespec="milliseconds")
    wanted = Claim(number, person, now, until, why)
    if not store.claim(connection, wanted):
        held = store.of_message(connection, number, now)
        raise _refused(workspace, f"m{number}", held.person if held else "?", held.until if held else now)
    return wanted


def while_writing(workspace: Workspace, message: Message) -> None:
    """In a team, claim a message for as long as writing an answer takes. RefusedError when somebody else has it."""
    if not workspace.in_team:
        return
    own = holding(workspace).get(message.number)
    if own is None or own.person != me(workspace):  # what is claimed for longer stays so
        claim(workspace, [message], lasts=WRITING)


def answer(workspace: Workspace, connection: Connection, account: str, target: tuple[str, str]) -> None:
    """Who answers a message claims it, in the transaction that queues the answer; there is nobody to tell in a home of
    one's own. RefusedError when somebody else has it."""
    number = inbox_store.number_of(connection, account, target)
    if number is None:
        return
    if workspace.in_team:
        take(workspace, connection, number, me(workspace))
    else:
        _refuse_held(workspace, connection, number)


def refuse_claimed(workspace: Workspace, account: str, target: tuple[str, str]) -> None:
    """RefusedError where somebody else is answering: said before anything is written."""
    reader = workspace.shared.reader()
    number = inbox_store.number_of(reader, account, target)
    if number is not None:
        _refuse_held(workspace, reader, number)


def _refuse_held(workspace: Workspace, connection: Connection, number: int) -> None:
    held = store.of_message(connection, number, connection.stamp(workspace.moment()))
    if held is not None and held.person != me(workspace):
        raise _refused(workspace, f"m{number}", held.person, held.until)


def release(workspace: Workspace, messages: Sequence[Message]) -> None:
    """Leave messages to the others."""
    person = me(workspace)
    with workspace.shared.transaction(alone=False) as connection:
        now = connection.stamp(workspace.moment())
        for message in messages:
            store.release(connection, message.number, person, now)


def holding(workspace: Workspace) -> dict[int, Claim]:
    """The claims that hold now, by the number of the message."""
    reader = workspace.shared.reader()
    return store.holding(reader, reader.stamp(workspace.moment()))


def _refused(workspace: Workspace, ref: str, person: str, until: str) -> RefusedError:
    clock = datetime.fromisoformat(until).astimezone(workspace.zone).strftime("%H:%M")
    return RefusedError("inbox.claimed", remedy="inbox.claimed_remedy", ref=ref, person=person, time=clock)
