"""Laptops: the use cases run on stores of their own, for tests that live through many days in a moment."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from cmdaily.domain.data.export_format import Exchange, from_data, to_data
from cmdaily.files.home import Home
from cmdaily.services.data import data
from cmdaily.services.routines import pauses, progress, undo
from cmdaily.services.workspace import Workspace
from cmdaily.store import journal
from cmdaily.store import progress as progress_store

FAST_DISK = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None

EVERY_KIND = """
routine: kinds
title: Every kind of recurrence
sections:
  - title: All of them
    actions:
      - {id: daily, title: Daily, times: 2}
      - {id: all-of-them, title: All, times: all}
      - {id: weekday, title: Weekdays, every: weekday}
      - {id: third-day, title: Every third day, every: 3 days, carry: true}
      - {id: two-days, title: Two weekdays, every: "monday, thursday", carry: true}
      - {id: fortnight, title: Every other Friday, every: 2 weeks on friday}
      - {id: first-monday, title: First Monday, every: month on first monday, carry: true}
      - {id: mid-month, title: Mid-month, every: month on day 15}
      - {id: working, title: Last working day, every: month on last working day, holidays: FR}
      - {id: quota, title: Three a week, times: 3, per: week}
      - {id: working-quota, title: Two a working week, times: 2, per: week, every: weekday}
      - {id: odd-quota, title: Two in every other week, times: 2, per: week, every: 2 weeks on tuesday}
      - {id: monthly-quota, title: Four a month, times: 4, per: month}
      - {id: after, title: Three days after, after: 3 days}
      - {id: rule, title: A rule, rrule: "FREQ=WEEKLY;BYDAY=TU,SA"}
      - {id: event, title: Around an event, event: 2026-10-20, days: [-9, -4, 0, 3], carry: true}
      - {id: campaign, title: In October, from: 2026-10-06, until: 2026-10-24}
      - {id: campaign-quota, title: In October by the week, from: 2026-10-06, until: 2026-10-24, times: 2, per: week}
      - {id: holes, title: With days off, except: [2026-10-10 to 2026-10-14, 2026-10-21]}
      - {id: holidays, title: Not on holidays, holidays: FR}
      - {id: turn, title: Second of three, rotation: 2 of 3}
      - {id: new-name, title: Renamed, renamed_from: old-name}
"""

FIRST_DAY = date(2026, 9, 28)  # a Monday; the season has a holiday, a leap to winter time and a new month
DAYS = 45


def make_plan(routine: str = EVERY_KIND, beside: Mapping[str, str] | None = None) -> Path:
    """A directory with the configuration and routines that laptops share, and files beside them; parsed once."""
    place = Path(tempfile.mkdtemp(prefix="cmdaily-plan-", dir=FAST_DISK))
    (place / "routines").mkdir()
    (place / "routines" / "kinds.yaml").write_text(routine, encoding="utf-8")
    for name, content in (beside or {}).items():
        (place / "routines" / name).write_bytes(content.replace("\n", "\r\n").encode())
    (place / "config.yaml").write_text("timezone: Europe/Paris\n", encoding="utf-8")
    return place


class Laptop:
    """One person's machine. Every command is a workspace of its own, at a moment of its own."""

    _moments = itertools.count()

    def __init__(self, plan: Path, place: Path) -> None:
        self.plan = plan
        self.place = place

    def workspace(self, day: date, hour: int = 12) -> Workspace:
        """What one command sees, some moment after the command before."""
        moment = datetime.combine(day, time(hour), UTC) + timedelta(
            milliseconds=next(self._moments) % 3_000_000
        )
        home = Home(str(self.plan), str(self.place), str(self.plan / "cache"))
        return Workspace(home, moment, {})

    @contextmanager
    def at(self, day: date) -> Iterator[Workspace]:
        """A workspace that is closed after its command."""
        workspace = self.workspace(day)
        try:
            yield workspace
        finally:
            workspace.store.close()

    def tick(self, today: date, day: date, names: list[str], **what: object) -> None:
        """Tick actions for a day, today or before."""
        with self.at(today) as workspace:
            progress.tick(workspace, names, progress.Tick(**what), day)  # type: ignore[arg-type]

    def skip(self, today: date, day: date, names: list[str]) -> None:
        """Skip actions of a day."""
        with self.at(today) as workspace:
            progress.skip(workspace, names, "because", day)

    def undo(self, today: date) -> None:
        """Take the latest command back, if there is one."""
        with self.at(today) as workspace:
            if journal.last_command(workspace.store.reader()):
                undo.undo(workspace)

    def pause(self, today: date, first: date, days: int) -> None:
        """Add a pause."""
        with self.at(today) as workspace:
            pauses.add(workspace, first, first + timedelta(days=days))

    def unpause(self, today: date) -> None:
        """Remove the first pause, if there is one."""
        with self.at(today) as workspace:
            if workspace.pauses:
                pauses.remove(workspace, 1)

    def export(self, today: date) -> Exchange:
        """What an export holds, after it has been data."""
        with self.at(today) as workspace:
            return from_data(data.export(workspace), "export.json")

    def take_in(self, today: date, export: Exchange) -> None:
        """Import what another laptop exported, from a file."""
        import json

        file = self.place / "incoming.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(to_data(export)), encoding="utf-8")
        with self.at(today) as workspace:
            data.import_file(workspace, str(file))

    def state(self, today: date) -> tuple[object, ...]:
        """All that a person could tell two laptops apart by."""
        from cmdaily.services.routines import streaks

        with self.at(today) as workspace:
            reader = workspace.store.reader()
            rows = progress_store.of_days(reader, date.min, date.max)
            lengths = [
                (streaks.kept_or_counted(workspace, reader, action), streaks.current(workspace, action))
                for action in workspace.actions
            ]
            export = self.export(today)
            return sorted(rows, key=repr), lengths, export


@contextmanager
def laptops(plan: Path, count: int) -> Iterator[list[Laptop]]:
    """Some laptops with empty stores, thrown away afterwards."""
    root = Path(tempfile.mkdtemp(prefix="cmdaily-laptops-", dir=FAST_DISK))
    try:
        yield [Laptop(plan, root / str(number)) for number in range(count)]
    finally:
        shutil.rmtree(root, ignore_errors=True)
