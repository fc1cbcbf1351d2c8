"""A year of the real engine, store and all: every due thing once, and no growth of memory."""

from __future__ import annotations

import gc
import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cmdaily.domain.scheduler.job_report import LATE, SAID
from cmdaily.files.home import Home
from cmdaily.locale import Translator
from cmdaily.platforms.memory.adapter import MemoryServer
from cmdaily.services.accounts import accounts
from cmdaily.services.inbox import inbox
from cmdaily.services.scheduler import runner
from cmdaily.services.workspace import Workspace

CONFIG = """timezone: {zone}
holidays: {country}
backups: 3
quiet: "21:00-06:30"
reminders:
  - at: ["09:00", "16:00"]
    late: 3h50
  - at: "02:30"
    every: sunday
    late: 5h
    say: Sunday
"""


def turns(zone: ZoneInfo, first: date, last: date) -> list[datetime]:
    """When a laptop takes its turns from one morning to another: around every time of the plan, asleep now and then for
    hours or days, the same moment twice, and with a clock that somebody sets back."""
    chance = random.Random(7)
    moments = []
    moment, end = (datetime(day.year, day.month, day.day, 8, tzinfo=zone) for day in (first, last))
    while moment < end:
        moments.append(moment.astimezone(UTC))
        if chance.random() < 0.1:
            moments.append(moments[-1])
        if chance.random() < 0.02:
            moments.append(moments[-1] - timedelta(minutes=chance.choice((5, 61, 90))))
        step = timedelta(minutes=chance.choice((150, 210, 330)))
        if chance.random() < 0.01:
            step = timedelta(hours=chance.choice((7, 20, 75)))
        moment = (moment.astimezone(UTC) + step).astimezone(zone)
    return moments


def memory() -> tuple[int, int]:
    """Objects that are alive, and pages of memory in use (proc(5), statm), 0 where nobody says."""
    gc.collect()
    statm = Path("/proc/self/statm")
    return len(gc.get_objects()), int(statm.read_text().split()[1]) if statm.exists() else 0


@pytest.mark.parametrize(
    ("name", "country", "first", "last"),
    [
        ("Europe/Paris", "FR", date(2026, 1, 1), date(2027, 1, 1)),
        ("America/New_York", "US", date(2026, 2, 15), date(2026, 4, 1)),  # its clocks change on other days
        ("America/New_York", "US", date(2026, 10, 11), date(2026, 11, 29)),
    ],
)
def test_a_year_of_turns(tmp_path: Path, name: str, country: str, first: date, last: date) -> None:
    (tmp_path / "config.yaml").write_text(CONFIG.format(zone=name, country=country))
    home = Home(str(tmp_path), str(tmp_path), str(tmp_path / "cache"))
    say = Translator("en")
    said: Counter[str] = Counter()
    missed: Counter[tuple[object, ...]] = Counter()
    used: list[tuple[int, int]] = []
    moments, days = turns(ZoneInfo(name), first, last), (last - first).days
    network = MemoryServer(tmp_path / "network")
    with_secret = {"CMDAILY_SECRET_ACME": "right"}
    accounts.add(
        Workspace(home, moments[0], with_secret), accounts.NewAccount("acme", "memory", network.address)
    )
    received: Counter[str] = Counter()
    for number, now in enumerate(moments):
        if number % 7 == 0:
            network.say_to("acme", f"Message {number}", now)
        workspace = Workspace(home, now, with_secret)
        if number % 100 == 99:  # somebody looks through them now and then: none comes in again
            inbox.settle(
                workspace, [f"m{each}" for each in range(len(received) - 9, len(received) + 1)], done=True
            )
        for report in runner.turn(workspace, say):
            assert report.level != "bad", report
            if report.level == SAID:
                local = now.astimezone(ZoneInfo(name))
                assert 6 * 60 + 30 <= local.hour * 60 + local.minute < 21 * 60, "nothing in quiet hours"
                title = dict(report.message.values)["title"]
                half = "morning" if local.hour < 13 else "afternoon"
                said[f"{local.date()} {half} {title}"] += 1
            elif report.level == LATE:
                missed[report.message.values] += 1
        received.update(ref for event, ref in workspace.happened if event == "received")
        workspace.store.close()
        if number % (len(moments) // 8) == len(moments) // 16:
            used.append(memory())
    assert set(said.values()) == {1}
    assert set(missed.values()) == {1}
    assert len(said) > days
    assert set(received.values()) == {1}
    assert len(received) == len(range(0, len(moments), 7)), "each message came in, once"
    sundays = sum("Sunday" in each for each in said), sum(("what", "Sunday") in each for each in missed)
    assert sundays[0] > days // 40, "said where the laptop woke in time, else reported"
    assert days < 365 or sundays[1] > 10
    assert days // 7 - 4 <= sum(sundays) <= days // 7
    kept = sorted(path.name for path in (tmp_path / "backups").iterdir())
    assert len(kept) == 3
    objects, pages = (later - sooner for sooner, later in zip(used[2], used[-1], strict=True))
    assert objects < 1000, used
    # pages belong to the process, which the tests before have filled with some 400 MB: 4.5 MB were seen there while
    # the objects grew fewer, 1 MB in a process of its own
    assert pages * 4096 < 10_000_000, used
