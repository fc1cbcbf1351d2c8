"""Figures that belong to a tick: typed with it, or asked for where a person looks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.conftest import Program
from tests.terminal import Terminal

ROUTINE = """routine: mine
title: Mine
every: day
sections:
  - title: All
    actions:
      - {id: look, title: Look at the figures, asks: [followers, reach]}
      - {id: other, title: Another}
"""


def tomorrow() -> str:
    """When all that a terminal, which has no other clock, did today is past, whatever the zone."""
    return (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%dT23:00")


@pytest.fixture
def routine(cmdaily: Program) -> Program:
    """A routine of two actions, one of which asks."""
    (cmdaily.home / "routines").mkdir(parents=True)
    (cmdaily.home / "routines/mine.yaml").write_text(ROUTINE, encoding="utf-8")
    cmdaily.ok("routine", "off", "twenty-actions")
    return cmdaily


def values(cmdaily: Program, metric: str) -> list[object]:
    return [each["value"] for each in cmdaily.ok("metric", "show", metric, "--json").json["values"]]


def test_a_script_gives_them_with_the_tick(routine: Program) -> None:
    answer = routine.ok("tick", "look", "followers=1204", "reach=310", "--json").json
    assert [(each["metric"], each["value"]) for each in answer["figures"]] == [
        ("followers", 1204),
        ("reach", 310),
    ]
    assert answer["actions"][0]["state"] == "done"
    assert values(routine, "followers") == [1204]


def test_a_script_that_gives_none_ticks_all_the_same(routine: Program) -> None:
    assert "figures" not in routine.ok("tick", "look", "--json").json


def test_the_shipped_action_that_counts_figures_is_ticked_once(cmdaily: Program) -> None:
    answer = cmdaily.ok("tick", "19", "followers=1204", "--json").json
    assert (answer["actions"][0]["id"], answer["actions"][0]["done"]) == ("stats-log", 1)
    assert values(cmdaily, "followers") == [1204]


@pytest.mark.parametrize(
    "words", [("look", "followers=many"), ("look", "folowers=3"), ("nothing", "followers=3")]
)
def test_what_cannot_be_is_said_and_nothing_is_written(routine: Program, words: tuple[str, ...]) -> None:
    result = routine("tick", *words)
    assert result.code == 2
    assert "Traceback" not in result.err
    assert routine.ok("today", "--json").json["totals"]["done"] == 0
    assert "followers" not in routine.ok("metric", "export").out


def test_a_person_is_asked_and_asked_again(routine: Program) -> None:
    routine.ok("metric", "log", "followers", "1190", "--date", "2026-11-20")
    with Terminal("tick", "look", home=routine.home) as terminal:
        terminal.expect("Followers (last: 1,190; Enter for none):")
        terminal.type("many")
        terminal.expect("Followers (last: 1,190; Enter for none):")
        terminal.type("1204")
        terminal.expect("Reach (Enter for none):")
        terminal.type("")
        assert terminal.end() == 0
    kept = routine.ok("metric", "export", now=tomorrow()).out
    assert "1204" in kept
    assert "reach" not in kept


def test_a_metric_that_does_not_exist_is_said_and_the_tick_counts(routine: Program) -> None:
    (routine.home / "routines/mine.yaml").write_text(
        ROUTINE.replace("followers", "folowers"), encoding="utf-8"
    )
    with Terminal("tick", "look", home=routine.home) as terminal:
        terminal.expect("did you mean “followers”?")
        terminal.expect("Reach (Enter for none):")
        terminal.type("310")
        assert terminal.end() == 0
    kept = routine.ok("metric", "export", now=tomorrow()).out
    assert "310" in kept
