"""Output sanitising: control characters of files and networks never reach the terminal."""

from __future__ import annotations

# Format characters that belong to ordinary writing: soft hyphen, joiners (emoji, Persian), the spaces of French.
_HARMLESS = frozenset("\u00a0\u00ad\u200c\u200d\u2009\u202f\u2007\u2002\u2003\u3000\ufeff")


def clean(text: str) -> str:
    """One line of text, safe to print: line ends and tabs become spaces, other controls a replacement character.

    Direction overrides go the same way, or a file name could be shown backwards; so do lone surrogates, which
    no terminal encoding can carry.
    """
    if text.isprintable():
        return text
    return "".join(_safe(character) for character in text)


def one_line(text: str, most: int | None = None) -> str:
    """A text in one line, safe to print; where it is cut to at most so many characters, it says so."""
    one = " ".join(clean(text).split())
    return one if most is None or len(one) <= most else one[: most - 1] + "…"


def clean_lines(text: str) -> list[str]:
    """The lines of a longer text, each safe to print."""
    return [clean(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def _safe(character: str) -> str:
    if character.isprintable() or character in _HARMLESS:
        return character
    return " " if character in "\n\r\t\v\f\u2028\u2029\u0085" else "\ufffd"
