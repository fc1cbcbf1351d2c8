"""Grapheme clusters (UAX 29): what a reader calls a character."""

from __future__ import annotations

from collections.abc import Sequence

from cmdaily.domain import lazy_re as re

_ALONE = re.compile("[\0-\x0c\x0e-\u02ff\u2010-\u2027\u202f\u20ac]*")
"""Text in which every character stands for itself: no marks that join, no emoji, no CR before an LF."""
_FLAG_LETTERS = re.compile("[\U0001f1e6-\U0001f1ff]{6,}")


def split(text: str) -> Sequence[str]:
    """The clusters of a text, in order. `domain.lengths` is given this function."""
    if _ALONE.fullmatch(text):
        return list(text)
    import regex

    clusters = regex.compile(r"\X").findall
    found: list[str] = []
    at = 0
    # `regex` looks back over a whole run of flag letters for each of them: 20 s for 100,000. They pair up
    # from the left; the first pair may belong to what stands before it, the last to what follows.
    for run in _FLAG_LETTERS.finditer(text):
        first, last = run.start() + 2, run.end() - 2 - (run.end() - run.start()) % 2
        found += clusters(text[at:first])
        found += (text[pair : pair + 2] for pair in range(first, last, 2))
        at = last
    found += clusters(text[at:])
    return found
