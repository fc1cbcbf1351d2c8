"""Texts in two languages, and in those that no rule knows, are judged by what each passage is written in."""

from __future__ import annotations

import pytest

from cmdaily.domain.charter.autofix import fix_fully
from cmdaily.domain.charter.check import Checker
from cmdaily.domain.charter.model import Charter, TextContext

FRENCH = Checker(Charter(), usual_language="fr")
ENGLISH = Checker(Charter(), usual_language="en")
CANADIAN = Checker(Charter(), usual_language="fr-CA")

AS_WRITTEN = [
    "Bienvenue à tous ! / Welcome everyone!",
    "La bibliothèque sera fermée lundi. Merci de votre compréhension !\n"
    "The library will be closed on Monday. Thank you for your patience!",
    "FR – Venez nombreux au marché : entrée libre !\nEN – Come one, come all: admission is free for everyone!",
    "Le musée vous attend samedi : entrée libre ! | The museum is open on Saturday: free entry!",
    "On recrute des bénévoles pour le festival !\n\nWe need volunteers for the festival: join us!",
    "Les inscriptions sont ouvertes : faites vite !\n\n"
    "Las inscripciones están abiertas: ¡gracias a todos!\n\nRegistration is open: there are only 20 places!",
    "Marché de Noël, ouvert dès 10 h !\nWeihnachtsmarkt: ab 10 Uhr geöffnet!",
    "Le centre est ouvert ce soir : venez ! – The centre is open tonight: come and join us!",
    "Réunion publique jeudi, ouverte à tous !\nOpenbare vergadering op donderdag: welkom allemaal!",
    "Concert gratuit à l’église samedi !\nConcerto gratuito in chiesa sabato: vi aspettiamo!",
    "Merci à tous pour votre venue ! Thank you all for coming!",
    "Bonjour à toutes et à tous ! Hello everyone!",
    "La nouvelle médiathèque ouvre samedi :\nComing soon !",
    "Les places sont toutes parties. Sold out ! Merci à vous !",
    # whole texts in another language
    "Opening hours: Mon–Fri 9am–5pm, closed on Sundays!",
    "Die Bibliothek ist am Montag geschlossen: bis bald!",
    "La biblioteca estará cerrada el lunes: ¡gracias a todos! ¿Preguntas?",
    "A biblioteca estará fechada na segunda-feira: obrigado!",
    "De bibliotheek is maandag gesloten: tot ziens!",
    "La biblioteca è chiusa lunedì: grazie a tutti!",
    "今日は休館日です!",
    "Запрошуємо на концерт! Вхід вільний!",
]


@pytest.mark.parametrize("text", AS_WRITTEN)
@pytest.mark.parametrize("checker", [FRENCH, ENGLISH, CANADIAN], ids=["fr", "en", "fr-CA"])
def test_no_language_is_set_as_another(checker: Checker, text: str) -> None:
    assert [one.rule for one in checker.check(text, TextContext()) if "-spaces" in one.rule] == []
    assert fix_fully(checker, text, TextContext()) == text


@pytest.mark.parametrize("checker", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_each_passage_is_mended_by_its_own_rules(checker: Checker) -> None:
    text = "La médiathèque est fermée lundi! Merci à tous.\nThe library is closed on Monday ! Thank you all."
    assert fix_fully(checker, text, TextContext()) == (
        "La médiathèque est fermée lundi\u202f! Merci à tous.\nThe library is closed on Monday! Thank you all."
    )


@pytest.mark.parametrize(
    ("checker", "text"),
    [
        (FRENCH, "Exposition « The Dream »"),
        (ENGLISH, "Exposition « The Dream »"),
        (ENGLISH, "Rediffusion de « The Crown » ce soir"),
        (ENGLISH, "Urgences : SAMU 15 · Police 17 · Pompiers 18"),
        (ENGLISH, "Alerte rappel produit : lot L2311A, DLC 05/12/2026"),
        (ENGLISH, "Résultats du week-end : 3 – 2 !"),
        (FRENCH, "Projection : The Artist, 20h"),
        (FRENCH, "RDV au Black Friday : « Happy Days » !"),
    ],
)
def test_a_french_text_is_one_whatever_it_names(checker: Checker, text: str) -> None:
    assert [one.rule for one in checker.check(text, TextContext()) if one.rule.startswith("en-")] == []


@pytest.mark.parametrize(
    "text",
    ["Bonjour! Ça va?", "Faites vite; il reste peu de places!", "C’est parti! Qui vient?", "Oui! Non?"],
)
def test_in_canada_french_sets_no_space_before_these(text: str) -> None:
    assert fix_fully(CANADIAN, text, TextContext()) == text
    assert fix_fully(CANADIAN, text.replace("!", " !"), TextContext()) == text.replace("!", " !")
    assert fix_fully(FRENCH, text, TextContext()) != text


def test_in_canada_the_colon_and_quotation_marks_keep_theirs() -> None:
    assert fix_fully(CANADIAN, "Horaire: «Bal de Neige»!", TextContext()) == (
        "Horaire\u00a0: «\u00a0Bal de Neige\u00a0»!"
    )


@pytest.mark.parametrize(
    ("language", "mended"), [("fr-CA", "Bonjour!"), ("fr", "Bonjour\u202f!"), ("fr-BE", "Bonjour\u202f!")]
)
def test_the_region_that_a_post_names_comes_before_that_of_the_person(language: str, mended: str) -> None:
    assert fix_fully(FRENCH, "Bonjour!", TextContext(language=language)) == mended
