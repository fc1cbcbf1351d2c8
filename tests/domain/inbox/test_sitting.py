"""Which messages to answer in a given time: held against trying every set."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from cmdaily.domain.inbox.sitting import Candidate, choose

CANDIDATES = st.lists(
    st.tuples(st.sampled_from((30, 60, 120, 180, 300)), st.none() | st.integers(-50, 600)), max_size=8
).map(
    lambda pairs: [Candidate(number, seconds, minutes) for number, (seconds, minutes) in enumerate(pairs, 1)]
)


def left_undone(candidates: Iterable[Candidate], ends: int) -> tuple[int, int, int, int]:
    """Overdue messages, their minutes, the minutes overdue in eight working hours, all."""
    late = soon = minutes = every = 0
    for each in candidates:
        every += 1
        if each.minutes is not None:
            late += each.minutes < ends
            minutes += max(0, ends - each.minutes)
            soon += max(0, 480 - each.minutes)
    return late, minutes, soon, every


@settings(max_examples=200, deadline=None)
@given(CANDIDATES, st.integers(0, 1200))
def test_no_other_set_that_fits_leaves_less(candidates: list[Candidate], seconds: int) -> None:
    ends = -(-seconds // 60)
    sitting = choose(candidates, seconds)
    numbers = {number for number, _ in sitting.chosen}
    left = [each for each in candidates if each.number not in numbers]
    fitting = (
        [each for each in candidates if each not in taken]
        for size in range(len(candidates) + 1)
        for taken in combinations(candidates, size)
        if sum(each.seconds for each in taken) <= seconds
    )
    assert left_undone(left, ends) == min(left_undone(some, ends) for some in fitting)
    assert sitting.seconds == sum(each.seconds for each in candidates if each.number in numbers) <= seconds
    assert set(sitting.left) == {
        each.number for each in left if each.minutes is not None and each.minutes < ends
    }


def test_five_short_overdue_ones_go_before_a_long_one_that_came_first() -> None:
    long_one = Candidate(1, 300, -90)
    short = [Candidate(number, 60, -10) for number in range(2, 7)]
    sitting = choose([long_one, *short], 300)
    assert {number for number, _ in sitting.chosen} == {2, 3, 4, 5, 6}
    assert sitting.left == (1,)


def test_where_nothing_is_overdue_yet_what_runs_out_first_goes_first() -> None:
    complaints = [Candidate(1, 300, 60), Candidate(2, 300, 60)]
    later = [Candidate(number, 180, 240) for number in (3, 4, 5)]
    sitting = choose([*later, *complaints], 600)
    assert {number for number, _ in sitting.chosen} == {1, 2}
