"""The process whose children die, and where they are to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from cmdaily.platforms.memory.adapter import MemoryServer

DEATHS = int(os.environ.get("CMDAILY_DEATHS", "24"))
"""How many deaths each of the tests dies; the long series is asked for by this name, as docs/reliability.md tells."""

MORNING = "2026-11-23T08:00:00+00:00"
LATER = "2026-11-23T08:05:00+00:00"
LATER_STILL = "2026-11-23T08:10:00+00:00"


ROUTINE = """
routine: memory
title: memory
every: day
sections:
  - title: Memory
    platform: memory
    actions:
      - {id: memory-post, title: Say something, times: 12, counts: post}
      - {id: memory-reply, title: Answer, times: 5, counts: reply}
"""


class Killer:
    """The process that forks the victims."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.log = place / "log"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.sender"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"TZ": "UTC", "LANG": "C.UTF-8", "CMDAILY_SECRET_ACME": "right"},
        )

    def run(
        self, home: Path, *argv: str, now: str = MORNING, die_at: int = 0, env: dict[str, str] | None = None
    ) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        order = {
            "argv": argv,
            "env": {"CMDAILY_HOME": str(home)} | (env or {}),
            "now": now,
            "die_at": die_at,
            "log": str(self.log),
        }
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def json(self, home: Path, *argv: str, now: str = LATER) -> Any:
        """What a command answers."""
        self.log.write_text("")
        answer = self.run(home, *argv, "--json", now=now)
        assert answer["code"] is not None, self.log.read_text()
        return json.loads(self.log.read_text().partition("}\ncmdaily")[0])

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(10)


class Case:
    """A home with an account and a network of its own."""

    def __init__(self, killer: Killer, name: str) -> None:
        self.killer = killer
        self.home = killer.place / name
        (self.home / "routines").mkdir(parents=True)
        (self.home / "routines" / "memory.yaml").write_text(ROUTINE)
        self.server = MemoryServer(killer.place / f"{name}-network")
        words = ("account", "add", "acme", "--platform", "memory", "--server", self.server.address)
        assert killer.run(self.home, *words)["code"] == 0, killer.log.read_text()

    def run(self, *argv: str, now: str = MORNING, die_at: int = 0) -> dict[str, Any]:
        return self.killer.run(self.home, *argv, now=now, die_at=die_at)

    def settle(self) -> list[dict[str, Any]]:
        """What a person does next morning at the latest: find out, and send what waits. The deliveries afterwards."""
        self.run("outbox", "resolve", now=LATER_STILL)
        self.run("outbox", "send", now=LATER_STILL)
        found: list[dict[str, Any]] = self.killer.json(self.home, "outbox", "list")["deliveries"]
        return found

    def ticks(self, action: str) -> int:
        shape = self.killer.json(self.home, "today")
        return next(int(a["done"]) for a in shape["actions"] if a["id"] == action)


def spread(steps: int, deaths: int = DEATHS) -> list[int]:
    """The steps to die at: all of them, or some: half of them evenly spread, half ever closer together towards the end,
    where the network has answered and nothing of it is written down."""
    if steps <= deaths:
        return list(range(1, steps + 1))
    half = deaths // 2
    evenly = {1 + place * (steps - 1) // max(1, half - 1) for place in range(half)}
    late = {
        max(1, steps - 2 * place - place * place * steps // (4 * deaths * deaths)) for place in range(half)
    }
    return sorted(evenly | late)
