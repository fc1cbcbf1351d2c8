"""Inclusive writing, as each organisation decides: forbidden, allowed or required."""

from __future__ import annotations

from cmdaily.domain import lazy_re as re
from cmdaily.domain.charter.model import TextContext
from cmdaily.domain.charter.rule import CHOICE, WORDS, Example, Parameter, both, found, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cmdaily.domain.charter.text import Text
    from cmdaily.domain.publishing.finding import Finding

SOURCE = (
    "Required: Haut Conseil à l’Égalité, « Pour une communication publique sans stéréotype de sexe » (2022). "
    "Forbidden: circulaire du 21 novembre 2017 (JORF no 0272); circulaire du 5 mai 2021"
)
_ENDINGS = (
    "e|es|ne|nes|le|les|se|ses|te|tes|ve|ves|fe|fes|ère|ères|trice|trices|rice|rices|euse|euses|eresse|"
    "ale|ales|lle|lles"
)
_SHORTENED = re.compile(
    rf"(?<!\w)(?P<root>[^\W\d_]{{2,40}}+)(?P<dot>[·•∙⋅])(?P<end>{_ENDINGS})(?:(?P=dot)?(?P<plural>s))?(?!\w)"
    rf"|(?<!\w)(?P<root2>[^\W\d_]{{3,40}}+)(?P<dot2>[.-])(?P<end2>{_ENDINGS})(?P=dot2)(?P<plural2>s)(?!\w)"
    rf"|(?<!\w)(?P<root3>[^\W\d_]{{3,40}}+)\((?P<end3>{_ENDINGS})\)(?P<plural3>s?)(?!\w)"
    r"|(?<!\w)(?P<root4>[a-zà-ÿ]{3,40}?)(?P<end4>E)(?P<plural4>s)(?!\w)"
)
_GENDERLESS = re.compile(r"(?<!\w)(?:iels?|celleux|ceulles|toustes|touxtes)(?!\w)", re.IGNORECASE)

_MASCULINE = {
    "habitants": "habitantes", "adhérents": "adhérentes", "étudiants": "étudiantes", "citoyens": "citoyennes",
    "participants": "participantes", "élus": "élues", "agents": "agentes", "clients": "clientes",
    "lecteurs": "lectrices", "visiteurs": "visiteuses", "auditeurs": "auditrices", "spectateurs": "spectatrices",
    "directeurs": "directrices", "acteurs": "actrices", "créateurs": "créatrices", "utilisateurs": "utilisatrices",
    "administrateurs": "administratrices", "animateurs": "animatrices", "formateurs": "formatrices",
    "éducateurs": "éducatrices", "entrepreneurs": "entrepreneuses", "chercheurs": "chercheuses",
    "travailleurs": "travailleuses", "danseurs": "danseuses", "chanteurs": "chanteuses", "joueurs": "joueuses",
    "artisans": "artisanes", "commerçants": "commerçantes", "enseignants": "enseignantes", "parisiens": "parisiennes",
    "musiciens": "musiciennes", "comédiens": "comédiennes", "techniciens": "techniciennes", "lycéens": "lycéennes",
    "collégiens": "collégiennes", "apprentis": "apprenties", "salariés": "salariées", "employés": "employées",
    "retraités": "retraitées", "licenciés": "licenciées", "invités": "invitées", "passionnés": "passionnées",
    "candidats": "candidates", "avocats": "avocates", "infirmiers": "infirmières", "conseillers": "conseillères",
    "usagers": "usagères", "écoliers": "écolières", "ouvriers": "ouvrières", "auteurs": "autrices",
    "électeurs": "électrices", "patients": "patientes", "amis": "amies", "voisins": "voisines",
}  # fmt: skip
_FEMININE_TOO = {
    "auteurs": ("auteures",),
    "entrepreneurs": ("entrepreneures",),
    "chercheurs": ("chercheures",),
}
_GENERIC = re.compile(
    rf"(?<!\w)(?:les|des|nos|vos|aux|ces|chers|tous les|leurs|d[’']|\d+) (?:\w+ )?({'|'.join(_MASCULINE)})(?!\w)"
)
_EVERYBODY = re.compile(
    r"(?<!\w)(?:à|bonjour|merci|pour|bienvenue à) (tous)(?!\w| (?:les|ces|nos|vos|ceux|azimuts))"
)

