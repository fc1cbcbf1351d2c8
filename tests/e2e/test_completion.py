"""Completion in the real bash, zsh and fish, at a terminal: what files and strangers say is shown, never run.

Each shell loads the script that `cmdaily completion` prints, and the one that earlier versions printed: those were
made by Typer, stay in people's files, and zsh evaluates what they are answered.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from typer._completion_shared import get_completion_script

from cmdaily.cli.completion.scripts import SCRIPTS
from cmdaily.domain.accounts.account import Account, KnownAccount
from cmdaily.store.accounts import keep_account
from cmdaily.store.local import Store
from tests.conftest import Network, Program

PATIENCE = 60.0
"""Seconds after which a screen that does not change fails the test."""

BREAK_OUTS = (
    "$({0})",
    "`{0}`",
    "\\$({0})",
    "\\\\$({0})",
    "\\`{0}\\`",
    '"; {0}; "',
    "'; {0}; '",
    "'\"'\"$({0})",
    "))'; {0}; ((",
    '")) ; {0} #',
    "$'\\n'{0}",
    "${{(e):-$({0})}}",
    "<({0})",
    "=({0})",
    "| {0} |",
    "& {0} &",
    ":\\:`{0}`:",
    "%({0})%{{{0}%}}",
    "({0})",
    "\\\\\\`{0}\\\\\\`",
    "{0}\n{0}\n",
    "\\\\\\$({0})\\",
)
"""Texts that would run a command where a shell takes them for code."""


class Screen:
    """A shell on a terminal of tmux's."""

    def __init__(self, shell: str, script: str, directory: Path, home: Path) -> None:
        self.directory = directory
        self._tmux = ["tmux", "-S", str(directory / "tmux")]
        (directory / "bin").mkdir()
        program = directory / "bin" / "cmdaily"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cmdaily "$@"\n')
        program.chmod(0o755)
        startup = {"bash": ".bashrc", "zsh": ".zshrc", "fish": ".config/fish/config.fish"}[shell]
        path = directory / startup
        path.parent.mkdir(parents=True, exist_ok=True)
        once = "bind 'set show-all-if-ambiguous on'\n" if shell == "bash" else ""
        compinit = "autoload -Uz compinit; compinit -i\n" if "  eval $(" in script else ""
        path.write_text(once + compinit + script + "\n")
        environ = {
            "PATH": f"{directory / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "HOME": str(directory),
            "CMDAILY_HOME": str(home),
            "LANG": "C.UTF-8",
            "TERM": "screen",
            "TZ": "Europe/Paris",
            **{name: value for name, value in os.environ.items() if name.startswith("CMDAILY_SECRET")},
        }
        words = [f"{name}={value}" for name, value in environ.items()]
        size = ["-x", "110", "-y", "50"]
        self._run("-f", "/dev/null", "new-session", "-d", *size, "env", "-i", *words, shell, "-i")
        self.type("echo rea''dy\n")
        self.expect("\nready")

    def _run(self, *words: str) -> str:
        done = subprocess.run([*self._tmux, *words], capture_output=True, text=True, check=True, timeout=60)
        return done.stdout

    def type(self, text: str) -> None:
        """Press these keys; `\\t` and `\\n` are Tab and Return."""
        for part in text.replace("\n", "\0\n\0").replace("\t", "\0\t\0").split("\0"):
            if part:
                named = {"\n": "Enter", "\t": "Tab"}.get(part)
                self._run("send-keys", *([named] if named else ["-l", part]))

    def expect(self, *wanted: str) -> str:
        """Wait until all of these stand on the screen; the screen."""
        end = time.monotonic() + PATIENCE
        while True:
            shown = self._run("capture-pane", "-p", "-J")
            if all(text in shown for text in wanted):
                return shown
            assert time.monotonic() < end, f"{wanted} never came:\n{shown}"
            time.sleep(0.05)

    def clear(self) -> None:
        """Give up the line, and an empty screen."""
        self._run("send-keys", "C-c")
        self.type("\nclear; echo an''ew\n")
        self.expect("anew\n")

    def close(self) -> None:
        """End the terminal."""
        self._run("kill-server")


Open = Callable[[str, str], Screen]


@pytest.fixture
def screen(tmp_path: Path, home: Path) -> Iterator[Open]:
    """Opens a terminal with a shell that has a completion script: `own` or `old`."""
    opened: list[Screen] = []

    def start(shell: str, kind: str) -> Screen:
        for program in (shell, "tmux"):
            if shutil.which(program) is None:
                pytest.skip(f"{program} is not installed")
        directory = tmp_path / "terminal"
        directory.mkdir()
        old = {"prog_name": "cmdaily", "complete_var": "_CMDAILY_COMPLETE", "shell": shell}
        script = SCRIPTS[shell] if kind == "own" else get_completion_script(**old)
        opened.append(Screen(shell, script, directory, home))
        return opened[-1]

    yield start
    for found in opened:
        found.close()


