"""Advertising disclosure: paid content says so, in the words the law wants, where people see them."""

from __future__ import annotations

import re

from cmdaily.domain.charter.model import TextContext
from cmdaily.domain.charter.rule import WHOLE, WORDS, Example, Parameter, both, found, rule
from cmdaily.domain.publishing.finding import ERROR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from cmdaily.domain.charter.text import Span, Text
    from cmdaily.domain.publishing.finding import Finding

FRANCE = (
    "France: loi no 2023-451 du 9 juin 2023, article 5, modified by ordonnance no 2024-978 "
    "(“Publicité”, “Collaboration commerciale”)"
)
USA = "US: 16 CFR part 255; FTC, “Disclosures 101 for Social Media Influencers”"
LOI = (
    "France : loi no 2023-451 du 9 juin 2023, article 5, modifiée par l’ordonnance no 2024-978 "
    "(« Publicité », « Collaboration commerciale »)"
)
USA_FR = "États-Unis : 16 CFR part 255 ; FTC, « Disclosures 101 for Social Media Influencers »"
PAID = TextContext(sponsored=True)

_SUFFICIENT = {
    "fr": re.compile(r"(?<!\w)(?:#?publicité|#?collaboration[ \u00a0_]?commerciale)(?!\w)", re.IGNORECASE),
    "en": re.compile(
        r"(?<!\w)(?:#ad|#advert|#advertisement|#sponsored|#paidad|#paidpartnership|advertisement|"
        r"sponsored (?:by|post|content)"
        r"|paid partnership|paid ad|ad:|\[ad\]|\(ad\))(?!\w)",
        re.IGNORECASE,
    ),
}
_WEAK = {
    "fr": re.compile(
        r"(?<!\w)#(?:sp|spon|sponso|sponsor|collab|partenariat|partenaire|ambassadeur|ambassadrice|ad|"
        r"gifted|offert|"
        r"produitoffert|pub|invitation)(?!\w)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?<!\w)#(?:sp|spon|sponso|collab|partner|partnership|ambassador|gifted|thanks|thankyou|gift|"
        r"prsample|promo)(?!\w)",
        re.IGNORECASE,
    ),
}
_WEAK_WORDS = {
    "fr": re.compile(
        r"(?<!\w)(?:en partenariat avec|en collaboration avec|merci à|produit offert|offert par|"
        r"invités? par|sponso|collab)(?!\w)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?<!\w)(?:in partnership with|in collaboration with|thanks to|thank you to|gifted by|collab|"
        r"courtesy of)(?!\w)",
        re.IGNORECASE,
    ),
}
WORDS_WANTED = {"fr": "« Publicité » / « Collaboration commerciale »", "en": "#ad / #sponsored"}


def _disclosures(text: Text, context: TextContext, more: tuple[str, ...] = ()) -> Iterator[tuple[int, int]]:
    pattern = _SUFFICIENT.get(context.language) or _SUFFICIENT["en"]
    for span in pattern.finditer(text):
        yield span.span()
    folded = text.lower()
    for words in more:
        at = folded.find(words.lower())
        if at >= 0:
            yield at, at + len(words)


