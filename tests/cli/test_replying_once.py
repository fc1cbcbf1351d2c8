"""A message is answered once, whoever answers it, unless somebody insists."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import Network, Program

pytestmark = pytest.mark.both_engines
NINE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def asked(cmdaily: Program, network: Network) -> Network:
    network.server.say_to("acme", "When do you open?", NINE, author="marie")
    cmdaily.ok("inbox", "--refresh")
    return network


def test_a_message_that_is_answered_is_answered_again_only_when_insisted_on(
    cmdaily: Program, asked: Network
) -> None:
    said = asked.texts
    cmdaily.ok("reply", "m1", "At nine", "--yes")
    for argv in (("--yes",), ("--json",), ("--dry-run",), ("--at", "2026-11-23 10:00")):
        again = cmdaily("reply", "m1", "At ten", *argv)
        assert (again.code, "m1 already has a reply" in again.err) == (4, True), argv
    assert "--again" in again.err
    assert asked.texts == [*said, "At nine"]
    cmdaily.ok("reply", "m1", "At ten on Sundays", "--yes", "--again")
    assert asked.texts == [*said, "At nine", "At ten on Sundays"]


def test_a_message_whose_answer_is_under_way_is_not_answered(cmdaily: Program, asked: Network) -> None:
    said = asked.texts
    waiting = cmdaily.ok("reply", "m1", "At nine", "--at", "2026-11-23 10:00", "--json").json["deliveries"][0]
    again = cmdaily("reply", "m1", "At ten")
    assert (again.code, "m1 is getting a reply" in again.err) == (4, True)
    assert "va recevoir une réponse" in cmdaily("--lang", "fr", "reply", "m1", "At ten").err
    cmdaily.ok("outbox", "cancel", waiting["id"])
    cmdaily.ok("reply", "m1", "At ten")
    assert asked.texts == [*said, "At ten"]


def test_an_answer_that_failed_leaves_the_way_free(cmdaily: Program, asked: Network) -> None:
    asked.server.fail("422")
    assert cmdaily("reply", "m1", "At nine").code != 0
    cmdaily.ok("reply", "m1", "At nine", "--yes")


def test_of_two_processes_one_answers(cmdaily: Program, network: Network) -> None:
    messages = int(os.environ.get("CMDAILY_REPLIES", "4"))
    for number in range(messages):
        network.server.say_to("acme", f"Question {number}?", NINE, author="marie")
    cmdaily.ok("inbox", "--refresh")
    said = len(network.texts)
    codes = []
    for number in range(1, messages + 1):
        both = [
            subprocess.Popen(
                [sys.executable, "-m", "cmdaily", "reply", f"m{number}", f"{name} answers {number}", "--yes"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=Path(__file__).parents[2],
            )
            for name in ("Anna", "Ben")
        ]
        codes.append(sorted(process.wait(60) for process in both))
    assert codes == [[0, 4]] * messages
    assert len(network.texts) == said + messages
