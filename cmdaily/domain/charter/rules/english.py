"""English typography: what French keyboards and habits leave behind in English texts."""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.charter.model import TextContext
from cmdaily.domain.charter.rule import Example, both, found, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cmdaily.domain.charter.text import Text
    from cmdaily.domain.publishing.finding import Finding

CHICAGO = "The Chicago Manual of Style, chapter 6; New Oxford Style Manual, chapter 4"
_SPACED = re.compile(
    r"(?<=[\w)\"”’])[ \u00a0\u202f]+(?=[!?;,](?:\s|$)|(?<!\d[ \u00a0\u202f]):(?:\s|$)|[!?]+(?:\s|$)|\.(?:\s|$))"
)


@rule(
    "en-spaces",
    family="english",
    languages=("en",),
    source=both(CHICAGO, "The Chicago Manual of Style, chapitre 6 ; New Oxford Style Manual, chapitre 4"),
    refuses=(Example("See you tomorrow !", "en"), Example("Opening hours : 9 to 5", "en")),
    accepts=(Example("See you tomorrow! Opening hours: 9 to 5 :)", "en"), Example("Wait ... what?", "en")),
)
def en_spaces(text: Text, _context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """A space before a mark that English sets tight."""
    for span in _SPACED.finditer(text.masked):
        yield found("charter.en-spaces", span.start(), span.end(), "", mark=text[span.end()])


_GUILLEMETS = re.compile(r"«[\s\u00a0\u202f]*([^«»\n]{1,300}?)[\s\u00a0\u202f]*»")


@rule(
    "en-quotes",
    family="english",
    languages=("en",),
    source=both(CHICAGO, "The Chicago Manual of Style, chapitre 6 ; New Oxford Style Manual, chapitre 4"),
    refuses=(Example("Tonight: « The Lilacs », a film by our students", "en"),),
    accepts=(Example("Tonight: “The Lilacs”, a film by our students", "en"), Example('It is "free"', "en")),
)
def en_quotes(text: Text, _context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """French quotation marks in an English text."""
    if "«" not in text:
        return
    for span in _GUILLEMETS.finditer(text.masked):
        inside = text[span.start(1) : span.end(1)]
        yield found("charter.en-quotes", span.start(), span.end(), f"“{inside}”")


RULES = (en_spaces, en_quotes)
