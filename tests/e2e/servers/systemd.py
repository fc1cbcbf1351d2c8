"""A systemd user manager of our own, apart from the machine's, if it has one.

systemd wants three things that a container or a bare virtual machine does not give it: `/run/systemd/system`, a runtime
directory, and a control group (version 2) that it may divide.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from tests.e2e.servers.apart import RUNTIME, Apart, serve
from tests.e2e.servers.common import UnavailableError

_PROGRAMS = ("/usr/lib/systemd/systemd", "/lib/systemd/systemd")
_SCRIPT = """
mkdir -p /run/systemd/system
mount -t cgroup2 cgroup2 /sys/fs/cgroup
group=/sys/fs/cgroup/cmdaily-test-$1
mkdir -p "$group"
echo 0 > "$group/cgroup.procs"
end() {
    kill "$manager" 2>/dev/null || true
    wait "$manager" || true
    for other in $(cat $(find "$group" -name cgroup.procs)); do
        [ "$other" = $$ ] || kill -9 "$other" 2>/dev/null || true
    done
    echo 0 > /sys/fs/cgroup/cgroup.procs
    find "$group" -depth -type d -exec rmdir {} \\; 2>/dev/null || true
    exit 0
}
trap end TERM
"$2" --user --log-target=console &
manager=$!
wait "$manager"
end
"""


def systemctl(manager: Apart, *arguments: str) -> str:
    """What `systemctl --user` prints, whether it succeeds or not."""
    words = ("systemctl", "--user", "--no-pager", *arguments)
    return manager.run(*words, XDG_RUNTIME_DIR=RUNTIME).stdout.strip()


@contextlib.contextmanager
def serve_user(place: Path, path: str) -> Iterator[Apart]:
    """A user manager whose HOME is `place`; what is run beside it has this PATH."""
    program = next((found for found in _PROGRAMS if os.path.exists(found)), None)
    if program is None:
        raise UnavailableError("no systemd is here (Debian: systemd)")

    def ready(found: Apart) -> bool:
        return systemctl(found, "is-system-running") in ("running", "degraded")

    with serve(place, path, _SCRIPT, ready, str(os.getpid()), program, needs="systemctl") as manager:
        yield manager
