"""What is no prose is left alone, and what hides in an unusual form is found: the faults that people met, and their
neighbours."""

from __future__ import annotations

import pytest

from cmdaily.domain.charter.autofix import fix_fully
from cmdaily.domain.charter.check import Checker
from cmdaily.domain.charter.model import Charter, RuleSetting, TextContext
from cmdaily.domain.charter.text import Text
from cmdaily.platforms import registry

CHECKER = Checker(Charter())
SPACED = Checker(
    Charter(
        rules=(
            RuleSetting("fr-hours", "warning", (("form", "spaced"),)),
            RuleSetting("fr-apostrophe", "warning"),
        )
    )
)


def found(rule: str, text: str, language: str = "fr") -> list[str]:
    findings = CHECKER.check(text, TextContext(language=language))
    return [text[one.start : one.end] for one in findings if one.rule == rule]


UNTOUCHED = [
    # shortcodes
    "Merci :blobcat: à tous", ":tada:", "Bravo :+1: et :heart_eyes:", "Oui :party_parrot:!".replace("!", " !"),
    "(:blobcat:)", ":blobcat: :blobcat:", "Fin :e-mail:",
    # schemes
    "mailto:a@b.example", "tel:0102030405", "tel:+33102030405", "sms:0102030405", "geo:48.11,-1.68", "xmpp:salon@b.example",
    "ftp://ville.example/a!b", "gemini://ville.example/l'été", "matrix:r/salon:ville.example", "urn:isbn:2070368228",
    "magnet:?xt=urn:btih:abc", "doi:10.1000/182", "webcal://ville.example/agenda.ics?a=1;b=2", "acct:lea@social.example",
    "at://lea.bsky.example/app.bsky.feed.post/3k", "nostr:npub1xyz", "did:plc:abc123", "web+ap://social.example/@lea",
    # handles of any network
    "Merci à @lea@mastodon.example", "Suivez @ville.bsky.social", "@Ecole_du_centre", "@musee@ecole.example",
    # ratios, scores, hours of the clock
    "Ratio 3 : 1", "Ratio 3:1", "Écran 16 : 9", "Score 2:2", "Échelle 1:25000", "Format 4 : 5", "Cotes 10 : 1",
    # names
    "Les 24 H du Mans", "Les 24H du Mans", "Aux 24 H de Spa", "24 H Chrono", "Les 6 H de Silverstone", "Retour des 12 H d’Auvergne",
    # feasts, streets, titles
    "le 11 Novembre", "Cérémonie du 8 Mai", "Fête du 14 Juillet", "le 1er Mai", "Messe du 15 Août", "Appel du 18 Juin",
    "place du 8 Mai 1945", "rue du 4 Septembre", "avenue du 19 Mars 1962", "boulevard du 11 Novembre 1918",
    "école du 6 Juin 1944", "Le film « Le 6 Juin à l’aube »", "« Un 3 Octobre »",
    # files
    "Evenement.pdf", "Voir Evenement.pdf", "Ecole.docx", "ecole_Ete.jpg", "README.md", "Programme-Ete-2026.PDF", "Ete.tar.gz", "Node.js",
    "Next.js et Vue.js", "Etat.des.lieux.xlsx", "index.html", "Etude_v2.1.odt", "Egalite.mp4", "notes.md", "main.rs et lib.py", "Epoque.csv",
    "logo.svg, affiche.PNG", "(Ecran.png)", "« Ecran.png »", "config.yaml", "Eleves.ics", "coeur.webp", "1ere.pdf", "10H.txt",
    # paths and code
    "~/Documents/Ete", "/var/www/Ecole/", "./Ete/photos", "../Ecole", "C:\\Ecole\\Ete", "chemin\\vers\\Ecole", "\\\\serveur\\Ecole\\Ete",
    "`Bonjour!`", "`L'Ete`", "`a ? b:c`", "```\nBonjour!\n```", "`git commit -m \"Ete\"`", "`oeuf`", "`10H`", "std::vector", "a != b",
    "Foo::bar", "C:/Ecole/Ete", "`1ère`", "`A bientôt`", "Et `Ecole:3`",
    # machines and chats
    "localhost:8080", "192.168.0.1:8080", "ville.fr:8443", "2001:db8::1", "fe80::1", "aa:bb:cc:dd:ee:ff", "12:30:45", "::1",
    "<:blobcat:123456789>", "<a:danse:123456789>", "<@123456789>", "<#123456789>", "<t:1764230400:F>", "</aide:1234>", "<!here>",
    "<@&123456789>", "@lea:ville.example", "#salon:ville.example", "{prenom}", "lea#1234", "2026-11-27T10:30:00",
    # shortcodes, one after the other or of one letter
    ":+1::+1:", ":blobcat::tada:", ":a:", "Merci:tada:", ":100:", ":-1:", ":flag_fr:", ":x: :o:", "Oui:+1:".replace(":+1", " :+1"),
    ":woman-tipping-hand:", "(:a:)", "« :tada: »", ":a::b::c:", ":8ball:", ":1234:", ":fleur-de-lis:", ":o2:", ":u7121:", ":m:", "Ok :v:",
    # smileys
    ":)", ":-)", ";)", ";-)", "Merci ;)", "Merci;)", "Super :-D", ":/", ":|", ":*", "8)", "=)", ":o", ":p", "xD", "Oh :'(", "<3", ":3", "Zut :(", ":]",
    # scores, verses, lengths
    "Handball 24:22", "Jn 3:16", "Luc 2:1-20", "Genèse 1:1", "Mt 5:3-12", "Vidéo 3:45", "Score 12:10", "Victoire 15:13", "Durée 02:35", "Set 6:4",
    "Coran 2:255", "Ps 23:1", "Isaïe 9:5", "le ratio de 2:10", "Podcast 12:45", "format 4:05", "résultat final 3:10", "battent Rennes 3:1", "Chrono 9:58",
    "échelle 1:50", "Marc 4:26",
    # names and titles
    "Journal du Dimanche", "Le Journal du Dimanche", "Café du Mardi.", "Ce soir « La 7ème Compagnie »", "« Le 5ème Élément »", "24h Chrono",
    "Les 24h du Mans", "48H BD", "Les 72H de la BD", "24h Motos", "Etam et Emmaüs", "Etienne et Elodie", "Edith Piaf", "Evian", "Etretat", "Elysée", "Mardi gras",
    "Vendredi saint", "COTE OUEST", "NIVEAU ELEVE", "Boeing", "Phoenix", "Moelle",
]  # fmt: skip


