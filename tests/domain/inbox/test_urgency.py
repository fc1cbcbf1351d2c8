"""A complaint, a question, or anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdaily.domain.inbox.message import COMPLAINT, OTHER, QUESTION, URGENCIES, by_urgency, number_of
from cmdaily.domain.inbox.urgency import urgency_of


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("Bravo à toute l'équipe", OTHER),
        ("Êtes-vous ouverts dimanche ?", QUESTION),
        ("See https://example.org/search?q=x", OTHER),
        ("Why? https://example.org/search?q=x", QUESTION),
        ("C’est inadmissible, toujours pas de réponse", COMPLAINT),
        ("Je veux être REMBOURSÉE !", COMPLAINT),
        ("Can I have a refund?", COMPLAINT),
        ("It doesn’t work", COMPLAINT),
        ("Unbroken streak, well done", OTHER),
        ("営業していますか？", QUESTION),
        ("", OTHER),
    ],
)
def test_words_tell_how_soon_it_matters(text: str, urgency: str) -> None:
    assert urgency_of(text) == urgency


def test_an_organisation_has_words_of_its_own() -> None:
    assert urgency_of("Mon panier est vide", ("panier",)) == COMPLAINT
    assert urgency_of("It is broken", ("panier",)) == OTHER
    assert urgency_of("It is broken", ()) == OTHER
    assert urgency_of("Dites-moi comment faire", (), ("comment faire",)) == QUESTION


@given(st.text())
def test_any_text_has_an_urgency(text: str) -> None:
    assert urgency_of(text) in URGENCIES


@pytest.mark.parametrize(
    ("ref", "number"),
    [
        ("m1", 1),
        ("M12", 12),
        ("m", None),
        ("12", None),
        ("m1-2", None),
        ("m²", None),
        ("m" + "9" * 30, None),
        ("", None),
    ],
)
def test_a_reference_is_a_letter_and_a_number(ref: str, number: int | None) -> None:
    assert number_of(ref) == number


def test_nothing_is_sorted_into_nothing() -> None:
    assert by_urgency([]) == []
