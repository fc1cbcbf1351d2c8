"""A rule from outside, as a package would bring it: nothing is announced for a Monday."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cmdaily.domain.charter.rule import WORDS, Example, Parameter, rule, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cmdaily.domain.charter.model import TextContext
    from cmdaily.domain.charter.text import Text
    from cmdaily.domain.publishing.finding import Finding


@rule(
    "no-monday",
    family="calendar",
    parameters=(
        Parameter(
            "days",
            WORDS,
            ("lundi", "monday"),
            title=(("en", "the days on which nothing happens"), ("fr", "les jours où rien n'a lieu")),
        ),
    ),
    source="The museum is closed on Mondays",
    refuses=(Example("Rendez-vous lundi à 10 h"), Example("See you on Monday", "en")),
    accepts=(Example("Rendez-vous mardi à 10 h"), Example("See you on Tuesday", "en")),
    title=(("en", "Announcing something for a Monday."), ("fr", "Annoncer quelque chose un lundi.")),
)
def no_monday(text: Text, _context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """A day on which we are closed."""
    for day in params["days"]:
        for found in re.finditer(rf"\b{re.escape(day)}\b", text.folded):
            yield said("we are closed that day", "nous sommes fermés ce jour-là", *found.span())
