"""`run --once` and `run --plan`: reminders on every channel, once each; backups; trouble said once."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from cmdaily.services.scheduler import desktop
from tests.conftest import Program, Result
from tests.typewritten import typewritten


class Inbox:
    """A service that Apprise can reach on loopback, with what it was sent."""

    def __init__(self) -> None:
        self.messages: list[dict[str, str]] = []
        self.status = 200
        inbox = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if inbox.status == 200:
                    inbox.messages.append(json.loads(body))
                self.send_response(inbox.status)
                self.end_headers()

            def log_message(self, *_args: object) -> None:
                """Say nothing."""

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"json://user:hunter2@127.0.0.1:{self._server.server_port}/secret-path"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    found = Inbox()
    yield found
    found.close()


def configure(cmdaily: Program, text: str) -> None:
    cmdaily.home.mkdir(exist_ok=True)
    (cmdaily.home / "config.yaml").write_text(f"timezone: Europe/Paris\nlanguage: en\n{text}")


def started(cmdaily: Program, text: str, when: str = "2026-11-23T08:00") -> None:
    configure(cmdaily, text)
    assert cmdaily.ok("run", "--once", now=when).out == ""


NINE = 'reminders:\n  - at: "09:00"\n'


def test_a_morning_summary_is_said_once(cmdaily: Program) -> None:
    started(cmdaily, NINE)
    assert cmdaily.ok("run", "--once", now="2026-11-23T08:59:59").out == ""
    said = cmdaily.ok("run", "--once", now="2026-11-23T09:00:05").out
    assert said.startswith("20 actions due, 58 min\n  2* Join 5 other conversations")
    assert cmdaily.ok("run", "--once", now="2026-11-23T09:00:30").out == ""
    assert cmdaily.ok("run", "--once", now="2026-11-23T09:01").out == ""
    assert "20 actions due" in cmdaily.ok("run", "--once", now="2026-11-24T09:00").out


def test_french_reminders(cmdaily: Program) -> None:
    started(cmdaily, NINE)
    said = typewritten(cmdaily.ok("--lang", "fr", "run", "--once", now="2026-11-23T09:00").out)
    assert said.startswith("20 actions à faire, 58 min\n  2* Intervenir dans 5 autres conversations")


def test_what_fell_due_before_anybody_watched_was_not_missed(cmdaily: Program) -> None:
    started(cmdaily, NINE, "2026-11-23T09:30")
    assert cmdaily.ok("run", "--once", now="2026-11-23T09:31").out == ""


def test_a_computer_that_slept_says_it_when_it_wakes_but_not_much_later(cmdaily: Program) -> None:
    started(cmdaily, NINE + "    late: 2h\n")
    assert "20 actions due" in cmdaily.ok("run", "--once", now="2026-11-23T10:59").out
    late = cmdaily.ok("run", "--once", now="2026-11-26T11:01").out
    assert late == (
        "The reminder of Thu 26 Nov 2026 09:00 (today's summary) was missed: cmdaily was not running.\n"
    )
    assert cmdaily.ok("run", "--once", now="2026-11-26T11:02").out == ""


def test_conditions_look_at_the_day_as_it_is(cmdaily: Program) -> None:
    four = 'reminders:\n  - at: "16:00"\n    when: essential-open\n    say: {en: Essentials!, fr: "L\'essentiel !"}\n'
    started(cmdaily, four)
    essentials = [a["id"] for a in cmdaily.ok("today", "--json").json["actions"] if a["essential"]]
    assert (
        cmdaily.ok("run", "--once", now="2026-11-23T16:00").out == "Essentials!\n  20 actions due, 58 min\n"
    )
    cmdaily.ok("tick", *essentials, "--rest", now="2026-11-24T10:00")
    assert cmdaily.ok("run", "--once", now="2026-11-24T16:00").out == ""


def test_days_off_holidays_and_pauses_are_silent(cmdaily: Program) -> None:
    started(
        cmdaily, NINE.replace('"09:00"', '"09:00"\n    every: day') + "days_off: [2026-11-24]\nholidays: FR\n"
    )
    cmdaily.ok("pause", "add", "2026-11-26", "2026-11-27")
    spoken = [
        day
        for day in ("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-28", "2026-12-25")
        if "actions due" in cmdaily.ok("run", "--once", now=f"{day}T09:00").out
    ]
    assert spoken == ["2026-11-23", "2026-11-25"]  # the 28th is a Saturday: nothing is due on it


def test_quiet_hours_hold_a_reminder_back_until_they_end(cmdaily: Program) -> None:
    started(cmdaily, 'quiet: 20:00-07:00\nreminders:\n  - at: "06:30"\n', "2026-11-23T06:00")
    assert cmdaily.ok("run", "--once", now="2026-11-23T06:31").out == ""
    assert "20 actions due" in cmdaily.ok("run", "--once", now="2026-11-23T07:00").out


def test_a_channel_that_fails_is_reported_and_stops_no_other(cmdaily: Program, inbox: Inbox) -> None:
    broken = "json://127.0.0.1:1/other-secret"
    started(cmdaily, NINE + f'    to: ["{broken}", "{inbox.address}", terminal]\n')
    result = cmdaily("run", "--once", now="2026-11-23T09:00")
    assert result.code == 1
    assert (
        "the reminder of 09:00 (today's summary) could not be sent by json://…: no Internet access"
        in result.out
    )
    assert "20 actions due" in result.out
    assert [message["title"] for message in inbox.messages] == ["20 actions due, 58 min"]
    assert inbox.messages[0]["message"].startswith("2* Join 5 other conversations")
    assert "secret" not in result.out + result.err
    cmdaily.ok("run", "--once", now="2026-11-23T09:01")
    assert len(inbox.messages) == 1


def test_a_day_with_nothing_to_list_is_said_as_well(cmdaily: Program, inbox: Inbox) -> None:
    """Services take no message without a body."""
    started(cmdaily, NINE + f'    to: "{inbox.address}"\n')
    cmdaily.ok("tick", "1-20", "--rest", now="2026-11-23T08:30")
    assert cmdaily.ok("run", "--once", now="2026-11-23T09:00").out == ""
    (message,) = inbox.messages
    assert (message["title"], message["message"]) == ("cmdaily", "All done for today.")


def test_a_service_that_refuses_says_with_what(cmdaily: Program, inbox: Inbox) -> None:
    inbox.status = 401
    started(cmdaily, NINE + f'    to: "{inbox.address}"\n')
    result = cmdaily("run", "--once", now="2026-11-23T09:00")
    assert "could not be sent by json://…: it answered 401" in result.out
    assert "hunter2" not in result.out


def test_no_command_shows_an_address(cmdaily: Program, inbox: Inbox) -> None:
    started(cmdaily, NINE + f'    to: "{inbox.address}"\n')
    for argv in (
        ("run", "--plan"),
        ("run", "--plan", "--json"),
        ("config", "show"),
        ("config", "show", "--json"),
        ("data", "export"),
        ("doctor",),
    ):
        shown = cmdaily(*argv)
        assert "hunter2" not in shown.out + shown.err, argv
        assert "secret-path" not in shown.out + shown.err, argv
    database = (cmdaily.home / "cmdaily.db").read_bytes()
    assert b"hunter2" not in database


def test_settings_are_shown_as_they_are_set(cmdaily: Program, inbox: Inbox) -> None:
    started(cmdaily, NINE + f'    to: [terminal, "{inbox.address}"]\n')
    shown = cmdaily.ok("config", "show").out
    assert "terminal" in shown
    assert "json://…" in shown
    assert "09:00" in shown


def test_the_doctor_says_which_channel_can_show_nothing(
    cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    started(cmdaily, NINE + "    to: [terminal, desktop]\n")
    shown = cmdaily("doctor").out
    assert "no program does it" in shown
    assert shown.count("reminders on the desktop") == 1


def test_the_plan_of_the_next_day(cmdaily: Program) -> None:
    started(
        cmdaily,
        'quiet: 20:00-07:00\nreminders:\n  - at: ["09:00", "16:00"]\n    when: open\n  - at: "06:30"\n',
    )
    assert cmdaily.ok("run", "--plan", now="2026-11-23T10:00").out == (
        "\n"
        "Monday 23 November 2026\n"
        "16:00  reminder (today's summary) by terminal, if something is due\n"
        "\n"
        "Tuesday 24 November 2026\n"
        "03:00  backup of the database\n"
        "07:00  reminder (today's summary) by terminal\n"
        "09:00  reminder (today's summary) by terminal, if something is due\n"
    )
    shape = cmdaily.ok("run", "--plan", "--json", now="2026-11-23T10:00").json
    assert [each["at"] for each in shape["planned"]] == [
        "2026-11-23T16:00:00+01:00",
        "2026-11-24T03:00:00+01:00",
        "2026-11-24T07:00:00+01:00",
        "2026-11-24T09:00:00+01:00",
    ]


def test_the_plan_in_french(cmdaily: Program) -> None:
    started(cmdaily, 'reminders:\n  - at: "16:00"\n    when: open\n    to: [terminal, desktop]\n')
    assert typewritten(cmdaily.ok("--lang", "fr", "run", "--plan", now="2026-11-23T10:00").out) == (
        "\n"
        "Lundi 23 novembre 2026\n"
        "16:00  rappel (le résumé du jour) par terminal, desktop, s'il reste quelque chose à faire\n"
        "\n"
        "Mardi 24 novembre 2026\n"
        "03:00  sauvegarde de la base de données\n"
    )


def test_a_plan_across_the_change_of_clocks_keeps_the_time_on_the_wall(cmdaily: Program) -> None:
    configure(cmdaily, 'reminders:\n  - at: ["02:30", "09:00"]\n    every: day\n')
    planned = cmdaily.ok("run", "--plan", "--json", now="2026-03-28T12:00").json["planned"]
    assert [each["at"] for each in planned] == ["2026-03-29T03:30:00+02:00", "2026-03-29T09:00:00+02:00"]
    planned = cmdaily.ok("run", "--plan", "--json", now="2026-10-24T12:00").json["planned"]
    assert [each["at"] for each in planned] == ["2026-10-25T02:30:00+02:00", "2026-10-25T09:00:00+01:00"]


def test_nothing_is_planned_and_nothing_is_written_on_a_fresh_machine(cmdaily: Program) -> None:
    assert cmdaily.ok("run", "--plan").out == "Nothing is planned for the next 24 hours.\n"
    assert cmdaily.ok("run", "--once").out == ""
    assert not (cmdaily.home / "cmdaily.db").exists()


def backups(cmdaily: Program) -> list[str]:
    directory = cmdaily.home / "backups"
    return sorted(path.name for path in directory.iterdir()) if directory.exists() else []


def test_the_store_is_backed_up_once_a_day_and_the_last_ones_are_kept(cmdaily: Program) -> None:
    configure(cmdaily, "backups: 2\n")
    cmdaily.ok("tick", "2")
    for moment in ("23T02:00", "23T04:00", "23T05:00", "24T12:00", "25T03:00", "25T23:00"):
        assert cmdaily.ok("run", "--once", now=f"2026-11-{moment}").out == ""
    assert backups(cmdaily) == ["daily-20261124.db", "daily-20261125.db"]
    assert all((cmdaily.home / "backups" / name).stat().st_mode & 0o077 == 0 for name in backups(cmdaily))
    mine = cmdaily.ok("data", "backup").out.strip()
    for day in range(26, 31):
        cmdaily.ok("run", "--once", now=f"2026-11-{day}T12:00")
    assert Path(mine).exists(), "only copies made by the scheduler are removed"
    cmdaily.ok("tick", "2")
    restored = cmdaily.home / "backups" / backups(cmdaily)[-1]
    assert "is kept" in cmdaily.ok("data", "restore", str(restored), "--yes").out


def test_no_backups_where_none_are_wanted(cmdaily: Program) -> None:
    configure(cmdaily, "backups: 0\n")
    cmdaily.ok("tick", "2")
    cmdaily.ok("run", "--once")
    assert backups(cmdaily) == []


def test_trouble_is_said_once_and_again_hours_later(cmdaily: Program) -> None:
    configure(cmdaily, "")
    cmdaily.ok("tick", "2")
    (cmdaily.home / "backups").write_text("a file is in the way")
    first = cmdaily("run", "--once", now="2026-11-23T09:00")
    assert (first.code, "backups" in first.out) == (1, True)
    assert cmdaily("run", "--once", now="2026-11-23T09:01").out == "", "not before a quarter of an hour"
    again = cmdaily("run", "--once", now="2026-11-23T09:20")
    assert (again.code, again.out) == (1, ""), "tried again, and known already"
    assert "backups" in cmdaily("run", "--once", now="2026-11-23T15:01").out
    (cmdaily.home / "backups").unlink()
    cmdaily.ok("run", "--once", now="2026-11-23T15:20")
    assert backups(cmdaily) == ["daily-20261123.db"]


def test_a_wrong_file_is_said_with_its_place_once(cmdaily: Program) -> None:
    configure(cmdaily, "quiet: always\n")
    wrong = cmdaily("run", "--once", now="2026-11-23T09:00")
    assert wrong.code == 3
    assert "config.yaml:3:8: “always” is not a period of hours" in wrong.out
    again = cmdaily("run", "--once", now="2026-11-23T09:01")
    assert (again.code, again.out) == (3, "")


def test_a_script_hears_everything(cmdaily: Program) -> None:
    configure(cmdaily, NINE)
    cmdaily.ok("tick", "2", now="2026-11-23T08:00")
    cmdaily.ok("run", "--once", now="2026-11-23T08:00")
    shape = cmdaily.ok("run", "--once", "--json", now="2026-11-24T09:00").json
    assert [(each["job"], each["level"]) for each in shape["reports"]] == [
        ("remind", "said"),
        ("backup", "good"),
    ]
    assert shape["reports"][0]["lines"][0].startswith("2* Join")


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("run", "--once", "--plan"), "--once and --plan cannot be used together"),
        (("run", "--json"), "--json needs --once or --plan"),
    ],
)
def test_options_that_do_not_go_together(cmdaily: Program, argv: tuple[str, ...], says: str) -> None:
    result = cmdaily(*argv)
    assert (result.code, says in result.err) == (2, True)


def test_a_reminder_taken_by_a_process_that_died_is_reported_and_not_repeated(cmdaily: Program) -> None:
    started(cmdaily, NINE)
    read, write = os.pipe()
    child = os.fork()
    if child == 0:  # dies like a killed process, in the middle of speaking
        os.dup2(write, 1)
        from cmdaily.services.scheduler import reminder_text

        def die(*_args: object) -> None:
            os.kill(os.getpid(), 9)

        reminder_text.message = die  # type: ignore[assignment]
        cmdaily("run", "--once", now="2026-11-23T09:00")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    os.close(read)
    os.close(write)
    assert os.WTERMSIG(status) == 9
    after = cmdaily.ok("run", "--once", now="2026-11-23T09:01").out
    assert "was interrupted: it may not have arrived" in after
    assert cmdaily.ok("run", "--once", now="2026-11-23T09:02").out == ""


def test_the_doctor_says_when_nothing_runs(cmdaily: Program) -> None:
    assert "reminders" not in cmdaily.ok("doctor").out
    configure(cmdaily, NINE)
    assert (
        "reminders and posts will not go out; install it: `cmdaily cron install`" in cmdaily.ok("doctor").out
    )
    cmdaily.ok("run", "--once", now="2026-11-23T09:00")
    assert "the scheduler is running: reminders" in cmdaily.ok("doctor", now="2026-11-23T09:30").out
    assert "since Mon 23 Nov 2026, 09:00" in cmdaily.ok("doctor", now="2026-11-24T09:00").out


def stand_in(directory: Path, name: str, text: str) -> None:
    """A program of the desktop's that writes down its words, one a line."""
    program = directory / name
    program.write_text(
        f'#!/bin/sh\nfor word in "$@"; do printf "<%s>\\n" "$word"; done > {directory}/shown\n{text}\n'
    )
    program.chmod(0o755)


