"""An error that unexpected error ends in a sentence, and what happened is in a file of the user's own.

The mistakes are real: those of a network that somebody else wrote badly.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.platforms.test_plug_in import plug_in
from tests.typewritten import typewritten

ROOT = Path(__file__).parents[2]
BOARD = (ROOT / "tests" / "example_platform" / "cmdaily_noticeboard.py").read_text("utf-8")
SECRET = "sesame-open-wide"
BROKEN = (
    BOARD.replace("noticeboard", "clumsy")
    + """

from cmdaily.domain.record import replace

class Network(NoticeBoard):
    network = replace(NoticeBoard.network, limits=None)

    def verify(self, account, secret, call):
        word = secret.get("word")
        raise LookupError(f"\\x1b[31mno {word}, https://me:hunter2@board.example, Bearer abc.def, password=xyzzy")
"""
)


class Clumsy:
    """cmdaily as a process, with the badly written network installed."""

    def __init__(self, place: Path) -> None:
        self.home = place / "home"
        plug_in(place, "clumsy", BROKEN)
        self.environ = {
            "CMDAILY_HOME": str(self.home),
            "CMDAILY_SECRET_ACME": SECRET,
            "LANG": "C.UTF-8",
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": f"{place}:{ROOT}",
            "TZ": "Europe/Paris",
        }

    def __call__(self, *argv: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run a command line."""
        return subprocess.run(
            [sys.executable, "-m", "cmdaily", *argv],
            env=self.environ | environ,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def sign_in(self, *before: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """The command that meets the mistake."""
        words = ("account", "add", "acme", "--platform", "clumsy", "--server", "board")
        return self(*before, *words, **environ)

    @property
    def kept(self) -> str:
        """What stands in the file."""
        return (self.home / "errors.txt").read_text("utf-8")


@pytest.fixture
def clumsy(tmp_path: Path) -> Clumsy:
    return Clumsy(tmp_path)


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "cmdaily: Unexpected error (LookupError); everything already confirmed"),
        ("fr", "cmdaily : Erreur inattendue (LookupError) ; tout ce qui"),
    ],
)
def test_it_is_said_in_words_and_written_down(clumsy: Clumsy, language: str, says: str) -> None:
    done = clumsy.sign_in("--lang", language)
    assert (done.returncode, done.stdout) == (1, "")
    first, second = done.stderr.splitlines()
    assert typewritten(first).startswith(says)
    assert str(clumsy.home / "errors.txt") in second
    assert "Traceback" in clumsy.kept
    assert 'raise LookupError(f"' in clumsy.kept


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_the_file_is_private_and_holds_no_secret(clumsy: Clumsy) -> None:
    clumsy.sign_in()
    assert (clumsy.home / "errors.txt").stat().st_mode & 0o777 == 0o600
    assert clumsy.home.stat().st_mode & 0o777 == 0o700
    said = clumsy.kept.splitlines()[-2]
    assert said == "LookupError: \ufffd[31mno ***, https://***, Bearer ***, password=***"
    assert SECRET not in clumsy.kept


def test_a_second_one_is_put_behind_the_first(clumsy: Clumsy) -> None:
    clumsy.sign_in()
    clumsy.sign_in()
    assert clumsy.kept.count("Traceback") == 2
    assert [path.name for path in clumsy.home.iterdir() if "errors" in path.name] == ["errors.txt"]


def test_it_is_shown_to_whoever_asks(clumsy: Clumsy) -> None:
    shown = clumsy.sign_in(CMDAILY_DEBUG="1").stderr
    assert shown.startswith("Traceback (most recent call last):\n")
    assert "\ncmdaily: Unexpected error" in shown
    assert "\x1b" not in shown
    assert SECRET not in shown
    assert "Traceback" not in clumsy.sign_in(CMDAILY_DEBUG="0").stderr


def test_a_file_that_cannot_be_written_is_said(clumsy: Clumsy) -> None:
    (clumsy.home / "errors.txt").mkdir(parents=True)
    done = clumsy.sign_in("--lang", "fr")
    assert done.returncode == 1
    assert "(LookupError)" in done.stderr.splitlines()[0]
    assert "ils n'ont pas pu être enregistrés" in typewritten(done.stderr.splitlines()[1])
    assert done.stderr.count("\n") == 2
    assert list((clumsy.home / "errors.txt").iterdir()) == []


def test_it_holds_where_the_language_cannot_be_read(clumsy: Clumsy) -> None:
    clumsy.home.mkdir()
    (clumsy.home / "config.yaml").write_text("language: [\n", "utf-8")
    done = clumsy("platform", "list", LANG="fr_FR.UTF-8")
    assert done.returncode == 3
    assert "config.yaml:2:1" in done.stderr


def test_what_was_recorded_before_stays(clumsy: Clumsy) -> None:
    assert clumsy("tick", "2", "--date", "2024-11-22").returncode == 0
    assert clumsy.sign_in().returncode == 1
    assert '"done": 1' in clumsy("today", "--date", "2024-11-22", "--json").stdout


def test_a_job_that_meets_one_says_so_and_the_others_go_on(clumsy: Clumsy) -> None:
    words = ("A text", "--to", "x", "--at", "2030-01-07 09:00")
    assert clumsy("post", *words).returncode == 0
    with sqlite3.connect(clumsy.home / "cmdaily.db") as store:
        store.execute(
            "UPDATE delivery SET scheduled_at = '2000-01-01', created_at = 'x', scheduled_zone = 'x/y'"
        )
    done = clumsy("run", "--once")
    assert done.returncode == 1
    assert "a bug in cmdaily" in done.stdout + done.stderr
    assert "errors.txt" in done.stdout + done.stderr
    assert "Traceback" in clumsy.kept
