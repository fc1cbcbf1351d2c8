"""What an error tells to type: it exists, it is not what has just failed, and where it can be tried it helps."""

from __future__ import annotations

import re
import shlex
from datetime import UTC, datetime
from typing import Any

import pytest
from typer.main import get_command

from cmdaily.cli.app import root
from cmdaily.cli.context import Context
from cmdaily.locale import LANGUAGES
from tests.conftest import Program
from tests.hygiene.test_words import messages

TYPED = re.compile(r"`(cmdaily [^`]+)`")


def commands(language: str) -> list[tuple[str, str]]:
    return [(key, found) for key, form in messages(language) for found in TYPED.findall(form)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_that_a_message_names_exists_with_its_options(language: str) -> None:
    wrong = [f"{key}: {typed}" for key, typed in commands(language) if not exists(typed)]
    assert not wrong


def exists(typed: str) -> bool:
    """Whether the commands and options of a line are the program's."""
    command: Any = get_command(root)
    made = Context(datetime(2026, 1, 1, tzinfo=UTC), environ={}, language="en")
    context = command.make_context("cmdaily", [], resilient_parsing=True, obj=made)
    if typed.split()[1].startswith("{"):  # the command that failed, asked for its help
        return True
    words = shlex.split(re.sub(r"\{\w+\}", "x", typed.replace("…", "x")))[1:]
    options = {name for param in command.params for name in (*param.opts, *param.secondary_opts)} | {"--help"}
    for word in words:
        if word.startswith("--"):
            if word.partition("=")[0] not in options:
                return False
        elif hasattr(command, "get_command") and (inner := command.get_command(context, word)) is not None:
            command = inner
            context = command.make_context(word, [], parent=context, resilient_parsing=True, obj=made)
            options |= {name for param in command.params for name in (*param.opts, *param.secondary_opts)}
        elif command.name in (None, "cmdaily"):
            return False
    return True


FAILING = {
    ("tick", "nothing-like-it"): 0,
    ("tick", "2", "--by"): 0,
    ("xyzzy",): 0,
    ("today", "--nope"): 0,
    ("stop",): 0,
    ("pause", "remove", "9"): 0,
    ("outbox", "show", "zzzzzz"): 0,
    ("template", "show", "zzz"): 0,
    ("inbox", "show", "m9"): 0,
    ("charter", "rules", "nothing-like-it"): 0,
    ("account", "add", "acme"): 0,
    ("feed", "show", "f9"): 0,
}
"""Command lines that fail on a fresh home, and the exit code of what they tell to type."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("argv", FAILING, ids=" ".join)
def test_what_is_told_to_type_is_another_command_and_works(
    cmdaily: Program, argv: tuple[str, ...], language: str
) -> None:
    failed = cmdaily("--lang", language, *argv)
    assert failed.code not in (0, 70), failed
    told = TYPED.findall(failed.err)
    assert told, failed
    for typed in told:
        words = shlex.split(typed)[1:]
        assert words != list(argv), "it has just failed"
        assert cmdaily("--lang", language, *words).code == FAILING[argv], typed


def test_an_option_without_its_value_points_to_the_help_of_its_command(cmdaily: Program) -> None:
    assert "`cmdaily tick --help`" in cmdaily("tick", "2", "--by").err
