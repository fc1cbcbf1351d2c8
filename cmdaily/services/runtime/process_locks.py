"""Process locks: who holds a delivery, for as long as it lives.

The process keeps a file locked; the kernel lets go of the lock when the process ends, however it ends. So a delivery
whose owner's file can be locked by somebody else has no sender any more, and no clock or process number has to be
trusted.
"""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress

from cmdaily.errors import StoreError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from cmdaily.files.home import Home
    from cmdaily.services.workspace import Workspace
    from cmdaily.store.postgresql.store import SharedStore

PATIENCE = 60.0
"""Seconds to wait for another process that does the same thing; it has timeouts of its own."""


def _directory(home: Home) -> str:
    return os.path.join(home.data, "locks")


class Owner:
    """This process as the owner of deliveries, while the `with` block lasts; with `shared` for other machines, too."""

    def __init__(self, home: Home, shared: SharedStore | None = None) -> None:
        self._shared = shared
        self.token = f"{os.getpid()}-{os.urandom(8).hex()}"
        self._path = os.path.join(_directory(home), self.token)
        self._file: int | None = None

    def __enter__(self) -> Owner:
        self._file = _open(self._path)
        if not _lock(self._file):
            raise StoreError("error.store_locked", remedy="error.store_locked_remedy", path=self._path)
        if self._shared is not None:
            self._shared.hold(self.token)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            _remove(self._path)
            os.close(self._file)
            self._file = None
        if self._shared is not None:
            with suppress(StoreError):  # a line that is cut lets go by itself
                self._shared.let_go(self.token)


def sending(workspace: Workspace) -> Owner:
    """This process as the owner of what it sends."""
    return Owner(workspace.home, _team_store(workspace))


def still_sends(workspace: Workspace, token: str) -> bool:
    """Whether the process that is this owner still runs, on this machine or on another one of the team."""
    shared = _team_store(workspace)
    return lives(workspace.home, token) or (shared is not None and shared.lives(token))


def _team_store(workspace: Workspace) -> SharedStore | None:
    shared = workspace.shared
    return None if shared is workspace.store else shared  # type: ignore[return-value]


def lives(home: Home, token: str) -> bool:
    """Whether the process that is this owner still runs."""
    path = os.path.join(_directory(home), os.path.basename(token))
    try:
        file = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    except OSError:
        return True  # what cannot be looked at is left alone
    try:
        if not _lock(file):
            return True
        _remove(path)
        return False
    finally:
        os.close(file)


def hold(path: str) -> int | None:
    """Lock a file for as long as it stays open, and make it where it is missing; None when another process has it."""
    file = _open(path)
    if _lock(file):
        return file
    os.close(file)
    return None


@contextmanager
def alone(home: Home, name: str) -> Iterator[None]:
    """Do something that two processes must not do at once, such as using up a refresh token."""
    file = _open(os.path.join(_directory(home), name))
    try:
        end = time.monotonic() + PATIENCE
        while not _lock(file):
            if time.monotonic() > end:
                raise StoreError("error.store_locked", remedy="error.store_locked_remedy", path=name)
            time.sleep(0.05)
        yield
    finally:
        os.close(file)


def _open(path: str) -> int:
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except OSError as error:
        raise StoreError(
            "error.store_unreachable",
            remedy="error.store_unreachable_remedy",
            path=path,
            reason=error.strerror or str(error),
        ) from error


def _remove(path: str) -> None:
    with suppress(OSError):  # another process saw that it is ours no more, and was quicker
        os.unlink(path)


if os.name == "nt":

    def _lock(file: int) -> bool:
        import msvcrt

        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True

else:

    def _lock(file: int) -> bool:
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
