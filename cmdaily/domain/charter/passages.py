"""Bilingual text: lines, sentences, and what stands beside a stroke, in another language than the whole."""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.charter.language import plain_tag, told_language
from cmdaily.domain.charter.text import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cmdaily.domain.publishing.finding import Finding

    Passage = tuple[int, int, str]

_BETWEEN = re.compile(
    r"\n+|(?<=\s)[/|]{1,2}(?=\s)|(?<=[.!?…]) +[–—] +(?=[^\W\d_])|(?<=[.!?…])[ \u00a0\u202f]+(?=[^\W\d_a-zß-öø-ÿ])"
)
_CHECKED = 200
"""Passages of a text that are looked at."""

_FEW = 4
"""Of fewer words in another language (`Coming soon !`) no rule of any language says anything."""


def passages_in_others(text: Text, language: str) -> tuple[Passage, ...]:
    """The passages that clearly speak another language than the text as a whole: offsets (`end` exclusive) and the
    language, "" for a few words. A text of one passage is in one language."""
    cuts = [found.span() for found in _BETWEEN.finditer(text)][:_CHECKED]
    if not cuts:
        return ()
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    found: list[Passage] = []
    for start, end in zip(starts, ends, strict=True):
        passage = Text(text[start:end])
        told = plain_tag(told_language(passage, language))
        if told and told != plain_tag(language):
            found.append((start, end, told if len(passage.words) >= _FEW else ""))
    return tuple(found)


def outside(findings: Iterable[Finding], passages: tuple[Passage, ...]) -> Iterable[Finding]:
    """What was found beyond these passages."""
    return (one for one in findings if not any(start <= one.start < end for start, end, _ in passages))


def within(findings: Iterable[Finding], passages: tuple[Passage, ...], language: str) -> Iterable[Finding]:
    """What was found in the passages of a language."""
    return (
        one
        for one in findings
        if any(start <= one.start < end for start, end, told in passages if told == language)
    )