@pytest.mark.parametrize("text", UNTOUCHED)
@pytest.mark.parametrize("checker", [CHECKER, SPACED], ids=["as shipped", "spaced hours"])
def test_a_fix_leaves_it_as_it_is(checker: Checker, text: str) -> None:
    assert fix_fully(checker, text, TextContext(language="fr")) == text


@pytest.mark.parametrize(
    "text", [one for one in UNTOUCHED if one.startswith(("Ratio", "mailto", "tel", ":", "@"))]
)
def test_an_english_fix_leaves_it_too(text: str) -> None:
    assert fix_fully(CHECKER, text, TextContext(language="en")) == text


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Ouvert à 18H", "Ouvert à 18h"), ("Le Mardi 11 Novembre", "Le mardi 11 novembre"),
        ("Le 11 Novembre 2026", "Le 11 novembre 2026"), ("Le 12 Novembre", "Le 12 novembre"),
        ("Tarif:3 euros", "Tarif\u00a0:3 euros"), ("Merci! :tada:", "Merci\u202f! :tada:"),
        ("Evénement", "Événement"), ("Eté", "Été"), ("Ecolière", "Écolière"), ("Evènement", "Évènement"),
        ("Evenement", "Évènement"), ("L’Eté", "L’Été"), ("Elèves", "Élèves"), ("Ecrivaine", "Écrivaine"),
        ("Egalité", "Égalité"), ("Etagère et Energie", "Etagère et Énergie"), ("Epicerie", "Épicerie"),
        ("Etrangère".replace("ère", "er"), "Étranger"), ("Emerveillés", "Emerveillés"), ("Ile", "Île"),
        ("Elémentaire", "Élémentaire"), ("Etudiantes", "Étudiantes"), ("Ecoquartier", "Écoquartier"),
        ("REUNION", "RÉUNION"), ("EVÉNEMENT", "ÉVÉNEMENT"), ("ÉVÈNEMENT", "ÉVÈNEMENT"), ("MÉDIATHEQUE", "MÉDIATHÈQUE"),
        ("L’Equipe", "L’Équipe"), ("Equipé", "Équipé"), ("Epuise", "Épuise"), ("Epuisé", "Épuisé"), ("Etés", "Étés"), ("Etes", "Êtes"),
        ("L’EQUIPE", "L’ÉQUIPE"), ("Ecole. Ete.", "École. Été."), ("La 7ème fois", "La 7e fois"), ("Le Lundi 3", "Le lundi 3"),
        ("Etre", "Être"), ("ETE", "ETE"), ("Emile", "Emile"), ("Elena et Edith", "Elena et Edith"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_still_fixed(text: str, fixed: str) -> None:
    assert fix_fully(CHECKER, text, TextContext(language="fr")) == fixed


@pytest.mark.parametrize("after", ["", ".", "...", "…", ",", " !", "\n", ")", "»", ";", ":", "?", "/", "’"])
@pytest.mark.parametrize(
    "address",
    [
        "paul.petit@mail.example",
        "jean@été.fr",
        "p+x@sous.domaine.fr",
        "paul@xn--t-bja.xn--p1ai",
        "zoé@mail.example",
    ],
)
def test_an_address_is_one_whatever_follows(address: str, after: str) -> None:
    assert found("personal-email", f"Écrivez à {address}{after}") == [address]


@pytest.mark.parametrize(
    "text",
    [
        "Merci à @lea@mastodon.example pour la visite", "(@lea@mastodon.example)", "@lea@mastodon.example", "Avec @a.b@c.example.",
        "@lea@mastodon.example, @zoe@social.example", "« @lea@mastodon.example »", "Bravo @musée@ville.example", "À 3 @ 5 euros",
        "Écrivez à contact@ville.example.", "@lea_m@social.example…", "lea@ville", "@lea",
        "Merci @lea@mastodon.example !", "@lea@mastodon.example et @zoe@social.example", "@LEA@Mastodon.Example", "@l@x.example",
        "@lea@a.b.c.example", "@lea-b@social.example", "#Merci @lea@mastodon.example", "@lea@mastodon.example\nMerci", "Voir @lea@été.fr",
        "Via @lea@social.example :", "@lea@social.example/@zoe@social.example", "À @lea@mastodon.example, merci", "→ @lea@mastodon.example",
        "Écrivez à mairie@ville.example", "Écrivez à info@ville.example…",
    ],
)  # fmt: skip
def test_a_mention_is_no_address(text: str) -> None:
    assert found("personal-email", text) == []


ROLES = """
    mairie@ville.fr theatre@ville.fr cinema@ville.fr ecole.centre@ville.fr creche@ville.fr
    service-client@ville.fr serviceclient@ville.fr accueil-mairie@ville.fr etat.civil@ville.fr office.tourisme@ville.fr
    tourisme@ville.fr urbanisme@ville.fr standard@ville.fr festival@ville.fr atelier@ville.fr
    hotel@ville.fr restaurant@ville.fr ludotheque@ville.fr conservatoire@ville.fr ne-pas-repondre@ville.fr
    piscine@ville.fr campus@ville.fr president@ville.fr team-events@town.example customer.service@town.example
    hr@town.example school@town.example theatre@town.example box.office@town.example news@town.example
    studio@town.example orders@town.example feedback@town.example safeguarding@town.example
    git@github.com root@192.168.1.1 théâtre@ville.fr crèche@ville.fr mairiedeville@ville.fr
""".split()


@pytest.mark.parametrize("address", ROLES)
def test_a_mailbox_of_a_role_is_nobodys_own(address: str) -> None:
    assert found("personal-email", f"Écrivez à {address}, tous les jours") == []


@pytest.mark.parametrize(
    "address",
    [
        "claire.martin@x.example", "lea@x.example", "m.dupont@x.example", "sam.jones@x.example", "claire-anne@x.example", "martin.service@x.example",
        "marchetti@x.fr", "bart@x.fr", "rose@x.fr", "j_petit@x.fr", "lea+club@x.fr", "victor@x.fr", "cafeti.anne@x.fr", "0612345678@x.fr", "clubin@x.fr",
        "marin@x.fr", "infante@x.fr", "prescott@x.fr", "saleh@x.fr", "helper.lea@x.fr",
    ],
)  # fmt: skip
def test_a_persons_mailbox_is(address: str) -> None:
    assert found("personal-email", f"Écrivez à {address}, tous les jours") == [address]


@pytest.mark.parametrize(
    "text",
    [
        "https://medium.com/@lea.martin/un-article", "https://social.example/@lea@mastodon.example/113", "https://user:secret@ville.fr/a",
        "https://social.example/lea@mastodon.example", "ssh root@192.168.1.1", "git@github.com:ville/site.git", "https://x.example/a@b.fr/c",
    ],
)  # fmt: skip
def test_what_stands_in_a_link_is_no_mailbox(text: str) -> None:
    assert found("personal-email", f"Voir {text} ce soir") == []


def test_a_mailbox_that_a_query_asks_for_is() -> None:
    assert found("personal-email", "https://ville.fr/?mail=jean.dupont@ville.fr") == ["jean.dupont@ville.fr"]


@pytest.mark.parametrize(
    "number",
    [
        "00 33 6 12 34 56 78", "(+33) 6 12 34 56 78", "(+33)6 12 34 56 78", "(0033) 6 12 34 56 78", "+33 (0) 6 12 34 56 78",
        "06\u201112\u201134\u201156\u201178", "06\u201312\u201334\u201356\u201378", "06\u201012\u201034\u201056\u201078",
        "06\u200912\u200934\u200956\u200978", "06/12/34/56/78", "00 32 470 12 34 56", "(+32) 470 12 34 56",
        "(+41) 79 123 45 67", "00 44 7700 900123", "(+352) 621 123 456", "+33\u20116\u201112\u201134\u201156\u201178",
        "06\u201412\u201434\u201456\u201478", "(+33)\u00a06\u00a012\u00a034\u00a056\u00a078", "(+49) 151 12345678",
        "00 39 333 123 4567", "00\u00a033 7 12 34 56 78",
    ],
)  # fmt: skip
def test_a_number_is_found_however_it_is_written(number: str) -> None:
    assert found("personal-phone", f"Martine : {number}, le soir") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Version 01.02.03.04.05", "v. 01.02.03.04.05", "Réf. 06 12 34 56 78", "Référence commande : 06 12 34 56 78", "réf 0612345678",
        "Commande n° 06 12 34 56 78", "Dossier n° 0612345678", "SIRET 06 12 34 56 78", "Facture 06.12.34.56.78", "Lot n° 06 12 34 56 78",
        "Order no. 07123 456789", "Invoice #07123 456789", "06 12 34 56 78 90 12", "ISBN 06 12 34 56 78", "Release 01.02.03.04.05",
    ],
)  # fmt: skip
def test_a_reference_is_no_number_to_call(text: str) -> None:
    assert found("personal-phone", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Commandes : 06 12 34 56 78", "Mon n° : 06 12 34 56 78", "To order: 06 12 34 56 78", "Dossier suivi par Zoé, 06 12 34 56 78",
        "06 12 34 56 78 12 rue Pasteur", "06 12 34 56 78 20 h", "06 12 34 56 78 24h/24 7j/7", "Paul 06 12 34 56 78 35000 Rennes",
        "Réservez : 06 12 34 56 78 (12 places)", "n° 06 12 34 56 78",
    ],
)  # fmt: skip
def test_a_number_beside_figures_is_one(text: str) -> None:
    assert found("personal-phone", text) == ["06 12 34 56 78"]


