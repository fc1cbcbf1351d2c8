"""Markdown in a text is said where a network shows its signs, and nothing else is taken for Markdown."""

from __future__ import annotations

import pytest

from cmdaily.domain.publishing.preflight import preflight
from cmdaily.domain.record import replace
from cmdaily.platforms import registry
from tests.domain.publishing.test_preflight import subject


def said(platform: str, text: str) -> list[str]:
    network = registry.about(platform)
    asked = replace(subject(text), network=network, limits=network.limits, by_hand=True)
    return [text[one.start : one.end] for one in preflight(asked) if one.rule == "markdown"]


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
