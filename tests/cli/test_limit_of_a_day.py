"""The limit of a day and what a day no longer asks for: quotas that are reached, campaigns that are over."""

from __future__ import annotations

from typing import Any

from tests.conftest import Program

TUESDAY = "2026-11-24T09:00"
WEDNESDAY = "2026-11-25T09:00"
NEXT_MONDAY = "2026-11-30T09:00"


def only(cmdaily: Program, *routines: str) -> None:
    """Make these files the active routines, and no other."""
    (cmdaily.home / "routines").mkdir(parents=True, exist_ok=True)
    names = [text.split("\n", 1)[0].removeprefix("routine: ") for text in routines]
    for name, text in zip(names, routines, strict=True):
        (cmdaily.home / "routines" / f"{name}.yaml").write_text(text)
        cmdaily.ok("routine", "on", name, now="2026-11-02T09:00")
    cmdaily.ok("routine", "off", "twenty-actions", now="2026-11-02T09:00")


def routine(name: str, *actions: str, head: str = "") -> str:
    lines = "".join(f"      - {{{action}}}\n" for action in actions)
    return f"routine: {name}\ntitle: {name}\n{head}sections:\n  - title: S\n    actions:\n{lines}"


def day(cmdaily: Program, now: str) -> dict[str, Any]:
    shape: dict[str, Any] = cmdaily.ok("today", "--json", now=now).json
    return shape


def ids(cmdaily: Program, now: str) -> list[str]:
    return [action["id"] for action in day(cmdaily, now)["actions"]]


def beyond(cmdaily: Program, now: str) -> str:
    """What the list says of the actions beyond the limit; nothing where everything fits."""
    lines = cmdaily.ok("today", now=now).out.splitlines()
    return next((line.strip() for line in lines if "beyond the day" in line), "")


def test_a_quota_that_is_reached_is_gone_until_its_week_turns(cmdaily: Program) -> None:
    quota = "id: film, title: Film, times: 2, per: week, minutes: 50"
    only(cmdaily, routine("acme", quota, "id: mail, title: Mail, minutes: 20", head="minutes: 60\n"))
    cmdaily.ok("tick", "film", "--by", "2")
    assert ids(cmdaily, "2026-11-23T10:00") == ["film", "mail"], "on its day it stands as done"
    assert ids(cmdaily, TUESDAY) == ["mail"]
    assert not beyond(cmdaily, TUESDAY)
    assert day(cmdaily, TUESDAY)["totals"]["minutes"] == 20
    assert ids(cmdaily, NEXT_MONDAY) == ["film", "mail"]


def test_the_limits_of_several_routines_add_up_unless_the_configuration_sets_one(cmdaily: Program) -> None:
    only(
        cmdaily,
        routine("one", "id: a, title: A, minutes: 60", head="minutes: 60\n"),
        routine("two", "id: b, title: B, minutes: 30", head="minutes: 30\n"),
        routine("idle", "id: c, title: C, every: sunday, minutes: 10", head="minutes: 500\n"),
        routine("free", "id: d, title: D, minutes: 10"),
    )
    assert beyond(cmdaily, TUESDAY).startswith("1 action (30 min) is beyond the day's 1 h 30"), "one and two"
    (cmdaily.home / "config.yaml").write_text("minutes: 45\n")
    assert beyond(cmdaily, TUESDAY).startswith("1 action (1 h)"), "one limit for all, filled with what fits"


def test_time_that_was_spent_leaves_less_for_the_others(cmdaily: Program) -> None:
    only(
        cmdaily,
        routine(
            "acme",
            "id: call, title: Call, minutes: 10",
            "id: mail, title: Mail, minutes: 20",
            head="minutes: 60\n",
        ),
    )
    cmdaily.ok("tick", "call", "--took", "50m", now=TUESDAY)
    assert beyond(cmdaily, TUESDAY).startswith("1 action (20 min)")