@pytest.mark.parametrize(
    "text",
    [
        "Notre slogan « Tu m’as manqué » : réservez vos places", "“Toi et moi”, à voir avec votre famille",
        'Le film "Tu viens ?" : venez avec vos amis', "Vous connaissez « Et toi, tu dors ? » ?",
        "« Vous êtes ici » : viens avec tes amis", "Ta chanson, c’est « Vous permettez, monsieur ? »",
        "Votre série « Tu mourras moins bête » revient", "Lisez « Dis-moi que tu m’aimes », votre coup de cœur",
        "« T’as vu ? » revient dans votre théâtre", "Votre ciné : « Si tu voyais son cœur »", "“Toi”, un film à voir chez vous",
        "« Tu » ou « vous » ? Votre avis nous intéresse", "Réservez « Et toi ? » dès demain avec vos enfants",
        "« Tes nuits, mes jours » : votre roman de l’été", 'Le titre "Ton absence" vous touchera', "Vos enfants chantent « Mon beau sapin, toi le roi »",
        "« Vous permettez ? » : viens rire avec nous, ta place est prête", "« Tu peux le faire », dit l’affiche ; venez, vous aussi",
        "Vous lirez « Tu seras un homme » à la veillée", "« À toi de jouer » : inscrivez vos équipes",
    ],
)  # fmt: skip
def test_what_others_say_between_quotation_marks_addresses_nobody(text: str) -> None:
    assert found("tu-vous", text) == []


