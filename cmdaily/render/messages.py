"""Messages on standard error, wrapped between words where a terminal ends."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def write_message(stream: TextIO, text: str) -> None:
    """Write lines that are safe to print; on a terminal, wrapped between words. Raises OSError."""
    width = _width(stream)
    if width is not None:
        text = "".join(f"{wrapped(line, width)}\n" for line in text.splitlines())
    stream.write(text)


def fitted(stream: TextIO, text: str) -> str:
    """A text for a terminal, wrapped between words where it ends; for anything else as it is."""
    width = _width(stream)
    return text if width is None else "\n".join(wrapped(line, width) for line in text.split("\n"))


def wrapped(line: str, width: int) -> str:
    """A line broken at its spaces to a width in cells. A word that is wider, such as a path, stays whole."""
    from cmdaily.render.layout import cells_wide

    lines: list[str] = []
    for word in _units(line):
        if lines and cells_wide(lines[-1]) + 1 + cells_wide(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return "\n".join(lines)


def _units(line: str) -> list[str]:
    """The words of a line; a sign set off by a space stays with its word, and a number with its unit."""
    from cmdaily.render.layout import stays_with

    units: list[str] = []
    for word in line.split(" "):
        if units and stays_with(units[-1], word):
            units[-1] += " " + word
        else:
            units.append(word)
    return units


def _width(stream: TextIO) -> int | None:
    """The columns of a terminal, None for anything else."""
    try:
        return os.get_terminal_size(stream.fileno()).columns or None
    except (OSError, ValueError):
        return None
