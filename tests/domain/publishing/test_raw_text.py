"""Markdown, HTML and letters in a wrong encoding are said where a network shows them raw; nothing else is."""

from __future__ import annotations

import pytest

from cmdaily.domain.publishing.preflight import preflight
from cmdaily.domain.record import replace
from cmdaily.platforms import registry
from tests.domain.publishing.test_preflight import subject


def said(platform: str, text: str, rule: str = "markdown") -> list[str]:
    network = registry.about(platform)
    asked = replace(subject(text), network=network, limits=network.limits, by_hand=True)
    return [text[one.start : one.end] for one in preflight(asked) if one.rule == rule]


MARKED = [
    (
        "Inscriptions : [cliquez ici](https://ville.fr/inscription).",
        "[cliquez ici](https://ville.fr/inscription)",
    ),
    ("Read [our report](https://town.example/a_(b)) today", "[our report](https://town.example/a_(b))"),
    ("[Écrivez-nous](mailto:contact@ville.fr)", "[Écrivez-nous](mailto:contact@ville.fr)"),
    ("**Attention** : fermé lundi", "**Attention**"),
    ("Le marché est **exceptionnellement fermé** lundi.", "**exceptionnellement fermé**"),
    ("Titre\n## Programme\nOuvert", "## "),
    ("### Horaires", "### "),
    ("(**oui**)", "**oui**"),
    ("C’est **l’été** !", "**l’été**"),
    ("1. **Un** 2. **Deux**", "**Un**"),
]


@pytest.mark.parametrize(("text", "signs"), MARKED)
@pytest.mark.parametrize(
    "platform", ["x", "mastodon", "bluesky", "linkedin", "facebook", "telegram", "whatsapp"]
)
def test_it_is_said_where_its_signs_are_shown(platform: str, text: str, signs: str) -> None:
    assert said(platform, text) == [signs]


@pytest.mark.parametrize(("text", "signs"), MARKED)
@pytest.mark.parametrize("platform", ["discord", "reddit"])
def test_it_is_not_where_it_is_meant(platform: str, text: str, signs: str) -> None:
    assert signs in text
    assert said(platform, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Note : 4/5 **",
        "** Promo **",
        "2 ** 3 = 8",
        "Tarif [réduit] (https://ville.fr/tarifs)",
        "[1] https://ville.fr",
        "[sic] (voir p. 3)",
        "#Rennes # ##",
        "##",
        "# seul",
        "#1 #2",
        "mot de passe : a**b**c",
        "5 étoiles *****",
        "****",
        "*gras*",
        "_souligné_",
        "** oui**",
        "[vidéo](à venir)",
        "arr[0](x)",
        "[A](B)",
        "https://ville.fr/a**b**",
        "✨ **",
        "1 * 2 * 3",
        "f(x)[1](y)",
    ],
)
def test_nothing_else_is_markdown(text: str) -> None:
    assert said("x", text) == []


HTML = [
    ("&eacute;t&eacute; et hiver", "&eacute;"),
    ("Fish &amp; chips", "&amp;"),
    ("C&#39;est ici", "&#39;"),
    ("<b>Bonjour</b> à tous", "<b>"),
    ("Bonjour<br>à tous", "<br>"),
    ("Bonjour<br />à tous", "<br />"),
    ('Voir <a href="ville.fr">ici</a>', "<a href="),
    ("10&nbsp;h", "&nbsp;"),
    ("&laquo; Oui &raquo;", "&laquo;"),
    ("&Eacute;cole", "&Eacute;"),
    ("<strong>Fermé</strong>", "<strong>"),
]


@pytest.mark.parametrize(("text", "signs"), HTML)
@pytest.mark.parametrize("platform", ["x", "mastodon", "bluesky", "linkedin", "discord"])
def test_html_is_said(platform: str, text: str, signs: str) -> None:
    [found] = said(platform, text, "html")
    assert found.startswith(signs) or text.startswith("Voir")
    assert said("wordpress", text, "html") == []


@pytest.mark.parametrize(
    "text",
    [
        "R&D; AT&T; M&S",
        "<3 <3",
        "x < y > z",
        "a <- b -> c",
        "https://ville.fr/?a=1&copy;=2",
        "1 < 2; 3 > 2",
        "<@123456789012345678>",
        "Question & réponse ; oui",
        "<https://ville.fr>",
        "l’offre < 10 €, > 5 €",
        "Q&A; R&B;",
        "i<b et b>i",
        "&c; etc.",
        "P&P&B",
    ],
)
def test_nothing_else_is_html(text: str) -> None:
    assert said("x", text, "html") == []


@pytest.mark.parametrize(
    "text", ["café", "l’été", "« oui »", "Noël à Évian", "20 °C", "— non —", "œuf", "5 €", "naïve", "ç"]
)
@pytest.mark.parametrize("platform", ["x", "wordpress", "discord"])
def test_letters_in_a_wrong_encoding_are_said(platform: str, text: str) -> None:
    wrong = text.replace(" ", "\u00a0").encode().decode("cp1252", "replace")
    assert len(said(platform, f"Voici {wrong} demain", "broken-text")) == 1, wrong
    assert said(platform, f"Voici {text} demain", "broken-text") == []


@pytest.mark.parametrize(
    "text",
    [
        "SÃO PAULO",
        "Â TABLE",
        "pâté",
        "Âge d’or",
        "Ã",
        "châteaux",
        "câ€",
        "ÂME",
        "Crâne © Musée",
        "INFORMAÇÃO",
    ],
)
def test_letters_as_they_are_meant_are_not(text: str) -> None:
    assert said("x", text, "broken-text") == []