def test_outside_quotation_marks_it_does() -> None:
    assert found("tu-vous", "« Bonjour » : tu viens avec vos amis ?") == ["tu"]


WHOLE_ON_BLUESKY = [
    "#R&D", "#Saint-Émilion", "#fête-de-la-musique", "#l’été", "#Q&A", "#D&D", "#Aix-en-Provence", "#d’Artagnan", "#M&Ms",
    "#Rock'n'Roll", "#Mont-Saint-Michel", "#Coup-de-cœur", "#Sans-souci", "#Jean-Moulin", "#Val-d’Oise", "#Grand’Place", "#P&L", "#porte-à-porte",
    "#Presqu’île", "#Vingt-et-un",
]  # fmt: skip
ON = Checker(Charter(), network=registry.about)


@pytest.mark.parametrize("tag", WHOLE_ON_BLUESKY)
def test_a_hashtag_ends_where_that_network_ends_it(tag: str) -> None:
    def cut_on(platform: str) -> list[str]:
        context = TextContext(platform=platform, language="fr")
        findings = ON.check(f"Le programme de samedi {tag} en ligne", context)
        return [one.rule for one in findings if one.rule == "hashtag-punctuation"]

    assert cut_on("bluesky") == []
    assert [cut_on(name) for name in ("x", "mastodon", "linkedin", "instagram")] == [
        ["hashtag-punctuation"]
    ] * 4


