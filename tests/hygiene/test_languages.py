"""Both languages say everything: catalogues agree, every key is there, and no words stand outside of them."""

from __future__ import annotations

import ast
import importlib
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from cmdaily.locale import LANGUAGES
from cmdaily.platforms import registry
from tests.hygiene.source import PACKAGE, calls, modules, place, texts

LOCALE = PACKAGE / "locale"
NOUNS = sorted(path.stem for path in (LOCALE / "en").glob("*.py") if path.stem != "__init__")
CATALOGUES = [*NOUNS, *(network.name for network in registry.shipped() if network.words)]
"""The nouns, and the networks that bring words of their own."""
KEY = re.compile(r"[a-z][a-z_0-9]*\.[a-zA-Z_0-9]+")

Message = str | tuple[str, str]


def messages(language: str, noun: str) -> dict[str, Message]:
    """One catalogue, or what a network says of itself."""
    if noun not in NOUNS:
        return dict(registry.words_of(noun)[language])
    found: dict[str, Message] = importlib.import_module(f"cmdaily.locale.{language}.{noun}").MESSAGES
    return found


def holds_words(path: Path) -> bool:
    """Whether a file is a catalogue, or the words of a network."""
    return path.parent.parent == LOCALE or (
        path.name == "words.py" and path.parents[1] == PACKAGE / "platforms"
    )


def forms(message: Message) -> tuple[str, ...]:
    return message if isinstance(message, tuple) else (message,)


def placeholders(message: Message) -> set[str]:
    """The names in braces, of all forms; `n` may be left out of a form that says "one"."""
    return {
        name
        for form in forms(message)
        for _, name, _, _ in string.Formatter().parse(form)
        if name is not None
    }


def test_both_languages_have_the_same_nouns() -> None:
    for language in LANGUAGES:
        assert sorted(p.stem for p in (LOCALE / language).glob("*.py") if p.stem != "__init__") == NOUNS


@pytest.mark.parametrize("noun", CATALOGUES)
def test_both_languages_say_the_same(noun: str) -> None:
    english, french = messages("en", noun), messages("fr", noun)
    assert english.keys() == french.keys()
    for key, message in english.items():
        assert key.partition(".")[0] == noun, f"{key} would not be found"
        if (
            ".help" not in key and key != "charter.said"
        ):  # help shows its braces; a said rule brings its own words
            assert placeholders(message) == placeholders(french[key]), key
        assert isinstance(message, tuple) == isinstance(french[key], tuple), (
            f"{key}: a plural in one language only"
        )
        for form in (*forms(message), *forms(french[key])):
            assert form.strip() or key.startswith("date."), key


@pytest.mark.parametrize("noun", CATALOGUES)
def test_french_is_french_and_typeset(noun: str) -> None:
    for key, message in messages("fr", noun).items():
        for form in forms(message):
            without_code = re.sub(
                r"`[^`]*`|\{[^}]*\}|https?:\S*|\d\d?:\d\d|\"[^\"]*\"|«[^»]*»|\(nom: valeur\)", "", form
            )
            assert not re.search(r"[^\s «(/\[]([!?;])(?=\s|$)", without_code), (
                f"{key}: a space goes before {form!r}"
            )
            assert not re.search(r"\w:(?=\s|$)", without_code) or noun == "starter", (
                f"{key}: a space before ':'"
            )
            assert "«" not in form or "« " in form or "«\u00a0" in form, key


def known_keys() -> set[str]:
    return {key for noun in CATALOGUES for key in messages("en", noun)}


def keys_in_code() -> Iterator[tuple[str, str]]:
    """Every literal of the code that has the form of a key, and where."""
    for path in modules():
        if not holds_words(path):
            for node in texts(path):
                if (
                    KEY.fullmatch(node.value)
                    and node.value[-1] != "_"
                    and node.value.partition(".")[0] in CATALOGUES
                ):
                    yield node.value, place(path, node)


NO_KEYS = {
    "inbox.inbox",
    "inbox.people",
    "desk.tcss",
    "config.yaml",
    "charter.yaml",
    "doctor.py",
    "status.json",
    "run.lock",
}
HOSTS = {host for network in registry.shipped() for host in network.addresses.hosts}


def test_every_key_in_the_code_is_in_the_catalogues() -> None:
    known = known_keys()
    missing = [f"{where}: {key}" for key, where in keys_in_code() if key not in known | NO_KEYS | HOSTS]
    assert not missing


def test_every_message_is_used() -> None:
    """By its whole key, or by a beginning that the code puts together with the rest."""
    code = [path for path in modules() if not holds_words(path)]
    literals = {node.value for path in code for node in texts(path)}
    beginnings = tuple(text for text in literals if re.fullmatch(r"[a-z_]+\.[a-z_0-9.-]*", text))
    unused = [
        key
        for key in sorted(known_keys())
        if key not in literals
        and not any(key.startswith(beginning) and beginning[-1] in "._" for beginning in beginnings)
    ]
    assert not [key for key in unused if not key.endswith(("_remedy", "_guess"))]


WRITERS = re.compile(
    r"(sys\.)?(stdout|stderr|_stream|stream)\.write|print|.*\.message|line|row|spans|Column|typer\.echo"
)
WORDLESS = {
    "cmdaily",  # the program's own name and what is typed, the same in every language
    "cmdaily tick",
    "cmdaily stop",
    "min",
    "schema_version",
}


def test_no_words_are_shown_that_stand_outside_the_catalogues() -> None:
    """What is written to a stream or put into a document has letters only from a catalogue or from data."""
    found = []
    for path in modules():
        if holds_words(path) or path.name == "spell.py":
            continue
        for name, call in calls(path):
            if WRITERS.fullmatch(name):
                found += [f"{place(path, node)}: {node.value!r}" for node in words_in(call)]
    assert not found


def words_in(call: ast.Call) -> Iterator[ast.Constant]:
    """The literals with letters among the arguments of a call; styles, keys and what is typed are none."""
    for argument in call.args:
        for node in shown_parts(argument):
            text = node.value.strip(" :,.;·\n-[]()'\"`")
            if re.search(r"[^\W\d_]{2,}", text) and text not in WORDLESS and not KEY.fullmatch(text):
                yield node


def shown_parts(argument: ast.expr) -> Iterator[ast.Constant]:
    """The literals of an expression that become part of its text."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument
    elif isinstance(argument, ast.Tuple) and len(argument.elts) == 2:  # a style and a text
        yield from shown_parts(argument.elts[1])
    elif isinstance(argument, ast.JoinedStr):
        for part in argument.values:
            yield from shown_parts(part)
    elif isinstance(argument, ast.BinOp):
        yield from shown_parts(argument.left)
        yield from shown_parts(argument.right)
    elif isinstance(argument, ast.IfExp):
        yield from shown_parts(argument.body)
        yield from shown_parts(argument.orelse)


def test_the_catalogues_load_one_noun_at_a_time() -> None:
    for path in (*(LOCALE / "en").glob("*.py"), *(LOCALE / "fr").glob("*.py")):
        source = path.read_text(encoding="utf-8")
        assert "import" not in re.sub(r'"[^"]*"|#.*', "", source), f"{path}: a catalogue imports nothing"


def test_the_list_of_nouns_is_not_empty() -> None:
    assert {"today", "tick", "error", "help"} <= set(NOUNS)
    assert Path(LOCALE).is_dir()
