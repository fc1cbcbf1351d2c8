"""Integrity check of the store: damage in its file, and what is kept beside the journal held against a recount."""

from __future__ import annotations

from cmdaily.domain.data.store_health import StoreCheck
from cmdaily.errors import StoreError
from cmdaily.services.data import damage
from cmdaily.services.routines import streaks
from cmdaily.store import backup as backup_store
from cmdaily.store import journal
from cmdaily.store import progress as progress_store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.services.workspace import Workspace


def check(workspace: Workspace, *, repair: bool = False) -> StoreCheck:
    """Look for damage, and hold every summary against the journal and every kept streak against a recount.

    `repair` writes the summaries anew and drops the streaks, which are then counted when they are read.
    """
    try:
        connection = workspace.store.reader()
        found = backup_store.damage(connection)
    except StoreError as error:
        if error.key == "error.store_corrupt":
            damage.note(workspace, str(error.values.get("reason", "")))
        raise
    if found:
        damage.note(workspace, found[0])
        return StoreCheck(tuple(found), 0, repaired=False, rows=0)
    damage.clear(workspace)
    wrong = journal.wrong_summaries(connection)
    astray = streaks.astray(workspace, connection)
    repaired = repair and bool(wrong or astray)
    if repaired:
        with workspace.store.transaction() as writer:
            for day, routine, action in wrong:
                journal.refresh_day(writer, day, routine, action)
            progress_store.forget_streaks(writer)
    rows = journal.count(workspace.store.reader())
    return StoreCheck((), len(wrong), repaired=repaired, rows=rows, wrong_streaks=len(astray))
