"""How a person names an action."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain.recurrence import Schedule
from cmdaily.domain.recurrence.weekly import Days
from cmdaily.domain.routines.action_lookup import expand_numbers, find_action
from cmdaily.domain.routines.routine import Action
from cmdaily.errors import UsageError


def action(name: str, routine: str = "acme", renamed_from: tuple[str, ...] = ()) -> Action:
    return Action(name, routine, (), (), Schedule(Days(1)), renamed_from=renamed_from)


REPLY, RELAY, STATS = action("x-reply"), action("x-relay"), action("stats", renamed_from=("figures",))
TWIN = action("stats", "other")
KNOWN = (REPLY, RELAY, STATS)
NUMBERED = {1: REPLY, 2: RELAY}


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("1", REPLY),
        ("02", RELAY),
        ("x-reply", REPLY),
        ("x-rep", REPLY),
        ("st", STATS),
        ("figures", STATS),
        ("acme/stats", STATS),
        ("acme/x-rel", RELAY),
    ],
)
def test_a_number_an_id_or_any_unique_beginning(name: str, meant: Action) -> None:
    assert find_action(name, NUMBERED, KNOWN) == meant


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("3", "error.number"),
        ("0", "error.number"),
        ("9" * 5000, "error.number"),
        ("x-", "error.action_ambiguous"),
        ("x-relpy", "error.action_near"),
        ("", "error.action"),
        ("zzz", "error.action"),
        ("²", "error.action"),
    ],
)
def test_what_nobody_is_called(name: str, key: str) -> None:
    with pytest.raises(UsageError) as caught:
        find_action(name, NUMBERED, KNOWN)
    assert caught.value.key == key


def test_a_number_on_an_empty_day() -> None:
    with pytest.raises(UsageError) as caught:
        find_action("1", {}, KNOWN)
    assert caught.value.key == "error.number_none"


def test_twins_in_two_routines_are_told_apart() -> None:
    known = (*KNOWN, TWIN)
    with pytest.raises(UsageError) as caught:
        find_action("stats", NUMBERED, known)
    assert caught.value.values["candidates"] == "acme/stats, other/stats"
    assert find_action("other/stats", NUMBERED, known) == TWIN
    assert find_action("stats", {1: TWIN}, known) == TWIN, "the one that is due is meant"


@given(st.lists(st.text(alphabet="0123456789-x²٣", max_size=8), max_size=6))
def test_ranges_stay_small_and_everything_else_stays_itself(names: list[str]) -> None:
    expanded = expand_numbers(names)
    assert len(expanded) == len(set(expanded)) <= 6000
    for name in names:
        if "-" not in name:
            assert name in expanded


def test_a_range() -> None:
    assert expand_numbers(["7", "3-5", "4", "x-reply"]) == ["7", "3", "4", "5", "x-reply"]
    assert expand_numbers(["5-3"]) == ["5-3"]


def test_commas() -> None:
    assert expand_numbers(["1,2-3", "3,x-reply,"]) == ["1", "2", "3", "x-reply"]
    assert expand_numbers([",,"]) == [",,"]
