"""Cases beyond the examples that rules show: what must be found and what must not, as people write it."""

from __future__ import annotations

import pytest

from cmdaily.domain.charter.check import Checker, check_text
from cmdaily.domain.charter.model import Charter, RuleSetting, TextContext
from cmdaily.domain.charter.shipped import shipped_rules

EVERYTHING = Checker(
    Charter(rules=tuple(RuleSetting(rule.id, "warning") for rule in shipped_rules().values()))
)


def seen(rule: str, text: str, language: str, **around: object) -> list[str]:
    found = EVERYTHING.check(text, TextContext(language=language, **around))  # type: ignore[arg-type]
    return [text[one.start : one.end] for one in found if one.rule == rule]


MUST = [
    ("hashtag-case", "fr", "On lance notre #appelaprojets", ["#appelaprojets"]),
    ("hashtag-case", "fr", "Inscriptions au #forumdesassociations2026", ["#forumdesassociations2026"]),
    ("hashtag-case", "fr", "Le marché du dimanche, #marchédudimanche", ["#marchédudimanche"]),
    ("hashtag-case", "fr", "#développementdurable et #economiecirculaire", ["#développementdurable"]),
    ("hashtag-case", "en", "It's #internationalwomensday", ["#internationalwomensday"]),
    ("hashtag-case", "en", "#GivingTuesday #volunteering #BackToSchool #cop31 #nofilter", []),
    ("hashtag-punctuation", "fr", "#Aix-en-Provence et l'#été2026.", ["#Aix-en-Provence"]),
    ("hashtag-punctuation", "fr", "On y va ! #Ouistreham. Et #Caen, aussi", []),
    ("hashtag-punctuation", "en", "All #day-long sale", ["#day-long"]),
    ("emoji-word", "fr", "Passez à la 🏪 cet après-midi", ["🏪"]),
    ("emoji-word", "fr", "J'❤️ mon quartier", ["❤️"]),
    ("emoji-word", "fr", "Bon anniversaire Léa 🎂 on t'embrasse", []),
    ("emoji-word", "en", "Come for a ☕ and a chat", ["☕"]),
    ("emoji-word", "en", "Great news 🎉 we open tomorrow", []),
    ("emoji-bullet", "fr", "📅 Samedi\n📍 Salle des fêtes\n🎟️ Gratuit", ["📅 ", "📍 ", "🎟️ "]),
    ("emoji-bullet", "fr", "🎭 Ce soir, dernière !\nVenez.", []),
    ("emoji-count", "en", "🇫🇷🇧🇪 👨‍👩‍👧 👍🏽", []),
    ("fancy-letters", "fr", "𝑂𝑢𝑣𝑒𝑟𝑡 le ①er mai", ["𝑂𝑢𝑣𝑒𝑟𝑡"]),
    ("fancy-letters", "en", "Ⓞⓟⓔⓝ 🅽🅾🆆", ["Ⓞⓟⓔⓝ 🅽🅾🆆"]),
    ("fancy-letters", "fr", "10 m², H₂O, n° 5, 1ᵉʳ, ½, €, ™", []),
    ("invisible-characters", "fr", "Un espace insécable\u00a0! Une espace fine\u202f?", []),
    ("ascii-art", "fr", "Horaires : 9h-12h / 14h-18h (sauf lundi)", []),
    ("ascii-art", "en", "Shrug (╯°□°)╯︵ ┻━┻", ["(╯°□°)", "┻━┻"]),
    ("decoration", "fr", "●●● Soldes ●●●", ["●●●", "●●●"]),
    ("decoration", "fr", "Note : ★", ["★"]),
    ("bare-link", "fr", "Ici ➡️ https://ville.example/a", ["https://ville.example/a"]),
    ("bare-link", "fr", "Le détail des travaux : https://ville.example/a", []),
    ("link-shortener", "en", "See (https://tinyurl.com/y3x), thanks", ["https://tinyurl.com/y3x"]),
    ("capitals", "fr", "Attention, COUPURE D'EAU DEMAIN MATIN dans les rues de tout le quartier", ["COUPURE D'EAU DEMAIN MATIN"]),
    ("capitals", "en", "NASA, ESA, JAXA and CNES meet in Toulouse to plan the next mission", []),
    ("repeated-punctuation", "fr", "Vraiment ?! Oui… Peut-être...", []),
    ("repeated-punctuation", "fr", "Gratuit ! ! !", ["! ! !"]),
    ("tu-vous", "fr", "Tu viens ? On vous attend tous.", ["Tu"]),
    ("tu-vous", "fr", "Rendez-vous samedi, apporte tes outils.", []),
    ("tu-vous", "fr", "Ta mère et ton père sont les bienvenus, toi aussi.", []),
    ("abbreviation", "fr", "Le PLUi entre en vigueur. La ZFE aussi.", ["ZFE"]),
    ("abbreviation", "fr", "La SNCF et l'INSEE", []),
    ("fr-spaces", "fr", "Qui?Quoi? L'heure: 18:30; score 2:1, note 4/5", ["?", ":", ";"]),
    ("fr-spaces", "fr", "R&D : oui. &lt;b&gt; «\u00a0ici\u00a0» ; là :-) et :D", []),
    ("fr-spaces", "fr", "Le code couleur #FF0000 ? Non ! 50 % ; 10 €…", []),
    ("fr-quotes", "fr", "Il dit \"oui\" puis 'non', écran 24\"", ['"oui"']),
    ("fr-ligature", "fr", "Des oeufs, ma soeur, un noeud, un voeu, la moelle, Noé, coefficient", ["oe", "oe", "oe", "oe"]),
    ("fr-accents", "fr", "Etes-vous là ? Ca va. Ile-de-France. Elle. Etc.", ["Etes", "Ca", "Ile"]),
    ("fr-accents", "fr", "A vos agendas ! Vitamine A et plan A. A. Dupont", ["A"]),
    ("fr-accents", "fr", "FERMETURE DE LA MEDIATHEQUE", ["MEDIATHEQUE"]),
    ("fr-ordinals", "fr", "Le 1er, la 1re, le 2e, le 3ème, les 4èmes, XIXème, un même", ["3ème", "4èmes", "XIXème"]),
    ("fr-hours", "fr", "De 9H à 17H30, 2 heures, à 8h, h24", ["9H", "17H30"]),
    ("fr-days", "fr", "Le Mercredi 12 Avril, le 14 Juillet, un Vendredi saint", ["Mercredi", "Avril"]),
    ("en-spaces", "en", "Hello ! Are you in ? Yes :) at 9 : 30", ["\u0020"] * 2),
    ("disclosure-weak", "fr", "Test de la poêle #pub #collab", ["#pub", "#collab"]),
    ("disclosure-weak", "en", "Pan test #ad #collab", []),
    ("regulated-claims", "fr", "Perdez 5 kilos en une semaine, sans effet secondaire", ["Perdez 5 kilos", "sans effet secondaire"]),
    ("regulated-claims", "fr", "Doublez votre épargne. Notre capital garanti.", ["Doublez votre", "capital garanti"]),
    ("regulated-claims", "fr", "Il reste deux places pour la visite guidée", []),
    ("regulated-claims", "en", "Clinically proven, and 8% annual return", ["Clinically proven", "8% annual return"]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "language", "text", "found"), MUST)
