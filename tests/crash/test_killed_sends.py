"""kill -9 at every step of a send: nothing is lost, and nothing is said twice.

The deaths are spread over everything that a `post` does, from its first call into the services to its last: before the
draft is kept, between the draft and the outbox, between claim and payload, before, within and after the network's own
work, before and after the receipt is committed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter

import pytest

from tests.crash.deaths import DEATHS, LATER, Case, Killer, spread

pytestmark = pytest.mark.crash


def test_a_post_killed_at_every_step(killer: Killer) -> None:
    words = ("post", "Good morning", "--to", "acme")
    whole = Case(killer, "whole").run(*words)
    assert whole["code"] == 0, killer.log.read_text()
    ends: Counter[str] = Counter()
    for step in spread(whole["steps"]):
        case = Case(killer, f"died-{step}")
        died = case.run(*words, die_at=step)
        assert died["code"] is None or step >= whole["steps"] - 5, "it was to die"
        before = len(case.server.posts())
        deliveries = case.settle()
        standing = case.server.posts()
        assert len(standing) <= 1, f"said twice when killed at step {step}"
        assert len(standing) == len(deliveries), f"killed at step {step}: {deliveries}"
        assert [d["state"] for d in deliveries] == ["sent"] * len(deliveries)
        assert case.ticks("memory-post") == len(standing), f"ticks after a death at step {step}"
        ends["before" if not deliveries else "stood" if before else "sent later"] += 1
    assert set(ends) == {"before", "sent later", "stood"}, ends
    _report("post", whole["steps"], ends)


def test_a_thread_killed_at_every_step(killer: Killer) -> None:
    text = " ".join(f"Sentence number {number} of this story, which is long." for number in range(16))
    words = ("post", text, "--to", "acme", "--thread")
    whole = Case(killer, "whole").run(*words)
    for step in spread(whole["steps"], DEATHS // 2):
        case = Case(killer, f"died-{step}")
        case.run(*words, die_at=step)
        deliveries = case.settle()
        posts = case.server.posts()
        assert len(posts) == len(deliveries) in (0, 2), f"killed at step {step}"
        assert [post["target"] for post in posts] == ["", "000001"][: len(posts)]


def test_what_is_due_killed_at_every_step(killer: Killer) -> None:
    """Three scheduled posts: the one in hand may be in doubt, the others are untouched."""
    ends: Counter[str] = Counter()
    queue = [("post", f"Text {number}", "--to", "acme", "--at", "in 1m") for number in range(3)]
    whole = Case(killer, "whole")
    for words in queue:
        whole.run(*words)
    steps = whole.run("outbox", "send", now="2026-11-23T08:02:00+00:00")["steps"]
    for step in spread(steps, DEATHS // 2):
        case = Case(killer, f"died-{step}")
        for words in queue:
            assert case.run(*words)["code"] == 0
        case.run("outbox", "send", now="2026-11-23T08:02:00+00:00", die_at=step)
        ends[str(len(case.server.posts()))] += 1
        deliveries = case.settle()
        assert [d["state"] for d in deliveries] == ["sent"] * 3
        assert sorted(post["text"] for post in case.server.posts()) == ["Text 0", "Text 1", "Text 2"]
        assert case.ticks("memory-post") == 3
    assert set(ends) >= {"0", "1", "2", "3"}, ends
    _report("outbox send", steps, ends)


def test_finding_out_killed_at_every_step(killer: Killer) -> None:
    """`resolve` itself may die; the next one goes on."""
    for fault in ("silence", "silence-after"):
        steps = 0
        for step in [0, *range(1, 10_000)]:
            if step and steps and step not in spread(steps, DEATHS // 2):
                continue
            case = Case(killer, f"{fault}-{step}")
            case.server.fail(fault)
            assert case.run("post", "Where is it", "--to", "acme")["code"] == 7
            answer = case.run("outbox", "resolve", now=LATER, die_at=step)
            if not step:
                steps = answer["steps"]
                continue
            assert [d["state"] for d in case.settle()] == ["sent"], f"killed at step {step}"
            assert [post["text"] for post in case.server.posts()] == ["Where is it"]
            if step >= steps:
                break


def test_killed_while_the_network_works(killer: Killer) -> None:
    """The network has it, or not yet, when the sender dies: it is found, or sent, and stands once."""
    environment = os.environ | {"CMDAILY_SECRET_ACME": "right", "LANG": "C.UTF-8"}
    for number, pause in enumerate(("pause-before", "pause-after") * 3):
        case = Case(killer, f"paused-{number}")
        case.server.fail(pause)
        sender = subprocess.Popen(
            [sys.executable, "-m", "cmdaily", "post", "Good morning", "--to", "acme"],
            env=environment | {"CMDAILY_HOME": str(case.home)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
        )
        let_go = case.server.wait_for_pause()
        alive = case.killer.json(case.home, "outbox", "list")["deliveries"]
        assert [d["state"] for d in alive] == ["sending"], "another process sees that it is being sent"
        assert case.run("outbox", "send")["code"] == 0
        sender.kill()
        sender.wait()
        let_go()
        doubtful = case.killer.json(case.home, "outbox", "list")["deliveries"]
        assert [d["state"] for d in doubtful] == ["unknown"]
        now = "2099-01-01T00:00:00+00:00"  # the sender used the real clock: it has had its ten seconds
        case.run("outbox", "resolve", now=now)
        assert [post["text"] for post in case.server.posts()] == ["Good morning"]


def test_two_processes_send_the_same_outbox(killer: Killer) -> None:
    case = Case(killer, "shared")
    for number in range(12):
        words = ("post", f"Text {number}", "--to", "acme", "--at", "in 1m")
        case.run(*words, now="2026-11-23T07:50:00+00:00")
    environment = os.environ | {
        "CMDAILY_SECRET_ACME": "right",
        "CMDAILY_HOME": str(case.home),
        "LANG": "C.UTF-8",
    }
    senders = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.crash.crowd", "1", "-", "outbox", "send"],
            env=environment,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(4)
    ]
    for sender in senders:
        assert sender.wait(60) == 0
    case.settle()
    texts = sorted(post["text"] for post in case.server.posts())
    assert texts == sorted(f"Text {number}" for number in range(12))
    assert case.server.sends() == 12, "the network was spoken to once for each"
    assert case.ticks("memory-post") == 12


def _report(what: str, steps: int, ends: Counter[str]) -> None:
    """For docs/reliability.md, with `pytest -s`."""
    print(f"\n{what}: {steps} steps, {sum(ends.values())} deaths: {dict(ends)}")
