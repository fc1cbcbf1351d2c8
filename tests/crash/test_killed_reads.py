"""kill -9 at every step of reading the inbox, and of answering from it: no message is lost, and none comes in twice."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cmdaily.store.local import Store
from tests.conftest import Network, Program
from tests.crash.deaths import DEATHS, LATER_STILL, Case, Killer, spread
from tests.crash.test_crowd import finish, start

pytestmark = pytest.mark.crash

MORNING = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
MESSAGES = 7
"""More than two pages of the in-memory network."""


def said_to(case: Case) -> None:
    for number in range(MESSAGES):
        case.server.say_to("acme", f"Question {number}?", MORNING + timedelta(minutes=number))


def texts(killer: Killer, case: Case, *options: str) -> list[str]:
    shape = killer.json(case.home, "inbox", *options)
    return sorted(message["text"] for message in shape["messages"])


@pytest.mark.parametrize("words", [("inbox", "--refresh"), ("run", "--once")])
def test_a_read_killed_at_every_step(killer: Killer, words: tuple[str, ...]) -> None:
    whole = Case(killer, "whole")
    said_to(whole)
    steps = whole.run(*words)["steps"]
    everything = [f"Question {number}?" for number in range(MESSAGES)]
    assert texts(killer, whole) == everything
    left = set()
    for step in spread(steps, max(20, DEATHS // 4)):
        case = Case(killer, f"died-{step}")
        said_to(case)
        case.run(*words, die_at=step)
        found = texts(killer, case)
        assert len(set(found)) == len(found), f"twice after a death at step {step}"
        left.add(len(found))
        case.run("inbox", "--refresh", now=LATER_STILL)
        assert texts(killer, case) == everything, f"after a death at step {step}"
        refs = [message["ref"] for message in killer.json(case.home, "inbox")["messages"]]
        assert sorted(refs) == [f"m{number}" for number in range(1, MESSAGES + 1)]
    assert {0, MESSAGES} < left, "there were deaths before, between and after the pages"


def test_an_answer_killed_at_every_step(killer: Killer) -> None:
    """The message waits exactly as long as the answer does not certainly stand."""
    words = ("reply", "m1", "At nine")
    whole = Case(killer, "whole")
    whole.server.say_to("acme", "When do you open?", MORNING)
    whole.run("inbox", "--refresh")
    steps = whole.run(*words)["steps"]
    for step in spread(steps, max(20, DEATHS // 4)):
        case = Case(killer, f"died-{step}")
        case.server.say_to("acme", "When do you open?", MORNING)
        case.run("inbox", "--refresh")
        case.run(*words, die_at=step)
        deliveries = case.settle()
        answers = [post for post in case.server.posts() if post["target"]]
        assert len(answers) == len(deliveries) <= 1, f"killed at step {step}"
        waiting = texts(killer, case)
        assert len(waiting) == 1 - len(answers), f"killed at step {step}"


def test_a_store_that_somebody_else_holds_loses_no_message(
    cmdaily: Program, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read and could not be kept is read again."""
    monkeypatch.setattr(Store, "busy_seconds", 0.01)
    for number in range(5):
        network.server.say_to("acme", f"Question {number}?", MORNING)
    other = sqlite3.connect(cmdaily.home / "cmdaily.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    result = cmdaily("inbox", "--refresh")
    assert result.code == 1
    assert "is in use by another program" in result.err
    assert cmdaily.ok("inbox", "--json").json["messages"] == []
    other.execute("ROLLBACK")
    other.close()
    assert len(cmdaily.ok("inbox", "--refresh", "--json").json["messages"]) == 5


def test_many_processes_read_at_once(cmdaily: Program, network: Network, tmp_path: Path) -> None:
    hook = cmdaily.home / "hooks" / "received"
    hook.parent.mkdir()
    hook.write_text(f'#!/bin/sh\ngrep -o \'"ref": *"m[0-9]*"\' >> {tmp_path}/heard\n')
    hook.chmod(0o700)
    for number in range(40):
        network.server.say_to("acme", f"Question {number}?", MORNING + timedelta(minutes=number))
    crowd = [start(6, "-", "inbox", "--refresh") for _ in range(3)]
    crowd += [start(6, "-", "run", "--once") for _ in range(3)]
    for process in crowd:
        finish(process)
    found = cmdaily.ok("inbox", "--json").json["messages"]
    assert sorted(int(message["ref"][1:]) for message in found) == list(range(1, 41))
    assert len({message["text"] for message in found}) == 40
    heard = (tmp_path / "heard").read_text().splitlines()
    assert len(heard) == len(set(heard)) == 40, "the hook heard each message once"
