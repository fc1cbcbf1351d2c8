"""The statistics against a slow reading: each occurrence looked at on its own, from the rows of each day."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cmdaily.domain.recurrence import needs_history
from cmdaily.domain.routines.routine import Action
from cmdaily.domain.routines.statistics import starts_between
from cmdaily.domain.routines.streak import COMPLETED, EXCUSED, MISSED
from cmdaily.services.routines import history, streaks
from cmdaily.services.workspace import Workspace
from tests.laptops import EVERY_KIND, FIRST_DAY, laptops, make_plan
from tests.services.routines.test_kept_figures import Step, live, lives_with

PLAN = (
    EVERY_KIND
    + """      - {id: everywhere, title: On each, platform: [x, mastodon], each: platform}
      - {id: if-you-like, title: Optional, optional: true}
"""
)
NAMES = (
    "daily",
    "all-of-them",
    "weekday",
    "third-day",
    "quota",
    "after",
    "new-name",
    "everywhere",
    "holidays",
)

Slow = tuple[list[tuple[date, str, float]], int]
"""What became of each occurrence of an action, oldest first, and the seconds recorded."""


@pytest.fixture(scope="module")
def plan() -> Iterator[Path]:
    place = make_plan(PLAN)
    yield place
    shutil.rmtree(place)


def slowly(workspace: Workspace, action: Action, first: date, last: date, begun: date) -> Slow:
    """One action, row by row."""
    known = streaks.history(
        workspace, workspace.store.reader(), action, first=first - timedelta(days=40), last=last
    )
    known.holidays = workspace.holidays(action, first, last)
    seconds = sum(row.seconds for day, row in known.progress.items() if day >= first)
    if needs_history(action.schedule):
        done = sorted(day for day, row in known.progress.items() if row.amount and row.complete)
        return [(day, COMPLETED, 1.0) for day in done if day >= first], seconds
    settled = min(last, workspace.today - timedelta(days=1))
    became = []
    for start in starts_between(known, first, last):
        end = known.end_of(start)
        what, share = known.judged(start, end)
        if what != MISSED or (begun <= start and end <= settled):
            became.append((start, what, share))
    return became, seconds


def stepped(became: list[tuple[date, str, float]]) -> float:
    """The score, a step for each occurrence."""
    if not became:
        return 0.0
    first, last = became[0][0], became[-1][0]
    daily = 0.5 ** (min(1.0, len(became) / ((last - first).days + 1)) ** 0.5 / 13)
    score, before = 0.0, first - timedelta(days=1)
    for start, what, share in became:
        kept = daily ** (start - before).days
        before = start
        if what != EXCUSED:
            score = score * kept + share * (1 - kept)
    return score


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(life=lives_with(NAMES, longest=40), days=st.sampled_from([1, 7, 20, 365]), ago=st.integers(0, 12))
def test_every_figure_is_that_of_a_slow_reading(plan: Path, life: list[Step], days: int, ago: int) -> None:
    with laptops(plan, 1) as (laptop,):
        today = live(laptop, life)
        with laptop.at(today) as workspace:
            last = today - timedelta(days=ago)
            found = history.statistics(workspace, last, days=days)
            assert found.first >= last - timedelta(days=days - 1)
            # the routine was made before anything was recorded: what was missed before the first row does not count
            recorded = [
                day
                for action in workspace.actions
                for day in streaks.history(
                    workspace,
                    workspace.store.reader(),
                    action,
                    first=found.first - timedelta(days=30),
                    last=last,
                ).progress
            ]
            begun = max(found.first, min(workspace.on_since("kinds"), *recorded, date.max))
            each_day: dict[date, list[str]] = {}
            for figures in found.actions:
                became, seconds = slowly(workspace, figures.action, found.first, last, begun)
                outcomes = [what for _, what, _ in became]
                name = figures.action.id
                assert figures.completed == outcomes.count(COMPLETED), name
                assert figures.excused == outcomes.count(EXCUSED), name
                assert figures.due == len(became) - figures.excused, name
                assert figures.spent_seconds == seconds, name
                assert figures.score == pytest.approx(stepped(became)), name
                for weekday in range(7):
                    fell = [what for start, what, _ in became if start.weekday() == weekday]
                    assert figures.missed_by_weekday[weekday] == fell.count(MISSED), name
                    assert figures.due_by_weekday[weekday] == len(fell) - fell.count(EXCUSED), name
                for start, what, _ in became:
                    each_day.setdefault(start, []).append(what)
            assert found.days == tuple(
                (day, whats.count(COMPLETED), len(whats) - whats.count(EXCUSED))
                for day, whats in sorted(each_day.items())
                if len(whats) > whats.count(EXCUSED)
            )


def test_the_slow_reading_looks_at_something(plan: Path) -> None:
    """A week in which a day was missed, one was skipped and one was done in part."""
    with laptops(plan, 1) as (laptop,):
        for back, amount in ((4, 2), (3, 1), (1, 2)):
            day = FIRST_DAY + timedelta(days=4 - back)
            laptop.tick(day, day, ["daily"], by=amount, seconds=60)
        skipped = FIRST_DAY + timedelta(days=2)
        laptop.skip(skipped, skipped, ["daily"])
        today = FIRST_DAY + timedelta(days=5)
        with laptop.at(today) as workspace:
            figures = history.statistics(workspace, today, name="daily").actions[0]
    assert (figures.due, figures.completed, figures.excused, figures.spent_seconds) == (4, 2, 1, 180)