@rule(
    "sponsored-disclosure",
    family="disclosure",
    severity=ERROR,
    parameters=(Parameter("also", WORDS, ()),),
    languages=("fr", "en"),
    source=both(f"{FRANCE}; {USA}", f"{LOI} ; {USA_FR}"),
    refuses=(
        Example("J’ai testé la nouvelle poêle, je l’adore", context=PAID),
        Example("En partenariat avec une marque de poêles #collab", context=PAID),
        Example("I love this new pan, thanks to the maker! #sp", "en", context=PAID),
    ),
    accepts=(
        Example("Collaboration commerciale : j’ai testé la nouvelle poêle", context=PAID),
        Example("#ad I love this new pan", "en", context=PAID),
        Example("Spectacle en partenariat avec le conservatoire"),
    ),
)
def sponsored_disclosure(text: Text, context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """A paid text that does not say so, or says it in words that do not suffice."""
    if not context.sponsored or any(_disclosures(text, context, params["also"])):
        return
    language = context.language if context.language in _WEAK else "en"
    wanted = WORDS_WANTED[language]
    weak = _WEAK[language].search(text) or _WEAK_WORDS[language].search(text)
    if weak:
        yield found(
            "charter.sponsored-disclosure.weak", weak.start(), weak.end(), form=weak.group(), wanted=wanted
        )
    else:
        yield found("charter.sponsored-disclosure", wanted=wanted)


@rule(
    "disclosure-weak",
    family="disclosure",
    languages=("fr", "en"),
    source=both(
        f"{FRANCE}; {USA}: “don’t use vague or confusing terms like sp, spon or collab”",
        f"{LOI} ; {USA_FR} : pas de termes vagues comme sp, spon ou collab",
    ),
    refuses=(
        Example("Ma nouvelle poêle préférée #sponso"),
        Example("My new favourite pan #spon", "en"),
    ),
    accepts=(
        Example("Publicité. Ma nouvelle poêle préférée #sponso"),
        Example("My new favourite pan #ad #collab", "en"),
        Example("Thanks to everyone who came", "en"),
    ),
)
def disclosure_weak(text: Text, context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """A hashtag that hints at payment without the words that suffice."""
    if context.sponsored or not text.hashtags or any(_disclosures(text, context)):
        return
    language = context.language if context.language in _WEAK else "en"
    for tag in text.hashtags:
        if _WEAK[language].fullmatch(tag.text):
            yield found(
                "charter.disclosure-weak", tag.start, tag.end, form=tag.text, wanted=WORDS_WANTED[language]
            )


@rule(
    "disclosure-place",
    family="disclosure",
    parameters=(
        Parameter("fold", WHOLE, 125, 20, 5000),
        Parameter("heap", WHOLE, 3, 2, 30),
    ),
    languages=("fr", "en"),
    source=both(
        f"{USA}: before the “more” link, and not buried in a group of hashtags; DGCCRF, guide for influencers",
        f"{USA_FR} : avant « Voir plus », et pas noyée parmi des hashtags ; DGCCRF, guide des influenceurs",
    ),
    refuses=(
        Example("My new favourite pan #kitchen #cooking #pan #food #ad", "en", context=PAID),
        Example("Une poêle que j’adore. " * 8 + "#publicité", context=PAID),
    ),
    accepts=(
        Example("#ad My new favourite pan #kitchen #cooking #pan", "en", context=PAID),
        Example("Publicité. " + "Une poêle que j’adore. " * 8, context=PAID),
        Example("La publicité des débats est assurée par la commune"),
    ),
)
def disclosure_place(text: Text, context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """A disclosure after the fold, or lost in a heap of hashtags."""
    places = [place for place in _disclosures(text, context) if context.sponsored or text[place[0]] == "#"]
    if not places:
        return
    faults = [_misplaced(text, start, params) for start, _ in places]
    if all(faults):
        start, end = places[0]
        yield found(
            f"charter.disclosure-place.{faults[0]}", start, end, form=text[start:end], fold=params["fold"]
        )


def _misplaced(text: Text, start: int, params: Mapping[str, Any]) -> str:
    """`fold` or `heap` when the disclosure at this offset is hard to see, else nothing."""
    if start >= params["fold"]:
        return "fold"
    before: list[Span] = [tag for tag in text.hashtags if tag.start < start]
    if text[start] == "#" and before:
        run, edge = 0, start
        for tag in reversed(before):
            if text[tag.end : edge].strip():
                break
            run, edge = run + 1, tag.start
        if run + 1 >= params["heap"]:
            return "heap"
    return ""


RULES = (sponsored_disclosure, disclosure_weak, disclosure_place)
