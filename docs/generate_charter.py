"""Writes the rules into docs/charter.md and docs/charter.fr.md from their table: `python docs/generate_charter.py`.

What stands above the mark in each is written by hand. A test keeps the rest true.
"""

from __future__ import annotations

from pathlib import Path

from cmdaily.domain.charter.model import OFF
from cmdaily.domain.charter.rule import (
    CHOICE,
    MAPPING,
    NUMBER,
    WHOLE,
    WORDS,
    YES_NO,
    Example,
    Parameter,
    Rule,
)
from cmdaily.domain.charter.shipped import shipped_rules
from cmdaily.locale import Translator
from cmdaily.platforms.registry import shipped
from cmdaily.render.views.charter import family, parameter_title, source, surroundings, title

FILES = {"en": "charter.md", "fr": "charter.fr.md"}
MARK = "<!-- docs/generate_charter.py -->\n"
WORDS_OF = {
    "en": {
        WHOLE: "a whole number",
        NUMBER: "a number",
        CHOICE: "one of",
        WORDS: "a list of texts",
        MAPPING: "texts to texts",
        YES_NO: "`true` or `false`",
        "usually": "Default level: `{}`.",
        "off": "Off unless the charter asks for it.",
        "only": " Only for texts in: {}.",
        "between": " from {} to {}",
        "default": "; `{}` unless given",
        "on": ", `{}` on {}",
        "is": "- `{}` ({}{}): {}",
        "refused": "Refused:",
        "accepted": "Accepted:",
        "source": "Source: {}.",
    },
    "fr": {
        WHOLE: "un nombre entier",
        NUMBER: "un nombre",
        CHOICE: "l'un de",
        WORDS: "une liste de textes",
        MAPPING: "des textes vers des textes",
        YES_NO: "`true` ou `false`",
        "usually": "Niveau par défaut : `{}`.",
        "off": "Désactivée, sauf si la charte la demande.",
        "only": " Seulement pour les textes en : {}.",
        "between": " de {} à {}",
        "default": " ; `{}` par défaut",
        "on": ", `{}` sur {}",
        "is": "- `{}` ({}{}) : {}",
        "refused": "Refusé :",
        "accepted": "Accepté :",
        "source": "Source : {}.",
    },
}


def page(language: str) -> str:
    """The whole page: what is written by hand, as it stands, then every rule."""
    say = Translator(language)
    by_hand, _, _ = target(language).read_text(encoding="utf-8").partition(MARK)
    parts = [by_hand + MARK]
    last = ""
    for rule in shipped_rules().values():
        if rule.family != last:
            parts.append(f"## {family(rule, say)}\n")
            last = rule.family
        parts.append(_rule(rule, say))
    return "\n".join(parts)


def target(language: str) -> Path:
    """The page in a language."""
    return Path(__file__).parent / FILES[language]


def _rule(rule: Rule, say: Translator) -> str:
    words = WORDS_OF[say.language]
    languages = words["only"].format(", ".join(rule.languages)) if rule.languages else ""
    usual = words["off"] if rule.severity == OFF else words["usually"].format(rule.severity)
    lines = [f"### `{rule.id}`\n", f"{title(rule, say)} {usual}{languages}\n"]
    lines += [_parameter(rule, parameter, say) for parameter in rule.parameters]
    lines += [""] if rule.parameters else []
    for heading, examples in (("refused", rule.refuses), ("accepted", rule.accepts)):
        mine = [one for one in examples if one.language == say.language] or list(examples)
        lines += _examples(words[heading], mine, say)
    lines.append(words["source"].format(source(rule, say)) + "\n")
    return "\n".join(lines)


def _parameter(rule: Rule, parameter: Parameter, say: Translator) -> str:
    words = WORDS_OF[say.language]
    kind = words[parameter.kind]
    if parameter.kind == CHOICE:
        kind += " " + ", ".join(f"`{choice}`" for choice in parameter.choices)
    if parameter.most is not None:
        kind += words["between"].format(parameter.least, parameter.most)
    default = "" if parameter.default == () else words["default"].format(_shown(parameter.default))
    for network in shipped():
        for of, name, usual in network.charter:
            if (of, name) == (rule.id, parameter.name):
                default += words["on"].format(_shown(usual), network.name)
    return words["is"].format(parameter.name, kind, default, parameter_title(rule, parameter, say))


def _shown(found: object) -> str:
    return ", ".join(map(str, found)) if isinstance(found, tuple) else str(found)


def _examples(heading: str, examples: list[Example], say: Translator) -> list[str]:
    if not examples:
        return []
    lines = [f"{heading}\n", "```text"]
    for example in examples:
        about = surroundings(example, say)
        lines.append(example.text + (f"    ({about})" if about else ""))
    return [*lines, "```\n"]


if __name__ == "__main__":
    for written in FILES:
        target(written).write_text(page(written), encoding="utf-8")
