"""`setup`: five questions, what they write, and that nothing of the user's is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmdaily.files.config.config import load_config
from tests.conftest import Program
from tests.terminal import Terminal

ALL = ("--language", "en", "--networks", "mastodon,linkedin,blog", "--hours", "8-17h30", "--minutes", "45")


def ids(cmdaily: Program) -> list[str]:
    return [item["id"] for item in cmdaily.ok("today", "--json").json["actions"]]


def test_a_script_answers_with_options(cmdaily: Program) -> None:
    said = cmdaily.ok("setup", *ALL, "--first", "inbox").out
    config = load_config(str(cmdaily.home / "config.yaml"))
    assert (config.language, config.minutes, config.section("first")) == ("en", 45, "inbox")
    assert config.section("inbox")[1] == ("08:00", "17:30")
    assert "takes the place of the shipped routine" in said
    day = ids(cmdaily)
    assert {each.partition("-")[0] for each in day} == {"mastodon", "linkedin", "blog", "stats"}
    assert len(day) == 13
    assert cmdaily.ok("config", "check").code == 0
    assert cmdaily.ok("routine", "check", "my-day").code == 0


def test_the_usual_networks_need_no_routine_of_ones_own(cmdaily: Program) -> None:
    cmdaily.ok("setup")
    assert not (cmdaily.home / "routines").exists()
    assert len(ids(cmdaily)) == 20


def test_asked_again_it_keeps_what_was_written_and_adds(cmdaily: Program) -> None:
    cmdaily.ok("setup", *ALL)
    config = cmdaily.home / "config.yaml"
    config.write_text(f"{config.read_text()}# mine\ntimezone: Europe/Paris\n", encoding="utf-8")
    routine = cmdaily.home / "routines/my-day.yaml"
    mine = routine.read_text(encoding="utf-8").replace("    actions:", "    actions: # mine", 1)
    routine.write_text(mine, encoding="utf-8")
    said = cmdaily.ok("setup", "--networks", "pinterest,linkedin").out
    assert "# mine\ntimezone: Europe/Paris\n" in config.read_text(encoding="utf-8")
    assert "minutes: 45" in config.read_text(encoding="utf-8"), "what was not asked stays"
    assert "actions: # mine" in routine.read_text(encoding="utf-8")
    assert "mastodon, blogs" in said
    assert {"mastodon-answer", "pinterest-post"} < set(ids(cmdaily))


def test_a_network_may_be_said_by_an_older_name(cmdaily: Program) -> None:
    cmdaily.ok("setup", "--networks", "Twitter; Facebook, linkedin blogs")
    assert not (cmdaily.home / "routines").exists(), "these are those of the shipped routine"


def test_a_routine_that_was_switched_stays_so(cmdaily: Program) -> None:
    cmdaily.ok("setup", *ALL)
    cmdaily.ok("routine", "on", "twenty-actions", now="2026-11-23T10:00")
    cmdaily.ok("setup", *ALL, now="2026-11-23T11:00")
    assert len(ids(cmdaily)) == 33


@pytest.mark.parametrize(
    ("option", "given", "said"),
    [
        ("--language", "de", "en, fr"),
        ("--networks", "mastodn", "did you mean “mastodon”"),
        ("--networks", ",", "at least one network"),
        ("--hours", "9", "9:00-18:00"),
        ("--hours", "25-26", "9:00-18:00"),
        ("--hours", "9-9", "9:00-18:00"),
        ("--minutes", "0", "between 1 and"),
        ("--minutes", "99999", "between 1 and"),
        ("--minutes", "much", "much"),
        ("--first", "tomorrow", "today, inbox, desk"),
    ],
)
def test_a_wrong_answer_writes_nothing(cmdaily: Program, option: str, given: str, said: str) -> None:
    result = cmdaily("setup", option, given)
    assert result.code == 2
    assert said in result.err
    assert not (cmdaily.home / "config.yaml").exists()


def test_a_broken_file_is_said_with_its_line_and_stays(cmdaily: Program) -> None:
    config = cmdaily.home / "config.yaml"
    config.parent.mkdir(exist_ok=True)
    config.write_text("minutes: 45\nlanguag: fr\n", encoding="utf-8")
    result = cmdaily("setup", *ALL)
    assert result.code != 0
    assert f"{config}:2:1" in result.err
    assert config.read_text(encoding="utf-8") == "minutes: 45\nlanguag: fr\n"


def test_a_person_is_asked_in_the_language_just_chosen(tmp_path: Path) -> None:
    with Terminal("setup", home=tmp_path) as terminal:
        terminal.expect("Language, en or fr: [en]")
        terminal.type("fr")
        terminal.expect("Réseaux")
        terminal.type("linkedin, blogg")
        terminal.expect("vouliez-vous dire")
        terminal.expect("Réseaux")
        terminal.type("linkedin, blogs")
        terminal.expect("[09:00-18:00]")
        terminal.type("")
        terminal.expect("[60]")
        terminal.type("30")
        terminal.expect("[today]")
        terminal.type("")
        terminal.expect("ma-journee")
        assert terminal.end() == 0
    config = load_config(str(tmp_path / "config.yaml"))
    assert (config.language, config.minutes) == ("fr", 30)


def test_ctrl_c_leaves_everything_as_it_was(tmp_path: Path) -> None:
    with Terminal("setup", home=tmp_path) as terminal:
        terminal.expect("Language")
        terminal.type("en")
        terminal.expect("Networks")
        terminal.type("\x03")
        assert terminal.end() == 130
    assert not (tmp_path / "config.yaml").exists()


def test_cmdaily_alone_shows_what_was_chosen(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("first: inbox\n", encoding="utf-8")
    with Terminal(home=tmp_path) as terminal:
        terminal.expect("account")
        assert terminal.end() == 0


def test_a_copy_takes_the_place_of_what_it_is_a_copy_of(cmdaily: Program) -> None:
    said = cmdaily("routine", "new", "mine", "--from", "twenty-actions")
    assert "cmdaily routine on twenty-actions" in said.err
    assert len(ids(cmdaily)) == 20
    assert "off" not in cmdaily("routine", "new", "week", "--from", "weekly-review").err, "it was not on"


def test_a_copy_is_made_where_the_store_cannot_be_read_and_nothing_false_is_said(cmdaily: Program) -> None:
    cmdaily.home.mkdir(parents=True)
    (cmdaily.home / "cmdaily.db").write_bytes(b"no database at all" * 100)
    said = cmdaily("routine", "new", "mine", "--from", "twenty-actions")
    assert said.code == 0, said.err
    assert (cmdaily.home / "routines/mine.yaml").exists()
    assert "cmdaily routine on twenty-actions" not in said.err
