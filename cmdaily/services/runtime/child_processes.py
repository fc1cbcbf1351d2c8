"""Child processes: whatever cmdaily starts is started here, with an environment that holds no secret (CWE-526).

A browser, an editor, a hook, `secret_command`, crontab or systemctl needs none of the accounts' secrets, and what it
starts in turn would have them too. A hygiene test looks that nothing else starts a process.
"""

from __future__ import annotations

import subprocess
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

SECRET = ("CMDAILY_SECRET_", "CMDAILY_STORE")
"""How the names of secrets begin: those of accounts, and the address and password of a team's database."""
_OPEN = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """An environment without the secrets of accounts. On Windows names come in capitals, elsewhere as they were set."""
    return {name: value for name, value in given.items() if not name.upper().startswith(SECRET)}


def run(
    words: Sequence[str], environ: Mapping[str, str], **options: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run a program to its end, as `subprocess.run` does, without secrets. Raises OSError and ValueError (a zero byte),
    and TimeoutExpired where `timeout` is among the options."""
    return subprocess.run(words, env=environment(environ), check=False, **options)


def start(words: Sequence[str], environ: Mapping[str, str], **options: Any) -> subprocess.Popen[bytes]:
    """Start a program without secrets and do not wait for it; as `subprocess.Popen`, it raises OSError."""
    return subprocess.Popen(words, env=environment(environ), **options)


def show_page(address: str, environ: Mapping[str, str]) -> bool:
    """Whether a browser was told to open an address; False over SSH and where there is no display."""
    if sys.platform.startswith("linux"):
        displays = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "WSL_DISTRO_NAME")
        if not any(environ.get(name) for name in displays):
            return False
    return open_page(address, environ)


def open_page(address: str, environ: Mapping[str, str]) -> bool:
    """Whether a browser was told to open an address.

    `webbrowser` gives whatever it starts this process's own environment, so it works in a process of its own. A
    browser for terminals stays in the foreground there, as it would here: there is no limit of time.
    """
    if not address.startswith(("https://", "http://")):
        return False
    try:
        return run([sys.executable, "-P", "-c", _OPEN, address], environ).returncode == 0
    except (OSError, ValueError):
        return False
