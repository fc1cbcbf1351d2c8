"""Notices before the day: a text that may not have arrived, who waits, a sign-in that ends soon."""

from __future__ import annotations

import os

from cmdaily.store import notices

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cmdaily.services.workspace import Workspace

NOTICE_DAYS = 7

Notice = tuple[str, dict[str, object]]
"""A message key and its values."""


def for_today(workspace: Workspace) -> list[Notice]:
    """The notices, most pressing first; none where nothing was ever written."""
    found: list[Notice] = []
    if os.path.exists(workspace.home.damage):
        found.append(("data.hint_damaged", {}))
    if not workspace.store.exists:
        return found
    if workspace.in_team:
        return found + _of_team(workspace)
    from datetime import UTC, timedelta

    reader = workspace.store.reader()
    now = workspace.now.astimezone(UTC)
    waiting, late = notices.awaited(reader, now.isoformat(timespec="milliseconds"))
    found += _waiting(notices.in_doubt(reader), waiting, late)
    before = (now + timedelta(days=NOTICE_DAYS)).isoformat()
    found += _ending(now, notices.expiring(reader, before))
    return found


def _waiting(doubtful: int, waiting: int, late: int) -> list[Notice]:
    found: list[Notice] = [("outbox.hint_unknown", {"n": doubtful})] if doubtful else []
    if waiting:
        key = "inbox.hint_late" if late else "inbox.hint_waiting"
        found.append((key, {"n": late or waiting, "all": waiting}))
    return found


def _of_team(workspace: Workspace) -> list[Notice]:
    """As the team's store said when it was last spoken to: a day begins without waiting for a server."""
    from datetime import UTC

    from cmdaily.store.team.members import state

    kept = state(workspace.store.reader(), "notices").split("|")
    if len(kept) != 3:
        return []
    now = workspace.now.astimezone(UTC)
    due, stamp = kept[1].split(), now.isoformat(timespec="milliseconds")
    late = sum(1 for moment in due if moment != "-" and moment < stamp)
    ends = [(name, moment) for name, _, moment in (pair.partition("=") for pair in kept[2].split())]
    return [*_waiting(int(kept[0]), len(due), late), *_ending(now, ends)]


def _ending(now: datetime, ends: Iterable[tuple[str, str]]) -> list[Notice]:
    """The accounts whose secret stops working within days, of those with the moment it does."""
    from datetime import datetime, timedelta

    before = (now + timedelta(days=NOTICE_DAYS)).isoformat()
    return [
        ("account.ends_soon", {"name": name, "n": max(0, (datetime.fromisoformat(moment) - now).days)})
        for name, moment in ends
        if moment < before
    ]
