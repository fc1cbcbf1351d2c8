"""What an action is for (networks, accounts, people, another action's days) and what ticks it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.cli.test_limit_of_a_day import TUESDAY, WEDNESDAY, day, ids, only, routine
from tests.conftest import Network, Program

MONDAY = "2026-11-23T09:00"


def row(cmdaily: Program, name: str, now: str = MONDAY) -> dict[str, object]:
    return next(action for action in day(cmdaily, now)["actions"] if action["id"] == name)


def test_one_row_counts_for_each_network_and_names_what_is_missing(cmdaily: Program) -> None:
    everywhere = "id: say, title: Say, platform: [x, mastodon, linkedin], each: platform"
    only(cmdaily, routine("acme", everywhere))
    assert (row(cmdaily, "say")["target"], row(cmdaily, "say")["platform"]) == (3, None)
    cmdaily.ok("tick", "1@linkedin")
    assert row(cmdaily, "say")["missing"] == ["x", "mastodon"]
    assert "(missing: x, mastodon)" in cmdaily.ok("today").out
    assert "(il manque\u00a0: x, mastodon)" in cmdaily.ok("--lang", "fr", "today").out
    cmdaily.ok("tick", "say", "--rest")
    assert row(cmdaily, "say")["state"] == "done"
    assert "Say (linkedin)" in cmdaily.ok("log").out
    cmdaily.ok("undo")
    assert row(cmdaily, "say")["missing"] == ["x", "mastodon"]


def test_more_on_one_network_does_not_stand_for_another(cmdaily: Program) -> None:
    only(cmdaily, routine("acme", "id: say, title: Say, platform: [x, mastodon], each: platform"))
    cmdaily.ok("tick", "say@x", "--by", "2")
    assert (row(cmdaily, "say")["done"], row(cmdaily, "say")["state"]) == (1, "open")
    wrong = cmdaily("tick", "say@linkedin")
    assert wrong.code == 2
    assert "it does for x, mastodon" in wrong.err


def test_each_account_has_a_target_and_what_is_sent_ticks_its_own(cmdaily: Program, network: Network) -> None:
    network.account("beta")
    only(cmdaily, routine("acme", "id: say, title: Say, platform: all, each: account, counts: [post, share]"))
    assert row(cmdaily, "say")["target"] == 2
    cmdaily.ok("post", "Hello", "--to", "beta")
    assert row(cmdaily, "say")["missing"] == ["acme"]
    cmdaily.ok("post", "Hello again", "--to", "acme")
    assert row(cmdaily, "say")["state"] == "done"


@pytest.mark.usefixtures("network")
def test_what_names_no_network_counts_on_any_and_a_named_one_comes_first(cmdaily: Program) -> None:
    only(
        cmdaily,
        routine(
            "acme",
            "id: any, title: Any, counts: post, times: 2",
            "id: other, title: Other, counts: post, platform: mastodon",
            "id: own, title: Own, counts: post, platform: [x, memory]",
        ),
    )
    for text in ("One", "Two"):
        cmdaily.ok("post", text, "--to", "acme")
    assert [action["done"] for action in day(cmdaily, MONDAY)["actions"]] == [1, 0, 1]


@pytest.mark.usefixtures("network")
def test_a_picture_is_counted_as_one(cmdaily: Program, tmp_path: Path) -> None:
    picture = tmp_path / "cake.png"
    Image.new("RGB", (8, 8)).save(picture)
    only(
        cmdaily, routine("acme", "id: picture, title: P, counts: picture", "id: post, title: T, counts: post")
    )
    cmdaily.ok("post", "Bare", "--to", "acme")
    assert [action["done"] for action in day(cmdaily, MONDAY)["actions"]] == [0, 1]
    cmdaily.ok("post", "Cake", "--to", "acme", "--picture", str(picture), "--alt", "A cake")
    assert [action["done"] for action in day(cmdaily, MONDAY)["actions"]] == [1, 1]


def test_a_network_that_does_not_exist_is_a_problem_of_the_file(cmdaily: Program) -> None:
    only(cmdaily, routine("acme", "id: a, title: A"))
    path = cmdaily.home / "routines" / "acme.yaml"
    path.write_text(routine("acme", "id: a, title: A, platform: mastodn"))
    for _ in range(2):
        assert "did you mean “mastodon”?" in cmdaily("today").err
    assert cmdaily("routine", "check", str(path)).code != 0


def test_a_follow_up_comes_so_long_after_another_action(cmdaily: Program) -> None:
    only(cmdaily, routine("acme", "id: say, title: Say", "id: look, title: Look, after: 2 days of say"))
    cmdaily.ok("tick", "say")
    assert ids(cmdaily, TUESDAY) == ["say"]
    assert ids(cmdaily, WEDNESDAY) == ["say", "look"]
    assert ids(cmdaily, "2026-11-27T09:00") == ["say", "look"], "it waits"
    cmdaily.ok("tick", "look", now="2026-11-27T09:00")
    assert ids(cmdaily, "2026-11-28T09:00") == ["say"]


def test_apart_leaves_out_the_days_of_another_action(cmdaily: Program) -> None:
    only(
        cmdaily,
        routine(
            "acme",
            "id: calm, title: Calm, every: day, apart: loud",
            "id: loud, title: Loud, every: tuesday",
            "id: free, title: Free, times: 3, per: week",
            "id: not-with-it, title: N, apart: free",
        ),
    )
    assert ids(cmdaily, MONDAY) == ["calm", "free", "not-with-it"]
    assert ids(cmdaily, TUESDAY) == ["loud", "free", "not-with-it"]
    cmdaily.ok("tick", "free")
    assert ids(cmdaily, MONDAY) == ["calm", "free"]


def test_people_take_turns(cmdaily: Program) -> None:
    turns = "id: duty, title: Duty, from: 2026-11-23, rotation: {people: [Anna, Ben], turn: 2 days}"
    only(cmdaily, routine("acme", turns))
    who = [row(cmdaily, "duty", f"2026-11-{number}T09:00")["person"] for number in range(23, 28)]
    assert who == ["Anna", "Anna", "Ben", "Ben", "Anna"]
    assert "Duty (Anna)" in cmdaily.ok("today").out


def test_a_quota_of_two_weeks_and_minutes_of_a_whole_week(cmdaily: Program) -> None:
    only(
        cmdaily,
        routine(
            "acme",
            "id: two, title: Two, times: 2, per: 2 weeks",
            "id: film, title: Film, times: 4, per: week, every: weekday, minutes: {week: 200}",
        ),
    )
    assert row(cmdaily, "film")["minutes"] == 40
    cmdaily.ok("tick", "film", "--by", "2", "--took", "100m")
    assert row(cmdaily, "film", TUESDAY)["minutes"] == 25
    cmdaily.ok("tick", "two", "--by", "2", now="2026-11-24T10:00")
    assert "two" not in ids(cmdaily, WEDNESDAY)
    assert "two" not in ids(cmdaily, "2026-11-29T09:00"), "the fortnight began on 16 November"
    assert "two" in ids(cmdaily, "2026-11-30T09:00")


@pytest.mark.parametrize(("zone", "last"), [("America/New_York", 28), ("Europe/Paris", 29)])
def test_a_rule_that_ends_in_utc_ends_on_the_day_it_is_here(cmdaily: Program, zone: str, last: int) -> None:
    only(cmdaily, routine("acme", "id: a, title: A, rrule: FREQ=DAILY;UNTIL=20270329T035959Z"))
    (cmdaily.home / "config.yaml").write_text(f"timezone: {zone}\n")
    due = [n for n in range(27, 32) if ids(cmdaily, f"2027-03-{n}T18:00")]
    assert due == list(range(27, last + 1))


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20261124
DTEND;VALUE=DATE:20261126
SUMMARY:Holidays
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;VALUE=DATE:20251128
RRULE:FREQ=YEARLY
SUMMARY:Every year
END:VEVENT
END:VCALENDAR
"""


