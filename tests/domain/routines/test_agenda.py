"""What fits into a day, and into the minutes that are left of it."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain.recurrence import Schedule
from cmdaily.domain.recurrence.weekly import Days
from cmdaily.domain.routines.agenda import DONE, OPEN, SKIPPED, Agenda, Item, fitting, within_limit
from cmdaily.domain.routines.routine import Action


@st.composite
def items(draw: st.DrawFn) -> list[Item]:
    made = []
    for number in range(1, draw(st.integers(0, 12)) + 1):
        action = Action(
            f"action-{number}",
            "acme",
            (),
            (),
            Schedule(Days(1)),
            target=draw(st.one_of(st.none(), st.integers(1, 9))),
            minutes=draw(st.integers(0, 30)),
            essential=draw(st.booleans()),
        )
        state = draw(st.sampled_from([OPEN, OPEN, DONE, SKIPPED]))
        made.append(Item(number, action, draw(st.integers(0, 9)), state))
    return made


@given(given_items=items(), limit=st.integers(0, 120))
def test_what_is_beyond_the_limit(given_items: list[Item], limit: int) -> None:
    marked = within_limit(given_items, limit)
    assert [item.number for item in marked] == [item.number for item in given_items]
    within = [item for item in marked if not item.beyond]
    if not limit:
        assert len(within) == len(marked)
        return
    assert all(item.state == OPEN for item in marked if item.beyond)
    spent = sum(item.action.minutes for item in marked if item.state == DONE)
    spent += sum(item.action.minutes - item.minutes_left for item in marked if item.state == OPEN)
    left = max(limit - spent, 0)
    for item in sorted((i for i in marked if i.state == OPEN), key=lambda item: not item.action.essential):
        assert item.beyond == (item.minutes_left > left), "essential first, then whatever still fits"
        left -= 0 if item.beyond else item.minutes_left


def made(number: int, planned: int, *, spent: int = 0, state: str = OPEN, period: str = "day") -> Item:
    action = Action(f"a{number}", "acme", (), (), Schedule(Days(1)), minutes=planned, period=period)
    return Item(number, action, int(state == DONE), state, spent_seconds=spent * 60)


def beyond(items: list[Item], limit: int) -> list[int]:
    return [item.number for item in within_limit(items, limit) if item.beyond]


def test_a_day_is_filled_with_what_fits() -> None:
    film, answers, look = made(1, 90), made(2, 10), made(3, 0)
    assert beyond([film, answers, look], 60) == [1]


def test_time_that_was_spent_counts_and_a_plan_that_was_not_needed_does_not() -> None:
    assert beyond([made(1, 10, spent=55, state=DONE), made(2, 10), made(3, 5)], 60) == [2]
    assert beyond([made(1, 50, spent=5, state=DONE), made(2, 50)], 60) == []


def test_a_quota_costs_a_day_only_the_time_that_was_recorded_on_it() -> None:
    assert beyond([made(1, 50, state=DONE, period="week"), made(2, 50)], 60) == []
    assert beyond([made(1, 50, spent=20, state=DONE, period="week"), made(2, 50)], 60) == [2]


@given(given_items=items(), minutes=st.integers(0, 90))
def test_what_fits_into_the_time_left(given_items: list[Item], minutes: int) -> None:
    agenda = Agenda(date(2026, 11, 23), date(2026, 11, 23), tuple(given_items))
    chosen = fitting(agenda.open_items, minutes * 60)
    used = sum(item.minutes_left for item in chosen)
    assert used <= minutes
    left = minutes
    for item in agenda.open_items:
        assert (item in chosen) == (item.minutes_left <= left), "nothing that fits is left out"
        left -= item.minutes_left if item in chosen else 0
    if agenda.open_items and agenda.open_items[0].minutes_left <= minutes:
        assert chosen[0] == agenda.open_items[0], "essential first"


@given(items())
def test_the_totals_add_up(given_items: list[Item]) -> None:
    totals = Agenda(date(2026, 11, 23), date(2026, 11, 23), tuple(given_items)).totals
    assert totals.actions == totals.done + totals.skipped + totals.open == len(given_items)
    assert 0 <= totals.minutes_left <= totals.minutes
