"""Line wrapping for the desk: hanging indents, no break at a no-break space, tabs and keys that fit the width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

if TYPE_CHECKING:
    from cmdaily.desk.keys import Key
    from cmdaily.locale import Translator

NARROWEST = 12
"""Columns of text below which nothing is indented."""
NO_BREAK = "\u00a0"


def wrapped(text: Text, width: int, indent: int = 0) -> Text:
    """A text in lines of at most `width` columns, the lines that continue another indented.

    Rich and Textual break at every white space, also before a French `:` or inside `1 h 30`, and begin again at the
    left edge.
    """
    if width <= 0:
        return text
    indent = indent if width - indent >= NARROWEST else 0
    found = Text()
    for number, line in enumerate(text.split("\n", allow_blank=True)):
        for part, piece in enumerate(_pieces(line, width, indent)):
            if number or part:
                found.append("\n" + " " * (indent if part else 0))
            found.append_text(piece)
    return found


def _pieces(line: Text, width: int, indent: int) -> Sequence[Text]:
    """A line cut at plain spaces; what is wider than a line at its no-break spaces; a word only where it is wider."""
    if cell_len(line.plain) <= width:
        return [line]
    cuts, room, used, begun = [], width, 0, False
    place = 0
    for word in _narrow(_words(line.plain), width - indent):
        wide = cell_len(word.rstrip(" "))
        if begun and used + wide > room:
            cuts.append(place)
            room, used = width - indent, 0
        if wide > room - (0 if begun else used):  # an address, a line without spaces
            for letter in word:
                if used + cell_len(letter) > room and used:
                    cuts.append(place)
                    room, used = width - indent, 0
                used += cell_len(letter)
                place += 1
        else:
            used += cell_len(word)
            place += len(word)
        begun = begun or bool(word.strip(" "))
    pieces = list(line.divide(cuts))
    for piece in pieces:
        piece.truncate(cell_len(piece.plain.rstrip(" ")))
    return pieces


def _words(text: str) -> Sequence[str]:
    """Words, each with the spaces behind it; the spaces at the beginning are the first."""
    found, start = [], 0
    for place in range(1, len(text)):
        if text[place] != " " and text[place - 1] == " ":
            found.append(text[start:place])
            start = place
    return [*found, text[start:]]


def _narrow(words: Sequence[str], width: int) -> Iterator[str]:
    """Words, those that are wider than a line cut behind their no-break spaces."""
    for word in words:
        if NO_BREAK in word and cell_len(word.rstrip(" ")) > width:
            *parts, last = word.split(NO_BREAK)
            yield from (part + NO_BREAK for part in parts)
            yield from filter(None, (last,))
        else:
            yield word


def whole(text: str) -> str:
    """A text that is not to be broken."""
    return text.replace(" ", NO_BREAK)


def tabs_line(names: Sequence[str], chosen: int, width: int) -> Text:
    """The lists there are, each with its number; where they do not all fit, those farthest from the chosen one lose
    their names. A click shows a list."""
    shown = {chosen}
    for place in sorted(range(len(names)), key=lambda place: abs(place - chosen)):
        if cell_len(" ".join(_tabs(names, shown | {place}))) <= width:
            shown.add(place)
    found = Text()
    for place, name in enumerate(_tabs(names, shown)):
        style = Style(reverse=place == chosen, meta={"@click": f"app.go({place + 1})"})
        found.append(name, style)
        found.append(" ")
    return found


def _tabs(names: Sequence[str], shown: set[int]) -> Sequence[str]:
    return [f"{place + 1} {name}" if place in shown else str(place + 1) for place, name in enumerate(names)]


def keys_lines(keys: Sequence[Key], tr: Translator, width: int, most: int = 2) -> Text:
    """Keys and what they do in at most so many lines, as many as fit, the first of them first. A click presses one."""
    lines: list[list[Key]] = [[]]
    for key in keys:
        if lines[-1] and _width([*lines[-1], key], tr) > width:
            if len(lines) == most:
                continue
            lines.append([])
        lines[-1].append(key)
    found = Text()
    for number, line in enumerate(lines):
        found.append("\n" if number else "")
        for place, key in enumerate(line):
            click = Style(meta={"@click": f"app.press_key('{key.key}')"})
            found.append("  " if place else "")
            found.append(key.shown, Style(bold=True) + click)
            found.append(NO_BREAK + whole(tr(key.message)), click)
    return found


def _width(keys: Sequence[Key], tr: Translator) -> int:
    return sum(cell_len(key.shown) + 1 + cell_len(tr(key.message)) for key in keys) + 2 * (len(keys) - 1)
