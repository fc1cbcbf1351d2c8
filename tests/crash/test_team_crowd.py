"""A team at one inbox: members that die at random, a line that is cut, and a judge of the history.

The long series is asked for by name, as docs/team.md tells: CMDAILY_TEAM=20x10000x600 is twenty people, ten thousand
messages, ten minutes at the most; CMDAILY_TEAM_CALM=1 leaves the deaths and the cuts out, to time the claims.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from statistics import quantiles
from typing import Any

import psycopg
import pytest

from cmdaily.domain.inbox.incoming import Incoming
from cmdaily.domain.inbox.message import Message
from cmdaily.store.inbox import messages as inbox
from cmdaily.store.postgresql.address import parse
from cmdaily.store.postgresql.schema import make_team
from tests.line import Line
from tests.people import Person, join
from tests.postgresql_server import server

pytestmark = pytest.mark.crash

ROOT = Path(__file__).parents[2]
PEOPLE, MESSAGES, SECONDS = (int(part) for part in os.environ.get("CMDAILY_TEAM", "4x60x25").split("x"))
LONG = MESSAGES > 1000
CALM = bool(os.environ.get("CMDAILY_TEAM_CALM"))
CUTS = ((1.0, "silent"), (0.5, "reset"), (1.0, "lost")) if not LONG else (
    (20.0, "silent"), (5.0, "reset"), (60.0, "lost"), (120.0, "silent"),
)  # fmt: skip


class Crowd:
    """The members' processes."""

    def __init__(self, homes: dict[str, Path], logs: Path) -> None:
        self.homes = homes
        self.logs = logs
        self.deaths = 0
        self._errors = (logs / "errors").open("ab")
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str) -> None:
        """One member begins, or begins again."""
        self.running[name] = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.team_member", str(self.homes[name]), str(self.logs / name),
             str(SECONDS), str(MESSAGES)],
            cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self._errors,
            env={**os.environ, "CMDAILY_HOME": str(self.homes[name])},
        )  # fmt: skip

    def kill(self) -> None:
        """One of those at work dies, in the middle of anything, and comes back."""
        alive = [name for name, process in self.running.items() if process.poll() is None]
        if alive:
            name = random.choice(alive)
            self.running[name].kill()
            self.running[name].wait()
            self.deaths += 1
            self.start(name)

    def close(self) -> None:
        """Nobody is at work any more."""
        for process in self.running.values():
            process.kill()
            process.wait()
        self._errors.close()

    @property
    def busy(self) -> bool:
        """Whether anybody is at work."""
        return any(process.poll() is None for process in self.running.values())


def messages(url: str) -> None:
    """Enter the messages, for a hundred accounts."""
    connection = make_team(parse(url))
    moment = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    connection.begin()
    for number in range(1, MESSAGES + 1):
        said = Incoming(f"r{number}", "mention", "marie", f"Question {number}?", "", moment)
        message = Message(number, f"acme-{number % 100}", "memory", said, "question", moment)
        inbox.add(connection, f"id-{number:06}", message, moment.isoformat())
    connection.commit()
    connection.close()


def test_nobody_answers_twice_whatever_dies(
    person: Callable[[str], Person], database: str, tmp_path: Path
) -> None:
    anna = person("anna")
    anna.ok("team", "init", database)
    messages(database)
    names = [f"p{number}" for number in range(PEOPLE)]
    people = {name: person(name) for name in names}
    for each in people.values():
        join(anna, each)
    line = Line(server().port)
    for each in people.values():
        config = each.home / "config.yaml"
        config.write_text(config.read_text().replace(f":{server().port}/", f":{line.port}/"))
    logs = tmp_path / "logs"
    logs.mkdir()
    crowd = Crowd({name: each.home for name, each in people.items()}, logs)
    began = time.monotonic()
    for name in names:
        crowd.start(name)
    cut_short = _disturb(crowd, line, began)
    line.close()
    crowd.close()
    history = {name: _history(logs / name) for name in names}
    for each in people.values():
        config = each.home / "config.yaml"
        config.write_text(config.read_text().replace(f":{line.port}/", f":{server().port}/"))
        each.ok("team", "status")
    trouble = judge(database, history, {name: each.home for name, each in people.items()})
    assert not trouble, "\n".join(trouble[:20])
    errors = (logs / "errors").read_text()
    assert "Traceback" not in errors, errors[-3000:]
    _report(history, crowd, time.monotonic() - began, cut_short)


