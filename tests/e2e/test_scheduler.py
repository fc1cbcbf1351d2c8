"""The scheduler as a process of its own, on a clock that runs sixty times as fast: signals, locks, kills, company."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from cmdaily.platforms.memory.adapter import MemoryServer

pytestmark = pytest.mark.e2e
SECONDS = 60.0
"""How long anything here may take before the test gives up."""


def faketime() -> str:
    for place in ("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib"):
        library = Path(place, "faketime", "libfaketimeMT.so.1")
        if library.exists():
            return str(library)
    pytest.skip("libfaketime is not here (Debian: faketime)")


class Machine:
    """Starts cmdaily at a fake time, in one home."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.library = faketime()
        self.running: list[subprocess.Popen[str]] = []

    def environment(self, start: str, speed: int = 60) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "CMDAILY_HOME": str(self.home),
            "TZ": "Europe/Paris",
            "LANG": "C.UTF-8",
            "LD_PRELOAD": self.library,
            "FAKETIME": f"@{start} x{speed}" if speed != 1 else f"@{start}",
            "FAKETIME_DONT_RESET": "1",
            "PYTHONUNBUFFERED": "1",
            "CMDAILY_SECRET_ACME": "right",
        }

    def start(self, start: str, *argv: str, speed: int = 60) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "cmdaily", *argv],
            env=self.environment(start, speed),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self.running.append(process)
        return process

    def run(self, start: str, *argv: str) -> subprocess.CompletedProcess[str]:
        process = self.start(start, *argv, speed=1)
        out, err = process.communicate(timeout=SECONDS)
        return subprocess.CompletedProcess(argv, process.returncode, out, err)

    def ok(self, start: str, *argv: str) -> None:
        done = self.run(start, *argv)
        assert done.returncode == 0, done


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    found = Machine(tmp_path)
    yield found
    for process in found.running:
        if process.poll() is None:
            process.kill()
        process.communicate()


def configure(machine: Machine, text: str) -> None:
    (machine.home / "config.yaml").write_text(f"timezone: Europe/Paris\nlanguage: en\n{text}")


def heard(process: subprocess.Popen[str], pattern: str) -> str:
    """Read what a process says until a line matches. One that says nothing more is ended, and fails the test."""
    assert process.stdout is not None
    guard = threading.Timer(SECONDS, process.kill)
    guard.start()
    try:
        for line in process.stdout:
            if re.search(pattern, line):
                return line
    finally:
        guard.cancel()
    raise AssertionError(f"it ended without saying {pattern}: {process.communicate()}")


REMINDER = 'backups: 0\nreminders:\n  - at: ["09:00", "09:02"]\n    say: Good morning\n'


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_reminds_at_its_minute_and_stops_when_asked(machine: Machine, number: signal.Signals) -> None:
    configure(machine, REMINDER)
    machine.ok(
        "2026-11-23 08:58:00", "run", "--once"
    )  # what is due while a busy machine still starts is late, not lost
    process = machine.start("2026-11-23 08:58:30", "run")
    assert heard(process, "Good morning") == "09:00 Good morning\n"
    assert heard(process, "Good morning") == "09:02 Good morning\n"
    process.send_signal(number)
    out, err = process.communicate(timeout=SECONDS)
    assert process.returncode == 0
    assert "Good morning" not in out
    assert err == "cmdaily is running and checks every minute. Ctrl-C stops it.\ncmdaily has stopped.\n"


def test_one_instance_for_each_home_and_a_dead_ones_lock_is_no_lock(machine: Machine) -> None:
    configure(machine, REMINDER)
    machine.ok("2026-11-23 08:59:00", "run", "--once")
    first = machine.start("2026-11-23 08:59:30", "run")
    heard(first, "Good morning")
    second = machine.run("2026-11-23 09:00:00", "run")
    assert second.returncode == 1
    assert f"Another `cmdaily run` is already running for this folder (process {first.pid})" in second.stderr
    assert machine.run("2026-11-23 09:01:00", "run", "--once").returncode == 0
    first.kill()
    first.communicate()
    assert (machine.home / "run.lock").exists()
    third = machine.start("2026-11-23 09:01:30", "run")
    assert heard(third, "Good morning") == "09:02 Good morning\n"