def reminded_on_a_desktop(cmdaily: Program, monkeypatch: pytest.MonkeyPatch, directory: Path) -> Result:
    monkeypatch.setenv("PATH", str(directory))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/nonexistent")
    started(cmdaily, NINE + "    say: A <b>bold</b> \\n day\n    to: desktop\n")
    cmdaily.ok("tick", "1-19", "--rest", now="2026-11-23T08:00")
    return cmdaily("run", "--once", now="2026-11-23T09:00")


def test_a_mac_shows_it_by_its_own_program(
    cmdaily: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The texts are arguments, not part of the script."""
    stand_in(tmp_path, "osascript", "")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert reminded_on_a_desktop(cmdaily, monkeypatch, tmp_path).out == ""
    assert (tmp_path / "shown").read_text() == (
        "<-e>\n<on run argv>\n<-e>\n<display notification (item 3 of argv) with title (item 2 of argv)>\n"
        "<-e>\n<end run>\n<cmdaily>\n<A <b>bold</b> \\n day>\n<1 action due, 2 min>\n"
    )


def test_no_program_that_could_show_it(
    cmdaily: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    result = reminded_on_a_desktop(cmdaily, monkeypatch, tmp_path)
    assert result.code == 1
    assert (
        "could not be sent by desktop: no program can show it (Debian, Ubuntu: `apt install libnotify-bin`)"
        in (result.out)
    )


def test_a_desktop_that_hangs_is_left(
    cmdaily: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is not tried a second way: it may yet show the first."""
    stand_in(tmp_path, "busctl", "exec /bin/sleep 60")
    stand_in(tmp_path, "notify-send", f"/bin/touch {tmp_path}/twice")
    monkeypatch.setattr(desktop, "SECONDS", 0.3)
    result = reminded_on_a_desktop(cmdaily, monkeypatch, tmp_path)
    assert "could not be sent by desktop: the desktop does not answer" in result.out
    assert not (tmp_path / "twice").exists()
