"""What completes is told by the generated table; Click, asked for the same line, tells the same words."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from typer.main import get_command

from cmdaily.cli import app
from cmdaily.cli.completion.candidates import candidates
from cmdaily.cli.completion.completers import BY_METAVAR, completer
from cmdaily.cli.context import Context
from cmdaily.cli.fast_path.commands import COMMANDS
from cmdaily.services.workspace import Workspace
from cmdaily.store.inbox import walk
from tests.conftest import Network, Program

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ROOT: Any = get_command(app.root)
CLICK = next(kind.__module__ for kind in type(ROOT).__mro__ if kind.__module__.endswith("click.core"))
shell_completion: Any = import_module(CLICK.replace("core", "shell_completion"))
OPTIONS = sorted({spelling for _, _, _, rows in COMMANDS.values() for row in rows for spelling in row[1]})


def by_click(words: list[str], context: Context) -> set[str]:
    """The candidates that Click finds for the last of these words."""
    before, last = words[:-1], words[-1]
    found = shell_completion._resolve_context(ROOT, {"obj": context}, "cmdaily", before)
    asked, begun = shell_completion._resolve_incomplete(found, before, last)
    return {item.value for item in asked.shell_complete(found, begun) if item.type == "plain"}


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Context:
    home = tmp_path_factory.mktemp("home")
    return Context(NOW, {"CMDAILY_HOME": str(home), "LANG": "C.UTF-8"})


def both(words: list[str], context: Context) -> tuple[set[str], set[str]]:
    return {value for value, _ in candidates(words, context)}, by_click(words, context)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda name: name or "cmdaily")
def test_every_command_completes_alike(command: str, context: Context) -> None:
    begun = command.split()
    for word in ("", "-", "--"):
        ours, clicks = both([*begun, word], context)
        assert ours == clicks


@pytest.mark.parametrize("command", COMMANDS, ids=lambda name: name or "cmdaily")
def test_every_option_completes_alike(command: str, context: Context) -> None:
    for _, spellings, kind, *_ in COMMANDS[command][3]:
        for spelling in spellings:
            lines = [[spelling, ""], [spelling]] if kind == "flag" else [[spelling, ""], [spelling, "x", "-"]]
            for line in lines:
                ours, clicks = both([*command.split(), *line], context)
                assert ours == clicks, line


@settings(max_examples=80)
@example("charter show", ["--account", "x", ""], "-")
@given(
    st.sampled_from(sorted(COMMANDS)),
    st.lists(st.sampled_from([*OPTIONS, "x", "twenty-actions", "--", "2", "show", ""]), max_size=4),
    st.sampled_from(["", "-", "--", "x", "--to=", "a", "--j"]),
)
def test_any_line_completes_alike(command: str, middle: list[str], last: str) -> None:
    place = Context(NOW, {"CMDAILY_HOME": "/nonexistent/cmdaily", "LANG": "C.UTF-8"})
    ours, clicks = both([*command.split(), *middle, last], place)
    assert ours == clicks


def test_every_completer_is_there_and_finds_nothing_wrong_in_an_empty_home(tmp_path: Path) -> None:
    context = Context(NOW, {"CMDAILY_HOME": str(tmp_path), "LANG": "C.UTF-8"})
    named = {row[6] for _, _, _, rows in COMMANDS.values() for row in rows if row[6]} | set(
        BY_METAVAR.values()
    )
    for name in sorted(named):
        assert isinstance(completer(name)(context, ""), list), name


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["check", "--platform", "mas"], "mastodon"),
        (["--lang", ""], "fr"),
        (["today", "--date", "yes"], "yesterday"),
        (["post", "--at", "tom"], "tomorrow 09:00"),
        (["charter", "rules", "emoji-c"], "emoji-count"),
        (["outbox", "list", "--state", "q"], "queued"),
        (["check", "--kind", "r"], "reply"),
        (["completion", "f"], "fish"),
        (["metric", "import", "--metric", "foll"], "followers"),
        (["charter", "new", "a"], "association"),
    ],
)
def test_whatever_has_a_name_completes(typed: list[str], offered: str, context: Context) -> None:
    assert offered in {value for value, _ in candidates(typed, context)}


def test_accounts_and_deliveries_complete(cmdaily: Program, network: Network, home: Path) -> None:
    assert network.texts == []
    cmdaily.ok("post", "--to", "acme", "--at", "tomorrow 9:30", "A text for tomorrow")
    context = Context(NOW, {"CMDAILY_HOME": str(home), "LANG": "C.UTF-8"})
    assert ("acme", "memory") in candidates(["check", "--account", ""], context)
    [(short, what)] = candidates(["outbox", "show", ""], context)
    assert what == "acme: A text for tomorrow"
    assert "A text for tomorrow" in cmdaily.ok("outbox", "show", short).out


def test_contacts_muted_words_and_blocked_people_complete(cmdaily: Program, home: Path) -> None:
    cmdaily.ok(
        "contact", "add", "+33 6 12 34 56 78", "--name", "Zoé", "--consent", "asked for news at the fair"
    )
    cmdaily.ok("feed", "mute", "lottery")
    context = Context(NOW, {"CMDAILY_HOME": str(home), "LANG": "C.UTF-8"})
    assert ("+33612345678", "Zoé") in candidates(["contact", "stop", ""], context)
    assert candidates(["contact", "add", ""], context) == []
    assert [value for value, _ in candidates(["feed", "mute", "lot"], context)] == ["lottery"]
    assert candidates(["inbox", "unblock", ""], context) == []
    store = Workspace(context.workspace.home, NOW, {}).store
    with store.transaction() as connection:
        walk.block(connection, "mastodon", "ann", NOW.isoformat())
    store.close()
    again = Context(NOW, {"CMDAILY_HOME": str(home), "LANG": "C.UTF-8"})
    assert candidates(["inbox", "unblock", "a"], again) == [("ann", "mastodon")]
