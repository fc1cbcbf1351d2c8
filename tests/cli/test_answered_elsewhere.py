"""Messages that were answered in the network's own program; `inbox --until`."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.conftest import Network, Program

NINE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.mark.both_engines
def test_a_refresh_notices_an_answer_given_elsewhere(cmdaily: Program, network: Network) -> None:
    post = network.server.say_to("acme", "When do you open?", NINE)
    network.server.say_to("acme", "And when do you close?", NINE)
    cmdaily.ok("inbox", "--refresh")
    network.server.answer_elsewhere("acme", post, "At nine")
    assert "Answered outside cmdaily, and done: m1" in cmdaily.ok("inbox", "--refresh").out
    assert [each["ref"] for each in cmdaily.ok("inbox", "--json").json["messages"]] == ["m2"]
    shown = cmdaily.ok("inbox", "show", "m1", "--json").json["messages"][0]
    assert (shown["state"], shown["elsewhere"]) == ("done", "https://memory.example/acme/000003")


def test_a_reply_looks_again_and_does_not_say_it_twice_unless_insisted_on(
    cmdaily: Program, network: Network
) -> None:
    post = network.server.say_to("acme", "When do you open?", NINE)
    cmdaily.ok("inbox", "--refresh")
    network.server.answer_elsewhere("acme", post, "At nine")
    refused = cmdaily("reply", "m1", "At nine, every day", "--yes", now="2026-11-23T10:00")
    assert (refused.code, "m1 was answered outside cmdaily" in refused.err) == (4, True)
    assert network.texts[-1] == "At nine"
    cmdaily.ok("reply", "m1", "At nine, every day", "--yes", "--again", now="2026-11-23T10:00")
    assert network.texts[-1] == "At nine, every day"


def test_what_a_person_opens_again_stays_open_and_own_replies_are_no_answers_from_elsewhere(
    cmdaily: Program, network: Network
) -> None:
    post = network.server.say_to("acme", "When do you open?", NINE)
    network.server.say_to("acme", "And when do you close?", NINE)
    cmdaily.ok("inbox", "--refresh")
    network.server.answer_elsewhere("acme", post)
    cmdaily.ok("inbox", "--refresh")
    cmdaily.ok("inbox", "reopen", "m1")
    cmdaily.ok("reply", "m2", "At six", "--yes")
    cmdaily.ok("inbox", "reopen", "m2")
    cmdaily.ok("inbox", "--refresh")
    found = cmdaily.ok("inbox", "--json").json["messages"]
    assert sorted(each["ref"] for each in found) == ["m1", "m2"]
    assert {each["elsewhere"] for each in found} == {None}


def test_the_messages_for_a_quarter_of_an_hour_with_the_reason(cmdaily: Program, network: Network) -> None:
    for number in range(4):
        network.server.say_to(
            "acme", f"I have waited {number + 2} weeks for my refund, this is unacceptable", NINE
        )
    network.server.say_to("acme", "Thank you so much!", NINE)
    cmdaily.ok("inbox", "--refresh")
    found = cmdaily.ok("inbox", "--until", "15m", "--json", now="2026-11-23T12:00").json
    assert [each["ref"] for each in found["messages"]] == ["m1", "m2", "m3"]
    assert found["sitting"] == {
        "seconds": 900,
        "answers": [{"ref": ref, "seconds": 300} for ref in ("m1", "m2", "m3")],
        "left_overdue": ["m4"],
    }
    out = cmdaily.ok("inbox", "--until", "15m", now="2026-11-23T12:00").out
    assert "leave the least overdue" in out
    assert "Overdue all the same: m4" in out
    assert cmdaily("inbox", "--until", "9h").code == 2
    assert cmdaily("inbox", "--until", "soon").code == 2
