"""config.yaml: what it may say, and what is said of what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmdaily.files.config.config import Config, load_config
from cmdaily.files.home import Home
from cmdaily.files.plan import load_plan
from cmdaily.locale import LANGUAGES
from tests.files.wrong import said


def config(directory: Path, text: str) -> Path:
    path = directory / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_count(tmp_path: Path) -> None:
    assert load_config(str(tmp_path / "config.yaml")) == Config()
    assert Config().day_starts_at == "00:00"


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_file_is_fine(tmp_path: Path, text: str) -> None:
    assert load_config(str(config(tmp_path, text))) == Config()


def test_every_setting_is_read(tmp_path: Path) -> None:
    path = config(
        tmp_path, "language: fr\ntimezone: Europe/Paris\nday_starts_at: 4:00\nholidays: FR-57\nminutes: 45\n"
    )
    assert load_config(str(path)) == Config("fr", "Europe/Paris", "04:00", "FR-57", 45)


MISTAKES = {
    "langage: fr": "1:1: “langage” is not a setting; did you mean “language”?",
    "language: de": "1:11: “de” is not a valid value here; choose one of: " + ", ".join(LANGUAGES),
    "timezone: Europe/Pariss": "1:11: “Europe/Pariss” is not a time zone; did you mean “Europe/Paris”?",
    "timezone: ../../etc/passwd": "1:11: “../../etc/passwd” is not a time zone; write it like Europe/Paris or UTC",
    "timezone: /etc/passwd": "1:11: “/etc/passwd” is not a time zone; write it like Europe/Paris or UTC",
    "day_starts_at: dawn": "1:16: “dawn” is not a time; write it like 09:00",
    "holidays: Narnia": "1:11: “Narnia” is not a country with known public holidays; "
    "write a code such as FR or BE",
    "minutes: -1": "1:10: -1 is out of range: from 0 to 1,440",
    "just text": "1:1: keys and values are expected here (name: value)",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_named_where_it_stands(tmp_path: Path, text: str) -> None:
    assert said(config(tmp_path, text), load_config) == [MISTAKES[text]]


def test_a_plan_keeps_the_settings_that_are_right_beside_the_problems(tmp_path: Path) -> None:
    path = config(tmp_path, "language: fr\nminutes: many\n")
    home = Home(str(tmp_path), str(tmp_path), str(tmp_path / "cache"))
    for _ in ("parsed", "from the cache"):
        plan = load_plan(home)
        assert plan.config == Config(language="fr")
        assert [(p.path, p.line, p.column) for p in plan.config_problems] == [(str(path), 2, 10)]
