"""Standard input is bounded wherever a command reads it, and what is no text takes nothing down."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cmdaily.cli import standard_input
from tests.conftest import Program

COMMANDS = Path(standard_input.__file__).parent

TEXT = ("check", "-", "--platform", "mastodon")
NETWORK = ("account", "add", "test", "memory")


def piped(home: Path, *words: str, stdin: bytes) -> subprocess.CompletedProcess[bytes]:
    """A run with these bytes by a pipe."""
    environment = {"PATH": os.environ["PATH"], "CMDAILY_HOME": str(home), "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "cmdaily", *words]
    return subprocess.run(command, input=stdin, env=environment, capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize(
    ("words", "most"),
    [
        (TEXT, standard_input.LARGEST_TEXT),
        (("post", "-", "--to", "mastodon"), standard_input.LARGEST_TEXT),
        (("post", "--text-for", "mastodon=-", "A text", "--to", "mastodon"), standard_input.LARGEST_TEXT),
        (NETWORK, standard_input.LARGEST_SECRET),
    ],
)
def test_what_is_too_long_is_refused_and_not_cut(cmdaily: Program, words: tuple[str, ...], most: int) -> None:
    for language, says in (("en", "Standard input"), ("fr", "L’entrée standard")):
        refused = cmdaily("--lang", language, *words, stdin="a" * (most + 1))
        assert refused.code == 2
        assert says in refused.err
    assert cmdaily.ok("outbox", "list", "--json").json["deliveries"] == []
    assert cmdaily.ok("account", "list", "--json").json["accounts"] == []


@pytest.mark.parametrize(
    "words", [(*TEXT, "--json"), ("post", "-", "--to", "mastodon"), NETWORK], ids=" ".join
)
@pytest.mark.parametrize("stdin", [b"\xff\xfe\x00", b"", b"\xef\xbb\xbfcaf\xe9\r\n"])
def test_what_is_no_text_ends_in_words(tmp_path: Path, words: tuple[str, ...], stdin: bytes) -> None:
    ended = piped(tmp_path, *words, stdin=stdin)
    assert ended.returncode in (0, 2, 4, 5, 6)
    assert b"Traceback" not in ended.stderr
    assert ended.stdout.decode() or ended.stderr.decode()


def test_commands_read_it_in_one_place() -> None:
    reads = re.compile(r"stdin\.(read|buffer)|stdin, .buffer|fileinput")
    readers = {path.name for path in COMMANDS.rglob("*.py") if reads.search(path.read_text(encoding="utf-8"))}
    assert readers == {"standard_input.py"}
