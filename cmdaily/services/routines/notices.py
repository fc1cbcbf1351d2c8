"""Notices before the day: a text that may not have arrived, who waits, a sign-in that ends soon."""

from __future__ import annotations

from cmdaily.store import notices

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace

NOTICE_DAYS = 7

Notice = tuple[str, dict[str, object]]
"""A message key and its values."""


def for_today(workspace: Workspace) -> list[Notice]:
    """The notices, most pressing first; none where nothing was ever written."""
    from cmdaily.services.data import damage

    found: list[Notice] = []
    if damage.noted(workspace.home):
        found.append(("data.hint_damaged", {}))
    if workspace.in_team or not workspace.store.exists:  # a day begins without waiting for a server
        return found
    from datetime import UTC, datetime, timedelta

    reader = workspace.store.reader()
    doubtful = notices.in_doubt(reader)
    if doubtful:
        found.append(("outbox.hint_unknown", {"n": doubtful}))
    now = workspace.now.astimezone(UTC)
    waiting, late = notices.awaited(reader, now.isoformat(timespec="milliseconds"))
    if waiting:
        key = "inbox.hint_late" if late else "inbox.hint_waiting"
        found.append((key, {"n": late or waiting, "all": waiting}))
    before = (now + timedelta(days=NOTICE_DAYS)).isoformat()
    for name, ends in notices.expiring(reader, before):
        days = max(0, (datetime.fromisoformat(ends) - now).days)
        found.append(("account.ends_soon", {"name": name, "n": days}))
    return found
