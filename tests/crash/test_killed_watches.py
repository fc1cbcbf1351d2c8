"""kill -9 at every step of asking watches: each mention is found and counted once, and an alert never comes twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.crash.deaths import DEATHS, Case, Killer, spread

pytestmark = pytest.mark.crash

BEGUN = datetime(2026, 11, 15, 8, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
WAVE = 12


def prepared(killer: Killer, name: str) -> Case:
    """A watch that has learned for a week, and a wave that nobody has seen yet."""
    case = Case(killer, name)
    case.run("watch", "add", "library", "--on", "acme", "--inbox", now=BEGUN.isoformat())
    for number in range(WAVE):
        case.server.say(f"library {number}", NOW - timedelta(minutes=number), f"u{number}")
    return case


def mentions(case: Case) -> list[dict[str, Any]]:
    shape = case.killer.json(case.home, "watch", "read", "--all", now=NOW.isoformat())
    found: list[dict[str, Any]] = shape["mentions"]
    return found


def alerts(case: Case, *argv: str, now: datetime, die_at: int = 0) -> int:
    """How often the words of an alert were said while this ran."""
    case.killer.log.write_text("")
    case.run(*argv, now=now.isoformat(), die_at=die_at)
    return case.killer.log.read_text().count("runs hot")


@pytest.mark.parametrize("words", [("watch", "read", "--refresh"), ("run", "--once")])
def test_a_refresh_killed_at_every_step(killer: Killer, words: tuple[str, ...]) -> None:
    steps = prepared(killer, "whole").run(*words, now=NOW.isoformat())["steps"]
    everything = sorted(f"library {number}" for number in range(WAVE))
    left = set()
    for step in spread(steps, max(8, DEATHS // 4)):
        case = prepared(killer, f"died-{step}")
        said = alerts(case, *words, now=NOW, die_at=step)
        found = [each["text"] for each in mentions(case)]
        assert len(set(found)) == len(found), f"twice after a death at step {step}"
        left.add(len(found))
        said += alerts(case, "watch", "read", "--refresh", now=NOW + timedelta(minutes=20))
        said += alerts(case, "run", "--once", now=NOW + timedelta(minutes=40))
        assert said <= 1, f"an alert twice after a death at step {step}"
        assert sorted(each["text"] for each in mentions(case)) == everything, f"after a death at step {step}"
        shape = killer.json(case.home, "watch", "list", now=(NOW + timedelta(minutes=50)).isoformat())
        listed = shape["watches"][0]
        assert listed["last_7_days"] == listed["found"] == WAVE, f"counted once, death at step {step}"
        assert listed["last_alert_at"], "and who looks sees that it runs hot"
        inbox = killer.json(case.home, "inbox", now=NOW.isoformat())["messages"]
        assert sorted(each["text"] for each in inbox) == everything, f"after a death at step {step}"
    assert {0, WAVE} <= left, "there were deaths before and after it was kept"
