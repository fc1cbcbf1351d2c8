"""Why a message is of its kind: who or what decided, and by which words."""

from __future__ import annotations

from cmdaily.domain.record import frozen

BY_PERSON, BY_SETTING, BY_WORD, BY_MODEL = "person", "setting", "word", "model"
"""Somebody set it by hand; a word is in the settings; a word of the home decided; the classifier did."""


@frozen
class Verdict:
    """The kind of a text; what decided (BY_PERSON, BY_WORD or BY_MODEL); and the words that did, as written there."""

    kind: str
    by: str
    words: tuple[str, ...] = ()
