"""French typography: no-break spaces and apostrophes, put into messages at the one place where they become text.

The catalogues keep plain spaces and straight apostrophes, so that they can be searched. What stands between
backquotes is typed by somebody and is left as it is. The rules: Imprimerie nationale, Lexique des règles
typographiques; a no-break space (U+00A0) before `:` `»` `%` and units, a narrow one (U+202F) before `;` `!` `?`.
"""

from __future__ import annotations

NO_BREAK = "\u00a0"
NARROW = "\u202f"

_SPACES = tuple((" " + mark, NARROW + mark) for mark in ";!?")
_SPACES += tuple((" " + mark, NO_BREAK + mark) for mark in ":»%$€")
_SPACES += (("« ", "«" + NO_BREAK), ("{day} {month}", "{day}" + NO_BREAK + "{month}"))
_UNIT_WORDS = (
    "min h s d j kB MB GB ko Mo Go px % $ € ×",
    "minute minutes heure heures hour hours seconde secondes second seconds jour jours day days",
    "semaine semaines week weeks mois month months an ans year years fois times",
    "octet octets byte bytes caractère caractères character characters pixel pixels",
)
UNITS = frozenset(" ".join(_UNIT_WORDS).split())
_AFTER_UNIT = ".,;:!?)»”…"


def typeset(text: str) -> str:
    """A French message, or a template of one, with its no-break spaces and curly apostrophes."""
    parts = text.split("`")
    for place in range(0, len(parts), 2):
        part = _curled(parts[place]) if "'" in parts[place] else parts[place]
        parts[place] = _spaced(part) if " " in part else part
    return "`".join(parts)


def _spaced(text: str) -> str:
    """Each sign and each unit with its own space."""
    for plain, typographic in _SPACES:
        text = text.replace(plain, typographic)
    if "} " in text or any(digit + " " in text for digit in "0123456789"):
        text = _with_units(text)
    return text


def _with_units(text: str) -> str:
    """A number stays with its unit, and with its own next three digits."""
    before, *rest = text.split(" ")
    pieces = [before]
    for word in rest:
        space = " "
        if before.endswith("}") or before[-1:].isdigit():
            bare = word.rstrip(_AFTER_UNIT).partition(NARROW)[0].partition(NO_BREAK)[0]
            if bare in UNITS:
                space = NO_BREAK
            elif bare.isdigit() and len(bare) == 3:
                space = NARROW
        pieces += (space, word)
        before = word
    return "".join(pieces)


def _curled(text: str) -> str:
    """Straight apostrophes after a letter as typographic ones; other straight quotes stay."""
    first, *rest = text.split("'")
    pieces = [first]
    for part in rest:
        pieces += ("’" if pieces[-1][-1:].isalpha() else "'", part)
    return "".join(pieces)


__all__ = ["NARROW", "NO_BREAK", "UNITS", "typeset"]
