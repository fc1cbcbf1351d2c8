"""Due log: what falls due at wall-clock times, written down before anything is done about it.

The occasions since the last look and the moment of this look are committed together, so a process that dies forgets
nothing and repeats nothing.
"""

from __future__ import annotations

from datetime import timedelta

from cmdaily.domain.scheduler.timetable import Timetable, latest_of_each
from cmdaily.store import schedule as store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from cmdaily.domain.scheduler.timetable import Recurring
    from cmdaily.services.workspace import Workspace

    Wanted = Mapping[str, tuple[Recurring, int]]
    """What recurs, by name, with how many channels each occasion has."""

ENTER_EVERY = timedelta(minutes=10)
"""How often the moment of the last look is written down while nothing falls due: a disk may sleep."""
LOOK_BACK = timedelta(days=8)
"""What was missed longer ago is not even reported."""


KINDS = (store.REMINDER, store.POST, store.REPORT)


def timetable(workspace: Workspace, wanted: Wanted) -> Timetable:
    """When it all falls due."""
    plan = [recurring for recurring, _ in wanted.values()]
    return Timetable(plan, workspace.zone, workspace.holidays_around)


def begin(workspace: Workspace) -> None:
    """Look from now on, where nobody looked before: what fell due earlier was nobody's promise."""
    with workspace.store.transaction() as connection:
        for kind in KINDS:
            if store.watched_until(connection, kind) is None:
                store.watch(connection, kind, workspace.now)


def last_look(workspace: Workspace) -> datetime | None:
    """When the scheduler looked last, to ten minutes; None when it never did."""
    reader = workspace.store.reader()
    looks = [store.watched_until(reader, kind) for kind in KINDS]
    return max((look for look in looks if look is not None), default=None)


def enter(workspace: Workspace, kind: str, wanted: Wanted) -> None:
    """Write down what fell due since the last look, the latest of each name."""
    now = workspace.now
    table = timetable(workspace, wanted)
    if not _worth_entering(now, store.watched_until(workspace.store.reader(), kind), table):
        return
    with workspace.store.transaction() as connection:
        seen = store.watched_until(connection, kind)
        if seen is not None and seen < now:
            for due in latest_of_each(table.between(max(seen, now - LOOK_BACK), now)):
                for channel in range(wanted[due.name][1]):
                    store.enter(connection, kind, due, channel)
        store.watch(connection, kind, now)


def _worth_entering(now: datetime, seen: datetime | None, table: Timetable) -> bool:
    return seen is None or seen > now or now - seen >= ENTER_EVERY or bool(table.between(seen, now))
