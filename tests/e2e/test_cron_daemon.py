"""Debian's cron daemon itself, on a clock that runs sixty times as fast, fires the line that cmdaily installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.e2e.test_scheduler import faketime

pytestmark = pytest.mark.e2e
SECONDS = 30.0


def cmdaily(home: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CMDAILY_HOME": str(home), "LANG": "C.UTF-8", "LANGUAGE": "en"}
    return subprocess.run(
        [sys.executable, "-m", "cmdaily", *argv],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def test_the_daemon_fires_the_installed_line(tmp_path: Path) -> None:
    daemon, crontab = shutil.which("cron", path="/usr/sbin:/usr/bin"), shutil.which("crontab")
    if daemon is None or crontab is None:
        pytest.skip("no cron daemon is here (Debian: cron)")
    if os.geteuid() != 0:
        pytest.skip("starting a cron daemon needs root")
    if subprocess.run([crontab, "-l"], capture_output=True, check=False).returncode == 0:
        pytest.skip("somebody has a crontab here")
    library = faketime()
    home = tmp_path / "50% of it's #1 home"
    assert cmdaily(home, "tick", "2").returncode == 0
    process = subprocess.Popen(
        [daemon, "-f"],
        env={"LD_PRELOAD": library, "FAKETIME": "+0 x60", "PATH": "/usr/bin:/bin"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        installed = cmdaily(home, "cron", "install")
        assert installed.returncode == 0, installed
        end = time.monotonic() + SECONDS
        while not list(home.glob("backups/daily-*.db")):
            if process.poll() is not None:
                assert process.stderr is not None
                pytest.skip(f"the cron daemon did not start: {process.stderr.read()}")
            assert time.monotonic() < end, "the daemon did not fire the line"
            time.sleep(0.05)
        assert cmdaily(home, "cron", "remove").returncode == 0
        assert subprocess.run([crontab, "-l"], capture_output=True, check=False).returncode != 0
    finally:
        subprocess.run([crontab, "-r"], capture_output=True, check=False)
        process.terminate()
        process.communicate(timeout=SECONDS)
