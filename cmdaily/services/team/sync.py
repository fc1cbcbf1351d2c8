"""Synchronisation of a home with its team.

Ticks that are owed to it, its journal lent to the others, and the figures that `today` shows without asking a server.

Every part may be repeated and cut short anywhere: a tick has the delivery's own key, a lent row its own id.
"""

from __future__ import annotations

from cmdaily.domain.routines.routine import text_in
from cmdaily.errors import StoreError
from cmdaily.services.publishing import receipts
from cmdaily.services.routines.day import known_action
from cmdaily.store import journal, notices
from cmdaily.store.publishing import outbox
from cmdaily.store.team import entries, members, owed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.domain.routines.journal import JournalEntry
    from cmdaily.domain.routines.routine import Action
    from cmdaily.services.workspace import Workspace

LENT, NOTICES = "lent", "notices"
MOST_DUE = 1000
"""Messages that `today` counts without the server."""
AT_ONCE = 500
"""Rows of a journal that are lent in one transaction."""


def meet(workspace: Workspace) -> None:
    """Bring a home and its team up to date with each other. StoreError when the server is away."""
    collect(workspace, workspace.new_id())
    lend(workspace)
    keep_notices(workspace)


def meet_if_possible(workspace: Workspace) -> bool:
    """The same where the server can be reached; False where it cannot, and nothing is lost by it."""
    try:
        meet(workspace)
    except StoreError:
        return False
    return True


def collect(workspace: Workspace, command: str) -> dict[str, Action]:
    """Tick in one's own journal what was sent for one; the actions, by delivery."""
    shared = workspace.shared
    ticked: dict[str, Action] = {}
    for name, url in owed.mine(shared.reader()):
        delivery = outbox.of_id(shared.reader(), name)
        if delivery is not None:
            with workspace.store.transaction() as own:
                action = receipts.tick(workspace, own, delivery, url, command)
            if action is not None:
                ticked[name] = action
        with shared.transaction(alone=False) as connection:
            owed.settle(connection, name)
    return ticked


def lend(workspace: Workspace) -> int:
    """Lend the rows of one's journal that the team has not got; how many were new to it."""
    if not workspace.store.exists:
        return 0
    own = workspace.store.reader()
    count, latest = journal.count(own), journal.latest_id(own)
    known, _, last = members.state(own, LENT).partition(" ")
    if members.state(own, LENT) == f"{count} {latest}":
        return 0
    rows = journal.after(own, last if known else "")
    if count != int(known or 0) + len(rows):  # an import brought older ones, or took some back
        rows = journal.after(own, "")
    lent = 0
    author = members.who_am_i(workspace.shared.reader())
    for start in range(0, len(rows), AT_ONCE):
        with workspace.shared.transaction(alone=False) as connection:
            part = [(row, _title(workspace, row)) for row in rows[start : start + AT_ONCE]]
            lent += entries.lend(connection, author, part)
    with workspace.store.transaction() as connection:
        members.keep_state(connection, LENT, f"{count} {latest}", workspace.timestamp)
    return lent


def _title(workspace: Workspace, entry: JournalEntry) -> str:
    action = known_action(workspace, entry.routine, entry.action)
    return text_in(action.title, workspace.config.language or "en") if action else entry.action


def keep_notices(workspace: Workspace) -> None:
    """Keep how much is in doubt, waits and is overdue, for a day that begins without the server."""
    reader = workspace.shared.reader()
    due = " ".join(moment or "-" for moment in notices.due_moments(reader)[:MOST_DUE])
    ends = " ".join(f"{name}={moment}" for name, moment in notices.expiring(reader, "9"))
    text = f"{notices.in_doubt(reader)}|{due}|{ends}"
    before = members.state(workspace.store.reader(), NOTICES) if workspace.store.exists else "0||"
    if text == before:
        return
    with workspace.store.transaction() as connection:
        members.keep_state(connection, NOTICES, text, workspace.timestamp)
