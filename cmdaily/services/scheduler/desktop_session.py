"""Desktop session (D-Bus, display) found where cron, sudo and ssh do not name it."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

BUS = "DBUS_SESSION_BUS_ADDRESS"
RUNTIME = "XDG_RUNTIME_DIR"
_SOCKET = "unix:path="


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """The environment with the session's directory and bus (pam_systemd(8)), where they are missing or gone."""
    found = dict(given)
    if not hasattr(os, "getuid"):
        return found
    directory = found.get(RUNTIME) or f"/run/user/{os.getuid()}"
    if os.path.isdir(directory):
        found[RUNTIME] = directory
    socket = f"{directory}/bus"
    if _is_gone(found.get(BUS, "")) and os.path.exists(socket):
        found[BUS] = _SOCKET + socket
    return found


def _is_gone(address: str) -> bool:
    """Whether a bus has no address, or one whose socket was taken away with its session."""
    if not address.startswith(_SOCKET):
        return not address
    return not os.path.exists(address.removeprefix(_SOCKET).partition(",")[0])
