"""Search results: what of one's own texts holds all the words, accents and capitals aside."""

from __future__ import annotations

from cmdaily.domain.record import frozen

ACTION, ENTRY, NOTE, MESSAGE, POST = "action", "entry", "note", "message", "post"
ARTICLE, MENTION, PERSON = "article", "mention", "person"
KINDS = (ACTION, ENTRY, NOTE, POST, MESSAGE, ARTICLE, MENTION, PERSON)
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
    from unicodedata import combining, normalize

    return "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))


def searchable(text: str) -> str:
    """The folded text as a store keeps it: never empty, which would say that nobody folded it."""
    return folded(text) or " "


def holds(text: str, words: list[str]) -> bool:
    """Whether a text holds all the words, which are folded."""
    within = folded(text)
    return all(word in within for word in words)
