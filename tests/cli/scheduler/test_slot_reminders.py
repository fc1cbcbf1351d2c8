"""Actions with times (`at:`) are said by the scheduler at these times, while they are open."""

from __future__ import annotations

import pytest

from tests.cli.scheduler.test_run import Inbox, configure, inbox
from tests.cli.test_limit_of_a_day import only, routine
from tests.conftest import Program
from tests.typewritten import typewritten

__all__ = ["inbox"]
TWICE = 'id: look, title: Look at the mentions, at: ["09:00", "16:00"], minutes: 10'


def said(cmdaily: Program, now: str) -> str:
    return typewritten(cmdaily.ok("run", "--once", now=now).out)


def begun(cmdaily: Program, *actions: str, config: str = "") -> None:
    configure(cmdaily, config)
    only(cmdaily, routine("acme", *actions))
    assert said(cmdaily, "2026-11-23T08:00") == ""


def test_each_time_is_said_once_and_how_to_tick(cmdaily: Program) -> None:
    begun(cmdaily, TWICE)
    assert said(cmdaily, "2026-11-23T08:59") == ""
    nine = said(cmdaily, "2026-11-23T09:00")
    assert nine == "09:00: Look at the mentions\n  0/2, 10 min: `cmdaily tick 1`\n"
    assert said(cmdaily, "2026-11-23T09:01") == ""
    assert "16:00: Look at the mentions" in said(cmdaily, "2026-11-23T16:00")
    french = typewritten(cmdaily.ok("--lang", "fr", "run", "--once", now="2026-11-24T09:00").out)
    assert french == "9 h : Look at the mentions\n  0/2, 10 min : `cmdaily tick 1`\n"


def test_what_is_done_is_not_said_and_the_next_time_is(cmdaily: Program) -> None:
    begun(cmdaily, TWICE)
    cmdaily.ok("tick", "look", now="2026-11-23T08:30")
    assert said(cmdaily, "2026-11-23T09:00") == ""
    assert "1/2, 5 min" in said(cmdaily, "2026-11-23T16:00")
    cmdaily.ok("tick", "look", "--rest", now="2026-11-24T08:30")
    assert said(cmdaily, "2026-11-24T09:00") + said(cmdaily, "2026-11-24T16:00") == ""


def test_an_action_may_refuse_and_so_may_days_off_skips_and_pauses(cmdaily: Program) -> None:
    quiet = 'id: quiet, title: Quiet, at: "10:00", remind: false'
    begun(cmdaily, TWICE, quiet, config='days_off: [2026-11-26]\nquiet: "15:00-23:00"\n')
    assert said(cmdaily, "2026-11-23T10:00").count("Look") == 1
    cmdaily.ok("skip", "look", now="2026-11-24T08:00")
    cmdaily.ok("pause", "add", "2026-11-25", "2026-11-25")
    days = [said(cmdaily, f"2026-11-{day}T09:00") for day in (24, 25, 26, 27)]
    assert [text.count("Look") for text in days] == [0, 0, 0, 1]
    assert said(cmdaily, "2026-11-27T16:00") == "", "quiet hours"


def test_only_on_the_days_it_is_due_and_in_its_own_zone(cmdaily: Program) -> None:
    call = 'id: call, title: Call, at: "09:00", zone: America/New_York, every: tuesday'
    kept = 'id: kept, title: Kept, at: "10:00", every: monday, carry: true'
    after = 'id: after, title: After, at: "11:00", after: 2 days'
    begun(cmdaily, call, kept, after)
    titles = {
        (day, hour): said(cmdaily, f"2026-11-{day}T{hour}:00").splitlines()[::2]
        for day in (23, 24)
        for hour in ("09", "10", "11", "15")
    }
    assert {when: text for when, text in titles.items() if text} == {
        (23, "10"): ["10:00: Kept"],
        (23, "11"): ["11:00: After"],
        (24, "10"): ["10:00: Kept"],
        (24, "11"): ["11:00: After"],
        (24, "15"): ["09:00: Call"],
    }
    cmdaily.ok("tick", "kept", "after", now="2026-11-24T12:00")
    assert said(cmdaily, "2026-11-25T11:30") == ""


def test_a_time_that_was_slept_through_is_said_when_it_matters(cmdaily: Program) -> None:
    begun(cmdaily, TWICE)
    assert "09:00: Look" in said(cmdaily, "2026-11-23T11:30")
    assert "(Look at the mentions) was missed" in said(cmdaily, "2026-11-25T08:00")
    cmdaily.ok("tick", "look", "--rest", now="2026-11-25T08:30")
    assert said(cmdaily, "2026-11-25T23:00") == "", "what was done is not missed"


def test_they_are_said_where_the_configuration_says(cmdaily: Program, inbox: Inbox) -> None:
    begun(cmdaily, TWICE, config=f'remind_to: "{inbox.address}"\n')
    cmdaily.ok("run", "--once", now="2026-11-23T09:00")
    assert [message["title"] for message in inbox.messages] == ["09:00: Look at the mentions"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_plan_names_them(cmdaily: Program, language: str) -> None:
    begun(cmdaily, TWICE)
    plan = cmdaily.ok("--lang", language, "run", "--plan", now="2026-11-23T08:00").out
    assert plan.count("Look at the mentions") == 2
