"""Regulated claims, in health and finance: somebody answerable reads them first."""

from __future__ import annotations

import re

from cmdaily.domain.charter.model import TextContext
from cmdaily.domain.charter.rule import WORDS, Example, Parameter, both, found, rule
from cmdaily.domain.charter.rules.words import occurrences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from cmdaily.domain.charter.text import Text
    from cmdaily.domain.publishing.finding import Finding

_N = r"\d{1,6}(?:[.,]\d{1,2})?"
_HEALTH = {
    "fr": rf"guéri(?:t|ssent|r|son garantie)\b|cliniquement (?:prouvé|testé)e?s?|scientifiquement "
    "prouvée?s?|sans effets? secondaires?|"
    rf"perd(?:re|ez|s) (?:jusqu[’']à )?{_N} ?(?:kg|kilos)|brûle[- ]graisses?|miracle (?:contre|pour "
    rf"maigrir)|remède (?:miracle|naturel)|"
    r"(?:renforce|booste) (?:le système immunitaire|les défenses immunitaires|l[’']immunité)|anti[- ]cancer|"
    r"prévient (?:le cancer|le diabète|la grippe)|soigne (?:le|la|les|l[’'])|détoxifie",
    "en": rf"\bcures? (?:cancer|diabetes|anxiety|arthritis|depression|everything|the|your)|clinically "
    "proven|scientifically proven|"
    rf"no side effects|lose (?:up to )?{_N} ?(?:kg|kilos|lbs|pounds)|burns? fat|miracle (?:cure|diet|pill)|"
    r"boosts? (?:your )?(?:immune system|immunity)|prevents? (?:cancer|diabetes|flu)|detoxif(?:y|ies)|"
    r"reverses? ageing|reverses? aging",
}
_FINANCE = {
    "fr": rf"(?:rendement|gain|profit|revenu|capital|performance)s? (?:100 ?% "
    ")?garantie?s?|(?:placement|investissement)s? sans risque|"
    rf"sans aucun risque de perte|gagnez (?:jusqu[’']à )?{_N} ?(?:€|euros) par (?:jour|semaine|mois)|"
    rf"doublez (?:votre|vos|ton)|"
    rf"argent facile|liberté financière|{_N} ?% (?:de rendement|par an)|enrichi(?:r|ssez)[- ]vous",
    "en": rf"guaranteed (?:returns?|income|profits?|gains?)|risk[- ]free "
    "(?:investment|returns?|trading|profit)|"
    rf"(?:earn|make) (?:up to )?[$£€]{_N} (?:a|per) (?:day|week|month)|double your (?:money|investment|"
    rf"savings)|easy money|"
    rf"financial freedom|get rich|{_N} ?% (?:annual )?(?:returns?|a year|per year|APY)",
}
_PATTERNS = {
    language: (
        ("health", re.compile(rf"(?<!\w)(?:{_HEALTH[language]})", re.IGNORECASE)),
        ("finance", re.compile(rf"(?<!\w)(?:{_FINANCE[language]})", re.IGNORECASE)),
    )
    for language in ("fr", "en")
}


@rule(
    "regulated-claims",
    family="claims",
    parameters=(Parameter("also", WORDS, ()), Parameter("accept", WORDS, ())),
    source=both(
        "Health: regulation (EC) 1924/2006, code de la santé publique L5122-1, FTC Health Products Compliance "
        "Guidance. Finance: AMF, position DOC-2011-24; SEC marketing rule 206(4)-1",
        "Santé : règlement (CE) 1924/2006, code de la santé publique L5122-1, FTC, « Health Products Compliance "
        "Guidance ». Finance : AMF, position DOC-2011-24 ; SEC, règle 206(4)-1",
    ),
    refuses=(
        Example("Notre tisane renforce le système immunitaire"),
        Example("Un placement sans risque, rendement garanti"),
        Example("Lose up to 5 kg with our tea", "en"),
        Example("Guaranteed returns from day one", "en"),
    ),
    accepts=(
        Example("Notre tisane sent bon le tilleul"),
        Example("Les soins du lundi reprennent à la maison de santé"),
        Example("Our tea smells of lime blossom", "en"),
        Example("The bank is closed on Monday", "en"),
    ),
)
def regulated_claims(text: Text, context: TextContext, params: Mapping[str, Any]) -> Iterable[Finding]:
    """A health or finance claim; where `approval` names this rule, the draft waits for that person."""
    accepted = {word.lower() for word in params["accept"]}
    for language in (context.language,) if context.language in _PATTERNS else tuple(_PATTERNS):
        for topic, pattern in _PATTERNS[language]:
            for span in pattern.finditer(text.masked):
                if span.group().lower() not in accepted:
                    yield found(
                        f"charter.regulated-claims.{topic}", span.start(), span.end(), claim=span.group()
                    )
    for span in occurrences(text, params["also"]):
        yield found("charter.regulated-claims.own", span.start(), span.end(), claim=span.group())


RULES = (regulated_claims,)
