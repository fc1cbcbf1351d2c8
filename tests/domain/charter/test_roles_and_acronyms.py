"""Mailboxes of clubs, schools and unions are nobody's own, and acronyms are no shouting."""

from __future__ import annotations

import pytest

from tests.domain.charter.test_not_prose import found


@pytest.mark.parametrize(
    "address",
    [
        "resa@asso.fr",
        "lafabrique@lafabrique.fr",
        "ce.0350001a@ac-rennes.fr",
        "cse@usine.fr",
        "mjc.centre@ville.fr",
        "amap@fermes.fr",
        "ptfa@school.example",
        "fixtures@club.example",
        "town@town.example",
        "apel-saintjoseph@ecole.fr",
        "programmation@salle.fr",
        "cgt-mairie@ville.fr",
        "gite@ferme.fr",
        "treasurer@charity.example",
        "governors@school.example",
        "expos@musee.fr",
    ],
)
def test_a_mailbox_of_a_club_a_school_or_a_union_is_nobodys_own(address: str) -> None:
    assert found("personal-email", f"Écrivez à {address} avant lundi") == []


@pytest.mark.parametrize(
    "text",
    [
        "SNCF, RATP, CAF, CPAM, URSSAF : le point",
        "CGT, CFDT, FO, CFE-CGC, UNSA et FSU",
        "WFH? BYOB? RSVP by EOD. ASAP. FAQ",
        "Tip-off 7 PM ET / 6 CT / 4 PT on ESPN",
        "$TSLA $ACME $AAPL $MSFT $GOOG",
        "IBAN, BIC, RIB, CB, TVA, HT, TTC",
        "U13 M, U15 F, U17 M, DH, R1, R2, N3",
        "BTS MCO, BTS NDRC, CAP, BEP, DUT GEA",
        "UN, NATO, IMF, WTO, OECD, EU",
    ],
)
def test_acronyms_are_no_shouting(text: str) -> None:
    assert found("capitals", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "ATTENTION ! FERMETURE EXCEPTIONNELLE",
        "GRANDE BRADERIE CE SAMEDI",
        "TOUT DOIT PARTIR AVANT LUNDI",
        "VENEZ TOUS AU CONCERT",
        "NEW!!! BIG SALE!!! BUY NOW, IT’S FREE!!!",
        "LAST TICKETS, DOORS OPEN AT 8",
        "SNCF : ENCORE UNE PANNE AUJOURD’HUI",
    ],
)
def test_words_in_capitals_are(text: str) -> None:
    assert len(found("capitals", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "– Tu viens ? – Oui, et vous ? Notre lecture vous attend samedi.",
        "Il s’est tu pendant dix ans. Aujourd’hui, vous l’entendrez.",
        "Elle s'est tue, il s'est tu : vous comprendrez pourquoi.",
        "Décollage à 14 h TU du Tu-144, vous êtes prêts ?",
        "‹ Tu es vieux, toi ? › Vos enfants nous épatent.",
        "„Tu es belle“, dit-il. Vous devinez la suite ?",
        "MOI : J’y vais. TOI : Pareil. Venez tous, vous ne le regretterez pas.",
        "Lecture :\n— Tu dors ? — Non. — Toi non plus ?\nVenez avec vos amis.",
    ],
)
def test_what_others_say_or_what_is_no_tu_addresses_nobody(text: str) -> None:
    assert found("tu-vous", text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ouvert du Mardi au Samedi de 9 h à 19 h", ["Mardi", "Samedi"]),
        ("Fermé le Dimanche et les jours fériés", ["Dimanche"]),
        ("RDV Samedi 5 décembre à 14 h", ["Samedi"]),
        ("Concert, Vendredi 3 mai", ["Vendredi"]),
        ("Un film chaque Jeudi", ["Jeudi"]),
        ("Ouvert tous les Samedis", ["Samedis"]),
        ("Samedi 5 décembre : concert", []),
        ("Programme :\nMardi 3 mai : film", []),
        ("Le Journal du Dimanche de 9 h", []),
        ("Vente ! Samedi 3 mai dès 10 h", []),
        ("« Les Mardis de la poésie »", []),
        ("Le Café du Mardi et le club", []),
    ],
)
def test_days_in_a_sentence_have_no_capital(text: str, words: list[str]) -> None:
    assert found("fr-days", text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Joyeux Noel à tous", ["Noel"]),
        ("Le père Noel passe ce soir", ["Noel"]),
        ("Marché de Noel samedi", ["Noel"]),
        ("Concert de Noel Gallagher", []),
        ("Noel Martin expose", []),
    ],
)
def test_the_feast_has_its_accent_and_the_first_name_none(text: str, words: list[str]) -> None:
    assert found("fr-accents", text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("– Tu viens ?\n– Oui !\nRéservez vos places", ["Tu"]),
        ("TU AIMES LE JAZZ ? VENEZ AVEC VOS AMIS ET VOS VOISINS", ["TU"]),
        ("Tu aimes le jazz ? Réservez vos places, vous verrez", ["Tu"]),
        ("S’il est tard, tu restes ; vous êtes chez vous", ["tu"]),
    ],
)
def test_the_author_who_says_tu_and_vous_is_told(text: str, words: list[str]) -> None:
    assert found("tu-vous", text) == words
