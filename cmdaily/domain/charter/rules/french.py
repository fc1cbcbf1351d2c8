"""French typography, as the networks show it: spaces, quotation marks, apostrophes, hours."""

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
    rf"(?<={_BEFORE})(?:[!?]+(?![\w=])|;(?![\w)}}(-])|(?<!\d):(?![\w)(/\\*|:-])|(?<=\d):(?![\d)(/\\*|:-]))"
    rf"|(?<=[^\W\d_]):(?=\d)|(?<={_BEFORE})»|«(?=[^\s{NARROW}{NO_BREAK}])"
)
_ENTITY_END = re.compile(r"&(?:#\d{1,6}|[a-z]{2,8})$")
_BREAKABLE = re.compile(
    r"(?<=\S) +(?=[!?](?!=)|;(?![)(/\\*|DPp-])|:(?![)(/\\*|DPp-])|»)(?!(?<=\d ): ?\d)|(?<=«) +"
)
_BEFORE_COMMA = re.compile(rf"(?<=[^\W_])[ {NO_BREAK}{NARROW}]+(?=,(?:\s|$)|\.(?:\s|$))")


@rule(
    "fr-spaces",
    family="french",
    languages=("fr",),
    parameters=(Parameter("space", CHOICE, "any", choices=("any", "no-break", "canada")),),
    source=LEXIQUE,
    refuses=(
        Example("Bonjour!"),
        Example("Une question? Écrivez-nous"),
        Example("Horaires: 9 h à 12 h"),
        Example("Le film «Les Lilas» ce soir"),
        Example("Samedi , on ouvre"),
        Example("Bonjour !", parameters=(("space", "no-break"),)),
        Example("Horaires: 9 h à 12 h", parameters=(("space", "canada"),)),
    ),
    accepts=(
        Example("Bonjour !"),
        Example("Ouvert de 9:00 à 12:00, résultat 3:1 :)"),
        Example("Vraiment ?! Oui (!)… https://ville.example/?a=1;b=2"),
        Example("Le film « Les Lilas » ce soir ; entrée libre : venez !"),
        Example("Bonjour! Ça va? On ouvre; venez", parameters=(("space", "canada"),)),
    ),
)
def fr_spaces(text: Text, _context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """The space that French puts before `; : ! ?` and inside `« »`, and not before a comma or a full stop."""
    prose = text.masked
    for span in _GLUED.finditer(prose):
        mark = span.group()
        if params["space"] == "canada" and mark[0] in ";!?":
            continue  # OQLF: none, or a thin one
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


_HOUR = re.compile(
    r"(?:(?<![\w.,:/+-])|(?<=[hH][-–])|(?<=[hH]\d\d[-–]))"
    r"(?P<hour>[01]?\d|2[0-4])(?P<gap>[ \u00a0\u202f]?)(?P<sign>h(?:rs?|eures?)?|H|:)"
    r"(?:(?P<gap2>[ \u00a0\u202f]?)(?P<minute>[0-5]\d))?(?![\w:/])"
)


@rule(
    "fr-hours",
    family="french",
    languages=("fr",),
    parameters=(Parameter("form", CHOICE, "any", choices=("any", "joined", "spaced")),),
    source=LEXIQUE,
    refuses=(
        Example("Rendez-vous à 18H30"),
        Example("Rendez-vous à 18h30", parameters=(("form", "spaced"),)),
        Example("Rendez-vous à 18 h 30", parameters=(("form", "joined"),)),
    ),
    accepts=(
        Example("Rendez-vous à 18h30, ou à 18 h 30, ou à 18:30"),
        Example("Match nul, 2:2"),
        Example("Ouvert pendant 2 heures"),
    ),
)
def fr_hours(text: Text, _context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """Hours in another form than the charter's; `any` only refuses `18H30` and `18hrs`."""
    form = params["form"]
    for span in _HOUR.finditer(text.masked):
        sign, minute = span["sign"], span["minute"] or ""
        if (sign == ":" and (not minute or form == "any")) or sign.startswith("heure"):
            continue
        if sign in "hH" and not minute and _names_a_race(text, span.start(), span.end()):
            continue
        if sign == ":" and _tells_no_hour(text, span.start(), span["hour"], minute):
            continue
        even = not minute or bool(span["gap"]) == bool(span["gap2"])
        if form == "any" and sign == "h" and even:
            continue
        spaced = form == "spaced" or (form == "any" and bool(span["gap"]))
        right = _hour(span["hour"], minute, spaced)
        if right != span.group().replace("\u202f", "\u00a0").replace(" ", "\u00a0"):
            yield found("charter.fr-hours", span.start(), span.end(), right, form=span.group(), right=right)


_NO_HOUR = re.compile(
    r"\b(?:(?i:score|match|finale|résultat|set|tie-break|bat|battent|gagnent?|perdent?|l[’']emportent?|victoire|défaite|ratio|"
    r"format|échelle|proportion|durée|vidéo|chrono|temps|podcast|épisode|film|verset|coran|sourate)|"
    r"Gn|Ex|Lv|Nb|Dt|Ps|Pr|Is|Jr|Ez|Dn|Mt|Mc|Lc|Jn|Ac|Rm|Ga|Ep|Ph|Col|He|Jc|Ap|Genèse|Exode|Lévitique|Nombres|"
    r"Deutéronome|Psaumes?|Proverbes|Isaïe|Jérémie|Matthieu|Marc|Luc|Jean|Actes|Romains|Corinthiens|Galates|Hébreux|"
    r"Apocalypse)(?: (?:de|du|par|à|sur|contre))?(?: (?:la |le )?(?:vidéo|audio|final|nul))?"
    r"[ \u00a0\u202f]?:?[ \u00a0\u202f]$"
)


def _tells_no_hour(text: Text, start: int, hour: str, minute: str) -> bool:
    """Whether `3:16` is a score, a ratio, a duration or a verse by the word before it; 24:05 is no hour either."""
    return (hour == "24" and minute != "00") or bool(_NO_HOUR.search(text[max(0, start - 40) : start]))


_PLURAL = re.compile(r"\b(?:les|des|aux|nos|ces) $", re.IGNORECASE)
_OF = re.compile(r" (?:du |de la |de l[’']|des |de |d[’']|à |au )?(?:[A-ZÀ-Ý]|chrono)")

_CALLED = re.compile(
    r" (?:du Mans|de Spa|de Daytona|de Francorchamps|[Cc]hrono\b|BD\b|de la BD\b|Motos?\b|Camions\b)"
)


def _names_a_race(text: Text, start: int, end: int) -> bool:
    """Whether the hours are a name: `Les 24 H du Mans`, `24 H Chrono`; small letters alone tell less."""
    named = _OF if text[end - 1] == "H" else _CALLED
    plural = text[end - 1] == "H" and bool(_PLURAL.search(text[max(0, start - 5) : start]))
    return plural or bool(named.match(text, end))


def _hour(hour: str, minute: str, spaced: bool) -> str:
    gap = "\u00a0" if spaced else ""
    return f"{hour}{gap}h{gap}{minute}" if minute else f"{hour}{gap}h"


RULES = (fr_spaces, fr_quotes, fr_apostrophe, fr_ligature, fr_hours)
