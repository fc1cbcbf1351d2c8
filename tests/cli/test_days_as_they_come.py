"""Days are not as planned: exactly the rest, one time for several actions, lists with commas, undo by order."""

from __future__ import annotations

from datetime import timedelta

from cmdaily.domain import ids
from tests.conftest import Program


def done(cmdaily: Program) -> dict[int, int]:
    return {a["number"]: a["done"] for a in cmdaily.ok("today", "--json").json["actions"]}


def test_the_rest_is_exactly_what_is_missing(cmdaily: Program) -> None:
    cmdaily.ok("tick", "5", "--rest")
    again = cmdaily.ok("tick", "5", "--rest", "--took", "5m")
    assert "Nothing is missing" in again.out
    cmdaily.ok("tick", "2", "--by", "7")
    cmdaily.ok("tick", "2", "--rest")
    assert (done(cmdaily)[5], done(cmdaily)[2]) == (1, 7)
    assert cmdaily.ok("today", "--json").json["totals"]["spent_minutes"] == 0
    assert len(cmdaily.ok("log", "--json").json["entries"]) == 2


def test_the_rest_of_an_action_that_is_not_due_is_counted_from_what_was_done_that_day(
    cmdaily: Program,
) -> None:
    for _ in range(2):
        cmdaily.ok("tick", "stats-log", "--rest", "--date", "2026-11-22")
    assert [entry["amount"] for entry in cmdaily.ok("log", "--json").json["entries"]] == [1]


def test_a_time_is_shared_by_the_planned_minutes(cmdaily: Program) -> None:
    planned = {a["number"]: a["minutes"] for a in cmdaily.ok("today", "--json").json["actions"]}
    whole = sum(planned[number] for number in range(1, 19))
    answer = cmdaily.ok("tick", "1-18", "--rest", "--took", f"{2 * whole}m")
    assert "in all, shared by the planned minutes." in answer.out
    shape = cmdaily.ok("today", "--json").json
    assert shape["totals"]["spent_minutes"] == 2 * whole
    spent = {a["number"]: a["spent_minutes"] for a in shape["actions"]}
    assert all(spent[number] == 2 * planned[number] for number in range(1, 19))


def test_commas_stand_between_numbers_and_ranges(cmdaily: Program) -> None:
    cmdaily.ok("tick", "1-2,4", "6,7")
    assert [number for number, amount in done(cmdaily).items() if amount] == [1, 2, 4, 6, 7]
    assert cmdaily("tick", ",").code == 2


def test_undo_takes_the_latest_by_order_when_the_clock_was_set_back(cmdaily: Program) -> None:
    cmdaily.ok("tick", "1")
    ids._last = 0  # each command is a process of its own
    cmdaily.now -= timedelta(hours=2)
    cmdaily.ok("tick", "4")
    ids._last = 0
    cmdaily.now -= timedelta(hours=2)
    cmdaily.ok("undo")
    assert (done(cmdaily)[1], done(cmdaily)[4]) == (1, 0)


def test_seconds_of_the_timer_are_shown_as_seconds(cmdaily: Program) -> None:
    cmdaily.ok("start", "4")
    cmdaily.now += timedelta(seconds=2)
    assert ": 2\u00a0s recorded" in cmdaily.ok("stop").out.replace(" s recorded", "\u00a0s recorded")
    assert "2\u00a0s" in cmdaily.ok("log").out.replace(" s", "\u00a0s")
    assert cmdaily.ok("log", "--json").json["entries"][0]["minutes"] == 1


def test_an_undo_says_that_figures_stay(cmdaily: Program) -> None:
    cmdaily.ok("tick", "19", "followers=1204", "reach=310")
    assert "The 2 figures that were logged stay" in cmdaily.ok("undo").out
    cmdaily.ok("tick", "5")
    assert "stay" not in cmdaily.ok("undo").out
