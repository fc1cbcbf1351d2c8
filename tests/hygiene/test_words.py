"""The glossary and the rules of the program's words hold: in messages, help, routines, charter starters and pages.

One term names one thing. The words on the right are variants that people stumbled over; each is named with its message.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from cmdaily.locale import LANGUAGES
from cmdaily.platforms.registry import SHIPPED, words_of
from tests.hygiene.source import PACKAGE, modules

ROOT = PACKAGE.parent
FORBIDDEN = {
    "en": {
        r"mend(s|ed|ing)?": "fix",
        r"rehears\w*": "dry run",
        r"pass(ed|es|ing)? on": "share",
        r"(the|a|this|whole|no) store": "database",
        r"alternative texts?": "alt text",
        r"platforms?": "network",
        r"subtitles": "captions",
        r"(take|taken|takes|taking) back": "undo",
        r"anew": "again",
        r"adapters?": "connector",
        r"(is|was) called": "is named",
        r"link cards?": "link preview",
        r"in doubt|doubtful": "to check",
        r"blindly": "unchecked",
        r"handed off": "to post yourself",
        r"known are": "use one of",
        r"the journal": "the history",
        r"choose among": "choose one of",
        r"set aside": "done, skipped or overridden",
        r"instances?": "server",
    },
    "fr": {
        r"mots?-dièses?": "hashtag",
        r"crochets?(?! fermant)": "hook",
        r"relay(er|ez|é|és|ée|e|ent)": "partager",
        r"textes? de remplacement": "texte alternatif",
        r"approuv\w+|approbations?": "valider, validation",
        r"éclairci\w*": "vérifier",
        r"plate-?formes?": "réseau",
        r"minuteurs?(?! systemd)": "chronomètre",
        r"exportations?": "export",
        r"abîmée?s?": "endommagée",
        r"incertaine?s?|douteuse?s?|douteux": "à vérifier",
        r"(mis|mise|mettre|met|mettez|laisser|laissez|laissée?) de côté": "classer, sauter ou ignorer",
        r"contourn\w+|passer outre": "ignorer",
        r"ennuis?": "problème",
        r"adaptateurs?": "connecteur",
        r"votre main": "à publier vous-même",
        r"éteinte?s?": "désactivée",
        r"(dans|de) la configuration": "réglages",
        r"au journal|le journal(?! de systemd)": "historique",
        r"une répétition(?! du texte)": "simulation",
        r"(la|une|cette) base(?! de données| de cmdaily)": "base de données",
        r"instances?": "serveur",
    },
}
IN_MESSAGES = {
    "en": {
        r"(?<!client )(?<!token )(?<!key )secrets?": "credentials",
        r"nobody": "name the thing, not a person",
    },
    "fr": {
        r"(?<!client )secrets?(?! (du|de la|du client))": "informations de connexion",
        r"personne ne": "nommez la chose, pas une personne",
    },
}
"""What pages and routines may say and a message may not."""
ALLOWED = ("starter.", "outbox.fact_", "team.invited_command")
"""A commented file whose keys are English, labels that are called remedy, and a line that is only a command."""


def messages(language: str) -> Iterator[tuple[str, str]]:
    """Every message of a language by its key, plurals one after the other; the networks' own too."""
    catalogues = [
        importlib.import_module(f"cmdaily.locale.{language}.{path.stem}").MESSAGES
        for path in sorted((PACKAGE / "locale" / language).glob("*.py"))
        if path.stem != "__init__"
    ]
    for catalogue in (*catalogues, *(words_of(name).get(language, {}) for name in SHIPPED)):
        for key, message in catalogue.items():
            for form in message if isinstance(message, tuple) else (message,):
                yield key, form


def prose(text: str) -> str:
    """A text without what is typed: between backquotes, options, placeholders, addresses."""
    return re.sub(
        r"```.*?```|`[^`]*`|--[\w-]+|\{[^}]*\}|https?://\S+|\[?[\w/.]+\.md\b|\w+_\w+|\]\([^)]*\)",
        " ",
        text,
        flags=re.S,
    )


def offences(language: str, where: str, text: str, more: dict[str, str] | None = None) -> list[str]:
    """The forbidden variants of a text, each with the word to write."""
    without = prose(text)
    return [
        f"{where}: “{found[0]}” → {better}"
        for pattern, better in (FORBIDDEN[language] | (more or {})).items()
        if (found := re.search(rf"(?<![\w-])({pattern})(?![\w-])", without, re.I))
    ]


@pytest.mark.parametrize("language", FORBIDDEN)
def test_messages_keep_to_the_glossary(language: str) -> None:
    assert not [
        offence
        for key, form in messages(language)
        if not key.startswith(ALLOWED)
        for offence in offences(language, f"{language} {key}", form, IN_MESSAGES[language])
    ]


PAGES = (
    "charter",
    "inbox",
    "on-time",
    "reliability",
    "routines",
    "feeds",
    "metrics",
    "figures",
    "report",
    "team",
)
"""What readers of the program read; the pages for developers use the words of the code."""


