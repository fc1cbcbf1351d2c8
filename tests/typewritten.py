"""Answers in French as a typewriter has them, for tests of what is said; how it is set has tests of its own."""

from __future__ import annotations


def typewritten(text: str) -> str:
    """The text with ordinary spaces for no-break ones and straight apostrophes."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")
