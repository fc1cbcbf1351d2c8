"""Answered elsewhere: messages that the account answered in its network's own program are set aside, not said twice."""

from __future__ import annotations

import contextlib
from datetime import timedelta

from cmdaily.domain.inbox.message import DONE
from cmdaily.domain.publishing.delivery import State
from cmdaily.errors import CmdailyError, RefusedError
from cmdaily.store.inbox import messages as store
from cmdaily.store.inbox import walk as walk_store
from cmdaily.store.publishing import outbox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cmdaily.domain.accounts.account import KnownAccount
    from cmdaily.domain.inbox.incoming import AnswerSeen
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.connection import Connection

FRESH = timedelta(seconds=20)
"""What was read so recently is not read again before a reply: a walk answers one after the other."""

_NO_NETWORK_HAS_IT = (State.QUEUED, State.AWAITING)
"""States of a reply that waits: it was not tried, or refused for now."""


def note(
    connection: Connection, account: KnownAccount, answers: Iterable[AnswerSeen], at: str
) -> tuple[str, ...]:
    """Set aside what waits and was answered outside cmdaily, within the caller's transaction; the references. What
    cmdaily said itself, or may have, is left to its delivery; a reply that waits is kept back when its time
    comes."""
    own = outbox.remote_ids(connection, account.name, "")
    found = []
    for seen in answers:
        target = (seen.answered, "")
        answer = store.answer_of(connection, account.name, target)
        if seen.remote_id in own or (answer is not None and answer[1] not in _NO_NETWORK_HAS_IT):
            continue
        url = seen.url or seen.remote_id
        if walk_store.answered_elsewhere(connection, account.name, seen.answered, url, at):
            found.append(f"m{store.number_of(connection, account.name, target)}")
    return tuple(found)


def look_again(workspace: Workspace, account: str, target: tuple[str, str]) -> None:
    """Read an account anew before a reply to a message of its inbox is sent, unless that was done just now. A network
    that cannot be read now stops no reply."""
    from cmdaily.services.inbox import fetch

    reader = workspace.shared.reader()
    if store.number_of(reader, account, target) is None:
        return
    place = store.place(reader, account)
    if place.read_at is None or workspace.moment() - place.read_at > FRESH:
        with contextlib.suppress(CmdailyError):  # the send will tell what is wrong with the account
            fetch.refresh(workspace, [account])


def refuse_answered(workspace: Workspace, account: str, target: tuple[str, str]) -> None:
    """RefusedError for a message of the inbox that is known to be answered elsewhere."""
    reader = workspace.shared.reader()
    number = store.number_of(reader, account, target)
    if number is None:
        return
    (message,) = store.numbered(reader, number, number)
    if message.state == DONE and message.elsewhere:
        values = {"ref": message.ref, "url": message.elsewhere}
        raise RefusedError("inbox.said_elsewhere", remedy="inbox.said_elsewhere_remedy", **values)
