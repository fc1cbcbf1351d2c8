"""Colour palette of the desk: the sixteen colours of a terminal, where the desk draws its own background.

Each can be read on that background and on the row that is chosen (WCAG 2.2, 1.4.3: a contrast of 4.5).
"""

from __future__ import annotations

from rich.terminal_theme import TerminalTheme

Colour = tuple[int, int, int]


def _palette(background: Colour, foreground: Colour, *named: str) -> TerminalTheme:
    """A palette of six colours and a grey, each of them as plain and as bright: red, green, yellow, blue, magenta,
    cyan, bright black."""
    *six, grey = [(int(each[0:2], 16), int(each[2:4], 16), int(each[4:6], 16)) for each in named]
    return TerminalTheme(background, foreground, [grey, *six, foreground], [grey, *six, foreground])


DARK = _palette(
    (18, 18, 18), (224, 224, 224), "ff7b8a", "8fd06a", "e6c35c", "82b4ff", "d9a0e8", "66cfe0", "a0a0a0"
)
LIGHT = _palette(
    (224, 224, 224), (31, 31, 31), "8c1414", "1c5208", "5f4300", "173f80", "6a1f6a", "00485f", "424242"
)