def pages(language: str) -> list[Path]:
    ends = ".md" if language == "en" else ".fr.md"
    found = [ROOT / "docs" / f"{name}{ends}" for name in PAGES]
    found += [ROOT / "docs" / ("commands.md" if language == "en" else "commandes.md")]
    found += [ROOT / "README.md"] if language == "en" else [ROOT / "README.fr.md"]
    return [page for page in found if page.exists()]


@pytest.mark.parametrize("language", FORBIDDEN)
def test_pages_keep_to_the_glossary(language: str) -> None:
    found = []
    for page in pages(language):
        text = re.sub(
            r"```.*?```", lambda block: "\n" * block[0].count("\n"), page.read_text("utf-8"), flags=re.S
        )
        for number, line in enumerate(text.splitlines(), 1):
            found += offences(language, f"{page.name}:{number}", line)
    assert not found


@pytest.mark.parametrize("path", sorted((ROOT / "routines").glob("*.yaml")), ids=lambda path: path.stem)
def test_routines_keep_to_the_glossary(path: Path) -> None:
    def texts(node: object) -> Iterator[tuple[str, str]]:
        if isinstance(node, dict):
            for key, value in node.items():
                if key in LANGUAGES and isinstance(value, str):
                    yield key, value
                yield from texts(value)
        elif isinstance(node, list):
            for value in node:
                yield from texts(value)

    shipped = YAML(typ="safe").load(path.read_text("utf-8"))
    assert not [o for language, text in texts(shipped) for o in offences(language, path.name, text)]


def raised() -> Iterator[tuple[str, str]]:
    """Keys that become errors: the first argument of an error class, and its remedy; which of the two."""
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if not name.endswith("Error"):
                continue
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield "error", first.value
            for word in node.keywords:
                if word.arg == "remedy" and isinstance(word.value, ast.Constant) and word.value.value:
                    yield "remedy", word.value.value


ERRORS = sorted({key for kind, key in raised() if kind == "error"})
MOST = 100
"""Characters of an error, a placeholder counted as ten."""


def length(form: str) -> int:
    return len(re.sub(r"\{\w+\}", "x" * 10, form))


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_and_remedies_are_short(language: str) -> None:
    assert not [
        f"{key} ({length(form)}): {form}"
        for key, form in messages(language)
        if (key in ERRORS or key.endswith("_remedy")) and length(form) > MOST
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_ask_nothing_back(language: str) -> None:
    """ "Did you mean" is the one question: it is answered by typing the command again."""
    asked = [
        f"{k}: {f}" for k, f in messages(language) if k in ERRORS or k.endswith("_remedy") if f.endswith("?")
    ]
    assert not [one for one in asked if "did you mean" not in one and "vouliez-vous dire" not in one]


IMPERATIVES = {
    "en": re.compile(r"[A-Z][a-z]+\b"),
    "fr": re.compile(r"[A-ZÉÀ][a-zéèêàâîôûç]+(ez|tes)(-\w+)?\b"),
}
NO_VERBS = re.compile(r"(It|The|There|This|That|What|Nothing|An?|Known|No|One|Each|Its|Only|To|If)\b")


@pytest.mark.parametrize("language", IMPERATIVES)
def test_a_remedy_begins_with_a_verb(language: str) -> None:
    wrong = [
        f"{key}: {form}"
        for key, form in messages(language)
        if key.endswith("_remedy")
        and not key.startswith(ALLOWED)
        and (not IMPERATIVES[language].match(form) or NO_VERBS.match(form))
    ]
    assert not wrong


NAMES = set(re.findall(r"(?m)^## `cmdaily (\w+)", (ROOT / "docs" / "commands.md").read_text("utf-8")))


def test_english_quotes_are_curly_and_commands_stand_between_backquotes() -> None:
    wrong = []
    for language in LANGUAGES:
        for key, form in messages(language):
            outside = re.sub(r"`[^`]*`", "", form)
            if re.search(r"(?<!\w)'\{?\w[^'`]*'(?!\w)", outside) and language == "en":
                wrong.append(f"{language} {key}: {form}")
            typed = re.search(r"\bcmdaily ([a-z]+) ", outside)
            if typed and typed[1] in NAMES and not key.startswith(ALLOWED):
                wrong.append(f"{language} {key}: {form}")
    assert not wrong


HEADINGS = set(re.findall(r"(?m)^## `cmdaily ([\w ]+)`$", (ROOT / "docs" / "commands.md").read_text("utf-8")))
GROUPS = {name.split()[0] for name in HEADINGS if " " in name}


def test_every_command_that_a_message_names_exists() -> None:
    wrong = []
    for language in LANGUAGES:
        for key, form in messages(language):
            for typed in re.findall(r"`cmdaily ([a-z][^`]*)`", form):
                first, *rest = typed.split()
                second = rest[0] if rest and rest[0].isalpha() and rest[0].islower() else ""
                named = f"{first} {second}".strip() if first in GROUPS else first
                if named not in HEADINGS:
                    wrong.append(f"{language} {key}: {typed}")
    assert not wrong
