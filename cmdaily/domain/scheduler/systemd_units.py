"""systemd unit files: a service and its timer as text (systemd.service(5), systemd.timer(5), systemd.syntax(7))."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MARK = "# cmdaily: "
"""How a file of ours begins; what begins otherwise is somebody else's."""


def service(home: str, environment: Mapping[str, str], command: Sequence[str]) -> str:
    """The unit that takes one turn."""
    variables = [f"Environment={_quoted(f'{name}={given}')}" for name, given in environment.items()]
    start = " ".join(_quoted(word.replace("$", "$$")) for word in command)
    lines = [
        f"{MARK}{home}",
        "[Unit]",
        "Description=cmdaily does what is due",
        "",
        "[Service]",
        "Type=oneshot",
        *variables,
        f"ExecStart={start}",
    ]
    return "\n".join(lines) + "\n"


def timer(home: str, minutes: int) -> str:
    """The unit that starts it every so many minutes."""
    lines = [
        f"{MARK}{home}",
        "[Unit]",
        "Description=cmdaily does what is due, in time",
        "",
        "[Timer]",
        f"OnCalendar=*:0/{minutes}",
        "AccuracySec=1s",
        "",
        "[Install]",
        "WantedBy=timers.target",
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A word in double quotes; `%` begins a specifier of systemd's and is doubled."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%") + '"'
