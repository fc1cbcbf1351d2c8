"""Scheduled and recurring posts through the scheduler, on a network in a directory; the editorial calendar."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from cmdaily.platforms.memory.adapter import MemoryServer
from tests.conftest import Program


@pytest.fixture
def network(cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MemoryServer:
    """A network with an account of ours."""
    server = MemoryServer(tmp_path / "network")
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "token")
    cmdaily.ok("account", "add", "acme", "memory", "--server", server.address, "--handle", "acme")
    return server


def configure(cmdaily: Program, text: str) -> None:
    (cmdaily.home / "config.yaml").write_text(f"timezone: Europe/Paris\nlanguage: en\nbackups: 0\n{text}")


def texts(server: MemoryServer) -> list[str]:
    return [post["text"] for post in server.posts()]


def scheduled(cmdaily: Program, text: str, when: str) -> str:
    shape = cmdaily.ok("post", text, "--to", "acme", "--at", when, "--json").json
    found: str = shape["deliveries"][0]["id"]
    return found


def test_a_scheduled_post_goes_out_at_its_time_once(cmdaily: Program, network: MemoryServer) -> None:
    scheduled(cmdaily, "Hello", "2026-11-23 10:00")
    assert cmdaily.ok("run", "--once", now="2026-11-23T09:59").out == ""
    assert texts(network) == []
    said = cmdaily.ok("run", "--once", "--json", now="2026-11-23T10:00").json["reports"]
    assert [(each["job"], each["level"]) for each in said] == [("send", "good")]
    assert texts(network) == ["Hello"]
    assert cmdaily.ok("run", "--once", "--json", now="2026-11-23T10:01").json["reports"] == []
    assert texts(network) == ["Hello"]


def test_a_post_that_waited_too_long_is_reported_and_not_sent(
    cmdaily: Program, network: MemoryServer
) -> None:
    scheduled(cmdaily, "Hello", "2026-11-23 10:00")
    late = cmdaily("run", "--once", now="2026-11-23T16:01")
    assert late.code != 0
    assert "was not sent: it could not be sent within six hours" in late.out
    assert texts(network) == []
    assert cmdaily.ok("run", "--once", now="2026-11-23T16:02").out == ""


def test_what_is_in_doubt_is_looked_for_and_said_once(cmdaily: Program, network: MemoryServer) -> None:
    network.fail("silence-after", "read-blind")
    scheduled(cmdaily, "Hello", "2026-11-23 10:00")
    first = cmdaily("run", "--once", now="2026-11-23T10:00")
    assert first.code == 7
    assert "needs checking" in first.out
    cmdaily("run", "--once", now="2026-11-23T10:01")
    settled = cmdaily.ok("run", "--once", "--json", now="2026-11-23T10:06").json["reports"]
    assert [(each["job"], each["level"]) for each in settled] == [("resolve", "good")]
    assert texts(network) == ["Hello"]


MONDAYS = """posts:
  - id: monday-hello
    every: monday
    at: "10:00"
    text: [Good week, Another week]
    to: acme
    late: 2h