def test_what_is_found_and_nothing_else(rule: str, language: str, text: str, found: list[str]) -> None:
    assert seen(rule, text, language) == found


@pytest.mark.parametrize(
    "number",
    [
        "06 12 34 56 78", "0612345678", "06.12.34.56.78", "06-12-34-56-78", "+33612345678", "+33 6 12 34 56 78",
        "+33 (0)6 12 34 56 78", "0033 6 12 34 56 78", "07\u00a012\u00a034\u00a056\u00a078",
        "+32 470 12 34 56", "0470 12 34 56", "+41 79 123 45 67", "079 123 45 67", "+352 621 123 456", "+377 6 12 34 56 78",
        "+49 151 12345678", "+34 612 345 678", "+39 333 123 4567", "+44 7700 900123", "07700 900123",
        "(555) 234-5678", "555-234-5678", "555.234.5678", "+1 555 234 5678", "+15552345678",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["fr", "en"])
def test_phone_numbers_of_france_its_neighbours_and_north_america(number: str, language: str) -> None:
    assert seen("personal-phone", f"Martine : {number}, le soir", language) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Commande 0612345678901", "SIRET 123 456 789 00012", "Le 06/12/2026 de 10 h à 12 h", "1 234 567 890 €",
        "IP 192.168.100.200", "ISBN 978-2-07-036822-8", "0 800 123 456", "Le 3939", "score 25-19, 23-25, 15-12",
        "https://ville.example/0612345678", "#0612345678x", "du 01.02 au 03.04.2026",
    ],
)  # fmt: skip
def test_other_numbers_are_no_phone_numbers(text: str) -> None:
    assert seen("personal-phone", text, "fr") == []


