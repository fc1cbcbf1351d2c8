"""The README does not lie: its session is run, its links lead somewhere, its commands exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from cmdaily.cli.app import COMMANDS, NOUNS
from tests.conftest import Program

ROOT = Path(__file__).parents[2]
READMES = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.fr.md")}
SESSIONS = [
    session for text in READMES.values() for session in re.findall(r"```console\n(.*?)```", text, re.S)
]
LINKS = {link for text in READMES.values() for link in re.findall(r"\]\((?!https?:)([^)#]+)", text)}


@pytest.mark.parametrize("name", READMES)
def test_it_is_short(name: str) -> None:
    assert len(READMES[name].splitlines()) <= 120


def test_each_language_has_a_session() -> None:
    assert len(SESSIONS) == len(READMES)


@pytest.mark.parametrize("session", SESSIONS)
def test_the_sessions_are_real(cmdaily: Program, session: str) -> None:
    shown = [(step.partition("\n")) for step in session.split("$ ")[1:]]
    for command, _, output in shown:
        argv = shlex.split(command)
        assert argv[0] == "cmdaily"
        result = cmdaily.ok(*argv[1:])
        assert result.out == output, command


@pytest.mark.parametrize("link", sorted(LINKS))
def test_the_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


@pytest.mark.parametrize("name", READMES)
def test_the_commands_exist(name: str) -> None:
    named = set(re.findall(r"`?cmdaily (?:--lang \w\w )?([a-z]+)", READMES[name]))
    assert named - {"*"} <= {*COMMANDS, *NOUNS}
