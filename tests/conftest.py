"""What every test stands on: a home of its own, a fixed moment, and no network but loopback."""

from __future__ import annotations

import io
import json
import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings

from cmdaily.__main__ import main
from cmdaily.platforms.memory.adapter import MemoryServer
from tests.feed_server import FeedServer
from tests.postgresql_server import server

# a busy machine makes no property false: hypothesis times nothing here
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# the same examples each time where a change is judged (.ci/run): by chance only where somebody can look into it
settings.register_profile("same", settings.get_profile("untimed"), derandomize=True)
settings.load_profile("same" if os.environ.get("CMDAILY_SAME_EXAMPLES") else "untimed")

PARIS = ZoneInfo("Europe/Paris")
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=PARIS)


class Result:
    """What one run of the program printed and returned."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err

    @property
    def json(self) -> Any:
        """The answer of a command run with `--json`."""
        return json.loads(self.out)

    def __repr__(self) -> str:
        return f"exit {self.code}\n--- out\n{self.out}\n--- err\n{self.err}"


class Program:
    """`cmdaily`, run in this process through its one entry point, at a given moment."""

    def __init__(
        self, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.home = home
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        self.now = MONDAY

    def __call__(self, *argv: str, now: datetime | str | None = None, stdin: str = "") -> Result:
        """Run a command line. `now` is a datetime or an ISO text in Paris time."""
        moment = datetime.fromisoformat(now) if isinstance(now, str) else now or self.now
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=PARIS)
        self._monkeypatch.setattr(
            sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
        )
        self._capsys.readouterr()
        code = main(list(argv), now=moment.astimezone(UTC))
        captured = self._capsys.readouterr()
        return Result(code, captured.out, captured.err)

    def ok(self, *argv: str, **options: Any) -> Result:
        """Run a command line that must succeed."""
        result = self(*argv, **options)
        assert result.code == 0, result
        return result


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: many tests wait for a disk, a server or a pause of the desk."""
    return len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1) + 1


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the checked-in answers anew; look at the difference before you commit it."""
    parser.addoption(
        "--update-golden", action="store_true", help="write the files that answers are held against"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Holds a text against a checked-in file."""

    def hold(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        assert text == expected, f"{path.name} differs: pytest --update-golden writes it anew"

    return hold


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What is marked `both_engines` runs on a team's PostgreSQL as well as on a home's SQLite."""
    if "engine" in metafunc.fixturenames and metafunc.definition.get_closest_marker("both_engines"):
        metafunc.parametrize("engine", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """What keeps the shared store: `sqlite`, or `postgresql`."""
    return str(getattr(request, "param", os.environ.get("CMDAILY_TEST_ENGINE", "sqlite")))


@pytest.fixture
def shared_address(engine: str) -> Iterator[str]:
    """The address of a new shared store, "" where the home's own store is it."""
    if engine == "sqlite":
        yield ""
        return
    address = server().database()
    yield address
    server().drop(address)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared_address: str) -> Path:
    """A fresh CMDAILY_HOME, in Paris, speaking English."""
    for name in list(os.environ):
        if name.startswith(("LC_", "CMDAILY_S", "XDG_", "PG")) or name in ("LANGUAGE", "COLUMNS", "NO_COLOR"):
            monkeypatch.delenv(name)
    place = tmp_path / "home"
    monkeypatch.setenv("CMDAILY_HOME", str(place))
    if shared_address:
        monkeypatch.setenv("CMDAILY_STORE", shared_address)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("CMDAILY_DEBUG", "1")  # a mistake of ours is to be seen whole
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    return place


@pytest.fixture
def cmdaily(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """The program, with a fresh home, on Monday 23 November 2026 at nine in Paris."""
    umask = os.umask(0o022)
    yield Program(home, capsys, monkeypatch)
    os.umask(umask)


@pytest.fixture
def routine(home: Path) -> Callable[..., Path]:
    """Writes a routine of the user's own: `routine("acme", "every: day\\nsections: …")`."""

    def write(name: str, body: str) -> Path:
        directory = home / "routines"
        directory.mkdir(parents=True, exist_ok=True)
        path = directory / f"{name}.yaml"
        path.write_text(f"routine: {name}\ntitle: {name}\n{body}", encoding="utf-8")
        return path

    return write


@pytest.fixture
def feeds() -> Iterator[FeedServer]:
    """A server of feeds on loopback."""
    with FeedServer() as server:
        yield server


class Network:
    """A network in a directory, and accounts on it."""

    def __init__(self, program: Program, directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.server = MemoryServer(directory)
        self._program = program
        self._monkeypatch = monkeypatch

    def account(self, name: str) -> str:
        """An account of this network, its secret in the environment."""
        self._monkeypatch.setenv("CMDAILY_SECRET_" + name.upper().replace("-", "_"), "right")
        self._program.ok("account", "add", name, "--platform", "memory", "--server", self.server.address)
        return name

    @property
    def texts(self) -> list[str]:
        """What stands there."""
        return [post["text"] for post in self.server.posts()]


@pytest.fixture
def network(cmdaily: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Network:
    """A network with the account `acme`."""
    found = Network(cmdaily, tmp_path / "network", monkeypatch)
    found.account("acme")
    return found


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reaches past this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else "local"
        if isinstance(address, tuple) and host not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test tried to reach {host}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
