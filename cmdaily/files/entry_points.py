"""Entry points of installed packages: whether anybody declares one of a group, told without `importlib.metadata`.

Importing that takes three times as long as a bare interpreter, and nearly nobody has a plug-in. The files that it would
read are read here for the names alone; where there is one of somebody else's, or packages are kept in a way that is not
the usual one (a zip file, a finder of their own), it is asked after all.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from importlib.metadata import EntryPoint

FOLDERS = (".dist-info", ".egg-info", ".egg")
USUAL_FINDERS = ("BuiltinImporter", "FrozenImporter", "PathFinder")


def entry_points_of_others(group: str, own: Container[str] = ()) -> list[EntryPoint]:
    """The entry points of a group whose names are none of our own."""
    if _usual(sys.path) and all(name in own for name in _declared(group, sys.path)):
        return []
    from importlib.metadata import entry_points

    return [entry for entry in entry_points(group=group) if entry.name not in own]


def _usual(path: Iterable[str]) -> bool:
    """Whether all packages are directories that anybody may look into."""
    finders = (each for each in sys.meta_path if hasattr(each, "find_distributions"))
    return all(getattr(each, "__name__", "") in USUAL_FINDERS for each in finders) and not any(
        os.path.isfile(each) for each in path
    )


def _declared(group: str, path: Iterable[str]) -> Iterator[str]:
    """The names that are declared in a group, by packages in the directories of a search path."""
    for directory in dict.fromkeys(path):
        try:
            names = os.listdir(directory or ".")
        except OSError:
            continue
        for name in names:
            if name.endswith(FOLDERS):
                inner = os.path.join(directory, name, "EGG-INFO" if name.endswith(".egg") else "")
                yield from _names(os.path.join(inner, "entry_points.txt"), group)
            elif name == "EGG-INFO":
                yield from _names(os.path.join(directory, name, "entry_points.txt"), group)


def _names(file: str, group: str) -> Iterator[str]:
    """The names in one section of a file of entry points; of one that cannot be read, a name that is nobody's."""
    try:
        with open(file, encoding="utf-8") as opened:
            text = opened.read()
    except (FileNotFoundError, NotADirectoryError):
        return
    except (OSError, ValueError):
        yield ""
        return
    section = ""
    for line in text.splitlines():
        stripped = line.strip()
        if stripped.startswith("["):
            section = stripped
        elif section == f"[{group}]" and stripped and not stripped.startswith(("#", ";")):
            yield stripped.partition("=")[0].strip()