def test_the_clocks_go_back_and_the_loop_goes_on(machine: Machine) -> None:
    """At 03:00 summer time it is 02:00 again: the `schedule` library alone would wait for an hour."""
    configure(machine, 'backups: 0\nreminders:\n  - at: ["02:59", "03:01"]\n    every: day\n    say: Hello\n')
    machine.ok("2026-10-25 01:58:00", "run", "--once")
    process = machine.start("2026-10-25 01:58:30", "run", speed=1200)
    assert heard(process, "Hello") == "02:59 Hello\n"
    assert heard(process, "Hello") == "03:01 Hello\n"


def test_run_and_many_run_once_together_do_each_thing_once(machine: Machine, tmp_path: Path) -> None:
    """Ten minutes with a reminder, a scheduled post and a recurring one each; a scheduler that stays, and a crowd of
    others at the same moments."""
    server = MemoryServer(tmp_path / "network")
    minutes = [f"09:{minute:02d}" for minute in range(1, 11)]
    listed = ", ".join(f'"{minute}"' for minute in minutes)
    configure(
        machine,
        f"backups: 0\nreminders:\n  - at: [{listed}]\n    say: Ding\n    late: 5m\n"
        f"posts:\n  - {{id: often, at: [{listed}], text: Again, to: acme}}\n",
    )
    machine.ok("2026-11-23 08:00:00", "account", "add", "acme", "memory", "--server", server.address)
    for minute in minutes:
        machine.ok("2026-11-23 08:00:00", "post", f"At {minute}", "--to", "acme", "--at", minute)
    machine.ok("2026-11-23 09:00:30", "run", "--once")
    staying = machine.start("2026-11-23 09:00:30", "run", speed=60)
    said: list[str] = []
    for minute in minutes:
        crowd = [machine.start(f"2026-11-23 {minute}:00", "run", "--once", speed=1) for _ in range(3)]
        for process in crowd:
            out, err = process.communicate(timeout=SECONDS)
            assert (process.returncode, err) == (0, "")
            said += re.findall(r"^Ding$", out, re.MULTILINE)
    staying.terminate()
    out, _ = staying.communicate(timeout=SECONDS)
    said += re.findall(r"Ding", out)
    assert len(said) == len(minutes)
    posts = Counter(post["text"] for post in server.posts())
    assert posts == {"Again": len(minutes), **{f"At {minute}": 1 for minute in minutes}}


def test_kill_at_any_moment_loses_nothing(machine: Machine) -> None:
    """However far a turn got when it was killed, the next one says the reminder, or that it may be lost."""
    days = [f"2026-11-{day}" for day in (23, 24, 25, 26, 27, 30)]
    configure(machine, 'backups: 2\nreminders:\n  - at: "09:00"\n    say: Wake up\n')
    machine.run("2026-11-23 08:00:00", "run", "--once")
    outcomes: Counter[str] = Counter()
    for number, day in enumerate(days):
        process = machine.start(f"{day} 09:00:00", "run", "--once", speed=1)
        time.sleep(0.08 + 0.05 * number)  # the moment of the kill is what is varied
        process.kill()
        first, _ = process.communicate()
        second = machine.run(f"{day} 09:00:30", "run", "--once").stdout
        third = machine.run(f"{day} 09:01:00", "run", "--once").stdout
        everything = first + second + third
        assert everything.count("Wake up\n") <= 1
        assert "Wake up\n" in everything or "was interrupted" in everything
        outcomes["said" if "Wake up\n" in everything else "doubtful"] += 1
    assert sum(outcomes.values()) == len(days)
    assert machine.run("2026-11-30 10:00:00", "data", "check").returncode == 0


@pytest.mark.skipif(not hasattr(os, "statvfs") or os.geteuid() != 0, reason="mounting needs root")
def test_a_full_disk_is_said_and_the_loop_goes_on(machine: Machine, tmp_path: Path) -> None:
    if shutil.which("mount") is None:
        pytest.skip("mount is not here")
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(small)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a file system cannot be mounted here")
    try:
        machine.home = small
        configure(machine, 'backups: 0\nreminders:\n  - at: ["09:01", "09:05"]\n    say: Hello\n')
        machine.run("2026-11-23 08:00:00", "run", "--once")
        filler = small / "filler"
        filler.write_bytes(b"")
        with filler.open("ab", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 4096)
            except OSError:
                pass
        process = machine.start("2026-11-23 09:00:30", "run")
        assert re.search("the disk (is full|failed)", heard(process, "disk"))
        filler.unlink()
        assert heard(process, "Hello").endswith("Hello\n")
        process.terminate()
        process.communicate(timeout=SECONDS)
    finally:
        subprocess.run(["umount", "-l", str(small)], check=False)
