"""Search results: what of one's own texts holds all the words, accents and capitals aside."""

from __future__ import annotations

from unicodedata import combining, normalize

from cmdaily.domain.record import frozen

ACTION, ENTRY, NOTE, MESSAGE, POST, ARTICLE = "action", "entry", "note", "message", "post", "article"
PERSON = "person"
KINDS = (ACTION, ENTRY, NOTE, POST, MESSAGE, ARTICLE, PERSON)
"""What is searched, in the order in which results of one day are shown."""


@frozen
class Found:
    """One result. `ref` is what it is called on the command line, `at` the day or moment it belongs to in ISO 8601,
    "" for what has none."""

    kind: str
    ref: str
    at: str
    text: str


def folded(text: str) -> str:
    """The text in small letters without accents: what is searched, and what for."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))


def holds(text: str, words: list[str]) -> bool:
    """Whether a text holds all the words, which are folded."""
    within = folded(text)
    return all(word in within for word in words)
