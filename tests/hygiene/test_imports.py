"""Budgets of imports: what a TAB, a command that only reads and a check of a text may load.

How long an answer takes is mostly this; a clock would tell something else on every machine (docs/performance.md).
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cmdaily.cli.fast_path.commands import COMMANDS
from cmdaily.cli.fast_path.shortcuts import read
from cmdaily.domain.accounts.account import Account, KnownAccount
from cmdaily.files.home import Home
from cmdaily.services.accounts import secret_files
from cmdaily.services.workspace import Workspace
from cmdaily.store import accounts
from tests.hygiene.test_floors import after_command, imported_by

HEAVY = frozenset(
    """
    typer click rich yaml questionary requests urllib3 tweepy mastodon regex PIL dataclasses inspect typing
    importlib.metadata asyncio ssl http.client email.message logging concurrent.futures subprocess tempfile
    apprise feedparser dateutil holidays keyring psycopg nacl
    """.split()  # noqa: SIM905 - a list of words
)
"""What nobody waits for who only wants to read."""

READING = {
    ("--version",): 30,
    ("--help",): 50,
    ("inbox", "--help"): 50,
    ("pause", "list"): 70,
    ("metric", "list"): 70,
    ("metric", "show", "followers"): 80,
    ("config", "path"): 45,
    ("config", "show"): 55,
    ("data", "path"): 50,
    ("account", "list"): 80,
    ("template", "list"): 90,
    ("feed", "list"): 85,
    ("feed", "read"): 85,
    ("routine", "list"): 100,
    ("routine", "show", "twenty-actions"): 112,
    ("stats",): 118,
    ("log",): 115,
    ("week",): 120,
    ("find", "word"): 115,
    ("contact", "list"): 110,
    ("outbox", "list"): 108,
    ("charter", "show"): 110,
    ("charter", "rules"): 110,
    ("calendar",): 115,
    ("report",): 160,
    ("doctor",): 145,
    ("inbox",): 125,
    ("inbox", "--json"): 125,
    ("platform", "list"): 130,
}
"""Commands that only read, and how many modules of cmdaily each may load."""

TABS = (
    ["to"],
    ["post", "--"],
    ["tick", "x-"],
    ["post", "--to", "mast"],
    ["check", "--platform", ""],
    ["today", "--date", "y"],
    ["inbox", "show", ""],
    ["reply", ""],
    ["outbox", "show", ""],
    ["feed", "show", ""],
    ["template", "show", ""],
    ["routine", "show", ""],
    ["metric", "show", ""],
    ["charter", "rules", ""],
    ["edit", ""],
    ["outbox", "list", "--state", ""],
)


@pytest.fixture(scope="module")
def used_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose files are parsed, with a tick."""
    home = tmp_path_factory.mktemp("home")
    after_command(home, "tick", "2", "--date", "2024-11-22")
    return home


@pytest.mark.parametrize("argv", READING, ids=" ".join)
def test_what_a_reading_command_imports(used_home: Path, argv: tuple[str, ...]) -> None:
    imported = after_command(used_home, *argv)
    assert imported & HEAVY == set()
    ours = sorted(name for name in imported if name.startswith("cmdaily"))
    assert len(ours) <= READING[argv], ours


@pytest.mark.parametrize("words", TABS, ids=" ".join)
def test_what_a_tab_imports(used_home: Path, words: list[str]) -> None:
    code = "import os\nos.environ['_CMDAILY_COMPLETE'] = 'zsh-2'\nfrom cmdaily.__main__ import main\nmain(sys.argv[1:])"
    imported = imported_by(code, used_home, *words) - imported_by("", used_home)
    assert imported & HEAVY == set()
    ours = sorted(name for name in imported if name.startswith("cmdaily"))
    assert len(ours) <= 85, ours


@pytest.mark.parametrize(
    "argv", [("check", "Bonjour à tous !"), ("check", "Hello world", "--platform", "x")], ids=" ".join
)
def test_what_a_check_of_a_short_text_imports(used_home: Path, argv: tuple[str, ...]) -> None:
    imported = after_command(used_home, *argv)
    assert imported & HEAVY == set()
    assert len([name for name in imported if name.startswith("cmdaily")]) <= 155


@pytest.mark.parametrize(
    ("argv", "most"),
    [
        (("post",), 165),
        (("share", "https://example.org/a"), 240),
    ],  # whose address it is, every network is asked
    ids=("post", "share"),
)
def test_what_a_preflight_imports(used_home: Path, argv: tuple[str, ...], most: int) -> None:
    imported = after_command(used_home, *argv, "--to", "x", "--dry-run", "Hello there")
    assert imported & HEAVY == set()
    assert len([name for name in imported if name.startswith("cmdaily")]) <= most


def test_what_a_rehearsal_for_an_account_imports(used_home: Path) -> None:
    home = Home(str(used_home), str(used_home), str(used_home / "cache"))
    workspace = Workspace(home, datetime.now(UTC), {})
    with workspace.store.transaction() as connection:
        account = Account("acme", "mastodon", "https://social.example", "acme")
        accounts.keep_account(connection, KnownAccount(account, checked_at=workspace.now.isoformat()))
    workspace.store.close()
    secret_files.write(home, "acme", "a token")
    imported = after_command(used_home, "post", "--to", "acme", "--dry-run", "Bonjour à tous, l’été est là…")
    assert imported & HEAVY == {"typing"}  # of the adapter


@pytest.mark.parametrize("command", [name for name in COMMANDS if name.endswith((" list", " show", " path"))])
def test_a_command_that_lists_is_parsed_from_the_table(command: str) -> None:
    given = [row[0] for row in COMMANDS[command][3] if not row[1] and row[3] is ...]
    assert read([*command.split(), *given]) is not None
