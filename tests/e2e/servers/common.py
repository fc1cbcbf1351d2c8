"""Where the servers live, and how their processes are started, waited for and stopped."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

PATIENCE = 60.0
"""How long a server may take to come up, in seconds."""


class UnavailableError(Exception):
    """This server cannot be had on this machine; the text says why."""


class Server(NamedTuple):
    """A running server: its address, and the secret of each of its people by name."""

    address: str
    people: Mapping[str, str]
    extra: Mapping[str, Any] = {}


def home() -> Path:
    """The cache: CMDAILY_TEST_SERVERS, else a folder under the temporary directory."""
    given = os.environ.get("CMDAILY_TEST_SERVERS")
    path = Path(given) if given else Path(tempfile.gettempdir()) / "cmdaily-test-servers"
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o755)
    return path


@contextlib.contextmanager
def lock(name: str) -> Iterator[None]:
    """One installer at a time, whatever the number of test processes."""
    import fcntl

    with (home() / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def free_port() -> int:
    """A port of loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def run(command: Sequence[str], seconds: float = 600, **options: Any) -> str:
    """Run a command to its end; what it printed. UnavailableError if it is missing, fails or takes too
    long."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=seconds, check=False, **options
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnavailableError(f"{command[0]}: {error}") from error
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()[-3:]
        raise UnavailableError(f"{' '.join(command[:3])} failed: {' / '.join(said)}")
    return done.stdout


def wait_for(ready: Callable[[], bool], process: subprocess.Popen[Any], log: Path) -> None:
    """Wait until a server is ready. UnavailableError, with the end of its log, if it ends or takes too
    long."""
    pause = threading.Event()
    for _ in range(int(PATIENCE * 20)):
        if ready():
            return
        if process.poll() is not None:
            break
        pause.wait(0.05)
    said = log.read_text("utf-8", "replace").strip().splitlines()[-3:] if log.exists() else []
    raise UnavailableError(f"{process.args!r} did not come up: {' / '.join(said)}")


def listening(port: int) -> bool:
    """Whether somebody answers on a port of loopback."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextlib.contextmanager
def process(command: Sequence[str], log: Path, **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A process of our own in a group of its own, ended with the block: asked first, then killed."""
    with log.open("wb") as out:
        started = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **options,
        )
    try:
        yield started
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGTERM)
        try:
            started.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)
            started.wait()


@contextlib.contextmanager
def scratch(name: str) -> Iterator[Path]:
    """A folder for one run of a server, readable by the users that Debian's servers run as."""
    path = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=home()))
    path.chmod(0o755)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def debian(*packages: str) -> None:
    """Install Debian packages, which needs root."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise UnavailableError(f"needs the Debian packages {', '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if not any(Path("/var/lib/apt/lists").glob("*Packages*")):
        run(["apt-get", "update", "-qq"], env=quiet)
    run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], env=quiet)
