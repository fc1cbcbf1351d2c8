"""`reports:` on time: written when due, sent once, or held for a look; what cannot be written is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmdaily.services.report import scheduled
from tests.conftest import Program

REPORT = '  - {name: weekly, every: monday, at: "09:00"%s}\n'


@pytest.fixture
def weekly(cmdaily: Program) -> Program:
    """A report every Monday at nine, shown on the terminal; the scheduler has looked before."""
    configure(cmdaily)
    cmdaily.ok("tick", "2", "--by", "5", now="2026-11-23T08:00")
    cmdaily.ok("run", "--once", now="2026-11-23T08:00")
    return cmdaily


def configure(cmdaily: Program, more: str = "", rest: str = "") -> None:
    """Write the settings."""
    cmdaily.home.mkdir(exist_ok=True)
    text = f"timezone: Europe/Paris\n{rest}reports:\n" + REPORT % more
    (cmdaily.home / "config.yaml").write_text(text, encoding="utf-8")


def files(cmdaily: Program) -> list[str]:
    """The reports that were written."""
    folder = Path(cmdaily.home) / "written-reports"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_it_is_said_once(weekly: Program) -> None:
    first = weekly.ok("run", "--once", now="2026-11-23T09:00").out
    assert "Report: Week 48" in first or "Report: 23 November 2026" in first
    assert "1 of " in first
    assert files(weekly) == ["weekly-2026-11-23T0900.html"]
    assert weekly.ok("run", "--once", now="2026-11-23T09:01").out == ""
    assert weekly.ok("run", "--once", now="2026-11-24T09:01").out == ""
    assert weekly.ok("report", "waiting").out == "No report waits.\n"


def test_the_plan_names_it(weekly: Program) -> None:
    assert "report “weekly” by terminal" in weekly.ok("run", "--plan", now="2026-11-23T08:30").out


def test_last_week_is_whole(weekly: Program) -> None:
    configure(weekly, ", span: last-week, format: json")
    weekly.ok("run", "--once", now="2026-11-23T09:00")
    text = (weekly.home / "written-reports" / "weekly-2026-11-23T0900.json").read_text()
    assert '"from": "2026-11-16"' in text
    assert '"to": "2026-11-22"' in text


def test_a_computer_that_slept_sends_it_later_and_not_for_ever(weekly: Program) -> None:
    configure(weekly, ", format: json")
    weekly.ok("run", "--once", now="2026-11-25T20:00")
    text = (weekly.home / "written-reports" / "weekly-2026-11-23T0900.json").read_text()
    assert '"to": "2026-11-23"' in text, "it is the report of the day it was due"
    late = weekly("run", "--once", now="2026-12-04T20:00")
    assert "was missed" in late.out
    assert len(files(weekly)) == 1


def test_one_that_waits_is_dropped(weekly: Program) -> None:
    configure(weekly, ", review: true")
    said = weekly.ok("run", "--once", now="2026-11-23T09:00").out
    assert "waits for a look" in said
    assert weekly.ok("run", "--once", now="2026-11-23T09:01").out == ""
    assert "weekly" in weekly.ok("report", "waiting").out
    weekly.ok("report", "drop", "weekly")
    assert files(weekly) == []
    assert weekly("report", "drop", "weekly").code == 2
    assert weekly("report", "send", "weekly").code == 2


def test_a_template_that_is_missing_is_said_and_then_made_good(weekly: Program) -> None:
    configure(weekly, ", template: ours")
    result = weekly("run", "--once", now="2026-11-23T09:00")
    assert result.code
    assert "ours" in result.out
    (weekly.home / "reports").mkdir()
    (weekly.home / "reports" / "ours.yaml").write_text("title: Ours\n")
    assert "Ours: " in weekly.ok("run", "--once", now="2026-11-23T09:30").out


def test_quiet_hours_hold_it(weekly: Program) -> None:
    configure(weekly, rest="quiet: 08:30-10:00\n")
    assert weekly.ok("run", "--once", now="2026-11-23T09:00").out == ""
    assert "Report: " in weekly.ok("run", "--once", now="2026-11-23T10:00").out


def test_one_that_was_interrupted_is_not_sent_again(weekly: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    configure(weekly, ", to: desktop")

    def dies(*_args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(scheduled, "deliver", dies)
        weekly("run", "--once", now="2026-11-23T09:00")
    said = weekly("run", "--once", now="2026-11-23T09:05").out
    assert "was interrupted" in said
    assert weekly.ok("run", "--once", now="2026-11-23T09:10").out == ""
    assert "to check" in weekly.ok("report", "waiting").out


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (", span: fortnight", "fortnight"),
        (", reveiw: true", "review"),
        (", format: docx", "docx"),
        (", sections: [weather]", "weather"),
        (", to: carrier-pigeon", "carrier-pigeon"),
        ("}\n  - {name: weekly, at: '10:00'", "another report"),
    ],
)
def test_wrong_settings_are_said_with_their_place(cmdaily: Program, more: str, says: str) -> None:
    configure(cmdaily, more)
    result = cmdaily("run", "--once")
    assert result.code == 3
    assert "config.yaml:" in result.out + result.err
    assert says in result.out + result.err
