"""A desktop of our own: a display (Xvfb), a session bus where systemd puts one, and dunst, which the bus starts."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.e2e.servers.apart import RUNTIME, Apart, serve

BUS = f"unix:path={RUNTIME}/bus"
_SCRIPT = """
if [ "$1" = display ]; then
    mkfifo /run/display
    Xvfb -displayfd 3 -screen 0 800x600x24 -nolisten tcp 3>/run/display &
    trap "kill $! 2>/dev/null; wait $!; exit 0" TERM # it takes its lock away
    read -r number </run/display
    export DISPLAY=":$number"
fi
export DBUS_SESSION_BUS_ADDRESS="$2"
dbus-daemon --session --nofork --nopidfile --address="$2" &
wait
"""


@contextlib.contextmanager
def serve_desktop(place: Path, path: str, *, display: bool = True) -> Iterator[Apart]:
    """A session whose HOME is `place`; without a display, it is one over ssh. Nothing run in it is told of the bus."""

    def ready(found: Apart) -> bool:
        return found.run("/usr/bin/test", "-S", f"{RUNTIME}/bus").returncode == 0

    words = ("display" if display else "none", BUS)
    with serve(place, path, _SCRIPT, ready, *words, needs="Xvfb dbus-daemon dunst dunstctl") as session:
        yield session


def shown(session: Apart) -> list[dict[str, Any]]:
    """The notices that were shown, the latest first, and then closed."""
    given = {"DBUS_SESSION_BUS_ADDRESS": BUS, "PATH": "/usr/bin:/bin"}
    session.run("dunstctl", "close-all", **given)
    answer = json.loads(session.run("dunstctl", "history", **given).stdout)
    return [{name: field["data"] for name, field in notice.items()} for notice in answer["data"][0]]
