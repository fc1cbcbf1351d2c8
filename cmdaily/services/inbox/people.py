"""People in the inbox: messages put off until a moment, and people whose messages wait no more."""

from __future__ import annotations

from datetime import UTC

from cmdaily.domain.inbox.message import DONE
from cmdaily.errors import UsageError
from cmdaily.store.inbox import messages as store
from cmdaily.store.inbox import walk as walk_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cmdaily.domain.inbox.message import Message
    from cmdaily.services.workspace import Workspace


def snooze(workspace: Workspace, messages: Sequence[Message], until: datetime | None) -> None:
    """Put messages off until a moment; None lets them wait again at once."""
    stamp = until.astimezone(UTC).isoformat(timespec="milliseconds") if until else ""
    with workspace.shared.transaction() as connection:
        for message in messages:
            walk_store.snooze(connection, message.number, stamp)


def block(workspace: Workspace, message: Message) -> list[int]:
    """Let the author of a message wait no more, now and later; the numbers of the messages that this settled."""
    author = message.incoming.author
    if not author:
        raise UsageError("inbox.no_author", ref=message.ref)
    with workspace.shared.transaction() as connection:
        walk_store.block(connection, message.platform, author, workspace.timestamp)
        waiting = [each for each in store.waiting(connection) if is_from(each, message.platform, author)]
        for each in waiting:
            store.settle(connection, each.number, DONE, workspace.timestamp)
    return [each.number for each in waiting]


def unblock(workspace: Workspace, platform: str, author: str) -> None:
    """Let a person's messages wait again from now on. UsageError for one who is not blocked."""
    with workspace.shared.transaction() as connection:
        found = walk_store.unblock(connection, platform, author)
    if not found:
        raise UsageError("inbox.not_blocked", remedy="inbox.not_blocked_remedy", name=author[:40])


def unblock_named(workspace: Workspace, name: str) -> list[tuple[str, str]]:
    """Unblock everybody of a handle (`@ann`, or `ann`), on every network; who it was. UsageError for nobody."""
    handle = name.strip().removeprefix("@").lower()
    found = [(platform, author) for platform, author in blocked(workspace) if author == handle]
    if not found:
        raise UsageError("inbox.not_blocked", remedy="inbox.not_blocked_remedy", name=name[:40])
    for platform, author in found:
        unblock(workspace, platform, author)
    return found


def blocked(workspace: Workspace) -> list[tuple[str, str]]:
    """The networks and handles of the people who are blocked."""
    return walk_store.blocked(workspace.shared.reader())


def is_from(message: Message, platform: str, author: str) -> bool:
    """Whether a person wrote a message."""
    return message.platform == platform and message.incoming.author.lower() == author.lower()
