"""What is kept beside the journal is what the journal says, whatever was done to it and in whatever order."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cmdaily.domain.record import replace
from cmdaily.services.data import integrity
from cmdaily.services.routines import progress, streaks
from cmdaily.services.routines.day import agenda
from cmdaily.store import progress as progress_store
from tests.laptops import DAYS, EVERY_KIND, FIRST_DAY, Laptop, laptops, make_plan

QUICK = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

NAMES = tuple(re.findall(r"id: ([a-z-]+)", EVERY_KIND))

Step = tuple[int, tuple[str, list[str], int, int]]
"""How many days pass, then what is done, to which actions, how many days back, how much."""


def lives_with(names: Sequence[str], *, longest: int) -> st.SearchStrategy[list[Step]]:
    """Lives in which some actions are ticked, skipped, taken back and paused."""
    chosen = st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True)
    days_back = st.one_of(st.just(0), st.just(0), st.integers(0, 20))
    tick = st.tuples(st.just("tick"), chosen, days_back, st.integers(1, 3))
    rare = st.one_of(
        st.tuples(st.just("keyed"), chosen, days_back, st.integers(1, 3)),
        st.tuples(st.just("skip"), chosen, days_back, st.just(0)),
        st.tuples(st.just("undo"), st.just([]), st.just(0), st.just(0)),
        st.tuples(st.just("pause"), st.just([]), st.integers(0, 12), st.integers(0, 6)),
        st.tuples(st.just("unpause"), st.just([]), st.just(0), st.just(0)),
    )
    return st.lists(st.tuples(st.integers(0, 3), st.one_of(tick, tick, rare)), max_size=longest)


lives = lives_with(NAMES, longest=30)


@pytest.fixture(scope="module")
def plan() -> Iterator[Path]:
    place = make_plan()
    yield place
    shutil.rmtree(place)


def live(laptop: Laptop, life: list[Step]) -> date:
    """Live through the steps; the last day."""
    today = FIRST_DAY + timedelta(days=10)
    for passed, (what, chosen, back, amount) in life:
        today = min(today + timedelta(days=passed), FIRST_DAY + timedelta(days=DAYS))
        day = today - timedelta(days=back)
        if what == "tick":
            laptop.tick(today, day, chosen, by=amount, seconds=60 * amount)
        elif what == "keyed":
            laptop.tick(today, day, chosen, by=amount, key=f"key-{amount}")
        elif what == "skip":
            laptop.skip(today, day, chosen)
        elif what == "undo":
            laptop.undo(today)
        elif what == "pause":
            laptop.pause(today, day, amount)
        else:
            laptop.unpause(today)
    return today


def check_kept_figures(laptop: Laptop, today: date) -> None:
    """Summaries and streaks against a recount from nothing."""
    with laptop.at(today) as workspace:
        checked = integrity.check(workspace)
        assert (checked.wrong_days, checked.wrong_streaks) == (0, 0)
        reader = workspace.store.reader()
        for action in workspace.actions:
            kept = progress_store.streak(reader, action)
            counted = streaks.streak_of(streaks.history(workspace, reader, action))
            assert kept is None or kept == counted, action.id


@QUICK
@given(life=lives)
def test_summaries_and_streaks_are_a_full_recount(plan: Path, life: list[Step]) -> None:
    with laptops(plan, 1) as (laptop,):
        today = live(laptop, life)
        check_kept_figures(laptop, today)


@settings(QUICK, max_examples=20)
@pytest.mark.parametrize("name", NAMES)
@given(data_=st.data())
def test_each_kind_of_recurrence_is_a_full_recount(plan: Path, name: str, data_: st.DataObject) -> None:
    life = data_.draw(lives_with([name], longest=40))
    with laptops(plan, 1) as (laptop,):
        check_kept_figures(laptop, live(laptop, life))


@settings(QUICK, max_examples=25)
@given(one=lives, other=lives, data_=st.data())
def test_two_laptops_merge_to_the_same_in_any_order_twice_over(
    plan: Path,
    one: list[Step],
    other: list[Step],
    data_: st.DataObject,
) -> None:
    with laptops(plan, 4) as (left, right, third, fourth):
        today = max(live(left, one), live(right, other))
        exports = [left.export(today), right.export(today)]
        order = data_.draw(st.permutations([0, 1, 0, 1]))
        for number in order:
            third.take_in(today, exports[number])
        for number in reversed(order):
            fourth.take_in(today, exports[number])
        left.take_in(today, exports[1])
        right.take_in(today, exports[0])
        states = [laptop.state(today) for laptop in (left, right, third, fourth)]
        assert states[0] == states[1] == states[2] == states[3]
        for laptop in (left, third):
            check_kept_figures(laptop, today)


def streak_of(laptop: Laptop, today: date, name: str) -> int:
    """The streak a person would be shown."""
    with laptop.at(today) as workspace:
        action = next(action for action in workspace.actions if action.id == name)
        return streaks.current(workspace, action)


def test_a_kept_streak_that_went_astray_is_found_and_counted_anew(plan: Path) -> None:
    with laptops(plan, 1) as (laptop,):
        for days in range(3):
            day = FIRST_DAY + timedelta(days=days)
            laptop.tick(day, day, ["weekday"])
        with laptop.at(day) as workspace:
            action = next(action for action in workspace.actions if action.id == "weekday")
            with workspace.store.transaction() as connection:
                kept = progress_store.streak(connection, action)
                assert kept is not None
                progress_store.keep_streak(connection, action, replace(kept, length=30, best=40))
        assert streak_of(laptop, day, "weekday") == 30
        with laptop.at(day) as workspace:
            found = integrity.check(workspace)
            assert (found.wrong_days, found.wrong_streaks, found.sound) == (0, 1, False)
            fixed = integrity.check(workspace, repair=True)
            assert (fixed.wrong_streaks, fixed.repaired, fixed.sound) == (1, True, True)
            assert integrity.check(workspace).wrong_streaks == 0
        assert streak_of(laptop, day, "weekday") == 3


def test_a_pause_added_or_removed_later_counts_the_streak_anew(plan: Path) -> None:
    monday = FIRST_DAY
    tuesday, wednesday = (monday + timedelta(days=days) for days in (1, 2))
    with laptops(plan, 1) as (laptop,):
        for day in (monday, wednesday):
            laptop.tick(day, day, ["weekday"])
        assert streak_of(laptop, wednesday, "weekday") == 1
        laptop.pause(wednesday, tuesday, 0)
        assert streak_of(laptop, wednesday, "weekday") == 2
        laptop.unpause(wednesday)
        assert streak_of(laptop, wednesday, "weekday") == 1


def test_a_pause_from_another_laptop_counts_the_streak_anew(plan: Path) -> None:
    monday = FIRST_DAY
    tuesday, wednesday = (monday + timedelta(days=days) for days in (1, 2))
    with laptops(plan, 2) as (office, travelling):
        for day in (monday, wednesday):
            office.tick(day, day, ["weekday"])
        travelling.pause(tuesday, tuesday, 0)
        office.take_in(wednesday, travelling.export(wednesday))
        assert streak_of(office, wednesday, "weekday") == 2


def test_a_tick_takes_a_skip_back_and_an_undo_brings_it_again(plan: Path) -> None:
    monday = FIRST_DAY
    with laptops(plan, 1) as (laptop,):
        laptop.skip(monday, monday, ["daily"])
        laptop.tick(monday, monday, ["daily"], by=1)
        with laptop.at(monday) as workspace:
            (row,) = progress_store.of_day(workspace.store.reader(), monday)
        assert (row.amount, row.skipped) == (1, False)
        laptop.undo(monday)
        with laptop.at(monday) as workspace:
            (row,) = progress_store.of_day(workspace.store.reader(), monday)
        assert (row.amount, row.skipped) == (0, True)


def test_what_was_done_under_a_former_id_counts(plan: Path) -> None:
    """Two ticks under the old name and the day's rest under the new one are one day's work."""
    monday = FIRST_DAY
    with laptops(plan, 1) as (laptop,), laptop.at(monday) as workspace:
        action = next(action for action in workspace.actions if action.id == "new-name")
        was = replace(action, id="old-name", renamed_from=())
        progress.tick_actions(workspace, [was], progress.Tick(by=2, seconds=60), monday)
        progress.tick_actions(workspace, [action], progress.Tick(by=1, seconds=60), monday)
        item = next(item for item in agenda(workspace).items if item.action.id == "new-name")
        assert (item.done, item.spent_seconds) == (3, 120)
        assert streaks.current(workspace, action) == 1
