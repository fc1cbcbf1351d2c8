"""Secret files, for machines without a keyring: one for each account, readable by its owner alone.

docs/decisions/0010-secrets.md says why."""

from __future__ import annotations

import os

from cmdaily.errors import NotSignedInError, StoreError
from cmdaily.files.atomic_write import atomic_write
from cmdaily.files.trust import writable_by_others

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cmdaily.files.home import Home

LARGEST = 64 * 1024
"""More than any secret, in bytes."""


def path_of(home: Home, name: str) -> str:
    """Where the secret of an account is kept."""
    return os.path.join(home.data, "secrets", f"{name}.json")


def read(home: Home, name: str) -> str | None:
    """What the file holds, None without one."""
    try:
        check(path_of(home, name))
        with open(path_of(home, name), encoding="utf-8") as file:
            return file.read(LARGEST)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise _unusable(path_of(home, name), error) from error


def write(home: Home, name: str, text: str) -> None:
    """Keep a secret: whole or not at all, on the disk when this returns."""
    path = path_of(home, name)
    directory = os.path.dirname(path)
    try:
        os.makedirs(directory, mode=0o700, exist_ok=True)
        check(directory)
        atomic_write(path, text)
    except OSError as error:
        raise _unusable(path, error) from error


def check(path: str) -> None:
    """Refuse a place that others may write to: a secret there may be one of theirs, or become theirs.

    Raises NotSignedInError, and OSError for what is not there."""
    place = writable_by_others(path)
    if place:
        raise NotSignedInError("secret.unsafe", remedy="secret.unsafe_remedy", path=path, place=place)


def exposed(home: Home) -> list[str]:
    """The files of secrets, and their folder, that would be refused. For the doctor."""
    directory = os.path.join(home.data, "secrets")
    try:
        places = [directory, *(os.path.join(directory, name) for name in sorted(os.listdir(directory)))]
        return list(dict.fromkeys(filter(None, map(writable_by_others, places))))
    except OSError:
        return []


def remove(home: Home, name: str) -> None:
    """Remove a secret, if there is one."""
    try:
        os.unlink(path_of(home, name))
    except FileNotFoundError:
        pass
    except OSError as error:
        raise _unusable(path_of(home, name), error) from error


def _unusable(path: str, error: Exception) -> StoreError:
    reason = error.strerror if isinstance(error, OSError) else None
    return StoreError(
        "error.store_unreachable",
        remedy="error.store_unreachable_remedy",
        path=path,
        reason=reason or type(error).__name__,
    )
