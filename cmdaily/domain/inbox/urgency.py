"""Message urgency, classified by its words: a complaint, a question, or anything else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cmdaily.domain.charter.rules.words import word_pattern
from cmdaily.domain.inbox.message import COMPLAINT, OTHER, QUESTION

if TYPE_CHECKING:
    from collections.abc import Sequence

COMPLAINTS = (
    "complaint*", "complain", "refund*", "scam", "unacceptable", "outrageous", "disgusting", "appalling",
    "disappointed", "disappointing", "worst", "terrible", "never again", "still waiting", "still no answer",
    "doesn't work", "does not work", "not working", "broken", "furious",
    "réclamation*", "plainte*", "rembours*", "arnaque*", "inadmissible*", "inacceptable*", "scandaleu*", "honteu*",
    "lamentable*", "déçu", "déçue", "déçus", "déçues", "décevant*", "plus jamais", "toujours pas", "ne marche pas",
    "ne fonctionne pas", "marche plus", "en panne", "furieu*", "ras le bol", "mise en demeure",
)  # fmt: skip
"""Words of complaint in English and French, written as a charter writes words: `rembours*` is a beginning."""

_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_QUESTION = re.compile("[?？؟]")
LONGEST = 20_000
"""No more of a text than this is looked at, in characters."""


def urgency_of(text: str, complaints: Sequence[str] = COMPLAINTS, questions: Sequence[str] = ()) -> str:
    """COMPLAINT, QUESTION or OTHER. A question mark in an address asks nothing."""
    prose = _ADDRESS.sub(" ", text[:LONGEST])
    if complaints and word_pattern(tuple(complaints)).search(prose):
        return COMPLAINT
    if _QUESTION.search(prose) or (questions and word_pattern(tuple(questions)).search(prose)):
        return QUESTION
    return OTHER