"""


def test_every_monday_at_ten(cmdaily: Program, network: MemoryServer) -> None:
    """Across the end of summer time, on 25 October 2026."""
    configure(cmdaily, MONDAYS)
    cmdaily.ok("run", "--once", now="2026-10-18T12:00")
    for moment in ("10-19T09:59", "10-19T10:00", "10-19T10:01", "10-26T09:59", "10-26T10:00", "11-02T10:05"):
        before = len(texts(network))
        assert cmdaily.ok("run", "--once", now=f"2026-{moment}").out == ""
        assert len(texts(network)) - before == (moment in ("10-19T10:00", "10-26T10:00", "11-02T10:05"))
    first, second, third = texts(network)
    assert {first, second} == {"Good week", "Another week"}
    assert third == first


def test_a_recurring_post_that_was_missed_is_reported_once(cmdaily: Program, network: MemoryServer) -> None:
    configure(cmdaily, MONDAYS)
    cmdaily.ok("run", "--once", now="2026-11-22T12:00")
    late = cmdaily("run", "--once", now="2026-11-23T12:01")
    assert late.out == (
        "The post “monday-hello” of Mon 23 Nov 2026 10:00 was missed: cmdaily was not running."
        " Post it yourself if still useful.\n"
    )
    assert cmdaily.ok("run", "--once", now="2026-11-23T12:02").out == ""
    assert texts(network) == []


def test_a_recurring_post_to_nobody_is_said(cmdaily: Program, network: MemoryServer) -> None:
    configure(cmdaily, MONDAYS.replace("to: acme", "to: acmee"))
    cmdaily.ok("run", "--once", now="2026-11-22T12:00")
    result = cmdaily("run", "--once", now="2026-11-23T10:00")
    assert result.code == 2
    assert "the post “monday-hello” of Mon 23 Nov 2026 10:00 was not sent" in result.out
    assert "acmee" in result.out
    assert texts(network) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("posts:\n  - id: a\n", "“at” is missing here"),
        (
            MONDAYS + MONDAYS.removeprefix("posts:\n"),
            "“monday-hello” is already the id of another recurring post",
        ),
        (MONDAYS.replace("every", "evry"), "“evry” is not a key of a recurring post; did you mean “every”?"),
    ],
)
def test_a_mistake_in_a_recurring_post(cmdaily: Program, text: str, says: str) -> None:
    cmdaily.home.mkdir()
    configure(cmdaily, text)
    result = cmdaily("config", "check")
    assert (result.code, says in result.err) == (3, True), result


def test_another_time_for_what_waits(cmdaily: Program, network: MemoryServer) -> None:
    name = scheduled(cmdaily, "Hello", "2026-11-23 10:00")[-6:]
    moved = cmdaily.ok("outbox", "reschedule", name, "tomorrow", "9:30", "--json").json["deliveries"]
    assert moved[0]["scheduled_at"] == "2026-11-24T09:30:00+01:00"
    cmdaily.ok("run", "--once", now="2026-11-23T10:00")
    assert texts(network) == []
    cmdaily.ok("run", "--once", now="2026-11-24T09:30")
    assert texts(network) == ["Hello"]
    gone = cmdaily("outbox", "reschedule", name, "2026-11-25 10:00", now="2026-11-24T10:00")
    assert (gone.code, "is not scheduled" in gone.err) == (2, True)
    assert cmdaily("outbox", "reschedule", name, "yesterday 9:00").code == 2


CAMPAIGN = """every: weekday
sections:
  - title: Launch
    event: 2026-12-03
    actions:
      - id: teaser
        title: Teaser
        days: [-7, 0]
