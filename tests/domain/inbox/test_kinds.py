"""The classifier of messages: what it must know, on messages that nothing was tuned on, and within bounds."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdaily.domain.inbox.kinds.features import features_of
from cmdaily.files.kind_model import LARGEST, PATH, kind_model
from training.kinds.corpus import KINDS, Row, digest, read_corpus, read_heldout
from training.kinds.evaluate import measures, parts


@cache
def judged() -> tuple[tuple[Row, str], ...]:
    return tuple((row, kind_model().kind_of(row.text)) for row in read_heldout())


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (
            "complaint",
            (
                "ras-le-bol",
                "decue",
                "ça marche pas",
                "on m'a prélevée 2 fois ce mois ci",
                "3e message, tjs rien",
                "my kid got hurt on your slide",
                "bravo la com, 2h debout sous la pluie",
                "C’est inadmissible, toujours pas de réponse",
                "Je veux être REMBOURSÉE !",
                "Can I have a refund?",
                "It doesn’t work",
                "Three weeks, and still no answer!",
                "𝓬'𝓮𝓼𝓽 𝓲𝓷𝓪𝓭𝓶𝓲𝓼𝓼𝓲𝓫𝓵𝓮",
            ),
        ),
        (
            "question",
            (
                "c ouvert le 15 aout",
                "anyone know if dogs are ok",
                "Êtes-vous ouverts dimanche ?",
                "营业吗？",
                "Сколько стоит билет?",
            ),
        ),
        ("thanks", ("Bravo à toute l'équipe", "Thank you so much!", "mrc bcp")),
        (
            "other",
            (
                "Prêts pour samedi ?",
                "my own bike broke down lol",
                "Voir ville.fr/page?x=2",
                "See https://example.org/search?q=x",
                "",
                "\0",
            ),
        ),
    ],
)
def test_what_people_write_is_known_for_what_it_is(kind: str, texts: tuple[str, ...]) -> None:
    assert {text: kind_model().kind_of(text) for text in texts} == dict.fromkeys(texts, kind)


def test_few_complaints_are_missed_among_messages_nobody_tuned_on() -> None:
    precision, recall, _f1 = measures(list(judged()), "complaint")
    assert recall >= 0.85
    assert precision >= 0.6
    assert measures(list(judged()), "question")[2] >= 0.85
    assert measures(list(judged()), "thanks")[2] >= 0.75


def test_few_harmless_remarks_are_taken_for_complaints() -> None:
    rows = read_heldout("heldout-harmless")
    alarming = [row.text for row in rows if kind_model().kind_of(row.text) == "complaint"]
    assert len(rows) >= 60
    assert len(alarming) <= 8, alarming
    assert not {row.text.casefold() for row in read_corpus()} & {row.text.casefold() for row in rows}


def test_complaints_without_strong_words_are_known_in_both_languages() -> None:
    rows = read_heldout("heldout-everyday")
    found = parts([(row, kind_model().kind_of(row.text)) for row in rows])
    assert len(rows) >= 200
    for part in ("en", "fr"):
        precision, recall, _f1 = measures(found[part], "complaint")
        assert recall >= 0.85
        assert precision >= 0.8
        assert measures(found[part], "question")[2] >= 0.9
    assert not {row.text.casefold() for row in read_corpus()} & {row.text.casefold() for row in rows}


def test_what_was_judged_once_and_never_learned_from() -> None:
    rows = read_heldout("heldout-once")
    precision, recall, _f1 = measures([(row, kind_model().kind_of(row.text)) for row in rows], "complaint")
    assert recall >= 0.85
    assert precision >= 0.6


@pytest.mark.parametrize("part", ["en", "fr", "easy", "without irony"])
def test_neither_language_is_served_worse(part: str) -> None:
    chosen = parts(list(judged()))[part]
    assert measures(chosen, "complaint")[1] >= 0.85
    assert measures(chosen, "question")[2] >= 0.85


def test_irony_is_mostly_seen_through() -> None:
    assert measures(parts(list(judged()))["ironic"], "complaint")[1] >= 0.6


def test_the_corpus_is_large_and_the_evaluation_apart() -> None:
    trained, held = read_corpus(), read_heldout()
    assert len(trained) >= 4_000
    assert len(held) >= 600
    assert not {row.text.casefold() for row in trained} & {row.text.casefold() for row in held}
    for rows in (trained, held):
        assert {(row.kind, row.language) for row in rows} == {
            (kind, language) for kind in KINDS for language in ("en", "fr")
        }


def test_the_weights_are_those_of_this_corpus_and_small() -> None:
    """`python training/kinds/train.py` makes them anew."""
    assert kind_model().about["corpus"] == digest()
    assert os.path.getsize(PATH) <= LARGEST


@pytest.mark.skipif(not os.environ.get("CMDAILY_TRAIN"), reason="CMDAILY_TRAIN=1 trains the weights anew")
def test_the_same_corpus_gives_the_same_bytes() -> None:
    train = pytest.importorskip("training.kinds.train")
    rows = read_corpus()
    assert train.packed(train.fit(rows), rows) == Path(PATH).read_bytes()


@given(st.text(max_size=300))
@settings(max_examples=60)
def test_any_text_has_a_kind(text: str) -> None:
    assert kind_model().kind_of(text) in KINDS


@pytest.mark.parametrize(
    "text",
    [
        "? ",
        "a.b",
        "é à ",
        "\u0301",
        "ﷺ",
        "😀",
        "merci pas ",
        "a-",
        "x@",
        "1,",
        "ab" * 30 + " ",
        "\u202e\ud800",
    ],
)
def test_a_hostile_message_costs_no_more_than_a_long_one(text: str) -> None:
    """Bounded in characters, tokens and features, and so in time."""
    tokens, features = features_of(text * (100_000 // len(text)))
    assert len(tokens) <= 4_000
    assert len(features) <= 50_000
