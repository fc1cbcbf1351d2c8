"""Accessible hashtags: a screen reader says `#JourneeDesAssociations` word by word."""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.charter.model import TextContext
from cmdaily.domain.charter.rule import CHOICE, WHOLE, WORDS, Example, Parameter, both, found, rule
from cmdaily.domain.charter.rules.hashtag_words import cut, without_accents

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cmdaily.domain.charter.text import Text
    from cmdaily.domain.publishing.finding import Finding

_CUT_BY = re.compile(r"(?:[’'.&-]\w+)+")
_ENGLISH_POSSESSIVE = re.compile(r"[’']s\b", re.IGNORECASE)
ACCESS42 = "https://access42.net/rendre-accessibles-publications-reseaux-sociaux/"
TOO_LONG_FOR_ONE_WORD = 20
"""Letters beyond which a lower-case hashtag is surely several words (`internationalisation` has 20)."""


@rule(
    "hashtag-case",
    family="hashtags",
    parameters=(Parameter("spellings", WORDS, ()),),
    owns=("hashtag",),
    source=both(
        "RGAA and WCAG practice: section508.gov, “Making social media accessible”; gov.uk, “Social media playbook”",
        "Usage du RGAA et des WCAG : section508.gov, « Making social media accessible » ; gov.uk, « Social "
        "media playbook »",
    ),
    refuses=(
        Example("Rendez-vous samedi pour la #journeedesassociations"),
        Example("Join us for the #smallbusinesssaturday market", "en"),
        Example("Le #MARCHEDENOEL ouvre vendredi"),
    ),
    accepts=(
        Example("Rendez-vous samedi pour la #JournéeDesAssociations"),
        Example("Tout sur le #patrimoine et le #football"),
        Example("Book your seat for the #BookFair and the #workshop", "en"),
    ),
)
def hashtag_case(text: Text, _context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """Several words in one hashtag without capitals between them."""
    if not text.hashtags:
        return
    spellings = {without_accents(wanted.lstrip("#")): wanted.lstrip("#") for wanted in params["spellings"]}
    nearby = frozenset(without_accents(word.text) for word in text.words if len(word.text) > 3)
    for tag in text.hashtags:
        name = tag.text[1:]
        wanted = spellings.get(without_accents(name))
        if wanted is not None:
            if wanted != name:
                yield found("charter.hashtag-case", tag.start, tag.end, f"#{wanted}", hashtag=tag.text)
        elif _is_flat(name):
            yield from _judged(nearby, tag.start, tag.end, name)


def _is_flat(name: str) -> bool:
    """All in one case, with nothing inside that parts the words."""
    return len(name) > 5 and "_" not in name and (name.islower() or (name.isupper() and len(name) > 9))


def _judged(nearby: frozenset[str], start: int, end: int, name: str) -> Iterable[Finding]:
    letters = name.rstrip("0123456789")
    pieces = cut(letters, nearby)
    if pieces:
        fix = "#" + "".join(piece[:1].upper() + piece[1:].lower() for piece in pieces) + name[len(letters) :]
        yield found("charter.hashtag-case", start, end, fix, hashtag=f"#{name}")
    elif len(letters) > TOO_LONG_FOR_ONE_WORD:
        yield found("charter.hashtag-case", start, end, hashtag=f"#{name}")


@rule(
    "hashtag-punctuation",
    family="hashtags",
    owns=("hashtag",),
    source=both(
        "The networks end a hashtag at the first character that is neither letter, digit nor underscore",
        "Les réseaux arrêtent un hashtag au premier signe qui n’est ni lettre, ni chiffre, ni tiret bas",
    ),
    refuses=(
        Example("Vendanges à #Saint-Émilion"),
        Example("La #fête-de-la-musique, c’est vendredi"),
        Example("Meet our #R&D team", "en"),
    ),
    accepts=(
        Example("Vendanges à #SaintÉmilion."),
        Example("Une soirée #Jazz… et du vin"),
        Example("We love #Paris's museums", "en"),
    ),
)
def hashtag_punctuation(text: Text, _context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """A hashtag that networks cut at punctuation inside it; or, where one cuts nothing, that holds a possessive."""
    for tag in text.hashtags:
        if tag.text.endswith(("'s", "’s")):
            yield found("charter.hashtag-possessive", tag.start, tag.end, hashtag=tag.text)
            continue
        rest = _CUT_BY.match(text, tag.end)
        if rest is None or _ENGLISH_POSSESSIVE.match(text, tag.end):
            continue
        if rest.group()[0] == "." and rest.group()[1].isupper():  # the next sentence, glued
            continue
        pieces = re.split(r"[’'.&-]", tag.text[1:] + rest.group())
        fix = "#" + "".join(piece[:1].upper() + piece[1:] for piece in pieces)
        yield found("charter.hashtag-punctuation", tag.start, rest.end(), fix, kept=tag.text)


@rule(
    "hashtag-count",
    family="hashtags",
    parameters=(Parameter("most", WHOLE, 5, 0, 100),),
    source=both(
        "Each network’s own advice: one or two on X, three to five on Instagram, whose limit is 30",
        "Conseils de chaque réseau : un ou deux sur X, trois à cinq sur Instagram, dont la limite est de 30",
    ),
    refuses=(
        Example("Belle journée #Lyon #Ville #Sport #Culture #Nature #Famille #Sorties"),
        Example("Lovely day #Leeds #City #Sport #Culture #Nature #Family #Parks", "en"),
    ),
    accepts=(Example("Belle journée #Lyon #Culture"), Example("Lovely day #Leeds #Parks", "en")),
)
def hashtag_count(text: Text, _context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """More hashtags than the charter wants."""
    tags, most = text.hashtags, params["most"]
    if len(tags) > most:
        yield found("charter.hashtag-count", tags[most].start, tags[-1].end, n=len(tags), most=most)


@rule(
    "hashtag-place",
    family="hashtags",
    severity="off",
    parameters=(Parameter("where", CHOICE, "end", choices=("end", "not-first")),),
    source=both(
        "Accessibility practice: a hashtag inside a sentence interrupts the voice that reads it",
        "Usage de l’accessibilité : un hashtag au milieu d’une phrase interrompt la voix qui la lit",
    ),
    refuses=(
        Example("Notre #mairie vous accueille samedi matin."),
        Example("#News from the library today", "en"),
    ),
    accepts=(
        Example("Notre mairie vous accueille samedi matin. #Accueil #Samedi"),
        Example("News from the library today. #Library", "en"),
    ),
)
def hashtag_place(text: Text, _context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """Hashtags elsewhere than where the charter wants them."""
    tags = text.hashtags
    if not tags:
        return
    if params["where"] == "not-first":
        if not text[: tags[0].start].strip():
            yield found("charter.hashtag-place.first", tags[0].start, tags[0].end)
        return
    last_word = max((word.end for word in text.words), default=0)
    for tag in tags:
        if tag.start < last_word:
            yield found("charter.hashtag-place.end", tag.start, tag.end)


RULES = (hashtag_case, hashtag_punctuation, hashtag_count, hashtag_place)
