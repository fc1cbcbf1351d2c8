"""What is said on standard error breaks between words where a terminal ends, and nowhere else."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.render.layout import cells_wide
from cmdaily.render.messages import wrapped, write_message
from tests.conftest import Program

SENTENCE = "cmdaily: il n'y a pas de compte « acme » ; vouliez-vous dire acme-x ?"
words = st.text(st.sampled_from("abé日👍"), min_size=1, max_size=30)


@given(line=st.lists(words, max_size=12).map(" ".join), width=st.integers(2, 60))
def test_only_spaces_become_line_ends(line: str, width: int) -> None:
    shown = wrapped(line, width)
    assert shown.replace("\n", " ") == line
    assert all(cells_wide(part) <= width or " " not in part for part in shown.split("\n"))


def test_a_pipe_gets_whole_lines() -> None:
    heard = io.StringIO()
    write_message(heard, SENTENCE * 5 + "\n")
    assert heard.getvalue() == SENTENCE * 5 + "\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
def test_a_terminal_gets_lines_of_its_width() -> None:
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    try:
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 40, 0, 0))
        with open(theirs, "w", encoding="utf-8", closefd=False) as terminal:
            write_message(terminal, f"{SENTENCE}\nfin\n")
        shown = os.read(ours, 4096).decode().splitlines()
    finally:
        os.close(ours)
        os.close(theirs)
    assert shown == ["cmdaily: il n'y a pas de compte", "« acme » ; vouliez-vous dire acme-x ?", "fin"]


def test_an_account_that_does_not_exist(cmdaily: Program) -> None:
    said = cmdaily("account", "remove", "zoe").err
    assert "There is no account “zoe”" in said
    assert "cmdaily account add" in said


def test_a_wrong_file_is_one_finding_of_the_doctors(cmdaily: Program, home: Path) -> None:
    home.mkdir()
    (home / "config.yaml").write_text("langage: fr\n", encoding="utf-8")
    findings = cmdaily("doctor", "--json").json["findings"]
    bad = [finding["code"] for finding in findings if finding["level"] == "bad"]
    assert bad == ["doctor.files_wrong"]


@pytest.mark.parametrize(
    ("language", "argv", "said"),
    [
        ("en", ("tick", "zzz"), "cmdaily: No action is named “zzz”."),
        ("fr", ("tick", "zzz"), "cmdaily : Aucune action ne s’appelle « zzz »."),
        ("fr", ("today", "--date", "xyz"), "cmdaily : « xyz » n’est pas une date."),
        ("en", ("share", "https://example.org/a"), "cmdaily: The account or network is missing."),
    ],
)
def test_an_error_is_a_full_sentence(
    cmdaily: Program, language: str, argv: tuple[str, ...], said: str
) -> None:
    """A capital begins it where its own words do, a full stop ends it, and a name stays as it was typed."""
    assert cmdaily("--lang", language, *argv).err.split("\n")[0].replace("\u00a0", " ") == said
