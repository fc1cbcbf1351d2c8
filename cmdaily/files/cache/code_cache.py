"""Code cache: the compiled modules of the daily commands in one file, beside the ones that Python keeps.

Finding a module on the disk takes Python as long as running it, and a short command loads seventy. Here one file is
read instead, and a source is only asked whether it is still the one that was compiled, by its time and size as Python
does. Where the file is missing, old or not to be written, everything is imported as ever. docs/decisions/0002.
"""

from __future__ import annotations

import os
import sys
from marshal import dumps
from marshal import loads as read_code

from cmdaily import __version__
from cmdaily.errors import CmdailyError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Entry = tuple[str, int, int, int, int]
    """Path of the source, its time of change in nanoseconds, its size, and where its code begins and ends."""

PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
HEAD = f"cmdaily code 1, {__version__}, {sys.hexversion:x}, {PACKAGE}, {os.__file__}\n".encode(
    errors="surrogateescape"
)
"""Another version or interpreter, or a package that was copied elsewhere, has nothing from here."""
MOST_LOADED = 80
"""A command that loads more modules is none of the daily ones."""
MOST_KEPT = 200

_index: dict[str, Entry] = {}
_file, _base = -1, 0
"""The number of the open file, and where in it the code begins."""
_opened: list[Any] = []
_before: set[str] = set()
"""What was imported before, which Python finds by itself."""

_Spec: Any = type(__spec__)
_Loader: Any = type(globals()["__loader__"])


class _CachedLoader(_Loader):  # type: ignore[misc]
    """The loader of this very module, that knows the code already."""

    def get_code(self, fullname: str) -> Any:
        """The code of a module that `_Finder` found."""
        *_, begin, end = _index[fullname]
        try:
            return read_code(os.pread(_file, end - begin, _base + begin))  # noqa: S302 - it runs as what Python compiled beside it does
        except (OSError, ValueError, EOFError, TypeError):  # a damaged file
            return super().get_code(fullname)


class _Finder:
    """Finds the modules of the cache whose sources are as they were, and no others."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> Any:  # noqa: ARG004 - the protocol's
        """What Python has to know to import a module; None for what it shall find by itself."""
        if name not in _index or not _is_kept(name):
            return None
        source = _index[name][0]
        package = source.endswith("__init__.py")
        spec = _Spec(name, _CachedLoader(name, source), origin=source, is_package=package)
        spec.has_location = True
        if package:
            spec.submodule_search_locations.append(os.path.dirname(source))
        return spec


def path() -> str:
    """Where the cache of this interpreter is: among the compiled modules of the package."""
    optimised = f".opt-{sys.flags.optimize}" if sys.flags.optimize else ""
    return os.path.join(PACKAGE, "__pycache__", f"daily.{sys.implementation.cache_tag}{optimised}.code")


def use() -> None:
    """Import from the cache from now on, as far as it goes."""
    global _file, _base  # noqa: PLW0603 - once for each process
    _before.update(sys.modules)
    try:
        _opened.append(open(path(), "rb", buffering=0))  # noqa: SIM115 - it stays open
        _file = _opened[0].fileno()
        begin = len(HEAD) + 8
        start = os.pread(_file, 65536, 0)
        end = begin + int.from_bytes(start[len(HEAD) : begin], "little")
        if (
            _file > 2 and start.startswith(HEAD) and hasattr(_Loader, "path_stats")
        ):  # 0 to 2 are standard streams
            whole = start if end <= len(start) else start + os.pread(_file, end - len(start), len(start))
            _index.update(read_code(whole[begin:end]))  # noqa: S302 - as above
            _base = end
            sys.meta_path.insert(0, _Finder)
            return
        _opened.pop().close()
    except (OSError, ValueError, EOFError, TypeError, AttributeError):
        return


def keep() -> None:
    """Keep the modules that this process loaded beside those that are kept, where some are new and it may."""
    loaded = [name for name in sys.modules if name not in _before]
    ours = [name for name in loaded if name.startswith("cmdaily.")]
    if len(ours) > MOST_LOADED or sys.dont_write_bytecode or "yaml" in sys.modules:
        return
    fresh = [name for name in loaded if _is_wanted(name) and not _is_kept(name)]
    kept = [name for name in _index if _is_kept(name)]
    if fresh and len(kept) + len(fresh) <= MOST_KEPT and os.access(os.path.dirname(path()), os.W_OK):
        try:
            _write(kept, fresh)
        except (CmdailyError, OSError, ValueError, AttributeError, ImportError):
            return  # the next command tries again


def _is_wanted(name: str) -> bool:
    """Whether a module has a source, and is of this package or of Python itself."""
    top = name.partition(".")[0]
    known = top == "cmdaily" or top in sys.stdlib_module_names
    return known and isinstance(getattr(sys.modules[name], "__loader__", None), _Loader)


def _is_kept(name: str) -> bool:
    entry = _index.get(name)
    try:
        return entry is not None and _as_found(entry[0]) == entry[1:3]
    except OSError:
        return False


def _as_found(source: str) -> tuple[int, int]:
    found = os.stat(source)
    return found.st_mtime_ns, found.st_size


def _write(kept: list[str], fresh: list[str]) -> None:
    from cmdaily.files.atomic_write import atomic_write

    codes: dict[str, tuple[str, int, int, bytes]] = {}
    for name in kept:
        source, changed, size, begin, end = _index[name]
        codes[name] = (source, changed, size, os.pread(_file, end - begin, _base + begin))
    for name in fresh:
        spec: Any = sys.modules[name].__spec__
        codes[name] = (spec.origin, *_as_found(spec.origin), dumps(spec.loader.get_code(name)))
    places, at = {}, 0
    for name, (source, changed, size, code) in codes.items():
        places[name] = (source, changed, size, at, at + len(code))
        at += len(code)
    head = dumps(places)
    parts = [code for *_, code in codes.values()]
    mode = os.stat(__file__).st_mode & 0o666 | 0o200  # as Python's own
    atomic_write(path(), b"".join([HEAD, len(head).to_bytes(8, "little"), head, *parts]), mode=mode)
