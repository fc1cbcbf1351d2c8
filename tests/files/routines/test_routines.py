"""What a routine's file means."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cmdaily.domain.recurrence import Schedule, occurrences
from cmdaily.domain.recurrence.special import After, Event, RRule
from cmdaily.domain.recurrence.weekly import Days, Weekly
from cmdaily.domain.routines.routine import Action, Routine, text_in
from cmdaily.files.routines.routines import load_routine

HEAD = "routine: acme\ntitle: Acme\n"


def load(directory: Path, text: str, **options: str) -> Routine:
    path = directory / "acme.yaml"
    path.write_text(text, encoding="utf-8")
    return load_routine(str(path), **options)


def actions(directory: Path, *lines: str, head: str = HEAD, **options: str) -> dict[str, Action]:
    """The actions of a file with one section; each line is the inside of a flow mapping."""
    body = "".join(f"      - {{title: T, {line}}}\n" for line in lines)
    text = f"{head}sections:\n  - title: S\n    actions:\n{body}"
    return {action.id: action for action in load(directory, text, **options).actions}


def dates(schedule: Schedule, start: str, count: int) -> list[str]:
    return [str(day) for day in occurrences(schedule, date.fromisoformat(start), count)]


def test_everything_an_action_can_say_is_read(tmp_path: Path) -> None:
    routine = load(
        tmp_path,
        """\
routine: acme
title: {en: Acme's day, fr: La journée d'Acme}
description: Everything
every: weekday
minutes: 60
sections:
  - title: X
    platform: x
    actions:
      - id: reply
        title: {en: Reply, fr: Répondre}
        times: 5
        minutes: 7
        essential: true
        counts: reply
        open: https://x.com/home
        carry: yes
        renamed_from: [answer, respond]
        note: {fr: Avec un argument}
      - {id: read, title: Read, times: all, platform: blog, at: ["16:00", 9:00]}
      - {id: write, title: Write, times: 3, per: week, every: "monday, friday"}
""",
    )
    reply, read, write = routine.actions
    assert (routine.name, routine.minutes, text_in(routine.description, "fr")) == ("acme", 60, "Everything")
    assert text_in(routine.title, "fr") == "La journée d'Acme"
    assert reply == Action(
        id="reply",
        routine="acme",
        title=(("en", "Reply"), ("fr", "Répondre")),
        section=(("und", "X"),),
        schedule=Schedule(Weekly(0b0011111)),
        platform="x",
        target=5,
        minutes=7,
        essential=True,
        counts=("reply",),
        platforms=("x",),
        open="https://x.com/home",
        carry=True,
        renamed_from=("answer", "respond"),
        note=(("fr", "Avec un argument"),),
    )
    assert (read.target, read.platform, read.slots) == (None, "blog", ("09:00", "16:00"))
    assert (write.target, write.period, write.schedule.pattern) == (3, "week", Weekly(0b0010001))


def test_an_action_that_says_nothing_is_one_a_day(tmp_path: Path) -> None:
    action = actions(tmp_path, "id: a")["a"]
    assert (action.target, action.minutes, action.period, action.slots) == (1, 0, "day", ())
    assert action.schedule == Schedule(Days(1))


def test_slots_make_the_target_unless_times_says_otherwise(tmp_path: Path) -> None:
    found = actions(tmp_path, "id: a, at: ['09:00', '16:00']", "id: b, at: '09:00', times: 4")
    assert (found["a"].target, found["b"].target) == (2, 4)


def test_what_is_written_nearest_counts(tmp_path: Path) -> None:
    text = """\
routine: acme
title: Acme
every: monday
from: 2026-01-01
except: 2026-12-25
sections:
  - title: S
    every: tuesday
    except: [2026-12-24, 2026-08-01 to 2026-08-15]
    actions:
      - {id: a, title: A}
      - {id: b, title: B, every: friday, from: 2026-06-01, until: 2026-06-30}
  - title: T
    actions:
      - {id: c, title: C}
