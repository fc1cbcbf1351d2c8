"""Writing a file whole or not at all."""

from __future__ import annotations

import os


def write_whole(path: str, content: str | bytes, *, mode: int = 0o600, durable: bool = True) -> None:
    """Replace a file by new content, or leave everything as it was and raise OSError.

    Text is written as UTF-8. `durable` waits until it is on the disk; a cache need not. Nothing half-written is
    left beside the file, whatever failed: it might be a secret. The directory must exist.
    """
    data = content.encode() if isinstance(content, str) else content
    unfinished = f"{path}.{os.getpid()}-{os.urandom(4).hex()}.part"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(unfinished, flags, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        if mode != 0o600:
            os.chmod(unfinished, mode)
        os.replace(unfinished, path)
    except BaseException:
        os.unlink(unfinished)
        raise
