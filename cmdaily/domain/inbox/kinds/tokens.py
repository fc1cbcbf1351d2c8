"""Tokeniser of the classifier: a message as folded words, signs and pictures, each with its place in the text.

Folding is Unicode's compatibility form without case and accents, so that `Déçue`, `DECUE` and `𝓭é𝓬𝓾𝓮` are one word.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 1_500
"""No more of a text than this is looked at from its beginning, in characters."""
LAST = 500
"""And this much of its end: people put the question last."""
LONGEST_WORD = 24
"""Letters of a word that count; what is longer is a name or noise."""

_RUN = re.compile(r"(.)\1{2,}", re.DOTALL)
_TOKEN = re.compile(
    r"(?P<url>https?://\S+|www\.\S+|\b[\w+-][\w.+-]{0,40}@[\w-]{1,60}\.\w[\w.-]{0,60}"
    r"|\b[a-z][a-z0-9-]{0,60}(?:\.[a-z0-9-]{1,60}){0,3}\.[a-z]{2,6}(?:/\S*|\?\S+)?(?![\w.]))"
    r"|(?P<user>@[\w.]+(?:@[\w.-]+)?)"
    r"|(?P<price>[$£€]\s?\d[\d.,]*k?|\d[\d.,]*\s?(?:[$£€]|euros?\b|eur\b|quid\b|pounds?\b|bucks\b|dollars?\b|balles\b"
    r"|francs?\b|chf\b|piasses\b))"
    r"|(?P<clock>\d{1,2}\s?(?:h|:|\.)\s?\d{2}\b|\d{1,2}\s?(?:am|pm|h)\b)"
    r"|(?P<nth>\d+(?:er|ere|e|eme|ieme|st|nd|rd|th)\b)"
    r"|(?P<number>\d[\d.,]*)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<ask>[?][?!]*|![?!]*[?][?!]*)"
    r"|(?P<bang>!+)"
    r"|(?P<dots>\.\.+)"
    r"|(?P<quote>[\"«»“”„])"
    r"|(?P<hash>\#)"
    r"|(?P<end>[.,;:])"
    r"|(?P<sign>[^\s\w])"
)
_LIKE = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "？": "?",
    "؟": "?",
    "！": "!",
    "…": "...",
    "œ": "oe",
    "æ": "ae",
}
_SIGNS = str.maketrans(_LIKE)
_NOTHING = {"'", "-", "\ufe0f", "\u200d", "\u20e3", "(", ")", "*", "_", "~", "/", "|"}

Token = tuple[str, str, int, int]
"""One word or sign: folded text; what it is (word, url, user, price, clock, nth, number, ask, bang, dots, quote, hash,
end or sign); where it begins and ends in the folded text."""


def visible(text: str) -> str:
    """The part of a text that is looked at: all of it, or the beginning and the end."""
    return text if len(text) <= LONGEST + LAST else f"{text[:LONGEST]} {text[-LAST:]}"


def fold(text: str) -> str:
    """Without case, accents and lookalikes; three of a letter are two. No longer than twice `visible`."""
    plain = unicodedata.normalize("NFKD", text.translate(_SIGNS)).casefold()[: 2 * (LONGEST + LAST)]
    bare = plain if plain.isascii() else "".join(char for char in plain if not unicodedata.combining(char))
    return _RUN.sub(r"\1\1", bare)


def tokens(folded: str) -> list[Token]:
    """The words and signs of a folded text, in order; hyphens, brackets and the like are left out."""
    return [
        (match[0], match.lastgroup or "", match.start(), match.end())
        for match in _TOKEN.finditer(folded)
        if match[0] not in _NOTHING
    ]


def places(text: str) -> list[int] | None:
    """For each character of `fold(text)` the place in the text that it comes from; None where they cannot be told."""
    found: list[tuple[str, int]] = []
    for at, char in enumerate(text):
        plain = unicodedata.normalize("NFKD", char.translate(_SIGNS)).casefold()
        for each in plain:
            run = len(found) > 1 and found[-1][0] == found[-2][0] == each
            if not run and not unicodedata.combining(each):
                found.append((each, at))
    return [at for _char, at in found] if "".join(char for char, _at in found) == fold(text) else None