@pytest.mark.parametrize(
    ("platform", "text", "tags"),
    [
        ("bluesky", "#C++ et #R&D", ["#C++", "#R&D"]),
        ("x", "#C++ et #R&D", ["#C", "#R"]),
        ("mastodon", "#a·b /#c", ["#a·b"]),
        ("bluesky", "(#Fête)", []),
        ("x", "(#Fête)", ["#Fête"]),
        ("linkedin", "#e\u0301te\u0301 #2026", ["#e\u0301te\u0301"]),
    ],
)
def test_the_rules_see_the_hashtags_that_the_network_makes(platform: str, text: str, tags: list[str]) -> None:
    assert [tag.text for tag in Text(text).on(registry.about(platform)).hashtags] == tags


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم", "کتاب\u200cها", "नमस्\u200cते", "क्\u200dष", "শ্র\u200dী", "ක්\u200dෂ", "ന\u200dമ", "ﻪ", "ភាសា\u200bខ្មែរ",
        "ภาษา\u200bไทย", "ພາສາ\u200bລາວ", "မြန်မာ\u200bစာ", "🙂\u200d↔️", "👩\u200d🚀", "🏳️\u200d🌈", "❤️\u200d🔥", "நன்\u200cறி", "ગુ\u200dજ", "ਪੰ\u200dਜ",
        "سلام\u200cعلیکم",
    ],
)  # fmt: skip
def test_joiners_that_a_script_needs_are_no_hidden_characters(text: str) -> None:
    assert found("invisible-characters", text, "en") == []


@pytest.mark.parametrize(
    "text",
    ["a\u200cb", "é\u200dà", "gra\u200btuit", "می\u200b‌خواهم", "a\u200cخ", "خ\u200ca", "!\u200c", "\u200cمی"],
)
def test_elsewhere_they_hide_something(text: str) -> None:
    assert found("invisible-characters", text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "(https://ville.fr/agenda)", "[https://ville.fr/agenda]", "{ville.example}", "(@lea@mastodon.example)", "(#Fête)",
        "_https://ville.fr/agenda_", "<https://ville.fr/agenda>", "(contact@ville.example)", "(:blobcat:)", "| #Fête |",
        "(@ville)", "(mailto:a@b.example)", "((https://ville.fr))", "(→ https://ville.fr)", "\\ #Fête /", "(1/3)", "(…)", "(!)",
        "(geo:48.1,-1.6)", "(ville.example/a?b=c)",
    ],
)  # fmt: skip
def test_brackets_around_a_link_are_no_drawing(text: str) -> None:
    assert found("ascii-art", f"Le programme\n{text}") == []