_ENGLISH = {
    "chairman": "chair", "chairmen": "chairs", "spokesman": "spokesperson", "policeman": "police officer",
    "policemen": "police officers", "fireman": "firefighter", "firemen": "firefighters", "salesman": "salesperson",
    "mankind": "humankind", "manpower": "workforce", "man-made": "artificial", "businessmen": "business people",
    "businessman": "business person", "stewardess": "flight attendant", "guys": "everyone", "he or she": "they",
    "his or her": "their", "he/she": "they", "s/he": "they", "his/her": "their",
}  # fmt: skip
_GENDERED = re.compile(rf"(?<![\w-])(?:{'|'.join(_ENGLISH)})(?![\w-])", re.IGNORECASE)


@rule(
    "inclusive-writing",
    family="inclusive",
    parameters=(
        Parameter("use", CHOICE, "allowed", choices=("allowed", "forbidden", "required")),
        Parameter("form", CHOICE, "·", choices=("·", ".", "-")),
        Parameter("accept", WORDS, ()),
    ),
    source=both(
        SOURCE,
        SOURCE.replace("Required:", "Exigée :").replace("Forbidden:", "Interdite :").replace("; ", " ; "),
    ),
    refuses=(
        Example("Les étudiant·es sont invité·e·s", parameters=(("use", "forbidden"),)),
        Example("Les adhérent.e.s votent", parameters=(("use", "forbidden"),)),
        Example("Les salarié-e-s votent", parameters=(("use", "forbidden"),)),
        Example("Les habitants votent", parameters=(("use", "required"),)),
        Example("Our chairman speaks tonight", "en", (("use", "required"),)),
    ),
    accepts=(
        Example("Les étudiant·es et les habitants"),
        Example(
            "Les étudiantes et étudiants, porte-à-porte, rendez-vous", parameters=(("use", "forbidden"),)
        ),
        Example("Les habitantes et les habitants votent", parameters=(("use", "required"),)),
        Example("Our chair speaks tonight", "en", (("use", "required"),)),
    ),
)
def inclusive_writing(text: Text, context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """Inclusive forms where they are forbidden, or generic masculines where inclusive writing is required."""
    if params["use"] == "allowed":
        return ()
    if params["use"] == "forbidden":
        return _shortened(text)
    return _required_english(text, params) if context.language == "en" else _required_french(text, params)


def _shortened(text: Text) -> Iterable[Finding]:
    for pattern in (_SHORTENED, _GENDERLESS):
        for span in pattern.finditer(text.masked):
            yield found("charter.inclusive-writing.forbidden", span.start(), span.end(), form=span.group())


def _required_french(text: Text, params: Mapping[str, Any]) -> Iterable[Finding]:
    prose = text.folded
    words = {word.text.lower() for word in text.words}
    for span in _GENERIC.finditer(prose):
        word = span.group(1)
        feminine = _MASCULINE[word]
        if word not in params["accept"] and not words & {feminine, *_FEMININE_TOO.get(word, ())}:
            yield found(
                "charter.inclusive-writing.required", span.start(1), span.end(1), form=word, feminine=feminine
            )
    if "toutes" not in words:
        for span in _EVERYBODY.finditer(prose):
            yield found(
                "charter.inclusive-writing.required",
                span.start(1),
                span.end(1),
                form="tous",
                feminine="toutes",
            )
    yield from _other_signs(text, params["form"])


def _other_signs(text: Text, form: str) -> Iterable[Finding]:
    """Inclusive forms written with another sign than the charter's."""
    for span in _SHORTENED.finditer(text.masked):
        parts = span.groupdict()
        number = next(suffix for suffix in ("", "2", "3", "4") if parts[f"root{suffix}"])
        root, end, plural = (
            parts[f"root{number}"],
            parts[f"end{number}"].lower(),
            parts[f"plural{number}"] or "",
        )
        fix: str | None
        if (parts.get(f"dot{number}") or "") == form:
            continue
        if form == "·":
            fix = f"{root}·{end}{plural}"
        else:
            bare = end.removesuffix("s")
            fix = f"{root}{form}{bare}{form}s" if plural or end != bare else None
        if fix != span.group():
            yield found(
                "charter.inclusive-writing.sign", span.start(), span.end(), fix, form=span.group(), sign=form
            )


def _required_english(text: Text, params: Mapping[str, Any]) -> Iterable[Finding]:
    for span in _GENDERED.finditer(text.masked):
        word = span.group()
        if word.lower() not in params["accept"]:
            better = _ENGLISH[word.lower()]
            yield found(
                "charter.inclusive-writing.english", span.start(), span.end(), form=word, better=better
            )


RULES = (inclusive_writing,)
