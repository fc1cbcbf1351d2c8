"""Ten years of a community manager's days, written by the store's own code."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from cmdaily.domain.routines.journal import SKIP, TICK, JournalEntry
from cmdaily.files.home import Home
from cmdaily.services.routines import progress
from cmdaily.services.workspace import Workspace
from cmdaily.store import journal

YEARS = 10
DAYS = 3650
SHIPPED = Path(__file__).parents[1] / "routines" / "twenty-actions.yaml"


def make_home(place: Path) -> Path:
    """A home whose twenty actions are due on every day, so that a measurement on a Sunday is one of a Monday."""
    directory = place / "routines"
    directory.mkdir(parents=True)
    text = SHIPPED.read_text(encoding="utf-8")
    (directory / "twenty-actions.yaml").write_text(
        text.replace("every: weekday", "every: day"), encoding="utf-8"
    )
    return place


def write_history(place: Path, today: date, *, days: int = DAYS) -> int:
    """Fill a home with the days before today, twenty rows each; the number of rows. Without days, an empty store."""
    home = Home(str(place), str(place), str(place / "cache"))
    now = datetime.combine(today, time(9), UTC)
    workspace = Workspace(home, now, {})
    actions = workspace.actions
    chance = random.Random(20)
    touched: set[journal.Key] = set()
    rows = 0
    for first in range(days, 0, -365):
        with workspace.store.transaction() as connection:
            for back in range(first, max(0, first - 365), -1):
                entries = _day(today - timedelta(days=back), actions, chance)
                touched |= journal.add(connection, entries)
                rows += len(entries)
    latest = {(routine, action): (day, routine, action) for day, routine, action in sorted(touched)}
    with workspace.store.transaction() as connection:
        progress.keep_streaks(workspace, connection, latest.values())
    workspace.store.close()
    return rows


def _day(day: date, actions: tuple, chance: random.Random) -> list[JournalEntry]:  # type: ignore[type-arg]
    """One row for each action: nearly always done, sometimes in part, now and then skipped."""
    made = []
    for number, action in enumerate(actions):
        moment = datetime.combine(day, time(9, number), UTC)
        ident = _id(moment, chance)
        missing = chance.random()
        amount = action.target or 1
        if missing < 0.03 and amount > 1:
            amount -= 1
        kind = SKIP if missing > 0.98 else TICK
        made.append(
            JournalEntry(
                id=ident,
                command=_id(moment, chance),
                kind=kind,
                day=day,
                routine=action.routine,
                action=action.id,
                recorded_at=moment.isoformat(timespec="milliseconds"),
                amount=0 if kind == SKIP else amount,
                target=action.target,
                seconds=60 * action.minutes,
            )
        )
    return made


def _id(moment: datetime, chance: random.Random) -> str:
    """An id such as the day would have given it."""
    noise = chance.getrandbits(62) | 2 << 62
    digits = f"{int(moment.timestamp() * 1000):012x}7{chance.getrandbits(12):03x}{noise:016x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
