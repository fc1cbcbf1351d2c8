"""French typography, as the networks show it: spaces, quotation marks, apostrophes."""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.charter.model import TextContext
from cmdaily.domain.charter.rule import CHOICE, Example, Parameter, found, rule
from cmdaily.domain.charter.text import MASK
from cmdaily.domain.publishing.text.emoji import PICTOGRAPHS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cmdaily.domain.charter.text import Text
    from cmdaily.domain.publishing.finding import Finding

LEXIQUE = "Lexique des règles typographiques en usage à l’Imprimerie nationale"
NO_BREAK = "\u00a0"
NARROW = "\u202f"

_BEFORE = rf"[\w)\]»”\"%€°…{MASK}\ufe0f{PICTOGRAPHS}]"
_GLUED = re.compile(
    rf"(?<={_BEFORE})(?:[!?]+(?![\w=])|;(?!\w)|(?<!\d):(?![\w)(/\\*|:-])|(?<=\d):(?![\d)(/\\*|:-]))"
    rf"|(?<=[^\W\d_]):(?=\d)|(?<={_BEFORE})»|«(?=[^\s{NARROW}{NO_BREAK}])"
)
_ENTITY_END = re.compile(r"&(?:#\d{1,6}|[a-z]{2,8})$")
_BREAKABLE = re.compile(r"(?<=\S) +(?=[!?;]|:(?![)(/\\*|DPp-])|»)|(?<=«) +")
_BEFORE_COMMA = re.compile(rf"(?<=[^\W_])[ {NO_BREAK}{NARROW}]+(?=,(?:\s|$)|\.(?:\s|$))")


@rule(
    "fr-spaces",
    family="french",
    languages=("fr",),
    parameters=(Parameter("space", CHOICE, "any", choices=("any", "no-break")),),
    source=LEXIQUE,
    refuses=(
        Example("Bonjour!"),
        Example("Une question? Écrivez-nous"),
        Example("Horaires: 9 h à 12 h"),
        Example("Le film «Les Lilas» ce soir"),
        Example("Samedi , on ouvre"),
        Example("Bonjour !", parameters=(("space", "no-break"),)),
    ),
    accepts=(
        Example("Bonjour !"),
        Example("Ouvert de 9:00 à 12:00, résultat 3:1 :)"),
        Example("Vraiment ?! Oui (!)… https://ville.example/?a=1;b=2"),
        Example("Le film « Les Lilas » ce soir ; entrée libre : venez !"),
    ),
)
def fr_spaces(text: Text, _context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """The space that French puts before `; : ! ?` and inside `« »`, and not before a comma or a full stop."""
    prose = text.masked
    for span in _GLUED.finditer(prose):
        mark = span.group()
        if mark == ";" and _ENTITY_END.search(prose[max(0, span.start() - 10) : span.start()]):
            continue
        space = NARROW if mark[0] in ";!?" else NO_BREAK
        fix = mark + space if mark == "«" else space + mark
        yield found("charter.fr-spaces.missing", span.start(), span.end(), fix, mark=mark)
    for span in _BEFORE_COMMA.finditer(prose):
        yield found("charter.fr-spaces.extra", span.start(), span.end(), "", mark=prose[span.end()])
    if params["space"] == "no-break":
        for span in _BREAKABLE.finditer(prose):
            mark = prose[span.end() : span.end() + 1]
            fix = NARROW if mark and mark in ";!?" else NO_BREAK
            yield found("charter.fr-spaces.breakable", span.start(), span.end(), fix)


_QUOTED = re.compile(r"(?<![\w\"])\"(?=\S)([^\"\n«»]{1,300})(?<=\S)\"(?![\w\"])|“([^“”\n«»]{1,300})”")


@rule(
    "fr-quotes",
    family="french",
    languages=("fr",),
    source=LEXIQUE,
    refuses=(Example('Projection du film "Les Lilas" à 20 h'), Example("Elle dit “bravo” à tous")),
    accepts=(
        Example("Projection du film « Les Lilas » à 20 h"),
        Example("« Elle a dit “bravo” et puis s’en va »"),
        Example('Un écran de 24" à gagner'),
    ),
)
def fr_quotes(text: Text, _context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """Straight or English quotation marks where French has its guillemets."""
    if '"' not in text and "“" not in text:
        return
    guillemets = [(pair.start(), pair.end()) for pair in re.finditer(r"«[^«»\n]{0,600}»", text)]
    for span in _QUOTED.finditer(text.masked):
        if any(start < span.start() < end for start, end in guillemets[:200]):
            continue
        inside = text[span.start() + 1 : span.end() - 1].strip()
        fix = f"«{NO_BREAK}{inside}{NO_BREAK}»"
        yield found("charter.fr-quotes", span.start(), span.end(), fix)


_STRAIGHT = re.compile(r"(?<=[^\W\d_])'(?=\w|[«“]|$)")


@rule(
    "fr-apostrophe",
    family="french",
    severity="off",
    languages=("fr",),
    source=LEXIQUE,
    refuses=(Example("L'atelier d'écriture"), Example("Aujourd'hui, c'est fête")),
    accepts=(Example("L’atelier d’écriture"), Example("Un '4 x 4' garé")),
)
def fr_apostrophe(text: Text, _context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """The typewriter's apostrophe instead of the curved one."""
    if "'" in text:
        for span in _STRAIGHT.finditer(text.masked):
            yield found("charter.fr-apostrophe", span.start(), span.end(), "’")


_LIGATURE = re.compile(
    r"(?<![^\W\d_])(?:ch|c|s|b|n|v|m|man|dés)?(oe)(?=u(?:r|vr|f|d|x|\b)|il|nolog|notour|cum[ée])|"
    r"(?<=\bf)(oe)(?=tus)",
    re.IGNORECASE,
)


@rule(
    "fr-ligature",
    family="french",
    languages=("fr",),
    source=LEXIQUE,
    refuses=(Example("Un grand coup de coeur"), Example("Meilleurs VOEUX"), Example("Oeuvre du mois")),
    accepts=(Example("Un grand coup de cœur"), Example("Coexister, de la moelle au poêle, avec Noel")),
)
def fr_ligature(text: Text, _context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """`oe` written in two letters where the word has `œ`."""
    if "oe" not in text.folded:
        return
    for span in _LIGATURE.finditer(text.masked):
        group = 1 if span.group(1) else 2
        fix = "Œ" if span.group(group)[0] == "O" else "œ"
        yield found("charter.fr-ligature", span.start(group), span.end(group), fix)


RULES = (fr_spaces, fr_quotes, fr_apostrophe, fr_ligature)
