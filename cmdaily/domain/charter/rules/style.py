"""Readability and style: sentences one can follow, nobody shouting, one way to address people."""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.charter.language_words import WORDS_OF
from cmdaily.domain.charter.model import TextContext
from cmdaily.domain.charter.rule import CHOICE, NUMBER, WHOLE, WORDS, Example, Parameter, both, found, rule
from cmdaily.domain.charter.text import Span, hide

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cmdaily.domain.charter.text import Text
    from cmdaily.domain.publishing.finding import Finding

PLAIN = "Plain language practice: gov.uk content style guide; France, “langage clair” (modernisation.gouv.fr)"


@rule(
    "sentence-length",
    family="style",
    parameters=(Parameter("words", WHOLE, 40, 5, 200),),
    source=both(
        PLAIN,
        "Usage du langage clair : gov.uk, « content style guide » ; France, « langage clair » (modernisation.gouv.fr)",
    ),
    refuses=(
        Example(
            "Nous voulons vous dire combien, "
            + "malgré tout ce qui a pu se passer, " * 6
            + "nous sommes fiers."
        ),
        Example(
            "We would like to say that, " + "despite everything that has happened, " * 8 + "we are proud.",
            "en",
        ),
    ),
    accepts=(
        Example("Nous sommes fiers de vous. Merci à toutes et à tous pour votre aide."),
        Example("We are proud of you. Thank you all for your help.", "en"),
    ),
)
def sentence_length(text: Text, _context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """A sentence with more words than one keeps in mind."""
    most = params["words"]
    if len(text.words) <= most:
        return
    words, at = text.words, 0
    for sentence in text.sentences:
        count = 0
        while at < len(words) and words[at].start < sentence.end:
            count += words[at].start >= sentence.start
            at += 1
        if count > most:
            yield found("charter.sentence-length", sentence.start, sentence.end, n=count, most=most)


_EVERYDAY = (WORDS_OF["fr"], WORDS_OF["en"])
_SHOUTED = re.compile(
    r"(?<![\w’'])[^\W\d_a-zà-öø-ÿ]{2,}+(?:[ \u00a0\u202f’'-]{1,2}[^\W\d_a-zà-öø-ÿ]{1,}+){3,}(?![\w’'])"
)


@rule(
    "capitals",
    family="style",
    parameters=(Parameter("share", NUMBER, 0.5, 0.1, 1), Parameter("letters", WHOLE, 20, 5, 1000)),
    source=both(
        "Accessibility and courtesy: whole sentences in capitals are slow to read and read like shouting",
        "Accessibilité et courtoisie : des phrases entières en capitales se lisent lentement, et comme un cri",
    ),
    refuses=(
        Example("VENEZ NOMBREUX À LA GRANDE BRADERIE DE SAMEDI"),
        Example("Attention : LA SALLE RESTERA FERMÉE demain matin"),
        Example("LAST DAY OF THE SALE TOMORROW, hurry", "en"),
    ),
    accepts=(
        Example("Venez nombreux à la grande braderie de samedi"),
        Example("Le CNRS et l’INSEE publient leurs chiffres"),
        Example("NASA and ESA launch it on Friday", "en"),
        Example("SNCF, RATP, CAF, CPAM, URSSAF : qui fait grève"),
    ),
)
def capitals(text: Text, _context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """Too many capitals, or a phrase of four words and more in capitals."""
    prose = text.masked
    upper = sum(map(str.isupper, prose))
    if upper < 8:
        return
    lower = sum(map(str.islower, prose))
    if not _speaks(word.text for word in text.words):
        return
    if upper + lower >= params["letters"] and upper / (upper + lower) > params["share"]:
        first, last = text.words[0].start, text.words[-1].end
        yield found("charter.capitals.share", first, last, share=round(100 * upper / (upper + lower)))
        return
    for shout in _SHOUTED.finditer(prose):
        letters = sum(map(str.isupper, shout.group()))
        if letters >= 12 and not any(map(str.islower, shout.group())) and _speaks(shout.group().split()):
            yield found("charter.capitals.phrase", shout.start(), shout.end())


def _speaks(words: Iterable[str]) -> bool:
    """Whether a word is in capitals that is no acronym: one of seven letters, or an everyday one (`VENEZ`, `SALE`)."""
    capitals = (word for word in words if len(word) > 2 and word.isupper())
    parts = (part for word in capitals for part in re.split(r"[’'-]", word))
    return any(len(part) > 6 or any(part.lower() in known for known in _EVERYDAY) for part in parts)


_REPEATED = re.compile(r"(?<![!?])[!?](?:[ \u00a0\u202f]?[!?])++|(?<!\.)\.{4,}+|…[.…]+|,{2,}+|;{2,}+")


@rule(
    "repeated-punctuation",
    family="style",
    source="Lexique des règles typographiques en usage à l’Imprimerie nationale; The Chicago Manual of Style",
    refuses=(
        Example("Plus que trois jours !!!"),
        Example("Vous venez ???"),
        Example("À bientôt....."),
        Example("Are you ready?!?!", "en"),
    ),
    accepts=(
        Example("Plus que trois jours !"),
        Example("Vous venez ?!"),
        Example("À bientôt…"),
        Example("And then...", "en"),
    ),
)
def repeated_punctuation(text: Text, _context: TextContext, _params: Mapping[str, Any]) -> Iterable[Finding]:
    """The same mark again and again; `?!` is one mark."""
    for marks in _REPEATED.finditer(text.masked):
        fix = _one_mark(marks.group())
        if fix != marks.group():
            yield found(
                "charter.repeated-punctuation", marks.start(), marks.end(), fix, marks=marks.group()[:12]
            )


def _one_mark(marks: str) -> str:
    if marks[0] in ".…":
        return "…"
    if marks[0] in ",;":
        return marks[0]
    if marks in ("?!", "!?"):
        return marks
    return ("?" if "?" in marks else "") + ("!" if "!" in marks else "")


_TU = re.compile(
    r"(?<!s[’']est )(?<!s[’']était )\b(?:tu(?!-\d)|t[’'](?:as|es|en|y|attends?|inscris|abonnes)|toi|ton|ta|tes)\b",
    re.IGNORECASE,
)
_TU_SURE = re.compile(r"(?<!s[’']est )(?<!s[’']était )\b(?:tu(?!-\d)|t[’'](?:as|es)|toi)\b", re.IGNORECASE)
_VOUS = re.compile(r"(?<!rendez-)(?<!rendez )\b(?:vous|votre|vos)\b", re.IGNORECASE)
_FIXED_TU = re.compile(
    r"\b(?:le|un|mon|ce|du) (?:ton|toi)\b|\b(?:ton|toi) (?:de|du|des|sur ton|mont|monte)\b", re.IGNORECASE
)


_OTHERS_SAY = re.compile(
    r"^[ \t]*[–—-] [^\n]*[.?!…»] ?[–—-] [^\n]*|‹[^‹›\n]{0,300}›|„[^„“”\n]{0,300}[“”]|\b(?:TU|TOI|MOI|VOUS)\b",
    re.MULTILINE,
)
"""A dialogue, other quotation marks, and the name of who speaks in one, in capitals."""


def _addressing(text: Text) -> str:
    """What the author says to the reader, in lower case."""
    prose = text.unquoted
    if text.isupper():
        return prose
    return hide(prose, tuple(Span(one.group(), *one.span()) for one in _OTHERS_SAY.finditer(text)))


@rule(
    "tu-vous",
    family="style",
    languages=("fr",),
    parameters=(Parameter("use", CHOICE, "same", choices=("same", "tu", "vous")),),
    source=both("The charter’s own choice of address", "Le choix de la charte : tu ou vous"),
    refuses=(
        Example("Tu aimes le jazz ? Réservez vos places dès maintenant"),
        Example("Viens avec tes amis", parameters=(("use", "vous"),)),
        Example("Vous êtes prêts ?", parameters=(("use", "tu"),)),
    ),
    accepts=(
        Example("Vous aimez le jazz ? Réservez vos places dès maintenant"),
        Example("Prends ton vélo et rendez-vous sur le quai"),
        Example("Le ton monte au conseil, vous en pensez quoi ?"),
        Example("Notre slogan « Tu m’as manqué » : réservez vos places"),
        Example("– Tu viens ? – Oui, et vous ? Lecture à deux voix, venez avec vos amis"),
    ),
)
def tu_vous(text: Text, _context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """`tu` and `vous` in one text, or not the one the charter has chosen."""
    prose = _addressing(text)
    formal = [span.span() for span in _VOUS.finditer(prose)]
    fixed = {span.end() for span in _FIXED_TU.finditer(prose)} | {
        span.start() for span in _FIXED_TU.finditer(prose)
    }
    familiar = [
        span.span() for span in _TU.finditer(prose) if span.start() not in fixed and span.end() not in fixed
    ]
    use = params["use"]
    if use == "same":
        if not formal or not familiar or not _TU_SURE.search(prose):
            return
        use = "vous" if len(formal) >= len(familiar) else "tu"
    for start, end in familiar if use == "vous" else formal:
        yield found(f"charter.tu-vous.{use}", start, end, word=text[start:end])


KNOWN_ABBREVIATIONS = frozenset(
    "SNCF RATP SAMU UE EU ONU UN USA US UK TV PDF TVA RH RSE PME TPE CV DVD CD GPS SMS MMS IA AI HTML "
    "CSS API FAQ ADN DNA "
    "VTT TGV TER RER BD BAC CAP BTS CDI CDD RTT SMIC RSA CAF CPAM OK KO HS VIP DJ MC PC WC HD PR CEO "
    "CFO CTO HR IT "
    "NASA ESA OTAN NATO BBC CNRS INSEE RDV AM PM CET GMT UTC BBQ RSVP ASAP FYI DIY PS NB SVP XXL XL XS "
    "USB WIFI LED "
    "EPS ISBN COVID SIDA AIDS PACS NHS VAT GDPR RGPD CNIL ONG NGO LGBT LGBTQIA BIO SOS II III IV VI VII "
    "VIII IX XI "
    "XII XIII XIV XV XVI XVII XVIII XIX XX XXI JO JPO MJC HLM EHPAD CHU SPA AG CA".split()
)
_ABBREVIATION = re.compile(r"(?<![\w’'.-])[A-ZÉÈÀÇÔ]{3,8}(?![\w’'-])")


@rule(
    "abbreviation",
    family="style",
    severity="off",
    parameters=(Parameter("known", WORDS, ()),),
    source=both(
        PLAIN,
        "Usage du langage clair : gov.uk, « content style guide » ; France, « langage clair » (modernisation.gouv.fr)",
    ),
    refuses=(
        Example("La CLECT se réunit mardi à 18 h."),
        Example("The SACRE meets on Tuesday.", "en"),
    ),
    accepts=(
        Example("La commission d’évaluation des charges (CLECT) se réunit mardi."),
        Example("La CLECT (commission d’évaluation des charges) se réunit mardi."),
        Example("The BBC meets the NHS on Tuesday.", "en"),
    ),
)
def abbreviation(text: Text, _context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """An abbreviation that the text does not explain in brackets, before or after."""
    prose = text.masked
    seen: set[str] = {*params["known"]}
    for span in _ABBREVIATION.finditer(prose):
        word = span.group()
        if word in KNOWN_ABBREVIATIONS or word in seen or _shouted_around(text, span.start(), span.end()):
            continue
        seen.add(word)
        in_brackets = prose[span.start() - 1 : span.end() + 1] == f"({word})"
        if not in_brackets and not re.match(
            r"[ \u00a0\u202f]?\([^\W\d_]", prose[span.end() : span.end() + 4]
        ):
            yield found("charter.abbreviation", span.start(), span.end(), word=word)


def _shouted_around(text: Text, start: int, end: int) -> bool:
    """Whether a neighbouring word is in capitals too: then it is shouting, another rule's business."""
    around: tuple[Span, ...] = _neighbours(text, start, end)
    return any(
        len(word.text) > 1 and word.text.isupper() and word.text not in KNOWN_ABBREVIATIONS for word in around
    )


def _neighbours(text: Text, start: int, end: int) -> tuple[Span, ...]:
    from bisect import bisect_left

    at = bisect_left(text.words, start, key=lambda word: word.start)
    near = (*text.words[max(0, at - 1) : at], *text.words[at + 1 : at + 2])
    return tuple(word for word in near if word.start - end < 3 and start - word.end < 3)


RULES = (sentence_length, capitals, repeated_punctuation, tu_vous, abbreviation)
