"""Parsed-file cache, in one file: an ordinary run reads it and imports no YAML.

An entry counts while path, time of change and size of its file are the same. Whatever is odd about the
cache (missing, damaged, another version's, another user's, not writable) only costs a parse. Why `marshal`,
and why that is safe here: docs/decisions/0005-parsed-cache.md.
"""

from __future__ import annotations

import marshal
import os
import sys
from binascii import crc32

from cmdaily import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    CachedFile = tuple[int, int, Any, bytes]

_FORMAT = 3
_HEADER = f"cmdaily parsed {_FORMAT} {__version__} {sys.implementation.cache_tag}\n".encode()
_LARGEST = 50_000_000
_DAMAGE = (ValueError, EOFError, TypeError, IndexError, KeyError, AttributeError, MemoryError)
"""What reading a damaged entry may raise."""


class ParsedCache:
    """Parsed files by path. `path` is the cache's own file, None to keep nothing."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._known: dict[str, CachedFile] = _read(path) if path else {}
        self._used: dict[str, CachedFile] = {}
        self._changed = False

    def entry(
        self, path: str, found: os.stat_result | None, parse: Callable[[], tuple[Any, Any]]
    ) -> tuple[Any, bytes]:
        """Label and payload of a file: those kept, if the file is still the same, else what `parse` makes.

        `parse` gives a small label, at hand without unpacking, and a payload for `unpacked`; both of plain
        tuples, texts and numbers. `found` is the file's stat from before parsing, None when there is none.
        """
        mtime, size = (found.st_mtime_ns, found.st_size) if found else (0, -1)
        kept = self._known.get(path)
        if kept is None or kept[0] != mtime or kept[1] != size or found is None:
            label, payload = parse()
            kept = (mtime, size, label, marshal.dumps(payload))
            self._changed = self._changed or found is not None
        if found is not None:
            self._used[path] = kept
        return kept[2], kept[3]

    def forget(self, path: str) -> None:
        """Drop an entry that turned out to be damaged."""
        self._known.pop(path, None)
        self._used.pop(path, None)
        self._changed = True

    def save(self) -> None:
        """Write the cache if anything changed; a directory that cannot be written is no matter."""
        if self._path and (self._changed or len(self._used) != len(self._known)):
            _write(self._path, self._used)


def unpacked(payload: bytes) -> Any:
    """What a payload holds."""
    return marshal.loads(payload)  # noqa: S302 - a private file of ours, see the decision


def _read(path: str) -> dict[str, CachedFile]:
    try:
        with open(path, "rb", buffering=0) as file:
            found = os.fstat(file.fileno())
            if found.st_size > _LARGEST or (hasattr(os, "getuid") and _is_foreign(found)):
                return {}
            content = file.read()
    except (OSError, ValueError):
        return {}
    body = len(_HEADER) + 4
    if not content.startswith(_HEADER) or crc32(content[body:]) != int.from_bytes(content[body - 4 : body]):
        return {}
    try:
        known = marshal.loads(content[body:])  # noqa: S302 - a private file of ours, see the decision
    except _DAMAGE:
        return {}
    return known if type(known) is dict else {}


def _is_foreign(found: os.stat_result) -> bool:
    """Whether somebody else could have written it: it holds the settings too, and those name a command."""
    return found.st_uid != os.getuid() or bool(found.st_mode & 0o022)


def _write(path: str, entries: dict[str, CachedFile]) -> None:
    from cmdaily.files.atomic_write import atomic_write

    body = marshal.dumps(entries)
    try:
        os.makedirs(os.path.dirname(path), 0o700, exist_ok=True)
        atomic_write(path, _HEADER + crc32(body).to_bytes(4) + body, durable=False)
    except (OSError, ValueError):
        return
