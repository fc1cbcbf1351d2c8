"""A place apart on this machine: mount and process namespaces of its own, and an empty /run. It needs root.

What runs in it cannot see or touch the machine's own session, bus or systemd, and ends with it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.e2e.servers.common import UnavailableError, process, wait_for

SECONDS = 60.0
RUNTIME = "/run/user/0"
_BEGIN = f"""
set -e
trap 'exit 0' TERM
mount --make-rprivate /
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p {RUNTIME}
chmod 700 {RUNTIME}
"""


class Apart(NamedTuple):
    """A running place apart; its first process, and the environment of what is run in it."""

    pid: int
    environment: Mapping[str, str]

    def run(self, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command in it to its end, with more variables; nothing of our own environment goes along."""
        return subprocess.run(
            [
                shutil.which("nsenter") or "nsenter",
                f"--target={self.pid}",
                "--mount",
                "--pid",
                "--",
                *command,
            ],
            env={**self.environment, **more},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )


@contextlib.contextmanager
def serve(
    place: Path, path: str, script: str, ready: Callable[[Apart], bool], *words: str, needs: str = ""
) -> Iterator[Apart]:
    """Run a shell script in a place apart until the block ends; it gets `words`, and SIGTERM at the end.

    It must wait in the shell: a first process ignores the signals that it does not trap.

    `place` is its HOME; `path` the PATH of what is run in it. Raises UnavailableError, also where one of the
    programs in `needs` is missing.
    """
    missing = [name for name in ("unshare", "nsenter", *needs.split()) if not shutil.which(name)]
    if missing:
        raise UnavailableError(f"not here: {', '.join(missing)}")
    if os.geteuid() != 0:
        raise UnavailableError("namespaces of one's own need root")
    environment = {"HOME": str(place), "LANG": "C.UTF-8", "PATH": path}
    command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
    file = place / "apart.sh"
    file.write_text(_BEGIN + script)
    command += ["sh", str(file), *words]
    plain = {**environment, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "XDG_RUNTIME_DIR": RUNTIME}
    log = place / "apart.log"
    with process(command, log, env=plain) as started:
        found: list[Apart] = []

        def is_ready() -> bool:
            found[:] = [Apart(pid, environment) for pid in _children(started.pid)]
            return bool(found) and ready(found[0])

        wait_for(is_ready, started, log)
        yield found[0]


def _children(pid: int) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
