"""Atomic writes: a file is written whole or not at all, by way of an exclusive temporary file.

Everything cmdaily writes to a named file goes through here (a hygiene test looks). A temporary file is made by
O_CREAT | O_EXCL | O_NOFOLLOW under a name of 64 random bits, mode 0600, in its target's own folder: where others may
write too, nothing they planted there is ever opened (CWE-377, CWE-59).
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_MOST_LINKS = 40
"""As many as Linux follows (path_resolution(7))."""


def atomic_write(path: str, content: str | bytes, *, mode: int = 0o600, durable: bool = True) -> None:
    """Replace a file by new content, or leave everything as it was and raise OSError.

    Text is written as UTF-8. `durable` waits until it is on the disk; a cache need not. Nothing half-written is
    left beside the file, whatever failed: it might be a secret. The directory must exist. A link is followed as
    `final_path` says, and else replaced itself.
    """
    target = final_path(path)
    unfinished = unfinished_path(target)
    handle = os.open(unfinished, _NEW, 0o600)
    try:
        _fill(handle, content, mode, durable=durable)
        os.replace(unfinished, target)
    except BaseException:
        os.unlink(unfinished)
        raise


def write_new(path: str, content: str | bytes, *, mode: int = 0o600) -> None:
    """Write a file that must not exist yet, or raise FileExistsError; a link stands for a file, wherever it leads."""
    handle = os.open(path, _NEW, 0o600)
    try:
        _fill(handle, content, mode, durable=True)
    except BaseException:
        os.unlink(path)
        raise


@contextmanager
def private_path(target: str) -> Iterator[str]:
    """A path beside a target for what opens its file by name itself, as SQLite does; to be moved to the target.

    It lies in a new folder that nobody else can look into: while it is written, no link can be put in its place,
    for nobody knows its name. The folder is gone afterwards, with whatever was left in it.
    """
    folder = unfinished_path(target)
    os.mkdir(folder, 0o700)
    path = os.path.join(folder, os.urandom(8).hex())
    try:
        os.close(os.open(path, _NEW, 0o600))
        yield path
    finally:
        with suppress(OSError):
            for name in os.listdir(folder):
                os.unlink(os.path.join(folder, name))
            os.rmdir(folder)


def keep_name(path: str) -> None:
    """Wait until the name of a file survives a power cut as well as its content, where the system can see to it."""
    with suppress(OSError):
        handle = os.open(os.path.dirname(path) or ".", os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def unfinished_path(target: str) -> str:
    """A new name in the target's folder that nobody can foresee, and that is never too long for a file system."""
    return os.path.join(os.path.dirname(target), f".cmdaily-{os.urandom(8).hex()}.part")


def final_path(path: str) -> str:
    """Where a file is really written: behind the user's own links, and never behind anybody else's.

    People link their settings from elsewhere. A link is followed when it is the user's and lies in a folder that
    nobody else may write to; any other stays unread, and the file takes its place.
    """
    here = path
    for _ in range(_MOST_LINKS):
        if not os.path.islink(here):
            return here
        if not _own_link(here):
            return path
        here = os.path.join(os.path.dirname(here), os.readlink(here))
    return path


def _own_link(path: str) -> bool:
    if not hasattr(os, "getuid"):
        return True
    folder = os.stat(os.path.dirname(path) or ".")
    mine = (0, os.getuid())
    return os.lstat(path).st_uid in mine and folder.st_uid in mine and not folder.st_mode & 0o022


def _fill(handle: int, content: str | bytes, mode: int, *, durable: bool) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(content.encode() if isinstance(content, str) else content)
        if durable:
            file.flush()
            os.fsync(file.fileno())
        if mode != 0o600 and hasattr(os, "fchmod"):
            os.fchmod(file.fileno(), mode)