def test_a_campaign_that_is_over_carries_nothing_on(cmdaily: Program) -> None:
    only(cmdaily, routine("acme", "id: film, title: Film, every: monday, until: 2026-11-24, carry: true"))
    assert ids(cmdaily, TUESDAY) == ["film"]
    assert ids(cmdaily, WEDNESDAY) == []


def test_what_fell_due_inside_a_pause_does_not_come_back(cmdaily: Program) -> None:
    only(cmdaily, routine("acme", "id: film, title: Film, every: tuesday, carry: true"))
    cmdaily.ok("tick", "film", "--date", "2026-11-17")
    cmdaily.ok("pause", "add", "2026-11-23", "2026-11-24", now="2026-11-20T09:00")
    assert ids(cmdaily, WEDNESDAY) == []


def test_a_delay_with_a_target_adds_up_until_it_is_done(cmdaily: Program) -> None:
    only(cmdaily, routine("acme", "id: call, title: Call, after: 14 days, times: 3"))
    cmdaily.ok("tick", "call", "--by", "2", now="2026-11-23T09:00")
    assert day(cmdaily, TUESDAY)["actions"][0]["done"] == 2
    cmdaily.ok("tick", "call", now=TUESDAY)
    assert day(cmdaily, TUESDAY)["actions"][0]["state"] == "done"
    assert ids(cmdaily, "2026-12-07T09:00") == []
    assert day(cmdaily, "2026-12-08T09:00")["actions"][0]["done"] == 0


CARRIED = "id: film, title: Film, every: friday, carry: true"


def test_nothing_is_late_before_its_routine_is_switched_on(cmdaily: Program) -> None:
    only(cmdaily, routine("acme", CARRIED))
    assert ids(cmdaily, TUESDAY) == ["film"], "it was on since the 2nd of November"
    cmdaily.ok("routine", "off", "acme", now=TUESDAY)
    cmdaily.ok("routine", "on", "acme", now=WEDNESDAY)
    assert ids(cmdaily, WEDNESDAY) == []
    cmdaily.ok("routine", "on", "acme", now="2026-11-30T09:00")
    assert ids(cmdaily, "2026-11-30T10:00") == ["film"], "that it is on already changes nothing"


def test_a_new_routine_counts_from_the_day_it_is_made(cmdaily: Program) -> None:
    cmdaily.ok("routine", "new", "acme", now=WEDNESDAY)
    cmdaily.ok("routine", "off", "twenty-actions", now=WEDNESDAY)
    (cmdaily.home / "routines" / "acme.yaml").write_text(routine("acme", CARRIED))
    assert ids(cmdaily, WEDNESDAY) == []
    assert ids(cmdaily, "2026-11-28T09:00") == ["film"]


def test_sections_of_the_same_title_tell_their_routine(cmdaily: Program) -> None:
    mail = "id: mail, title: Mail, minutes: 5"
    only(cmdaily, routine("shop", mail, "id: a, title: A, part: morning, minutes: 2"), routine("club", mail))
    headings = [line.split("  ")[0] for line in cmdaily.ok("today").out.splitlines() if line.startswith("S")]
    assert headings == ["S (shop)", "S (club)", "S (shop)"]
    only(cmdaily, routine("alone", mail))
    cmdaily.ok("routine", "off", "shop", now=TUESDAY)
    cmdaily.ok("routine", "off", "club", now=TUESDAY)
    assert "\nS  " in cmdaily.ok("today", now=TUESDAY).out


def test_the_minutes_of_the_essential_fall_as_they_are_done(cmdaily: Program) -> None:
    star = "essential: true, minutes: 10"
    only(cmdaily, routine("acme", f"id: a, title: A, {star}", f"id: b, title: B, {star}"))
    assert "essential: 20 min" in cmdaily.ok("today", now=TUESDAY).out
    cmdaily.ok("tick", "a", now=TUESDAY)
    assert "essential: 10 min" in cmdaily.ok("today", now=TUESDAY).out
    cmdaily.ok("tick", "b", now=TUESDAY)
    assert "Short of time" not in cmdaily.ok("today", now=TUESDAY).out
