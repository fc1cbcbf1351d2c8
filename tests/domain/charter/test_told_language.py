"""The language that goes along with a post: told from short texts, and nothing where nothing tells it."""

from __future__ import annotations

import pytest

from cmdaily.domain.charter.check import Checker
from cmdaily.domain.charter.language import language_tag, told_language
from cmdaily.domain.charter.model import Charter, Section, TextContext
from cmdaily.domain.charter.text import Text
from cmdaily.errors import UsageError

TOLD = [
    ("fr", "Venez samedi à la fête"), ("fr", "Réouverture samedi"), ("fr", "Merci !"), ("fr", "Happy hour ce soir"),
    ("fr", "L’expo d’automne, c’est parti"), ("fr", "#Festival : on vous attend avec @lea https://the.example/and/you"),
    ("en", "Come and see us on Saturday"), ("en", "Thanks!"), ("en", "The café is open for you"), ("en", "We're back"),
    ("es", "Mañana abrimos el museo, gracias a todos"), ("es", "Hoy no hay clase"),
    ("de", "Morgen öffnet das Museum für alle"), ("it", "Domani apriamo il museo, grazie a tutti"),
    ("pt", "Amanhã abrimos o museu, obrigado a todos"), ("nl", "Morgen gaat het museum open voor jullie"),
    ("ja", "明日、美術館が開きます"), ("ko", "안녕하세요 여러분"), ("zh", "明天博物馆开放"), ("el", "Αύριο ανοίγει"),
    ("ru", "Завтра мы открываем музей"), ("uk", "Завтра відкриваємо музей"), ("th", "พรุ่งนี้เปิด"), ("he", "שלום לכולם"),
    ("", "12 km 🎉"), ("", "https://ville.fr/the/and #musee @lea"), ("", "مرحبا بكم"), ("", ""), ("", "OK"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_a_text_tells_its_language(language: str, text: str) -> None:
    assert told_language(Text(text)) == language


@pytest.mark.parametrize("usual", ["fr", "en", "fr-CA", "br"])
def test_what_tells_nothing_is_in_the_usual_language(usual: str) -> None:
    assert told_language(Text("12 km 🎉"), usual) == usual
    assert told_language(Text("مرحبا بكم"), usual) == ("br" if usual == "br" else "")
    assert told_language(Text("Mañana abrimos el museo, gracias a todos"), usual) == "es"


@pytest.mark.parametrize(
    ("usual", "text", "language"),
    [
        ("fr", "Projection : The Artist, 20h", "fr"), ("fr", "Film : Das Boot", "fr"), ("fr", "Happy hour", "fr"),
        ("fr", "Concert « Live at Home »", "fr"), ("fr", "Brunch in Rennes", "fr"), ("fr", "Dolce Vita a Roma", "fr"),
        ("en", "Festival de jazz", "en"), ("en", "Tonight: Le Mépris", "en"), ("en", "Bistro Chez Paul", "en"),
        ("en", "Film night: La Haine", "en"), ("en", "New at El Patio", "en"), ("en", "Déjà vu", "en"),
        ("fr", "Come and see us on Saturday", "en"), ("fr", "The garden is open today", "en"),
        ("fr", "Thank you!", "en"),
        ("en", "Merci à tous", "fr"), ("en", "La bibliothèque est fermée", "fr"), ("en", "Réouverture samedi", "fr"),
        ("fr-CA", "Happy hour ce soir", "fr-CA"), ("fr-CA", "See you there, it's free for all", "en"),
        ("br", "Fest-noz e Roazhon", "br"), ("br", "Venez danser avec nous", "fr"), ("en", "Hello", "en"),
    ],
)  # fmt: skip
def test_a_text_that_clearly_speaks_another_language_is_in_that_one(
    usual: str, text: str, language: str
) -> None:
    assert told_language(Text(text), usual) == language


def test_the_charter_comes_before_the_text() -> None:
    english = "Come and see us on Saturday"
    one = Checker(Charter(languages=("fr",)))
    assert one.language_said(english, TextContext("bluesky"), "en") == "fr"
    several = Checker(Charter(languages=("fr", "en"), accounts=(Section("acme", language="de"),)))
    assert several.language_said(english, TextContext("bluesky")) == "en"
    assert several.language_said(english, TextContext("bluesky", "acme")) == "de"
    assert several.language_said(english, TextContext("bluesky", "acme", language="pt-BR")) == "pt-BR"
    assert Checker(Charter()).language_said(english, TextContext("bluesky"), "fr") == "en"


@pytest.mark.parametrize(
    ("given", "tag"),
    [("FR", "fr"), ("pt-br", "pt-BR"), ("zh_hant", "zh-Hant"), ("es-419", "es-419"), ("gsw", "gsw")],
)
def test_a_tag_is_written_as_it_is_usual(given: str, tag: str) -> None:
    assert language_tag(given) == tag


@pytest.mark.parametrize("given", ["french", "f", "fr-", "fr FR", "12", "fr-\x1b[31m"])
def test_what_is_no_tag_is_said(given: str) -> None:
    with pytest.raises(UsageError):
        language_tag(given)
