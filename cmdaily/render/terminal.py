"""Rich renderer, on a terminal. Texts are put in as they are: no markup of theirs is ever read."""

from __future__ import annotations

from typing import IO

from rich.console import Console
from rich.text import Text

from cmdaily.render.document import Document, Spans
from cmdaily.render.layout import EMPTY, FILLED, lay_out

STYLES = {
    "title": "bold",
    "header": "bold",
    "section": "bold cyan",
    "essential": "bold",
    "done": "green",
    "late": "yellow",
    "dim": "bright_black",
    "good": "green",
    "bad": "red",
    "accent": "cyan",
    "number": "cyan",
    "mark_open": "",
    "mark_done": "green",
    "mark_skipped": "bright_black",
    FILLED: "green",
    EMPTY: "bright_black",
    "heat0": "bright_black",
    "heat1": "color(22)",
    "heat2": "color(28)",
    "heat3": "color(34)",
    "heat4": "bold color(40)",
}
GLYPHS = {
    "mark_open": ("[ ]", " ○ "),
    "mark_done": ("[x]", " ✔ "),
    "mark_skipped": ("[-]", " – "),
    FILLED: ("#", "━"),
    EMPTY: (".", "━"),
}
"""What plain text writes with ASCII, and what a terminal that knows Unicode shows in its place."""


def show(document: Document, stream: IO[str], *, colour: bool, unicode: bool) -> None:
    """Print a document to a terminal."""
    console = Console(file=stream, no_color=not colour, highlight=False, markup=False, emoji=False)
    for line in lay_out(document, console.width):
        console.print(_text(line, unicode=unicode), no_wrap=True, overflow="ignore", crop=False)


def _text(spans: Spans, *, unicode: bool) -> Text:
    text = Text()
    for style, piece in spans:
        shown = piece
        if unicode and style in GLYPHS:
            shown = piece.replace(*GLYPHS[style])
        text.append(shown, STYLES.get(style, ""))
    text.rstrip()
    return text
