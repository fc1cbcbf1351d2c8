"""Shipped routines: those that come with cmdaily."""

from __future__ import annotations

import os

SUFFIXES = (".yaml", ".yml")


def shipped_directory() -> str:
    """Where they are: inside the installed package, else beside it in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    installed = os.path.join(package, "shipped_routines")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(package), "routines")


def shipped_names() -> tuple[str, ...]:
    """Their names, in alphabetical order; a shipped file is named like its routine."""
    try:
        files = os.listdir(shipped_directory())
    except OSError:
        return ()
    return tuple(sorted(name.removesuffix(".yaml") for name in files if name.endswith(".yaml")))


def shipped_path(name: str) -> str:
    """The file of a shipped routine."""
    return os.path.join(shipped_directory(), f"{name}.yaml")