def test_the_days_of_a_calendar_file_are_left_out_or_alone_left(cmdaily: Program) -> None:
    (cmdaily.home / "routines").mkdir(parents=True)
    calendar = cmdaily.home / "routines" / "holidays.ics"
    calendar.write_text(CALENDAR.replace("\n", "\r\n"))
    only(
        cmdaily,
        routine(
            "acme",
            "id: a, title: A, except: holidays.ics",
            "id: b, title: B, only: [holidays.ics, 2026-11-27]",
        ),
    )
    days = range(23, 30)
    assert [ids(cmdaily, f"2026-11-{n}T09:00")[0] for n in days] == ["a", "b", "b", "a", "a", "b", "a"]
    assert "only from 24 November 2026 to 25 November 2026" not in cmdaily.ok("routine", "show", "acme").out
    assert "only on " in cmdaily.ok("routine", "show", "acme").out
    calendar.write_text(CALENDAR.replace("20261124", "20261123").replace("\n", "\r\n"))
    assert ids(cmdaily, MONDAY) == ["b"], "it is read again when it changes"
    calendar.write_text("nothing")
    assert "is not a calendar file" in cmdaily("today").err


def test_once_waits_by_itself(cmdaily: Program) -> None:
    only(cmdaily, routine("acme", "id: film, title: Film, every: once, from: 2026-11-23, until: 2026-11-25"))
    assert ids(cmdaily, WEDNESDAY) == ["film"]
    assert ids(cmdaily, "2026-11-26T09:00") == []


def test_a_span_of_times_is_shown_as_one(cmdaily: Program) -> None:
    only(cmdaily, routine("acme", "id: a, title: A, times: 3-5, part: morning, optional: true"))
    assert "0/3-5" in cmdaily.ok("today").out
    shown = row(cmdaily, "a")
    assert (shown["most"], shown["part"], shown["optional"], shown["beyond"]) == (5, "morning", True, False)