"""


@pytest.mark.usefixtures("network")
def test_the_coming_weeks(cmdaily: Program, routine: object) -> None:
    configure(cmdaily, "holidays: FR\n" + MONDAYS)
    routine("launch", CAMPAIGN)  # type: ignore[operator]
    cmdaily.ok("pause", "add", "2026-12-28", "--why", "rest")
    scheduled(cmdaily, "Save the date", "2026-11-25 14:30")
    assert cmdaily.ok("calendar", "--weeks", "2", now="2026-11-23T10:30").out == (
        "Week 48, from Mon 23 Nov\n"
        "Wed 25 Nov  14:30  Save the date  acme\n"
        "Thu 26 Nov         Teaser\n"
        "\n"
        "Week 49, from Mon 30 Nov\n"
        "Mon 30 Nov  10:00  Good week  acme\n"
        "Thu 3 Dec          launch\n"
        "                   Teaser\n"
    )
    shape = cmdaily.ok("calendar", "--weeks", "6", "--json").json
    kinds = {(each["date"], each["kind"], each["title"]) for each in shape["entries"]}
    assert ("2026-12-25", "holiday", "Christmas Day") in kinds
    assert ("2026-12-28", "pause", "rest") in kinds
    french = cmdaily.ok("--lang", "fr", "calendar", "--weeks", "6").out
    assert "Noël" in french
    assert "pause\u00a0: rest" in french


def test_a_pause_is_one_event_and_routines_that_are_not_daily_have_their_days(cmdaily: Program) -> None:
    cmdaily.ok("routine", "on", "weekly-review")
    cmdaily.ok("pause", "add", "2026-12-01", "2026-12-10", "--why", "rest")
    assert cmdaily.ok("calendar", "--weeks", "3").out == (
        "Week 48, from Mon 23 Nov\n"
        "Fri 27 Nov  Weekly review\n"
        "\n"
        "Week 49, from Mon 30 Nov\n"
        "Tue 1 Dec to Sun 6 Dec  pause: rest\n"
        "\n"
        "Week 50, from Mon 7 Dec\n"
        "Mon 7 Dec to Thu 10 Dec  pause: rest\n"
        "Fri 11 Dec               Weekly review\n"
    )
    events = Calendar.from_ical(cmdaily.ok("calendar", "--ics").out).walk("VEVENT")
    (pause,) = [event for event in events if str(event["categories"].cats[0]) == "pause"]
    assert (pause["dtstart"].dt, pause["dtend"].dt) == (date(2026, 12, 1), date(2026, 12, 11))
    days = [
        each["date"] for each in cmdaily.ok("calendar", "--json").json["entries"] if each["kind"] == "pause"
    ]
    assert days == [f"2026-12-{day:02}" for day in range(1, 11)], "scripts have an entry for each day"


def test_an_empty_calendar(cmdaily: Program) -> None:
    assert cmdaily.ok("calendar").out == "Nothing in the calendar from Mon 23 Nov 2026 to Sun 20 Dec 2026.\n"
    assert cmdaily("calendar", "--weeks", "0").code == 2
    assert cmdaily("calendar", "--ics", "--json").code == 2


@pytest.mark.usefixtures("network")
def test_icalendar_that_another_program_reads(cmdaily: Program) -> None:
    configure(cmdaily, "holidays: FR\n" + MONDAYS)
    scheduled(cmdaily, "One; two, three\nBEGIN:VEVENT", "2026-11-25 14:30")
    cmdaily.ok("pause", "add", "2026-12-28", "--why", "rest \x1b[31m\r\nEND:VEVENT")
    text = cmdaily.ok("calendar", "--weeks", "6", "--ics").out
    assert "\x1b" not in text
    events = Calendar.from_ical(text).walk("VEVENT")
    by_start = {str(event["dtstart"].to_ical(), "ascii"): event for event in events}
    post = by_start["20261125T133000Z"]
    assert str(post["summary"]) == "acme: One; two, three BEGIN:VEVENT"
    assert str(by_start["20261225"]["summary"]) == "Christmas Day"
    assert "20261130T090000Z" in by_start, "ten in Paris"
    again = cmdaily.ok("calendar", "--weeks", "6", "--ics").out
    assert again == text, "the same ids, so that an import changes what it brought before"


def test_a_draft_is_deleted_and_its_text_said_once_more(cmdaily: Program, network: MemoryServer) -> None:
    cmdaily("post", "x" * 9000, "--to", "acme")
    waiting = scheduled(cmdaily, "Hello", "2026-11-24 10:00")
    draft = cmdaily.ok("outbox", "list").out.split("Drafts\n")[1].split()[0]
    deleted = cmdaily.ok("outbox", "cancel", draft, waiting[-6:])
    assert "x" * 9000 in deleted.err.replace("\n", "")
    left = cmdaily.ok("outbox", "list", "--json").json
    assert "Drafts" not in cmdaily.ok("outbox", "list").out
    assert [each["state"] for each in left["deliveries"]] == ["cancelled"]
    assert texts(network) == []