"""
    a, b, c = (action.schedule for action in load(tmp_path, text).actions)
    assert (a.pattern, b.pattern, c.pattern) == (Weekly(2), Weekly(16), Weekly(1))
    assert (a.since, b.since) == (date(2026, 1, 1), date(2026, 6, 1))
    assert b.until == date(2026, 6, 30)
    assert a.excluded == (
        (date(2026, 8, 1), date(2026, 8, 15)),
        (date(2026, 12, 24), date(2026, 12, 24)),
        (date(2026, 12, 25), date(2026, 12, 25)),
    )
    assert c.excluded == ((date(2026, 12, 25), date(2026, 12, 25)),)


def test_days_count_from_the_event_of_the_routine(tmp_path: Path) -> None:
    found = actions(
        tmp_path,
        "id: a, days: [-1, -45, -7]",
        "id: b, days: 0",
        "id: c, days: 3, event: 2026-01-01",
        head=f"{HEAD}event: 2026-12-10\n",
    )
    assert found["a"].schedule.pattern == Event(date(2026, 12, 10), (-45, -7, -1))
    assert found["b"].schedule.pattern == Event(date(2026, 12, 10), (0,))
    assert found["c"].schedule.pattern == Event(date(2026, 1, 1), (3,))


def test_delays_and_rules_are_read(tmp_path: Path) -> None:
    found = actions(
        tmp_path, "id: a, after: 3 days", "id: b, rrule: FREQ=MONTHLY;BYMONTHDAY=-2;UNTIL=20270101"
    )
    assert found["a"].schedule.pattern == After(3)
    assert found["b"].schedule == Schedule(RRule("FREQ=MONTHLY;BYMONTHDAY=-2"), until=date(2027, 1, 1))


def test_a_list_of_weekdays_is_the_same_as_the_words(tmp_path: Path) -> None:
    found = actions(tmp_path, "id: a, every: [monday, thursday]", "id: b, every: 'monday, thursday'")
    assert found["a"].schedule == found["b"].schedule


def test_a_rotation_by_number(tmp_path: Path) -> None:
    found = actions(tmp_path, "id: a, every: weekday, rotation: 2 of 7, from: 2026-11-23")
    assert dates(found["a"].schedule, "2026-11-01", 2) == ["2026-11-24", "2026-12-03"]


def test_members_of_a_group_take_turns_and_the_group_is_not_shown(tmp_path: Path) -> None:
    found = actions(
        tmp_path,
        "id: tidy, every: friday, from: 2026-11-23, rotation: [links, group, pins]",
        "id: links",
        "id: group, rotation: [profile, banner]",
        "id: pins, times: 2",
        "id: profile",
        "id: banner",
    )
    assert set(found) == {"links", "pins", "profile", "banner"}
    assert dates(found["links"].schedule, "2026-11-01", 2) == ["2026-11-27", "2026-12-18"]
    assert dates(found["profile"].schedule, "2026-11-01", 2) == ["2026-12-04", "2027-01-15"]
    assert dates(found["banner"].schedule, "2026-11-01", 2) == ["2026-12-25", "2027-02-05"]
    assert dates(found["pins"].schedule, "2026-11-01", 2) == ["2026-12-11", "2027-01-01"]


def test_the_country_of_the_configuration_counts_where_the_file_names_none(tmp_path: Path) -> None:
    found = actions(
        tmp_path,
        "id: daily",
        "id: belgian, holidays: BE",
        "id: always, holidays: none",
        "id: monthly, every: month on last working day",
        "id: launch, days: -7, event: 2026-12-10",
        default_holidays="FR",
    )
    kept = {name: (a.schedule.holidays, a.schedule.off_on_holidays) for name, a in found.items()}
    assert kept == {
        "daily": ("FR", True),
        "belgian": ("BE", True),
        "always": (None, False),
        "monthly": ("FR", False),
        "launch": ("FR", False),
    }


def test_norway_is_a_country_and_not_a_no(tmp_path: Path) -> None:
    assert actions(tmp_path, "id: a, holidays: NO")["a"].schedule.holidays == "NO"


def test_regional_holidays_are_known(tmp_path: Path) -> None:
    assert actions(tmp_path, "id: a, holidays: fr-57")["a"].schedule.holidays == "FR-57"


def test_a_byte_order_mark_and_windows_line_ends_are_welcome(tmp_path: Path) -> None:
    path = tmp_path / "acme.yaml"
    text = f"{HEAD}sections:\n  - title: Été\n    actions:\n      - {{id: a, title: À faire}}\n"
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert text_in(load_routine(str(path)).actions[0].title, "fr") == "À faire"
