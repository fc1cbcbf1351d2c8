"""`cron`: only our own lines, every other byte as it was, and a line that runs in an empty environment."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Program

SOMEBODYS = b"""# mine \xe9
MAILTO="me@example.org"
*/5\t*  * * *\t /usr/bin/backup   --x   # keep me
@daily  /usr/bin/daily
#* * * * * off
this is not even a line of a crontab
0 9 * * 1-5 echo "50\\%" > /dev/null"""

PROGRAM = """#!/bin/sh
# Keeps a crontab in a file, as crontab(1) does.
case "$1" in
-l) if [ -f "{file}" ]; then cat "{file}"; else echo "no crontab for somebody" >&2; exit 1; fi ;;
-) cat > "{file}" ;;
-r) rm "{file}" ;;
esac
"""


@pytest.fixture
def crontab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a crontab that is nobody's on this machine."""
    file = tmp_path / "crontab"
    program(tmp_path, PROGRAM.format(file=file))
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    return file


def program(directory: Path, text: str) -> None:
    path = directory / "bin" / "crontab"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


def as_cron_runs_it(line: str) -> subprocess.CompletedProcess[str]:
    """Run a line as cron does (crontab(5)): a minimal environment, /bin/sh, and `\\%` for `%`."""
    command = line.split(" ", 5)[5]
    assert "%" not in command.replace("\\%", "")
    return subprocess.run(
        ["/bin/sh", "-c", command.replace("\\%", "%")],
        env={"HOME": "/nonexistent", "LOGNAME": "x", "SHELL": "/bin/sh", "PATH": "/usr/bin:/bin"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_line_is_written_shown_and_removed(cmdaily: Program, crontab: Path) -> None:
    assert cmdaily.ok("cron", "show").out.startswith("cmdaily is not in your crontab.")
    said = cmdaily.ok("cron", "install").out
    assert said.startswith("Added to your crontab:\n  * * * * * /usr/bin/env ")
    assert cmdaily.ok("cron", "show").out.startswith("Your crontab runs cmdaily:")
    lines = crontab.read_text().splitlines()
    assert lines[0].startswith("# >>> cmdaily ")
    assert lines[2].startswith("# <<< cmdaily ")
    assert f"{sys.executable} -P -m cmdaily run --once" in lines[1]
    assert cmdaily.ok("cron", "remove").out == "cmdaily was removed from your crontab.\n"
    assert not crontab.exists()
    assert cmdaily.ok("cron", "remove").out == "cmdaily is not in your crontab.\n"


def test_somebody_elses_lines_keep_every_byte(cmdaily: Program, crontab: Path) -> None:
    crontab.write_bytes(SOMEBODYS)
    cmdaily.ok("cron", "install")
    assert crontab.read_bytes().startswith(SOMEBODYS + b"\n# >>> cmdaily ")
    crontab.write_bytes(crontab.read_bytes() + b"@reboot later\n")
    cmdaily.ok("cron", "install", "--every", "15")
    text = crontab.read_bytes()
    assert text.startswith(SOMEBODYS)
    assert text.endswith(b"@reboot later\n")
    assert text.count(b"# >>> cmdaily ") == 1
    assert b"\n*/15 * * * * /usr/bin/env " in text
    cmdaily.ok("cron", "remove")
    assert crontab.read_bytes() == SOMEBODYS + b"\n@reboot later\n"


def test_two_homes_have_a_block_each(
    cmdaily: Program, crontab: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cmdaily.ok("cron", "install")
    monkeypatch.setenv("CMDAILY_HOME", f"{cmdaily.home}-2 (work)")
    cmdaily.ok("cron", "install")
    assert crontab.read_text().count("# >>> cmdaily ") == 2
    cmdaily.ok("cron", "remove")
    assert crontab.read_text().count("# >>> cmdaily ") == 1
    assert cmdaily.ok("cron", "show").out.startswith("cmdaily is not in your crontab")


def test_an_outdated_line_is_noticed(cmdaily: Program, crontab: Path) -> None:
    cmdaily.ok("cron", "install")
    crontab.write_text(crontab.read_text().replace(sys.executable, "/opt/old/python"))
    assert cmdaily.ok("cron", "show").out.startswith(
        "Your crontab runs cmdaily, but this line is out of date."
    )
    assert cmdaily.ok("cron", "show", "--json").json["current"] is False
    cmdaily.ok("cron", "install")
    assert cmdaily.ok("cron", "show", "--json").json["current"] is True


def test_the_line_runs_from_an_empty_environment_wherever_the_home_is(
    cmdaily: Program, crontab: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = tmp_path / 'it\'s 50% of "my" $HOME #1; été'
    monkeypatch.setenv("CMDAILY_HOME", str(home))
    cmdaily.ok("tick", "2")
    cmdaily.ok("cron", "install")
    line = next(line for line in crontab.read_text().splitlines() if line.startswith("*"))
    done = as_cron_runs_it(line)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), "nothing to say, nothing said"
    assert [path.suffix for path in (home / "backups").iterdir()] == [".db"]
    (home / "config.yaml").write_text("quiet: never\n")
    wrong = as_cron_runs_it(line)
    assert (wrong.returncode, "config.yaml:1:8:" in wrong.stdout, "\x1b" in wrong.stdout) == (3, True, False)


def test_the_language_that_was_asked_for_is_kept(cmdaily: Program, crontab: Path) -> None:
    cmdaily.ok("--lang", "fr", "cron", "install")
    assert "-m cmdaily --lang fr run --once" in crontab.read_text()
    assert cmdaily.ok("--lang", "fr", "cron", "show").out.startswith("Votre crontab lance cmdaily\u00a0:")


def test_secrets_of_the_terminal_stay_out_of_the_crontab(
    cmdaily: Program, crontab: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CMDAILY_SECRET_ACME", "hunter2")
    said = cmdaily.ok("cron", "install").out
    assert "1 password or token of this terminal is not available to cron" in said
    assert "hunter2" not in said + crontab.read_text()


def test_no_cron_is_said_with_what_to_do(
    cmdaily: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = cmdaily("cron", "install")
    assert result.code == 1
    assert "There is no cron on this computer" in result.err
    assert "--systemd" in result.err
    assert "There is no cron on this computer" in cmdaily.ok("cron", "show").out


def test_a_crontab_that_is_not_allowed(cmdaily: Program, crontab: Path, tmp_path: Path) -> None:
    program(
        tmp_path, "#!/bin/sh\necho 'You (acme) are not allowed to use this program (crontab)' >&2\nexit 1\n"
    )
    result = cmdaily("cron", "install")
    assert result.code == 1
    assert "`crontab` refused: You (acme) are not allowed" in result.err
    assert not crontab.exists()


def test_a_block_without_an_end_is_left_to_a_person(cmdaily: Program, crontab: Path) -> None:
    cmdaily.ok("cron", "install")
    cut = "".join(
        line for line in crontab.read_text().splitlines(keepends=True) if not line.startswith("# <<<")
    )
    crontab.write_text("# mine\n" + cut)
    for command in ("install", "remove", "show"):
        result = cmdaily("cron", command)
        assert (result.code, "Line 2 of your crontab opens" in result.err) == (1, True)
    assert crontab.read_text() == "# mine\n" + cut


@pytest.mark.parametrize("every", ["0", "7", "61", "-5"])
def test_an_interval_that_does_not_divide_an_hour(cmdaily: Program, crontab: Path, every: str) -> None:
    result = cmdaily("cron", "install", f"--every={every}")
    assert (result.code, "is not a possible interval" in result.err) == (2, True)
    assert not crontab.exists()


def test_a_path_that_no_line_could_hold(
    cmdaily: Program, crontab: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    long = ":".join(str(tmp_path / f"{'x' * 60}{number}") for number in range(20))
    monkeypatch.setenv("PATH", os.environ["PATH"] + ":" + long)
    cmdaily.ok("cron", "install")
    assert max(map(len, crontab.read_text().splitlines())) < 1000
    monkeypatch.setenv("CMDAILY_HOME", str(tmp_path / "line\nend"))
    result = cmdaily("cron", "install")
    assert (result.code, "CMDAILY_HOME contains a character" in result.err) == (1, True)


@pytest.fixture
def units(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where systemd's user units go, without a systemd to reach."""
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    return tmp_path / "xdg" / "systemd" / "user"


def test_systemd_units_are_written_and_removed(cmdaily: Program, units: Path) -> None:
    said = cmdaily.ok("cron", "install", "--systemd", "--every", "5").out
    assert "systemctl --user enable --now cmdaily-" in said
    service, timer = sorted(units.iterdir())
    assert f'ExecStart="{sys.executable}" "-P" "-m" "cmdaily" "run" "--once"' in service.read_text()
    assert f'Environment="CMDAILY_HOME={cmdaily.home}"' in service.read_text()
    assert "OnCalendar=*:0/5\n" in timer.read_text()
    assert cmdaily.ok("cron", "show", "--systemd", "--every", "5", "--json").json["current"] is True
    cmdaily.ok("cron", "remove", "--systemd")
    assert list(units.iterdir()) == []
    assert cmdaily.ok("cron", "remove", "--systemd").out == "cmdaily has no systemd unit.\n"


def test_somebody_elses_unit_is_left_alone(cmdaily: Program, units: Path) -> None:
    cmdaily.ok("cron", "install", "--systemd")
    service = sorted(units.iterdir())[0]
    service.write_text("[Service]\nExecStart=/bin/true\n")
    result = cmdaily("cron", "install", "--systemd")
    assert (result.code, "was not created by cmdaily" in result.err) == (1, True)
    assert service.read_text() == "[Service]\nExecStart=/bin/true\n"
    cmdaily.ok("cron", "remove", "--systemd")
    assert [path.name for path in units.iterdir()] == [service.name]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not here")
def test_systemd_understands_the_units(
    cmdaily: Program, units: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    analyze = shutil.which("systemd-analyze", path="/usr/bin:/bin")
    home = tmp_path / 'it\'s 50% of "my" $HOME \\ #1'
    monkeypatch.setenv("CMDAILY_HOME", str(home))
    cmdaily.ok("cron", "install", "--systemd")
    done = subprocess.run(
        [str(analyze), "verify", "--user", *map(str, sorted(units.iterdir()))],
        env={"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    unclear = [line for line in done.stderr.splitlines() if "cmdaily" in line]
    assert unclear == []
    assert all(path.stat().st_mode & stat.S_IWOTH == 0 for path in units.iterdir())
