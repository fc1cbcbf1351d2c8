"""Terminals, pipes and environments as they really are: a clear message, the right exit code, no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.typewritten import typewritten

pytestmark = pytest.mark.skipif(
    not Path("/bin/sh").exists(), reason="these are things that a POSIX shell does"
)

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Europe/Paris", "PYTHONPATH": str(ROOT)}
DAY = "--date 2024-11-22"  # a Friday that has come, whatever the clock says


class Shell:
    """A POSIX shell in which `cmdaily` is the program, with an environment made up from nothing."""

    def __init__(self, place: Path) -> None:
        self.home = place / "home"
        self.environ = ENVIRONMENT | {"CMDAILY_HOME": str(self.home)}

    def __call__(self, script: str, **environ: str | None) -> subprocess.CompletedProcess[bytes]:
        """Run a script; variables of the environment are set, or left out where they are None."""
        found = {name: value for name, value in (self.environ | environ).items() if value is not None}
        program = f'cmdaily() {{ "{sys.executable}" -m cmdaily "$@"; }}\n'
        return subprocess.run(
            ["/bin/sh", "-c", program + script],
            env=found,
            capture_output=True,
            timeout=120,
            check=False,
            cwd=self.home.parent,
        )


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def fine(done: subprocess.CompletedProcess[bytes]) -> str:
    """What a run that succeeded printed."""
    assert (done.returncode, done.stderr) == (0, b""), done
    return done.stdout.decode()


@pytest.mark.parametrize(
    "command", [f"today {DAY}", "status", "tick 1 " + DAY, "stats", "--help", "routine list"]
)
def test_a_closed_pipe_is_no_failure(shell: Shell, command: str) -> None:
    done = shell(f"{{ cmdaily {command}; echo $? >code; }} | head -c 3; cat code")
    assert done.returncode == 0
    assert done.stdout.endswith(b"0\n")
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize(
    ("language", "says", "and_says"),
    [
        ("en", "The output could not be written: the disk is full.", "your data is saved"),
        ("fr", "Le résultat n'a pas pu être affiché : le disque est plein.", "vos données sont enregistrées"),
    ],
)
@pytest.mark.parametrize(
    "command", ["today", "status", "tick 2", "today --json", "data path", "routine list", "--help"]
)
def test_an_answer_that_cannot_be_written_is_said(
    shell: Shell, language: str, says: str, and_says: str, command: str
) -> None:
    done = shell(f"cmdaily --lang {language} {command} >/dev/full")
    assert done.returncode == 1
    said = typewritten(done.stderr.decode())
    assert said.startswith(f"cmdaily{' ' * (language == 'fr')}: {says}\n")
    assert and_says in said
    assert said.count("\n") == 2


def test_what_was_to_be_recorded_is_recorded_although_nobody_heard(shell: Shell) -> None:
    assert shell("cmdaily tick 2 --date 2024-11-22 >&-").returncode == 1
    assert '"done": 1' in fine(shell("cmdaily today --date 2024-11-22 --json"))


def test_closed_streams(shell: Shell) -> None:
    done = shell("cmdaily today >&-")
    assert (done.returncode, done.stderr.decode().split("\n")[0]) == (
        1,
        "cmdaily: The output could not be written: standard output is closed.",
    )
    assert fine(shell("cmdaily status <&- 2>&-"))
    assert shell("cmdaily tick zzz 2>&-").returncode == 2
    nothing = shell("cmdaily today <&- >&- 2>&-")
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (1, b"", b"")


def test_an_unset_environment(shell: Shell) -> None:
    done = shell("env -i CMDAILY_HOME=$CMDAILY_HOME " + f'"{sys.executable}" -m cmdaily today {DAY}')
    assert "Friday 22 November 2024" in fine(done)


@pytest.mark.parametrize(
    "variables", [{"LC_ALL": "C"}, {"LC_ALL": "no_SUCH.locale"}, {"LANG": None}, {"TERM": "dumb"}]
)
def test_any_locale_and_terminal(shell: Shell, variables: dict[str, str | None]) -> None:
    assert "22 November 2024" in fine(shell(f"cmdaily today {DAY}", **variables))


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437", "iso8859-15"])
def test_a_terminal_that_does_not_speak_unicode_gets_the_nearest_letters(shell: Shell, encoding: str) -> None:
    done = shell(f"cmdaily --lang fr today {DAY}", PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    said = done.stdout.decode(encoding)
    expected = "Intervenir dans 5 autres conversations"
    assert expected in said
    assert "?" not in said.replace(" ?", "")
    error = shell("cmdaily --lang fr tick zzz", PYTHONIOENCODING=encoding)
    assert error.returncode == 2
    assert "zzz" in error.stderr.decode(encoding)
    stats = shell(f"cmdaily tick 1-20 {DAY} >/dev/null; cmdaily --lang fr stats", PYTHONIOENCODING=encoding)
    assert stats.returncode == 0, stats


def test_bytes_that_are_no_text(shell: Shell) -> None:
    done = shell("cmdaily tick \"$(printf 'x\\377')\"; cmdaily tick 1 --note \"$(printf 'caf\\351')\"")
    assert b"Traceback" not in done.stderr
    assert b"No action is named" in done.stderr
    assert done.returncode == 0, "a note is kept as well as it can be"
    assert "caf" in fine(shell("cmdaily log; cmdaily data export >/dev/null"))


def test_a_home_that_is_no_text(shell: Shell) -> None:
    done = shell(
        "CMDAILY_HOME=$(printf 'caf\\351') && export CMDAILY_HOME"
        " && cmdaily tick 1 && cmdaily today && cmdaily data check"
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_no_home_at_all(shell: Shell) -> None:
    if os.getuid() != 0:
        pytest.skip("only root can become a user who has no home")
    for language, says in (("C", "There is no home directory"), ("fr_FR.UTF-8", "pas de dossier personnel")):
        script = f'setpriv --reuid=54321 --regid=54321 --clear-groups "{sys.executable}" -m cmdaily status'
        done = shell(script, CMDAILY_HOME=None, LANG=language)
        if b"setpriv" in done.stderr or b"ermission denied" in done.stderr:
            pytest.skip("another user cannot run this interpreter")
        assert done.returncode == 1
        assert says in done.stderr.decode()


def test_home_comes_from_where_it_should(shell: Shell, tmp_path: Path) -> None:
    fine(shell("cmdaily tick 1", CMDAILY_HOME=None, HOME=str(tmp_path / "someone")))
    assert (tmp_path / "someone/.local/share/cmdaily/cmdaily.db").exists()
    for where, mode in (
        ("someone/.local/share/cmdaily", 0o700),
        ("someone/.local/share/cmdaily/cmdaily.db", 0o600),
    ):
        assert (tmp_path / where).stat().st_mode & 0o777 == mode
