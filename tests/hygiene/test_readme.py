"""The README does not lie: its session is run, its links lead somewhere, its commands exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from cmdaily.cli.app import COMMANDS, NOUNS
from tests.conftest import Program

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_it_is_short() -> None:
    assert len(README.splitlines()) <= 120


@pytest.mark.parametrize("session", re.findall(r"```console\n(.*?)```", README, re.S))
def test_the_sessions_are_real(cmdaily: Program, session: str) -> None:
    shown = [(step.partition("\n")) for step in session.split("$ ")[1:]]
    for command, _, output in shown:
        argv = shlex.split(command)
        assert argv[0] == "cmdaily"
        result = cmdaily.ok(*argv[1:])
        assert result.out == output, command


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)", README))))
def test_the_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_the_commands_exist() -> None:
    named = set(re.findall(r"`?cmdaily (?:--lang \w\w )?([a-z]+)", README))
    assert named - {"*"} <= {*COMMANDS, *NOUNS}
