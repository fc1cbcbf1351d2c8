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


SHORT = [
    ("fr", "Ce soir, concert"),
    ("fr", "Concert ce soir à 20h"),
    ("fr", "Samedi 5 décembre : marché de Noël"),
    ("fr", "Portes ouvertes samedi"),
    ("fr", "C'est parti !"),
    ("fr", "Bonne année !"),
    ("fr", "Bravo à toute l'équipe"),
    ("fr", "Joyeux Noël"),
    ("fr", "On recrute"),
    ("fr", "Nouveau : la carte d'hiver"),
    ("fr", "Soldes : -50 %"),
    ("fr", "Complet !"),
    ("fr", "Match reporté"),
    ("fr", "Réservez vite"),
    ("fr", "Inscription gratuite"),
    ("fr", "Rentrée"),
    ("fr", "Bientôt…"),
    ("fr", "Fermé lundi"),
    ("fr", "Dernier jour"),
    ("fr", "Plus que 3 places"),
    ("fr", "Bon week-end"),
    ("fr", "Ouvert dimanche"),
    ("fr", "Merci"),
    ("fr", "Bonjour"),
    ("fr", "Gratuit"),
    ("en", "Tonight only"),
    ("en", "Open Saturday"),
    ("en", "Happy New Year!"),
    ("en", "Well done team"),
    ("en", "Merry Christmas"),
    ("en", "Now hiring"),
    ("en", "New: winter menu"),
    ("en", "Sale: 50% off"),
    ("en", "Sold out!"),
    ("en", "Book now"),
    ("en", "Free entry"),
    ("en", "Coming soon…"),
    ("en", "Closed Monday"),
    ("en", "Last day"),
    ("en", "Only 3 seats left"),
    ("en", "Have a great weekend"),
    ("en", "Thanks"),
    ("en", "Hello"),
    ("en", "Free"),
    ("en", "Good morning"),
    ("es", "Buenos días"),
    ("es", "Feliz año nuevo"),
    ("es", "Abierto el sábado"),
    ("es", "Gracias"),
    ("es", "Entrada gratis"),
    ("de", "Guten Morgen"),
    ("de", "Frohes neues Jahr"),
    ("de", "Samstag geöffnet"),
    ("de", "Danke"),
    ("de", "Eintritt frei"),
    ("it", "Buongiorno"),
    ("it", "Buon anno"),
    ("it", "Aperto sabato"),
    ("it", "Grazie"),
    ("pt", "Bom dia"),
    ("pt", "Feliz ano novo"),
    ("nl", "Goedemorgen"),
    ("nl", "Zaterdag open"),
    ("fr", 'Ce soir on projette "The Lord of the Rings: the return of the king" en VO'),
    ("en", "Tonight we screen “Le fabuleux destin d'Amélie Poulain” at the library"),
    ("fr", "RT @lea: merci à tous"),
    ("en", "Read it here: https://ville.fr/le-programme-de-la-semaine-et-des-fetes"),
    ("fr", "Lire ici : https://city.example/the-programme-of-the-week-and-more"),
    ("fr", "#ThrowbackThursday avec nos bénévoles"),
    ("en", "#JournéeDuPatrimoine at our museum"),
    ("fr", "Hello ! On ouvre demain"),
    ("fr", "Hello tout le monde"),
    ("fr", "Sorry, le match est annulé"),
    ("fr", "Save the date : 12 décembre"),
]
BESIDE_THE_USUAL = [
    ("fr", "Film : The Great Gatsby, séance à 20h", "fr"),
    ("fr", "« I have a dream » : lecture publique jeudi", "fr"),
    ("fr", 'Il a dit : "We shall overcome"', "fr"),
    ("fr", "Ciné-club : “The Shop Around the Corner” de Lubitsch", "fr"),
    ("fr", "Atelier « To be or not to be » avec la troupe", "fr"),
    ("en", "Tonight: “La Vie en rose” sung by our choir", "en"),
    ("en", "Reading “Le Petit Prince” to the children at the library", "en"),
    ("en", 'We watch "Les Quatre Cents Coups" on Friday', "en"),
    ("fr", "Save the date: 12 décembre", "fr"),
    ("fr", "Black Friday : -30 %", "fr"),
    ("fr", "Best of 2026", "fr"),
    ("fr", "Last minute !", "fr"),
    ("fr", "Happy Birthday !", "fr"),
    ("fr", "Let's go !", "fr"),
    ("fr", "Open bar", "fr"),
    ("fr", "New York", "fr"),
    ("en", "Bon appétit!", "en"),
    ("en", "C'est la vie", "en"),
    ("en", "Crème de la crème", "en"),
    ("en", "RSVP", "en"),
    ("en", "Tour de France", "en"),
    ("en", "Vive la France!", "en"),
    ("fr", "Doors open at 8", "en"),
    ("fr", "Thank you all", "en"),
    ("fr", "Welcome to our new members", "en"),
    ("en", "Bienvenue à nos nouveaux membres", "fr"),
    ("en", "Merci", "fr"),
    ("en", "Bonjour à tous", "fr"),
    ("en", "Ouvert demain", "fr"),
    ("fr", "Wir öffnen morgen um 10 Uhr", "de"),
    ("fr", "Abrimos mañana a las 10", "es"),
    ("fr", "Apriamo domani alle 10", "it"),
    ("fr", "Buffet à volonté", "fr"),
    ("fr", "Pizza del Sol", "fr"),
    ("fr", "Tapas y vino", "fr"),
    ("fr", "La casa de papel", "fr"),
    ("fr", "Buena Vista Social Club", "fr"),
    ("fr", "O sole mio", "fr"),
    ("fr", "Die Zauberflöte", "fr"),
    ("fr", "Così fan tutte", "fr"),
    ("fr", "Il Trovatore", "fr"),
    ("fr", "Soirée Erasmus / Erasmus evening\nVenez nombreux ! / Join us!", "fr"),
    ("fr", "FR : le musée est ouvert.\nEN: the museum is open.", "fr"),
]


@pytest.mark.parametrize(("language", "text"), SHORT)
def test_a_short_text_tells_its_language_without_any_other_help(language: str, text: str) -> None:
    assert told_language(Text(text)) == language


@pytest.mark.parametrize(("usual", "text", "language"), BESIDE_THE_USUAL)
def test_titles_quotations_and_what_is_borrowed_tell_nothing(usual: str, text: str, language: str) -> None:
    assert told_language(Text(text), usual) == language


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
