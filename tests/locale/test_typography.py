"""French as a printer sets it, and lines that end where a reader expects them to, at any width."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.locale import Translator
from cmdaily.locale.typography import UNITS, typeset
from tests.conftest import Program

EXPECTED = {
    "Prix : {price}": "Prix\u00a0: {price}",
    "Peu de temps ? Oui !": "Peu de temps\u202f? Oui\u202f!",
    "fini ; « {name} »": "fini\u202f; «\u00a0{name}\u00a0»",
    "l'essentiel, jusqu'à {n} min": "l’essentiel, jusqu’à {n}\u00a0min",
    "{share} % des lettres": "{share}\u00a0% des lettres",
    "moins de 1 000 caractères": "moins de 1\u202f000\u00a0caractères",
    "Ajoutez : `cmdaily template add merci 'Merci !'`": "Ajoutez\u00a0: `cmdaily template add merci 'Merci !'`",
    "L'apostrophe droite (')": "L’apostrophe droite (')",
    "à 09:00, https://exemple.fr/?a": "à 09:00, https://exemple.fr/?a",
}


@pytest.mark.parametrize("plain", EXPECTED)
def test_signs_units_and_apostrophes(plain: str) -> None:
    assert typeset(plain) == EXPECTED[plain]


@given(st.text(st.sampled_from("ab' :;!?»«`{n}1 m"), max_size=40))
def test_nothing_but_spaces_and_apostrophes_changes(text: str) -> None:
    once = typeset(text)
    assert re.sub("[\u00a0\u202f]", " ", once).replace("’", "'") == text
    assert once.split("`")[1::2] == text.split("`")[1::2], "what is typed stays as it is"


def test_numbers_are_grouped_and_names_that_are_numbers_are_not() -> None:
    english, french = Translator("en"), Translator("fr")
    assert "63,206 characters" in english("cron.long", n=63206)
    assert "63\u202f206\u00a0caractères" in french("cron.long", n=63206)
    assert "8765" in french("account.port", port=8765)


def test_none_and_one_are_singular_in_french_and_one_in_english() -> None:
    english, french = Translator("en"), Translator("fr")
    assert [french("check.errors", n=n) for n in (0, 1, 2)] == ["0 erreur", "1 erreur", "2 erreurs"]
    assert [english("check.errors", n=n) for n in (0, 1, 2)] == ["0 errors", "1 error", "2 errors"]


COMMANDS = (
    ("today",),
    ("next", "--until", "15m"),
    ("stats",),
    ("doctor",),
    ("log",),
    ("charter", "show"),
    ("charter", "rules"),
    ("platform", "list"),
    ("routine", "show", "twenty-actions"),
    ("calendar",),
    ("check", "A bientôt!! Venez #journeedesassociations 🎉🎉🎉 à 9 h"),
    ("tick", "--help"),
    ("outbox", "resolve", "--help"),
    ("charter", "rules", "same-text"),
)
AMOUNT = re.compile(r"\d$")
SHORT = UNITS - {"fois", "times"}
"""What stands after a column of amounts is no unit of theirs."""


@pytest.mark.parametrize("width", [40, 60, 120])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_line_begins_with_punctuation_and_no_amount_leaves_its_unit(
    cmdaily: Program, monkeypatch: pytest.MonkeyPatch, width: int, language: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    cmdaily.ok("tick", "2", "--by", "3", "--took", "65m")
    for command in COMMANDS:
        if command in (("platform", "list"), ("charter", "rules")) and width == 40:
            continue  # their last column has twelve cells there, and “280 characters” fourteen
        result = cmdaily("--lang", language, *command)
        lines = [text.strip(" ") for text in (result.out + result.err).splitlines()]
        for before, text in zip(["", *lines], lines, strict=False):
            assert not re.match(r"[:;!?»%](?![\w/])", text) or text[:2] in ("! ", "!!"), (command, text)
            assert not before.endswith("«"), (command, before)
            words = text.split(" ")
            split = AMOUNT.search(before) and words[0].rstrip(".,;)") in SHORT
            assert not split, (command, before, text)
