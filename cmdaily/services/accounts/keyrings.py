"""System keyring, asked late and never waited for: under cron it may be locked, or ask what nobody sees."""

from __future__ import annotations

import threading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

SERVICE = "cmdaily"
PATIENCE = 5.0
"""Seconds to wait for an answer."""

_hung = threading.Event()
"""Set when the keyring did not answer: it is not asked again by this process."""


def read(name: str) -> str | None:
    """What the keyring holds under a name; None without one, or without a keyring."""
    found = _bounded(lambda keyring: keyring.get_password(SERVICE, name))
    return found if isinstance(found, str) else None


def write(name: str, text: str) -> bool:
    """Put a text into the keyring. False when there is none that can be trusted."""

    def put(keyring: Any) -> bool:
        keyring.set_password(SERVICE, name, text)
        return True

    return _bounded(put) is True


def remove(name: str) -> None:
    """Take a name out of the keyring, if it is there."""
    _bounded(lambda keyring: keyring.delete_password(SERVICE, name))


def _bounded(work: Callable[[Any], Any]) -> Any:
    if _hung.is_set():
        return None
    answer: list[Any] = []

    def ask() -> None:
        try:
            keyring = _backend()
            if keyring is not None:
                answer.append(work(keyring))
        except Exception:
            return

    thread = threading.Thread(target=ask, daemon=True, name="keyring")
    thread.start()
    thread.join(PATIENCE)
    if thread.is_alive():
        _hung.set()
    return answer[0] if answer else None


def _backend() -> Any:
    """The system's keyring, None where there is none or only one that writes plain text (a file of ours is no worse,
    and says what it is)."""
    import keyring

    backend = keyring.get_keyring()
    module = type(backend).__module__
    return (
        None
        if module.startswith(("keyring.backends.fail", "keyring.backends.null", "keyrings.alt"))
        else backend
    )