def _disturb(crowd: Crowd, line: Line, began: float) -> int:
    """Deaths at random, and the line cut now and then, until all is answered or the time is over."""
    cuts = list(CUTS)
    deaths_every = 1.0 if LONG else 0.7
    pause = max(2.0, SECONDS / (len(CUTS) + 2)) if LONG else 1.5
    next_cut, next_death, mend_at, how = began + pause, began + deaths_every, 0.0, ""
    done = 0
    if CALM:
        next_cut = next_death = began + 1e6
    while crowd.busy and time.monotonic() - began < SECONDS + 60:
        now = time.monotonic()
        if now >= next_death:
            crowd.kill()
            next_death = now + deaths_every * random.uniform(0.5, 1.5)
        if mend_at and now >= mend_at:
            line.mend(lost=how == "lost")
            mend_at, next_cut = 0.0, now + pause
        elif not mend_at and cuts and now >= next_cut:
            seconds, how = cuts.pop(0)
            line.cut(reset=how == "reset")
            mend_at = now + seconds
            done += 1
        if now - began > SECONDS * 0.8:
            next_death = now + 1e6  # the end is left to work in
        time.sleep(0.02)
    line.mend()
    return done


def _history(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    found = []
    for number, line in enumerate(lines):
        try:
            found.append(json.loads(line))
        except ValueError:
            assert number == len(lines) - 1 or "{" in line  # a death in the middle of a line
    return found


def judge(url: str, history: dict[str, list[dict[str, Any]]], homes: dict[str, Path]) -> list[str]:
    """What is wrong with the history: answers twice or lost, claims that overlap or were lost, missing ticks."""
    trouble: list[str] = []
    with psycopg.connect(url, options="-c search_path=cmdaily") as connection:
        deliveries = connection.execute("SELECT id, author, outgoing FROM delivery").fetchall()
        answers = dict(connection.execute("SELECT number, answer FROM message").fetchall())
        log = set(
            connection.execute(
                "SELECT row_id, person FROM team_log WHERE place = 'claim' AND deed IN ('insert', 'update')"
            ).fetchall()
        )
        entries = {name for (name,) in connection.execute("SELECT id FROM team_entry")}
    by_message = Counter(json.loads(outgoing)["text"].split()[-1] for _, _, outgoing in deliveries)
    trouble += [f"m{number} was answered {times} times" for number, times in by_message.items() if times > 1]
    known = {name: author for name, author, _ in deliveries}
    claimed: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for name, lines in history.items():
        for number, line in enumerate(lines):
            if line["what"] == "answered":
                if known.get(line["delivery"]) != name:
                    trouble.append(f"{name}: the answer to m{line['message']} is lost")
                elif answers[line["message"]] != line["delivery"]:
                    trouble.append(f"m{line['message']} knows another answer")
            if line["what"] == "claimed":
                if (str(line["message"]), name) not in log:
                    trouble.append(f"{name}: the claim of m{line['message']} is lost")
                until = _ended(lines[number + 1 :], line)
                claimed[line["message"]].append((line["since"], until, name))
    trouble += _overlaps(claimed)
    for name, home in homes.items():
        trouble += _ticks(name, home, history[name], entries)
    return trouble


def _ended(after: list[dict[str, Any]], line: dict[str, Any]) -> str:
    """When a claim ended: by itself, or earlier where giving it back was begun: a member that died in the middle of
    that may have done it."""
    for later in after:
        if later.get("message") == line["message"]:
            return line["since"] if later["what"] == "releasing" else str(line["until"])
    return str(line["until"])


def _overlaps(claimed: dict[int, list[tuple[str, str, str]]]) -> list[str]:
    found = []
    for number, spans in claimed.items():
        spans.sort()
        for (_, until, one), (since, _, other) in pairwise(spans):
            if since < until and one != other:
                found.append(f"m{number} was claimed by {one} and {other} at once")
    return found


def _ticks(name: str, home: Path, lines: list[dict[str, Any]], entries: set[str]) -> list[str]:
    """Acknowledged ticks are in the own journal, and the own journal is with the team."""
    import sqlite3

    with sqlite3.connect(home / "cmdaily.db") as own:
        rows = own.execute("SELECT id, entry_key FROM journal").fetchall()
    keys = {key for _, key in rows}
    lost = [line["key"] for line in lines if line["what"] == "ticked" and line["key"] not in keys]
    unlent = [row for row, _ in rows if row not in entries]
    return [f"{name}: a tick is lost"] * len(lost) + [f"{name}: a tick is not with the team"] * len(unlent)


def _report(history: dict[str, list[dict[str, Any]]], crowd: Crowd, seconds: float, cuts: int) -> None:
    """The figures of docs/team.md, for whoever runs it with -s."""
    whats = Counter(line["what"] for lines in history.values() for line in lines)
    took = [
        took for lines in history.values() for took in [each["took"] for each in lines if "took" in each][1:]
    ]
    percent = quantiles(took, n=100) if len(took) > 1 else [0.0] * 99
    print(
        f"\n{PEOPLE} people, {MESSAGES} messages, {crowd.deaths} deaths, {cuts} cuts, {seconds:.0f} s: "
        f"{dict(whats)}; a claim {percent[49] * 1000:.1f} ms (median), {percent[98] * 1000:.1f} ms (99th)"
    )
    assert whats["answered"] > 0
