"""Timer, pauses, routines, data, settings, doctor: as a person uses them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Program

NINE = "2026-11-23T09:00"


def test_the_timer_keeps_the_minutes(cmdaily: Program) -> None:
    cmdaily.ok("start", "2", now=NINE)
    assert "x-reply 6 min" in cmdaily.ok("status", now="2026-11-23T09:06").out
    assert "6 min recorded, 5 ticked" in cmdaily.ok("stop", "--by", "5", now="2026-11-23T09:06").out
    shape = cmdaily.ok("today", "--json").json
    assert shape["totals"]["spent_minutes"] == 6
    assert shape["actions"][1]["state"] == "done"
    cmdaily.ok("undo")
    assert cmdaily.ok("today", "--json").json["totals"]["spent_minutes"] == 0


def test_one_timer_at_a_time(cmdaily: Program) -> None:
    cmdaily.ok("start", "2", now=NINE)
    assert "since 09:00" in cmdaily("start", "2", now="2026-11-23T09:01").err
    assert "4 min recorded" in cmdaily.ok("start", "6", now="2026-11-23T09:04").out
    assert cmdaily.ok("status", "--json", now="2026-11-23T09:05").json["timer"]["action"] == "facebook-answer"


def test_a_timer_left_running_overnight_is_no_work_of_fourteen_hours(cmdaily: Program) -> None:
    cmdaily.ok("start", "2", now="2026-11-23T18:00")
    late = cmdaily("stop", now="2026-11-24T08:00")
    assert late.code == 1
    assert "Mon 23 Nov 2026, 18:00" in late.err
    assert "--took" in late.err
    cmdaily.ok("stop", "--took", "10m", now="2026-11-24T08:00")
    assert cmdaily.ok("today", "--json", "--date", "2026-11-23").json["totals"]["spent_minutes"] == 10
    assert cmdaily("stop", now="2026-11-24T08:01").code == 1


def test_a_discarded_timer_leaves_nothing(cmdaily: Program) -> None:
    cmdaily.ok("start", "2")
    cmdaily.ok("stop", "--discard")
    assert cmdaily.ok("log", "--json").json["entries"] == []


def test_a_pause_makes_nothing_due(cmdaily: Program) -> None:
    cmdaily.ok("pause", "add", "2026-11-23", "2026-11-25", "--why", "training")
    shown = cmdaily.ok("today").out
    assert "On pause until Wed 25 Nov: training" in shown
    assert cmdaily.ok("today", "--json").json["actions"] == []
    assert cmdaily.ok("status").out == "on pause\n"
    assert cmdaily("today", "--exit-code").code == 0
    cmdaily.ok("pause", "remove", "1")
    assert len(cmdaily.ok("today", "--json").json["actions"]) == 20
    assert cmdaily("pause", "remove", "1").code == 2


@pytest.mark.parametrize(
    "argv",
    [
        ("2026-11-25", "2026-11-23"),
        ("2026-11-25", "2036-11-25"),
        ("someday",),
        ("today", "--routine", "nope"),
    ],
)
def test_an_impossible_pause_is_refused(cmdaily: Program, argv: tuple[str, ...]) -> None:
    assert cmdaily("pause", "add", *argv).code == 2
    assert cmdaily.ok("pause", "list", "--json").json["pauses"] == []


def test_a_day_may_start_at_four(cmdaily: Program) -> None:
    cmdaily.home.mkdir(exist_ok=True)
    (cmdaily.home / "config.yaml").write_text('day_starts_at: "04:00"\ntimezone: America/New_York\n')
    assert (
        cmdaily.ok("today", "--json", now="2026-11-24T09:59").json["date"] == "2026-11-23"
    )  # 03:59 in New York
    assert cmdaily.ok("today", "--json", now="2026-11-24T10:00").json["date"] == "2026-11-24"


def test_two_routines_make_one_day(cmdaily: Program) -> None:
    cmdaily.ok("routine", "on", "weekly-review")
    friday = cmdaily.ok("today", "--json", now="2026-11-27T09:00").json["actions"]
    assert {action["routine"] for action in friday} == {"twenty-actions", "weekly-review"}
    assert [action["number"] for action in friday] == list(range(1, len(friday) + 1))
    cmdaily.ok("routine", "off", "twenty-actions")
    friday = cmdaily.ok("today", "--json", now="2026-11-27T09:00").json["actions"]
    assert {action["routine"] for action in friday} == {"weekly-review"}


def test_a_broken_file_is_reported_and_the_others_work(
    cmdaily: Program, routine: Callable[..., Path]
) -> None:
    path = routine("acme", "evry: day\nsections: []\n")
    result = cmdaily("today", "--json")
    assert result.code == 0
    assert len(result.json["actions"]) == 20
    assert f"{path}:3:1: “evry” is not a key of a routine; did you mean “every”?" in result.err
    assert cmdaily("config", "check").code == 3


def test_a_new_routine_is_ready(cmdaily: Program) -> None:
    path = cmdaily.ok("routine", "new", "acme").out.strip()
    cmdaily.ok("routine", "check", path)
    assert "acme" in {a["routine"] for a in cmdaily.ok("today", "--json").json["actions"]}
    again = cmdaily("routine", "new", "acme")
    assert again.code == 2
    assert "already" in again.err
    copied = cmdaily.ok("routine", "new", "mine", "--from", "customer-care").out.strip()
    cmdaily.ok("routine", "check", copied)


@pytest.mark.parametrize("name", ["../up", "A B", "", "x" * 1000, "-x"])
def test_a_routine_has_a_name_that_a_file_bears(cmdaily: Program, name: str) -> None:
    assert cmdaily("routine", "new", "--", name).code == 2
    assert not list(cmdaily.home.glob("**/*.yaml"))


def test_a_routine_is_explained_in_words(cmdaily: Program) -> None:
    shown = cmdaily.ok("routine", "show", "weekly-review").out
    assert "Fri 27 Nov, Fri 4 Dec" in shown
    french = cmdaily.ok("--lang", "fr", "routine", "show", "weekly-review").out
    assert "vendredi" in french
    assert cmdaily("routine", "show", "nope").code == 2


def test_two_laptops_merge_in_any_order(
    cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for laptop, number in (("a", "1"), ("b", "2")):
        monkeypatch.setenv("CMDAILY_HOME", str(tmp_path / laptop))
        cmdaily.ok("tick", number)
        cmdaily.ok("tick", "3", "--key", "both")
        cmdaily.ok("data", "export", str(tmp_path / f"{laptop}.json"))
    days = []
    for laptop, other in (("a", "b"), ("b", "a")):
        monkeypatch.setenv("CMDAILY_HOME", str(tmp_path / laptop))
        cmdaily.ok("data", "import", str(tmp_path / f"{other}.json"))
        assert "0 new entries" in cmdaily.ok("data", "import", str(tmp_path / f"{other}.json")).out
        days.append(cmdaily.ok("today", "--json").json["actions"])
    assert days[0] == days[1]
    assert [action["done"] for action in days[0][:3]] == [1, 1, 1]


def test_a_backup_restores_on_a_second_machine(
    cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cmdaily.ok("tick", "2", "--by", "5", "--note", "kept")
    backup = cmdaily.ok("data", "backup").out.strip()
    monkeypatch.setenv("CMDAILY_HOME", str(tmp_path / "second"))
    assert "Restored: 1 entry" in cmdaily.ok("data", "restore", backup, "--yes").out
    assert cmdaily.ok("log", "--json").json["entries"][0]["note"] == "kept"
    assert "is fine" in cmdaily.ok("data", "check").out


def test_a_damaged_store_is_set_aside_and_the_backup_put_in_its_place(cmdaily: Program) -> None:
    cmdaily.ok("tick", "2")
    backup = cmdaily.ok("data", "backup").out.strip()
    store = Path(cmdaily.ok("data", "path").out.strip())
    store.write_bytes(b"not a database, but long enough to look at" * 200)
    broken = cmdaily("today")
    assert broken.code == 1
    assert "damaged" in broken.err
    assert "data restore" in broken.err
    assert "is kept" in cmdaily.ok("data", "restore", backup, "--yes").out
    assert cmdaily.ok("today", "--json").json["actions"][1]["done"] == 1
    assert list(cmdaily.home.glob("cmdaily.db.damaged-*"))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "1:1: invalid JSON"),
        (b"[]", "not an export"),
        (b'{"kind": "cmdaily-export", "schema_version": 9}', "has format 9"),
        (b'{"kind": "cmdaily-export", "schema_version": 1, "journal": [{"id": 3}]}', "wrong at “id”"),
        (b"\xff\xfe\x00", "not an export"),
        (b"SQLite format 3\x00" + b"\x00" * 4096, "this is a backup"),
    ],
)
def test_a_wrong_import_changes_nothing(cmdaily: Program, tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    result = cmdaily("data", "import", str(path))
    assert result.code in (1, 3)
    assert says in result.err
    assert not (cmdaily.home / "cmdaily.db").exists()


def test_check_finds_summaries_out_of_step_and_mends_them(cmdaily: Program) -> None:
    cmdaily.ok("tick", "2")
    with sqlite3.connect(cmdaily.home / "cmdaily.db") as connection:
        connection.execute("UPDATE day_progress SET amount = 4")
    connection.close()
    assert cmdaily("data", "check").code == 1
    cmdaily.ok("data", "check", "--repair")
    assert cmdaily.ok("today", "--json").json["actions"][1]["done"] == 1


def test_a_newer_store_is_refused_and_left_alone(cmdaily: Program) -> None:
    cmdaily.ok("tick", "2")
    path = cmdaily.home / "cmdaily.db"
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO schema_migration (version, name) VALUES (999, 'later')")
    connection.close()
    before = path.read_bytes()
    for argv in (("today",), ("tick", "2"), ("stats",)):
        result = cmdaily(*argv)
        assert result.code == 1
        assert "has format" in result.err
    assert path.read_bytes() == before


def test_files_are_private(cmdaily: Program) -> None:
    cmdaily.ok("tick", "2")
    cmdaily.ok("routine", "new", "acme")
    cmdaily.ok("data", "backup")
    for path in [cmdaily.home, *cmdaily.home.rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0, path


def test_the_doctor_names_what_is_wrong(cmdaily: Program, routine: Callable[..., Path]) -> None:
    assert cmdaily.ok("doctor", "--json").json["findings"]
    routine("acme", "evry: day\n")
    sick = cmdaily("doctor", "--json")
    assert sick.code == 1
    assert "doctor.files_wrong" in {finding["code"] for finding in sick.json["findings"]}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(cmdaily: Program, shell: str) -> None:
    assert "_CMDAILY_COMPLETE" in cmdaily.ok("completion", shell).out


def test_completion_offers_ids_and_titles(cmdaily: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_CMDAILY_COMPLETE", "complete_zsh")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "cmdaily tick facebook-")
    offered = cmdaily("").out
    assert "facebook-answer" in offered
    assert "Answer all comments" in offered


def test_hostile_titles_have_no_effect(cmdaily: Program, routine: Callable[..., Path]) -> None:
    routine(
        "evil",
        "every: day\nsections:\n  - title: '[red]S[/red]'\n    actions:\n"
        '      - {id: a, title: "[bold]x[/bold] \u202egnp.exe"}\n',
    )
    shown = cmdaily.ok("today").out
    assert "[red]S[/red]" in shown
    assert "\u202e" not in shown


def test_the_log_shows_notes_and_amounts(cmdaily: Program) -> None:
    cmdaily.ok("tick", "2", "--by", "3", "--note", "three good ones", "--took", "4m")
    cmdaily.ok("skip", "4", "--why", "nobody to thank")
    shown = cmdaily.ok("log").out
    assert "three good ones" in shown
    assert "+3" in shown
    assert "4 min" in shown
    assert "nobody to thank" in shown
    entry = json.loads(cmdaily.ok("log", "x-reply", "--json").out)["entries"][0]
    assert (entry["amount"], entry["minutes"], entry["source"]) == (3, 4, "hand")
