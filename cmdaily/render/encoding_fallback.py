"""Encoding fallback: the nearest letters, for terminals and pipes that do not speak Unicode.

Loaded only when a character cannot be written: accents are dropped, typography becomes its typewriter form.
"""

from __future__ import annotations

from unicodedata import combining, normalize

TYPEWRITER = {
    "·": "-",
    "•": "*",
    "–": "-",
    "—": "-",
    "−": "-",
    "→": "->",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "œ": "oe",
    "Œ": "OE",
    "æ": "ae",
    "Æ": "AE",
    "ß": "ss",
    "€": "EUR",
    "✓": "v",
    "✗": "x",
    "░": ":",
    "▒": "+",
    "▓": "#",
    "█": "@",
    "━": "-",
    "─": "-",
}


def nearest(error: UnicodeError) -> tuple[str, int]:
    """A codec error handler: what to write in place of the characters that cannot be (`codecs.register_error`)."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    return "".join(_nearest(character) for character in text), error.end


def _nearest(character: str) -> str:
    known = TYPEWRITER.get(character)
    if known is not None:
        return known
    plain = "".join(part for part in normalize("NFKD", character) if not combining(part))
    return plain if plain.isascii() and plain else "?"
