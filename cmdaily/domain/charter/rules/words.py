"""Terminology: banned and preferred words, own spellings, own patterns."""

from __future__ import annotations

import re
from functools import lru_cache

from cmdaily.domain.charter.model import TextContext
from cmdaily.domain.charter.rule import MAPPING, WORDS, Example, Parameter, both, found, rule
from cmdaily.domain.publishing.finding import ERROR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cmdaily.domain.charter.text import Text
    from cmdaily.domain.publishing.finding import Finding

NETWORKS = ("LinkedIn", "YouTube", "WhatsApp", "TikTok", "WordPress", "GitHub", "PayPal", "iPhone")
"""Names that are often misspelled; their owners' brand pages say how they are written."""


@lru_cache(maxsize=256)
def word_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of the words, whole, in any case, with either apostrophe; `synerg*` is a beginning."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_piece, longest_first))})(?![\w-])", re.IGNORECASE)


def _piece(word: str) -> str:
    parts = re.split(r"[\s\u00a0]+", word.strip().removesuffix("*"))
    pattern = r"[ \u00a0\u202f]".join(re.sub(r"[’']", "[’']", re.escape(part)) for part in parts)
    return pattern + (r"\w*+" if word.strip().endswith("*") else "")


def occurrences(text: Text, words: tuple[str, ...]) -> Iterable[re.Match[str]]:
    """Where any of the words stands in the prose."""
    if not words:
        return ()
    folded = text.folded.replace("\u2019", "'")
    if not any(_core(word) in folded for word in words):
        return ()
    return word_pattern(words).finditer(text.masked)


@lru_cache(maxsize=4096)
def _core(word: str) -> str:
    """The first run of the word without spaces: what must be in a text for the word to be."""
    return word.strip().removesuffix("*").lower().replace("\u2019", "'").split()[0]


@rule(
    "banned-words",
    family="words",
    severity=ERROR,
    parameters=(Parameter("words", WORDS, ()),),
    source=both("The charter’s own list", "La liste de la charte"),
    refuses=(
        Example("Un atelier disruptif pour vos équipes", parameters=(("words", ("disrupti*",)),)),
        Example("A world-class buffet", "en", (("words", ("world-class",)),)),
    ),
    accepts=(
        Example("Un atelier pour vos équipes", parameters=(("words", ("disrupti*",)),)),
        Example("Un bonbon", parameters=(("words", ("bon",)),)),
        Example("The world is ours", "en", (("words", ("world-class",)),)),
    ),
)
def banned_words(text: Text, _context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """Words that the organisation does not use."""
    for span in occurrences(text, params["words"]):
        yield found("charter.banned-words", span.start(), span.end(), word=span.group())


@rule(
    "preferred-words",
    family="words",
    parameters=(Parameter("words", MAPPING, ()),),
    source=both("The charter’s own list", "La liste de la charte"),
    refuses=(
        Example("Envoyez-nous un email", parameters=(("words", (("email", "courriel"),)),)),
        Example("Our clients love it", "en", (("words", (("clients", "members"),)),)),
    ),
    accepts=(
        Example("Envoyez-nous un courriel", parameters=(("words", (("email", "courriel"),)),)),
        Example("Voir #email", parameters=(("words", (("email", "courriel"),)),)),
        Example("Our members love it", "en", (("words", (("clients", "members"),)),)),
    ),
)
def preferred_words(text: Text, _context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """A word for which the organisation has a better one."""
    pairs = {_key(worse): better for worse, better in params["words"]}
    for span in occurrences(text, tuple(worse for worse, _ in params["words"])):
        better = pairs.get(_key(span.group()))
        if better is not None and better != span.group():
            fix = _in_the_case_of(span.group(), better)
            if fix != span.group():
                yield found(
                    "charter.preferred-words", span.start(), span.end(), fix, word=span.group(), better=fix
                )


def _key(word: str) -> str:
    return " ".join(word.lower().replace("\u2019", "'").split())


def _in_the_case_of(model: str, word: str) -> str:
    if len(model) > 1 and model.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


@rule(
    "brand-words",
    family="words",
    parameters=(Parameter("words", WORDS, NETWORKS),),
    source=both(
        "The charter’s own names; those of the networks by default",
        "Les noms de la charte ; ceux des réseaux par défaut",
    ),
    refuses=(
        Example("Retrouvez-nous sur Linkedin"),
        Example("Le MuséoLab ouvre", parameters=(("words", ("Muséolab",)),)),
        Example("Watch it on Youtube", "en"),
    ),
    accepts=(
        Example("Retrouvez-nous sur LinkedIn : linkedin.com/company/exemple"),
        Example("Watch it on YouTube", "en"),
    ),
)
def brand_words(text: Text, _context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """A name that is not written as its owner writes it."""
    exact = {_key(name): name for name in params["words"]}
    for span in occurrences(text, params["words"]):
        name = exact.get(_key(span.group()))
        if name is not None and name != span.group().replace("\u00a0", " "):
            yield found("charter.brand-words", span.start(), span.end(), name, word=span.group(), name=name)


@rule(
    "forbidden-patterns",
    family="words",
    severity=ERROR,
    parameters=(Parameter("patterns", WORDS, (), patterns=True),),
    source=both("The charter’s own regular expressions", "Les expressions régulières de la charte"),
    refuses=(),
    accepts=(Example("Sans engagement, vraiment"), Example("No strings attached", "en")),
)
def forbidden_patterns(text: Text, context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """What one of the charter's own patterns finds. A pattern that could not be searched is a finding too."""
    for pattern in params["patterns"]:
        if context.search is None:
            yield found("charter.forbidden-patterns.unsearched", pattern=pattern)
            continue
        try:
            for start, end in context.search(pattern, text):
                yield found("charter.forbidden-patterns", start, end, pattern=pattern)
        except TimeoutError:
            yield found("charter.forbidden-patterns.slow", pattern=pattern)


RULES = (banned_words, preferred_words, brand_words, forbidden_patterns)
