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