def hostile(canaries: Path) -> list[str]:
    """A text for each way to break out; whatever runs leaves a file among the canaries."""
    canaries.mkdir()
    return [f"N{n} {text.format(f'touch {canaries}/{n}')}" for n, text in enumerate(BREAK_OUTS)]


KINDS = [(shell, kind) for shell in ("bash", "zsh", "fish") for kind in ("own", "old")]


@pytest.mark.parametrize(("shell", "kind"), KINDS)
def test_titles_of_a_routine_file_are_shown_and_not_run(
    screen: Open, tmp_path: Path, home: Path, shell: str, kind: str
) -> None:
    canaries = tmp_path / "canaries"
    titles = hostile(canaries)
    actions = [{"id": f"zz-{n:02}", "title": title} for n, title in enumerate(titles)]
    routine = {"routine": "evil", "title": titles[0], "every": "day"}
    (home / "routines").mkdir(parents=True)
    (home / "routines" / "evil.yaml").write_text(
        yaml.safe_dump({**routine, "sections": [{"title": titles[1], "actions": actions}]})
    )
    terminal = screen(shell, kind)
    terminal.type("cmdaily tick zz\t\t")
    last = f"zz-{len(titles) - 1:02}"
    terminal.expect("zz-00", last, *(["N0 ", "N10 "] if shell != "bash" else []))
    terminal.clear()
    terminal.type("cmdaily tick zz-07\t")
    terminal.expect("tick zz-07 ")
    assert list(canaries.iterdir()) == []


@pytest.mark.parametrize(("shell", "kind"), KINDS)
def test_messages_of_strangers_are_shown_and_not_run(
    screen: Open, cmdaily: Program, network: Network, tmp_path: Path, shell: str, kind: str
) -> None:
    canaries = tmp_path / "canaries"
    cmdaily.now = datetime.now(UTC)  # the shells have no other clock
    for text in hostile(canaries):
        network.server.say_to("acme", text, cmdaily.now - timedelta(hours=1), author=text[:40])
    cmdaily("inbox", "--refresh")
    terminal = screen(shell, kind)
    terminal.type("cmdaily inbox show \t\t\t")
    terminal.expect("m1", "m2", *(["N1 "] if shell != "bash" else []))
    assert list(canaries.iterdir()) == []


@pytest.mark.parametrize(("shell", "kind"), KINDS)
def test_names_that_no_account_or_template_may_have_are_not_run(
    screen: Open, cmdaily: Program, tmp_path: Path, shell: str, kind: str
) -> None:
    canaries = tmp_path / "canaries"
    names = [f"zz{text}" for text in hostile(canaries)]
    cmdaily.ok("template", "add", "zz-fine", names[2])
    with closing(Store(cmdaily.ok("data", "path").out.strip())) as store, store.transaction() as connection:
        for name in (*names, "zzfine"):
            keep_account(connection, KnownAccount(Account(name, "memory", server=name)))
    for name in names:
        (cmdaily.home / "templates" / f"{name.replace('/', '-')}.txt").write_text(name)
    terminal = screen(shell, kind)
    terminal.type("cmdaily template show zz\t")
    terminal.expect("template show zz-fine")
    terminal.clear()
    terminal.type("cmdaily inbox --account zzf\t")
    terminal.expect("--account zzfine")
    terminal.clear()
    for number in (3, 10, 11, 15):  # chosen and sent off: it is read as one word
        terminal.type(f"cmdaily inbox --account zzN{number}\t\n\necho do''ne{number}\n")
        terminal.expect(f"done{number}\n")
    terminal.type("cmdaily inbox --account z\t\t\t")
    terminal.expect("--account z")
    assert list(canaries.iterdir()) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_name_that_bash_takes_apart_and_a_list_are_completed_whole(
    screen: Open, cmdaily: Program, network: Network, shell: str
) -> None:
    """Bash breaks words at `@` and `:` (COMP_WORDBREAKS), where people on Mastodon have one in their names."""
    cmdaily.now = datetime.now(UTC)  # the shells have no other clock
    network.server.say_to("acme", "Hello", cmdaily.now - timedelta(hours=1), author="ann@social.example")
    cmdaily("inbox", "--refresh")
    terminal = screen(shell, "own")
    for begun in ("ann", "ann@", "ann@soc", "@ann@soc"):
        terminal.type(f"cmdaily people show {begun}\t")
        terminal.expect(f"show {begun[:1].strip('an')}ann@social.example ")
        terminal.clear()
    terminal.type("cmdaily post 'a  text for ann@social.example' --to x --lan\t")
    terminal.expect("--to x --language ")
    terminal.clear()
    terminal.type("cmdaily setup --networks x,lin\t")
    terminal.expect("--networks x,linkedin")