@pytest.mark.parametrize(
    "iban",
    [
        "FR7630006000011234567890189", "FR76 3000 6000 0112 3456 7890 189", "fr76 3000 6000 0112 3456 7890 189",
        "BE68 5390 0754 7034", "DE89 3704 0044 0532 0130 00", "ES91 2100 0418 4502 0005 1332", "LU28 0019 4006 4475 0000",
        "CH93 0076 2011 6238 5295 7", "IT60 X054 2811 1010 0000 0123 456", "GB29 NWBK 6016 1331 9268 19",
        "MC58 1122 2000 0101 2345 6789 030",
    ],
)  # fmt: skip
def test_account_numbers_by_their_checksum(iban: str) -> None:
    assert seen("personal-iban", f"Virement : {iban}. Merci", "fr") == [iban]
    last = "0" if iban[-1] != "0" else "1"
    assert seen("personal-iban", f"Virement : {iban[:-1]}{last}. Merci", "fr") == []


def _with_key(thirteen: str) -> str:
    number = int(thirteen.replace("2A", "19").replace("2B", "18"))
    return f"{thirteen}{97 - number % 97:02}"


@pytest.mark.parametrize(
    "thirteen", ["1850578006084", "2690549588157", "18405" + "2A" + "004123", "29912" + "2B" + "033456"]
)
def test_social_security_numbers_by_their_key(thirteen: str) -> None:
    number = _with_key(thirteen)
    spaced = " ".join(
        [number[0], number[1:3], number[3:5], number[5:7], number[7:10], number[10:13], number[13:]]
    )
    for written in (number, spaced):
        assert seen("personal-social-security", f"N° {written}.", "fr") == [written]
    wrong = number[:-2] + f"{(int(number[-2:]) + 1) % 97 or 1:02}"
    assert seen("personal-social-security", f"N° {wrong}.", "fr") == []


def test_in_a_reply_any_phone_number_is_refused_and_in_a_post_a_line_only_warns() -> None:
    text = "Réservations : 01 23 45 67 89"
    (post,) = check_text(text, Charter(), TextContext(language="fr"))
    (reply,) = check_text(text, Charter(), TextContext(language="fr", kind="reply"))
    assert (post.severity, reply.severity) == ("warning", "error")


def test_a_rule_set_to_warning_never_refuses() -> None:
    charter = Charter(rules=(RuleSetting("personal-phone", "warning"),))
    (found,) = check_text("Martine : 06 12 34 56 78", charter, TextContext(language="fr"))
    assert found.severity == "warning"


@pytest.mark.parametrize("use", ["forbidden", "required"])
def test_inclusive_writing_is_as_the_charter_decides(use: str) -> None:
    charter = Charter(rules=(RuleSetting("inclusive-writing", "error", (("use", use),)),))

    def found(text: str) -> list[str]:
        findings = check_text(text, charter, TextContext(language="fr"))
        return [text[one.start : one.end] for one in findings if one.rule == "inclusive-writing"]

    forms = "Les adhérent·e·s, salarié.e.s, élu-e-s, étudiant(e)s, agriculteurs·trices, iels"
    if use == "forbidden":
        assert found(forms) == [
            "adhérent·e·s", "salarié.e.s", "élu-e-s", "étudiant(e)s", "agriculteurs·trices", "iels",
        ]  # fmt: skip
        assert found("Rendez-vous, dites-le-nous, porte-à-porte, parc(s), e-commerce, U.S.A.") == []
    else:
        assert found("Merci à tous les bénévoles et à nos adhérents") == ["adhérents"]
        assert found("Merci à nos adhérentes et adhérents, à toutes et à tous") == []
        assert found("Bonjour à tous !") == ["tous"]
