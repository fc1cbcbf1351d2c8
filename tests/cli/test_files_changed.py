"""Settings and routines changed by commands: comments, order and quotes stay, and nothing wrong is written."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

from tests.conftest import Program

CONFIG = """# mine, dear to me
language: en   # for the team
minutes: 45

# quiet at night
quiet: "22:00-07:00"
feeds: {allow_private: false}  # none at home
"""

ROUTINE = """# our own checklist
routine: mine
title: {en: Mine, fr: "À moi"}
every: weekday
sections:
  # first thing
  - title: Shop
    actions:
      # look at the stars
      - id: reviews
        title: Answer reviews   # all of them
        times: 2
      - {id: window, title: 'Shop window'}

      # and this last
      - id: till
        title: Count the till
  # afterwards
  - title: Office
    actions:
      - id: mail
        title: Read the mail
"""


@pytest.fixture
def config(cmdaily: Program) -> Path:
    cmdaily.home.mkdir()
    path = cmdaily.home / "config.yaml"
    path.write_text(CONFIG)
    return path


@pytest.fixture
def routine(cmdaily: Program) -> Path:
    path = cmdaily.home / "routines" / "mine.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(ROUTINE)
    return path


def changes(before: str, path: Path) -> list[str]:
    """The lines that went and came."""
    lines = unified_diff(before.splitlines(), path.read_text().splitlines(), n=0, lineterm="")
    return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def test_a_setting_is_changed_and_nothing_else(cmdaily: Program, config: Path) -> None:
    cmdaily.ok("config", "set", "language", "fr")
    assert changes(CONFIG, config) == ["-language: en   # for the team", "+language: fr   # for the team"]
    assert cmdaily.ok("config", "get", "language").out == "fr\n"
    cmdaily.ok("config", "set", "feeds.allow_private", "true")
    assert cmdaily.ok("config", "get", "feeds.allow_private").out.lower() == "true\n"
    for remark in ("# mine, dear to me\n", "   # for the team\n", "\n# quiet at night\n", "# none at home\n"):
        assert remark in config.read_text()
    cmdaily.ok("config", "set", "minutes", "--remove")
    assert "minutes" not in config.read_text()
    assert cmdaily.ok("today", "--json").code == 0


def test_what_would_be_wrong_is_not_written(cmdaily: Program, config: Path) -> None:
    for words in (
        ("minutes", "many"),
        ("language", "xx"),
        ("timezone", "Mars/Olympus"),
        ("quiet", "7"),
    ):
        result = cmdaily("config", "set", *words)
        assert result.code == 3, result
        assert str(config) in result.err
    assert cmdaily("config", "set", "langage", "fr").code == 2
    assert "language" in cmdaily("config", "set", "langage", "fr").err
    assert cmdaily("config", "set", "minutes").code == 2
    assert cmdaily("config", "set", "minutes", "5", "--remove").code == 2
    assert cmdaily("config", "set", "holidays", "--remove").code == 2
    assert config.read_text() == CONFIG


def test_a_first_setting_makes_the_file(cmdaily: Program) -> None:
    cmdaily.ok("config", "set", "timezone", "Europe/Paris")
    assert cmdaily.ok("config", "get", "timezone").out == "Europe/Paris\n"
    assert (cmdaily.home / "config.yaml").stat().st_mode & 0o077 == 0
    assert cmdaily.ok("config", "get", "day_starts_at").out == "00:00\n"
    assert cmdaily("config", "get", "holidays").code == 2


def test_an_address_with_a_secret_is_not_shown(cmdaily: Program) -> None:
    cmdaily.home.mkdir()
    (cmdaily.home / "config.yaml").write_text(
        'reminders: [{at: "09:00", to: ["ntfys://tk_topsecret@ntfy.example/topic"]}]\n'
    )
    shown = cmdaily("config", "get", "reminders")
    assert "topsecret" not in shown.out + shown.err
    assert "09:00" in shown.out


def test_an_action_is_added_with_the_comments_kept(cmdaily: Program, routine: Path) -> None:
    cmdaily.ok("routine", "add", "mine", "Call Zoé", "--section", "shop", "--minutes", "5", "--essential")
    assert [line for line in changes(ROUTINE, routine) if line.startswith("-")] == []
    (action,) = [a for a in cmdaily.ok("today", "--json").json["actions"] if a["id"] == "call-zoe"]
    assert (action["section"], action["minutes"], action["essential"]) == ("Shop", 5, True)
    cmdaily.ok("routine", "add", "mine", "Sweep", "--section", "Yard", "--every", "friday")
    before = routine.read_text()
    assert cmdaily("routine", "add", "mine", "Sing", "--every", "fridayy").code == 3
    assert cmdaily("routine", "add", "mine", "Sing", "--id", "till").code == 3
    assert routine.read_text() == before


def test_an_action_is_removed_with_its_comment_alone(cmdaily: Program, routine: Path) -> None:
    cmdaily.ok("tick", "reviews")
    cmdaily.ok("routine", "remove", "mine", "reviews")
    assert changes(ROUTINE, routine) == [
        "-      # look at the stars",
        "-      - id: reviews",
        "-        title: Answer reviews   # all of them",
        "-        times: 2",
    ]
    before = routine.read_text()
    cmdaily.ok("routine", "remove", "mine", "mail")
    gone = ["-  # afterwards", "-  - title: Office", "-    actions:"]
    assert changes(before, routine) == [*gone, "-      - id: mail", "-        title: Read the mail"]
    assert "till" in cmdaily("routine", "remove", "mine", "zebra").err
    assert [entry["action"] for entry in cmdaily.ok("log", "--json").json["entries"]] == ["reviews"]


def test_a_shipped_routine_is_copied_first(cmdaily: Program) -> None:
    refused = cmdaily("routine", "remove", "twenty-actions", "x-reply")
    assert (refused.code, "routine new mine --from twenty-actions" in refused.err) == (2, True)
    cmdaily.ok("routine", "new", "mine", "--from", "twenty-actions")
    path = cmdaily.home / "routines" / "mine.yaml"
    before = path.read_text()
    cmdaily.ok("routine", "remove", "mine", "x-reply")
    assert all(line.startswith("-") for line in changes(before, path))
    before = path.read_text()
    cmdaily.ok("routine", "add", "mine", "Répondre aux avis", "--section", "Blogs", "--platform", "blog")
    assert all(line.startswith("+") for line in changes(before, path))
    assert "mine" in cmdaily.ok("routine", "check", "mine").out


def test_the_editor_is_asked_and_the_result_checked(
    cmdaily: Program, routine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text(
        '#!/bin/sh\nsed -i "s/times: 2/times: $TIMES/" "$1"\necho "language: $TIMES" >> "$1.txt"\n'
    )
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.setenv("TIMES", "3")
    cmdaily.ok("routine", "edit", "mine")
    assert "times: 3" in routine.read_text()
    cmdaily.ok("config", "edit")
    assert (cmdaily.home / "config.yaml").exists()
    monkeypatch.setenv("EDITOR", "false")
    assert cmdaily("config", "edit").code == 1
    routine.write_text(ROUTINE.replace("times: 2", "tmies: 2"))
    monkeypatch.setenv("EDITOR", "true")
    result = cmdaily("routine", "edit", "mine")
    assert (result.code, "tmies" in result.err) == (3, True)
    assert cmdaily("routine", "check", "mine").code == 3
