"""The page of all commands: in groups, none left out; and what `cmdaily` alone shows."""

from __future__ import annotations

import pytest

from cmdaily.cli.app import COMMANDS, NOUNS
from cmdaily.cli.help import GROUPS
from tests.conftest import Program
from tests.terminal import Terminal


def test_every_command_stands_in_one_group() -> None:
    named = [name for _, names in GROUPS for name in names.split()]
    assert sorted(named) == sorted({*COMMANDS, *NOUNS})


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("en", ["The day", "Publish", "Listen and answer", "Figures and reports", "Settings and data"]),
        ("fr", ["La journée", "Publier", "Écouter et répondre", "Chiffres et bilans", "Réglages et données"]),
    ],
)
def test_the_page_has_the_groups(cmdaily: Program, language: str, titles: list[str]) -> None:
    lines = cmdaily.ok("--lang", language, "--help").out.split("\n")
    assert [line for line in lines if line in titles] == titles
    assert cmdaily.ok("--lang", language).out.split("\n") == lines, "alone, where nobody looks"


def test_alone_on_a_terminal_it_shows_the_day_and_names_the_desk(cmdaily: Program) -> None:
    with Terminal(home=cmdaily.home) as terminal:
        assert terminal.end() == 0
    assert "Join 5 other conversations" in terminal.text
    assert "cmdaily desk" in terminal.text
